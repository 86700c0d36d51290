"""The settings: a few in words first, every key of config.toml behind them.

A change is written at once, used at once, refused in the file's own words, and can be taken back.
"""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from backcare_tui import config
from backcare_tui.companion import Companion
from backcare_tui.domain.settings.keys import SettingKey
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.line import Line
from backcare_tui.tui.kit.list_area import ListArea
from backcare_tui.tui.kit.sizes import HEIGHTS, SHORT
from backcare_tui.tui.settings.changes import Changes, as_written
from backcare_tui.tui.settings.detail import SettingsDetail, SettingView
from backcare_tui.tui.settings.drawing import NOTHING
from backcare_tui.tui.settings.layout import CSS, LOW, TITLE_FROM
from backcare_tui.tui.settings.list import SettingsList
from backcare_tui.tui.settings.listed import THEMES, Listed
from backcare_tui.tui.settings.meaning import MeaningArea, SettingsMeaning
from backcare_tui.tui.settings.rows import Pick, Row
from backcare_tui.tui.settings.title import SettingsTitle, TitleView, end_of, short
from backcare_tui.words.settings import meaning
from backcare_tui.words.times import uncapital

SAVED, TAKEN_BACK = "Saved", "Taken back"
_LONGEST = 4000
"""Characters that can be typed: more than any setting takes, so that it is refused in words."""


