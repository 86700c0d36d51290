"""The world outside the app: notifications, calendars, held commands, status file."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.companion import open_companion
from backcare_tui.domain.journal.entries import BreakKind, BreakTaken
from backcare_tui.paths import Paths
from backcare_tui.prompts.holds.holds import holding
from backcare_tui.prompts.status_file import HEARTBEAT, read
from backcare_tui.session.outside import LONGEST_HOLD, Outside
from tests.clocks import FakeClock
from tests.prompts.ics import calendar

KITTY = {"TERM": "xterm-kitty"}
ALONE = "presence.terminals = false\npresence.desktop = false\n"


class World:
    """An `Outside` in a terminal that keeps what is written to it."""

    def __init__(self, home: Path, toml: str, environ: dict[str, str]) -> None:
        self.clock = FakeClock()
        self.paths = Paths(home / "data", home / "config", home / "state")
        self.paths.config.mkdir(parents=True)
        self.paths.config_file.write_text(ALONE + toml)
        self.companion = open_companion(self.paths, self.clock)
        self.written: list[str] = []
        self.outside = Outside(self.companion, environ, self.written.append, lambda _: None)

    def beat(self, *, leads: bool = True) -> None:
        self.outside.beat(self.clock.now(), leads=leads)

    async def settled(self) -> None:
        """Whatever was begun in the background is over."""
        while self.outside._tasks:
            for task in tuple(self.outside._tasks):
                await task


Make = Callable[..., World]


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[Make]:
    made: list[World] = []

    def make(toml: str = "", environ: dict[str, str] = KITTY) -> World:
        made.append(World(tmp_path / str(len(made)), toml, environ))
        return made[-1]

    yield make
    for each in made:
        await each.outside.close()


async def test_a_ring_is_a_notification_and_an_answer_takes_it_away(world: Make) -> None:
    here = world()
    here.outside.start()
    await here.settled()
    here.outside.ring("Time for a break", "Stand up")
    await here.settled()
    assert len(here.written) == 1
    assert here.written[0].startswith("\x1b]99;")
    here.outside.fall_silent()
    here.outside.fall_silent()
    await here.settled()
    assert len(here.written) == 2, "taken away once"


async def test_what_still_shows_at_the_end_is_taken_away(world: Make) -> None:
    here = world()
    here.outside.start()
    await here.settled()
    here.outside.ring("Time for a break", "Stand up")
    await here.settled()
    await here.outside.close()
    assert len(here.written) == 2


async def test_without_notifications_nothing_is_sent(world: Make) -> None:
    here = world("prompts.notify = false\n")
    here.outside.start()
    here.outside.ring("Time for a break", "Stand up")
    here.outside.fall_silent()
    await here.settled()
    assert here.written == []


async def test_a_channel_that_fails_fails_silently(
    world: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing() -> None:
        raise OSError

    here = world()
    here.outside._later(failing())
    with pytest.raises(OSError):  # noqa: PT011  (whatever it is)
        await here.settled()
    assert not here.outside._tasks


async def test_the_app_that_leads_keeps_the_status_file_and_takes_it_away(world: Make) -> None:
    here = world()
    here.beat(leads=False)
    assert read(here.paths.state, here.clock.now()) is None
    here.beat()
    first = read(here.paths.state, here.clock.now())
    assert first is not None
    here.companion.record(BreakTaken(break_kind=BreakKind.MICRO, seconds=120))
    here.beat()
    assert read(here.paths.state, here.clock.now()) != first, "told at the next beat"
    here.clock.pass_time(HEARTBEAT)
    here.beat()
    assert read(here.paths.state, here.clock.now() + HEARTBEAT) is not None
    await here.outside.close()
    assert read(here.paths.state, here.clock.now()) is None


async def test_a_held_command_holds_for_four_hours_at_most(world: Make) -> None:
    here = world()
    assert here.outside.surroundings.conditions(here.clock.now(), in_session=False).command == ""
    with holding(here.paths, "make", here.clock.now()):
        now = here.clock.now()
        assert here.outside.surroundings.conditions(now, in_session=False).command == "make"
        here.clock.pass_time(LONGEST_HOLD)
        now = here.clock.now()
        assert here.outside.surroundings.conditions(now, in_session=False).command == ""


async def test_calendars_are_read_once_a_minute_and_what_is_wrong_is_said(
    world: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.ics").write_text(calendar())
    here = world(f'calendar.paths = ["{tmp_path / "mine.ics"}"]\n')
    asked: list[object] = []
    assert here.outside._calendar is not None
    monkeypatch.setattr(here.outside._calendar, "refresh", asked.append)
    for _ in range(3):
        here.beat()
        here.clock.pass_time(timedelta(seconds=40))
    here.outside._threads.shutdown(wait=True)
    assert len(asked) == 2
    assert here.outside.problems == ()
    assert world().outside.problems == ()
