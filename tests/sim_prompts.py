"""A stage for a day of `tests/sim.py`: an open app as far as its prompts go, without a screen."""

import asyncio

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.journal.entries import (
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
)
from backcare_tui.session.prompter import Prompter
from tests.sim import Stage


class PromptsStage(Stage):
    """An open app as far as prompts go. `busy`: the person is in a session in the app."""

    busy = False
    _companion: Companion
    _prompter: Prompter

    @property
    def companion(self) -> Companion:
        return self._companion

    @property
    def prompter(self) -> Prompter:
        return self._prompter

    async def open(self) -> None:
        self._companion = open_companion(self.paths, self.clock)
        self._companion.refresh()
        self._prompter = Prompter(
            self._companion,
            ring=lambda: self.rings.append(self.clock.now()),
            is_busy=lambda: self.busy,
            surroundings=self.world.surroundings(),
        )
        self._prompter.start()
        self._watch()

    async def close(self) -> None:
        """The person quits the app."""
        self._prompter.stop()
        await asyncio.sleep(0)

    async def kill(self) -> None:
        self._prompter._wake_up.stop()
        self._prompter._leader_lock.release()
        self._companion.changed._subscribers.clear()
        await asyncio.sleep(0)

    async def session(self, minutes: float) -> None:
        """A breathing session in the app."""
        self.busy = True
        await self.work(minutes)
        self.busy = False
        await self._beat()
        await self._notice()

    async def _beat(self) -> None:
        self._companion.refresh()
        self._prompter.beat()

    async def _answer(self, key: str) -> None:
        """What the app's keys write down (`tui/breaks/flow.py`)."""
        companion, plan = self._companion, self.plan
        self.world.last_key = self.clock.now()
        if key != "enter" and self._prompter.deaf:
            return
        asked, settings = plan.prompt_due, companion.settings.breaks
        match key:
            case "b":
                seconds = plan.length.total_seconds() if plan.short else None
                how = "own" if asked is None else "prompted"
                companion.record(
                    BreakStarted(break_kind=plan.kind, how=how, seconds=seconds, due=asked)
                )
            case "enter":
                assert plan.started is not None, plan
                taken = (self.clock.now() - plan.started).total_seconds()
                companion.record(
                    BreakTaken(break_kind=plan.kind, seconds=taken, how=plan.how, due=plan.answers)
                )
            case "z":
                seconds = settings.later.total_seconds()
                companion.record(BreakPostponed(break_kind=plan.kind, seconds=seconds, due=asked))
            case _:
                companion.record(BreakSkipped(break_kind=plan.kind, due=asked))
        await self._notice()
