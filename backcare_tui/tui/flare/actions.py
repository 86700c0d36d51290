"""Flare mode: entering, leaving, and what it changes in the app's look.

What a key opens is imported when the key is pressed: the first frame does not wait for it.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.domain.flare.course import Change, Flare, kept_on
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, NonNegotiableKept
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.tui.flare.view import flare_view
from backcare_tui.tui.screening.actions import ScreeningActions
from backcare_tui.tui.themes.theming import load_theme, shipped_folder

if TYPE_CHECKING:
    from backcare_tui.domain.portfolio.tools import Tool
    from backcare_tui.domain.screening.decision import Tier
    from backcare_tui.tui.flare.entry import FlareChosen
    from backcare_tui.tui.flare.screen import FlareScreen

STILL_SO = timedelta(minutes=30)
"""Pain rated no longer ago than this is the pain before a relief [our own design choice]."""

Fitted = tuple[str, str]
"""The flare that the colours were last chosen for ("" none), and the theme that was wanted."""


class FlareActions(ScreeningActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "flare", "flare", id="flare.open", tooltip="Flare mode, for bad days"),
        Binding(
            "F",
            "past_flares",
            "past flares",
            show=False,
            id="flare.past",
            tooltip="The flares you had, how long they took, and what helped",
        ),
        Binding(
            "m",
            "keep",
            "kept",
            show=False,
            id="flare.keep",
            tooltip="You did your non-negotiable today; again takes it back",
        ),
    ]

    _fitted: Fitted = ("", "")

    if TYPE_CHECKING:

        def use_tool(self, tool: Tool, before: int | None = None) -> None:
            """The app's own: use a tool of the portfolio now."""

    # -- beginning and ending

    def action_flare(self) -> None:
        """Begin a flare after the screening, or open the one that is on."""
        if self.companion.manner.flare is None:
            self.ask_screening("flare", self._screened)
        else:
            self._open_flare()

    def on_flare_strip_opened(self) -> None:
        self.action_flare()

    def _screened(self, tier: "Tier | None") -> None:
        if tier is not None:
            # Later: the screens of the questions are still on their way out.
            self.call_later(self._offer_changes)

    def _offer_changes(self) -> None:
        from backcare_tui.tui.flare.entry import FlareEntryScreen

        if self.companion.manner.flare is None and not isinstance(self.screen, FlareEntryScreen):
            keep = self.companion.settings.care.non_negotiable
            self.push_screen(FlareEntryScreen(keep), self._flare_chosen)

    def _flare_chosen(self, chosen: "FlareChosen | None") -> None:
        if chosen is None:
            self.say("No flare was started")
            return
        if self.companion.manner.flare is None:  # not while we asked, by another program
            if chosen.keep:
                self._keep_from_now_on(chosen.keep)
            score = self._latest_pain()
            self.companion.record(FlareStarted(score=score, declined=chosen.declined))
        self._open_flare()

    def _latest_pain(self, within: timedelta = timedelta(days=1)) -> int | None:
        """What was rated last today, no longer ago than `within`; None: nothing was."""
        companion, now = self.companion, self.companion.now()
        for entry in reversed(companion.entries(companion.today())):
            if isinstance(entry.event, PainRated) and timedelta() <= now - entry.at <= within:
                return entry.event.score
        return None

    def _keep_from_now_on(self, what: str) -> None:
        from backcare_tui.config import ConfigError, set_value
        from backcare_tui.config import load as load_config

        path = self.companion.paths.config_file
        try:
            set_value(path, "care.non_negotiable", what)
        except ConfigError as error:
            self.say(f"Your non-negotiable could not be kept in the settings: {error}")
        else:
            self.companion.apply(load_config(path))

    def _open_flare(self) -> None:
        from backcare_tui.tui.flare.screen import FlareScreen

        flare = self.companion.manner.flare
        if flare is not None and not any(isinstance(s, FlareScreen) for s in self.screen_stack):
            self.push_screen(FlareScreen(self.companion, flare))

    def action_end_flare(self) -> None:
        """Two keys: how it is now, and over how many days targets come back, where they rest."""
        if self.companion.manner.flare is not None:
            from backcare_tui.tui.flare.end import ask_how_it_is

            self.push_screen(ask_how_it_is(self._latest_pain()), self._told_how_it_is)

    def _told_how_it_is(self, score: str | None) -> None:
        if score is None:
            return
        if not self.companion.manner.has(Change.TARGETS):
            self.call_later(self._end_flare, int(score), 0)
        else:
            from backcare_tui.tui.flare.end import ask_return

            def chosen(days: str | None) -> None:
                if days is not None:
                    self.call_later(self._end_flare, int(score), int(days))

            self.call_later(self.push_screen, ask_return(), chosen)

    def _end_flare(self, score: int, days: int) -> None:
        companion, flare = self.companion, self.companion.manner.flare
        if flare is None:  # ended meanwhile, by another program
            return
        companion.record(PainRated(score=score))
        ended = companion.record(FlareEnded(score=score, return_days=days))
        from backcare_tui.tui.flare.end import summary_screen

        self.push_screen(summary_screen(companion, Flare(flare.began, ended)))

    # -- what is kept, and what was

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "keep":
            kept_up = self.companion.manner.has(Change.NON_NEGOTIABLE)
            return kept_up and bool(self.companion.settings.care.non_negotiable)
        return super().check_action(action, parameters)

    def action_keep(self) -> None:
        """Mark the non-negotiable as kept today; once more takes it back."""
        companion = self.companion
        keep = flare_view(companion).keep
        if not keep:
            return
        kept = kept_on(companion.entries(companion.today()), companion.today())
        if kept is None:
            companion.record(NonNegotiableKept(what=keep))
            self.say(f"Kept today: {keep}")
        else:
            companion.retract(kept)
            self.say(f"Taken back: {keep}")

    def action_past_flares(self) -> None:
        from backcare_tui.tui.flare.history import FlareHistoryScreen

        if not isinstance(self.screen, FlareHistoryScreen):
            self.push_screen(FlareHistoryScreen(self.companion))

    def on_flare_screen_tool_chosen(self, message: "FlareScreen.ToolChosen") -> None:
        self.use_tool(message.tool, self._latest_pain(STILL_SO))

    # -- colours

    @property
    def theme_key(self) -> str:
        """The setting that a theme chosen by hand goes to: in a flare, the flare's."""
        return "look.flare_theme" if self.companion.manner.has(Change.THEME) else "look.theme"

    def first_theme(self) -> str:
        """The theme of the first frame: the one that fits the manner."""
        self._fitted = self._fitting()
        return self._fitted[1]

    def _fitting(self) -> Fitted:
        manner, look = self.companion.manner, self.companion.settings.look
        if manner.flare is not None and manner.has(Change.THEME):
            return manner.flare.began.id, look.flare_theme
        return "", look.theme

    def fit_manner(self) -> None:
        """Use the theme that fits the manner; asked at the start and on every change.

        Only where another one is wanted than last time: what was chosen by hand stays.
        """
        fitting = self._fitting()
        if fitting == self._fitted:
            return
        self._fitted = fitting
        choice = load_theme(fitting[1], shipped_folder(), self.companion.paths.themes)
        if choice.problems:
            self.say(choice.problems[-1].in_short)
        if self.theme != choice.theme.name:
            self.register_theme(choice.theme)
            self.theme = choice.theme.name
