"""Where the whole portfolio stands at one moment: what the Portfolio place and its command show."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.tools import (
    WINDOW_DAYS,
    Allocation,
    Concentration,
    Helped,
    Tool,
    ToolKind,
    allocation,
    before_and_after,
    concentration,
    helped,
    left_today,
    missing_kinds,
    only_passive,
    target,
    to_rate,
)
from backcare_tui.domain.settings import PortfolioSettings


class ToolStanding(msgspec.Struct, frozen=True):
    """Where one tool stands."""

    tool: Tool
    uses: int = 0
    """In the last 14 days."""
    helped: Helped | None = None
    """Its effect over the same days; None: it was not used."""
    left: int | None = None
    """Uses left under the person's own limit in 24 hours; None: there is none."""
    told: tuple[tuple[int, int], ...] = ()
    """Pain before and after each use of those days that told both, oldest first."""


class PortfolioOverview(msgspec.Struct, frozen=True):
    """All of it at once."""

    standings: tuple[ToolStanding, ...] = ()
    """By kind, in each the tools that are held first."""
    allocation: Allocation = Allocation()
    target: tuple[float, ...] = ()
    in_flare: bool = False
    """The target is the one for a flare."""
    is_ours: bool = True
    """The target is the one this app begins with; the person set none."""
    concentration: Concentration | None = None
    """Not said of relief in a flare, which is what leaning on relief is for."""
    missing: tuple[ToolKind, ...] = ()
    only_passive: bool = False
    """All relief that is held is done to one, and none by oneself."""
    to_rate: Entry | None = None
    """The latest use, if its effect can still be told."""

    @property
    def held(self) -> tuple[ToolStanding, ...]:
        return tuple(standing for standing in self.standings if standing.tool.held)


def since(now: datetime) -> datetime:
    """From when on `overview` needs entries, with room for a journey: the first day's beginning."""
    return now - timedelta(days=WINDOW_DAYS + 1)


def overview(
    entries: Sequence[Entry],
    tools: Sequence[Tool],
    settings: PortfolioSettings,
    in_flare: bool,
    now: datetime,
) -> PortfolioOverview:
    """Where everything stands at `now`."""
    today = day_of(now)
    spent = allocation(entries, tools, today)
    first = last_days(today, WINDOW_DAYS)[0]
    lately = [entry for entry in entries if day_of(entry.at) >= first]
    effects, told = {each.tool: each for each in helped(lately)}, before_and_after(lately)
    kinds, most = list(ToolKind), concentration(spent)
    arranged = sorted(tools, key=lambda tool: (kinds.index(tool.kind), not tool.held))
    return PortfolioOverview(
        tuple(
            ToolStanding(
                tool,
                spent.of(tool.id),
                effects.get(tool.id),
                left_today(entries, tool, now),
                told.get(tool.id, ()),
            )
            for tool in arranged
        ),
        spent,
        target(settings, in_flare),
        in_flare,
        target(settings, in_flare) == target(PortfolioSettings(), in_flare),
        None if in_flare and most is not None and most.kind is ToolKind.RELIEF else most,
        missing_kinds(tools),
        only_passive(tools),
        to_rate(entries, now),
    )
