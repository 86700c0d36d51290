"""Where it hurt lately: a body, with the days on its regions."""

from collections.abc import Mapping

from textual.content import Content

from backcare_tui.domain.pain.body_map import Region
from backcare_tui.domain.pain.heat import HEAT_DAYS
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.body import WIDTH, body, body_legend
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs, glyphs_of
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import DIM

NOWHERE = "l, then w, says where."
_SIDES = 1
"""The row that says which side is which."""


class PainPlaces(Area):
    """The back of a body; your left is at its left."""

    TITLE = f"where, {HEAT_DAYS} days"
    DEFAULT_CSS = """
    PainPlaces { padding: 0 1; }
    """
    days: Mapping[Region, int] | None = None

    def show(self, days: Mapping[Region, int]) -> None:
        """Draw these: on how many of the last days each region was named."""
        if days != self.days:
            self.days = days
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        if self.days is None:
            return []
        return draw(self.days, width, self.content_size.height, glyphs_of(self.app))


def draw(
    days: Mapping[Region, int], width: int, height: int, glyphs: Glyphs = BLOCKS
) -> list[Content]:
    """At most `height` lines of `width` cells: the body, its sides by name, what the fills mean."""
    named = {region.value: count for region, count in days.items()}
    left = max(width - WIDTH, 0) // 2
    lines = [Content(" " * left) + line for line in body(named, height, width, glyphs)]
    if len(lines) > _SIDES:
        lines[_SIDES] = _with_sides(lines[_SIDES], width)
    foot = body_legend(glyphs).truncate(width)
    if not days:
        foot = Content.styled(fit(NOWHERE, width), DIM)
    if len(lines) + 1 < height:
        return [*lines, Content(""), foot]
    return [*lines[:-1], foot] if lines and not days else lines


def _with_sides(line: Content, width: int) -> Content:
    """The row with `left` and `right` at its ends, in the cells that the body leaves free."""
    left, right = (Content.styled(word, DIM) for word in ("left", "right"))
    middle = line.pad_right(max(width - line.cell_length, 0))
    return left + middle[left.cell_length : width - right.cell_length] + right
