"""How the days with a use are spread over the kinds, beside a place to start: two bars."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.portfolio.overview import PortfolioOverview
from backcare_tui.domain.portfolio.tools import WINDOW_DAYS, ToolKind
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, labelled, styled
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

WIDEST = 60
_TINY = 8
"""Rows of the terminal below which there is one line, and below which there is none."""
_ROOMY, _FEW = 30, 2
"""Rows of the terminal below which there are only so many sentences, the most telling."""
_PARTS = " ▏▎▍▌▋▊▉█"
_STYLES = ("$bc-accent", "$bc-fill", "$bc-text", "$bc-dim")
_LABEL = 8
"""Cells of the column of labels."""
_BEYOND = 5
"""Cells that the name of a bar's last part may take beyond it."""
_NAMES = (*(KIND_WORDS[kind].name for kind in ToolKind), "no longer listed")
_LETTERS = (*(KIND_WORDS[kind].letter for kind in ToolKind), UNKNOWN_LETTER)


class PortfolioShares(Picture[tuple[PortfolioOverview, Sequence[str]]]):
    """The uses, and sentences about them; on a short screen one line."""

    def draw(self, view: tuple[PortfolioOverview, Sequence[str]], width: int) -> list[Content]:
        (overview, said), height = view, self.screen.size.height
        if height < SHORT:
            return [] if height < _TINY else [in_a_line(overview, width)]
        width = min(width, WIDEST)
        total = overview.allocation.total
        head = Content.assemble(
            (f"Last {WINDOW_DAYS} days  ", DIM),
            (used_text(overview), BRIGHT if overview.allocation.days else DIM),
        )
        whose = target_text(overview) if overview.target else ""
        beside = Content.styled(f"   below: {whose}", DIM)
        fits = head.cell_length + beside.cell_length <= width
        lines = [head + beside if whose and fits else head]
        if total:
            bar = shares_bar(overview.allocation.shares, width - _LABEL)
            lines += labelled("days", bar, _LABEL)
        if overview.target:
            bar = shares_bar(overview.target, width - _LABEL, thin=True)
            lines += labelled("ours" if overview.is_ours else "yours", bar, _LABEL)
            if not fits and height >= _ROOMY:
                lines += styled(f"Below: {whose}.", width, DIM)
        if not overview.held:
            said = ("Nothing in your portfolio yet: space takes in a suggestion.", *said)
        for sentence in said if height >= _ROOMY else said[:_FEW]:
            lines += styled(sentence, width, "$bc-text")
        return lines


def in_a_line(overview: PortfolioOverview, width: int) -> Content:
    """`R 55 %  S 36 %  M 9 %  12 days`, as much of it as fits."""
    total = overview.allocation.total
    if not total:
        said = "Nothing used in 14 days" if overview.held else "Nothing yet: space takes one in"
        return Content.styled(fit(said, width), DIM)
    shares = overview.allocation.shares
    parts = [
        f"{letter} {number} %"
        for letter, number, share in zip(_LETTERS, percents(shares), shares, strict=True)
        if share or letter != UNKNOWN_LETTER
    ]
    uses = plural(overview.allocation.days, "day")
    line = "  ".join(parts)
    if len(line) + 2 + len(uses) <= width:
        line += f"  {uses}"
    return Content.styled(fit(line, width), "$bc-text")


def shares_bar(shares: Sequence[float], width: int, *, thin: bool = False) -> list[Content]:
    """A stacked bar of at most `width` cells and, below it, name and percent of each part.

    Parts are a cell apart and end at an eighth of a cell. Beside colours a name, or if there is
    no room its letter, tells which is which.
    """
    parts = [(index, share) for index, share in enumerate(shares) if share > 0]
    numbers = percents(shares)
    room = width - max(len(parts) - 1, 0) - _BEYOND
    bar: list[Content] = []
    names: list[Content] = []
    column = 0
    for index, share in parts:
        eighths = max(round(share * room * 8), 1)
        cells = -(-eighths // 8)
        drawn = "━" * cells if thin else "█" * (eighths // 8) + _PARTS[eighths % 8].strip()
        bar.append(Content.styled(drawn.ljust(cells), _STYLES[index]))
        letter, number = _LETTERS[index], numbers[index]
        forms = (f"{_NAMES[index]} {number} %", f"{letter} {number} %", f"{letter} {number}")
        column += cells + 1
        most = width - column + cells + 1 if index == parts[-1][0] else cells
        name = next((form for form in forms if len(form) <= most), letter)
        names.append(Content.styled(name.ljust(cells), DIM if thin else "$bc-text"))
    return [Content(" ").join(bar).truncate(width), Content(" ").join(names).truncate(width)]