class SettingsScreen(Page[None]):
    """Opened with one key from anywhere."""

    SHOWS_PLACES = True
    DEFAULT_CSS = CSS
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TITLE_FROM, "-short"), HEIGHTS[-1]]
    AUTO_FOCUS = "SettingsList"

    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "search", "find", "settings.search", "Find a setting among all of them"),
        key("a", "all", "all of them", "settings.all", "Every setting, or the few in words"),
        hidden("u", "undo", "undo", "settings.undo", "Take the last change here back"),
        hidden(
            "s",
            "app.setup",
            "first questions",
            "settings.setup",
            "Answer the questions of the first start again",
        ),
        hidden(
            "y", "app.about_me", "about you", "settings.about", "What the safety questions know"
        ),
        key("escape", "leave_line", "back", "settings.back", "Leave the line, and change nothing"),
        key("escape,q", "close", "close", "settings.close", "Back to where you were"),
        Binding("comma", "close", "close", show=False),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._path = companion.paths.config_file
        self._changes = Changes(self._path)
        self._title = SettingsTitle()
        self._frame = ListArea(id="settings-frame")
        self._list = SettingsList()
        self._meaning = SettingsMeaning()
        self._about = ListArea(id="settings-detail")
        self._detail = SettingsDetail()
        self._line = Line(most=_LONGEST)
        self._is_all = False
        """Every setting is listed, not the few in words."""
        self._word = ""
        """The word that was searched for."""
        self._editing: SettingKey | None = None
        self._searching = False
        self._notice = ""
        self._listed = Listed(companion)

    def body(self) -> Iterable[Widget]:
        yield self._title
        with Widget(id="settings-body"):
            with self._frame:
                yield self._list
            with Vertical(id="settings-side"):
                with MeaningArea():
                    yield self._meaning
                with self._about:
                    yield self._line
                    yield self._detail

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "leave_line":
            return self.has_class("-typing")
        if action in ("search", "all", "undo", "close"):
            return not self.has_class("-typing")
        return super().check_action(action, parameters)

    # -- drawing

    def show(self) -> None:
        every = self._listed.every()
        few = not self._is_all and not self._word
        rows = self._listed.few(every) if few else every
        shown = [row for row in rows if not self._word or row.says(self._word)]
        tiny = self.size.height < TITLE_FROM
        about = f"{len(shown)} of {len(every)} with “{self._word}”" if self._word else ""
        first = about or ("" if few else end_of(short(self._path), self.size.width - 3))
        self._list.show(shown, first if tiny else "", f"Nothing has “{self._word}” in it")
        self._title.show(
            TitleView(about, sum(row.key is not None for row in every), few, self._path)
        )
        self._frame.entitle("in words" if few else "by name")
        self._meaning.show(meaning(self.companion.settings))
        self._show_detail()

    def on_resize(self, event: events.Resize) -> None:
        for name, rows in LOW.items():
            self.set_class(SHORT <= event.size.height < rows, name)
        self.show()

    def _show_detail(self) -> None:
        row, asking = self._list.current, self._editing is not None
        self._detail.show(None if row is None else SettingView(row, self._notice, asking))
        self._about.entitle("" if row is None else uncapital(row.words) or row.name)

    def _note(self, notice: str) -> None:
        self._notice = notice
        self._show_detail()

    def on_settings_list_highlighted(self) -> None:
        if self._editing is None:
            self._note("")

    # -- changing

    async def on_settings_list_change_wanted(self, message: SettingsList.ChangeWanted) -> None:
        row, by = self._list.current, message.by
        if row is not None and row.act:
            if not by:
                await self.run_action(row.act)
        elif (key := self._chosen()) is not None and row is not None:
            if by:
                self._step(row, by)
            elif key.name in THEMES:
                self._choose_theme(key.name, row.value)
            elif row.is_chosen:
                self._step(row, 1)
            else:
                self._editing = key
                self._note("")
                self._type(row.value)

    def _step(self, row: Row, by: int) -> None:
        text = row.step(by)
        if text is not None and text != row.value:
            self.set_value(row.name, text)

    def _chosen(self) -> SettingKey | None:
        """The highlighted setting; of anything else in the file it is said that it is none."""
        row = self._list.current
        if row is not None and row.key is None and not row.act:
            self._note("Not a setting; mend it in an editor")
        return row.key if row else None

    def on_drawn_part_picked(self, message: Drawn.PartPicked) -> None:
        if isinstance(message.value, Pick) and (key := self._chosen()):
            self.set_value(key.name, message.value.text)

    def on_settings_list_reset_wanted(self) -> None:
        if key := self._chosen():
            self._change(key.name, SAVED, lambda: self._changes.reset(key.name))

    def set_value(self, name: str, text: str) -> bool:
        """Set a key as `backcare config set` would; False, with the reason shown, if refused."""
        return self._change(name, SAVED, lambda: self._changes.set(name, text))

    def _change(self, name: str, done: str, write: Callable[[], object]) -> bool:
        try:
            write()
        except config.Refused as error:
            self._note(f"! {str(error).removeprefix(f'{name}: ')}")
            return False
        self._notice = ""
        self.companion.apply(config.load(self._path))
        self._say_value(name, done)
        return True

    def _say_value(self, name: str, done: str) -> None:
        row = self._listed.named(name)
        undo = "" if done == TAKEN_BACK else "   u undo"
        said = f"{row.words or row.name}: {row.said or row.value or NOTHING}"
        self.say(f"{done}. {said}{undo}", keys=("u undo",))

    def action_undo(self) -> None:
        """Take the last change back."""
        name = self._changes.last
        if name is None:
            self.say("Nothing was changed here that could be taken back")
        else:
            self._change(name, TAKEN_BACK, self._changes.undo)

    def _choose_theme(self, setting: str, present: str) -> None:
        from backcare_tui.tui.themes.picker import ThemePicker

        seen = self.app.theme

        def chosen(name: str | None) -> None:
            if self.app.theme != seen:  # the app decides whether the chosen one is to be seen now
                self.app.theme = seen
            if name is not None:
                self.set_value(setting, name)

        picker = ThemePicker(self.companion, self._listed.themes(), present)
        self.app.push_screen(picker, chosen)

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
        key = self._editing
        if key is None or self.set_value(key.name, as_written(key, message.text)):
            self._stop_typing()

    # -- keys

    def action_search(self) -> None:
        self._searching = True
        self._type(self._word)

    def action_all(self) -> None:
        """List every setting, or the few in words again."""
        self._is_all, self._word = not (self._is_all or self._word), ""
        self.show()

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
