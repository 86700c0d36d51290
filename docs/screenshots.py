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

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakPostponed,
    BreakTaken,
    PainRated,
    Side,
)
from backcare_tui.paths import find
from backcare_tui.tui.app import BackCareApp
from tests.clocks import FakeClock

OUT = Path(__file__).parent / "images"
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


def a_fortnight(companion: Companion, now: datetime) -> None:
    """Two weeks in which someone uses the app on most days."""
    adjustments = companion.catalogue.adjustments
    for ago in range(13, 0, -1):
        if ago in (5, 6, 12, 13):
            continue
        for number in range(14 + (ago * 7) % 23):
            item = adjustments[(ago * 3 + number * 5) % len(adjustments)]
            side = (Side.LEFT, Side.RIGHT)[number % 3 == 0] if item.sided else None
            event = AdjustmentTallied(item=item.id, side=side)
            companion.record(event, at=now - timedelta(days=ago, minutes=-9 * number))
        companion.record(PainRated(score=2 + ago % 3), at=now - timedelta(days=ago))
    for number in range(26):
        item = adjustments[(number * 3) % len(adjustments)]
        side = Side.LEFT if item.sided else None
        at = now - timedelta(minutes=240 - 9 * number)
        companion.record(AdjustmentTallied(item=item.id, side=side), at=at)
    for number, score in enumerate((3, 4, 4, 3, 2, 3)):
        companion.record(PainRated(score=score), at=now - timedelta(minutes=280 - 48 * number))
    taken = BreakTaken(break_kind=BreakKind.MICRO, seconds=130, how="prompted")
    for number in range(5):
        companion.record(taken, at=now - timedelta(minutes=290 - 45 * number))
    later = BreakPostponed(break_kind=BreakKind.MICRO, seconds=300)
    companion.record(later, at=now - timedelta(minutes=118))


async def draw(name: str, size: tuple[int, int], scene: Scene) -> None:
    """Play `scene` in a terminal of `size` and write `<name>.svg`."""
    with tempfile.TemporaryDirectory() as home:
        paths = find({"BACKCARE_HOME": home})
        clock = FakeClock(NOW)
        a_fortnight(open_companion(paths, clock), NOW)
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
    await stage.press("2", *["down"] * 12)


async def breathing(stage: Stage) -> None:
    await stage.press("3", "enter", "4")
    for _ in range(58):
        stage.clock.pass_time(0.1)
        stage.app.screen.tick()  # type: ignore[attr-defined]  # the Downshift place is in front
    await stage.pilot.pause(0.2)


SCENES: dict[str, tuple[tuple[int, int], Scene]] = {
    "today": ((120, 36), today),
    "today-narrow": ((34, 8), today),
    "due": ((80, 24), due),
    "adjustments": ((120, 36), adjustments),
    "breathing": ((80, 24), breathing),
}


async def main(names: list[str]) -> None:
    for name in names or SCENES:
        size, scene = SCENES[name]
        await draw(name, size, scene)
        print(f"docs/images/{name}.svg")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
