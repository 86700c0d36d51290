"""The lines above and below the breath of a session: which one it is, and how far along."""

from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.draw.gauge import gauge, series
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM


class SessionView(NamedTuple):
    """A session on its way."""

    name: str
    recipe: str
    breath: int
    """The present one, from 1; 0 while settling in."""
    breaths: int
    left: str
    """`1:52 left`"""


class SessionHead(Picture[SessionView]):
    """Which pattern and breath it is, and how much time is left, in two rows."""

    DEFAULT_CSS = """
    SessionHead { height: 2; padding: 0 2; }
    """

    def draw(self, view: SessionView, width: int) -> list[Content]:
        which = Content.assemble(
            ("breath ", DIM), (str(max(view.breath, 1)), BRIGHT), (f" of {view.breaths}", DIM)
        )
        name = Content.styled(view.name.lower(), f"bold {BRIGHT}")
        return [
            _ends(name, which, width),
            _ends(Content.styled(view.recipe, DIM), Content.styled(view.left, DIM), width),
        ]


class SessionFoot(Picture[SessionView]):
    """A dot for each breath; if they are too many, a bar."""

    DEFAULT_CSS = """
    SessionFoot { height: 1; padding: 0 2; }
    """

    def draw(self, view: SessionView, width: int) -> list[Content]:
        glyphs = glyphs_of(self.app)
        room = width // 2
        if 2 * view.breaths - 1 <= room:
            line = series(max(view.breath, 1) - 1, view.breaths, 1, glyphs)
        else:
            line = gauge(max(view.breath - 1, 0) / view.breaths, room, glyphs=glyphs)
        return [Content(" " * ((width - line.cell_length) // 2)) + line]


def _ends(left: Content, right: Content, width: int) -> Content:
    room = width - right.cell_length - 2
    if room < 1:
        return right.truncate(width)
    if left.cell_length > room:
        left = Content.styled(fit(left.plain, room), DIM)
    return left + Content(" " * (width - left.cell_length - right.cell_length)) + right
