"""The line of keys: what it shows at each width, what a click does, and that it costs nothing."""

import gc
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from backcare_tui.tui.kit.key_bar import Key, KeyBar, action_name, fit, in_order, key_name
from backcare_tui.tui.themes.theming import variable_defaults
from tests.tui.house import House

PLACES = Binding.Group("places")


class Left(Static, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("left", "side", "left side")]

    def action_side(self) -> None:
        pass


class Right(Static, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("right", "side", "right side")]

    def action_side(self) -> None:
        pass


class Keys(App[None]):
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "press('b')", "now"),
        Binding("z,Z", "press('z')", "later"),
        Binding("x", "press('x')", "skip", show=False),
        Binding("1", "go('today')", "Today", group=PLACES),
        Binding("2", "go('pain')", "Pain", group=PLACES),
        Binding("3", "go('sleep')", "Sleep", group=PLACES),
        Binding("question_mark", "help", "help"),
        Binding("comma", "press('comma')", "settings"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.unavailable: set[str] = set()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield Left("l")
        yield Right("r")
        yield Input(id="note")
        yield KeyBar()

    def action_press(self, key: str) -> None:
        self.pressed.append(key)

    def action_go(self, place: str) -> None:
        self.pressed.append(place)

    def action_help(self) -> None:
        self.pressed.append("help")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if parameters and parameters[0] in self.unavailable else True


def line(pilot: Pilot[None]) -> str:
    """What the key bar shows."""
    bar = pilot.app.screen.query_one(KeyBar)
    return bar.render_line(0).text.rstrip()


async def test_a_wide_line_shows_every_key_and_help_at_its_edge() -> None:
    async with Keys().run_test(size=(80, 10)) as pilot:
        shown = line(pilot)
        assert shown.startswith("   b  now    z  later    1–3  places    ,  settings   ")
        assert shown.endswith("   ?  help")
        assert len(shown) == 78


async def test_at_most_six_keys_are_shown_and_those_that_the_screen_names_come_first() -> None:
    keys = [Key(letter, letter, letter, f"do_{letter}", True) for letter in "abcdefgh"]
    keys.append(Key("?", "help", "?", "app.help", True))
    assert "".join(key.shown for key in fit(in_order(keys), 200, "help")) == "abcde?"
    named = in_order(keys, ("do_g", "do_c"))
    assert "".join(key.shown for key in fit(named, 200, "help")) == "gcabd?"


async def test_two_numbers_are_not_read_as_twelve() -> None:
    class Two(Keys):
        def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
            return parameters != ("sleep",)

    async with Two().run_test(size=(80, 10)) as pilot:
        assert "1–2  places" in line(pilot)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (50, "b now z later 1–3 places ? help"),
        (40, "b now z later ? help"),
        (30, "b now ? help"),
        (29, "b now z later ? help"),
        (14, "? help"),
        (9, "? help"),
    ],
)
async def test_a_narrow_line_drops_from_the_right_and_keeps_help(width: int, shown: str) -> None:
    async with Keys().run_test(size=(width, 10)) as pilot:
        assert " ".join(line(pilot).split()) == shown


@pytest.mark.parametrize(("width", "shown"), [(44, "↑↓bf?"), (43, "bf?")])
def test_the_arrows_go_first_where_not_every_key_fits(width: int, shown: str) -> None:
    said = [("↑↓", "move"), ("b", "break"), ("f", "flare"), ("?", "help")]
    keys = [Key(shown, words, shown, words, True) for shown, words in said]
    assert "".join(key.shown for key in fit(keys, width, "help")) == shown


async def test_the_line_follows_the_focus() -> None:
    async with Keys().run_test(size=(80, 10)) as pilot:
        pilot.app.query_one(Left).focus()
        await pilot.pause()
        assert line(pilot).startswith("   ◂  left side    b  now")
        pilot.app.query_one(Right).focus()
        await pilot.pause()
        assert line(pilot).startswith("   ▸  right side    b  now")


async def test_keys_that_a_text_field_takes_are_not_offered() -> None:
    async with Keys().run_test(size=(80, 10)) as pilot:
        pilot.app.query_one(Input).focus()
        await pilot.pause()
        assert "b  now" not in line(pilot)


async def test_a_click_presses_the_key() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        at = line(pilot).index("z  later")
        await pilot.click(KeyBar, offset=(at, 0))
        await pilot.click(KeyBar, offset=(at + len("z  later") - 1, 0))
        await pilot.click(KeyBar, offset=(line(pilot).index("?"), 0))
        await pilot.pause()
        assert app.pressed == ["z", "z", "help"]


async def test_the_app_answers_a_clicked_key_as_if_it_was_pressed(house: House) -> None:
    async with house.open() as desk:
        await desk.pilot.click(KeyBar, offset=(desk.foot.index("log pain"), 0))
        await desk.settle()
        assert "Pain now?" in desk.text


async def test_a_click_between_keys_does_nothing() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        for column in (0, line(pilot).index("z  later") - 3, 79):
            await pilot.click(KeyBar, offset=(column, 0))
        await pilot.pause()
        assert app.pressed == []


async def test_a_key_that_is_unavailable_is_not_shown() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        app.unavailable.add("b")
        app.screen.refresh_bindings()
        await pilot.pause()
        assert line(pilot).startswith("   z  later")
        app.unavailable.clear()
        app.screen.refresh_bindings()
        await pilot.pause()
        assert line(pilot).startswith("   b  now")


async def test_a_change_of_theme_redraws_the_line() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        before = [segment.style for segment in app.query_one(KeyBar).render_line(0)]
        app.theme = "textual-light"
        await pilot.pause()
        assert [segment.style for segment in app.query_one(KeyBar).render_line(0)] != before


async def test_two_hundred_changes_of_focus_leave_no_widget_behind() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        left, right, bar = app.query_one(Left), app.query_one(Right), app.query_one(KeyBar)

        async def change_focus(times: int) -> tuple[int, int, int]:
            for number in range(times):
                (left if number % 2 else right).focus()
                if number % 50 == 0:
                    await pilot.pause()
            await pilot.pause()
            gc.collect()
            alive = sum(isinstance(thing, Widget) for thing in gc.get_objects())
            followers = len(app.screen.bindings_updated_signal._subscriptions[bar])
            return alive, len(app._registry), followers

        before = await change_focus(20)
        assert await change_focus(200) == before
        assert not bar.children


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("question_mark", "?"),
        ("ctrl+p", "ctrl+p"),
        ("escape", "esc"),
        ("enter", "enter"),
        ("comma", ","),
        ("up", "↑"),
        ("shift+tab", "shift+tab"),
        ("G", "G"),
    ],
)
def test_keys_are_written_as_people_name_them(key: str, shown: str) -> None:
    assert key_name(Binding(key, "act", "act")) == shown


def test_an_action_is_known_by_its_name_alone() -> None:
    assert [action_name(a) for a in ("help", "app.help", "go('a.b')", "screen.go(1)")] == [
        "help",
        "help",
        "go",
        "go",
    ]


def test_wide_characters_are_measured_in_cells() -> None:
    key = Key("é", "早く", "e", "early", True)
    assert key.width == 8


def test_a_line_without_keys_is_empty() -> None:
    assert fit([], 40, "help") == []
