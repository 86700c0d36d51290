"""The day in figures: what counts to it, and what does not."""

from datetime import date, datetime, timedelta, timezone

from backcare_tui.domain.adjustments import Adjustment, Family
from backcare_tui.domain.breaks.planning import BreakCounts
from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, ToolUsed
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakSkipped,
    BreakTaken,
    BreathingFinished,
    Entry,
    Event,
    PainRated,
    Side,
    UnknownEvent,
)
from backcare_tui.domain.today import today

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))
FRIDAY = date(2026, 11, 20)
HUG = Adjustment(
    id="hug", family=Family.LOAD, cue="Hug the load", how="So.", why="", source="", target=4
)
BAG = Adjustment(
    id="bag",
    family=Family.ASYMMETRY,
    cue="Swap the bag",
    how="So.",
    why="",
    source="",
    target=2,
    sided=True,
)
BOTH = (HUG, BAG)


def entry(hours: float, event: Event) -> Entry:
    at = NOON + timedelta(hours=hours)
    return Entry(id=f"{hours} {event!r}", at=at, device="d", event=event)


def breathed(seconds: float) -> BreathingFinished:
    return BreathingFinished(pattern="calm", seconds=seconds, cycles=6, planned_cycles=18)


def test_an_empty_day_is_all_noughts() -> None:
    figures = today([], BOTH, FRIDAY)
    assert figures.pain == ()
    assert figures.breaks == BreakCounts()
    assert figures.moves == (0, 6)
    assert figures.breathing == (0, 0)


def test_the_days_pain_is_listed_oldest_first_also_if_it_was_told_beside_a_relief() -> None:
    early, late = entry(-3, PainRated(score=2)), entry(1, PainRated(score=5))
    heat = entry(-1, ToolUsed(tool="heat", before=6, after=4, seconds=900))
    told = today([early, heat, late], BOTH, FRIDAY).pain
    assert [reading.score for reading in told] == [2, 6, 4, 5]
    assert told[2].at == heat.at + timedelta(minutes=15)


def test_only_what_happened_on_the_day_counts_to_it() -> None:
    every = (
        PainRated(score=7),
        AdjustmentTallied(item="hug"),
        BreakTaken(break_kind=BreakKind.MICRO, seconds=120),
        breathed(180),
    )
    yesterday = [entry(-24, event) for event in every]
    before_four = [entry(-8.1, event) for event in every]
    after_midnight = [entry(15.9, event) for event in every]
    figures = today([*yesterday, *before_four, *after_midnight], BOTH, FRIDAY)
    assert [reading.score for reading in figures.pain] == [7]
    assert figures.moves == (1, 6)
    assert figures.breaks.taken == 1
    assert figures.breathing == (1, 180)


def test_breaks_moves_and_breathing_are_added_up() -> None:
    figures = today(
        [
            entry(-2, AdjustmentTallied(item="hug", count=9)),
            entry(-1, AdjustmentTallied(item="bag", side=Side.LEFT)),
            entry(0, BreakSkipped(break_kind=BreakKind.MICRO)),
            entry(1, BreakTaken(break_kind=BreakKind.LONG, seconds=300)),
            entry(2, breathed(60)),
            entry(3, breathed(90.5)),
        ],
        BOTH,
        FRIDAY,
    )
    assert figures.moves == (5, 6), "more of one does not make up for another"
    assert [standing.done for standing in figures.standings] == [9, 1]
    assert figures.standings[1].next_side is Side.RIGHT
    assert figures.breaks == BreakCounts(taken=1, skipped=1)
    assert figures.breathing == (2, 150.5)


def test_adjustments_that_are_gone_and_entries_of_a_newer_version_are_passed_over() -> None:
    figures = today(
        [
            entry(-1, AdjustmentTallied(item="hidden by now", count=50)),
            entry(0, UnknownEvent("mood_rated", {"kind": "mood_rated", "score": 3})),
        ],
        BOTH,
        FRIDAY,
    )
    assert figures.moves == (0, 6)


def test_without_any_adjustment_there_is_nothing_to_reach() -> None:
    assert today([entry(0, PainRated(score=1))], (), FRIDAY).moves == (0, 0)


def test_what_is_usual_is_known_after_five_days() -> None:
    days = [entry(-24.0 * ago, PainRated(score=ago)) for ago in range(1, 6)]
    assert today(days[:4], BOTH, FRIDAY).usual is None
    told = today(days[:4], BOTH, FRIDAY, said=4).usual
    assert told is not None
    assert (told.low, told.high) == (3, 5), "what the person said stands in"
    usual = today(days, BOTH, FRIDAY).usual
    assert usual is not None
    assert (usual.low, usual.median, usual.high, usual.days) == (1, 3, 5, 5)


def test_a_flare_day_counts_neither_to_what_is_usual_nor_against_the_adjustments() -> None:
    days = [entry(-24.0 * ago, PainRated(score=ago)) for ago in range(1, 7)]
    flare = Flare(entry(-24.5, FlareStarted()), entry(-22, FlareEnded()))
    figures = today(days, BOTH, FRIDAY, [flare])
    assert figures.usual is not None
    assert figures.usual.days == 5
    assert figures.standings[0].shares[-2] is None
    assert figures.standings[0].shares[-3] == 0
