"""The timer of a tool, through sleep, pauses and clocks that are set."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.timer import ToolTimer, running, unended
from backcare_tui.domain.portfolio.tools import Tool, ToolKind
from tests.clocks import FakeClock

MINUTE = timedelta(minutes=1)


def tool(low: int, high: int) -> Tool:
    return Tool(id="heat", kind=ToolKind.RELIEF, name="Heat", minutes=(low, high))


def begin(clock: FakeClock, low: int = 15, high: int = 20) -> ToolTimer:
    return ToolTimer.begin(tool(low, high), clock.now(), clock.monotonic())


def look(timer: ToolTimer, clock: FakeClock) -> ToolTimer:
    return timer.at(clock.now(), clock.monotonic())


@pytest.mark.parametrize(
    ("low", "high", "length"), [(15, 20, 15), (2, 15, 5), (2, 4, 4), (5, 5, 5), (10, 30, 10)]
)
def test_it_begins_with_the_shortest_time_or_five_minutes(low: int, high: int, length: int) -> None:
    assert begin(FakeClock(), low, high).length == length * MINUTE


def test_a_tool_without_minutes_has_no_timer() -> None:
    clock = FakeClock()
    with pytest.raises(ValueError, match="no timer"):
        ToolTimer.begin(
            Tool(id="x", kind=ToolKind.RELIEF, name="X"), clock.now(), clock.monotonic()
        )


def test_it_counts_down_and_ends() -> None:
    clock = FakeClock()
    timer = begin(clock)
    clock.pass_time(5 * MINUTE)
    timer = look(timer, clock)
    assert (timer.left, timer.is_over, timer.share) == (10 * MINUTE, False, pytest.approx(1 / 3))
    clock.pass_time(60 * MINUTE)
    timer = look(timer, clock)
    assert (timer.left, timer.is_over, timer.elapsed) == (0 * MINUTE, True, 15 * MINUTE)


def test_time_asleep_is_time_on_the_skin() -> None:
    clock = FakeClock()
    timer = begin(clock)
    clock.sleep(10 * MINUTE)
    assert look(timer, clock).left == 5 * MINUTE


def test_a_clock_that_is_set_back_takes_nothing_away() -> None:
    clock = FakeClock()
    timer = begin(clock)
    clock.pass_time(4 * MINUTE)
    clock.set_wall(clock.now() - timedelta(hours=1))
    assert look(timer, clock).elapsed == 4 * MINUTE


def test_a_flight_changes_nothing() -> None:
    clock = FakeClock()
    timer = begin(clock)
    clock.pass_time(4 * MINUTE)
    clock.fly_to(-8)
    assert look(timer, clock).elapsed == 4 * MINUTE


def test_a_pause_does_not_count_even_asleep() -> None:
    clock = FakeClock()
    timer = begin(clock)
    clock.pass_time(3 * MINUTE)
    timer = look(timer, clock).toggled()
    clock.sleep(timedelta(hours=2))
    timer = look(timer, clock).toggled()
    clock.pass_time(2 * MINUTE)
    assert look(timer, clock).elapsed == 5 * MINUTE


def test_it_can_be_made_longer_and_shorter_within_its_range() -> None:
    clock = FakeClock()
    timer = begin(clock)
    assert timer.longer(1).length == 16 * MINUTE
    assert timer.longer(9).length == 20 * MINUTE
    assert timer.longer(-3).length == 15 * MINUTE
    timer = timer.longer(5)
    clock.pass_time(18 * MINUTE)
    timer = look(timer, clock)
    assert timer.longer(-1).length == 19 * MINUTE
    assert timer.longer(-2) == timer, "what has passed is not taken back"


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(st.sampled_from(["pass", "sleep", "set", "pause", "more"]), st.integers(0, 900)),
        max_size=20,
    )
)
def test_whatever_the_clocks_do_it_only_moves_on_and_never_beyond_its_length(
    happens: list[tuple[str, int]],
) -> None:
    clock = FakeClock()
    timer, elapsed = begin(clock, 2, 60), timedelta(0)
    for what, seconds in happens:
        if what == "pass":
            clock.pass_time(seconds)
        elif what == "sleep":
            clock.sleep(timedelta(seconds=seconds))
        elif what == "set":
            clock.set_wall(clock.now() - timedelta(seconds=seconds))
        elif what == "pause":
            timer = look(timer, clock).toggled()
        else:
            timer = look(timer, clock).longer(seconds % 7 - 3)
        timer = look(timer, clock)
        assert elapsed <= timer.elapsed <= timer.length
        assert timer.shortest <= timer.length <= timer.longest
        elapsed = timer.elapsed


@given(ran=st.integers(0, 900), killed=st.integers(0, 10_000))
def test_its_entry_tells_how_it_stands_at_any_moment_after_it_was_written(
    ran: int, killed: int
) -> None:
    clock = FakeClock()
    timer = begin(clock)
    clock.pass_time(ran)
    timer = look(timer, clock)
    use = ToolUsed(
        tool="heat", seconds=timer.elapsed.total_seconds(), until=clock.now() + timer.left
    )
    entry = Entry(id="1", at=clock.now(), device="desk", event=use)
    clock.pass_time(killed)
    (left,) = unended([entry])
    assert left.used_for(clock.now()) == look(timer, clock).elapsed
    found = ToolTimer.found(tool(15, 20), left, clock.now(), clock.monotonic())
    assert found == look(timer, clock)
    assert (running([entry], clock.now()) is None) is found.is_over


def test_a_clock_that_is_set_back_leaves_an_entry_s_time_as_it_was_written() -> None:
    clock = FakeClock()
    use = ToolUsed(tool="heat", seconds=300, until=clock.now() + 10 * MINUTE)
    entry = Entry(id="1", at=clock.now(), device="desk", event=use)
    (left,) = unended([entry])
    found = ToolTimer.found(tool(15, 20), left, clock.now() - 90 * MINUTE, clock.monotonic())
    assert (found.elapsed, found.length) == (5 * MINUTE, 15 * MINUTE)


def test_a_use_without_a_running_timer_is_none_that_runs() -> None:
    clock = FakeClock()
    entry = Entry(id="1", at=clock.now(), device="desk", event=ToolUsed(tool="heat", seconds=300))
    assert unended([entry]) == []
    assert running([entry], clock.now()) is None
