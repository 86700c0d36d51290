"""What tests of the safety questions do again and again: let them come, answer, look."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.screening.decision import Tier
from backcare_tui.session.prompter import DEAF_FOR
from backcare_tui.tui.frame.app_base import FLOWS
from backcare_tui.tui.screening.screen import ScreeningScreen
from tests.tui.house import NORMAL, Desk, House

ITEMS = load_screening(None)[0]
DAY = timedelta(days=1)


def jump(house: House) -> None:
    """Pain rose by five points, an hour ago, and nobody has answered for it."""
    house.settle()
    companion = house.program()
    now = house.clock.now()
    companion.record(PainRated(score=2), at=now - timedelta(hours=2))
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


async def hold(desk: Desk, *, presses: int = 6, every: float = 0.5, key: str = "n") -> None:
    """Keep `key` down: it repeats `presses` times."""
    for n in range(presses):
        if n:
            desk.clock.pass_time(every)
        await desk.pilot.press(key)
    await desk.settle()


async def tick(desk: Desk, *ids: str) -> None:
    """Go through the list and tick these."""
    keys = ["home"]
    for item in ITEMS:
        keys += ["space", "j"] if item.id in ids else ["j"]
    await desk.press(*keys)


def without_thumb(desk: Desk) -> str:
    return " ".join(desk.text.replace("▐", " ").split())


def is_asked(desk: Desk) -> bool:
    return isinstance(desk.app.screen, ScreeningScreen)


def answers(desk: Desk) -> list[ScreeningAnswered]:
    return [event for event in desk.events(ScreeningAnswered) if event.trigger != "first_run"]
