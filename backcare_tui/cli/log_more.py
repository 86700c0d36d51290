"""`backcare log peg`, `note` and `evening`."""

from datetime import date, datetime, time, timedelta

import click
import msgspec

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.log_values import moment, note
from backcare_tui.cli.number import SCORE
from backcare_tui.cli.saving import answer, durably, record
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import DayReflected, NoteWritten, PegRated
from backcare_tui.domain.offers import reflected
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.domain.when import parse_day
from backcare_tui.words.care import week_in_words
from backcare_tui.words.entries import describe

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the entry as JSON.")
_AT = click.option("--at", "when", metavar="WHEN", help="When it was, if not now.")

_PEG = """The past week in three numbers, each 0 to 10.

\b
P  your pain on average
E  how much pain got in the way of enjoying life
G  how much pain got in the way of daily activity

\b
Examples:
  backcare log peg 4 5 3
"""


@click.command("peg", help=_PEG)
@click.argument("pain", metavar="P", type=SCORE)
@click.argument("enjoyment", metavar="E", type=SCORE)
@click.argument("activity", metavar="G", type=SCORE)
@_AT
@_JSON
@click.pass_obj
def peg(
    invocation: Invocation,
    pain: int,
    enjoyment: int,
    activity: int,
    when: str | None,
    as_json: bool,
) -> int:
    at = None if when is None else moment(invocation, when)
    rated = PegRated(pain=pain, enjoyment=enjoyment, activity=activity)
    entry = record(invocation, rated, at)
    answer(entry, as_json=as_json, remark=f"Your week: {week_in_words(rated)}")
    return OK


_NOTE = f"""A note that belongs to no number.

It has at most {MAX_NOTE:,} characters; - reads it from standard input.

\b
Examples:
  backcare log note "physio moved to Thursdays"
  backcare log note - < letter.txt
"""


@click.command("note", help=_NOTE)
@click.argument("text", metavar="TEXT")
@_AT
@_JSON
@click.pass_obj
def note_command(invocation: Invocation, text: str, when: str | None, as_json: bool) -> int:
    cleaned = note(text)
    if not cleaned:
        raise Stop("There is nothing in that note; nothing was written.", USAGE)
    at = None if when is None else moment(invocation, when)
    entry = record(invocation, NoteWritten(text=cleaned), at)
    answer(entry, as_json=as_json, remark="Noted")
    return OK


_EVENING = f"""The look back on a day.

Pain on average and at worst, and what you did that mattered, in at most {MAX_NOTE:,} characters. A
day has one look back: a second one replaces what it gives anew. DAY is today, yesterday, -3d or
2026-11-01.

\b
Examples:
  backcare log evening 4
  backcare log evening 4 --worst 7 --mattered "left the desk at four"
  backcare log evening 3 --day yesterday
"""


@click.command("evening", help=_EVENING)
@click.argument("average", metavar="AVERAGE", type=SCORE)
@click.option("--worst", type=SCORE, metavar="N", help="Pain at its worst, 0 to 10.")
@click.option("--mattered", metavar="TEXT", help="What you did that mattered.")
@click.option("--day", metavar="DAY", default="today", help="The day it is about.")
@_JSON
@click.pass_obj
def evening(
    invocation: Invocation,
    average: int,
    worst: int | None,
    mattered: str | None,
    day: str,
    as_json: bool,
) -> int:
    text = None if mattered is None else note(mattered, "text")
    if worst is not None and worst < average:
        raise Stop(f"--worst: at worst it was at least the average, {average} to 10", USAGE)
    entry = _reflect(invocation, _day(invocation, day), average, worst, text)
    remark = describe(entry.event, invocation.companion.catalogue)
    answer(entry, as_json=as_json, remark=remark)
    return OK


def _reflect(
    invocation: Invocation, day: date, average: int, worst: int | None, text: str | None
) -> Entry:
    companion = invocation.companion
    before = reflected(companion.entries(day, day), day)
    if before is None or not isinstance(before.event, DayReflected):
        event = DayReflected(average=average, worst=worst, mattered=text or "")
        return record(invocation, event, _instant(invocation, day))
    kept = before.event.worst
    if worst is None and kept is not None and kept >= average:
        worst = kept
    changed = msgspec.structs.replace(
        before.event,
        average=average,
        worst=worst,
        mattered=before.event.mattered if text is None else text,
    )
    return durably(invocation, lambda: companion.amend(before, changed))


def _day(invocation: Invocation, text: str) -> date:
    today = day_of(invocation.clock.now())
    try:
        day = parse_day(text, today)
    except ValueError as error:
        raise Stop(f"--day: {error}", USAGE) from None
    if day > today:
        raise Stop("--day: that day is still to come", USAGE)
    return day


def _instant(invocation: Invocation, day: date) -> datetime | None:
    """The evening of an earlier day; None: now."""
    if day == day_of(invocation.clock.now()):
        return None
    hour = invocation.companion.settings.care.evening_from
    evening = invocation.local(datetime.combine(day, time(hour)))
    return min(evening, invocation.clock.now() - timedelta(seconds=1))
