"""A flare over time: its beginning, its page, its end, and what is kept up in it.

What a key opens is imported when the key is pressed: the first frame does not wait for it.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.binding import BindingType

from backcare_tui.domain.flare.course import (
    RETURN_SHARES,
    Change,
    Flare,
    kept_on,
    return_days,
)
from backcare_tui.domain.journal.care_events import NonNegotiableKept
from backcare_tui.tui.flare.strip import flare_view
from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.portfolio.flow import ReliefFlow
from backcare_tui.tui.screening.flow import ScreeningFlow

if TYPE_CHECKING:
    from backcare_tui.domain.portfolio.tools import Tool
    from backcare_tui.tui.frame.ask import Ask

STILL_SO = timedelta(minutes=30)
"""Pain rated no longer ago than this is the pain before a relief: our own choice."""

BINDINGS: list[BindingType] = [
    key("f", "flare", "flare", "flare.open", "Flare mode, for bad days"),
    hidden(
        "F",
        "past_flares",
        "past flares",
        "flare.past",
        "The flares you had, how long they took, and what you used",
    ),
    hidden(
        "m", "keep", "kept", "flare.keep", "You did your non-negotiable today; again takes it back"
    ),
]


class FlareFlow:
    """Flare mode."""

    def __init__(self, stage: Stage, screening: ScreeningFlow, relief: ReliefFlow) -> None:
        self._stage, self._companion = stage, stage.companion
        self._screening, self._relief = screening, relief

    async def open(self) -> None:
        """Open the flare that is on, or begin one: the safety questions, then what it changes.

        None begins while something waits to be seen: what to do about that goes before.
        """
        if self._companion.manner.flare is None:
            if self._companion.manner.hold is not None:
                await self._screening.advise()
            elif not self._just_answered and await self._screening.ask("flare") is None:
                return
            if self._companion.manner.hold is not None:
                return
            await self._begin()
        self._show_page()

    @property
    def _just_answered(self) -> bool:
        from backcare_tui.domain.screening.asking import still_counts

        return still_counts(self._companion.milestones(), self._companion.now())

    async def _begin(self) -> None:
        from backcare_tui.tui.flare.entry import FlareEntryScreen
        from backcare_tui.use_cases.flare import begin
        from backcare_tui.use_cases.settings import keep

        companion = self._companion
        if companion.manner.flare is not None:
            return
        chosen = await self._stage.ask(FlareEntryScreen(companion))
        if chosen is None:
            self._stage.say("No flare was started")
        elif companion.manner.flare is None:  # not while we asked, by another program
            if chosen.keep and (refused := keep(companion, "care.non_negotiable", chosen.keep)):
                said = f"Your non-negotiable could not be kept in the settings: {refused}"
                self._stage.say(said)
            begin(companion, chosen.declined)

    def _show_page(self) -> None:
        from backcare_tui.tui.flare.screen import FlareScreen

        flare = self._companion.manner.flare
        if flare is not None:
            self._stage.show(FlareScreen, self._companion, flare, self._use)

    async def end(self) -> None:
        """Ask how it is now, and over how many days targets come back if they rest; sum it up."""
        companion = self._companion
        if companion.manner.flare is None:
            return
        from backcare_tui.tui.flare.summary import summary_screen
        from backcare_tui.tui.frame.ask import ask_score
        from backcare_tui.use_cases.flare import end, latest_pain

        pain = latest_pain(companion, companion.now())
        how_it_is = ask_score("How is it now?", pain, "0 none, 10 the worst imaginable")
        score = await self._stage.ask(how_it_is)
        if score is None:
            return
        days: str | None = "0"
        if companion.manner.has(Change.TARGETS):
            days = await self._stage.ask(_ask_return(companion.manner.flare, companion.today()))
        flare = companion.manner.flare
        if days is None or flare is None:  # left; or ended meanwhile, by another program
            return
        over = end(companion, flare, int(score), int(days))
        await self._stage.ask(summary_screen(companion, over))

    def _use(self, tool: "Tool") -> None:
        """Use a tool from the flare's page: pain that was just rated is the pain before it."""
        from backcare_tui.use_cases.flare import latest_pain

        before = latest_pain(self._companion, self._companion.now(), STILL_SO)
        self._stage.start(self._relief.use(tool, before))

    # -- what is kept, and what was

    @property
    def can_keep(self) -> bool:
        """Whether there is a non-negotiable to keep up today."""
        kept_up = self._companion.manner.has(Change.NON_NEGOTIABLE)
        return kept_up and bool(self._companion.settings.care.non_negotiable)

    def keep(self) -> None:
        """Mark the non-negotiable as kept today; once more takes it back."""
        companion = self._companion
        keep = flare_view(companion).keep
        if not keep:
            return
        kept = kept_on(companion.entries(companion.today()), companion.today())
        if kept is None:
            companion.record(NonNegotiableKept(what=keep))
            self._stage.say(f"Kept today: {keep}")
        else:
            companion.take_back(kept)
            self._stage.say(f"Taken back: {keep}")

    def past(self) -> None:
        """Open the list of the flares there were."""
        from backcare_tui.tui.flare.history import FlareHistoryScreen

        self._stage.show(FlareHistoryScreen, self._companion)


def _ask_return(flare: Flare | None, today: date) -> "Ask":
    """Over how many days targets come back; marked is what goes with the length of `flare`."""
    from backcare_tui.tui.frame.ask import Ask, Choice
    from backcare_tui.words.flare import steps_in_words

    lengths = [over for over in RETURN_SHARES if over]
    choices = [Choice(str(over), f"days: {steps_in_words(over)}", str(over)) for over in lengths]
    marked = lengths.index(2 if flare is None else return_days(flare, today))
    hint = "the longer the flare, the longer the way back"
    return Ask("Targets back over how many days?", choices, marked, hint)
