"""A day on its time line, and all of it put together."""

from datetime import timedelta

from backcare_tui.domain.journal.care_events import NonNegotiableKept, ToolUsed
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakTaken,
    BreathingFinished,
    PainRated,
)
from backcare_tui.domain.journal.pain_events import DayReflected, NoteWritten, PegRated
from backcare_tui.domain.pain.alarm import Volume
from backcare_tui.domain.pain.day import DayMark, Track, moments, noted
from backcare_tui.domain.pain.view import RECENT, pain_view
from tests.domain.pains import NOW, TODAY, at, entry, evening, flare, month, rated

BREATHED = BreathingFinished(pattern="even", seconds=120, cycles=12, planned_cycles=12)


def test_pain_stands_beside_breaks_downshifts_tools_and_movement() -> None:
    happened = [
        entry(0, NonNegotiableKept(), 14),
        entry(0, ToolUsed(tool="heat"), 13),
        entry(0, BREATHED, 12),
        entry(0, AwayNoticed(since=at(0, 10), credited=BreakKind.LONG), 11),
        entry(0, BreakTaken(break_kind=BreakKind.MICRO, seconds=120), 10),
        *rated(0, 4),
        entry(0, AppOpened(), 8),
    ]
    assert moments([*happened, *rated(1, 9)], TODAY) == (
        DayMark(at(0, 9), Track.PAIN, 4),
        DayMark(at(0, 10), Track.BREAK),
        DayMark(at(0, 11), Track.BREAK),
        DayMark(at(0, 12), Track.DOWNSHIFT),
        DayMark(at(0, 13), Track.TOOL),
        DayMark(at(0, 14), Track.MOVEMENT),
    )


def test_an_absence_that_was_no_break_is_not_on_it() -> None:
    assert moments([entry(0, AwayNoticed(since=at(0, 10)), 11)], TODAY) == ()


def test_what_was_noted_is_listed_latest_first_and_once() -> None:
    written = [
        entry(0, PainRated(score=3), 9),
        entry(0, NoteWritten(text="stairs"), 10),
        entry(0, PegRated(pain=3, enjoyment=2, activity=2), 11),
        entry(0, DayReflected(average=3), 21),
    ]
    others = [entry(0, BREATHED, 12), *rated(1, 5)]
    assert noted([*written, *others, *written], TODAY) == tuple(reversed(written))


def test_a_day_is_told_with_its_range_its_alarm_and_its_load() -> None:
    entries = [*month(*[3] * 20), *rated(0, 6, sleep=5.0)]
    view = pain_view(entries, (), TODAY, NOW, "d", timedelta(minutes=30))
    assert view.line.value == 6.0
    assert view.known.usual is not None
    assert view.alarm is not None
    assert view.alarm.share > 0.5
    assert view.load.known == 2
    assert len(view.alarms) == len(view.loads) == RECENT
    assert view.alarms[:-1] == (0.5,) * 13
    assert view.loads[:-1] == (None,) * 13


def test_on_the_first_day_everything_is_there_and_nothing_is_claimed() -> None:
    view = pain_view(rated(0, 6), (), TODAY, NOW, "d")
    assert (view.known.usual, view.known.days, view.alarm) == (None, 0, None)
    assert view.alarms == (None,) * RECENT
    assert view.load.share is None


def test_what_the_person_called_usual_stands_in_until_five_days_are_known() -> None:
    early = pain_view(rated(0, 6), (), TODAY, NOW, "d", said=3)
    assert (early.known.usual, early.said) == (None, 3)
    assert early.alarm is not None
    assert early.alarm.volume is Volume.FAR_ABOVE
    assert early.alarms == (*[None] * 13, early.alarm.share)
    learned = pain_view([*month(*[6] * 5), *rated(0, 6)], (), TODAY, NOW, "d", said=3)
    assert learned.alarm is not None
    assert learned.alarm.volume is Volume.USUAL


def test_in_a_flare_the_range_of_before_is_kept() -> None:
    entries = [*month(*[3] * 10, 8, 8, 8), evening(0, 8)]
    view = pain_view(entries, (flare(3, None),), TODAY, NOW, "d")
    assert view.line.flare
    assert view.known.days == 10
    assert view.alarm is not None
    assert view.alarm.usual.high == 3.0
