"""Whatever the clocks do: no late prompt at wake-up, and none lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AwayNoticed,
    BreakKind,
    BreakStarted,
    ClockChanged,
    PainRated,
    PromptsPaused,
)
from tests.clocks import START
from tests.tui.machine import Machine

pytestmark = pytest.mark.no_cover

MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
MINUTE = timedelta(minutes=1)
WORKING, DUE, ON_BREAK = PromptState.WORKING, PromptState.DUE, PromptState.ON_BREAK


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    made = Machine(tmp_path)
    yield made
    await made.kill()


# -- asleep, stopped, set


@pytest.mark.parametrize("how", ["sleep", "pass_time"])
async def test_an_overdue_break_is_not_fired_at_wake_up(machine: Machine, how: str) -> None:
    """Suspended (the monotonic clock stops), or the process was stopped (it runs on)."""
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    asleep_since = machine.clock.now()
    getattr(machine.clock, how)(timedelta(hours=2))
    machine.beat()
    assert app.rings == []
    assert app.events() == [AwayNoticed(since=asleep_since, credited=LONG)]
    assert (app.plan.state, app.left) == (WORKING, 30 * MINUTE)
    machine.pass_time(30 * MINUTE)
    assert app.rings == [machine.clock.now()]


async def test_a_key_that_is_quicker_than_the_pulse_brings_no_overdue_break_at_wake_up(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.sleep(20 * MINUTE)
    app.companion.record(PainRated(score=3))
    assert app.rings == []
    assert app.plan.state is WORKING
    machine.beat()
    assert [type(event) for event in app.events()] == [PainRated, AwayNoticed]


async def test_a_nap_shorter_than_a_break_stops_the_clock_while_it_lasts(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.sleep(MINUTE)
    machine.beat()
    (away,) = app.events()
    assert isinstance(away, AwayNoticed)
    assert away.credited is None
    assert app.left == 10 * MINUTE


async def test_being_away_for_as_long_as_a_micro_break_counts_as_one(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.sleep(3 * MINUTE)
    machine.beat()
    assert app.events() == [AwayNoticed(since=START + 20 * MINUTE, credited=MICRO)]
    assert app.left == 30 * MINUTE


async def test_a_prompt_that_was_showing_when_the_lid_closed_is_gone_when_it_opens(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(31 * MINUTE)
    assert app.plan.state is DUE
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    assert app.plan.state is WORKING
    assert len(app.rings) == 1


async def test_a_break_that_comes_due_in_a_short_nap_waits_a_minute_after_it(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(29.5 * MINUTE)
    machine.clock.sleep(1.5 * MINUTE)
    machine.beat()
    assert app.rings == []
    assert app.left == MINUTE
    machine.pass_time(MINUTE)
    assert len(app.rings) == 1


async def test_a_break_is_still_there_after_sleeping_through_it(machine: Machine) -> None:
    app = machine.open()
    app.companion.record(BreakStarted(break_kind=MICRO))
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    assert app.plan.state is ON_BREAK
    assert not any(isinstance(event, AwayNoticed) and event.credited for event in app.events())


async def test_a_pause_that_ended_while_asleep_is_over_and_no_prompt_waits(
    machine: Machine,
) -> None:
    app = machine.open()
    app.companion.record(PromptsPaused(until=START + timedelta(hours=1)))
    machine.clock.sleep(timedelta(hours=3))
    machine.beat()
    assert app.rings == []
    assert app.plan.state is WORKING


async def test_a_clock_set_back_neither_rings_nor_delays(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.set_wall(machine.clock.now() - timedelta(hours=1))
    machine.beat()
    (changed,) = app.events()
    assert isinstance(changed, ClockChanged)
    assert changed.seconds == -3600
    assert app.left == 10 * MINUTE
    machine.pass_time(10 * MINUTE)
    assert len(app.rings) == 1


async def test_a_clock_set_back_while_a_prompt_shows_does_not_ring_twice(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(31 * MINUTE)
    machine.clock.set_wall(machine.clock.now() - timedelta(hours=1))
    machine.beat()
    assert app.plan.state is DUE
    machine.pass_time(MINUTE // 2)
    assert len(app.rings) == 1


async def test_a_clock_set_forward_is_like_time_away(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.set_wall(machine.clock.now() + timedelta(hours=1))
    machine.beat()
    assert app.rings == []
    assert app.left == 30 * MINUTE


async def test_a_time_servers_small_correction_leaves_no_trace(machine: Machine) -> None:
    app = machine.open()
    for seconds in (4, -4, 3):
        machine.clock.set_wall(machine.clock.now() + timedelta(seconds=seconds))
        machine.beat()
    assert app.events() == []
    machine.pass_time(31 * MINUTE)
    assert len(app.rings) == 1


async def test_a_flight_changes_nothing(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.fly_to(-9)
    machine.beat()
    assert app.events() == []
    assert app.left == 10 * MINUTE
    machine.pass_time(10 * MINUTE)
    assert len(app.rings) == 1


@pytest.mark.parametrize("night", [datetime(2026, 3, 29, 0, 45), datetime(2026, 10, 25, 0, 45)])  # noqa: DTZ001
async def test_on_the_nights_the_clocks_change_an_interval_is_as_long_as_ever(
    machine: Machine, night: datetime
) -> None:
    zone = ZoneInfo("Europe/Berlin")
    start = night.replace(tzinfo=UTC)
    machine.clock.set_wall(start.astimezone(zone))
    app = machine.open()
    for minutes in range(0, 30, 5):
        machine.pass_time(5 * MINUTE)
        # As the machine's clock does: the offset in force at this moment.
        now = (start + (minutes + 5) * MINUTE).astimezone(zone)
        machine.clock.set_wall(now.astimezone(timezone(now.utcoffset() or timedelta())))
        machine.beat()
    assert app.events() == []
    assert len(app.rings) == 1
    assert app.rings[0].astimezone(UTC) == start + 30 * MINUTE


# -- whatever happens


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("work"), st.floats(0, 3000)),
        st.tuples(st.just("sleep"), st.floats(1, 20_000)),
        st.tuples(st.just("stop"), st.floats(1, 20_000)),
        st.tuples(st.just("set"), st.floats(-100_000, 100_000)),
        st.tuples(st.just("fly"), st.floats(-12, 14)),
        st.tuples(st.just("reopen"), st.floats(0, 3000)),
    ),
    max_size=6,
)


@given(STEPS)
@settings(max_examples=40)
def test_whatever_the_clocks_do_nobody_is_surprised_and_no_break_is_lost(
    steps: list[tuple[str, float]],
) -> None:
    with TemporaryDirectory() as home:
        asyncio.run(_live_through(Machine(Path(home)), steps))


async def _live_through(machine: Machine, steps: list[tuple[str, float]]) -> None:
    app = machine.open()
    for how, amount in steps:
        rung = len(app.rings)
        match how:
            case "work":
                machine.pass_time(timedelta(seconds=amount))
                continue
            case "sleep":
                machine.clock.sleep(timedelta(seconds=amount))
            case "stop":
                machine.clock.pass_time(amount)
            case "set":
                machine.clock.set_wall(machine.clock.now() + timedelta(seconds=amount))
            case "fly":
                machine.clock.fly_to(round(amount))
            case _:
                await machine.kill()
                machine.clock.pass_time(amount)
                app = machine.open()
                rung = 0
        machine.beat()
        # A step too small to be noticed may carry a break over its time; that is not wake-up.
        if abs(amount) >= 30 or how == "fly":
            assert len(app.rings) == rung, f"rang at once after {how} {amount}"
    rung = len(app.rings)
    machine.pass_time(timedelta(minutes=42))
    assert len(app.rings) > rung, "forty minutes of work without a prompt"
    assert len(app.rings) <= rung + 4, "two prompts, each heard twice"
    await machine.kill()
    for _ in range(3):
        await asyncio.sleep(0)
