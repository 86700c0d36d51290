"""What the app offers once and takes a no for: the week's questions, the evening, flare mode."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from textual.binding import BindingType

from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.pain_events import Offer, OfferDeclined
from backcare_tui.domain.text import clean
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.frame.stage import Course, Stage
from backcare_tui.tui.kit.keys import hidden
from backcare_tui.tui.kit.sizes import NARROW
from backcare_tui.words.times import uncapital

QUIET_FOR = timedelta(minutes=10).total_seconds()
"""Seconds after the start in which nothing is offered that can wait: our own choice."""
USUAL_DAYS = timedelta(days=28)
"""What the usual range of pain looks back on; the same as on Today, so it is read once."""

_BUSY = (PromptState.HEADS_UP, PromptState.DUE, PromptState.ON_BREAK)
_LINES: dict[Offer, tuple[str, str]] = {
    "peg": ("Three questions about your week?   y yes   n not now", "Your week? y yes  n no"),
    "evening": ("Look back on the day?   y yes   n not now", "The day?  y yes  n no"),
    "cope": ("That sounds hard.   y whom to talk to   n not now", "Hard? y help  n no"),
    "flare": ("Is this a flare?   y flare mode   n not now", "A flare?  y yes  n no"),
    "habit": ("Two steady weeks. Add {}?   y yes   n not now", "A next habit? y yes  n no"),
}
"""What is said of each, in full and in short."""
_ANSWERS = ("y yes", "y flare mode", "y whom to talk to", "y help", "n not now", "n no")
"""What these lines say of keys."""

BINDINGS: list[BindingType] = [
    hidden("y", "offer_yes", "yes", "offer.yes", "Yes to what is offered"),
    hidden("n", "offer_no", "not now", "offer.no", "Not now; it is not asked soon"),
]


class Offers:
    """One offer at a time, on every place in `opened`.

    `ways`: what follows on a yes. `is_asking`: whether another question is open on the places.
    """

    def __init__(
        self,
        stage: Stage,
        opened: Sequence[Place],
        ways: Mapping[Offer, Callable[[], Course]],
        is_asking: Callable[[], bool],
    ) -> None:
        self._stage, self._companion = stage, stage.companion
        self._opened, self._ways, self._is_asking = opened, ways, is_asking
        self._offered: Offer | None = None
        self._line = ""
        self._habit: Adjustment | None = None
        """The habit that is offered, or would be."""
        self._since: float | None = None
        """When the app began, by the monotonic clock."""
        self._said_yes: tuple[Offer, date] | None = None
        """What was agreed to, and the day: left in the middle it is not offered again at once."""

    def make(self) -> None:
        """Put an offer on screen, or take one away; asked every minute and on every change."""
        offered, before = self._to_offer(), self._line
        line = ""
        if offered is not None:
            line = _LINES[offered][self._stage.screen.size.width < NARROW]
            if self._habit is not None:
                line = line.format(uncapital(clean(self._habit.cue)))
        for place in self._opened:
            if line and place.is_mounted and place.open_question != line:
                place.ask(line, _ANSWERS)
            elif not line and before and place.open_question == before:
                place.ask("")
        changes = offered is not self._offered
        self._offered, self._line = offered, line
        if changes:
            self._stage.screen.refresh_bindings()

    def _to_offer(self) -> Offer | None:
        """What there is to offer, at a moment that is good for it."""
        companion, screen = self._companion, self._stage.screen
        now = companion.clock.monotonic()
        if self._since is None:
            self._since = now
        if self._is_asking():
            return None
        if not isinstance(screen, Place) or screen.in_session or companion.plan().state in _BUSY:
            return None
        from backcare_tui.domain.offers import AT_ONCE, offer
        from backcare_tui.domain.pain.usual import Usual, usual, usual_or_said
        from backcare_tui.use_cases.habits import to_add_next

        today = companion.today()
        entries = companion.entries(today - USUAL_DAYS)

        def own() -> Usual | None:
            return usual_or_said(usual(entries, companion.flares(), today), care.usual_pain)

        def habit() -> Adjustment | None:
            self._habit = to_add_next(companion)
            return self._habit

        care, marks = companion.settings.care, companion.milestones()
        found = offer(marks, entries, care, companion.now(), own, habit)
        too_soon = now - self._since < QUIET_FOR and found not in AT_ONCE
        return None if too_soon or self._said_yes == (found, today) else found

    @property
    def are_shown(self) -> bool:
        """Whether the place in front shows an offer at this moment."""
        if not self._line or not self._stage.screen_stack:  # none while the app ends
            return False
        screen = self._stage.screen
        return isinstance(screen, Place) and screen.asked == self._line

    def accept(self) -> None:
        """Go the way of what is offered."""
        offered = self._offered
        if offered is not None:
            self._said_yes = (offered, self._companion.today())
            self.make()
            self._stage.start(self._ways[offered]())

    def decline(self) -> None:
        """Take no for an answer, and write it down."""
        if self._offered is not None:
            self._companion.record(OfferDeclined(offer=self._offered))
            self._stage.say("OK, not now")
