"""The highlighted tool in full: how to use it, your limit, what it did, where it comes from."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.portfolio.overview import ToolStanding
from backcare_tui.domain.portfolio.tools import WINDOW_DAYS
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.detail import MEASURE, Block, fitted
from backcare_tui.tui.kit.draw.before_after import before_after, before_after_legend
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs, glyphs_of
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.words.portfolio import how_it_was, relief_text
from backcare_tui.words.times import plural

_BARS = 5
"""Rows of the bars that say what it did."""
_NARROWEST = 8
"""Cells below which nothing is said."""


class PortfolioDetail(Area):
    """What fits, the most useful first. `-open` has no frame, and the name in its first line."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    PortfolioDetail.-open { border: none; background: transparent; padding: 0; }
    """
    view: ToolStanding | None = None

    def show(self, view: ToolStanding | None) -> None:
        """Draw this from now on; None: nothing is highlighted."""
        if view != self.view:
            self.view = view
            self.entitle(*(("", "") if view is None else titles(view)))
            self.refresh()

    def lines(self, width: int) -> Sequence[Content]:
        if self.view is None or width < _NARROWEST:
            return ()
        glyphs, height = glyphs_of(self.app), self.content_size.height
        if not self.has_class("-open"):
            return text(self.view, width, height, glyphs)
        name, fact = titles(self.view)
        title = head(fit(name, width - 2), width, fact, glyphs)
        return [title, *text(self.view, width, height - 1, glyphs)]


def titles(standing: ToolStanding) -> tuple[str, str]:
    """Its name, and how long it takes and whose doing it is."""
    return standing.tool.name, relief_text(standing.tool)


def text(standing: ToolStanding, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """At most `height` lines: how-to, limit and effect go before the bars and the source."""
    room = min(width, MEASURE)
    tool = standing.tool
    limit = styled(_limit(standing), room, "$bc-warn" if standing.left == 0 else "$bc-text")
    blocks = [
        Block(1, styled(tool.how, room, "$bc-text"), apart=True),
        Block(2, limit, apart=True),
        Block(3, styled(_effect(standing), room, "$bc-text"), apart=True),
        Block(5, _bars(standing, room, glyphs), apart=True),
        Block(4, styled(tool.source, room, DIM)),
    ]
    return fitted(blocks, height)


def _bars(standing: ToolStanding, width: int, glyphs: Glyphs) -> list[Content]:
    """Pain before and after its uses as bars; none if no use told both."""
    if not standing.told:
        return []
    legend = Content.styled("pain  ", DIM) + before_after_legend(glyphs)
    return [*before_after(standing.told, width, _BARS, glyphs), legend.truncate(width)]


def _limit(standing: ToolStanding) -> str:
    if standing.left is None:
        return ""
    return f"Your own limit is {standing.tool.at_most} in 24 hours: {standing.left} left."


def _effect(standing: ToolStanding) -> str:
    effect = standing.helped
    if effect is None:
        return ""
    used = f"{plural(effect.times, 'use')} in {WINDOW_DAYS} days"
    if not effect.known:
        return f"{used}; a says how it was before and after."
    return f"{used}. As you rated it, {how_it_was(effect)}."
