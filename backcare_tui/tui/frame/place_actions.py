"""The places: which keys and clicks lead where, and the one in front kept in step."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.tui.first_run.actions import SetupActions
from backcare_tui.tui.frame.place import PLACES, Place
from backcare_tui.tui.kit.top_bar import TopBar
from backcare_tui.tui.places import MODES, place_class


class PlaceActions(SetupActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1", "place('today')", "today", show=False, id="place.today", tooltip="Go to Today"
        ),
        Binding(
            "2",
            "place('adjustments')",
            "adjustments",
            show=False,
            id="place.adjustments",
            tooltip="Go to Adjustments",
        ),
        Binding(
            "3",
            "place('downshift')",
            "downshift",
            show=False,
            id="place.downshift",
            tooltip="Go to Downshift: guided breathing",
        ),
        Binding("4", "place('pain')", "pain", show=False, id="place.pain", tooltip="Go to Pain"),
        Binding(
            "6",
            "place('portfolio')",
            "portfolio",
            show=False,
            id="place.portfolio",
            tooltip="Go to Portfolio: what you do for your back",
        ),
    ]

    opened: list[Place]
    """Places that have been seen, in that order."""

    def add_places(self) -> None:
        """Make the places known; each is made when it is gone to."""
        self.opened = []
        for mode in MODES[1:]:
            self.add_mode(mode, partial(self._open_place, mode))

    def get_default_screen(self) -> Place:
        """Today, with which the app begins.

        Of the place of a mode that is known by then all styles would be read twice: 5 ms.
        """
        first = MODES[0]
        self.add_mode(first, partial(self._open_place, first))
        return self._open_place(first)

    def leave_places(self) -> None:
        """Have every place write down what is on its way: the app ends."""
        for place in self.opened:
            place.leave()

    def refresh_front(self) -> None:
        """Draw the place anew that is in front, also below a panel."""
        for screen in self.screen_stack:
            if isinstance(screen, Place) and screen.is_current:
                screen.refresh_view()

    def action_place(self, mode: str) -> None:
        if self.current_mode != mode:
            self.switch_mode(mode)
            self.welcome()

    def on_top_bar_place_chosen(self, message: TopBar.PlaceChosen) -> None:
        for mode, (key, _) in zip(MODES, PLACES, strict=True):
            if key == message.key:
                self.action_place(mode)

    def _open_place(self, mode: str) -> Place:
        screen = place_class(mode)(self.companion)
        screen.fit(self.size)
        self.opened.append(screen)
        return screen
