"""`backcare flare`: begin and end a flare, how it stands, what is kept, and the past ones."""

from datetime import datetime

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.kit import (
    AT,
    JSON,
    NONE_OF_THESE,
    SCORE,
    durably,
    moment,
    record,
    say_entry,
    say_json,
    show,
)
from backcare_tui.cli.output import say, tell
from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import (
    RETURN_SHARES,
    Change,
    Flare,
    concerning,
    kept_on,
    present,
    return_days,
)
from backcare_tui.domain.flare.summary import summary
from backcare_tui.domain.journal.care_events import FlareStarted, NonNegotiableKept
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.screening.asking import still_counts
from backcare_tui.domain.today import LOOK_BACK
from backcare_tui.use_cases import flare as use_case
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

_NOT_SAID = (
    "You have not said what your non-negotiable is: "
    'backcare config set care.non_negotiable "Walk 5–10 minutes"'
)

_CHECK_FIRST = "No flare was started: what needs checking goes first."


_START = f"""Begin a flare, after the safety questions.

They are asked here; --none-of-these answers them if nobody can be asked, and says that none of the
signs that need checking is new or worse.

\b
CHANGE, for --decline, may be given several times:
  {", ".join(change.value for change in Change if change is not Change.PROGRAMME)}
"""


@click.group(no_args_is_help=False)
def command() -> None:
    """Flare mode, for bad days: begin one, end it, see where it is.

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


@command.command(help=_START)
@NONE_OF_THESE
@click.option(
    "--decline",
    "declined",
    metavar="CHANGE",
    multiple=True,
    type=click.Choice([change.value for change in Change]),
    help="A change you do not want.",
)
@click.option("--pain", type=SCORE, metavar="N", help="Pain now, 0 to 10.")
@AT
@JSON
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
        already = f"A flare is on already, {since}: day {day}. Nothing was written."
        return say_entry(on.began, as_json, lambda: already)
    at = _until_now(invocation, when)
    unwanted = tuple(dict.fromkeys(declined))
    from backcare_tui.cli.screening_prompt import ask_in_terminal  # only a start asks

    if _tell_what_waits(companion):
        raise Stop(_CHECK_FIRST)
    _make_sure_it_would_be_on(companion, at)
    if none_of_these or not still_counts(companion.milestones(), companion.now()):
        ask_in_terminal(invocation, "flare", none_of_these=none_of_these)
    if companion.manner.hold is not None:
        raise Stop(_CHECK_FIRST)
    entry = durably(invocation, lambda: use_case.begin(companion, unwanted, pain, at))
    flare = Flare(entry)
    keeps = bool(companion.settings.care.non_negotiable)
    lately = companion.entries(companion.today() - LOOK_BACK)
    changed = changed_in_words(flare, concerning(lately, keeps=keeps))
    begun = f"Flare mode is on, day {flare.day(companion.today())}."
    code = say_entry(entry, as_json, lambda: f"{begun}\nDifferent now: {changed}")
    unsaid = Change.NON_NEGOTIABLE in flare.changes and not companion.settings.care.non_negotiable
    if unsaid and not as_json:
        tell(_NOT_SAID)
    return code


@command.command()
@click.option("--pain", type=SCORE, metavar="N", help="Pain now, 0 to 10.")
@click.option(
    "--days",
    type=click.Choice([str(over) for over in RETURN_SHARES]),
    help="Days over which targets come back; 0: at once. Without it, by the flare's length.",
)
@AT
@JSON
@click.pass_obj
def end(
    invocation: Invocation, pain: int | None, days: str | None, when: str | None, as_json: bool
) -> int:
    """End the flare that is on, and say what it came to."""
    companion = invocation.companion
    flare = companion.manner.flare
    if flare is None:
        raise Stop("No flare is on, so there is none to end. Nothing was written.")
    at = _until_now(invocation, when)
    if at is not None and at < flare.start:
        began = flare.start.strftime("%Y-%m-%d %H:%M")
        raise Stop(f"--at: the flare began only after that, at {began}", USAGE)
    last = companion.today() if at is None else day_of(at)
    over_days = return_days(flare, last) if days is None else int(days)
    over = durably(invocation, lambda: use_case.end(companion, flare, pain, over_days, at))
    return say_entry(over.ended or over.began, as_json, lambda: _summed_up(companion, over))


def _summed_up(companion: Companion, over: Flare) -> str:
    today = companion.today()
    found = summary(over, companion.entries(day_of(over.start)), today)
    rows = summary_rows(found, companion.catalogue.tools, companion.now())
    if Change.TARGETS in over.changes:
        rows.append(("return", return_in_words(over, today)))
    return "\n".join(["The flare is over.", *(f"{label:<9}{text}" for label, text in rows)])


@command.command()
@JSON
@click.pass_obj
def status(invocation: Invocation, as_json: bool) -> int:
    """Whether a flare is on, which day it is, and what is kept."""
    companion = invocation.companion
    now, tools = companion.now(), companion.catalogue.tools
    manner, care = companion.manner, companion.settings.care
    entries = use_case.entries_so_far(companion)
    _tell_what_waits(companion)
    return show(
        invocation,
        as_json,
        lambda: {"flare": flare_record(manner, entries, care, now), "targets": manner.targets},
        lambda: status_lines(manner, entries, care, tools, now),
    )


@command.command()
@JSON
@click.pass_obj
def keep(invocation: Invocation, as_json: bool) -> int:
    """You did your non-negotiable today."""
    companion = invocation.companion
    what = companion.settings.care.non_negotiable
    if not what:
        raise Stop(_NOT_SAID)
    today = companion.today()
    entry = kept_on(companion.entries(today), today)
    if entry is not None:
        return say_entry(entry, as_json, lambda: f"Kept today already: {what}")
    entry = record(invocation, NonNegotiableKept(what=what))
    return say_entry(entry, as_json, lambda: f"Kept today: {what}")


@command.command("list")
@JSON
@click.pass_obj
def list_(invocation: Invocation, as_json: bool) -> int:
    """All your flares: how long, how bad, what you used."""
    companion = invocation.companion
    now, tools = companion.now(), companion.catalogue.tools
    found = all_flares(companion.journal, (), now)
    code = invocation.tell_notices()
    if as_json:
        say_json(flares=[flare_summary_record(each, now) for each in found])
        return code
    if not found:
        tell("No flare is written down.")
    rows = [list_row(each, tools, now) for each in found]
    width = max((len(when) for when, _ in rows), default=0)
    for when, what in rows:
        say(f"{when:<{width}}  {what}")
    return code


def _tell_what_waits(companion: Companion) -> bool:
    """Say what to do about an answer that waits to be seen, before anything else; whether one
    does."""
    if companion.manner.hold is None:
        return False
    from backcare_tui.cli.screening_prompt import SEEN_HINT
    from backcare_tui.use_cases.screening import advice_now
    from backcare_tui.words.screening import advice_lines

    said = advice_now(companion)
    for line in (*advice_lines(said), "", SEEN_HINT, "") if said is not None else ():
        tell(line)
    return True


def _until_now(invocation: Invocation, when: str | None) -> datetime | None:
    """The instant of --at, now at the latest; None if it was not given."""
    at = moment(invocation, when)
    return None if at is None else min(at, invocation.clock.now())


def _make_sure_it_would_be_on(companion: Companion, at: datetime | None) -> None:
    """Stop if a flare that began at `at` would be over by now, or part of another one."""
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
