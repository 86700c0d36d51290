"""The portfolio in words: names, sentences, the command's table and its JSON."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from backcare_tui.domain.portfolio.overview import PortfolioOverview, ToolStanding
from backcare_tui.domain.portfolio.tools import KEPT, WINDOW_DAYS, Helped, Tool, ToolKind
from backcare_tui.domain.text import clean
from backcare_tui.words.times import plural, wall_time


class KindWords(NamedTuple):
    """How one kind is called."""

    letter: str
    name: str
    """Of all its tools, as a heading."""
    about: str


KIND_WORDS = {
    ToolKind.RELIEF: KindWords("R", "Relief", "for now"),
    ToolKind.STABILISER: KindWords("S", "Stabilisers", "for the coming weeks"),
    ToolKind.MODIFIER: KindWords("M", "Modifiers", "for the long run"),
}
ACTIVE = KindWords("R", "Active relief", "something you do")
PASSIVE = KindWords("R", "Passive relief", "something done to you")
PRESCRIBED = KindWords("R", "Prescribed medicine", "outside the shares")
"""How relief is called that is in no share."""
UNKNOWN_LETTER = "?"
"""Stands for uses of tools that are no longer in the list."""


def name_of(tools: Iterable[Tool], id_: str) -> str:
    """The tool's name; without the tool its id stands for it."""
    if id_ == KEPT:
        return "what you keep up"
    return next((tool.name for tool in tools if tool.id == id_), clean(id_))


def minutes_text(tool: Tool) -> str:
    """`15–20 min`, `5 min`, or nothing without a timer."""
    if tool.minutes is None:
        return ""
    low, high = tool.minutes
    return f"{low} min" if low == high else f"{low}–{high} min"


def how_it_was(used: Helped) -> str:
    """`5 times: lower after 3, the same after 1, worse after 1`, `once: worse after`, `2 times, not
    said how it was after`.
    """
    if not used.known:
        return f"{_times(used.times)}, not said how it was after"
    ways = {"lower": used.eased, "the same": used.same, "worse": used.worse}
    found = {way: count for way, count in ways.items() if count}
    if used.known == 1:
        return f"once: {next(iter(found))} after"
    said = ", ".join(f"{way} after {count}" for way, count in found.items())
    return f"{_times(used.known)}: {said}"


def _times(count: int) -> str:
    return "once" if count == 1 else plural(count, "time")


def effect_text(standing: ToolStanding) -> str:
    """`lower after 3 of 4`, `lower after 1 of 3, worse 1`; nothing if no effect was told."""
    effect = standing.helped
    if effect is None or not effect.known:
        return ""
    worse = f", worse {effect.worse}" if effect.worse else ""
    return f"lower after {effect.eased} of {effect.known}{worse}"


def limit_text(standing: ToolStanding) -> str:
    """`1 of 3 left`; nothing without a limit of one's own."""
    if standing.left is None:
        return ""
    return f"{standing.left} of {standing.tool.at_most} left"


def way_text(tool: Tool) -> str:
    """`active` or `passive`, of relief; nothing where it is not said."""
    if tool.kind is not ToolKind.RELIEF or tool.active is None:
        return ""
    return "active" if tool.active else "passive"


def relief_text(tool: Tool) -> str:
    """`15–20 min, passive`, or what is known of the two."""
    return ", ".join(part for part in (minutes_text(tool), way_text(tool)) if part)


def missing_text(overview: PortfolioOverview, tools: Sequence[Tool]) -> str:
    """What is not held at all, in a sentence, and what has a share there nevertheless."""
    names = [KIND_WORDS[kind].name.lower() for kind in overview.missing]
    outside = {tool.id for tool in tools if tool.prescribed}
    kinds = {KEPT: ToolKind.STABILISER} | {tool.id: tool.kind for tool in tools}
    kinds = {id_: kind for id_, kind in kinds.items() if id_ not in outside}
    used = [id_ for id_, _ in overview.allocation.by_tool if kinds.get(id_) in overview.missing]
    counted = ", ".join(name_of(tools, id_) for id_ in used)
    said = f"You hold no {' or '.join(names)} so far"
    return f"{said}; what counts there is {counted}." if counted else f"{said}."


