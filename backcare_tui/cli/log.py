"""`backcare log`: write down how it is; `log pain` has a file of its own."""

import copy
from datetime import date

import click
import msgspec

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.kit import AT, ENTRY_JSON, SCORE, answer, durably, moment, past_day, record
from backcare_tui.cli.log_pain import pain
from backcare_tui.cli.log_values import note
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import NoteWritten, PegRated
from backcare_tui.domain.offers import reflected
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.use_cases.look_back import given, instant, last_week, with_average
from backcare_tui.words.care import week_in_words
from backcare_tui.words.entries import describe


@click.group(no_args_is_help=False)
def command() -> None:
    """Write down how it is: pain, the week, the day, a note."""


check_in = copy.copy(pain)
check_in.name = "checkin"
command.add_command(pain)
command.add_command(check_in)


@command.command("peg")
@click.argument("pain", metavar="P", type=SCORE)
@click.argument("enjoyment", metavar="E", type=SCORE)
@click.argument("activity", metavar="G", type=SCORE)
@AT
@ENTRY_JSON
@click.pass_obj
def peg(
    invocation: Invocation,
    pain: int,
    enjoyment: int,
    activity: int,
    when: str | None,
    as_json: bool,
) -> int:
    """The past week in three numbers, each 0 to 10.

    \b
    P  in the past week, your pain on average
    E  in the past week, how much pain got in the way of enjoying life
    G  in the past week, how much pain got in the way of daily activity

    Prints their mean, 0 to 10; lower is better. A change of about 1 point or 30 % matters.

    \b
    Examples:
      backcare log peg 4 5 3
    """
    rated = PegRated(pain=pain, enjoyment=enjoyment, activity=activity)
    entry = record(invocation, rated, moment(invocation, when))
    before = last_week(invocation.companion, entry.at, entry)
    return answer(entry, as_json, lambda: f"Your week: {week_in_words(rated, before)}")


_NOTE = f"""A note that belongs to no number.

It has at most {MAX_NOTE:,} characters; - reads it from standard input.

\b
Examples:
  backcare log note "physio moved to Thursdays"
  backcare log note - < letter.txt
"""


@command.command("note", help=_NOTE)
@click.argument("text", metavar="TEXT")
@AT
@ENTRY_JSON
@click.pass_obj
def note_command(invocation: Invocation, text: str, when: str | None, as_json: bool) -> int:
    cleaned = note(text)
    if not cleaned:
        raise Stop("There is nothing in that note; nothing was written.", USAGE)
    entry = record(invocation, NoteWritten(text=cleaned), moment(invocation, when))
    return answer(entry, as_json, lambda: "Noted")


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


@command.command("evening", help=_EVENING)
@click.argument("average", metavar="AVERAGE", type=SCORE)
@click.option("--worst", type=SCORE, metavar="N", help="Pain at its worst, 0 to 10.")
@click.option("--mattered", metavar="TEXT", help="What you did that mattered.")
@click.option("--day", metavar="DAY", default="today", help="The day it is about.")
@ENTRY_JSON
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
    entry = _reflect(invocation, past_day(invocation, "--day", day), average, worst, text)
    return answer(entry, as_json, lambda: describe(entry.event, invocation.companion.catalogue))


def _reflect(
    invocation: Invocation, day: date, average: int, worst: int | None, text: str | None
) -> Entry:
    companion = invocation.companion
    before = reflected(companion.entries(day, day), day)
    fields = {"worst": worst, "mattered": text}
    said = {name: value for name, value in fields.items() if value is not None}
    event = msgspec.structs.replace(with_average(given(before), average), **said)
    if before is None:
        at = None if day == companion.today() else instant(companion, day)
        return record(invocation, event, at)
    return durably(invocation, lambda: companion.amend(before, event))
