"""The safety questions: asked when they are due, and never skipped.

What a key opens is imported when the key is pressed: the first frame does not wait for it.
"""

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.binding import BindingType

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.screening.waiting import Tier, tier_named
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.kit.keys import hidden

if TYPE_CHECKING:
    from backcare_tui.tui.screening.advice import AdviceScreen, Outcome
    from backcare_tui.tui.screening.screen import ScreeningScreen

BINDINGS: list[BindingType] = [
    hidden(
        "exclamation_mark",
        "advice",
        "needs checking",
        "screening.advice",
        "What to do now, a line to read out, and saying that you were seen",
    ),
    hidden(
        "exclamation_mark",
        "screening",
        "safety questions (screening)",
        "screening.ask",
        "Signs that a back needs checking now or today; it takes 20 seconds",
    ),
]


class ScreeningFlow:
    """The questions, the answer, and what to do about it."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._companion = stage, stage.companion
        self._answer: asyncio.Future[Tier | None] | None = None
        """What the questions that are under way come to."""
        self._questions: ScreeningScreen | None = None
        """The questions that are open, in whatever mode."""
        self._mode = ""
        self._came_due = False
        """They came by themselves, and go when they are answered elsewhere."""
        self._advice: AdviceScreen | None = None
        """What to do about an answer, while it is on screen."""
        self._good_moment = True
        """The monthly ones may be asked: at the start, on a new day, after a check-in."""
        self._moment: tuple[date, str] | None = None
        """The day of the last look, and the id of the latest rating."""

    @property
    def is_open(self) -> bool:
        """Whether the safety questions, or what to do about them, are open: no prompt then."""
        stack = self._stage.screen_stack
        return self._questions in stack or self._advice in stack

    # -- asking

    async def ask(self, trigger: Trigger) -> Tier | None:
        """Ask, write down the answer, and show what to do about it.

        Returns what it came to, once all of it is closed; None if it was left. If the questions
        are open already, their answer counts for everybody who waits.
        """
        if self._answer is not None:
            return await self._answer
        coming = self._answer = asyncio.get_running_loop().create_future()
        tier = await self._ask(trigger)
        self._answer = None
        coming.set_result(tier)
        return tier

    async def _ask(self, trigger: Trigger) -> Tier | None:
        from backcare_tui.use_cases.screening import answer, tier_of

        before: Entry | None = None
        while True:  # until it is not answered again
            former = _answer_of(before)
            ticked = await self._ask_questions(trigger, former)
            if ticked is None:
                return None if former is None else tier_named(former.tier)
            before = answer(self._companion, ticked, trigger, replaces=before)
            tier = tier_of(before)
            if tier < Tier.TODAY:
                from backcare_tui.words.screening import NONE_NOTE, ROUTINE_NOTE

                self._stage.say(ROUTINE_NOTE if tier is Tier.ROUTINE else NONE_NOTE)
                return tier
            if await self._advise(just_answered=True) != "again":
                return tier

    async def _ask_questions(
        self, trigger: Trigger, former: ScreeningAnswered | None
    ) -> tuple[str, ...] | None:
        """What was ticked. `former`: the answer that is to be replaced; leaving keeps it."""
        from backcare_tui.tui.screening.screen import ScreeningScreen

        screen = self._questions = ScreeningScreen(
            self._companion,
            self._companion.catalogue.screening,
            trigger,
            ticked=former.ticked if former is not None else (),
            leavable=former is not None,
        )
        self._mode = self._stage.current_mode
        if self._came_due:
            screen.came_by_itself()
        ticked = await self._stage.ask(screen)
        self._questions, self._came_due = None, False
        return ticked

    # -- what to do

    async def advise(self) -> None:
        """Show again what to do about the answer that waits for "I was seen"."""
        if self._advice is None and await self._advise() == "again":
            await self.ask("asked")

    async def _advise(self, *, just_answered: bool = False) -> "Outcome | None":
        """Show what to do; that the person was seen is written down."""
        from backcare_tui.tui.screening.advice import AdviceScreen
        from backcare_tui.use_cases.screening import advice_now, was_seen

        said = advice_now(self._companion)
        if said is None:  # seen in the meantime, says another device
            return None
        screen = self._advice = AdviceScreen(self._companion, said, just_answered=just_answered)
        outcome = await self._stage.ask(screen)
        self._advice = None
        if outcome == "seen":
            was_seen(self._companion)
            self._stage.say("Noted: you were seen. Break exercises are back on")
        return outcome

    # -- when it is due

    def ask_if_due(self) -> None:
        """Put the questions on screen if they are due.

        Asked at the start, on every change, and when what was in front has closed.
        """
        from backcare_tui.domain.screening.decision import LOOK_BACK, due

        companion = self._companion
        recent = companion.entries(companion.today() - LOOK_BACK)
        trigger = due(companion.milestones(), recent, companion.now())
        rated = (entry.id for entry in reversed(recent) if isinstance(entry.event, PainRated))
        moment = (companion.today(), next(rated, ""))
        if moment != self._moment:  # a new day, or a check-in that was not there before
            self._moment, self._good_moment = moment, True
        if self._questions is not None:
            self._keep_in_front(self._questions, trigger)
        elif self._is_free():
            good, self._good_moment = self._good_moment, False
            if trigger is not None and (good or trigger != "monthly"):
                self._came_due = True
                self._stage.start(self.ask(trigger))

    def _is_free(self) -> bool:
        """Whether nothing is open, and nobody breathes or is on a break."""
        screen = self._stage.screen
        on_break = self._companion.plan().state is PromptState.ON_BREAK
        return isinstance(screen, Place) and not screen.in_session and not on_break

    def _keep_in_front(self, questions: "ScreeningScreen", trigger: Trigger | None) -> None:
        """Go to where the questions are open; close them if they were answered elsewhere."""
        if questions not in self._stage.screen_stack:
            if self._is_free():
                self._stage.switch_mode(self._mode)
                questions.came_by_itself()
        elif trigger is None and self._came_due:
            questions.dismiss(None)

    def misses(self, event: events.Event) -> bool:
        """Whether `event` was meant for something else than the questions it would go to."""
        questions = self._questions
        if questions is None or not isinstance(event, events.InputEvent) or event.is_forwarded:
            return False  # what was forwarded was heard, and has bubbled up
        return questions.is_active and not questions.hears(event)


def _answer_of(entry: Entry | None) -> ScreeningAnswered | None:
    event = None if entry is None else entry.event
    return event if isinstance(event, ScreeningAnswered) else None