def reminder(tool: Tool, times: Sequence[datetime], now: datetime) -> str:
    """The person's own limit beside what was logged in 24 hours, and when last."""
    said = f"{tool.name}: {len(times)} in 24 h, your own limit is {tool.at_most}"
    return f"{said}; the last at {wall_time(times[-1], now)}." if times else f"{said}."


def sentences(overview: PortfolioOverview, tools: Sequence[Tool]) -> list[str]:
    """What there is to say about how the uses are spread, most telling first."""
    said = []
    if overview.concentration is not None:
        one = overview.concentration
        name = KIND_WORDS[one.kind].name
        said.append(
            f"{name} on {one.days} of {plural(one.of, 'day')} with a use, little else. "
            "A second kind is there when the first fails."
        )
    if overview.only_passive:
        said.append("All your relief is passive; a slow walk or small movements are active.")
    if overview.held and overview.missing:
        said.append(missing_text(overview, tools))
    said += [
        f"{clean(id_)}: {plural(count, 'use')}, no longer in your list."
        for id_, count in overview.allocation.gone
    ]
    return said


def target_text(overview: PortfolioOverview) -> str:
    """Whose target it is: `our place to start`, `your target`; in a flare, that it is for one."""
    if overview.in_flare:
        return "ours, for a flare" if overview.is_ours else "yours, for a flare"
    return "our place to start" if overview.is_ours else "your target"


def used_text(overview: PortfolioOverview) -> str:
    """`used on 8 days`, `nothing used`."""
    days = overview.allocation.days
    return f"used on {plural(days, 'day')}" if days else "nothing used"


def shares_text(overview: PortfolioOverview) -> str:
    """`Relief 55 % (25), stabilisers …`: each kind's share and, in brackets, its target."""
    *known, unknown = percents(overview.allocation.shares)
    goals = percents(overview.target)
    parts = [
        f"{KIND_WORDS[kind].name.lower()} {share} % ({goal} %)"
        for kind, share, goal in zip(ToolKind, known, goals, strict=True)
    ]
    if overview.allocation.unknown:
        parts.append(f"no longer listed {unknown} %")
    return ", ".join(parts)


def percents(shares: Sequence[float]) -> tuple[int, ...]:
    """`shares` (0–1, together 1) in whole percent that make 100 together; none without any use."""
    if not sum(shares):
        return tuple(0 for _ in shares)
    whole = [int(share * 100 + 1e-9) for share in shares]
    rest = sorted(range(len(shares)), key=lambda n: (whole[n] - shares[n] * 100, n))
    for n in rest[: 100 - sum(whole)]:
        whole[n] += 1
    return tuple(whole)


def overview_lines(overview: PortfolioOverview, tools: Sequence[Tool]) -> list[str]:
    """The portfolio as the command prints it."""
    lines: list[str] = []
    for kind, words in KIND_WORDS.items():
        rows = [_row(each) for each in overview.held if each.tool.kind is kind]
        lines += [f"{words.name}, {words.about}", *_columns(rows or [("–",)]), ""]
    suggested = [each for each in overview.standings if not each.tool.held]
    if suggested:
        rows = [
            (each.tool.id, each.tool.name, minutes_text(each.tool), way_text(each.tool))
            for each in suggested
        ]
        lines += ["Suggestions; backcare portfolio hold ID takes one", *_columns(rows), ""]
    lines.append(f"Last {WINDOW_DAYS} days: {used_text(overview)}")
    if overview.allocation.total:
        lines.append(f"Days by kind ({target_text(overview)}): {shares_text(overview)}")
    return lines + sentences(overview, tools)


def _row(standing: ToolStanding) -> tuple[str, ...]:
    tool = standing.tool
    uses = plural(standing.uses, "use") if standing.uses else ""
    notes = (way_text(tool), effect_text(standing), limit_text(standing))
    notes = [text for text in notes if text]
    return tool.id, tool.name, minutes_text(tool), uses, ", ".join(notes)


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(
            cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _cells(text: str) -> int:
    """Terminal cells of `text`, near enough for a column."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(bool(unicodedata.combining(char)) for char in text)
