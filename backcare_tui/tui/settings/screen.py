"""Every setting of config.toml: looked up, changed, put back; refused in the file's own words."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from backcare_tui import config
from backcare_tui.companion import Companion
from backcare_tui.domain.settings.keys import SettingKey
from backcare_tui.domain.settings.kinds import Number, Switch, Text, show
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.line import Line
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import HEIGHTS
from backcare_tui.tui.settings.detail import SettingsDetail, SettingView
from backcare_tui.tui.settings.list import SettingsList
from backcare_tui.tui.settings.rows import rows_of
from backcare_tui.tui.themes.theming import load_themes, shipped_folder
from backcare_tui.use_cases.breathing import offered

_THEMES = ("look.theme", "look.flare_theme")
_TITLE_FROM = 8
"""Rows from which there is a title."""
_LONGEST = 4000
"""Characters that can be typed: more than any setting takes, so that it is refused in words."""


class SettingsScreen(Page[None]):
    """Opened with one key from anywhere. A change is written at once, and used at once."""

    SHOWS_PLACES = True
    DEFAULT_CSS = """
    SettingsScreen {
        #settings-title { height: 1; padding: 0 1; }
        #settings-body { height: 1fr; padding: 0 1; }
        SettingsList { width: 1fr; height: 1fr; }
        #settings-foot { width: 1fr; height: auto; }
        SettingsDetail { height: 3; }
        Line { display: none; }
        &.-typing Line { display: block; }
        &.-tiny #settings-title { display: none; }
        &.-tall #settings-title { margin: 1 0; }
        &.-tall #settings-foot { margin-top: 1; }
        &.-tall SettingsDetail { height: 6; }
        &.-tall.-wide #settings-body { layout: horizontal; }
        &.-tall.-wide #settings-foot { height: 1fr; margin: 0 0 0 3; }
        &.-tall.-wide SettingsDetail { height: 1fr; }
        &.-tall.-wide Line { margin-bottom: 1; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (_TITLE_FROM, "-short"), HEIGHTS[-1]]
    AUTO_FOCUS = "SettingsList"

    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "search", "search", "settings.search", "Find a setting"),
        key(
            "a",
            "ask_again",
            "first questions",
            "settings.setup",
            "Answer the questions of the first start again",
        ),
        key("y", "about_me", "about you", "settings.about", "What the safety questions know"),
        key("escape", "leave_line", "back", "settings.back", "Leave the line, and change nothing"),
        key("escape,q", "close", "close", "settings.close", "Back to where you were"),
        Binding("comma", "close", "close", show=False),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._path = companion.paths.config_file
        self._title = Static(id="settings-title")
        self._list = SettingsList()
        self._detail = SettingsDetail()
        self._line = Line(most=_LONGEST)
        self._word = ""
        """The word that was searched for."""
        self._editing: SettingKey | None = None
        self._searching = False
        self._notice = ""

    def body(self) -> Iterable[Widget]:
        yield self._title
        with Widget(id="settings-body"):
            yield self._list
            with Vertical(id="settings-foot"):
                yield self._line
                yield self._detail

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "leave_line":
            return self.has_class("-typing")
        if action in ("search", "ask_again", "about_me", "close"):
            return not self.has_class("-typing")
        return super().check_action(action, parameters)

    # -- drawing

    def show(self) -> None:
        companion = self.companion
        rows = rows_of(companion.settings, companion.problems, self._path)
        shown = [row for row in rows if row.says(self._word)]
        tiny = self.size.height < _TITLE_FROM
        about = _end_of(_short(self._path), self.size.width - (3 if tiny else 16))
        if self._word:
            about = f"{len(shown)} of {len(rows)} with “{self._word}”"
        self._list.show(shown, about if tiny else "", f"Nothing has “{self._word}” in it")
        self._title.update(Content.assemble(("Settings", BRIGHT), "   ", (about, DIM)))
        self._show_detail()

    def on_resize(self) -> None:
        self.show()

    def _show_detail(self) -> None:
        row, asking = self._list.current, self._editing is not None
        self._detail.show(None if row is None else SettingView(row, self._notice, asking))

    def _say(self, notice: str) -> None:
        self._notice = notice
        self._show_detail()

    def on_settings_list_highlighted(self) -> None:
        if self._editing is None:
            self._say("")

    # -- changing

    def on_settings_list_change_wanted(self, message: SettingsList.ChangeWanted) -> None:
        key, by = self._chosen(), message.by
        if key is None:
            return
        value, kind = show(key.of(self.companion.settings)), key.kind
        if key.name in _THEMES and not by:
            self._choose_theme(key.name, value)
        elif choices := self._choices(key):
            at = choices.index(value) if value in choices else -1
            self.set_value(key.name, choices[(at + (by or 1)) % len(choices)])
        elif by and isinstance(kind, Number) and key.default is not None:
            self.set_value(key.name, str(max(kind.low, min(int(value) + by, kind.high))))
        elif not by:
            self._editing = key
            self._say("")
            self._type(value)

    def _chosen(self) -> SettingKey | None:
        """The highlighted setting; of anything else in the file it is said that it is none."""
        row = self._list.current
        if row is not None and row.key is None:
            self._say("Not a setting; mend it in an editor")
        return row.key if row else None

    def _choices(self, key: SettingKey) -> tuple[str, ...]:
        """The values that Enter goes through one by one; none if the value is typed."""
        if key.name == "breathing.pattern":
            return tuple(pattern.id for pattern in offered(self.companion))
        if isinstance(key.kind, Switch):
            return ("true", "false")
        return key.kind.choices if isinstance(key.kind, Text) else ()

    def on_settings_list_reset_wanted(self) -> None:
        if key := self._chosen():
            self._change(key.name, lambda: config.unset_value(self._path, key.name))

    def set_value(self, name: str, text: str) -> bool:
        """Set a key as `backcare config set` would; False, with the reason shown, if refused."""
        return self._change(name, lambda: config.set_value(self._path, name, text))

    def _change(self, name: str, write: Callable[[], object]) -> bool:
        try:
            write()
        except config.Refused as error:
            self._say(f"! {str(error).removeprefix(f'{name}: ')}")
            return False
        self._notice = ""
        self.companion.apply(config.load(self._path))
        return True

    def _choose_theme(self, setting: str, present: str) -> None:
        from backcare_tui.tui.themes.picker import ThemePicker

        seen = self.app.theme

        def chosen(name: str | None) -> None:
            if self.app.theme != seen:  # the app decides whether the chosen one is to be seen now
                self.app.theme = seen
            if name is not None:
                self.set_value(setting, name)

        load = load_themes(shipped_folder(), self.companion.paths.themes)
        self.app.push_screen(ThemePicker(self.companion, load.loaded, present), chosen)

    # -- typing

    def _type(self, text: str) -> None:
        self.add_class("-typing")
        self._line.ask(text)
        self.refresh_bindings()

    def _stop_typing(self) -> None:
        self._editing, self._searching = None, False
        self.remove_class("-typing")
        self._list.focus()
        self.refresh_bindings()
        self.show()

    def on_input_changed(self, message: Input.Changed) -> None:
        if self._searching:
            self._word = message.value.strip()
            self.show()

    def on_line_given(self, message: Line.Given) -> None:
        if self._editing is None or self.set_value(self._editing.name, message.text):
            self._stop_typing()

    # -- keys

    def action_search(self) -> None:
        self._searching = True
        self._type(self._word)

    async def action_ask_again(self) -> None:
        await self.run_action("app.setup")

    async def action_about_me(self) -> None:
        await self.run_action("app.about_me")

    def action_leave_line(self) -> None:
        """Leave the value as it was, or show all settings again."""
        self._notice = ""
        if self._searching:
            self._word = ""
        self._stop_typing()

    def action_close(self) -> None:
        """Step back: from the search, then from the settings."""
        if self._word:
            self._word = ""
            self.show()
        else:
            self.dismiss()


def _end_of(text: str, width: int) -> str:
    """`text` in `width` cells: of a path that is too long the end says more."""
    while text and cell_len(text) > width:
        text = "…" + text[2 if text[0] == "…" else 1 :]
    return text


def _short(path: Path) -> str:
    """`path` with the home folder as `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
