"""Looking back: on the day in the evening, and on the week with the three questions of the PEG.

The PEG asks for pain, enjoyment and general activity (Krebs 2009).
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from textual.binding import BindingType

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import PegRated
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.kit.keys import hidden

if TYPE_CHECKING:
    from backcare_tui.tui.check_in.evening import EveningScreen

PEG_ITEMS = ("pain", "enjoyment", "activity")
"""What the week's three answers are, in the order they are asked for."""

BINDINGS: list[BindingType] = [
    hidden(
        "E",
        "evening",
        "look back on the day",
        "offer.evening",
        "Pain on average and at worst, and what mattered; until noon for yesterday",
    ),
    hidden("P", "peg", "questions of the week", "offer.peg", "Three numbers about the past week"),
]


class LookBackFlow:
    """The panels in which a day and a week are looked back on."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._companion = stage, stage.companion
        self._evening: EveningScreen | None = None
        self._left_week: tuple[date, tuple[int, ...]] = (date.min, ())
        """The day a week was left in the middle, and its answers until then."""

    # -- the week

    async def week(self) -> None:
        """Ask the three questions; left in the middle, they are resumed on the same day."""
        from backcare_tui.tui.check_in.peg import PegScreen
        from backcare_tui.use_cases.look_back import last_week
        from backcare_tui.words.care import week_in_words

        today = self._companion.today()
        day, given = self._left_week
        passing = self._stage.passing_keys()
        given = given if day == today else ()
        screen = PegScreen(self._companion, given=given, passing=passing)
        answers = await self._stage.ask(screen) or ()
        if len(answers) < len(PEG_ITEMS):
            self._left_week = (self._companion.today(), answers)
            if answers:
                said = f"{len(answers)} of {len(PEG_ITEMS)} answered; P resumes it today"
                self._stage.say(said)
            return
        self._left_week = (date.min, ())
        rated, before = _week_of(answers), last_week(self._companion, self._companion.now())
        self._companion.record(rated)
        self._stage.say(f"Your week: {week_in_words(rated, before)}")

    async def edit_week(self, entry: Entry) -> None:
        """Ask again what `entry` answers; enter keeps an answer as it is."""
        from backcare_tui.tui.check_in.peg import PegScreen
        from backcare_tui.use_cases.look_back import last_week
        from backcare_tui.words.care import week_in_words

        if not isinstance(entry.event, PegRated):
            return
        screen = PegScreen(self._companion, entry.event, passing=self._stage.passing_keys())
        answers = await self._stage.ask(screen) or ()
        if len(answers) < len(PEG_ITEMS):
            return
        rated = _week_of(answers)
        before = last_week(self._companion, entry.at, entry)
        if rated != entry.event:
            self._companion.amend(entry, rated)
        self._stage.say(f"That week: {week_in_words(rated, before)}")

    # -- the day

    async def day(self) -> None:
        """Look back on today; until noon, on yesterday."""
        from backcare_tui.domain.offers import day_to_reflect, reflected
        from backcare_tui.use_cases.look_back import instant

        companion = self._companion
        entries = companion.entries(companion.today() - timedelta(days=1))
        day = day_to_reflect(entries, companion.now())
        await self._look_back(day, instant(companion, day), reflected(entries, day))

    async def edit_day(self, entry: Entry) -> None:
        """Open the look back `entry` again, with what it holds."""
        await self._look_back(day_of(entry.at), entry.at, entry)

    async def _look_back(self, day: date, at: datetime, entry: Entry | None) -> None:
        from backcare_tui.tui.check_in.evening import EveningScreen
        from backcare_tui.words.entries import describe

        told = readings_of(self._companion.entries(day, day))
        scores = [reading.score for reading in told if day_of(reading.at) == day]
        passing = self._stage.passing_keys()
        panel = EveningScreen(self._companion, day, at, scores, entry, passing=passing)
        self._evening = panel
        kept = await self._stage.ask(panel)
        self._evening = None
        if kept is not None:
            self._stage.say(describe(kept.event, self._companion.catalogue))

    def keep(self) -> None:
        """Write down what an open look back was given: the app is about to end."""
        if self._evening is not None:
            self._evening.keep()


def _week_of(answers: tuple[int, ...]) -> PegRated:
    """The week of its three answers."""
    return PegRated(**dict(zip(PEG_ITEMS, answers, strict=True)))
