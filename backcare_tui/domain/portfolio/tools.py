"""The pain portfolio: relief, stabilisers and modifiers, and what was used.

Shares are of days on which a kind was used: heat five times on one day is one day of relief.
Prescribed medicine, taken as told, is in no share and no sentence about relying on one thing. Both
are our own choice.

The idea and the three kinds are from an article on managing back pain. A use is a `ToolUsed`; the
non-negotiable counts as a use of a stabiliser. Breathing, breaks and adjustments have counts of
their own: our own choice. No result depends on the order of the entries.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

import msgspec

from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal.care_events import NonNegotiableKept, ToolUsed
from backcare_tui.domain.journal.entries import Entry

if TYPE_CHECKING:
    from backcare_tui.domain.settings import PortfolioSettings

MAX_NAME = 40
MAX_ABOUT = 300
MAX_MINUTES = 120
MAX_LIMIT = 50
WINDOW_DAYS = 14
"""Days that the allocation looks back on: our own choice."""
FEWEST = 5
"""Days with a use from which it is worth saying that most were of one kind: our own choice."""
MOST = 0.7
"""Share from which one kind is most of what was done: our own choice."""
LIMIT_WINDOW = timedelta(hours=24)
"""What a person's own limit is about: any 24 hours, not a calendar day."""
RATE_WITHIN = timedelta(hours=12)
"""How long after a use its effect can still be told: our own choice."""
FEWEST_KNOWN = 3
"""Uses with pain before and after from which one tool may be named before others: our own choice,
since one or two tell nothing."""
KEPT: Final = ":kept"
"""Stands for the non-negotiable among the ids of tools; no tool can have it."""


class ToolKind(Enum):
    """What a tool is for."""

    RELIEF = "relief"
    STABILISER = "stabiliser"
    MODIFIER = "modifier"


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person does for their back; suggested, or their own."""

    id: str
    kind: ToolKind
    name: str
    how: str = ""
    source: str = ""
    minutes: tuple[int, int] | None = None
    """Shortest and longest time it is used for; None: no timer."""
    held: bool = False
    """The person has it in their portfolio."""
    prescribed: bool = False
    """A prescribed medicine: in no share, and in no sentence about how uses are spread."""
    active: bool | None = None
    """Of relief: whether it is something one does (True) or that is done to one (False); None: not
    said."""
    at_most: int | None = None
    """Uses in 24 hours that the person set as their own limit."""
    figure: str = ""
    """Id of the figure that shows it; "" if none does."""


class Allocation(msgspec.Struct, frozen=True):
    """What the uses of some days were spent on."""

    counts: tuple[int, ...] = (0, 0, 0)
    """Days with a use by kind, in the order of `ToolKind`."""
    unknown: int = 0
    """Days with a use of a tool that is no longer known."""
    days: int = 0
    """Days with a use of any kind."""
    by_tool: tuple[tuple[str, int], ...] = ()
    """Id and uses of every tool that was used, the most used first."""
    gone: tuple[tuple[str, int], ...] = ()
    """Of these, those that are no longer known."""

    @property
    def total(self) -> int:
        """Days by kind added up: what the shares are of."""
        return sum(self.counts) + self.unknown

    @property
    def shares(self) -> tuple[float, ...]:
        """Share (0–1) of each kind and, last, of what is unknown: together 1, or 0 without uses."""
        total = self.total
        return tuple(count / total if total else 0.0 for count in (*self.counts, self.unknown))

    def of(self, tool: str) -> int:
        """Uses of one tool, by id."""
        return dict(self.by_tool).get(tool, 0)


class Concentration(msgspec.Struct, frozen=True):
    """One kind is most of what was done."""

    kind: ToolKind
    days: int
    of: int
    """Days with a use of any kind."""


class Helped(msgspec.Struct, frozen=True):
    """How often a tool was used, and how pain was afterwards.

    Whether it helped is another question: one or two uses cannot tell (see `FEWEST_KNOWN`).
    """

    tool: str
    times: int
    known: int
    """Uses with pain before and after."""
    eased: int
    """Of these, uses after which pain was at least 1 lower."""
    worse: int = 0
    """Of these, uses after which it was at least 1 higher."""

    @property
    def same(self) -> int:
        """Uses after which it was as before."""
        return self.known - self.eased - self.worse


def held(tools: Iterable[Tool]) -> tuple[Tool, ...]:
    """The tools the person has in their portfolio, in the given order."""
    return tuple(tool for tool in tools if tool.held)


def missing_kinds(tools: Iterable[Tool]) -> tuple[ToolKind, ...]:
    """The kinds of which the person holds nothing."""
    kinds = {tool.kind for tool in tools if tool.held}
    return tuple(kind for kind in ToolKind if kind not in kinds)


def uses(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that are uses, oldest first."""
    found = (entry for entry in entries if isinstance(entry.event, ToolUsed | NonNegotiableKept))
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.id)))


