"""`backcare log pain`: a check-in, a new one or one that is mended."""

from datetime import datetime
from typing import Any

import click
import msgspec

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.kit import AT, ENTRY_JSON, SCORE, answer, durably, moment, record
from backcare_tui.cli.log_values import NOTHING, hours, note, sores, words
from backcare_tui.cli.output import tell
from backcare_tui.domain.journal.entries import Entry, PainRated, effective
from backcare_tui.domain.pain.body_map import WORDS, Region
from backcare_tui.domain.text import MAX_NOTE, clean_line
from backcare_tui.words.entries import SHORT_ID
from backcare_tui.words.times import as_written

_SHORTEST = 4
"""Characters of an id that are enough to look for an entry."""

HELP = f"""Pain from 0 to 10, and what else there is to say.

0 is none, 10 the worst you can imagine.
Prints the entry's id once it is safely on the disk. A note has at most {MAX_NOTE:,} characters.

\b
REGION, for --where, by your own left and right; as low-back:6 with its own 0 to 10:
  {", ".join(region.value for region in list(Region)[:5])},
  {", ".join(region.value for region in list(Region)[5:11])},
  {", ".join(region.value for region in list(Region)[11:])}
WORD, for --word:
  {", ".join(WORDS)}
WHEN, for --at:
  10:00               today
  yesterday 18:30
  -20m                twenty minutes ago; also -1h30m
  2026-09-03 10:00

\b
Examples:
  backcare log pain 3
  backcare log pain 5 --where low-back-left:6 --where thigh-left --word burning
  backcare log pain 4 --stress 6 --mood 5 --sleep 6.5 --note "after two hours of driving"
  backcare log pain 6 --at -20m
  backcare log pain --edit 1f0c2a9b --note "it was the stairs"

--edit changes what is given and leaves the rest; --where, --word, --note with "none" empty it.
backcare history shows the ids.
"""


@click.command("pain", help=HELP)
@click.argument("score", metavar="N", type=SCORE, required=False)
@click.option("--where", multiple=True, metavar="REGION[:N]", help="Where it hurts; repeat it.")
@click.option("--word", multiple=True, metavar="WORD", help="How it feels; repeat it.")
@click.option("--stress", type=SCORE, metavar="N", help="Stress, 0 none to 10.")
@click.option("--mood", type=SCORE, metavar="N", help="Mood, 0 very low to 10 very good.")
@click.option("--sleep", metavar="H", help="Hours slept last night, like 7.5 or 7:30.")
@click.option("--note", "note_", metavar="TEXT", help="A few words about it.")
@AT
@click.option("--edit", metavar="ID", help="Change this check-in; the start of its id is enough.")
@ENTRY_JSON
@click.pass_obj
def pain(
    invocation: Invocation,
    score: int | None,
    when: str | None,
    edit: str | None,
    as_json: bool,
    **given: Any,
) -> int:
    fields = _fields(score, **given)
    at = moment(invocation, when)
    if edit is not None:
        if not fields and at is None:
            raise Stop("--edit: say what to change", USAGE)
        entry = _edited(invocation, edit, fields, at)
    elif score is None:
        raise click.UsageError("Missing argument 'N'.")
    else:
        entry = record(invocation, PainRated(**fields), at)
    rated = entry.event.score if isinstance(entry.event, PainRated) else score
    now = invocation.clock.now()
    code = answer(entry, as_json, lambda: f"Pain {rated} at {as_written(entry.at, now)}")
    if edit is None and at is None:
        _place(invocation, rated)
    hint_at_screening(invocation)
    return code


def _place(invocation: Invocation, score: int | None) -> None:
    """Say on stderr that pain is more than usual, and what there is to do next."""
    from backcare_tui.use_cases.usual_pain import usual_below
    from backcare_tui.words.pain import above_usual

    companion = invocation.companion
    usual = None if score is None else usual_below(companion, score)
    if score is None or usual is None:
        return
    said = f"{above_usual(score, usual)}."
    if companion.manner.hold is None:
        said += " Fine to leave it, or: backcare portfolio use ID"
        said += "" if companion.manner.flare is not None else ", backcare flare start"
    tell(said)


def hint_at_screening(invocation: Invocation) -> None:
    """Say on stderr if what was written down asks for the safety questions."""
    from backcare_tui.use_cases.asking import due_now

    if (found := due_now(invocation.companion)) is not None:
        from backcare_tui.words.screening import hint

        tell(hint(found))


def _fields(score: int | None, **given: Any) -> dict[str, Any]:
    """What was given, as fields of the event."""
    fields: dict[str, Any] = {"score": score, "stress": given["stress"], "mood": given["mood"]}
    fields = {name: value for name, value in fields.items() if value is not None}
    if given["where"]:
        fields["places"] = sores(given["where"])
    if given["word"]:
        fields["words"] = words(given["word"])
    if given["sleep"] is not None:
        fields["sleep"] = hours(given["sleep"])
    if given["note_"] is not None:
        fields["note"] = note(given["note_"])
    return fields


def _edited(invocation: Invocation, id_: str, fields: dict[str, Any], at: datetime | None) -> Entry:
    entry, rated = _check_in(invocation, id_)
    if fields.get("note", "").lower() == NOTHING:
        fields["note"] = ""
    event = msgspec.structs.replace(rated, **fields)
    return durably(invocation, lambda: invocation.companion.amend(entry, event, at=at))


def _check_in(invocation: Invocation, id_: str) -> tuple[Entry, PainRated]:
    """The check-in whose id begins so, and what it says."""
    start = id_.strip().lower()
    shown = clean_line(id_, 40)
    if len(start) < _SHORTEST:
        raise Stop(f'--edit: "{shown}" is too short; at least {_SHORTEST} characters', USAGE)
    journal = invocation.companion.journal
    months = journal.months()
    entries = effective(journal.read(months[0], months[-1])) if months else []
    found = [
        (entry, entry.event)
        for entry in entries
        if entry.id.lower().startswith(start) and isinstance(entry.event, PainRated)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Stop(f'--edit: no check-in has an id that begins with "{shown}"', USAGE)
    ids = ", ".join(entry.id[: SHORT_ID + 5] for entry, _ in found[:5])
    raise Stop(f'--edit: "{shown}" begins the id of {len(found)} check-ins: {ids}', USAGE)
