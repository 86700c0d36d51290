"""The highlighted tool in full: how to use it, your limit, what it did, where it comes from."""

from textual.content import Content
from textual.widget import Widget

from backcare_tui.domain.portfolio import WINDOW_DAYS
from backcare_tui.domain.portfolio_overview import Standing
from backcare_tui.reports.portfolio_text import minutes_text
from backcare_tui.tui.theming import BRIGHT, DIM
from backcare_tui.tui.widgets.fitting import fit, wrap
from backcare_tui.tui.words import plural

MEASURE = 72
"""Widest a text is set, in cells."""


class PortfolioDetail(Widget):
    """Shows what fits, the most useful first; nothing is cut in the middle of a block."""

    DEFAULT_CSS = """
    PortfolioDetail { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._standing: Standing | None = None

    def show(self, standing: Standing | None) -> None:
        if standing != self._standing:
            self._standing = standing
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if self._standing is None or width < 8:
            return Content("")
        return Content("\n").join(detail_lines(self._standing, min(width, MEASURE), height))


def detail_lines(standing: Standing, width: int, height: int) -> list[Content]:
    """At most `height` lines of at most `width` cells."""
    tool = standing.tool
    minutes = minutes_text(tool)
    name = fit(tool.name, width - (len(minutes) + 2 if minutes else 0))
    head = Content.assemble((name, f"bold {BRIGHT}"), (f"  {minutes}" if minutes else "", DIM))
    blocks = [
        (0, [head]),
        (1, _text(tool.how, width, "$bc-text")),
        (2, _text(_limit(standing), width, "$bc-warn" if standing.left == 0 else "$bc-text")),
        (3, _text(_effect(standing), width, "$bc-text")),
        (4, _text(tool.source, width, DIM)),
    ]
    kept: list[Content] = []
    for rank, lines in blocks:
        if not lines or len(kept) + len(lines) > height:
            continue
        space = rank in (2, 3, 4) and len(kept) + len(lines) + 1 <= height
        kept += [Content("")] if space else []
        kept += lines
    return kept


def _limit(standing: Standing) -> str:
    if standing.left is None:
        return ""
    return f"Your own limit is {standing.tool.at_most} in 24 hours: {standing.left} left."


def _effect(standing: Standing) -> str:
    effect = standing.helped
    if effect is None:
        return ""
    used = f"{plural(effect.times, 'use')} in {WINDOW_DAYS} days"
    if not effect.known:
        return f"{used}; a says how it was before and after."
    return f"{used}; pain was less after {effect.eased} of {effect.known} that you rated."


def _text(text: str, width: int, style: str) -> list[Content]:
    return [Content.styled(line, style) for line in wrap(text, width)]
