"""What is said once something is done, a break or a session: the person's own numbers, in plain
sentences, and only what is known.
"""

from datetime import date, datetime, timedelta

from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.days import Zone
from backcare_tui.domain.so_far import Beside, SoFar
from backcare_tui.words.plan import kind_in_words, plan_in_words
from backcare_tui.words.times import as_written, long_minutes, plural, short_length

_WEEKDAYS = (
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
)
_BESIDE = {
    Beside.MORE_THAN_ALL: "More than on any of",
    Beside.MORE: "More than on most of",
    Beside.SAME: "As many as on most of",
    Beside.FEWER: "Fewer than on most of",
    Beside.FEWER_THAN_ALL: "Fewer than on any of",
}
_COMING = (PromptState.WORKING, PromptState.HEADS_UP)


def weekdays(day: date) -> str:
    """`Fridays`"""
    return _WEEKDAYS[day.weekday()]


def beside_weekdays(found: SoFar, day: date) -> str:
    """`More than on most of your last 4 Fridays by now.`; "" if too few are known."""
    if found.beside is None:
        return ""
    last = f"your last {len(found.before)} {weekdays(day)}"
    if found.beside is Beside.BETWEEN:
        return f"{min(found.before)} to {max(found.before)} on {last} by now."
    return f"{_BESIDE[found.beside]} {last} by now."


def longest_of_day(length: timedelta, *, sitting: bool) -> str:
    """`Longest stretch of sitting: 41 min.`; "" below a minute. `sitting`: posture is known."""
    if length < timedelta(minutes=1):
        return ""
    what = "stretch of sitting" if sitting else "time without a break"
    return f"Longest {what}: {long_minutes(length)}."


def next_break(plan: Plan, now: datetime, zone: Zone) -> str:
    """`Next at 12:14: micro, 2 min.`, or why there is none."""
    if plan.state not in _COMING:
        return f"{plan_in_words(plan, now, zone)}."
    due = as_written(zone(plan.due), now)
    what = f"{plan.kind.value}, {short_length(plan.length)}"
    return f"Next at {due}: {kind_in_words(plan) if plan.short else what}."


def breaks_today(count: int) -> str:
    """`breaks today`, beside their number."""
    return f"{plural(count, 'break').partition(' ')[2]} today"
