"""`backcare screening`: the safety questions, what to do about an answer, and "I was seen"."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.kit import JSON, NONE_OF_THESE, durably, say_entry, say_json
from backcare_tui.cli.log_values import note as checked
from backcare_tui.cli.output import say
from backcare_tui.cli.screening_prompt import (
    SEEN_HINT,
    answer,
    ask_in_terminal,
    what_to_do,
)
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.screening.decision import last_answer
from backcare_tui.domain.text import clean_line
from backcare_tui.reports.json_text import entry_record
from backcare_tui.use_cases.screening import advice_now, tier_of, was_seen
from backcare_tui.words.screening import (
    HEADINGS,
    QUESTION,
    REASONS,
    advice_lines,
    why_ask,
)
from backcare_tui.words.times import wall_time

_HELP = """The safety questions: signs that a back needs checking.

In a terminal they are asked: type the numbers of those that are new or worse in the last two weeks,
or the whole word none. An answer that needs somebody stays until you say --seen.

\b
Examples:
  backcare screening
  backcare screening --list
  backcare screening --tick bladder --tick fever
  backcare screening --none-of-these
  backcare screening --status
  backcare screening --seen --note "physio, all well"
"""


@click.command(help=_HELP)
@NONE_OF_THESE
@click.option("--tick", "ticked", metavar="ID", multiple=True, help="A sign you have; repeatable.")
@click.option(
    "--seen", is_flag=True, help="You were seen by a professional; break exercises come back."
)
@click.option("--note", default="", metavar="TEXT", help="With --seen: what was said.")
@click.option("--list", "listed", is_flag=True, help="Every sign, with its ID.")
@click.option("--status", is_flag=True, help="When you answered last, and what waits.")
@JSON
@click.pass_obj
def command(
    invocation: Invocation,
    none_of_these: bool,
    ticked: tuple[str, ...],
    seen: bool,
    note: str,
    listed: bool,
    status: bool,
    as_json: bool,
) -> int:
    asked_for = [none_of_these, bool(ticked), seen, listed, status]
    if sum(asked_for) > 1:
        raise click.UsageError(
            "--none-of-these, --tick, --seen, --list and --status do not go together."
        )
    if note and not seen:
        raise click.UsageError("--note goes with --seen.")
    if listed:
        _list(invocation, as_json)
    elif status:
        return _status(invocation, as_json)
    elif seen:
        _seen(invocation, note, as_json)
    elif none_of_these or ticked:
        entry = _answer(invocation, ticked)
        _tell(invocation, entry, as_json)
    else:
        ask_in_terminal(invocation, _reason(invocation))
        if as_json:
            _tell(invocation, _last(invocation), as_json)
    return OK


def _reason(invocation: Invocation) -> Trigger:
    return why_ask(invocation.companion) or "asked"


def _answer(invocation: Invocation, ticked: tuple[str, ...]) -> Entry:
    known = [item.id for item in invocation.companion.catalogue.screening]
    for id_ in ticked:
        if id_ not in known:
            raise Stop(
                f'--tick: "{clean_line(id_, 40)}" is not known; see backcare screening --list. '
                "Nothing was written.",
                USAGE,
            )
    return answer(invocation, ticked, _reason(invocation))


def _tell(invocation: Invocation, entry: Entry, as_json: bool) -> None:
    """What the answer came to, and what to do."""
    if not as_json:
        for line in what_to_do(invocation, entry):
            say(line)
        return
    said = advice_now(invocation.companion)
    say_json(
        tier=tier_of(entry).id,
        entry=entry_record(entry),
        triage="" if said is None else said.say,
        advice=[] if said is None else [line for line in advice_lines(said) if line],
    )


def _last(invocation: Invocation) -> Entry:
    """The answer that was just written down."""
    answers = [
        entry
        for entry in invocation.companion.milestones()
        if isinstance(entry.event, ScreeningAnswered)
    ]
    return answers[-1]


def _seen(invocation: Invocation, note: str, as_json: bool) -> None:
    companion = invocation.companion
    cleaned = checked(note)
    if companion.manner.hold is None:
        raise Stop("No answer waits for that. Nothing was written.")
    entry = durably(invocation, lambda: was_seen(companion, cleaned))
    say_entry(entry, as_json, lambda: "Noted: you were seen. Break exercises are back on.")


def _list(invocation: Invocation, as_json: bool) -> None:
    items = invocation.companion.catalogue.screening
    if as_json:
        shown = [{name: getattr(item, name) for name in item.__struct_fields__} for item in items]
        say_json(question=QUESTION, items=shown)
        return
    say(QUESTION)
    width, tier = max(len(item.id) for item in items), ""
    for item in items:
        if item.tier != tier:
            tier = item.tier
            say(HEADINGS[tier])
        say(f"  {item.id:{width}}  {item.text}")


def _status(invocation: Invocation, as_json: bool) -> int:
    companion, now = invocation.companion, invocation.companion.now()
    last, reason = last_answer(companion.milestones(), now), why_ask(companion)
    hold, said = companion.manner.hold, advice_now(companion)
    code = invocation.tell_notices()
    if as_json:
        held = None if hold is None else {"tier": hold.tier, "ticked": list(hold.ticked)}
        triage = "" if said is None else said.say
        say_json(answered=last, due=reason, hold=held, triage=triage)
        return code
    say("Never answered." if last is None else f"Answered {wall_time(last, now)}.")
    if reason is not None:
        say(f"Due: {REASONS[reason]}. backcare screening")
    if said is None:
        say("Nothing waits to be seen.")
        return code
    for line in ("", *advice_lines(said), "", SEEN_HINT):
        say(line)
    return code
