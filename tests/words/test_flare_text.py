"""Flares in words, as they stand on screen and in the terminal."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.flare.course import Change, Flare
from backcare_tui.domain.flare.day import Ahead, CheckIn, CheckIns, Next
from backcare_tui.domain.flare.summary import FlareSummary, Kept
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, ToolUsed
from backcare_tui.domain.journal.entries import Entry, Event, PainRated, Retracted
from backcare_tui.domain.portfolio.tools import Helped, Tool, ToolKind
from backcare_tui.journal.journal import Filed, Journal
from backcare_tui.use_cases.past_flares import all_flares, last_flares
from backcare_tui.words.flare import (
    CHANGES,
    ahead_in_words,
    best_in_words,
    check_ins_in_words,
    intro_lines,
    kept_in_words,
    list_row,
    pain_in_words,
    return_in_words,
    scale_in_words,
    share_in_words,
    span_in_words,
    steps_in_words,
    summary_rows,
    what_was_used,
)
from backcare_tui.words.portfolio import how_it_was

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
HEAT = Tool(id="heat", kind=ToolKind.RELIEF, name="Heat")


def flare(first: datetime, last: datetime | None = None, over: int = 3) -> Flare:
    end = (
        None
        if last is None
        else Entry(id="e", at=last, device="d", event=FlareEnded(score=3, return_days=over))
    )
    return Flare(Entry(id="s", at=first, device="d", event=FlareStarted(score=6)), end)


def found(**fields: object) -> FlareSummary:
    base: dict[str, object] = {
        "flare": flare(NOON - 6 * DAY, NOON - DAY),
        "days": 6,
        "worst": 8,
        "first": 6,
        "last": 3,
        "by_day": (6.0, 8.0, None, 7.0, 5.0, 3.0),
        "helped": (Helped("heat", 6, 5, 4), Helped("gone", 1, 0, 0)),
        "kept": Kept(5, 9, 1),
    }
    return FlareSummary(**{**base, **fields})  # type: ignore[arg-type]  # the fields are right


def test_every_change_has_a_name_and_a_line_that_fit_a_terminal() -> None:
    assert set(CHANGES) == set(Change)
    for name, line in CHANGES.values():
        assert len(name) <= 20
        assert len(line) <= 50
        assert line.endswith(".")


def test_before_a_flare_begins_it_is_said_what_happens() -> None:
    said = intro_lines(set(Change), "Walk.", chosen=True)
    assert said[0].startswith("Breaks come more often, targets rest")
    assert said[1] == "One small thing is kept up each day: Walk."
    suggested = intro_lines(set(Change), "Walk", chosen=False)
    assert suggested[1].endswith("That is a suggestion; c has others.")
    assert len(intro_lines({Change.THEME}, "Walk", chosen=True)) == len(said) - 1


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (flare(NOON - 6 * DAY, NOON - DAY), "14–19 Nov"),
        (flare(NOON - DAY, NOON - DAY), "19 Nov"),
        (flare(NOON - 25 * DAY, NOON - 17 * DAY), "26 Oct–3 Nov"),
        (flare(NOON - 2 * DAY), "since 18 Nov"),
        (flare(NOON), "since 20 Nov"),
        (flare(NOON - 2 * DAY, NOON), "18–20 Nov"),
        (
            flare(datetime(2025, 12, 30, 9, tzinfo=UTC), datetime(2026, 1, 2, 9, tzinfo=UTC)),
            "30 Dec 2025–2 Jan",
        ),
        (
            flare(datetime(2024, 3, 1, 9, tzinfo=UTC), datetime(2024, 3, 4, 9, tzinfo=UTC)),
            "1–4 Mar 2024",
        ),
    ],
)
def test_when_a_flare_was(one: Flare, words: str) -> None:
    assert span_in_words(one, TODAY) == words


def test_what_was_used_is_told_with_how_it_was_after() -> None:
    assert how_it_was(Helped("heat", 6, 5, 4)) == "5 times: lower after 4, the same after 1"
    assert how_it_was(Helped("heat", 5, 5, 1, 2)) == (
        "5 times: lower after 1, the same after 2, worse after 2"
    )
    assert how_it_was(Helped("heat", 1, 1, 0)) == "once: the same after"
    assert how_it_was(Helped("heat", 1, 1, 0, 1)) == "once: worse after"
    assert how_it_was(Helped("heat", 2, 0, 0)) == "2 times, not said how it was after"
    assert what_was_used(found().helped, [HEAT])[1][0] == "gone", "no more there: by its id"


def test_a_tool_is_named_before_others_from_three_uses_on() -> None:
    assert best_in_words(found().helped, [HEAT]) == "Heat: lower after 4 of 5"
    for few in (Helped("heat", 2, 2, 2), Helped("heat", 3, 3, 0), Helped("heat", 9, 4, 2, 2)):
        assert best_in_words([few], [HEAT]) == ""
    both = [Helped("cold", 2, 2, 2), Helped("heat", 3, 3, 2)]
    assert best_in_words(both, [HEAT]) == "Heat: lower after 2 of 3"


def test_the_day_s_check_ins_and_scale() -> None:
    made = CheckIns(CheckIn.DONE, CheckIn.LATER)
    assert check_ins_in_words(made, 19) == "morning ✓, evening from 19:00"
    made = CheckIns(CheckIn.PASSED, CheckIn.DUE)
    assert check_ins_in_words(made, 19) == "morning –, evening now"
    walk = Tool(id="walk", kind=ToolKind.STABILISER, name="Walking")
    until = date(2026, 11, 22)
    assert scale_in_words(until, [walk]) == "Walking: half until Sun 22 Nov, not none"
    assert scale_in_words(None, [walk, walk, walk]) == (
        "Walking, Walking and 1 more: back up in small steps"
    )


def test_the_next_24_hours() -> None:
    ahead = Ahead(Next.EVENING, 2, TODAY + DAY)
    assert ahead_in_words(ahead, "walk 8 min", TODAY, kept=False) == [
        ("next", "a check-in this evening"),
        ("today", "walk 8 min"),
        ("tomorrow", "Day 2. Walk 8 min. What you train at half, as today."),
    ]
    ahead = Ahead(Next.TOMORROW, 4, TODAY)
    assert ahead_in_words(ahead, "walk", TODAY, kept=True)[1:] == [
        ("tomorrow", "Day 4. Walk. What you train can go back above half.")
    ]
    ahead = Ahead(Next.NOW, 9, None)
    assert ahead_in_words(ahead, "", TODAY, kept=False)[1:] == [("tomorrow", "Day 9.")]


def test_a_summary_in_words() -> None:
    assert summary_rows(found(), [HEAT], NOON) == [
        ("length", "6 days, 14–19 Nov"),
        ("pain", "6 at first, 8 at worst, 3 at the end"),
        ("used", "Heat, 5 times: lower after 4, the same after 1"),
        ("", "gone, once, not said how it was after"),
        ("kept", "non-negotiable on 5 of 6 days, 9 downshifts, 1 check-in"),
    ]
    empty = found(worst=None, first=None, last=None, helped=(), kept=Kept())
    assert pain_in_words(empty) == "not rated"
    assert kept_in_words(empty) == "nothing noted, and that is fine"
    assert list_row(empty, [HEAT], NOON) == ("14–19 Nov", "6 days  not rated")
    assert list_row(found(), [HEAT], NOON) == (
        "14–19 Nov",
        "6 days  worst 8  Heat: lower after 4 of 5",
    )


def test_a_flare_without_an_end_is_on_or_ran_out() -> None:
    on, forgotten = flare(NOON - 2 * DAY), flare(NOON - 200 * DAY)
    assert list_row(found(flare=on), [], NOON)[1].endswith("on now")
    assert list_row(found(flare=forgotten), [], NOON)[1].endswith("ran out")


def test_how_targets_come_back_is_said_by_day() -> None:
    over = {days: flare(NOON - 4 * DAY, NOON, days) for days in (0, 2, 3, 5)}
    assert return_in_words(over[3], TODAY) == (
        "half today, three quarters tomorrow, all from Sun 22 Nov"
    )
    assert return_in_words(over[2], TODAY) == "three quarters today, all from Sat 21 Nov"
    assert return_in_words(over[5], TODAY) == (
        "a quarter today, half from tomorrow, three quarters on Mon 23 Nov, all from Tue 24 Nov"
    )
    assert steps_in_words(7) == "a quarter, half, three quarters, then all"
    assert steps_in_words(0) == "all"
    assert share_in_words(0.6) == "60 %"
    assert return_in_words(over[0], TODAY) == "as usual from now on"


# -- years back


def journal(folder: Path, device: str = "desk") -> Journal:
    return Journal(folder / "j", device, quarantine=folder / "q", lock_path=folder / "lock")


def filed(days: float, event: Event, id_: str) -> Filed:
    return Filed(Entry(id=id_, at=NOON - days * DAY, device="desk", event=event))


def test_flares_of_years_are_found_with_what_was_written_in_them(tmp_path: Path) -> None:
    desk = journal(tmp_path)
    desk.append(
        [
            filed(800, FlareStarted(), "a"),
            filed(760, PainRated(score=9), "b"),
            filed(799, ToolUsed(tool="heat", before=6, after=4), "c"),
            filed(740, FlareEnded(), "d"),
            filed(400, PainRated(score=10), "e"),
            filed(3, FlareStarted(score=5), "f"),
        ]
    )
    journal(tmp_path, "phone").append([filed(2, FlareStarted(), "g")])
    old, new = all_flares(desk, [], NOON)
    assert (old.days, old.worst, old.helped) == (61, 9, (Helped("heat", 1, 1, 1),))
    assert (new.days, new.worst) == (4, 5)


def test_the_last_flares_are_found_however_long_ago(tmp_path: Path) -> None:
    desk = journal(tmp_path)
    assert last_flares(desk, [], NOON, 5) == ()
    for days in (3000, 1200, 900, 500, 300, 200, 20):
        events = [(days, FlareStarted()), (days - 2, FlareEnded())]
        desk.append([filed(at, event, f"{at}") for at, event in events])
    everything = all_flares(desk, [], NOON)
    for most in (1, 2, 3, 5, 6, 7):
        assert last_flares(desk, [], NOON, most) == everything[-most:]
    assert last_flares(desk, [], NOON, 50) == everything


def test_what_is_not_saved_yet_counts_and_what_was_taken_back_does_not(tmp_path: Path) -> None:
    desk = journal(tmp_path)
    assert all_flares(desk, [], NOON) == ()
    desk.append([filed(30, FlareStarted(), "a"), filed(25, FlareEnded(), "b")])
    taken_back = filed(0, Retracted(entry="a"), "c").entry
    started = filed(1, FlareStarted(score=4), "d").entry
    (only,) = all_flares(desk, [taken_back, started], NOON)
    assert only.worst == 4
