"""`backcare pain`: the usual range, the alarm and what is around it, and the days as a table."""

from datetime import timedelta

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.kit import JSON, Whole, show
from backcare_tui.domain.flare.course import LONGEST, flares
from backcare_tui.domain.pain.alarm import Alarm
from backcare_tui.domain.pain.load import Load
from backcare_tui.domain.pain.series import DayLine, days
from backcare_tui.domain.pain.usual import LEARN_DAYS, USUAL_DAYS
from backcare_tui.domain.pain.view import PainView, pain_view
from backcare_tui.reports.json_text import fields
from backcare_tui.words.pain import (
    alarm_word,
    day_sum,
    explained,
    load_word,
    load_words,
    usual_sentence,
)
from backcare_tui.words.pain_table import begun, table

MAX_DAYS = 366
_WIDTH = 80
_OF_A_DAY = ("day", "n", "low", "high", "median", "average", "worst", "flare", "late")
_PLAIN = str.maketrans("–·≤", "-.<")
"""For a terminal whose encoding lacks the glyphs."""

_HELP = f"""Pain as data: what is usual, and the last days.

Usual is what lies between the 10th and the 90th percentile of the {USUAL_DAYS} days before, flare
days left out; it takes {LEARN_DAYS} days to learn. The alarm is today's median against that.
Around it is what can turn it up: sitting, a short night, stress, low mood. What is not known is
left out. Until the range is learned, the usual pain you said at the first start stands in.

\b
Examples:
  backcare pain
  backcare pain --days 90
  backcare pain --json
"""


@click.command(help=_HELP)
@click.option(
    "--days",
    "count",
    metavar="N",
    type=Whole(1, MAX_DAYS),
    default=14,
    show_default=True,
    help=f"How many days, 1 to {MAX_DAYS}.",
)
@JSON
@click.pass_obj
def command(invocation: Invocation, count: int, as_json: bool) -> int:
    companion = invocation.companion
    now, today = companion.now(), companion.today()
    # As far back as a flare that was on in these days can have begun.
    reach = timedelta(days=max(count, USUAL_DAYS + 1)) + LONGEST
    entries = companion.entries(today - reach)
    known = flares(entries, now)
    said = companion.settings.care.usual_pain
    view = pain_view(entries, known, today, now, companion.device, said=said)
    lines = days(entries, known, today, count)
    return show(
        invocation,
        as_json,
        lambda: _record(view, begun(lines)),
        lambda: [*_words(view), "", *table(lines, _WIDTH)],
        _PLAIN,
    )


def _words(view: PainView) -> list[str]:
    made_of = ", ".join(load_words(view.load))
    rows = [
        ("Today", ", ".join(day_sum(view.line)) or "nothing logged yet: backcare log pain N"),
        ("Usual", usual_sentence(view.known, view.said)),
        ("Alarm", alarm_word(view.alarm, so_far=True)),
        ("Around it", f"{load_word(view.load)}: {made_of}"),
    ]
    said = [f"{label:<11}{text}" for label, text in rows]
    sentence = explained(view.alarm, view.load, view.known, view.said, so_far=True)
    return [*said, *([sentence] if sentence else [])]


def _record(view: PainView, lines: tuple[DayLine, ...]) -> dict[str, object]:
    usual = view.known.usual
    return {
        "day": view.line.day,
        "usual": None if usual is None else fields(usual, "low", "high", "median"),
        "usual_said": view.said,
        "days_known": view.known.days,
        "alarm": _alarm_record(view.alarm),
        "load": _load_record(view.load),
        "days": [fields(line, *_OF_A_DAY) for line in lines],
    }


def _alarm_record(alarm: Alarm | None) -> dict[str, object] | None:
    if alarm is None:
        return None
    last = alarm.last_volume
    return {
        "volume": alarm.volume.name.lower(),
        **fields(alarm, "share", "level", "n", "last"),
        "last_volume": None if last is None else last.name.lower(),
    }


def _load_record(load: Load) -> dict[str, object]:
    facts = load.facts
    return {
        "share": load.share,
        "known": load.known,
        "of": len(load.parts),
        "parts": {part.of.value: part.share for part in load.parts},
        "sitting_seconds": _seconds(facts.sitting),
        "longest_sitting_seconds": _seconds(facts.stretch),
        "sleep_hours": facts.sleep,
        "own_sleep_hours": facts.own_sleep,
        "stress": facts.stress,
        "mood": facts.mood,
    }


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else round(length.total_seconds())
