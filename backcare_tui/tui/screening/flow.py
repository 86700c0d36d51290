"""The safety questions: asked when they are due, and never skipped.

What a key opens is imported when the key is pressed: the first frame does not wait for it.
"""

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events
from textual.binding import BindingType

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.care_events import Trigger
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.screening.items import COPING
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.frame.stage import Given, Stage
from backcare_tui.tui.kit.keys import hidden

if TYPE_CHECKING:
    from backcare_tui.tui.screening.advice import AdviceScreen
    from backcare_tui.tui.screening.question_page import QuestionPage
    from backcare_tui.use_cases.asking import Asked

_IN_PEACE: tuple[Trigger, ...] = ("first_run", "monthly")
"""When there is time to ask what matters about the person first."""

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
        self._questions: QuestionPage[Any] | None = None
        """The questions that are open, or what is asked before them, in whatever mode."""
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
        self._answer, self._came_due = None, False
        coming.set_result(tier)
        return tier

    async def _ask(self, trigger: Trigger) -> Tier | None:
        from backcare_tui.use_cases.asking import asked_now, due_now
        from backcare_tui.use_cases.screening import answer, tier_of

        if trigger in _IN_PEACE and self._companion.context.is_due(self._companion.now()):
            await self.ask_context()
            if self._came_due and due_now(self._companion) is None:
                return None  # answered elsewhere meanwhile
        asked = asked_now(self._companion, trigger)
        ticked = await self._ask_questions(asked)
        if ticked is None:
            return None
        tier = tier_of(answer(self._companion, ticked, asked.due))
        if COPING in ticked:
            await self.cope()
        if tier >= Tier.TODAY:
            await self.advise()
            return tier
        from backcare_tui.words.screening import NONE_NOTE, ROUTINE_NOTE

        if set(ticked) != {COPING}:
            self._stage.say(ROUTINE_NOTE if ticked else NONE_NOTE)
        return tier

    async def _ask_questions(self, asked: "Asked") -> tuple[str, ...] | None:
        """What was ticked; None if it was left."""
        from backcare_tui.tui.screening.screen import ScreeningScreen

        return await self._put(ScreeningScreen(self._companion, asked))

    async def _put(self, screen: "QuestionPage[Given]") -> Given | None:
        """Put this page on screen, and wait for what it is closed with."""
        self._questions, self._mode = screen, self._stage.current_mode
        if self._came_due:
            screen.came_by_itself()
        given = await self._stage.ask(screen)
        self._questions = None
        return given

    async def ask_context(self) -> None:
        """Ask what matters about the person; what is left out is kept as not said."""
        from backcare_tui.tui.screening.context import ContextScreen
        from backcare_tui.use_cases.screening import tell

        told = await self._put(ContextScreen(self._companion))
        if told is not None:
            tell(self._companion, told.age, told.yes, told.no)

    # -- what to do

    async def advise(self) -> None:
        """Show what to do about the answer that waits, until it is closed; write down that the
        person was seen, or what was ticked by mistake."""
        from backcare_tui.tui.screening.advice import AdviceScreen
        from backcare_tui.tui.screening.slip import SlipScreen
        from backcare_tui.use_cases.screening import advice_now, correct, ticked, was_seen

        while not self.is_open and (said := advice_now(self._companion)) is not None:
            self._advice = AdviceScreen(self._companion, said)
            outcome = await self._stage.ask(self._advice)
            self._advice = None
            if outcome == "slip":
                slips = await self._stage.ask(SlipScreen(self._companion, ticked(self._companion)))
                if slips and correct(self._companion, slips) is Tier.NONE:
                    self._stage.say("Taken out. Nothing waits to be seen")
                continue
            if outcome in ("seen", "phone"):
                was_seen(self._companion, by_phone=outcome == "phone")
                self._stage.say("Noted. Break exercises are back on")
            return

    async def cope(self) -> None:
        """Show whom to talk to; it stays until it is closed."""
        from backcare_tui.tui.screening.cope import CopeScreen

        await self._stage.ask(CopeScreen(self._companion))

    # -- when it is due

    def ask_if_due(self) -> None:
        """Put the questions on screen if they are due.

        Asked at the start, on every change, and when what was in front has closed.
        """
        from backcare_tui.domain.screening.asking import LOOK_BACK
        from backcare_tui.use_cases.asking import due_now

        companion = self._companion
        recent = companion.entries(companion.today() - LOOK_BACK)
        found = due_now(companion)
        trigger = None if found is None else found.trigger
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

    def _keep_in_front(self, questions: "QuestionPage[Any]", trigger: Trigger | None) -> None:
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
