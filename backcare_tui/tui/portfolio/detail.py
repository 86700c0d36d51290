"""The highlighted tool in full: how to use it, your limit, what it did, where it comes from."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.domain.portfolio.overview import ToolStanding
from backcare_tui.domain.portfolio.tools import WINDOW_DAYS
from backcare_tui.tui.kit.detail import Block, Detail
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.portfolio import how_it_was, minutes_text
from backcare_tui.words.times import plural


class PortfolioDetail(Detail[ToolStanding]):
    """Name, how-to, limit and effect go before the source."""

    def blocks(self, item: ToolStanding, width: int, height: int) -> Sequence[Block]:
        tool = item.tool
        minutes = minutes_text(tool)
        name = fit(tool.name, width - (len(minutes) + 2 if minutes else 0))
        head = Content.assemble((name, f"bold {BRIGHT}"), (f"  {minutes}" if minutes else "", DIM))
        limit = styled(_limit(item), width, "$bc-warn" if item.left == 0 else "$bc-text")
        return [
            Block(0, [head], apart=not tool.how),
            Block(1, styled(tool.how, width, "$bc-text"), apart=True),
            Block(2, limit, apart=True),
            Block(3, styled(_effect(item), width, "$bc-text"), apart=True),
            Block(4, styled(tool.source, width, DIM)),
        ]


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
