"""`backcare breaks`: the honest ledger of what became of every prompt."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.kit import JSON, past_day, show
from backcare_tui.cli.output import width_of
from backcare_tui.domain.breaks.ledger import DayLedger, LedgerLine, day_ledgers, lines
from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal.entries import BreakKind, Entry
from backcare_tui.prompts.leader import is_app_running
from backcare_tui.reports.json_text import fields
from backcare_tui.use_cases.breaks import current_routine, proposes
from backcare_tui.words.ledger import day_lines, day_strip, when, workday
from backcare_tui.words.ledger_table import week_table
from backcare_tui.words.times import day_name, uncapital

MAX_DAYS = 366
USUAL_WIDTH = 80
NARROWEST = 24
_PLAIN = str.maketrans("●○◇›×▽‖─·│", "*oc>xm=-.|")
"""For a terminal whose encoding lacks the glyphs."""


@click.command()
@click.option("--since", metavar="D", help="The first day.")
@JSON
@click.pass_obj
def command(invocation: Invocation, since: str | None, as_json: bool) -> int:
    """What became of every prompt, and why some did not come.

    Today as a strip and in words, and the last seven days in numbers; with --since each day from
    then on in words too. D is 2026-11-01, yesterday or -7d.

    \b
    Examples:
      backcare breaks
      backcare breaks --since yesterday
      backcare breaks --since -30d --json
    """
    ledger = _Ledger(invocation, since)
    return show(invocation, as_json, ledger.record, lambda: ledger.text(_width(invocation)), _PLAIN)


class _Ledger:
    """This device's prompts of the days that are asked for."""

    def __init__(self, invocation: Invocation, since: str | None) -> None:
        companion = invocation.companion
        self.now = companion.now()
        self.today = companion.today()
        self.device = companion.device
        self.settings = companion.settings
        self.hours = companion.settings.working_hours
        self.days = last_days(self.today, 7) if since is None else _days(invocation, since)
        self.told = self.days if since is not None else (self.today,)
        """Days that are told in words, not only in numbers."""
        every = companion.entries(self.days[0])
        plan = companion.plan()
        coming = is_app_running(invocation.paths) and proposes(plan)
        self.routine = current_routine(companion, plan) if coming else None
        """What the next break proposes, or the one that is on; None: none is coming."""
        self._which = "This break" if plan.started else "The next break"
        self.entries = [entry for entry in every if entry.device == companion.device]

    def text(self, width: int) -> list[str]:
        told = [line for day in self.told for line in self._day(day, width)]
        return [*told, *week_table(self._numbers(), width)]

    def record(self) -> dict[str, object]:
        return {
            "now": self.now,
            "device": self.device,
            "proposal": self.routine and {"id": self.routine.proposal, "name": self.routine.name},
            "days": [_numbers_record(day) for day in self._numbers()],
            "prompts": [
                _line_record(line) for day in self.days for line in lines(self._of(day), day)
            ],
        }

    def _day(self, day: date, width: int) -> Iterator[str]:
        """A heading, the strip and the lines of `day`; nothing for a day gone by without any."""
        entries = self._of(day)
        found = lines(entries, day)
        if not found and day != self.today:
            return
        yield "Today" if day == self.today else day_name(day)
        moments = [entry.at for entry in entries] + [when(line) for line in found]
        if day == self.today:
            moments.append(self.now)
        span, working = workday(self.hours, day, moments, self.now)
        yield from day_strip(found, span, self.now, width, working)
        yield ""
        rhythm = self.settings.breaks_on(day)
        lengths = {BreakKind.MICRO: rhythm.micro, BreakKind.LONG: rhythm.long}
        yield from day_lines(found, self.now, lengths) or ["No prompt was due yet."]
        if day == self.today and self.routine is not None:
            yield f"{self._which}: {uncapital(self.routine.name)}"
        yield ""

    def _of(self, day: date) -> list[Entry]:
        return [entry for entry in self.entries if day_of(entry.at) == day]

    def _numbers(self) -> tuple[DayLedger, ...]:
        return day_ledgers(self.entries, self.days, self.now)


def _days(invocation: Invocation, since: str) -> tuple[date, ...]:
    today, first = invocation.companion.today(), past_day(invocation, "--since", since)
    if today - first >= timedelta(days=MAX_DAYS):
        raise Stop(f"--since: at most {MAX_DAYS} days are shown", USAGE)
    return last_days(today, (today - first).days + 1)


def _line_record(line: LedgerLine) -> dict[str, object]:
    return {
        "at": line.at,
        "kind": line.kind.value,
        "fate": line.fate.value.replace(" ", "_"),
        "due": line.due,
        "reason": None if line.reason is None else line.reason.value,
        "until": line.until,
        "seconds": round(line.seconds),
    }


def _numbers_record(day: DayLedger) -> dict[str, object]:
    return {
        **fields(day, "day", "prompted", "taken", "own", "later", "skipped", "missed", "held"),
        "counted_by_itself": day.credited,
        "longest_seconds": None if day.longest is None else round(day.longest.total_seconds()),
    }


def _width(invocation: Invocation) -> int:
    """Columns of the terminal: as `COLUMNS` says, or the terminal, or the usual ones."""
    given = invocation.environ.get("COLUMNS", "")
    asked = int(given[:6]) if given.isascii() and given.isdigit() else 0
    return max(asked or width_of(sys.stdout) or USUAL_WIDTH, NARROWEST)
