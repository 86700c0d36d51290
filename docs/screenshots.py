"""`python -m docs.screenshots`: the pictures in the README, drawn by the app itself.

The app runs without a terminal, on files in a temporary folder, at a moment of a made-up Friday.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from textual.pilot import Pilot

from backcare_tui.companion import Companion, new_id, open_companion
from backcare_tui.domain.journal.care_events import (
    FlareEnded,
    FlareStarted,
    ScreeningAnswered,
    ToolUsed,
)
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakPostponed,
    BreakTaken,
    Entry,
    KnownEvent,
    PainRated,
    Side,
)
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.journal.journal import Filed
from backcare_tui.paths import find
from backcare_tui.tui.app import BackCareApp
from tests.clocks import FakeClock
from tests.homes import settle

OUT = Path(__file__).parent / "images"
REGIONS = ("low-back", "low-back-left", "buttock-left")
TOOLS = ("heat", "rest", "slow-walk")
NOW = datetime(2026, 11, 20, 13, 54, tzinfo=timezone(timedelta(hours=1)))

Scene = Callable[["Stage"], Awaitable[None]]


class Stage:
    """The running app and its clock."""

    def __init__(self, app: BackCareApp, pilot: Pilot[None], clock: FakeClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause(0.2)

    async def pass_time(self, seconds: float, step: float = 15) -> None:
        for _ in range(int(seconds / step)):
            self.clock.pass_time(step)
            self.app._beat()
        await self.pilot.pause(0.2)


def put(companion: Companion, event: KnownEvent, at: datetime) -> None:
    """Have written `event` down at `at`, when it happened."""
    entry = Entry(id=new_id(), at=at, device=companion.device, event=event)
    companion.journal.append([Filed(entry)])


def a_fortnight(companion: Companion, now: datetime) -> None:
    """Two weeks in which someone uses the app on most days."""
    known = {item.id: item for item in companion.catalogue.adjustments}
    adjustments = [known[id_] for id_ in ("stand-slower", "hug-load", "stand-slower", "bag-side")]
    for ago in range(13, 0, -1):
        if ago in (5, 6, 12, 13):
            continue
        for number in range(7 + (ago * 7) % 9):
            item = adjustments[(ago * 3 + number * 5) % len(adjustments)]
            side = (Side.LEFT, Side.RIGHT)[number % 3 == 0] if item.sided else None
            event = AdjustmentTallied(item=item.id, side=side)
            put(companion, event, now - timedelta(days=ago, minutes=-9 * number))
        for hours, score in ((5, 2 + ago % 3), (1, 2 + (ago * 5) % 3)):
            rated = PainRated(score=score, places=(Sore(REGIONS[(ago + hours) % 3]),))
            put(companion, rated, now - timedelta(days=ago, hours=hours))
        if ago % 2:
            used = ToolUsed(tool=TOOLS[ago % 3], before=4, after=2 + ago % 4)
            put(companion, used, now - timedelta(days=ago, hours=2))
    for number in range(7):
        item = adjustments[number % len(adjustments)]
        side = Side.LEFT if item.sided else None
        at = now - timedelta(minutes=240 - 30 * number)
        put(companion, AdjustmentTallied(item=item.id, side=side), at)
    for number, score in enumerate((3, 4, 4, 3, 2, 3)):
        rated = PainRated(score=score, sleep=6.5 if number == 5 else None)
        put(companion, rated, now - timedelta(minutes=280 - 48 * number))
    taken = BreakTaken(break_kind=BreakKind.MICRO, seconds=130, how="prompted")
    for number in range(5):
        put(companion, taken, now - timedelta(minutes=290 - 45 * number))
    later = BreakPostponed(break_kind=BreakKind.MICRO, seconds=300)
    put(companion, later, now - timedelta(minutes=118))


def a_flare(companion: Companion, now: datetime) -> None:
    """One that is on its third day, and the one before it."""
    began, day = FlareStarted(score=6), timedelta(days=1)
    put(companion, began, now - 52 * day)
    for number, (before, after) in enumerate(((6, 4), (5, 4), (5, 5), (4, 3))):
        used = ToolUsed(tool="heat", before=before, after=after)
        put(companion, used, now - (51 - number) * day)
    put(companion, FlareEnded(score=3), now - 47 * day)
    put(companion, began, now - 2 * day)
    for hours, score in ((50, 6), (44, 7), (28, 6), (20, 5), (5, 5)):
        put(companion, PainRated(score=score), now - timedelta(hours=hours))


async def draw(name: str, size: tuple[int, int], scene: Scene) -> None:
    """Play `scene` in a terminal of `size` and write `<name>.svg`."""
    with tempfile.TemporaryDirectory() as home:
        paths = find({"BACKCARE_HOME": home})
        clock = FakeClock(NOW)
        paths.content.mkdir(parents=True)
        held = "\n".join(f'[[tool]]\nid = "{tool}"\nheld = true' for tool in TOOLS)
        (paths.content / "portfolio.toml").write_text(held)
        paths.config_file.write_text('[care]\nnon_negotiable = "walk 8 min"\n')
        companion = open_companion(paths, clock)
        a_fortnight(companion, NOW)
        if name == "flare":
            a_flare(companion, NOW)
        settle(paths, clock)
        companion.record(ScreeningAnswered(tier="none"))
        app = BackCareApp(open_companion(paths, clock))
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.3)
            await scene(Stage(app, pilot, clock))
            OUT.mkdir(exist_ok=True)
            svg = app.export_screenshot(title="BackCare")
            (OUT / f"{name}.svg").write_text(svg, encoding="utf-8")


async def today(stage: Stage) -> None:
    await stage.pass_time(18 * 60)


async def due(stage: Stage) -> None:
    await stage.pass_time(30 * 60 + 15)


async def adjustments(stage: Stage) -> None:
    await stage.pass_time(18 * 60)
    await stage.press("2", *["down"] * 2)


async def breathing(stage: Stage) -> None:
    await stage.press("3", "enter", "4")
    for _ in range(58):
        stage.clock.pass_time(0.1)
        stage.app.screen.tick()  # type: ignore[attr-defined]  # the Downshift place is in front
    await stage.pilot.pause(0.2)


async def pain(stage: Stage) -> None:
    await stage.press("4")


async def body_map(stage: Stage) -> None:
    await stage.press("l", "4", "w", "c", "g")


async def flare(stage: Stage) -> None:
    await stage.press("f")


async def taking(stage: Stage) -> None:
    await due(stage)
    await stage.press("b")
    await stage.pass_time(40, step=1)


async def breathe(stage: Stage) -> None:
    await stage.press("3")


LARGE, SMALL = (120, 40), (34, 8)
SCENES: dict[str, tuple[tuple[int, int], Scene]] = {
    "today": (LARGE, today),
    "today-narrow": (SMALL, today),
    "due": (LARGE, due),
    "due-narrow": (SMALL, due),
    "taking": (LARGE, taking),
    "adjustments": (LARGE, adjustments),
    "breathe": (LARGE, breathe),
    "breathing": ((80, 24), breathing),
    "pain": (LARGE, pain),
    "body-map": ((80, 24), body_map),
    "flare": (LARGE, flare),
}


async def main(names: list[str]) -> None:
    for name in names or SCENES:
        size, scene = SCENES[name]
        await draw(name, size, scene)
        print(f"docs/images/{name}.svg")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
