"""Time since input on the person's terminals: never more than it is, whatever the clock does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.clock import SystemClock
from backcare_tui.prompts.presence.tty_idle import GRAIN, TerminalIdle
from backcare_tui.prompts.sighting import IsHere
from tests.clocks import START

ME, SOMEBODY = 1000, 1001


class Terminals:
    """Terminal devices whose input is written down as Linux does."""

    def __init__(self) -> None:
        self.wall = START.timestamp()
        self.ticks = 500.0
        self.atimes: dict[str, float] = {}
        self.owners: dict[str, int] = {}

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.wall, START.tzinfo)

    def type_on(self, path: str = "/dev/pts/1", owner: int = ME) -> None:
        second = int(self.wall)
        if second // 8 != int(self.atimes.get(path, -1)) // 8:
            self.atimes[path] = float(second)
        self.owners[path] = owner

    def pass_time(self, seconds: float) -> None:
        self.wall += seconds
        self.ticks += seconds

    def stat(self, path: str) -> os.stat_result:
        if path not in self.atimes:
            raise FileNotFoundError(path)
        atime = int(self.atimes[path])
        return os.stat_result((0o20620, 1, 1, 1, self.owners[path], 5, 0, atime, atime, atime))

    def source(self, *, blind: bool = False, paths: list[str] | None = None) -> TerminalIdle:
        return TerminalIdle(
            blind=blind,
            platform="linux",
            uid=ME,
            paths=lambda: ["/dev/pts/gone", *(self.atimes if paths is None else paths)],
            stat=self.stat,
            ticks=lambda: self.ticks,
        )


@pytest.fixture
def terminals() -> Terminals:
    return Terminals()


def seconds(idle: timedelta | None) -> float:
    assert idle is not None
    return idle.total_seconds()


def test_a_key_just_now_means_here(terminals: Terminals) -> None:
    terminals.type_on()
    seen = terminals.source().look(terminals.now)
    assert (seen.answer, seconds(seen.idle), seen.note) == (IsHere.YES, 0, "1 terminal")


def test_without_input_and_without_a_desktop_the_person_is_away(terminals: Terminals) -> None:
    terminals.type_on()
    terminals.pass_time(600)
    seen = terminals.source().look(terminals.now)
    assert seen.answer is IsHere.NO
    assert 600 - GRAIN <= seconds(seen.idle) <= 600


def test_who_may_be_reading_in_a_browser_is_not_away(terminals: Terminals) -> None:
    terminals.type_on()
    terminals.pass_time(600)
    seen = terminals.source(blind=True).look(terminals.now)
    assert seen.answer is IsHere.UNKNOWN
    assert seconds(seen.idle) > 590


def test_the_terminal_used_last_counts(terminals: Terminals) -> None:
    terminals.type_on("/dev/pts/1")
    terminals.pass_time(900)
    terminals.type_on("/dev/pts/2")
    seen = terminals.source().look(terminals.now)
    assert (seen.answer, seen.note) == (IsHere.YES, "2 terminals")


def test_somebody_elses_terminal_does_not_count(terminals: Terminals) -> None:
    terminals.type_on("/dev/pts/1", SOMEBODY)
    seen = terminals.source().look(terminals.now)
    assert (seen.answer, seen.idle) == (IsHere.UNKNOWN, None)
    assert seen.note == "no terminal of yours found"


def test_a_clock_set_ahead_makes_nobody_away(terminals: Terminals) -> None:
    source = terminals.source()
    terminals.type_on()
    source.look(terminals.now)
    terminals.pass_time(20)
    terminals.wall += 7200
    assert source.look(terminals.now).answer is IsHere.YES


def test_a_clock_set_back_keeps_nobody_here(terminals: Terminals) -> None:
    source = terminals.source()
    terminals.type_on()
    source.look(terminals.now)
    terminals.pass_time(600)
    terminals.wall -= 7200
    seen = source.look(terminals.now)
    assert seen.answer is IsHere.NO
    assert 590 <= seconds(seen.idle) <= 600
    terminals.type_on()
    assert source.look(terminals.now).answer is IsHere.YES


def test_a_night_asleep_counts_as_time_without_input(terminals: Terminals) -> None:
    source = terminals.source()
    terminals.type_on()
    source.look(terminals.now)
    terminals.pass_time(8 * 3600)  # ticks go on in suspend
    assert seconds(source.look(terminals.now).idle) >= 8 * 3600 - GRAIN


def test_input_that_lies_in_the_future_says_nothing(terminals: Terminals) -> None:
    terminals.type_on("/dev/pts/1")
    terminals.wall -= 86_400
    terminals.type_on("/dev/pts/2")
    terminals.pass_time(300)
    seen = terminals.source().look(terminals.now)
    assert (seen.answer, seen.idle) == (IsHere.UNKNOWN, None)


@given(st.lists(st.tuples(st.floats(0.1, 400), st.booleans(), st.booleans()), max_size=30))
def test_the_idle_time_is_never_more_than_it_is(steps: list[tuple[float, bool, bool]]) -> None:
    terminals = Terminals()
    source = terminals.source()
    terminals.type_on()
    last = terminals.ticks
    for length, types, looks in steps:
        terminals.pass_time(length)
        if types:
            terminals.type_on()
            last = terminals.ticks
        if looks:
            idle = seconds(source.look(terminals.now).idle)
            assert idle <= terminals.ticks - last + 1e-3
            assert idle >= terminals.ticks - last - 2 * GRAIN


@contextmanager
def a_real_terminal() -> Iterator[tuple[int, int, str]]:
    master, slave = os.openpty()
    try:
        yield master, slave, os.ttyname(slave)
    finally:
        os.close(master)
        os.close(slave)


@pytest.mark.process
def test_a_key_on_a_real_terminal_is_seen() -> None:
    with a_real_terminal() as (master, slave, path):
        now = SystemClock().now()
        long_ago = now.timestamp() - 600
        os.utime(path, (long_ago, long_ago))
        source = TerminalIdle(blind=False, uid=os.stat(path).st_uid, paths=lambda: [path])  # noqa: PTH116
        assert source.look(now).answer is IsHere.NO
        os.write(master, b"x\n")
        os.read(slave, 10)
        assert source.look(SystemClock().now()).answer is IsHere.YES


def test_the_terminals_of_this_machine_can_be_looked_at() -> None:
    for platform in ("linux", "darwin"):
        seen = TerminalIdle(blind=True, platform=platform).look(SystemClock().now())
        assert seen.source == "terminals"
