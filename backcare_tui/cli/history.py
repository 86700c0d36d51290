"""`backcare history`: what happened."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, get_args

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.output import say, say_data, tell
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry, KnownEvent, Retracted, effective, kind_of
from backcare_tui.domain.journal.habit_events import HabitsCarried
from backcare_tui.domain.text import clean_line
from backcare_tui.domain.when import parse_day, parse_when
from backcare_tui.journal.months import Month
from backcare_tui.reports.history import history_json, history_text


@click.command()
@click.option("--since", metavar="WHEN", help="The first day, or moment.")
@click.option("--until", metavar="WHEN", help="The last day, or moment.")
@click.option("--kind", metavar="KIND", help="Only this kind of event.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--all", "everything", is_flag=True, help="Also what no longer counts, and the app's notes."
)
@click.pass_obj
def command(
    invocation: Invocation,
    since: str | None,
    until: str | None,
    kind: str | None,
    as_json: bool,
    everything: bool,
) -> int:
    """What happened, oldest first, on all your machines.

    WHEN is a day (2026-11-01, today, yesterday or -7d; it runs from 04:00 to 04:00) or a moment
    (10:00, -1h30m, yesterday 18:30). KIND is a kind of event as `--json` shows it, or its first
    word: pain, adjustment, break, breathing, prompts.

    \b
    Examples:
      backcare history --since -7d
      backcare history --since -1h
      backcare history --since 2026-11-01 --until 2026-11-07 --kind pain
      backcare history --all --json
    """
    first, last = _edge(invocation, "--since", since), _edge(invocation, "--until", until)
    if first and last and first.is_after(last):
        raise Stop("--since is after --until", USAGE)
    found = _read(invocation, first and first.day, last and last.day)
    counting = effective(found)  # before the days are cut: it was taken back on another day
    chosen = found if everything else [e for e in counting if not _is_a_note(e, kind)]
    shown = _of_kind([e for e in chosen if _within(e.at, first, last)], kind)
    if as_json:
        say_data(history_json(shown))
    elif shown:
        standing = {entry.id for entry in counting}
        gone = {e.id for e in shown if e.id not in standing and not isinstance(e.event, Retracted)}
        say(history_text(shown, invocation.companion.catalogue, gone))
    else:
        tell("Nothing is written down for that time.")
    return invocation.tell_notices()


class _Edge(NamedTuple):
    """Where the history begins or ends: with a day, or at a moment of it."""

    day: date
    at: datetime | None = None

    def is_after(self, other: "_Edge") -> bool:
        if self.at is None or other.at is None:
            return self.day > other.day
        return self.at > other.at


_MOMENT = re.compile(r":|[hms]$|^now$", re.IGNORECASE)
"""What a moment has, and no day."""


def _edge(invocation: Invocation, option: str, text: str | None) -> _Edge | None:
    if text is None:
        return None
    now = invocation.clock.now()
    try:
        if _MOMENT.search(text.strip()):
            at = parse_when(text, now, invocation.local)
            return _Edge(day_of(at), at)
        return _Edge(parse_day(text, day_of(now)))
    except ValueError as error:
        raise Stop(f"{option}: {error}", USAGE) from None


def _read(invocation: Invocation, first: date | None, last: date | None) -> list[Entry]:
    """Entries of the months that can hold these days: an instant's own offset decides its month."""
    journal = invocation.companion.journal
    months = journal.months()
    if not months:
        return []
    begin = _month(first - timedelta(days=1)) if first else months[0]
    end = _month(last + timedelta(days=2)) if last else months[-1]
    return journal.read(begin, end)


def _is_a_note(entry: Entry, kind: str | None) -> bool:
    """Whether the app wrote it down for itself: nothing happened, and nobody asked for its kind."""
    return kind is None and isinstance(entry.event, HabitsCarried)


def _month(day: date) -> Month:
    return Month(day.year, day.month)


def _within(at: datetime, first: _Edge | None, last: _Edge | None) -> bool:
    here = _Edge(day_of(at), at)
    return not (first and first.is_after(here)) and not (last and here.is_after(last))


def _of_kind(entries: Sequence[Entry], kind: str | None) -> list[Entry]:
    """Those of `kind`, a whole kind or the first word of some."""
    if kind is None:
        return list(entries)
    wanted = kind.strip().lower().replace("-", "_")
    chosen = [e for e in entries if _matches(kind_of(e.event), wanted)]
    known = sorted(str(each.__struct_config__.tag) for each in get_args(KnownEvent))
    if not chosen and not any(_matches(name, wanted) for name in known):
        message = f'--kind: "{clean_line(kind, 60)}" is not known; known are {", ".join(known)}'
        raise Stop(message, USAGE)
    return chosen


def _matches(kind: str, wanted: str) -> bool:
    return kind == wanted or (bool(wanted) and kind.startswith(f"{wanted}_"))
