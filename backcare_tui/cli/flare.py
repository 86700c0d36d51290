"""`backcare flare`: begin and end a flare, how it stands, what is kept, and the past ones."""

from datetime import datetime, timedelta

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.number import SCORE
from backcare_tui.cli.output import say, say_data, tell
from backcare_tui.cli.saving import record
from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Change, Flare, kept_on, present
from backcare_tui.domain.flare.summary import summary
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, NonNegotiableKept
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.when import parse_when
from backcare_tui.reports.json_text import SCHEMA, entry_record, to_json
from backcare_tui.use_cases.past_flares import all_flares
from backcare_tui.words.flare import (
    changed_in_words,
    list_row,
    return_in_words,
    span_in_words,
    summary_rows,
)
from backcare_tui.words.flare_status import (
    flare_record,
    flare_summary_record,
    status_lines,
)

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_AT = click.option("--at", "when", metavar="WHEN", help="When it was, if not now.")
_LOOK_BACK = timedelta(days=14)
_NOT_SAID = (
    "You have not said what your non-negotiable is: "
    'backcare config set care.non_negotiable "Walk 5–10 minutes"'
)

_HELP = """Flare mode, for bad days: begin one, end it, see how it stands.

Only you begin a flare. A running app follows within two seconds.

\b
Examples:
  backcare flare start
  backcare flare start --none-of-these --decline theme
  backcare flare start --at "yesterday 18:30"
  backcare flare status
  backcare flare keep
  backcare flare end --pain 3 --days 2
  backcare flare list
"""

_START = f"""Begin a flare, after the safety questions.

They are asked here; --none-of-these answers them where nobody can be asked, and says that none of
the signs that need checking is new or worse.

\b
CHANGE, for --decline, may be given several times:
  {", ".join(change.value for change in Change)}
"""


@click.group(help=_HELP, no_args_is_help=False)
def command() -> None:
    """The group's own text is `_HELP`."""


@command.command(help=_START)
@click.option("--none-of-these", is_flag=True, help="None of the signs is new or worse.")
@click.option(
    "--decline",
    "declined",
    metavar="CHANGE",
    multiple=True,
    type=click.Choice([change.value for change in Change]),
    help="What is not to change.",
)
@click.option("--pain", type=SCORE, metavar="N", help="Pain now, 0 to 10.")
@_AT
@_JSON
@click.pass_obj
def start(
    invocation: Invocation,
    none_of_these: bool,
    declined: tuple[str, ...],
    pain: int | None,
    when: str | None,
    as_json: bool,
) -> int:
    companion = invocation.companion
    on = companion.manner.flare
    if on is not None:
        day = on.day(companion.today())
        since = span_in_words(on, companion.today())
        if as_json:
            say_data(to_json(entry_record(on.began)))
        else:
            say(f"A flare is on already, {since}: day {day}. Nothing was written.")
        return OK
    at = _moment(invocation, when)
    unwanted = tuple(dict.fromkeys(declined))
    _make_sure_it_would_be_on(companion, at)
    _ask(invocation, none_of_these=none_of_these)
    if pain is not None:
        record(invocation, PainRated(score=pain), at)
    score = pain if pain is not None else _latest_pain(companion, at or companion.now())
    entry = record(invocation, FlareStarted(score=score, declined=unwanted), at)
    if as_json:
        say_data(to_json(entry_record(entry)))
        return OK
    flare = Flare(entry)
    say(f"Flare mode is on, day {flare.day(companion.today())}.")
    say(f"Different now: {changed_in_words(flare)}")
    if Change.NON_NEGOTIABLE in flare.changes and not companion.settings.care.non_negotiable:
        tell(_NOT_SAID)
    return OK


