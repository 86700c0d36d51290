"""Every feature's flow, and the keys that begin its courses. It decides nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.reactive import Initialize, Reactive
from textual.screen import Screen

from backcare_tui.companion import Companion
from backcare_tui.tui.breaks import flow as breaks
from backcare_tui.tui.breaks import presence
from backcare_tui.tui.check_in import flow as check_in
from backcare_tui.tui.check_in import look_back, offers
from backcare_tui.tui.first_run.flow import FirstRunFlow
from backcare_tui.tui.flare import flow as flare
from backcare_tui.tui.frame.app_base import AppBase
from backcare_tui.tui.kit.keys import HELP, hidden
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.tui.kit.top_bar import TopBar
from backcare_tui.tui.places import PLACES
from backcare_tui.tui.portfolio import flow as relief
from backcare_tui.tui.screening import flow as screening
from backcare_tui.tui.themes.flow import ThemeFlow
from backcare_tui.tui.themes.theming import fit_no_color, variable_defaults

if TYPE_CHECKING:
    from backcare_tui.session.prompter import Prompter
    from backcare_tui.tui.pain.list import PainList
    from backcare_tui.tui.portfolio.list import PortfolioList


class FeaturesApp(AppBase):
    """An app with every feature, in which no time passes yet."""

    DEFAULT_MODE = PLACES[0].mode

    BINDINGS: ClassVar[list[BindingType]] = [
        *breaks.BINDINGS,
        *check_in.BINDINGS,
        *relief.BINDINGS,
        *flare.BINDINGS,
        *offers.BINDINGS,
        *look_back.BINDINGS,
        *screening.BINDINGS,
        hidden("u", "undo", "undo", "app.undo", "Take back the last thing you recorded"),
        *(
            hidden(
                at.key,
                f"place('{at.mode}')",
                at.mode,
                f"place.{at.mode}",
                f"Go to {at.title}{at.about}",
            )
            for at in PLACES
        ),
        Binding("ctrl+z", "suspend_process", "to the shell", show=False, id="app.suspend"),
        *presence.BINDINGS,
        hidden("I", "learn", "what pain is", "app.learn", "What pain is, to read in a minute"),
        hidden("v", "week", "week", "app.week", "The week so far, a day at a time"),
        hidden("t", "theme", "theme", "app.theme", "Choose another look"),
        *HELP,
        hidden("comma", "settings", "settings", "app.settings", "Every setting"),
        hidden("q", "quit", "quit", "app.quit", "Leave; everything is kept"),
    ]

    def _first_theme(self) -> str:
        return self.themes.first()

    prompter: "Prompter | None" = None
    """None until the first frame is on screen."""
    theme: Reactive[str] = Reactive(Initialize(_first_theme))
    """Name of the theme in use. Textual asks for the first one while it makes the colours and
    filters of the first frame; one that is set later is drawn only once the styles are read anew.
    """

    def __init__(self, companion: Companion, driver: type[Driver] | None) -> None:
        self.companion = companion
        self.themes = ThemeFlow(self)  # Textual's part asks it for the theme to begin with
        super().__init__(driver_class=driver)
        self.add_places()
        self.presence = presence.PresenceFlow(self)
        self.screening = screening.ScreeningFlow(self)
        self.relief = relief.ReliefFlow(self)
        self.flare = flare.FlareFlow(self, self.screening, self.relief)
        self.look_back = look_back.LookBackFlow(self)
        self.check_in = check_in.CheckInFlow(self, self.look_back)
        self.breaks = breaks.BreakFlow(self, self.check_in.rate)
        self.first_run = FirstRunFlow(self, self.screening, self.themes, self.learn)
        self.offers = offers.Offers(
            self,
            self.opened,
            {
                "peg": self.look_back.week,
                "evening": self.look_back.day,
                "flare": self.flare.open,
                "cope": self.screening.cope,
                "habit": self._one_more_habit,
            },
            is_asking=lambda: self.presence.asked_about is not None,
        )

    async def _one_more_habit(self) -> None:
        """Add the habit that was offered."""
        from backcare_tui.tui.adjustments.flow import add_next

        add_next(self)

    # -- actions: what the keys of all screens do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "later" | "later_by" | "skip":
                return self.breaks.is_asked or self.breaks.is_paused or None
            case "pause" | "resume":
                return self.breaks.is_paused is (action == "resume")
            case "advice" | "screening":
                return (self.companion.manner.hold is None) is (action == "screening")
            case "offer_yes" | "offer_no":
                return self.offers.are_shown
            case "keep":
                return self.flare.can_keep
            case _:
                return super().check_action(action, parameters)

    def action_break_now(self) -> None:
        self.breaks.take()

    def action_log_break(self) -> None:
        self.breaks.log()

    def action_later(self) -> None:
        self.breaks.later()

    def action_later_by(self) -> None:
        self.start(self.breaks.later_by())

    def action_skip(self) -> None:
        self.breaks.skip()

    def action_pause(self) -> None:
        self.start(self.breaks.pause())

    def action_resume(self) -> None:
        self.start(self.breaks.pause())

    def action_posture(self) -> None:
        self.start(self.presence.posture())

    def action_why(self) -> None:
        self.presence.why()

    def action_did(self, what: str) -> None:
        self.presence.did(what)

    def action_log_pain(self) -> None:
        self.start(self.check_in.log())

    def action_evening(self) -> None:
        self.start(self.look_back.day())

    def action_peg(self) -> None:
        self.start(self.look_back.week())

    def action_offer_yes(self) -> None:
        self.offers.accept()

    def action_offer_no(self) -> None:
        self.offers.decline()

    def action_flare(self) -> None:
        self.start(self.flare.open())

    def action_end_flare(self) -> None:
        self.start(self.flare.end())

    def action_keep(self) -> None:
        self.flare.keep()

    def action_past_flares(self) -> None:
        self.flare.past()

    def action_screening(self) -> None:
        self.start(self.screening.ask("asked"))

    def action_about_me(self) -> None:
        self.start(self.screening.ask_context())

    def action_cope(self) -> None:
        self.start(self.screening.cope())

    def action_advice(self) -> None:
        self.start(self.screening.advise())

    def action_relief(self) -> None:
        self.start(self.relief.choose())

    def action_setup(self) -> None:
        self.start(self.first_run.again())

    def action_theme(self) -> None:
        self.start(self.themes.choose())

    async def learn(self) -> None:
        """Read what pain is."""
        from backcare_tui.content.learn import about_pain
        from backcare_tui.tui.learn.screen import LearnScreen

        await self.ask(LearnScreen(self.companion, about_pain()))

    def action_learn(self) -> None:
        self.start(self.learn())

    def action_week(self) -> None:
        from backcare_tui.tui.week.page import WeekScreen

        self.show(WeekScreen, self.companion)

    def action_settings(self) -> None:
        from backcare_tui.tui.settings.screen import SettingsScreen

        self.show(SettingsScreen, self.companion)

    def action_place(self, mode: str) -> None:
        if self.current_mode != mode:
            self.switch_mode(mode)
            if self.size.height < SHORT:  # no header says so
                self.say(next(place.title for place in PLACES if place.mode == mode))
            self.first_run.welcome()

    def action_undo(self) -> None:
        undone = self.companion.undo()
        if undone is None:
            self.say("Nothing to take back")
        else:
            from backcare_tui.words.entries import describe

            self.say(f"Taken back: {describe(undone.event, self.companion.catalogue)}")

    # -- what places and panels post

    def on_top_bar_place_chosen(self, message: TopBar.PlaceChosen) -> None:
        self.action_place(next(place.mode for place in PLACES if place.key == message.key))

    def on_pain_list_edit_asked(self, message: "PainList.EditAsked") -> None:
        self.start(self.check_in.edit(message.entry))

    def on_portfolio_list_used(self, message: "PortfolioList.Used") -> None:
        self.start(self.relief.use(message.tool))

    def on_portfolio_list_logged(self, message: "PortfolioList.Logged") -> None:
        self.start(self.relief.use(message.tool, timed=False))

    def on_breathing_screen_left(self) -> None:
        """A session ended or was left; the first questions have waited if the app began with it."""
        self.first_run.welcome()

    # -- how it looks

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def watch_theme(self) -> None:
        fit_no_color(self)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        if not self.screening.is_open and not self.first_run.is_open:
            again = "Answer the questions of the first start again"
            yield SystemCommand("first questions", again, self.action_setup)
            about = "What the safety questions know about you"
            yield SystemCommand("about you", about, self.action_about_me)
            yield SystemCommand("hard to cope", "Whom to talk to", self.action_cope)