def allocation(
    entries: Iterable[Entry], tools: Iterable[Tool], day: date, days: int = WINDOW_DAYS
) -> Allocation:
    """What the uses of the `days` days that end with `day` were spent on."""
    tools = tuple(tools)
    first = last_days(day, days)[0]
    used = [(_tool_of(e), when) for e in uses(entries) if first <= (when := day_of(e.at)) <= day]
    kinds = {tool.id: tool.kind for tool in tools} | {KEPT: ToolKind.STABILISER}
    outside = {tool.id for tool in tools if tool.prescribed}
    on_days: dict[ToolKind | None, set[date]] = {}
    for id_, when in used:
        if id_ not in outside:
            on_days.setdefault(kinds.get(id_), set()).add(when)
    counted = Counter(id_ for id_, _ in used)
    by_tool = tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    return Allocation(
        tuple(len(on_days.get(kind, ())) for kind in ToolKind),
        len(on_days.get(None, ())),
        len(set[date]().union(*on_days.values())),
        by_tool,
        tuple(item for item in by_tool if item[0] not in kinds),
    )


def concentration(allocation: Allocation) -> Concentration | None:
    """The kind that is at least 70 % of what was used on at least 5 days; None: there is none."""
    if allocation.days < FEWEST:
        return None
    kind, count = max(zip(ToolKind, allocation.counts, strict=True), key=lambda each: each[1])
    most = count >= MOST * allocation.total
    return Concentration(kind, count, allocation.days) if most else None


def only_passive(tools: Iterable[Tool]) -> bool:
    """Whether all relief the person holds, medicine aside, is done to them, and none by them."""
    relief = [t for t in held(tools) if t.kind is ToolKind.RELIEF and not t.prescribed]
    return bool(relief) and all(tool.active is False for tool in relief)


def target(settings: "PortfolioSettings", in_flare: bool) -> tuple[float, ...]:
    """Share (0–1) each kind should have, in the order of `ToolKind`; another one in a flare."""
    texts = settings.target if not in_flare else settings.target_in_flare
    return tuple(int(text) / 100 for text in texts)


def helped(entries: Iterable[Entry]) -> tuple[Helped, ...]:
    """How it was after each tool that was used: see `together`."""
    return together(_once(e.event) for e in entries if isinstance(e.event, ToolUsed))


def before_and_after(entries: Iterable[Entry]) -> dict[str, tuple[tuple[int, int], ...]]:
    """By tool pain before and after each of its uses of which both are known, oldest first."""
    found: dict[str, list[tuple[datetime, int, int]]] = {}
    for entry in entries:
        use = entry.event
        if isinstance(use, ToolUsed) and use.before is not None and use.after is not None:
            found.setdefault(use.tool, []).append((entry.at, use.before, use.after))
    return {
        tool: tuple((before, after) for _, before, after in sorted(told))
        for tool, told in found.items()
    }


def _once(use: ToolUsed) -> Helped:
    change = use.change
    if change is None:
        return Helped(use.tool, 1, 0, 0)
    return Helped(use.tool, 1, 1, int(change <= -1), int(change >= 1))


def together(found: Iterable[Helped]) -> tuple[Helped, ...]:
    """Those of one tool added up; what was followed by less pain most often first, by more last."""
    counts: dict[str, Counter[str]] = {}
    for each in found:
        of_tool = counts.setdefault(each.tool, Counter())
        of_tool.update(times=each.times, known=each.known, eased=each.eased, worse=each.worse)
    all_ = [
        Helped(tool, of["times"], of["known"], of["eased"], of["worse"])
        for tool, of in counts.items()
    ]
    return tuple(sorted(all_, key=lambda e: (e.worse - e.eased, -e.times, e.tool)))


def used_lately(entries: Iterable[Entry], tool: str, now: datetime) -> tuple[datetime, ...]:
    """When the tool was used in the 24 hours before `now`, oldest first.

    A use up to 24 hours ahead counts too: a clock that was set back put it there.
    """
    return tuple(
        sorted(
            entry.at
            for entry in entries
            if isinstance(entry.event, ToolUsed)
            and entry.event.tool == tool
            and abs(now - entry.at) < LIMIT_WINDOW
        )
    )


def left_today(entries: Iterable[Entry], tool: Tool, now: datetime) -> int | None:
    """Uses left under the person's own limit in 24 hours, 0 or more; None: there is no limit."""
    if tool.at_most is None:
        return None
    return max(tool.at_most - len(used_lately(entries, tool.id, now)), 0)


def to_rate(entries: Iterable[Entry], now: datetime) -> Entry | None:
    """The latest use, if its effect is not known and can still be told; else None."""
    tools = [entry for entry in uses(entries) if isinstance(entry.event, ToolUsed)]
    if not tools or now - tools[-1].at > RATE_WITHIN:
        return None
    last = tools[-1]
    if not isinstance(last.event, ToolUsed) or last.event.change is not None:
        return None
    return last if last.event.until is None or last.event.until <= now else None


def _tool_of(entry: Entry) -> str:
    return entry.event.tool if isinstance(entry.event, ToolUsed) else KEPT
