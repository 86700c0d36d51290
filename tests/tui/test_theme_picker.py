"""Choosing a theme: seen at once, kept with Enter, put back with Esc."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.theme import Theme
from textual.widgets import Static

from backcare_tui.companion import Companion, open_companion
from backcare_tui.paths import find
from backcare_tui.tui.themes.picker import ThemeList, ThemePicker
from backcare_tui.tui.themes.theming import DEFAULT, load_theme, load_themes, shipped_folder
from backcare_tui.tui.themes.theming import variable_defaults as defaults
from tests.clocks import FakeClock

SIZES = [(24, 6), (34, 8), (80, 24), (120, 40)]
NOTHING = "nothing chosen yet"


@pytest.fixture(autouse=True)
def whose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    companion = open_companion(find({"BACKCARE_HOME": str(tmp_path / "home")}), FakeClock())
    monkeypatch.setattr(Chooser, "companion", companion, raising=False)


class Chooser(App[None]):
    companion: Companion
    CSS = "Screen { background: $background; }"

    def __init__(self, themes: dict[str, Theme] | None = None) -> None:
        super().__init__()
        self.themes = load_themes(shipped_folder(), None).loaded if themes is None else themes
        self.register_theme(load_theme(DEFAULT, shipped_folder(), None).theme)
        self.theme = DEFAULT
        self.chosen: str | None = NOTHING

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return defaults()

    def compose(self) -> ComposeResult:
        yield Static("the app behind")

    def on_mount(self) -> None:
        self.push_screen(ThemePicker(self.companion, self.themes, self.theme), self.set_chosen)

    def set_chosen(self, name: str | None) -> None:
        self.chosen = name


def rows(app: App[None]) -> list[str]:
    shown = app.screen.query_one(ThemeList)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


async def test_moving_shows_each_theme_and_enter_keeps_it() -> None:
    app = Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        assert app.theme == "backcare-light"
        await pilot.press("j")
        await pilot.pause()
        assert app.theme == "backcare-evening"
        await pilot.press("enter")
        await pilot.pause()
        assert (app.chosen, app.theme) == ("backcare-evening", "backcare-evening")
        assert not isinstance(app.screen, ThemePicker)


async def test_escape_puts_the_former_theme_back() -> None:
    app = Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert app.theme == "backcare-ansi"
        await pilot.press("escape")
        await pilot.pause()
        assert (app.chosen, app.theme) == (None, DEFAULT)


async def test_keys_pressed_faster_than_the_app_is_drawn_end_at_the_right_theme() -> None:
    app = Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "down", "up", "enter")
        await pilot.pause()
        assert app.chosen == app.theme == "backcare-evening"


async def test_the_cursor_stops_at_both_ends() -> None:
    app = Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "k", "home")
        await pilot.pause()
        assert app.theme == DEFAULT
        await pilot.press("end", "down", "G")
        await pilot.pause()
        assert app.theme == "backcare-ansi"


async def test_one_click_shows_a_theme_and_a_second_keeps_it() -> None:
    app = Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(ThemeList, offset=(5, 3))
        await pilot.pause()
        assert (app.theme, app.chosen) == ("backcare-flare", NOTHING)
        await pilot.click(ThemeList, offset=(5, 12))
        await pilot.pause()
        assert app.theme == "backcare-flare"
        await pilot.click(ThemeList, offset=(5, 3))
        await pilot.pause()
        assert app.chosen == "backcare-flare"


@pytest.mark.parametrize("size", SIZES)
async def test_every_theme_can_be_reached_and_read_at_every_size(size: tuple[int, int]) -> None:
    app = Chooser()
    async with app.run_test(size=size) as pilot:
        for name in ("dark", "light", "evening", "flare", "contrast", "ansi"):
            (here,) = [row for row in rows(app) if "▸" in row]
            assert name in here
            assert "12" in here
            await pilot.press("down")
            await pilot.pause()


async def test_the_app_behind_stays_in_view() -> None:
    app = Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "the&#160;app&#160;behind" in app.export_screenshot()


async def test_many_themes_of_ones_own_scroll_with_the_cursor(tmp_path: Path) -> None:
    for number in range(30):
        text = f'name = "mine-{number:02}-with-a-name-of-forty-chars"\nprimary = "#7ad0c5"\n'
        (tmp_path / f"{number:02}.toml").write_text(text)
    app = Chooser(load_themes(shipped_folder(), tmp_path).loaded)
    async with app.run_test(size=(34, 8)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert "▸ mine-29" in rows(app)[-1]
        assert all(len(row) <= 34 for row in rows(app))


async def test_a_theme_in_use_that_is_not_among_the_choices_can_be_kept() -> None:
    themes = load_themes(shipped_folder(), None).loaded
    del themes[DEFAULT]
    app = Chooser(themes)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "escape")
        await pilot.pause()
        assert (app.chosen, app.theme) == (None, DEFAULT)


async def test_without_any_theme_the_picker_opens_and_closes() -> None:
    app = Chooser({})
    async with app.run_test(size=(34, 8)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert (app.chosen, app.theme) == (None, DEFAULT)


async def test_a_theme_of_textual_without_our_colours_can_be_offered() -> None:
    app = Chooser({"plain": Theme(name="plain", primary="#888888")})
    async with app.run_test(size=(34, 8)) as pilot:
        await pilot.pause()
        assert "plain" in rows(app)[0]
