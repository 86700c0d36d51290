"""The safety questions: asked when they are due, and never skipped."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger, WasSeen
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.screening.decision import (
    LOOK_BACK,
    Tier,
    after_all,
    decide,
    due,
    ticked_since_seen,
    tier_named,
    to_renew,
)
from backcare_tui.tui.frame.look_actions import LookActions
from backcare_tui.tui.frame.place import Place

if TYPE_CHECKING:
    from backcare_tui.tui.screening.advice import AdviceScreen, Outcome
    from backcare_tui.tui.screening.screen import ScreeningScreen

Then = Callable[[Tier | None], None]
"""What goes on once all of it is closed: with what it came to, None where it was left."""


class ScreeningActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "exclamation_mark",
            "advice",
            "needs checking",
            show=False,
            id="screening.advice",
            tooltip="What to do now, a line to read out, and saying that you were seen",
        ),
        Binding(
            "exclamation_mark",
            "screening",
            "safety questions (screening)",
            show=False,
            id="screening.ask",
            tooltip="Signs that a back needs checking now or today; it takes 20 seconds",
        ),
    ]

    _screening: "ScreeningScreen | None" = None
    """The questions that are open, in whatever mode."""
    _screening_mode = ""
    _screening_due = False
    """They came by themselves, and go when they are answered elsewhere."""
    _screening_then: tuple[Then, ...] = ()
    """Who waits for the answer."""
    _advice: "AdviceScreen | None" = None
    """What to do about an answer, while it is on screen."""
    _listening = False
    _good_moment = True
    """The monthly ones may be asked: at the start, on a new day, after a check-in."""
    _trigger: Trigger | None = None
    """Why to ask, as it was found when `_looked` was looked at: entries, milestones, minute."""
    _looked: tuple[Sequence[Entry], Sequence[Entry], datetime] | None = None
    _looked_on: date | None = None
    _last_rating = ""

    @property
    def is_screening(self) -> bool:
        """Whether the safety questions, or what to do about them, are open: no prompt then."""
        return self._screening in self.screen_stack or self._advice in self.screen_stack

    @property
    def is_setting_up(self) -> bool:
        """Whether the first questions come first; whoever asks those says so."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "advice":
            return self.companion.manner.hold is not None
        if action == "screening":
            return self.companion.manner.hold is None
        return super().check_action(action, parameters)

    # -- when it is due

    def ask_screening_if_due(self) -> None:
        """Put the screening on screen where it is due; asked at the start and on every change."""
        if not self._listening:
            self._listening = True
            # What was in front has closed: now may be the time.
            self.screen_change_signal.subscribe(self, lambda _: self._ask_soon())
        if self.is_ending or self.is_setting_up:
            return
        trigger = self._trigger_now()
        if self._screening is not None:
            self._keep_in_front(trigger)
        elif self._is_free():
            good, self._good_moment = self._good_moment, False
            if trigger is not None and (good or trigger != "monthly"):
                self._open_screening(trigger)
                self._screening_due = True
                self._surprise()

    def _trigger_now(self) -> Trigger | None:
        """Why to ask now; made anew where an entry came or went, or the minute is another."""
        companion = self.companion
        now, milestones = companion.now(), companion.milestones()
        recent = companion.entries(companion.today() - LOOK_BACK)
        minute, before = now.replace(second=0, microsecond=0), self._looked
        if before is None or before[0] is not recent or before[1:] != (milestones, minute):
            self._looked = (recent, milestones, minute)
            self._trigger = due(milestones, recent, now)
            self._notice_moment(recent)
        return self._trigger

    def _ask_soon(self) -> None:
        # What follows on a closed screen is opened first.
        self.call_later(self.ask_screening_if_due)

    def _notice_moment(self, recent: Sequence[Entry]) -> None:
        """A new day, or a check-in that was not there before, is a good moment to ask."""
        today = self.companion.today()
        rated = (entry.id for entry in reversed(recent) if isinstance(entry.event, PainRated))
        last = next(rated, "")
        if (today, last) != (self._looked_on, self._last_rating):
            self._looked_on, self._last_rating = today, last
            self._good_moment = True

    def _is_free(self) -> bool:
        """Whether nothing is open, and nobody breathes or is on a break."""
        screen = self.screen
        on_break = self.companion.plan().state is PromptState.ON_BREAK
        return isinstance(screen, Place) and not screen.in_session and not on_break

    def _keep_in_front(self, trigger: Trigger | None) -> None:
        """Go to where the questions are open; close them where they were answered elsewhere."""
        screening = self._screening
        if screening is None:
            return
        if screening not in self.screen_stack:
            if self._is_free():
                self.switch_mode(self._screening_mode)
                self._surprise()
        elif trigger is None and self._screening_due:
            screening.dismiss(None)

    def _surprise(self) -> None:
        """The questions came to the front by themselves."""
        if self._screening is not None:
            self._screening.came_by_itself()

    async def on_event(self, event: events.Event) -> None:
        if not self._is_unheard(event):
            await super().on_event(event)

    def _is_unheard(self, event: events.Event) -> bool:
        """Whether it was meant for something else than the questions it would go to."""
        screening = self._screening
        if screening is None or not isinstance(event, events.InputEvent) or event.is_forwarded:
            return False  # what was forwarded was heard, and has bubbled up
        return screening.is_active and not screening.hears(event)

    # -- asking

    def action_screening(self) -> None:
        """The person asks for the questions."""
        self._open_screening("asked")

    def ask_screening(self, trigger: Trigger, then: Then) -> None:
        """Ask, write down the answer, show what to do about it, then call `then`.

        Where the questions are open already, `then` gets their answer.
        """
        self._screening_then = (*self._screening_then, then)
        self._open_screening(trigger)

    def _open_screening(self, trigger: Trigger, before: Entry | None = None) -> None:
        """`before`: the entry that the new answer is to replace; leaving keeps it."""
        from backcare_tui.tui.screening.screen import ScreeningScreen

        if self._screening is not None:
            return
        former = _answer_of(before)
        self._screening = ScreeningScreen(
            self.companion.catalogue.screening,
            trigger,
            self.companion.clock,
            ticked=former.ticked if former is not None else (),
            leavable=former is not None,
        )
        self._screening_mode, self._screening_due = self.current_mode, False
        self.push_screen(self._screening, partial(self._answered, trigger, before))

    def _answered(
        self, trigger: Trigger, before: Entry | None, ticked: tuple[str, ...] | None
    ) -> None:
        self._screening = None
        if ticked is None:
            former = _answer_of(before)
            self._go_on(tier_named(former.tier) if former is not None else None)
            return
        tier = decide(ticked, self.companion.catalogue.screening)
        event = ScreeningAnswered(tier=tier.id, ticked=ticked, trigger=trigger)
        entry = self._write_down(event, before)
        if tier >= Tier.TODAY:
            self._advise(partial(self._advised, tier, entry), just_answered=True)
            return
        from backcare_tui.words.screening import NONE_NOTE, ROUTINE_NOTE

        self.say(ROUTINE_NOTE if tier is Tier.ROUTINE else NONE_NOTE)
        self._go_on(tier)

    def _write_down(self, event: ScreeningAnswered, before: Entry | None) -> Entry:
        companion = self.companion
        now, milestones = companion.now(), companion.milestones()
        if before is not None:
            return companion.record(event, replaces=before)
        older = to_renew(milestones, now)
        entry = companion.record(event, at=after_all(milestones, now))
        if older is not None:
            companion.record(older, at=after_all(companion.milestones(), now))
        return entry

    def _go_on(self, tier: Tier | None) -> None:
        waiting_for_it, self._screening_then = self._screening_then, ()
        for then in waiting_for_it:
            then(tier)

    # -- what to do

    def action_advice(self) -> None:
        """Show again what to do about the answer that waits for "I was seen"."""
        if self._advice not in self.screen_stack:
            self._advise(self._advised_again)

    def _advise(
        self, then: "Callable[[Outcome | None], None]", *, just_answered: bool = False
    ) -> None:
        from backcare_tui.tui.screening.advice import AdviceScreen
        from backcare_tui.words.screening import advice

        companion = self.companion
        hold = companion.manner.hold
        if hold is None:  # seen in the meantime, says another device
            then(None)
            return
        said = advice(
            tier_named(hold.tier),
            ticked_since_seen(companion.milestones()),
            companion.catalogue.screening,
            companion.settings.care.emergency_number,
        )
        self._advice = AdviceScreen(said, just_answered=just_answered)
        self.push_screen(self._advice, then)

    def _advised(self, tier: Tier, entry: Entry, outcome: "Outcome | None") -> None:
        answer = _answer_of(entry)
        if outcome == "again" and answer is not None:
            self._open_screening(answer.trigger, entry)
            return
        if outcome == "seen":
            self._seen()
        self._go_on(tier)

    def _advised_again(self, outcome: "Outcome | None") -> None:
        if outcome == "again":
            self.action_screening()
        elif outcome == "seen":
            self._seen()

    def _seen(self) -> None:
        companion = self.companion
        companion.record(WasSeen(), at=after_all(companion.milestones(), companion.now()))
        self.say("Noted: you were seen. Break exercises are back on")


def _answer_of(entry: Entry | None) -> ScreeningAnswered | None:
    event = None if entry is None else entry.event
    return event if isinstance(event, ScreeningAnswered) else None
