"""`backcare break`: what a running app does at a key, from outside. It follows within 2 s."""

from datetime import datetime

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.kit import ENTRY_JSON, record, say_entry
from backcare_tui.cli.output import say, tell
from backcare_tui.domain.breaks.pauses import DEFAULT, pause_until
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.journal import entries as journal
from backcare_tui.domain.journal.entries import KnownEvent
from backcare_tui.prompts.leader import is_app_running
from backcare_tui.use_cases.breaks import current_routine
from backcare_tui.words.entries import describe
from backcare_tui.words.plan import plan_in_words
from backcare_tui.words.times import as_written


@click.group(no_args_is_help=False)
def command() -> None:
    """Take, put off, skip or pause breaks. A running app follows within two seconds.

    \b
    Examples:
      backcare break now
      backcare break later
      backcare break pause 2h
      backcare break pause until 15:30
      backcare break pause tomorrow
      backcare break resume
      backcare break hold -- make -j4
    """


@command.command("now")
@ENTRY_JSON
@click.pass_obj
def now_(invocation: Invocation, as_json: bool) -> int:
    """Start a break, or log one.

    Starts it in the running app; without one, it logs the break you have just taken.
    """
    plan = invocation.companion.plan()
    if not is_app_running(invocation.paths):
        taken = journal.BreakTaken(
            break_kind=plan.kind, seconds=plan.length.total_seconds(), how="logged"
        )
        return _done(invocation, taken, as_json)
    if plan.state is PromptState.ON_BREAK:
        say(f"You are on a break already, until {_clock_time(invocation, plan.due)}.")
        return OK
    started = journal.BreakStarted(
        break_kind=plan.kind,
        how="own" if plan.prompt_due is None else "prompted",
        proposal=current_routine(invocation.companion, plan).proposal,
        seconds=plan.length.total_seconds() if plan.short else None,
        due=plan.prompt_due,
    )
    return _done(invocation, started, as_json)


@command.command()
@ENTRY_JSON
@click.pass_obj
def later(invocation: Invocation, as_json: bool) -> int:
    """Put the next break off.

    By how long is a setting: backcare config get breaks.later.
    """
    plan, due = _to_answer(invocation)
    seconds = invocation.companion.settings.breaks.later.total_seconds()
    event = journal.BreakPostponed(break_kind=plan.kind, seconds=seconds, due=due)
    return _done(invocation, event, as_json)


@command.command()
@ENTRY_JSON
@click.pass_obj
def skip(invocation: Invocation, as_json: bool) -> int:
    """Leave the next break out.

    The one after it comes a full interval from now.
    """
    plan, due = _to_answer(invocation)
    return _done(invocation, journal.BreakSkipped(break_kind=plan.kind, due=due), as_json)


@command.command(context_settings={"ignore_unknown_options": True})
@click.argument("length", metavar="[30m|2h|until 15:30|tomorrow]", nargs=-1)
@ENTRY_JSON
@click.pass_obj
def pause(invocation: Invocation, length: tuple[str, ...], as_json: bool) -> int:
    """No breaks for a while: do not disturb.

    1m to 24h, 30m if left out; until a time today; or tomorrow, that is until 04:00.
    """
    said = " ".join(length) if length else DEFAULT
    try:
        until = pause_until(said, invocation.clock.now(), invocation.local)
    except ValueError as error:
        raise Stop(str(error), USAGE) from None
    return _done(invocation, journal.PromptsPaused(until=until), as_json)


@command.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}
)
@click.argument("command_line", metavar="-- COMMAND...", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def hold(invocation: Invocation, command_line: tuple[str, ...]) -> int:
    """No prompts while a command runs.

    A build, a call, a talk. Prompts that were due meanwhile come when it ends, whatever way it
    ends. The exit code is the command's.
    """
    if not command_line:
        raise click.UsageError("Say which command, as in backcare break hold -- make.")
    from backcare_tui.prompts.holds.held_command import run_held  # only this command runs another

    now = invocation.clock.now()
    return run_held(invocation.paths, command_line, now=now, complain=tell)


@command.command()
@ENTRY_JSON
@click.pass_obj
def resume(invocation: Invocation, as_json: bool) -> int:
    """End a pause."""
    if invocation.companion.plan().state is not PromptState.PAUSED:
        say(f"Breaks are not paused. {_next(invocation)}")
        return OK
    return _done(invocation, journal.PromptsResumed(), as_json)


def _to_answer(invocation: Invocation) -> tuple[Plan, datetime | None]:
    """The plan, and when the prompt that is answered was due (None: no app is open).

    Stops if the running app has no break coming.
    """
    plan = invocation.companion.plan()
    if not is_app_running(invocation.paths):
        return plan, None
    if plan.state is PromptState.ON_BREAK:
        raise Stop(f"You are on a break until {_clock_time(invocation, plan.due)}.")
    if plan.state in (PromptState.PAUSED, PromptState.OFF_HOURS):
        raise Stop(f"No break is coming. {_next(invocation)}")
    return plan, plan.prompt_due


def _done(invocation: Invocation, event: KnownEvent, as_json: bool) -> int:
    entry = record(invocation, event)

    def said() -> str:
        what = describe(entry.event, invocation.companion.catalogue, entry.at)
        return f"{what}. {_after(invocation, event)}".rstrip()

    return say_entry(entry, as_json, said)


def _after(invocation: Invocation, event: KnownEvent) -> str:
    """What follows from `event`; "" if it said so itself."""
    if is_app_running(invocation.paths):
        if isinstance(event, journal.PromptsPaused):
            return ""
        if isinstance(event, journal.BreakStarted):
            return f"It is over at {_clock_time(invocation, invocation.companion.plan().due)}."
    return _next(invocation)


def _next(invocation: Invocation) -> str:
    """When the next prompt comes, or why none does."""
    if not is_app_running(invocation.paths):
        return "BackCare is not open, so nothing will ring."
    plan, now = invocation.companion.plan(), invocation.clock.now()
    return f"{plan_in_words(plan, now, invocation.local)}."


def _clock_time(invocation: Invocation, moment: datetime) -> str:
    return as_written(invocation.local(moment), invocation.clock.now())
