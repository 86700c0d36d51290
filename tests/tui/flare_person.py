"""What tests of flare mode do again and again: answer, begin a flare, have had one."""

import re
from datetime import timedelta

from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, ToolUsed
from backcare_tui.tui.screening.list import ScreeningList
from tests.tui.house import Desk, House

DAY = timedelta(days=1)
WALK = '[care]\nnon_negotiable = "5–10 min walk"\n'


async def deny(desk: Desk) -> None:
    """See all of the list, and say that it is none of these."""
    for listed in desk.app.screen.query(ScreeningList):  # none: an answer was given just now
        while not listed.all_seen:
            await desk.press("pagedown")
        await desk.press("n")
    desk.clock.pass_time(2)


async def start(desk: Desk, *keys: str) -> None:
    """Begin a flare, with these keys pressed while its changes are shown."""
    await desk.press("f")
    await deny(desk)
    await desk.press(*(("c",) if keys else ()), *keys, "enter")


async def read_before(desk: Desk) -> None:
    """Wait until earlier flares have been read."""
    await desk.work_done()


def began(house: House, days: float, **fields: object) -> None:
    """A flare that began so many days ago, told by another program."""
    house.settle()
    home = house.program()
    home.record(FlareStarted(**fields), at=house.clock.now() - days * DAY)  # type: ignore[arg-type]  # its own fields


def past_flare(house: House, first: float, last: float) -> None:
    house.settle()
    home, now = house.program(), house.clock.now()
    home.record(FlareStarted(score=6), at=now - first * DAY)
    for n, after in enumerate((4, 5, 6)):
        at = now - (first - n / 4 - 0.1) * DAY
        home.record(ToolUsed(tool="heat", before=6, after=after), at=at)
    home.record(FlareEnded(score=2), at=now - last * DAY)


async def page(desk: Desk) -> str:
    """All of the page that is in front, as one line of words, without its frames."""
    size = desk.app.size
    await desk.pilot.resize_terminal(96, 150)
    await desk.settle()
    words = " ".join(re.sub("[│▌]", " ", line) for line in desk.lines).split()
    await desk.pilot.resize_terminal(*size)
    await desk.settle()
    return " ".join(words)
