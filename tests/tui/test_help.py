"""Help: what it says about the keys, at every size, and how it is left."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from backcare_tui.tui.frame.help import HelpLines, HelpScreen, Scope, help_entries
from backcare_tui.tui.themes.theming import variable_defaults

SIZES = [(24, 6), (34, 8), (80, 24), (120, 40)]


class PlaceScreen(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "tally", "tally", id="place.tally", tooltip="Counts one more"),
        Binding("j,down", "cursor_down", "next", show=False, id="place.next"),
        Binding("w", "wait", "not now", id="place.wait"),
        Binding("s", "secret", "", id="place.secret"),
    ]

    def compose(self) -> ComposeResult:
        yield Static("a place")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "wait" else True


class Helped(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "break", "break now", id="app.break", tooltip="Counts, and resets the clock"),
        Binding("question_mark", "help", "help", id="app.help"),
        Binding("q", "quit", "quit", id="app.quit"),
        Binding("1", "switch_mode('today')", "Today", id="go.today"),
        Binding("2", "switch_mode('pain')", "Pain", id="go.pain"),
    ]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def get_default_screen(self) -> Screen[None]:
        return PlaceScreen()

    def action_help(self) -> None:
        lines = ("What this place is for, in a sentence of some length.", "[b]And[/ a second.")
        self.push_screen(HelpScreen("Adjustments", self.screen.active_bindings, lines))


def text_of(app: App[None]) -> str:
    """All of the help text, what is scrolled out of view too."""
    lines = app.screen.query_one(HelpLines)
    return "\n".join(lines.render_line(y).text.rstrip() for y in range(lines.size.height))


async def test_keys_stand_under_where_they_work() -> None:
    app = Helped()
    async with app.run_test(size=(80, 24)):
        entries = help_entries(app.screen.active_bindings)
    assert [(e.keys, e.description) for e in entries if e.scope is Scope.HERE] == [
        ("+ =", "Tally"),
        ("w", "Not now"),
    ]
    anywhere = [(e.keys, e.description) for e in entries if e.scope is Scope.ANYWHERE]
    assert anywhere[:3] == [("q ctrl+q", "Quit"), ("b", "Break now"), ("?", "Help")]
    moving = [(e.keys, e.description) for e in entries if e.scope is Scope.MOVING]
    assert moving[:3] == [("j ↓", "Next"), ("1", "Today"), ("2", "Pain")]
    assert ("tab", "Next field") in moving


async def test_a_key_that_is_unavailable_now_is_listed_all_the_same() -> None:
    app = Helped()
    async with app.run_test(size=(80, 24)):
        (entry,) = [e for e in help_entries(app.screen.active_bindings) if e.keys == "w"]
    assert not entry.enabled


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_cut_and_nothing_scrolls_sideways(size: tuple[int, int]) -> None:
    app = Helped()
    async with app.run_test(size=size) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        shown = " ".join(text_of(app).split())
        for words in ("Adjustments", "in a sentence of some length.", "[b]And[/ a second."):
            assert words in shown
        for words in ("On this screen", "Tally", "Counts one more", "Anywhere", "Break now"):
            assert words in shown
        body = app.screen.query_one("#help-scroll", VerticalScroll)
        assert body.max_scroll_x == 0
        assert body.size.height >= 3
        lines = app.screen.query_one(HelpLines)
        assert all(len(line) <= lines.size.width for line in text_of(app).splitlines())


async def test_small_help_is_read_to_its_end_with_the_keyboard() -> None:
    app = Helped()
    async with app.run_test(size=(34, 8)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        body = app.screen.query_one("#help-scroll", VerticalScroll)
        seen = [body.scroll_y]
        for key in ("down", "j", "space", "pagedown", "end", "up", "k", "pageup", "home"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(body.scroll_y)
        assert seen[0] < seen[1] < seen[2] < seen[3] < seen[4] < seen[5] == body.max_scroll_y
        assert seen[5] > seen[6] > seen[7] > seen[8] > seen[9] == 0


@pytest.mark.parametrize("key", ["question_mark", "escape", "q"])
async def test_help_is_left_with_the_key_that_opened_it_or_any_way_out(key: str) -> None:
    app = Helped()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, PlaceScreen)
        assert app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_help_without_any_key_or_line_still_opens(size: tuple[int, int]) -> None:
    app = Helped()
    async with app.run_test(size=size) as pilot:
        app.push_screen(HelpScreen("Empty", {}))
        await pilot.pause()
        assert text_of(app).strip() == "Empty"


async def test_help_can_be_resized_while_open() -> None:
    app = Helped()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("question_mark")
        for size in (*SIZES, (300, 100), (24, 6), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "Counts one more" in text_of(app)
