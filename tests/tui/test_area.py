"""A framed area: what stands in its edge, and whose colour its frame has."""

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input

from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS, Glyphs
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.themes.theming import load_themes, shipped_folder, variable_defaults
from tests.tui.styled import styled


class Words(Area, Picture[tuple[str, ...]]):
    """Draws its own lines."""

    TITLE = "words"

    def draw(self, view: tuple[str, ...], width: int) -> Sequence[Content]:
        return [Content(word).truncate(width) for word in view]


class Framed(App[None]):
    def __init__(self, glyphs: Glyphs = BLOCKS) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.register_theme(load_themes(shipped_folder(), None).loaded["backcare-dark"])

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield Words(("one", "two"), id="drawn")
        with Area(id="holds"):
            yield Input(select_on_focus=False)

    def on_mount(self) -> None:
        self.theme = "backcare-dark"
        self.query_one("#holds", Area).entitle("at hand", "16 more")


def edges(app: App[None]) -> list[tuple[str, str]]:
    """Each upper edge, and how it is drawn where it joins title and fact."""
    shown = list(styled(app.screen))
    letters = dict(line.split(" ", 1) for line in shown if line[1:2] == " " and line[0].isalpha())
    return [
        (line.rstrip(), letters[below[20]])
        for line, below in zip(shown[::2], shown[1::2], strict=False)
        if line[:1] in "╭+" and line[1:2] in "─-" and line[2:3] == " "
    ]


async def test_an_area_says_its_name_and_a_fact_in_its_edge_and_follows_the_width() -> None:
    app = Framed()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert [line for line, _ in edges(app)] == [
            "╭─ words ──────────────────────────────╮",
            "╭─ at hand ────────────────── 16 more ─╮",
        ]
        assert app.query_one("#drawn").outer_size.height == 4
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        assert edges(app)[1][0] == "╭─ at hand " + "─" * 8 + " 16 more ─╮"
        await pilot.resize_terminal(18, 12)
        await pilot.pause()
        assert app.screen._compositor.render_strips(app.size)[4].text.startswith("╭─ at hand ─")


async def test_the_frame_of_the_area_with_the_focus_is_the_accent() -> None:
    app = Framed()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert [style for _, style in edges(app)] == ["#3d4c53 on #172025", "#7fd6c6 on #172025"]
        app.screen.set_focus(None)
        await pilot.pause()
        assert {style for _, style in edges(app)} == {"#3d4c53 on #172025"}


async def test_an_area_of_plain_signs_has_a_plain_frame() -> None:
    app = Framed(ASCII)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert edges(app)[0][0] == "+- words " + "-" * 30 + "+"
