"""How a flare stands, as lines for a person and as JSON for a program."""

from collections.abc import Sequence
from datetime import datetime

from backcare_tui.content.flare import load_flare
from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import Change, Flare, concerning, kept_on
from backcare_tui.domain.flare.curve import curve
from backcare_tui.domain.flare.day import check_ins, contact_advised, halved_until, trained
from backcare_tui.domain.flare.summary import FlareSummary
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.manner import Manner
from backcare_tui.domain.portfolio.tools import Tool
from backcare_tui.domain.settings import CareSettings
from backcare_tui.domain.text import clean
from backcare_tui.words.flare import (
    changed_in_words,
    check_ins_in_words,
    scale_in_words,
    share_in_words,
    span_in_words,
)

_LABEL = 10


def status_lines(
    manner: Manner,
    entries: Sequence[Entry],
    care: CareSettings,
    tools: Sequence[Tool],
    now: datetime,
) -> list[str]:
    """How it stands at `now`; `entries` are those of the flare, and of the last two weeks."""
    today, flare = day_of(now), manner.flare
    if flare is None:
        lines = ["No flare is on."]
        if manner.share < 1:
            lines.append(f"Targets are back to {share_in_words(manner.share)} today.")
        return lines
    head = f"Flare, day {flare.day(today)}, {span_in_words(flare, today)}"
    if manner.hold is not None:
        return [head, "What needs checking goes first; what a flare changes stays as it is."]
    made = check_ins(entries, now, care.evening_from)
    rows = [("check-in", check_ins_in_words(made, care.evening_from))]
    if keep := _keep(flare, care):
        done = "✓ " if kept_on(entries, today) else "not yet today: "
        rows.insert(0, ("keep", done + keep))
    if trains := trained(tools):
        rows.append(("exercise", scale_in_words(halved_until(flare, today), trains)))
    rows.append(
        ("changes", changed_in_words(flare, concerning(entries, keeps=bool(care.non_negotiable))))
    )
    lines = [head]
    lines += [f"{label:<{_LABEL}}{text}" for label, text in rows]
    words, _ = load_flare()
    said = words.of_day(flare.day(today), curve(flare, entries, now))
    reason = contact_advised(flare, entries, now)
    contact = None if reason is None else words.of_contact(reason)
    return lines + [text.text for text in (said, contact) if text is not None]


def flare_record(
    manner: Manner, entries: Sequence[Entry], care: CareSettings, now: datetime
) -> dict[str, object] | None:
    """The flare that is on, for other programs; None: none is."""
    today, flare = day_of(now), manner.flare
    if flare is None:
        return None
    made = check_ins(entries, now, care.evening_from)
    reason = contact_advised(flare, entries, now)
    return {
        "id": flare.began.id,
        "since": flare.start,
        "day": flare.day(today),
        "changes": [change.value for change in Change if change in flare.changes],
        "non_negotiable": _keep(flare, care) or None,
        "kept_today": kept_on(entries, today) is not None,
        "check_ins": {"morning": made.morning.value, "evening": made.evening.value},
        "halved_until": halved_until(flare, today),
        "curve": curve(flare, entries, now).value,
        "contact": None if reason is None else reason.value,
    }


def flare_summary_record(found: FlareSummary, now: datetime) -> dict[str, object]:
    """A flare, past or present, for other programs."""
    flare = found.flare
    return {
        "id": flare.began.id,
        "began": flare.start,
        "ended": flare.end,
        "on": flare.is_on(now),
        "days": found.days,
        "pain": {"first": found.first, "worst": found.worst, "last": found.last},
        "helped": [
            {
                "tool": clean(h.tool),
                "times": h.times,
                "known": h.known,
                "eased": h.eased,
                "worse": h.worse,
            }
            for h in found.helped
        ],
        "kept": {
            "days": found.kept.days,
            "downshifts": found.kept.downshifts,
            "check_ins": found.kept.check_ins,
        },
    }


def _keep(flare: Flare, care: CareSettings) -> str:
    """The non-negotiable of this flare; "" if there is none, or it was declined."""
    return care.non_negotiable if Change.NON_NEGOTIABLE in flare.changes else ""