@command.command()
@click.option("--pain", type=SCORE, metavar="N", help="Pain now, 0 to 10.")
@click.option(
    "--days",
    type=click.Choice(["0", "2", "3"]),
    default="3",
    show_default=True,
    help="Days over which targets come back; 0: at once.",
)
@_AT
@_JSON
@click.pass_obj
def end(
    invocation: Invocation, pain: int | None, days: str, when: str | None, as_json: bool
) -> int:
    """End the flare that is on, and say what it came to."""
    companion = invocation.companion
    flare = companion.manner.flare
    if flare is None:
        raise Stop("No flare is on, so there is none to end. Nothing was written.")
    at = _moment(invocation, when)
    if at is not None and at < flare.start:
        began = flare.start.strftime("%Y-%m-%d %H:%M")
        raise Stop(f"--at: the flare began only after that, at {began}", USAGE)
    if pain is not None:
        record(invocation, PainRated(score=pain), at)
    entry = record(invocation, FlareEnded(score=pain, return_days=int(days)), at)
    if as_json:
        say_data(to_json(entry_record(entry)))
        return OK
    over, today = Flare(flare.began, entry), companion.today()
    found = summary(over, companion.entries(day_of(flare.start)), today)
    rows = summary_rows(found, companion.catalogue.tools, companion.now())
    say("The flare is over.")
    if Change.TARGETS in over.changes:
        rows.append(("return", return_in_words(over, today)))
    say("\n".join(f"{label:<9}{text}" for label, text in rows))
    return OK


@command.command()
@_JSON
@click.pass_obj
def status(invocation: Invocation, as_json: bool) -> int:
    """Whether a flare is on, which day it is, and what is kept."""
    companion = invocation.companion
    today, now = companion.today(), companion.now()
    manner, care = companion.manner, companion.settings.care
    entries = companion.entries(today - _LOOK_BACK)
    code = invocation.tell_notices()
    if as_json:
        flare = None if manner.flare is None else flare_record(manner.flare, entries, care, now)
        say_data(to_json({"schema": SCHEMA, "flare": flare, "targets": manner.targets}))
    else:
        say("\n".join(status_lines(manner, entries, care, now)))
    return code


@command.command()
@_JSON
@click.pass_obj
def keep(invocation: Invocation, as_json: bool) -> int:
    """You did your non-negotiable today."""
    companion = invocation.companion
    what = companion.settings.care.non_negotiable
    if not what:
        raise Stop(_NOT_SAID)
    today = companion.today()
    entry = kept_on(companion.entries(today), today)
    again = entry is not None
    if entry is None:
        entry = record(invocation, NonNegotiableKept(what=what))
    if as_json:
        say_data(to_json(entry_record(entry)))
    else:
        say(f"Kept today{' already' if again else ''}: {what}")
    return OK


@command.command("list")
@_JSON
@click.pass_obj
def list_(invocation: Invocation, as_json: bool) -> int:
    """All your flares: how long, how bad, what helped."""
    companion = invocation.companion
    now, tools = companion.now(), companion.catalogue.tools
    found = all_flares(companion.journal, (), now)
    code = invocation.tell_notices()
    if as_json:
        records = [flare_summary_record(each, now) for each in found]
        say_data(to_json({"schema": SCHEMA, "flares": records}))
        return code
    if not found:
        tell("No flare is written down.")
    rows = [list_row(each, tools, now) for each in found]
    width = max((len(when) for when, _ in rows), default=0)
    for when, what in rows:
        say(f"{when:<{width}}  {what}")
    return code


def _ask(invocation: Invocation, *, none_of_these: bool) -> None:
    """The safety questions, answered on the command line or in the terminal."""
    from backcare_tui.cli.screening_prompt import ask_in_terminal

    ask_in_terminal(invocation, "flare", none_of_these=none_of_these)


def _moment(invocation: Invocation, when: str | None) -> datetime | None:
    """The instant of --at, now at the latest; None where it was not given."""
    if when is None:
        return None
    now = invocation.clock.now()
    try:
        return min(parse_when(when, now, invocation.local), now)
    except ValueError as error:
        raise Stop(f"--at: {error}", USAGE) from None


def _make_sure_it_would_be_on(companion: Companion, at: datetime | None) -> None:
    """Stop where a flare that began at `at` would be over by now, or part of another one."""
    if at is None:
        return
    trial = Entry(id="trial", at=at, device=companion.device, event=FlareStarted())
    on = present([*companion.milestones(), trial], companion.now())
    if on is None or on.began != trial:
        raise Stop(
            "--at: a flare that began then would be over by now: another one lies in between, "
            "or 90 days have passed. Nothing was written.",
            USAGE,
        )


def _latest_pain(companion: Companion, at: datetime) -> int | None:
    """What was rated last on the day of `at`, up to it; None: nothing was."""
    for entry in reversed(companion.entries(day_of(at), day_of(at))):
        if isinstance(entry.event, PainRated) and entry.at <= at:
            return entry.event.score
    return None
