"""What tests of the safety questions do again and again: let them come, answer, look."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.screening.items import ScreeningItem
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.session.prompter import DEAF_FOR
from backcare_tui.tui.frame.app_base import FLOWS
from backcare_tui.tui.screening.list import ScreeningList
from backcare_tui.tui.screening.screen import ScreeningScreen
from tests.tui.house import NORMAL, Desk, House

ITEMS = load_screening(None)[0]
DAY = timedelta(days=1)


def jump(house: House) -> None:
    """Pain was far above the usual an hour ago, and nobody has answered for it."""
    house.settle()
    companion = house.program()
    now = house.clock.now()
    for days in range(1, 8):
        companion.record(PainRated(score=2), at=now - days * DAY)
    companion.record(PainRated(score=7), at=now - timedelta(hours=1))


def ask_for(desk: Desk, trigger: Trigger, came: list[Tier | None]) -> None:
    """Ask as another flow does; what the questions came to is added to `came`."""

    async def wait() -> None:
        came.append(await desk.app.screening.ask(trigger))

    desk.app.run_worker(wait(), group=FLOWS)


@asynccontextmanager
async def asked(house: House, size: tuple[int, int] = NORMAL) -> AsyncIterator[Desk]:
    """The app opens with the questions, and has come to hear what is said to them."""
    async with house.open(size) as desk:
        assert is_asked(desk)
        await listened(desk)
        yield desk


async def listened(desk: Desk) -> None:
    """Wait until questions that came by themselves hear an answer."""
    await desk.pass_time(DEAF_FOR)


async def deny(desk: Desk) -> None:
    """See all of the list, and say that it is none of these."""
    while not desk.app.screen.query_one(ScreeningList).all_seen:
        await desk.press("pagedown")
    await desk.press("n")


async def tick(desk: Desk, *ids: str) -> None:
    """Go through the list and tick these."""
    keys = ["home"]
    for item in listed(desk):
        keys += ["space", "j"] if item.id in ids else ["j"]
    await desk.press(*keys)


def listed(desk: Desk) -> tuple[ScreeningItem, ...]:
    """The items that are asked now."""
    return tuple(desk.app.screen.query_one(ScreeningList)._items)


def without_thumb(desk: Desk) -> str:
    """What is on screen, without frames and the edge of the highlighted row."""
    return " ".join(re.sub("[▐▌╭╮╰╯─│]", " ", desk.text).split())


def is_asked(desk: Desk) -> bool:
    return isinstance(desk.app.screen, ScreeningScreen)


def answers(desk: Desk) -> list[ScreeningAnswered]:
    return [event for event in desk.events(ScreeningAnswered) if event.trigger != "first_run"]
