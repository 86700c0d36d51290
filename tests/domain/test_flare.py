"""Flares: what a person, and their other machines, make of starts and ends."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.days import day_of
from backcare_tui.domain.flare.course import (
    LONGEST,
    RETURN_SHARES,
    Change,
    Flare,
    concerning,
    flares,
    frozen_days,
    kept_on,
    present,
    return_days,
    returning,
    share,
)
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, NonNegotiableKept
from backcare_tui.domain.journal.entries import AdjustmentTallied, Entry
from tests.domain.flares import (
    DAY,
    HONOLULU,
    NOON,
    TODAY,
    TOKYO,
    an_entry,
    began,
    ended,
    histories,
    instants,
)

BERLIN = ZoneInfo("Europe/Berlin")


# -- what a person gets


def test_a_flare_is_on_from_its_start_to_its_end() -> None:
    history = [began(3), ended(1)]
    (flare,) = flares(history, NOON)
    assert (flare.start, flare.end) == (NOON - 3 * DAY, NOON - DAY)
    assert present(history, NOON - 2 * DAY) is not None
    assert present(history, NOON - 4 * DAY) is None
    assert present(history, NOON) is None


def test_a_start_on_the_second_machine_is_the_same_flare() -> None:
    history = [began(3, "theme"), began(2, device="phone"), ended(1, device="phone")]
    (flare,) = flares(history, NOON)
    assert flare.began == history[0]
    assert flare.days(TODAY) == 3
    assert present(history, NOON) is None, "one end is enough"


def test_an_end_without_a_start_is_nothing() -> None:
    assert flares([ended(3), ended(1, device="phone")], NOON) == ()
    assert share(flares([ended()], NOON), TODAY) == 1.0


def test_ended_on_both_machines_the_first_end_counts() -> None:
    (flare,) = flares([began(5), ended(3, 2), ended(1, 3, device="phone")], NOON)
    assert flare.end == NOON - 3 * DAY


def test_a_start_in_the_future_waits_until_then() -> None:
    history = [began(-1)]
    assert flares(history, NOON) == ()
    assert present(history, NOON + DAY) is not None


def test_an_end_in_the_future_ends_nothing_yet() -> None:
    history = [began(1), ended(-1)]
    assert present(history, NOON) is not None
    assert present(history, NOON + DAY) is None


def test_started_and_ended_in_the_same_instant_it_is_over_whichever_was_written_first() -> None:
    history = [an_entry(FlareEnded(), id_="a"), an_entry(FlareStarted(), id_="b")]
    assert present(history, NOON) is None
    assert present([*history, began(2)], NOON) is None


def test_a_flare_that_nobody_ended_runs_out_and_a_new_one_can_begin() -> None:
    history = [began(100)]
    assert present(history, NOON - 100 * DAY + LONGEST) is None
    assert present(history, NOON) is None
    assert share(flares(history, NOON), TODAY) == 1.0, "nobody said that it ended"
    assert len(flares([*history, ended(5), began(1)], NOON)) == 2


def test_the_first_day_is_day_one_until_four_at_night() -> None:
    (flare,) = flares([began(0)], NOON)
    assert flare.day(TODAY) == 1
    assert flare.day(day_of(datetime(2026, 11, 21, 3, 59, tzinfo=UTC))) == 1
    assert flare.day(day_of(datetime(2026, 11, 21, 4, 0, tzinfo=UTC))) == 2


def test_begun_at_one_at_night_the_day_before_is_its_first() -> None:
    (flare,) = flares([an_entry(FlareStarted(), datetime(2026, 11, 20, 1, tzinfo=UTC))], NOON)
    assert flare.day(TODAY) == 2


def test_flown_west_into_the_day_before_it_is_still_the_first_day() -> None:
    start = datetime(2026, 11, 20, 5, tzinfo=TOKYO)
    now = (start + timedelta(hours=8)).astimezone(HONOLULU)
    (flare,) = flares([an_entry(FlareStarted(), start)], now)
    assert day_of(now) == date(2026, 11, 19)
    assert flare.day(day_of(now)) == 1
    ended_there = an_entry(FlareEnded(), now)
    (flare,) = flares([an_entry(FlareStarted(), start), ended_there], now)
    assert flare.days(day_of(now)) == 1


@pytest.mark.parametrize("night", [date(2026, 10, 25), date(2026, 3, 29)])
def test_the_night_the_clocks_change_adds_one_day_and_no_more(night: date) -> None:
    def at(day: date, hour: int) -> datetime:
        local = datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)
        return local.astimezone(timezone(local.utcoffset() or timedelta()))

    history = [an_entry(FlareStarted(), at(night - DAY, 22))]
    now = at(night, 22)
    (flare,) = flares(history, now)
    assert flare.day(day_of(at(night, 3))) == 1
    assert flare.day(day_of(at(night, 5))) == 2
    assert flare.day(day_of(now)) == 2
    assert share(flares([*history, an_entry(FlareEnded(), now)], now), night + DAY) == 0.75


def test_the_longer_the_flare_the_longer_the_way_back() -> None:
    lengths = (1, 3, 4, 7, 8, 14, 15, 91)
    found = [return_days(Flare(began(days - 1)), TODAY) for days in lengths]
    assert found == [2, 2, 3, 3, 5, 5, 7, 7]
    for over, steps in RETURN_SHARES.items():
        assert len(steps) == max(over - 1, 0)
        assert list(steps) == sorted(steps)


def test_a_flare_changes_only_what_the_person_has() -> None:
    counted = an_entry(AdjustmentTallied(item="hug-load"))
    assert frozenset(Change) - concerning([counted], keeps=True) == {Change.PROGRAMME}
    nothing = {Change.PROGRAMME, Change.STREAKS, Change.NON_NEGOTIABLE}
    assert frozenset(Change) - concerning([], keeps=False) == nothing


def test_targets_come_back_over_three_days_or_two_or_at_once() -> None:
    shares = {
        over: [share(flares([began(4), ended(0, over)], NOON), TODAY + n * DAY) for n in range(4)]
        for over in (3, 2, 0)
    }
    assert shares == {
        3: [0.5, 0.75, 1.0, 1.0],
        2: [0.75, 1.0, 1.0, 1.0],
        0: [1.0, 1.0, 1.0, 1.0],
    }


def test_targets_that_stayed_need_no_way_back() -> None:
    known = flares([began(4, "targets"), ended(0)], NOON)
    assert share(known, TODAY) == 1.0
    assert returning(known[0]) == ()


def test_a_change_that_was_declined_is_left_out_and_an_unknown_one_is_ignored() -> None:
    (flare,) = flares([began(0, "theme", "from-a-newer-version")], NOON)
    assert flare.changes == frozenset(Change) - {Change.THEME}


def test_days_of_a_flare_and_of_the_way_back_count_against_nobody() -> None:
    known = flares([began(5), ended(2, 3)], NOON)
    assert frozen_days(known, TODAY) == {TODAY - n * DAY for n in (5, 4, 3, 2, 1)}
    assert frozen_days(known, TODAY - 4 * DAY) == {TODAY - 5 * DAY, TODAY - 4 * DAY}


def test_who_wants_records_to_go_on_has_them_go_on() -> None:
    assert frozen_days(flares([began(5, "streaks"), ended(2)], NOON), TODAY) == frozenset()


def test_a_forgotten_flare_freezes_no_more_than_it_lasts() -> None:
    known = flares([began(200)], NOON)
    assert len(frozen_days(known, TODAY)) == LONGEST.days + 1
    assert TODAY not in frozen_days(known, TODAY)


def test_kept_is_known_for_the_day_it_was_kept_on() -> None:
    first = an_entry(NonNegotiableKept(what="walk"), NOON - timedelta(hours=2))
    second = an_entry(NonNegotiableKept(what="walk"), NOON, "phone")
    assert kept_on([second, first], TODAY) == second
    assert kept_on([first, second], TODAY + DAY) is None


# -- laws


@given(histories, instants)
def test_no_two_flares_are_ever_on_at_once(history: list[Entry], now: datetime) -> None:
    known = flares(history, now)
    for flare in known:
        assert flare.start <= now
        assert isinstance(flare.began.event, FlareStarted)
        assert flare.start <= flare.over <= flare.start + LONGEST
    for one, other in pairwise(known):
        assert one.over <= other.start
    assert sum(flare.is_on(now) for flare in known) <= 1
    on = present(history, now)
    assert on is None or (on == known[-1] and on.ended is None)


@given(histories, instants, st.randoms(use_true_random=False))
def test_order_and_copies_change_nothing(history: list[Entry], now: datetime, random) -> None:
    shuffled = [*history, *history[: len(history) // 2]]
    random.shuffle(shuffled)
    assert flares(history, now) == flares(shuffled, now)


@given(histories, instants)
def test_who_wrote_it_and_what_is_to_come_change_nothing(
    history: list[Entry], now: datetime
) -> None:
    told = [Entry(id=entry.id, at=entry.at, device="other", event=entry.event) for entry in history]
    spans = [(flare.start, flare.end) for flare in flares(history, now)]
    assert spans == [(flare.start, flare.end) for flare in flares(told, now)]
    by_now = [entry for entry in history if entry.at <= now]
    assert flares(history, now) == flares(by_now, now)


@given(histories, instants)
def test_an_end_needs_a_start(history: list[Entry], now: datetime) -> None:
    without = [entry for entry in history if not isinstance(entry.event, FlareStarted)]
    assert flares(without, now) == ()


@given(histories, instants, st.integers(-3, 10))
def test_targets_never_fall_below_half_nor_rise_above_all(
    history: list[Entry], now: datetime, days: int
) -> None:
    known = flares(history, now)
    assert 0.5 <= share(known, day_of(now) + days * DAY) <= 1.0
    later = [share(known, day_of(now) + n * DAY) for n in range(days)]
    assert later == sorted(later), "it only ever grows from one day to the next"


@given(histories, instants)
def test_a_flare_has_a_day_from_the_first_on(history: list[Entry], now: datetime) -> None:
    for flare in flares(history, now):
        days = [flare.day(day_of(flare.start) + n * DAY) for n in range(5)]
        assert days == [1, 2, 3, 4, 5]
        assert 1 <= flare.days(day_of(now)) <= LONGEST.days + 2


@given(histories, instants)
def test_frozen_days_are_those_of_flares_and_none_to_come(
    history: list[Entry], now: datetime
) -> None:
    known, today = flares(history, now), day_of(now)
    frozen = frozen_days(known, today)
    assert all(day <= today for day in frozen)
    for flare in known:
        first = day_of(flare.start)
        if Change.STREAKS in flare.changes and first <= today:
            assert first in frozen
        on = isinstance(flare, Flare) and flare.is_on(now) and Change.STREAKS in flare.changes
        assert not on or first > today or today in frozen
