"""The uses of a tool, and a timer whose app was killed."""

from datetime import timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.use_cases.tools import lately, take_up
from tests.clocks import START, FakeClock

MINUTE = timedelta(minutes=1)


def begun(companion: Companion, minutes: int) -> None:
    companion.record(ToolUsed(tool="heat", seconds=0, until=START + minutes * MINUTE))


def test_a_timer_that_still_runs_is_taken_up(companion: Companion, clock: FakeClock) -> None:
    begun(companion, 15)
    clock.pass_time(5 * MINUTE)
    going, closed = take_up(companion, START + MINUTE)
    assert going is not None
    assert going.until == START + 15 * MINUTE
    assert not closed


def test_one_that_has_ended_is_closed_as_it_was_when_its_app_was_last_seen(
    companion: Companion, clock: FakeClock
) -> None:
    begun(companion, 15)
    clock.pass_time(60 * MINUTE)
    going, closed = take_up(companion, START + 4 * MINUTE)
    assert going is None
    assert [entry.event for entry in closed] == [ToolUsed(tool="heat", seconds=240)]
    assert take_up(companion, START) == (None, [])


def test_without_a_sign_of_life_only_what_was_written_counts(
    companion: Companion, clock: FakeClock
) -> None:
    begun(companion, 15)
    clock.pass_time(60 * MINUTE)
    _, (closed,) = take_up(companion, None)
    assert closed.event == ToolUsed(tool="heat", seconds=0)


def test_a_limit_of_24_hours_sees_the_day_before_in_any_zone(companion: Companion) -> None:
    hours = (-60, -30, -2, 3)
    for number, hour in enumerate(hours):
        use = ToolUsed(tool=f"tool-{number}")
        companion.record(use, at=START + timedelta(hours=hour))
    seen = [entry.event.tool for entry in lately(companion, START)]  # type: ignore[union-attr]  # all are uses
    assert seen == ["tool-1", "tool-2", "tool-3"]
