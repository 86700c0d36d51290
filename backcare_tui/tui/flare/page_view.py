"""What the page of a flare shows, asked of the companion."""

from collections.abc import Sequence
from datetime import date, timedelta

from backcare_tui.companion import Companion
from backcare_tui.content.flare import FlareWords
from backcare_tui.domain.days import day_of
from backcare_tui.domain.figures import Figure
from backcare_tui.domain.flare.course import Change, Flare, concerning, kept_on
from backcare_tui.domain.flare.curve import curve
from backcare_tui.domain.flare.day import (
    ahead,
    check_ins,
    contact_advised,
    halved_until,
    relief,
    trained,
)
from backcare_tui.domain.flare.summary import FlareSummary, helped_in, summary
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.domain.portfolio.tools import Helped, Tool, left_today, target
from backcare_tui.tui.flare.view import FlarePageView, PainSoFar, ReliefUse, Row
from backcare_tui.use_cases.figures import figure_named
from backcare_tui.use_cases.flare import entries_so_far
from backcare_tui.use_cases.screening import advice_now
from backcare_tui.use_cases.usual_pain import usual_now
from backcare_tui.words.flare import (
    ahead_in_words,
    changed_in_words,
    check_ins_in_words,
    list_row,
    scale_in_words,
    span_in_words,
    what_was_used,
)
from backcare_tui.words.flare_page import (
    came_of_it,
    kept_so_far,
    pain_so_far,
    since_in_words,
    used_title,
)
from backcare_tui.words.portfolio import relief_text
from backcare_tui.words.times import weekday

KEYS = 9
"""How many tools of relief have a key."""
_DAY = timedelta(days=1)


def page_view(
    companion: Companion,
    flare: Flare,
    words: FlareWords,
    before: tuple[FlareSummary, ...] | None,
) -> FlarePageView:
    """The page of `flare`, which is on; `before`: the last flares before it, None: not read yet."""
    now, today, care = companion.now(), companion.today(), companion.settings.care
    entries, tools = entries_so_far(companion), companion.catalogue.tools
    day = flare.day(today)
    keep = care.non_negotiable if Change.NON_NEGOTIABLE in flare.changes else ""
    kept = kept_on(entries, today) is not None
    made = check_ins(entries, now, care.evening_from)
    offered, suggested = relief(tools)
    advice = advice_now(companion)
    if advice is not None:  # goes before all that is said of flares
        return FlarePageView(
            day=day,
            since=span_in_words(flare, today),
            contact=(advice.heading, f"{advice.call} {advice.calm}"),
            check_ins=check_ins_in_words(made, care.evening_from),
            relief=tuple((tool.name, relief_text(tool)) for tool in offered[:KEYS]),
            suggested=suggested,
        )
    used = helped_in(before or ())
    said = words.of_day(day, curve(flare, entries, now))
    reason, trains = contact_advised(flare, entries, now), trained(tools)
    contact = words.of_contact(reason) if reason is not None else None
    next_hours = ahead(flare, today, made, trains=bool(trains))
    return FlarePageView(
        day=day,
        since=span_in_words(flare, today),
        said=said.text if said is not None else "",
        contact=(contact.title, contact.text) if contact is not None else None,
        keep=keep,
        kept=kept,
        kept_before=kept_so_far(entries, flare, today) if keep else "",
        figure=_figure(companion, keep),
        targets_rest=Change.TARGETS in flare.changes,
        check_ins=check_ins_in_words(made, care.evening_from),
        relief=tuple((tool.name, relief_text(tool)) for tool in offered[:KEYS]),
        relief_used=tuple(_use_of(tool, used, companion) for tool in offered[:KEYS]),
        suggested=suggested,
        used=None if before is None else tuple(what_was_used(used, tools)),
        used_title=used_title(used, len(before or ())),
        flares_before=len(before or ()),
        earlier=tuple(list_row(each, tools, now) for each in reversed(before or ())),
        pain=_pain(companion, flare, entries),
        protect=(_relief_share(companion), *_protect(words, halved_until(flare, today), trains)),
        ahead=tuple(ahead_in_words(next_hours, keep, today, kept=kept)),
        changed=changed_in_words(flare, concerning(entries, keeps=bool(care.non_negotiable))),
    )


def _use_of(tool: Tool, used: Sequence[Helped], companion: Companion) -> ReliefUse:
    """What came of `tool` in earlier flares; of prescribed medicine nothing is compared."""
    found = next((each for each in used if each.tool == tool.id), None)
    now = companion.now()
    left = left_today(companion.entries(companion.today() - _DAY), tool, now)
    limit = "" if left is None else f"{left} of {tool.at_most} left"
    if found is None:
        return ReliefUse(left=limit)
    known = 0 if tool.prescribed else found.known
    return ReliefUse(came_of_it(found), found.eased, known, limit)


def _pain(companion: Companion, flare: Flare, entries: Sequence[Entry]) -> PainSoFar:
    """The readings of `flare` so far, over what is usual."""
    today, usual = companion.today(), usual_now(companion)
    found = summary(flare, entries, today)
    told = [each for each in readings_of(entries) if each.at >= flare.start]
    return PainSoFar(
        tuple((weekday(day_of(each.at)), each.score) for each in told),
        None if usual is None else (usual.low, usual.high),
        since_in_words(flare, today),
        pain_so_far(found) if told else "",
    )


def _figure(companion: Companion, keep: str) -> Figure | None:
    """How what is kept looks, if it is a walk."""
    return figure_named(companion, "walk" if "walk" in keep.lower() else "")


def _relief_share(companion: Companion) -> Row:
    """Whether relief may be used more than on other days."""
    settings, in_flare = companion.settings.portfolio, companion.manner.flare is not None
    now, usual = target(settings, in_flare)[0], target(settings, False)[0]
    if now > usual:
        return "relief", "Lean on relief for a few days, and keep one small movement."
    return "relief", "As on other days, and keep one small movement."


def _protect(words: FlareWords, until: date | None, trains: Sequence[Tool]) -> list[Row]:
    """What is kept up; exercise only for who has some, halved `until` that day."""
    rows: list[Row] = []
    for each in words.protect:
        if each.id != "exercise":
            rows.append((each.title, each.text))
        elif trains:
            rows.append((each.title, f"{scale_in_words(until, trains)}. {each.text}"))
    return rows
