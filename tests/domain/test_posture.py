"""Time in one posture: what is known of it, and what is not."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.breaks.posture import Span, current, posture_day, spans
from backcare_tui.domain.journal.entries import (
    AppOpened,
    BreakKind,
    BreakSkipped,
    BreakStarted,
    Entry,
    KnownEvent,
    Posture,
    PostureChanged,
)
from backcare_tui.domain.settings import BreakSettings
from tests.domain.scene import NINE, ask, at, away, day, entry

SIT, STAND, WALK, LIE = Posture.SIT, Posture.STAND, Posture.WALK, Posture.LIE
MINUTE = timedelta(minutes=1)
BY_POSTURE = BreakSettings(by_posture=True)


def to(posture: Posture) -> PostureChanged:
    return PostureChanged(posture=posture)


def parts(entries: Sequence[Entry], minutes: float) -> list[tuple[Posture, float, float]]:
    return [
        (span.posture, (span.begin - NINE) / MINUTE, (span.end - NINE) / MINUTE)
        for span in spans(entries, at(minutes))
    ]


# -- what is known


def test_each_posture_lasts_until_the_next() -> None:
    entries = day((5, to(SIT)), (35, to(STAND)), (36, to(STAND)), (50, to(WALK)))
    assert parts(entries, 60) == [(SIT, 5, 35), (STAND, 35, 50), (WALK, 50, 60)]
    assert current(entries, at(60)) == Span(WALK, at(50), at(60))


def test_before_anything_was_said_the_posture_is_not_known() -> None:
    assert current(day(), at(60)) is None
    assert spans(day(), at(60)) == []


def test_an_absence_ends_a_posture_where_it_began() -> None:
    entries = day((5, to(SIT)), (60, away(40)))
    assert parts(entries, 90) == [(SIT, 5, 40)]
    assert current(entries, at(90)) is None
    assert current([*entries, entry(61, to(SIT))], at(90)) == Span(SIT, at(61), at(90))


def test_what_happened_while_the_app_was_closed_is_not_known() -> None:
    entries = day((5, to(SIT)), (60, AppOpened(last_seen=at(20))))
    assert parts(entries, 90) == [(SIT, 5, 20)]
    assert current(entries, at(90)) is None


def test_nobody_has_been_standing_since_yesterday() -> None:
    assert current(day((600, to(STAND))), at(24 * 60)) is None


def test_the_totals_of_a_day_and_its_longest_stretch() -> None:
    entries = day(
        (0, to(SIT)), (40, to(STAND)), (50, to(SIT)), (75, to(LIE)), (80, to(SIT)), (90, to(WALK))
    )
    found = posture_day(entries, NINE.date(), at(95))
    assert found.totals == {
        SIT: 75 * MINUTE,
        STAND: 10 * MINUTE,
        LIE: 5 * MINUTE,
        WALK: 5 * MINUTE,
    }
    assert found.longest == Span(SIT, at(0), at(40))
    assert found.longest.length == 40 * MINUTE


def test_a_day_without_a_word_about_posture_has_none() -> None:
    found = posture_day(day(), NINE.date(), at(95))
    assert (found.totals, found.longest) == ({}, None)


def test_a_stretch_ends_with_the_day_it_began_on() -> None:
    entries = day((10 * 60, to(LIE)), (20 * 60, to(SIT)))
    today, tomorrow = NINE.date(), NINE.date() + timedelta(days=1)
    assert posture_day(entries, today, at(21 * 60)).totals == {LIE: 540 * MINUTE}
    assert posture_day(entries, tomorrow, at(21 * 60)).totals == {SIT: 60 * MINUTE}


def test_a_clock_set_back_makes_no_negative_stretch() -> None:
    entries = day((30, to(SIT)), (10, to(STAND)))
    assert all(span.length >= timedelta() for span in spans(entries, at(5)))
    assert all(
        length >= timedelta()
        for _, length in posture_day(entries, NINE.date(), at(5)).totals.items()
    )


# -- prompts by posture


@pytest.mark.parametrize(("posture", "minutes"), [(SIT, 30), (STAND, 20), (WALK, 30), (LIE, 30)])
def test_prompts_can_go_by_the_time_in_one_posture(posture: Posture, minutes: float) -> None:
    entries = day((12, to(posture)))
    assert ask(entries, 13, BY_POSTURE).due == at(12 + minutes)


def test_by_the_clock_a_change_of_posture_moves_nothing() -> None:
    assert ask(day((12, to(STAND))), 13).due == at(30)


def test_who_gets_up_in_time_is_not_prompted_for_sitting() -> None:
    entries = day((0, to(SIT)), (25, to(STAND)))
    assert ask(entries, 31, BY_POSTURE).state is PromptState.WORKING
    assert ask(entries, 45, BY_POSTURE).state is PromptState.DUE


def test_saying_the_same_posture_again_is_no_change() -> None:
    entries = day((0, to(SIT)), (25, to(SIT)))
    assert ask(entries, 26, BY_POSTURE).due == at(30)


def test_a_prompt_that_is_due_keeps_waiting_for_its_answer_when_the_posture_changes() -> None:
    entries = day((0, to(SIT)), (31, to(STAND)))
    waiting = ask(entries, 32, BY_POSTURE)
    assert (waiting.state, waiting.due) == (PromptState.DUE, at(30))
    skipped = entry(33, BreakSkipped(break_kind=BreakKind.MICRO, due=at(30)))
    assert ask([*entries, skipped], 34, BY_POSTURE).due == at(53)


def test_a_posture_given_in_a_break_does_not_end_it() -> None:
    entries = day((0, to(SIT)), (30, BreakStarted(break_kind=BreakKind.MICRO)), (31, to(WALK)))
    assert ask(entries, 31.5, BY_POSTURE).state is PromptState.ON_BREAK


@pytest.mark.parametrize(
    "gone", [(60.0, away(40)), (60.0, AppOpened(last_seen=at(40)))], ids=["away", "closed"]
)
def test_after_an_absence_nobody_is_taken_to_stand(gone: tuple[float, KnownEvent]) -> None:
    entries = day((39, to(STAND)), gone)
    assert ask(entries, 61, BY_POSTURE).due == at(90)
