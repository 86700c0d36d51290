"""The first questions: at the first start, the safety questions after them, and later again."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.screening.flow import ScreeningFlow
from backcare_tui.tui.themes.flow import ThemeFlow

if TYPE_CHECKING:
    from backcare_tui.tui.first_run.screen import SetupScreen
    from backcare_tui.use_cases.first_run import FirstRun


class FirstRunFlow:
    """The first questions of one app."""

    def __init__(
        self,
        stage: Stage,
        screening: ScreeningFlow,
        themes: ThemeFlow,
        learn: Callable[[], Awaitable[None]],
    ) -> None:
        """`learn` shows what pain is."""
        self._stage, self._companion = stage, stage.companion
        self._learn = learn
        self._screening, self._themes = screening, themes
        self._screen: SetupScreen | None = None
        """The questions, while they are open."""
        self._was_asked = False
        """The questions were opened since the app started."""
        self._is_over = False
        """They and the safety questions were gone through."""
        self._due_at_start: bool | None = None
        """Whether they were due when the app started; what is set later counts next time."""

    @property
    def is_due(self) -> bool:
        """Whether the questions are on screen, or are about to be: nothing else asks then."""
        if self._due_at_start is None:
            done = self._companion.settings.setup.done  # mostly so, and then nothing is imported
            self._due_at_start = not done and self._answers.due
        return self._due_at_start and not self._is_over

    @property
    def is_open(self) -> bool:
        """Whether the questions are on screen."""
        return self._screen in self._stage.screen_stack

    @property
    def _answers(self) -> "FirstRun":
        from backcare_tui.use_cases.first_run import FirstRun

        return FirstRun(self._companion)

    def welcome(self) -> None:
        """Ask the questions if they have not been answered; once in a run of the app."""
        if not self._was_asked and self.is_due:
            self._was_asked = True
            self._stage.start(self._ask(self._answers.reached, first=True))

    async def again(self) -> None:
        """Ask the questions again, with the answers as they stand."""
        if not self.is_open:
            await self._ask(None, first=False)

    async def _ask(self, start: int | None, *, first: bool) -> None:
        from backcare_tui.content.first_run import ORDER
        from backcare_tui.tui.first_run.screen import WELCOME, SetupScreen
        from backcare_tui.use_cases.first_run import AnswerRefused

        answers = self._answers
        if start != len(ORDER):  # else only the safety questions are left
            with self._themes.a_flare_keeps_its_own() as theme:
                self._screen = SetupScreen(
                    self._companion,
                    answers,
                    self._themes.load(),
                    theme,
                    start=WELCOME if start is None else start,
                    keeps_progress=first,
                )
                await self._stage.ask(self._screen)
        if not answers.screened and await self._screening.ask("first_run") is None:
            return
        self._is_over = True
        try:
            answers.finish()
        except AnswerRefused as refused:
            self._stage.say(f"These questions come again at the next start. {refused}")
            return
        if self._companion.manner.hold is None:  # what needs checking goes first
            if first:
                await self._learn()
            self._stage.say("All set. , settings · ? keys")
