"""What the app offers once and takes a no for: the week's questions, the evening, flare mode."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import Offer, OfferDeclined, PegRated
from backcare_tui.tui.frame.look_actions import LookActions
from backcare_tui.tui.frame.place import NARROW, Place

if TYPE_CHECKING:
    from backcare_tui.tui.check_in.evening import EveningScreen

QUIET_FOR = timedelta(minutes=10).total_seconds()
"""Seconds after the start in which nothing is offered [our own design choice]."""
USUAL_DAYS = timedelta(days=28)
"""What the usual range of pain looks back on; the same as on Today, so it is read once."""
PEG_ITEMS = ("pain", "enjoyment", "activity")
"""What the week's three answers are, in the order they are asked for."""

_BUSY = (PromptState.HEADS_UP, PromptState.DUE, PromptState.ON_BREAK)
_LINES: dict[Offer, tuple[str, str]] = {
    "peg": ("Three questions about your week?   y yes   n not now", "Your week? y yes  n no"),
    "evening": ("Look back on the day?   y yes   n not now", "The day?  y yes  n no"),
    "flare": ("Is this a flare?   y flare mode   n not now", "A flare?  y yes  n no"),
}
"""What is said of each, and where there is little room."""
_ANSWERS = ("y yes", "y flare mode", "n not now", "n no")
"""What these lines say of keys."""


class OfferActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "offer_yes", "yes", id="offer.yes", tooltip="Yes to what is offered"),
        Binding("n", "offer_no", "not now", id="offer.no", tooltip="Not now; it is not asked soon"),
        Binding(
            "E",
            "evening",
            "look back on the day",
            show=False,
            id="offer.evening",
            tooltip="Pain on average and at worst, and what mattered; until noon for yesterday",
        ),
        Binding(
            "P",
            "peg",
            "questions of the week",
            show=False,
            id="offer.peg",
            tooltip="Three numbers about the past week",
        ),
    ]

    opened: list[Place]
    _asked_about: Entry | None
    """The absence that is asked about: one question at a time."""
    _offered: Offer | None = None
    _offer_line = ""
    _offers_since: float | None = None
    """When the app began, by the monotonic clock."""
    _said_yes: tuple[Offer, date] | None = None
    """What was agreed to, and the day: left in the middle it is not offered again at once."""
    _evening: "EveningScreen | None" = None
    _week: tuple[date, tuple[int, ...]] | None = None
    """The week's answers that were given before it was left in the middle, and the day."""

    def make_offers(self) -> None:
        """Put an offer on screen, or take one away; asked every minute and on every change."""
        offered = self._to_offer()
        line = ""
        if offered is not None:
            line = _LINES[offered][self.size.width < NARROW]
        for place in self.opened:
            if line and place.is_mounted and place.open_question != line:
                place.ask(line, _ANSWERS)
            elif not line and self._offer_line and place.open_question == self._offer_line:
                place.ask("")
        if offered is not self._offered:
            self._offered, self._offer_line = offered, line
            self.refresh_bindings()
        self._offer_line = line

    def _to_offer(self) -> Offer | None:
        """What there is to offer, at a moment that is good for it."""
        companion, screen = self.companion, self.screen
        now = companion.clock.monotonic()
        if self._offers_since is None:
            self._offers_since = now
        if now - self._offers_since < QUIET_FOR or self._asked_about is not None:
            return None
        if not isinstance(screen, Place) or screen.in_session or companion.plan().state in _BUSY:
            return None
        from backcare_tui.domain.offers import offer
        from backcare_tui.domain.pain.usual import Usual, usual

        today = companion.today()
        entries = companion.entries(today - USUAL_DAYS)

        def own() -> Usual | None:
            return usual(entries, companion.flares(), today)

        care = companion.settings.care
        found = offer(companion.milestones(), entries, care, companion.now(), own)
        return None if found is None or self._said_yes == (found, today) else found

    # -- answers

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("offer_yes", "offer_no"):
            return self._is_offering
        return super().check_action(action, parameters)

    @property
    def _is_offering(self) -> bool:
        """Whether the place in front shows an offer at this moment."""
        if not self._offer_line or not self.screen_stack:  # none while the app ends
            return False
        screen = self.screen
        return isinstance(screen, Place) and screen.asked == self._offer_line

    def action_offer_yes(self) -> None:
        offered = self._offered
        if offered is None:
            return
        self._said_yes = (offered, self.companion.today())
        self.make_offers()
        if offered == "peg":
            self.action_peg()
        elif offered == "evening":
            self.action_evening()
        else:
            self.call_later(self.run_action, "flare")

    def action_offer_no(self) -> None:
        if self._offered is not None:
            self.companion.record(OfferDeclined(offer=self._offered))
            self.say("OK, not now")

    # -- the week

    def action_peg(self) -> None:
        from backcare_tui.tui.check_in.peg import PegScreen

        day, given = self._week or (None, ())
        given = given if day == self.companion.today() else ()
        screen = PegScreen(self.companion, self._last_peg(), given, passing=self.passing_keys())
        self.push_screen(screen, self._peg_given)

    def edit_peg(self, entry: Entry) -> None:
        """Ask again what `entry` answers; enter keeps an answer as it is."""
        from backcare_tui.tui.check_in.peg import PegScreen

        if isinstance(entry.event, PegRated):
            screen = PegScreen(self.companion, entry.event, passing=self.passing_keys())
            self.push_screen(screen, partial(self._peg_changed, entry))

    def _last_peg(self) -> PegRated | None:
        weeks = [entry.event for entry in self.companion.milestones()]
        return next((event for event in reversed(weeks) if isinstance(event, PegRated)), None)

    def _peg_given(self, given: tuple[int, ...] | None) -> None:
        if given is None or len(given) < len(PEG_ITEMS):
            self._week = (self.companion.today(), given or ())
            if given:
                self.say(f"{len(given)} of {len(PEG_ITEMS)} answered; P resumes it today")
            return
        from backcare_tui.words.care import week_in_words

        self._week = None
        rated = _peg_of(given)
        before = self._last_peg()
        self.companion.record(rated)
        self.say(f"Your week: {week_in_words(rated, before)}")

    def _peg_changed(self, entry: Entry, given: tuple[int, ...] | None) -> None:
        if given is None or len(given) < len(PEG_ITEMS):
            return
        from backcare_tui.words.care import week_in_words

        rated = _peg_of(given)
        if rated != entry.event:
            self.companion.amend(entry, rated)
        self.say(f"That week: {week_in_words(rated)}")

    # -- the evening

    def action_evening(self) -> None:
        from backcare_tui.domain.offers import day_to_reflect, reflected

        companion = self.companion
        now = companion.now()
        entries = companion.entries(companion.today() - timedelta(days=1))
        day = day_to_reflect(entries, now)
        at = now if day == companion.today() else self._evening_of(day)
        self._look_back(day, at, reflected(entries, day))

    def edit_evening(self, entry: Entry) -> None:
        """Open the look back `entry` again, with what it holds."""
        self._look_back(day_of(entry.at), entry.at, entry)

    def _look_back(self, day: date, at: datetime, entry: Entry | None) -> None:
        from backcare_tui.tui.check_in.evening import EveningScreen

        scores = [
            rated.event.score
            for rated in self.companion.entries(day, day)
            if isinstance(rated.event, PainRated)
        ]
        self._evening = EveningScreen(
            self.companion, day, at, scores, entry, passing=self.passing_keys()
        )
        self.push_screen(self._evening, self._reflected)

    def keep_evening(self) -> None:
        """Write down what an open look back was given: the app is about to end."""
        if self._evening is not None:
            self._evening.keep()

    def _evening_of(self, day: date) -> datetime:
        """The instant that a look back written down later is about."""
        hour = self.companion.settings.care.evening_from
        return self.companion.clock.local(datetime.combine(day, time(hour)))

    def _reflected(self, entry: Entry | None) -> None:
        self._evening = None
        if entry is not None:
            from backcare_tui.words.entries import describe

            self.say(describe(entry.event, self.companion.catalogue))


def _peg_of(given: tuple[int, ...]) -> PegRated:
    """The week of its three answers."""
    return PegRated(**dict(zip(PEG_ITEMS, given, strict=True)))
