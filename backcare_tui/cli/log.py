"""`backcare log`: write down how it is."""

from datetime import datetime

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.saving import answer, record
from backcare_tui.domain.entries import PainRated
from backcare_tui.domain.text import MAX_NOTE, clean
from backcare_tui.domain.when import parse_when
from backcare_tui.reports.words import as_written


@click.group(no_args_is_help=False)
def command() -> None:
    """Write down how it is: pain."""


_PAIN = f"""Pain as a number: 0 is none, 10 the worst you can imagine.

Prints the entry's id once it is safely on the disk. A note has at most {MAX_NOTE:,} characters.

\b
WHEN, for --at:
  10:00               today
  yesterday 18:30
  -20m                twenty minutes ago; also -1h30m
  2026-09-03 10:00

\b
Examples:
  backcare log pain 3
  backcare log pain 5 --note "after two hours of driving"
  backcare log pain 6 --at -20m
"""


@command.command("pain", help=_PAIN)
@click.argument("score", metavar="N", type=click.IntRange(0, 10))
@click.option("--note", default="", metavar="TEXT", help="A few words about it.")
@click.option("--at", "when", metavar="WHEN", help="When it was, if not now.")
@click.option("--json", "as_json", is_flag=True, help="Print the entry as JSON.")
@click.pass_obj
def pain(invocation: Invocation, score: int, note: str, when: str | None, as_json: bool) -> int:
    cleaned = clean(note)
    if len(cleaned) > MAX_NOTE:
        raise Stop(
            f"The note has {len(cleaned):,} characters; at most {MAX_NOTE:,} are kept. "
            "Nothing was written.",
            USAGE,
        )
    at = _moment(invocation, when) if when is not None else None
    entry = record(invocation, PainRated(score=score, note=cleaned), at)
    now = invocation.clock.now()
    answer(entry, as_json=as_json, remark=f"Pain {score} at {as_written(entry.at, now)}")
    return OK


def _moment(invocation: Invocation, when: str) -> datetime:
    try:
        return parse_when(when, invocation.clock.now(), invocation.local)
    except ValueError as error:
        raise Stop(f"--at: {error}", USAGE) from None
