"""The portfolio for other programs."""

from collections.abc import Sequence

from backcare_tui.domain.portfolio.overview import PortfolioOverview, ToolStanding
from backcare_tui.domain.portfolio.tools import WINDOW_DAYS, Tool, ToolKind
from backcare_tui.reports.json_text import fields
from backcare_tui.words.portfolio import sentences


def overview_record(overview: PortfolioOverview, tools: Sequence[Tool]) -> dict[str, object]:
    """The portfolio for other programs."""
    kinds = [kind.value for kind in ToolKind]
    spent = overview.allocation
    found = overview.concentration
    return {
        "days": WINDOW_DAYS,
        "uses": sum(count for _, count in spent.by_tool),
        "days_with_a_use": spent.days,
        "days_by_kind": dict(zip((*kinds, "unknown"), (*spent.counts, spent.unknown), strict=True)),
        "shares": dict(zip((*kinds, "unknown"), spent.shares, strict=True)),
        "target": dict(zip(kinds, overview.target, strict=True)),
        "in_flare": overview.in_flare,
        "target_is_ours": overview.is_ours,
        "concentration": None
        if found is None
        else {"kind": found.kind.value, **fields(found, "days", "of")},
        "missing": [kind.value for kind in overview.missing],
        "unknown": dict(spent.gone),
        "says": sentences(overview, tools),
        "tools": [_record(standing) for standing in overview.standings],
    }


def _record(standing: ToolStanding) -> dict[str, object]:
    tool, effect = standing.tool, standing.helped
    return {
        **fields(tool, "id", "name", "held", "minutes", "at_most", "prescribed", "active"),
        "kind": tool.kind.value,
        **fields(standing, "left", "uses"),
        "known": effect.known if effect else 0,
        "eased": effect.eased if effect else 0,
        "worse": effect.worse if effect else 0,
    }
