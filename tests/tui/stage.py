"""The whole app as a stage for a day of `tests/sim.py`: answers are keys, the rest is the world."""

from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from textual.pilot import Pilot

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.problems import Problem
from backcare_tui.session.prompter import Prompter
from backcare_tui.tui.app import BackCareApp
from tests.homes import settle
from tests.sim import Stage
from tests.sim_world import World


class MadeUpOutside:
    """In place of `tui/outside.py`: presence and meetings of a made-up world, and no delivery."""

    problems: tuple[Problem, ...] = ()

    def __init__(self, world: World) -> None:
        self.surroundings = world.surroundings()
        self.presence = SimpleNamespace(noticed_input=lambda _: None)

    def beat(self, *_: object, **__: object) -> None: ...

    def ring(self, *_: object) -> None: ...

    def fall_silent(self) -> None: ...

    async def close(self) -> None: ...


class StagedApp(BackCareApp):
    """The app, with a bell that is counted."""

    CSS_PATH = Path(__file__).parents[2] / "backcare_tui/tui/app.tcss"

    def __init__(self, companion: Companion, stage: "AppStage") -> None:
        self._stage = stage
        super().__init__(companion)

    def _open_outside(self) -> Any:
        return MadeUpOutside(self._stage.world)

    def bell(self) -> None:
        self._stage.rings.append(self._stage.clock.now())


class AppStage(Stage):
    """See the module's text. `size` is that of the terminal."""

    size = (80, 24)
    app: StagedApp
    pilot: Pilot[None]
    _open_app: AsyncExitStack

    @property
    def companion(self) -> Companion:
        return self.app.companion

    @property
    def prompter(self) -> Prompter:
        assert self.app.prompter is not None
        return self.app.prompter

    async def open(self) -> None:
        settle(self.paths, self.clock)
        self.app = StagedApp(open_companion(self.paths, self.clock), self)
        self._open_app = AsyncExitStack()
        self.pilot = await self._open_app.enter_async_context(self.app.run_test(size=self.size))
        await self.pilot.pause()
        self._watch()

    async def kill(self) -> None:
        # What the kernel does for a process that is gone.
        self.prompter._wake_up.stop()
        self.prompter._leader_lock.release()
        await self._open_app.aclose()

    async def press(self, *keys: str) -> None:
        self.world.last_key = self.clock.now()
        await self.pilot.press(*keys)
        await self.pilot.pause()
        self._watch()

    async def expect_on_screen(self, words: str) -> None:
        assert words in self.text, self.text

    async def expect_screens(self, count: int) -> None:
        """So many screens lie on each other: one, where nothing asks anything."""
        assert len(self.app.screen_stack) == count, self.app.screen_stack

    @property
    def text(self) -> str:
        """The screen, runs of blanks as one."""
        strips = self.app.screen._compositor.render_strips(self.app.screen.size)
        return " ".join(" ".join(strip.text for strip in strips).split())

    async def _beat(self) -> None:
        self.app._beat()

    async def _notice(self) -> None:
        await self.pilot.pause()
        self._watch()

    async def _answer(self, key: str) -> None:
        if key == "enter":
            assert self.plan.state is PromptState.ON_BREAK, self.plan
        await self.press(key)
