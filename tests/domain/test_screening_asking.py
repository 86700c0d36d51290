"""When the safety questions are asked, and in which form."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import ScreeningAnswered, ToolUsed, Trigger, WasSeen
from backcare_tui.domain.journal.entries import Entry, Event, PainRated, Retracted, effective
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.body_map import Region
from backcare_tui.domain.pain.usual import USUAL_DAYS
from backcare_tui.domain.screening.asking import (
    AGAIN_AFTER,
    LOOK_BACK,
    STILL_COUNTS,
    WHOLE_AFTER,
    due,
    form_for,
    last_answer,
    new_since,
    still_counts,
)
from backcare_tui.domain.screening.ratings import JUMP_APART, NEW_AFTER
from tests.domain.scene import NINE

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def entry(
    at: datetime, event: Event, *, logged: datetime | None = None, device: str = "d"
) -> Entry:
    id_ = f"{device}-{at.isoformat()}-{event!r}"
    return Entry(id=id_, at=at, device=device, event=event, logged=logged)


def answered(
    at: datetime, trigger: Trigger = "asked", form: str = "whole", *, device: str = "d"
) -> Entry:
    return entry(at, ScreeningAnswered(tier="none", trigger=trigger, form=form), device=device)


def pain(
    at: datetime,
    score: int,
    *places: Region | str,
    numb: bool = False,
    logged: datetime | None = None,
    device: str = "d",
) -> Entry:
    ids = [place if isinstance(place, str) else place.value for place in places]
    words = ("numb",) if numb else ()
    rated = PainRated(score=score, places=tuple(Sore(id_) for id_ in ids), words=words)
    return entry(at, rated, logged=logged, device=device)


def why(
    milestones: Sequence[Entry], ratings: Sequence[Entry], now: datetime, said: int | None = None
) -> Trigger | None:
    found = due(milestones, ratings, now, said)
    return None if found is None else found.trigger


def asks(ratings: Sequence[Entry], now: datetime = NINE, said: int | None = None) -> Trigger | None:
    """Why it is asked of somebody who answered five days ago."""
    return why([answered(NINE - 5 * DAY)], ratings, now, said)


def steady(score: int, days: int = 10) -> list[Entry]:
    """So many days on which pain was this, up to yesterday."""
    return [pain(NINE - n * DAY, score) for n in range(days, 0, -1)]


# -- when it is asked


def test_it_sees_far_enough_back() -> None:
    assert timedelta(days=USUAL_DAYS + 1) + AGAIN_AFTER <= LOOK_BACK


def test_it_is_asked_at_first_whatever_else_there_is() -> None:
    assert why([], [], NINE) == "first_run"
    assert why([entry(NINE - DAY, WasSeen())], [pain(NINE, 9, Region.SADDLE)], NINE) == "first_run"


def test_the_short_form_does_not_put_off_the_monthly_one() -> None:
    last = [answered(NINE), answered(NINE + 20 * DAY, "jump", "short")]
    assert why(last, [], NINE + AGAIN_AFTER) == "monthly"


def test_what_is_worth_an_appointment_is_asked_every_third_month() -> None:
    last = [answered(NINE - WHOLE_AFTER), answered(NINE - 30 * DAY, "monthly", "monthly")]
    assert form_for("monthly", last, NINE) == "whole"
    assert form_for("monthly", last, NINE - MINUTE) == "monthly"
    assert form_for("monthly", [answered(NINE - DAY, form="")], NINE) == "monthly"
    assert form_for("flare", last, NINE) == "monthly"
    assert form_for("asked", last, NINE) == "whole"


def test_a_sign_is_new_since_it_was_last_asked() -> None:
    last = [answered(NINE), answered(NINE + 2 * DAY, "jump", "short")]
    now = NINE + 3 * DAY
    assert new_since(last, "monthly", now) == NINE
    assert new_since(last, "short", now) == NINE + 2 * DAY
    assert new_since([], "whole", now) is None


def test_an_answer_under_two_hours_old_counts_for_a_flare() -> None:
    assert not still_counts([], NINE)
    assert still_counts([answered(NINE)], NINE + STILL_COUNTS - MINUTE)
    assert not still_counts([answered(NINE)], NINE + STILL_COUNTS)
    assert last_answer([answered(NINE, form="short")], NINE, full=True) is None


def test_it_is_asked_again_after_a_month_and_not_before() -> None:
    last = [answered(NINE)]
    assert why(last, [], NINE + AGAIN_AFTER - MINUTE) is None
    assert why(last, [], NINE + AGAIN_AFTER) == "monthly"
    newer = answered(NINE + DAY, device="other")
    assert why([*last, newer], [], NINE + AGAIN_AFTER) is None


@pytest.mark.parametrize(
    ("usual", "now", "reason"), [(2, 5, "jump"), (2, 4, None), (0, 10, "jump"), (8, 2, None)]
)
def test_three_points_above_the_usual_middle_asks(usual: int, now: int, reason: str | None) -> None:
    assert asks([*steady(usual), pain(NINE, now)]) == reason


def test_what_lies_within_the_usual_range_is_no_jump() -> None:
    """Somebody whose days go up and down: 6 is far from the middle, and not unusual."""
    days = [pain(NINE - n * DAY, 6 if n % 4 == 0 else 2) for n in range(28, 0, -1)]
    assert asks([*days, pain(NINE, 6)]) is None
    assert asks([*days, pain(NINE, 8)]) == "jump"


def test_what_was_as_high_within_four_weeks_is_no_jump() -> None:
    before = pain(NINE - 25 * DAY, 8)
    assert asks([before, *steady(2), pain(NINE, 8)]) is None
    assert asks([before, *steady(2), pain(NINE, 9)]) == "jump"
    long_ago = pain(NINE - 29 * DAY, 8)
    assert asks([long_ago, *steady(2), pain(NINE, 8)]) == "jump"


def test_pain_beside_a_relief_tool_is_a_jump_too() -> None:
    used = entry(NINE, ToolUsed(tool="heat", before=8, after=4))
    assert asks([*steady(2), used]) == "jump"
    assert asks([*steady(2), entry(NINE, ToolUsed(tool="heat"))]) is None
    assert asks([*steady(2), entry(NINE, ToolUsed(tool="heat", before=4, after=2))]) is None


def test_until_something_is_usual_what_was_said_stands_in() -> None:
    assert asks([pain(NINE, 6)], said=3) == "jump"
    assert asks([pain(NINE, 5)], said=3) is None
    assert asks([*steady(1), pain(NINE, 4)], said=6) == "jump"
    assert asks([pain(NINE, 10)]) is None


def test_a_jump_is_asked_about_once_a_week() -> None:
    usual = steady(2, 20)
    last = [answered(NINE - 12 * DAY), answered(NINE, "jump", "short")]
    again = pain(NINE + JUMP_APART - MINUTE, 9)
    assert why(last, [*usual, again], again.at) is None
    # And not later either: it was within the week when it was rated.
    assert why(last, [*usual, again], again.at + 2 * DAY) is None
    assert why(last, [*usual, pain(NINE + JUMP_APART, 9)], NINE + JUMP_APART) == "jump"


def test_a_jump_is_asked_about_in_the_short_form_and_all_else_in_full() -> None:
    last = [answered(NINE - 5 * DAY)]
    found = due(last, [*steady(2), pain(NINE, 8)], NINE)
    assert found is not None
    assert found.form == "short"
    found = due(last, [pain(NINE, 2, Region.FOOT_LEFT)], NINE)
    assert found is not None
    assert found.form == "monthly"


@pytest.mark.parametrize("region", [region for region in Region if region.is_leg])
def test_a_leg_that_is_new_asks(region: Region) -> None:
    assert asks([pain(NINE, 2, region)]) == "leg"


def test_a_leg_that_has_hurt_for_days_asks_no_more_wherever_and_the_other_leg_does() -> None:
    old = [pain(NINE - n * DAY, 3, Region.FOOT_LEFT) for n in range(13, 0, -1)]
    assert asks([*old, pain(NINE, 3, Region.FOOT_LEFT)]) is None
    assert asks([*old, pain(NINE, 3, Region.THIGH_LEFT)]) is None
    gone = [pain(NINE - NEW_AFTER, 3, Region.FOOT_LEFT)]
    assert asks([*gone, pain(NINE, 3, Region.FOOT_LEFT)]) == "leg"


def test_both_legs_within_two_weeks_ask_and_then_no_more_while_it_stays_so() -> None:
    left = [pain(NINE - n * DAY, 3, Region.FOOT_LEFT) for n in range(13, 0, -1)]
    right = pain(NINE, 3, Region.FOOT_RIGHT)
    assert asks([*left, right]) == "both_legs"
    last = [answered(NINE + MINUTE, "both_legs", "monthly")]
    more = [pain(NINE + n * DAY, 3, Region.FOOT_LEFT, Region.FOOT_RIGHT) for n in range(1, 9)]
    assert why(last, [*left, right, *more], NINE + 9 * DAY) is None


def test_the_word_numb_asks_where_it_is_new() -> None:
    assert asks([pain(NINE, 2, Region.LOW_BACK, numb=True)]) == "numb"
    for_days = [pain(NINE - n * DAY, 2, Region.FOOT_LEFT, numb=True) for n in range(13, 5, -1)]
    assert asks([*for_days, pain(NINE, 2, Region.FOOT_LEFT, numb=True)]) is None
    assert asks([*for_days, pain(NINE, 2, Region.BUTTOCK_LEFT, numb=True)]) == "numb"
    assert asks([*for_days, pain(NINE, 2, Region.GROIN, numb=True)]) == "numb"


def test_the_saddle_asks_once_a_day_and_goes_before_the_rest() -> None:
    old = pain(NINE - 6 * DAY, 1, Region.SADDLE)
    assert asks([old]) is None
    assert asks([old, pain(NINE, 9, Region.SADDLE, Region.FOOT_LEFT)]) == "saddle"
    last = [answered(NINE, "saddle", "monthly")]
    assert why(last, [pain(NINE + 5 * 60 * MINUTE, 1, Region.SADDLE)], NINE + DAY) is None
    assert why(last, [pain(NINE + DAY, 1, Region.SADDLE)], NINE + DAY) == "saddle"


@pytest.mark.parametrize("region", [Region.LOW_BACK, Region.HIP_LEFT, "of-version-9"])
def test_other_places_and_those_nobody_knows_do_not_ask(region: Region | str) -> None:
    assert asks([pain(NINE, 2, region)]) is None


def test_what_asked_keeps_asking_for_weeks_until_it_is_answered() -> None:
    ratings = [*steady(2), pain(NINE, 8), pain(NINE + DAY, 2)]
    last = [answered(NINE - DAY)]
    for days in (0, 1, 20):
        assert why(last, ratings, NINE + days * DAY) == "jump"
    assert why([*last, answered(NINE + 20 * DAY)], ratings, NINE + 21 * DAY) is None


def test_a_rating_that_was_taken_back_asks_no_more() -> None:
    ratings = [*steady(2), pain(NINE, 8)]
    assert asks(ratings) == "jump"
    back = entry(NINE + MINUTE, Retracted(entry=ratings[-1].id))
    assert asks(effective([*ratings, back]), NINE + MINUTE) is None


def test_one_for_yesterday_that_is_written_down_today_asks_today() -> None:
    late = pain(NINE - 10 * DAY, 2, Region.SADDLE, logged=NINE)
    assert asks([late]) == "saddle"
    assert asks([late], NINE - MINUTE) is None


def test_what_lies_ahead_counts_when_it_comes() -> None:
    ahead = [pain(NINE + DAY, 2, Region.SADDLE)]
    assert asks(ahead, NINE) is None
    assert asks(ahead, NINE + DAY) == "saddle"
    answers = [answered(NINE - 5 * DAY), answered(NINE + 2 * DAY)]
    assert why(answers, ahead, NINE + DAY) == "saddle"
    assert why([answered(NINE + DAY)], [], NINE) == "first_run"


def test_an_answer_that_lies_ahead_cannot_be_asked_for_in_a_circle() -> None:
    """The clock was set back an hour: one answer now is enough until the hour is over."""
    ratings = [*steady(1), pain(NINE, 9)]
    answers = [answered(NINE + 60 * MINUTE), answered(NINE + MINUTE)]
    for minutes in (1, 30, 60, 90):
        assert why(answers, ratings, NINE + minutes * MINUTE) is None


_ratings = st.lists(
    st.builds(
        lambda hours, score, place, device: pain(
            NINE + timedelta(hours=hours), score, *place, numb=score == 4, device=device
        ),
        st.integers(-600, 24),
        st.integers(0, 10),
        st.sampled_from([(), (Region.LOW_BACK,), (Region.SADDLE,), (Region.THIGH_LEFT,)]),
        st.sampled_from(["d", "other"]),
    ),
    max_size=10,
    unique_by=lambda each: each.at,
)


@settings(max_examples=60)
@given(_ratings, st.randoms())
def test_in_whatever_order_entries_come_the_same_is_asked(
    ratings: list[Entry], chance: Random
) -> None:
    last = [answered(NINE - 25 * DAY), answered(NINE - 20 * DAY, device="other")]
    mixed = list(ratings)
    chance.shuffle(mixed)
    assert due(last, ratings, NINE) == due(last[::-1], mixed, NINE)


@settings(max_examples=60)
@given(_ratings, st.integers(0, 5 * 24))
def test_due_stays_due_and_an_answer_settles_it(ratings: list[Entry], hours: int) -> None:
    last = [answered(NINE - 20 * DAY)]
    later = NINE + timedelta(hours=hours)
    if why(last, ratings, NINE) is not None:
        assert why(last, ratings, later) is not None
    known = [each for each in ratings if each.at <= later]
    assert why([*last, answered(later)], known, later) is None
