"""How the days with a use are spread over the kinds: a gauge each, over a place to start."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.portfolio.overview import PortfolioOverview
from backcare_tui.domain.portfolio.tools import WINDOW_DAYS, ToolKind
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.gauge import gauge
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs, glyphs_of
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.words.portfolio import (
    KIND_WORDS,
    UNKNOWN_LETTER,
    percents,
    target_text,
    used_text,
)
from backcare_tui.words.times import plural

_TITLE = f"last {WINDOW_DAYS} days"
_TINY = 8
"""Rows of the terminal below which there is one line, and below which there is none."""
_ROOMY, _FEW = 30, 1
"""Rows of the terminal below which there are only so many sentences, the most telling."""
_NUMBER = 7
"""Cells of a percentage and the gap before it."""
_GOAL = 8
"""Cells of the place to start, in brackets."""
_GAUGE = 40
"""Cells of a gauge at most."""
_GONE = "no longer listed"
_LETTERS = (*(KIND_WORDS[kind].letter for kind in ToolKind), UNKNOWN_LETTER)


class SharesView(NamedTuple):
    """What is drawn of the portfolio as a whole."""

    overview: PortfolioOverview
    said: Sequence[str]
    """Sentences on it."""


class PortfolioShares(Area):
    """The kinds, and sentences about them; on a short screen one line. `-open` has no frame."""

    DEFAULT_CSS = """
    PortfolioShares.-open { border: none; background: transparent; padding: 0; }
    """
    view: SharesView | None = None

    def show(self, view: SharesView) -> None:
        """Draw this from now on."""
        if view != self.view:
            self.view = view
            self.entitle(_TITLE, *_facts(view.overview))
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        if self.view is None:
            return ()
        (overview, _), height = self.view, self.screen.size.height
        if height < SHORT:
            return [] if height < _TINY else [in_a_line(overview, width)]
        glyphs = glyphs_of(self.app)
        most = None if height >= _ROOMY else _FEW
        drawn = shares(self.view, width, glyphs, most)
        if not self.has_class("-open"):
            shaded = f"shaded and in brackets: {target_text(overview)}" if overview.target else ""
            return [*drawn[: len(ToolKind)], *styled(shaded, width, DIM), *drawn[len(ToolKind) :]]
        facts = _facts(overview)
        room = width - len(_TITLE) - 3
        fact = next((each for each in facts if len(each) <= room), "")
        return [head(_TITLE, width, fact, glyphs), *drawn]


def _facts(overview: PortfolioOverview) -> list[str]:
    """`used on 8 days · shaded: our place to start`, and what is said with less room."""
    used = used_text(overview)
    shaded = f"shaded: {target_text(overview)}" if overview.target else ""
    return [" · ".join(filter(None, (used, shaded))), used]


def shares(
    view: SharesView, width: int, glyphs: Glyphs = BLOCKS, most: int | None = None
) -> list[Content]:
    """A gauge for each kind, and at most `most` sentences. In a flare there are no percentages."""
    overview, said = view
    names = [KIND_WORDS[kind].name.lower() for kind in ToolKind]
    cells = max(map(len, (*names, _GONE if overview.allocation.unknown else ""))) + 2
    room = min(width - cells - _NUMBER - _GOAL, _GAUGE)
    lines = list(_gauges(overview, cells, room, glyphs)) if room > 1 else []
    if not overview.held:
        said = ("Nothing in your portfolio yet: space takes in a suggestion.", *said)
    for sentence in said if most is None else said[:most]:
        lines += styled(sentence, width, "$bc-text")
    return [line.truncate(width) for line in lines]


def _gauges(
    overview: PortfolioOverview, cells: int, room: int, glyphs: Glyphs
) -> Iterator[Content]:
    names = [KIND_WORDS[kind].name.lower() for kind in ToolKind]
    spent = overview.allocation
    found = spent.shares if spent.total else (0.0,) * len(names)
    goals = overview.target or (None,) * len(names)
    for n, (name, share, goal) in enumerate(zip(names, found, goals, strict=False)):
        band = None if goal is None else (0.0, goal)
        bar = gauge(share, room, "$bc-fill", band, glyphs)
        yield Content.styled(name.ljust(cells), "$bc-text") + bar + _numbers(overview, found, n)
    if spent.unknown:
        bar = gauge(found[-1], room, "$bc-fill", glyphs=glyphs)
        gone = len(found) - 1
        yield Content.styled(_GONE.ljust(cells), DIM) + bar + _numbers(overview, found, gone)


def _numbers(overview: PortfolioOverview, found: Sequence[float], n: int) -> Content:
    """` 80 %  (25 %)`: the share, and in brackets the place to start; no zeros."""
    if overview.in_flare:
        return Content("")
    told = f"{percents(found)[n]} %" if found[n] else ""
    goals = percents(overview.target)
    goal = f"  ({goals[n]} %)" if n < len(goals) and goals[n] else ""
    return Content.styled(told.rjust(_NUMBER - 1), BRIGHT) + Content.styled(goal, DIM)


def in_a_line(overview: PortfolioOverview, width: int) -> Content:
    """`R 55 %  S 36 %  M 9 %  12 days`, as much of it as fits."""
    total = overview.allocation.total
    if not total:
        said = "Nothing used in 14 days" if overview.held else "Nothing yet: space takes one in"
        return Content.styled(fit(said, width), DIM)
    found = overview.allocation.shares
    parts = [
        f"{letter} {number} %"
        for letter, number, share in zip(_LETTERS, percents(found), found, strict=True)
        if share or letter != UNKNOWN_LETTER
    ]
    uses = plural(overview.allocation.days, "day")
    line = "" if overview.in_flare else "  ".join(parts)
    if len(line) + 2 + len(uses) <= width:
        line += f"  {uses}" if line else f"used on {uses}"
    return Content.styled(fit(line, width), "$bc-text")
