"""Flares in words: what changes, what helped, how it went; for the screen and the command line."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Change, Flare, returning
from backcare_tui.domain.flare.day import Ahead, CheckIn, CheckIns, Next
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.domain.portfolio.tools import Helped, Tool
from backcare_tui.words.portfolio import name_of
from backcare_tui.words.times import capital, day_and_month, day_name, plural

CHANGES: dict[Change, tuple[str, str]] = {
    Change.THEME: ("Quiet colours", "Fewer and softer ones, to rest the eyes."),
    Change.BREAKS: ("More frequent breaks", "At least every 20 minutes, no longer than usual."),
    Change.ADJUSTMENTS: ("Three adjustments", "Only those that matter most now."),
    Change.TARGETS: ("No targets", "What you do is counted; nothing is asked for."),
    Change.STREAKS: ("Records rest", "These days don't count against you."),
    Change.PROGRAMME: ("Programme paused", "Exercises wait, and keep their place."),
    Change.DOWNSHIFT: ("Downshift first", "Breaks are gentle, slow breathing before movement."),
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
_DAY = timedelta(days=1)


def changed_in_words(flare: Flare) -> str:
    """What is different in `flare`, and what the person did not want."""
    names = {change: CHANGES[change][0].lower() for change in Change}
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


def eased_in_words(helped: Helped) -> str:
    """`4 of 5 times down by 1 or more`, `no easing, once`, `2 times, effect not noted`."""
    if not helped.known:
        return f"{plural(helped.times, 'time')}, effect not noted"
    if not helped.eased:
        return f"no easing, {'once' if helped.known == 1 else plural(helped.known, 'time')}"
    return f"{helped.eased} of {plural(helped.known, 'time')} down by 1 or more"


def what_helped(helped: Iterable[Helped], tools: Iterable[Tool]) -> list[tuple[str, str]]:
    """Name and effect of every tool that was used, what eased most often first."""
    tools = tuple(tools)
    return [(name_of(tools, each.tool), eased_in_words(each)) for each in helped]


def best_in_words(helped: Iterable[Helped], tools: Iterable[Tool]) -> str:
    """`Heat 4 of 5`: the tool after which pain was lower most often; "" if none is known."""
    best = next((each for each in helped if each.eased), None)
    return "" if best is None else f"{name_of(tools, best.tool)} {best.eased} of {best.known}"


def check_ins_in_words(made: CheckIns, evening_from: int) -> str:
    """`morning ✓, evening from 19:00`."""
    evening = CHECK_INS[made.evening]
    if made.evening is CheckIn.LATER:
        evening = f"from {evening_from}:00"
    return f"morning {CHECK_INS[made.morning]}, evening {evening}"


def scale_in_words(until: date | None) -> str:
    """How far what one does is scaled down: `half until Sun 22 Nov, not none`."""
    if until is None:
        return "back up in small steps"
    return f"half until {day_name(until)}, not none"


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
            "Exercise at half, as today" if until > today else "Exercise can go back above half"
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
    """How the targets come back: `50 % today, 75 % tomorrow, all from Sun 22 Nov`."""
    steps = returning(flare)
    if not steps or flare.end is None:
        return "as usual from now on"
    first = day_of(flare.end)
    said = [
        f"{share:.0%}".replace("%", " %") + f" {_near(first + n * _DAY, today)}"
        for n, share in enumerate(steps)
    ]
    return ", ".join([*said, f"all from {day_name(first + len(steps) * _DAY)}"])


def _near(day: date, today: date) -> str:
    near = {today: "today", today + _DAY: "tomorrow"}
    return near.get(day) or f"on {day_name(day)}"


def summary_rows(
    found: FlareSummary, tools: Iterable[Tool], now: datetime
) -> list[tuple[str, str]]:
    """A flare in a few labelled lines, the most telling first."""
    today, flare = day_of(now), found.flare
    rows = [
        ("length", f"{plural(found.days, 'day')}, {span_in_words(flare, today)}"),
        ("pain", pain_in_words(found)),
    ]
    helped = [f"{name}: {effect}" for name, effect in what_helped(found.helped, tools)]
    rows.append(("helped", helped[0] if helped else "no relief was noted"))
    rows += [("", line) for line in helped[1:]]
    rows.append(("kept", kept_in_words(found)))
    return rows


def list_row(found: FlareSummary, tools: Iterable[Tool], now: datetime) -> tuple[str, str]:
    """When a flare was, and what it came to: `14–19 Nov` and `6 days  worst 8  Heat 4 of 5`."""
    flare = found.flare
    parts = [plural(found.days, "day")]
    parts.append("not rated" if found.worst is None else f"worst {found.worst}")
    parts.append(best_in_words(found.helped, tools))
    if flare.ended is None:
        parts.append("on now" if flare.is_on(now) else "ran out")
    return span_in_words(flare, day_of(now)), "  ".join(part for part in parts if part)
