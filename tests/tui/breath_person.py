"""Somebody who breathes with the app: presses keys, lets time pass, reads what is shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.config import LoadedSettings
from backcare_tui.domain.journal.entries import BreathingFinished
from backcare_tui.domain.settings import BreathingSettings, LookSettings, Settings
from backcare_tui.tui.downshift.screen import BreathingScreen
from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits
from backcare_tui.tui.themes.theming import variable_defaults
from tests.clocks import FakeClock

NARROW, NORMAL, WIDE, TINY = (34, 8), (80, 24), (120, 40), (24, 6)
SIZES = (NARROW, NORMAL, WIDE, TINY)


class OnePlace(App[None]):
    """The place alone, with the keys that would lead away from it."""

    BINDINGS = [("1", "away", "Away"), ("6", "away", "Away"), ("t", "away", "Away")]

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.companion = companion
        self.place = BreathingScreen(companion)
        self.away = 0
        self.left = 0

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        self.push_screen(self.place)

    def action_away(self) -> None:
        self.away += 1

    def on_breathing_screen_left(self) -> None:
        self.left += 1


class Person:
    """Presses keys, waits, reads."""

    def __init__(self, pilot: Pilot[None], app: OnePlace, clock: FakeClock) -> None:
        self.pilot, self.app, self.clock = pilot, app, clock

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def wait(self, seconds: float) -> None:
        """Time passes, and a frame is drawn at least every half second."""
        frames = max(int(seconds * 2), 1)
        for _ in range(frames):
            self.clock.pass_time(seconds / frames)
            self.app.place.tick()
        await self.pilot.pause()

    async def resize(self, size: tuple[int, int]) -> None:
        await self.pilot.resize_terminal(*size)
        await self.pilot.pause()

    async def seen(self) -> str:
        await self.pilot.pause()
        screen: Screen[None] = self.app.place
        strips = screen._compositor.render_strips(screen.size)
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def area(self, kind: type[Widget]) -> str:
        """What an area says, as one line of words."""
        area = self.app.place.query_one(kind)
        return " ".join(str(area.render()).split())

    async def counts(self, number: int) -> bool:
        """Whether this number stands on the screen in large digits."""
        text = await self.seen()
        return any(
            all(row.strip() in text for row in large_digits(str(number), size))
            for size in (DigitSize.SMALL, DigitSize.BIG)
        )

    @property
    def sessions(self) -> list[BreathingFinished]:
        today = self.app.companion.today()
        found = self.app.companion.entries(today - timedelta(days=1))
        return [entry.event for entry in found if isinstance(entry.event, BreathingFinished)]


def use(companion: Companion, *, reduced: bool = False, **breathing: object) -> None:
    settings = Settings(
        breathing=BreathingSettings(**breathing),  # type: ignore[arg-type]  # names of fields
        look=LookSettings(reduced_motion=reduced),
    )
    companion.apply(LoadedSettings(settings, ()))


@asynccontextmanager
async def opened(
    companion: Companion, clock: FakeClock, size: tuple[int, int] = NORMAL
) -> AsyncIterator[Person]:
    app = OnePlace(companion)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Person(pilot, app, clock)
