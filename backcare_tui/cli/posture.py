"""`backcare posture`: sit, stand, walk or lie from now on, and how long today."""

from collections.abc import Iterator
from datetime import timedelta

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK
from backcare_tui.cli.kit import JSON, record, say_entry, show
from backcare_tui.cli.output import say
from backcare_tui.domain.breaks.posture import PostureDay, Span, current, posture_day
from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.durations import format_duration
from backcare_tui.domain.journal.entries import Entry, Posture, PostureChanged
from backcare_tui.words.plan import POSTURES
from backcare_tui.words.times import wall_time

_MINUTE = timedelta(minutes=1)


@click.command()
@click.argument("posture", required=False, type=click.Choice([each.value for each in Posture]))
@JSON
@click.pass_obj
def command(invocation: Invocation, posture: str | None, as_json: bool) -> int:
    """Say how you are from now on: sit, stand, walk or lie. Without one: today's times.

    A running app follows within two seconds. After a break, an absence and a night it is not known
    until you say it again.

    \b
    Examples:
      backcare posture stand
      backcare posture
    """
    if posture is None:
        return _show(invocation, as_json)
    wanted = Posture(posture)
    span = current(_entries(invocation), invocation.companion.now())
    if span is not None and span.posture is wanted and not as_json:
        say(f"{_since(invocation, span)} already.")
        return OK
    entry = record(invocation, PostureChanged(posture=wanted))
    said = f"{POSTURES[wanted].capitalize()} from {entry.at:%H:%M} on."
    return say_entry(entry, as_json, lambda: said)


def _show(invocation: Invocation, as_json: bool) -> int:
    entries, now = _entries(invocation), invocation.companion.now()
    span, today = current(entries, now), posture_day(entries, day_of(now), now)
    return show(
        invocation,
        as_json,
        lambda: _record(span, today),
        lambda: _lines(invocation, span, today),
    )


def _lines(invocation: Invocation, span: Span | None, today: PostureDay) -> Iterator[str]:
    if span is not None:
        yield f"{_since(invocation, span)}, {_minutes(span.length)}."
    if not today.totals:
        yield "Nothing is known of today yet; say backcare posture sit, stand, walk or lie."
    for each, total in sorted(today.totals.items(), key=lambda item: item[1], reverse=True):
        yield f"{POSTURES[each]:9} {_minutes(total)}"
    if today.longest is not None:
        began = wall_time(today.longest.begin, invocation.clock.now())
        longest = f"{_minutes(today.longest.length)} {POSTURES[today.longest.posture]}"
        yield f"longest   {longest}, from {began}"


def _entries(invocation: Invocation) -> list[Entry]:
    """This device's of today and yesterday."""
    companion = invocation.companion
    since = last_days(companion.today(), 2)[0]
    return [each for each in companion.entries(since) if each.device == companion.device]


def _since(invocation: Invocation, span: Span) -> str:
    began = wall_time(span.begin, invocation.clock.now())
    return f"{POSTURES[span.posture].capitalize()} since {began}"


def _minutes(length: timedelta) -> str:
    return format_duration(length // _MINUTE * _MINUTE) if length >= _MINUTE else "under 1m"


def _record(span: Span | None, today: PostureDay) -> dict[str, object]:
    now = None if span is None else {"posture": span.posture.value, "since": span.begin}
    longest = None
    if today.longest is not None:
        longest = {
            "posture": today.longest.posture.value,
            "since": today.longest.begin,
            "seconds": round(today.longest.length.total_seconds()),
        }
    totals = {each.value: timedelta() for each in Posture} | {
        each.value: total for each, total in today.totals.items()
    }
    return {
        "now": now,
        "seconds": {name: round(total.total_seconds()) for name, total in totals.items()},
        "longest": longest,
    }
