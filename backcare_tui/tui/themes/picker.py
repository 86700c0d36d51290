"""Choosing a theme by looking: the app behind takes on each one as you move."""

from collections.abc import Mapping, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Static

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, moves
from backcare_tui.tui.themes.theming import variable_defaults

_ABOUT: Final = {
    "backcare-dark": "calm and dark",
    "backcare-light": "for bright rooms",
    "backcare-evening": "warm, little blue",
    "backcare-flare": "rest for the eyes",
    "backcare-contrast": "easiest to read",
    "backcare-ansi": "your terminal's",
}
"""The shipped themes in the order they are offered, each in a few words."""


def in_order(themes: Mapping[str, Theme]) -> dict[str, Theme]:
    """`themes` as they are offered: the shipped ones first."""
    shipped = [name for name in _ABOUT if name in themes]
    return {name: themes[name] for name in (*shipped, *themes)}


class ThemePicker(Page[str | None]):
    """Dismissed with the name of the theme that was kept, or None, with the former one put back."""

    IS_BOX = True
    DEFAULT_CSS = """
    ThemePicker {
        align: right top; background: transparent;
        #theme-box { width: 32; height: 100%; background: $panel; padding: 1 0 0 0; }
        &.-narrow #theme-box { width: 100%; }
        &.-wide #theme-box { width: 48; }
        &.-narrow #theme-box, &.-short #theme-box { padding: 0; }
        #theme-title { height: 1; margin: 0 0 1 0; padding: 0 1; }
        &.-short #theme-title { margin: 0; }
        ThemeList { width: 100%; height: 1fr; }
    }
    """
    AUTO_FOCUS = "ThemeList"
    BINDINGS = [
        Binding("enter", "keep", "keep", id="theme.keep"),
        Binding("escape,q", "close", "back", id="theme.put-back"),
    ]

    def __init__(self, companion: Companion, themes: Mapping[str, Theme], current: str) -> None:
        """`themes`: those to choose from, by name; `current`: the one in use."""
        super().__init__(companion)
        self._themes = in_order(themes)
        self._former = current

    def compose(self) -> ComposeResult:
        with Widget(id="theme-box"):
            yield Static(Content.styled("Theme", BRIGHT), id="theme-title")
            yield ThemeList(tuple(self._themes.values()), self._former)
            yield from self.foot()

    def on_mount(self) -> None:
        # The app behind has to be seen as it is, whatever its stylesheet says of screens.
        self.styles.background = "transparent"
        for theme in self._themes.values():
            self.app.register_theme(theme)

    def on_theme_list_highlighted(self, message: "ThemeList.Highlighted") -> None:
        self.app.theme = message.name

    def on_theme_list_chosen(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        theme = self.query_one(ThemeList).current
        if theme is None:
            self.action_close()
            return
        self.app.theme = theme.name
        self.dismiss(theme.name)

    def action_close(self) -> None:
        if self.app.theme != self._former:
            self.app.theme = self._former
        self.dismiss(None)


class ThemeList(Rows[Theme]):
    """The themes, one a line, each with a sample in its own colours."""

    ALLOW_SELECT = False
    BINDINGS = moves(show=False)

    class Highlighted(Message):
        """Another theme was highlighted."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

        def can_replace(self, message: Message) -> bool:
            # A key held down moves on faster than an app can be drawn anew.
            return isinstance(message, ThemeList.Highlighted)

    class Chosen(Message):
        """The highlighted theme was clicked."""

    def __init__(self, themes: Sequence[Theme], current: str) -> None:
        super().__init__(themes)
        names = [theme.name for theme in themes]
        self._names = max((len(_label(theme)) for theme in themes), default=0)
        self.set_reactive(ThemeList.highlighted, names.index(current) if current in names else 0)

    def moved(self) -> None:
        if self.current is not None:
            self.post_message(self.Highlighted(self.current.name))

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def lines(self, width: int, height: int) -> list[ListLine]:
        here = self.highlighted
        return [
            ListLine(number, _row(theme, number == here, self._names, width))
            for number, theme in enumerate(self._items)
        ]


def _row(theme: Theme, here: bool, names: int, width: int) -> Content:
    """One theme on one line; `names`: columns of the longest name."""
    mark = Content.styled(" ▸ " if here else "   ", "$bc-accent")
    name = Content.styled(_label(theme), BRIGHT if here else "$bc-text")
    about = Content.styled(_ABOUT.get(theme.name, "yours"), DIM)
    sample = _sample(theme, short=width < 30)
    room = max(1, width - mark.cell_length - sample.cell_length - 1)
    if names + 2 + about.cell_length < room:
        name = name.pad_right(names + 2 - name.cell_length) + about
    name = name.truncate(room - 1, ellipsis=True)
    return mark + name.pad_right(room - name.cell_length) + sample


def _label(theme: Theme) -> str:
    return theme.name.removeprefix("backcare-")


def _sample(theme: Theme, *, short: bool) -> Content:
    """A value, a label, a bar and a warning as `theme` draws them."""
    colours = variable_defaults() | theme.variables
    ground = theme.background or "ansi_default"
    parts = (
        (" 12", f"{colours['bc-bright']} on {ground}"),
        (" " if short else " min ", f"{colours['bc-dim']} on {ground}"),
        ("━━", f"{colours['bc-fill']} on {ground}"),
        ("━━", f"{colours['bc-track']} on {ground}"),
        ("●", f"{colours['bc-warn']} on {ground}"),
        (" ", f"on {ground}"),
    )
    return Content.assemble(*parts)
