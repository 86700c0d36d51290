"""`backcare screening`: the safety questions, what to do about an answer, and "I was seen"."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.kit import JSON, NONE_OF_THESE, durably, say_entry, say_json
from backcare_tui.cli.log_values import note as checked
from backcare_tui.cli.output import say, tell
from backcare_tui.cli.screening_prompt import (
    SEEN_HINT,
    answer,
    ask_in_terminal,
    is_a_slip,
    what_to_do,
)
from backcare_tui.domain.journal.care_events import ScreeningAnswered, Trigger
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.screening.asking import last_answer
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.domain.text import clean_line
from backcare_tui.reports.json_text import entry_record
from backcare_tui.use_cases import screening as use_case
from backcare_tui.use_cases.asking import Asked, asked_now, due_now
from backcare_tui.use_cases.screening import advice_now, tier_of, was_seen
from backcare_tui.words.screening import (
    HEADINGS,
    REASONS,
    advice_lines,
    denied,
)
from backcare_tui.words.times import wall_time

_HELP = """The safety questions: signs that a back needs checking.

In a terminal they are asked: type the numbers of those that are new or worse since you last
answered, or the whole word none. An answer that needs somebody stays until you say --seen.

\b
Examples:
  backcare screening
  backcare screening --list
  backcare screening --tick bladder --tick fever
  backcare screening --none-of-these
  backcare screening --status
  backcare screening --seen --note "physio, all well"
  backcare screening --seen --by-phone
  backcare screening --slip fever
"""


@click.command(help=_HELP)
@NONE_OF_THESE
@click.option("--tick", "ticked", metavar="ID", multiple=True, help="A sign you have; repeatable.")
@click.option(
    "--seen", is_flag=True, help="You were seen by a professional; break exercises come back."
)
@click.option("--by-phone", is_flag=True, help="With --seen: it was advice by phone.")
@click.option("--slip", metavar="ID", help="Look again at a sign you ticked by mistake.")
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
    by_phone: bool,
    slip: str | None,
    note: str,
    listed: bool,
    status: bool,
    as_json: bool,
) -> int:
    asked_for = [none_of_these, bool(ticked), seen, slip is not None, listed, status]
    if sum(asked_for) > 1:
        raise click.UsageError(
            "--none-of-these, --tick, --seen, --slip, --list and --status do not go together."
        )
    if (note or by_phone) and not seen:
        raise click.UsageError("--note and --by-phone go with --seen.")
    if listed:
        _list(invocation, as_json)
    elif status:
        return _status(invocation, as_json)
    elif seen:
        _seen(invocation, note, as_json, by_phone=by_phone)
    elif slip is not None:
        _look_again(invocation, slip)
    elif none_of_these or ticked:
        asked = asked_now(invocation.companion, _reason(invocation))
        entry = _answer(invocation, ticked, asked)
        if none_of_these:
            for line in denied(asked.items):
                tell(line)
        _tell(invocation, entry, as_json)
    else:
        ask_in_terminal(invocation, _reason(invocation))
        if as_json:
            _tell(invocation, _last(invocation), as_json)
    return OK


def _reason(invocation: Invocation) -> Trigger:
    found = due_now(invocation.companion)
    return "asked" if found is None else found.trigger


def _answer(invocation: Invocation, ticked: tuple[str, ...], asked: Asked) -> Entry:
    known = [item.id for item in invocation.companion.catalogue.screening if item.forms]
    for id_ in ticked:
        if id_ not in known:
            raise Stop(
                f'--tick: "{clean_line(id_, 40)}" is not known; see backcare screening --list. '
                "Nothing was written.",
                USAGE,
            )
    return answer(invocation, ticked, asked.due)


def _look_again(invocation: Invocation, id_: str) -> None:
    """Show a sign that waits once more; take it out if it was ticked by mistake."""
    companion = invocation.companion
    item = next((each for each in use_case.ticked(companion) if each.id == id_.strip()), None)
    if item is None:
        raise Stop(f'--slip: "{clean_line(id_, 40)}" does not wait to be seen.', USAGE)
    if not is_a_slip(item):
        raise Stop("It stays ticked. Nothing was written.")
    tier = durably(invocation, lambda: use_case.correct(companion, (item.id,)))
    waits = "Nothing waits to be seen." if tier is Tier.NONE else "Other signs still wait."
    say(f"Taken out. {waits}")


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


def _seen(invocation: Invocation, note: str, as_json: bool, *, by_phone: bool) -> None:
    companion = invocation.companion
    cleaned = checked(note)
    if companion.manner.hold is None:
        raise Stop("No answer waits for that. Nothing was written.")
    entry = durably(invocation, lambda: was_seen(companion, cleaned, by_phone=by_phone))
    how = "you were advised by phone" if by_phone else "you were seen"
    say_entry(entry, as_json, lambda: f"Noted: {how}. Break exercises are back on.")


def _list(invocation: Invocation, as_json: bool) -> None:
    asked = asked_now(invocation.companion, "asked")
    if as_json:
        names = ("id", "tier", "text", "said", "source", "forms")
        shown = [{name: getattr(item, name) for name in names} for item in asked.items]
        say_json(question=asked.questions[0], items=shown)
        return
    say(asked.questions[0])
    width, tier = max(len(item.id) for item in asked.items), ""
    for item in asked.items:
        if item.tier != tier:
            tier = item.tier
            say(HEADINGS[tier])
        say(f"  {item.id:{width}}  {item.text}")


def _status(invocation: Invocation, as_json: bool) -> int:
    companion, now = invocation.companion, invocation.companion.now()
    last, due = last_answer(companion.milestones(), now), due_now(companion)
    reason = None if due is None else due.trigger
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
