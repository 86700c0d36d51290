"""Flares in words: what changes, what was used, how it went; for screen and command line."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import RETURN_SHARES, Change, Flare, returning
from backcare_tui.domain.flare.day import Ahead, CheckIn, CheckIns, Next
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.domain.portfolio.tools import FEWEST_KNOWN, Helped, Tool
from backcare_tui.words.portfolio import how_it_was, name_of
from backcare_tui.words.times import capital, day_and_month, day_name, plural

CHANGES: dict[Change, tuple[str, str]] = {
    Change.THEME: ("Quiet colours", "Fewer and softer ones, to rest the eyes."),
    Change.BREAKS: ("More frequent breaks", "At least every 20 minutes, no longer than usual."),
    Change.ADJUSTMENTS: ("Three adjustments", "Only those that matter most now."),
    Change.TARGETS: ("No targets", "What you do is counted; nothing is asked for."),
    Change.STREAKS: ("Your record rests", "These days don't count against you."),
    Change.PROGRAMME: ("Programme paused", "Exercises wait, and keep their place."),
    Change.DOWNSHIFT: ("Downshift first", "Breaks are gentle: slow breathing, then movement."),
    Change.NON_NEGOTIABLE: ("Non-negotiable", "One small movement a day, on top of Today."),
}
"""What each change is called, and what it does."""

CHECK_INS = {
    CheckIn.DONE: "✓",
    CheckIn.DUE: "now",
    CheckIn.LATER: "later",
    CheckIn.PASSED: "–",
}
_NEXT = {
    Next.NOW: "a check-in now",
    Next.EVENING: "a check-in this evening",
    Next.TOMORROW: "a check-in tomorrow morning",
}
_SHARES = {0.25: "a quarter", 0.5: "half", 0.75: "three quarters"}
_NAMED = 2
"""How many of the things one trains are named."""
_DAY = timedelta(days=1)


_HAPPENS = {
    Change.BREAKS: "breaks come more often",
    Change.TARGETS: "targets rest",
    Change.ADJUSTMENTS: "three adjustments stay",
    Change.THEME: "the colours get quiet",
}
"""What is said of a beginning flare before it begins, most telling first."""
_FIRST = 2
"""How many of these are said in brief."""


def intro_lines(
    wanted: Collection[Change], keep: str, *, chosen: bool, brief: bool = False
) -> list[str]:
    """What happens when a flare begins, in a few sentences, with the changes that are `wanted`.

    `keep`: what is kept up on each day of it; `chosen`: the person said so before. `brief`: only
    what matters most.
    """
    happens = [said for change, said in _HAPPENS.items() if change in wanted]
    happens = happens[:_FIRST] if brief else happens
    first = f"{capital(', '.join(happens))}." if happens else "Nothing changes but this:"
    lines = [first]
    own = keep.removesuffix(".") if Change.NON_NEGOTIABLE in wanted else ""
    if brief:
        return [*lines, f"Kept up: {own}."] if own else lines
    if own:
        suggested = "" if chosen else " That is a suggestion; c has others."
        lines.append(f"One small thing is kept up each day: {own}.{suggested}")
    return [*lines, "Your relief is one key away. The flare ends when you say so, with e."]


def changed_in_words(flare: Flare, concerned: Collection[Change]) -> str:
    """What is different in `flare`, and what the person did not want, of the changes that concern
    them.
    """
    names = {change: CHANGES[change][0].lower() for change in Change if change in concerned}
    different = [name for change, name in names.items() if change in flare.changes]
    declined = [name for change, name in names.items() if change not in flare.changes]
    said = ", ".join(different) or "nothing"
    said = f"{capital(said)}."
    return f"{said} Not wanted: {', '.join(declined)}." if declined and different else said


def day_in_words(day: date, beside: date | None = None) -> str:
    """`19 Nov`, with the year if it is not the year of `beside`."""
    said = day_and_month(day)
    return said if beside is None or day.year == beside.year else f"{said} {day.year}"


def span_in_words(flare: Flare, today: date) -> str:
    """`14–19 Nov`, `28 Oct–2 Nov`, `since 18 Nov`; with the year if it is not this one."""
    first = day_of(flare.start)
    last = max(day_of(flare.over), first)
    if flare.ended is None and last >= today:
        return f"since {day_in_words(first, today)}"
    if first == last:
        return day_in_words(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in_words(last, today)}"
    return f"{day_in_words(first, last)}–{day_in_words(last, today)}"


def what_was_used(used: Iterable[Helped], tools: Iterable[Tool]) -> list[tuple[str, str]]:
    """Every tool that was used, by name, and how it was after: lower most often first."""
    tools = tuple(tools)
    return [(name_of(tools, each.tool), how_it_was(each)) for each in used]


def best_in_words(used: Iterable[Helped], tools: Iterable[Tool]) -> str:
    """`Heat: lower after 4 of 5`: the tool of which that is known best; "" while it is of none.

    It takes three uses, and more of them lower than not. Prescribed medicine is never compared.
    """
    tools = tuple(tools)
    outside = {tool.id for tool in tools if tool.prescribed}
    known = (e for e in used if e.known >= FEWEST_KNOWN and 2 * e.eased > e.known)
    best = next((each for each in known if each.tool not in outside), None)
    if best is None:
        return ""
    return f"{name_of(tools, best.tool)}: lower after {best.eased} of {best.known}"


def check_ins_in_words(made: CheckIns, evening_from: int) -> str:
    """`morning ✓, evening from 19:00`."""
    evening = CHECK_INS[made.evening]
    if made.evening is CheckIn.LATER:
        evening = f"from {evening_from}:00"
    return f"morning {CHECK_INS[made.morning]}, evening {evening}"


def scale_in_words(until: date | None, trained: Sequence[Tool]) -> str:
    """How far what one trains is scaled down: `Walking: half until Sun 22 Nov, not none`."""
    first, more = [tool.name for tool in trained[:_NAMED]], len(trained) - _NAMED
    names = ", ".join(first) + (f" and {more} more" if more > 0 else "")
    if until is None:
        return f"{names}: back up in small steps"
    return f"{names}: half until {day_name(until)}, not none"


def ahead_in_words(ahead: Ahead, keep: str, today: date, *, kept: bool) -> list[tuple[str, str]]:
    """The next 24 hours, a label and a line each; `keep`: the non-negotiable, "" for none."""
    tomorrow = [f"Day {ahead.tomorrow}"]
    if keep:
        tomorrow.append(capital(keep).removesuffix("."))
    lines = [("next", _NEXT[ahead.check_in])]
    if keep and not kept:
        lines.append(("today", keep))
    until = ahead.halved_until
    if until is not None:
        tomorrow.append(
            "What you train at half, as today"
            if until > today
            else "What you train can go back above half"
        )
    lines.append(("tomorrow", f"{'. '.join(tomorrow)}."))
    return lines


def pain_in_words(found: FlareSummary) -> str:
    """`6 at first, 8 at worst, 3 at the end`; says so if nothing was rated."""
    if found.worst is None:
        return "not rated"
    parts = [(found.first, "at first"), (found.worst, "at worst")]
    if found.flare.ended is not None:
        parts.append((found.last, "at the end"))
    return ", ".join(f"{score} {word}" for score, word in parts if score is not None)


def kept_in_words(found: FlareSummary) -> str:
    """What was kept up: `non-negotiable on 5 of 6 days, 9 downshifts, 14 check-ins`."""
    kept = found.kept
    parts: list[str] = []
    if kept.days:
        parts.append(f"non-negotiable on {kept.days} of {plural(found.days, 'day')}")
    if kept.downshifts:
        parts.append(plural(kept.downshifts, "downshift"))
    if kept.check_ins:
        parts.append(plural(kept.check_ins, "check-in"))
    return ", ".join(parts) or "nothing noted, and that is fine"


def return_in_words(flare: Flare, today: date) -> str:
    """How the targets come back: `half today, three quarters tomorrow, all from Sun 22 Nov`."""
    steps = returning(flare)
    if not steps or flare.end is None:
        return "as usual from now on"
    first = day_of(flare.end)
    said: list[str] = []
    for n, share in enumerate(steps):
        if n and steps[n - 1] == share:
            continue
        lasts = len(steps) > n + 1 and steps[n + 1] == share
        said.append(f"{share_in_words(share)} {_near(first + n * _DAY, today, lasts=lasts)}")
    return ", ".join([*said, f"all from {day_name(first + len(steps) * _DAY)}"])


def steps_in_words(days: int) -> str:
    """How targets come back over so many days: `half, three quarters, then all`; "all" for 0."""
    steps = dict.fromkeys(share_in_words(share) for share in RETURN_SHARES[days])
    return ", ".join((*steps, "then all")) if steps else "all"


def share_in_words(share: float) -> str:
    """`half`, of the targets; any other than a quarter or several in percent."""
    return _SHARES.get(share) or f"{share:.0%}".replace("%", " %")


def _near(day: date, today: date, *, lasts: bool = False) -> str:
    """When, if for a day; from when on, if it `lasts`."""
    near = {today: "today", today + _DAY: "tomorrow"}
    said = near.get(day) or (day_name(day) if lasts else f"on {day_name(day)}")
    return f"from {said}" if lasts else said


def summary_rows(
    found: FlareSummary, tools: Iterable[Tool], now: datetime
) -> list[tuple[str, str]]:
    """A flare in a few labelled lines, the most telling first."""
    today, flare = day_of(now), found.flare
    rows = [
        ("length", f"{plural(found.days, 'day')}, {span_in_words(flare, today)}"),
        ("pain", pain_in_words(found)),
    ]
    used = [f"{name}, {after}" for name, after in what_was_used(found.helped, tools)]
    rows.append(("used", used[0] if used else "no relief was noted"))
    rows += [("", line) for line in used[1:]]
    rows.append(("kept", kept_in_words(found)))
    return rows


def list_row(found: FlareSummary, tools: Iterable[Tool], now: datetime) -> tuple[str, str]:
    """When a flare was, and what it came to: `14–19 Nov` and `6 days  worst 8`."""
    flare = found.flare
    parts = [plural(found.days, "day")]
    parts.append("not rated" if found.worst is None else f"worst {found.worst}")
    parts.append(best_in_words(found.helped, tools))
    if flare.ended is None:
        parts.append("on now" if flare.is_on(now) else "ran out")
    return span_in_words(flare, day_of(now)), "  ".join(part for part in parts if part)
