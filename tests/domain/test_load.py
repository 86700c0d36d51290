"""What can turn the alarm up, as far as it is known."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.plan import PromptState
from backcare_tui.domain.journal.entries import (
    AppOpened,
    BreakKind,
    BreakTaken,
    Entry,
    PainRated,
    Posture,
    PostureChanged,
    PromptsPaused,
)
from backcare_tui.domain.pain.load import Burden, Facts, Load, load, loads
from backcare_tui.domain.pain.sitting import at_work, sitting_by_day
from tests.domain.pains import NOW, TODAY, ago, at, entry, joined
from tests.domain.scene import ask, day, taken

HOUR = timedelta(hours=1)


def share(burden: Burden, facts: Facts) -> float | None:
    return next(part.share for part in load(facts).parts if part.of is burden)


def sits(days: int, hour: float) -> Entry:
    return entry(days, PostureChanged(posture=Posture.SIT), hour)


def stands(days: int, hour: float) -> Entry:
    return entry(days, PostureChanged(posture=Posture.STAND), hour)


def said(days: int, hour: float = 9.0, **what: float) -> Entry:
    return entry(days, PainRated(score=3, **what), hour)  # type: ignore[arg-type]


def of_today(entries: list[Entry], working: timedelta | None = None) -> Load:
    return loads(entries, [TODAY], NOW, "d", working)[0]


# -- the parts


@pytest.mark.parametrize(
    ("hours", "expected"), [(9.0, 0.0), (7.0, 0.0), (6.5, 0.25), (6.0, 0.5), (5.0, 1.0), (0.0, 1.0)]
)
def test_a_night_is_short_against_seven_hours(hours: float, expected: float) -> None:
    assert share(Burden.SLEEP, Facts(sleep=hours)) == expected


def test_who_mostly_sleeps_longer_is_short_of_that() -> None:
    assert share(Burden.SLEEP, Facts(sleep=7.5, own_sleep=8.5)) == 0.5
    assert share(Burden.SLEEP, Facts(sleep=6.0, own_sleep=5.0)) == 0.5, "seven hours stay"


def test_sitting_counts_altogether_or_on_end_whichever_is_more() -> None:
    assert share(Burden.SITTING, Facts(sitting=6 * HOUR, stretch=HOUR / 2)) == 0.5
    assert share(Burden.SITTING, Facts(sitting=2 * HOUR, stretch=2 * HOUR)) == 1.0
    assert share(Burden.SITTING, Facts(stretch=HOUR)) == 0.5
    assert share(Burden.SITTING, Facts(sitting=30 * HOUR)) == 1.0


def test_what_is_not_known_is_left_out_and_not_counted_as_none() -> None:
    nothing = load(Facts())
    assert (nothing.share, nothing.known, nothing.word) == (None, 0, "not known")
    only_stress = load(Facts(stress=8))
    assert (only_stress.share, only_stress.known) == (0.8, 1)
    both = load(Facts(stress=8, sleep=7))
    assert both.share == 0.4


def test_little_some_and_much() -> None:
    assert [load(Facts(stress=s)).word for s in (0, 2, 3, 5, 6, 10)] == [
        *("little", "little", "some", "some", "much", "much")
    ]


def test_a_part_stands_out_beyond_the_point_where_it_matters() -> None:
    standing_out = [part.of for part in load(Facts(sleep=6, stress=6)).parts if part.stands_out]
    assert standing_out == [Burden.STRESS]


def test_low_mood_counts_like_stress_and_good_mood_not_at_all() -> None:
    assert [share(Burden.MOOD, Facts(mood=m)) for m in (10, 5, 4, 0)] == [0.0, 0.5, 0.6, 1.0]
    assert share(Burden.MOOD, Facts()) is None
    told = of_today([said(0, mood=2), said(0, 11.0, mood=6), said(0, 13.0, stress=1)])
    assert (told.facts.mood, told.known) == (4.0, 2)


amounts = st.one_of(st.none(), st.floats(0, 24))


@given(amounts, amounts, amounts, st.one_of(st.none(), st.floats(0, 10)))
def test_a_load_is_never_outside_none_to_full(
    sitting: float | None, stretch: float | None, sleep: float | None, stress: float | None
) -> None:
    found = load(
        Facts(
            sitting=None if sitting is None else sitting * HOUR,
            stretch=None if stretch is None else stretch * HOUR,
            sleep=sleep,
            own_sleep=sleep,
            stress=stress,
            mood=stress,
        )
    )
    assert (found.share is None) == (found.known == 0)
    for each in (found.share, *(part.share for part in found.parts)):
        assert each is None or 0 <= each <= 1


# -- from the journal


def test_the_last_word_on_the_night_and_the_middle_of_the_stress_count() -> None:
    found = of_today([said(0, sleep=5.0), said(0, 10, sleep=6.0, stress=2), said(0, 11, stress=8)])
    assert (found.facts.sleep, found.facts.stress) == (6.0, 5.0)


def test_a_night_belongs_to_the_day_after_it_and_to_no_other() -> None:
    entries = [said(1, sleep=4.0)]
    assert of_today(entries).facts.sleep is None
    assert loads(entries, [ago(1), TODAY], NOW, "d")[0].facts.sleep == 4.0


def test_ones_own_night_is_known_from_five_before() -> None:
    nights = [said(n, sleep=8.0) for n in range(1, 5)]
    assert of_today(nights).facts.own_sleep is None
    assert of_today([*nights, said(5, sleep=9.0), said(40, sleep=2.0)]).facts.own_sleep == 8.0


def test_sitting_is_what_the_person_said_of_their_posture() -> None:
    found = of_today([sits(0, 9), stands(0, 11.5), sits(0, 13)]).facts
    assert (found.sitting, found.stretch) == (4.5 * HOUR, 2.5 * HOUR)


def test_a_break_ends_a_stretch_and_not_the_sitting() -> None:
    entries = [sits(0, 9), entry(0, BreakTaken(break_kind=BreakKind.MICRO, seconds=120), 12)]
    found = of_today(entries).facts
    assert (found.sitting, found.stretch) == (6 * HOUR, 3 * HOUR)


def test_the_break_itself_belongs_to_no_stretch() -> None:
    entries = [sits(0, 9), entry(0, BreakTaken(break_kind=BreakKind.LONG, seconds=3600), 14)]
    assert of_today(entries).facts.stretch == 4 * HOUR


def test_a_day_on_ones_feet_is_known_to_be_without_sitting() -> None:
    found = of_today([stands(0, 9)])
    assert found.facts.sitting == timedelta()
    assert share(Burden.SITTING, found.facts) == 0.0


def test_where_posture_was_not_told_the_time_at_work_stands_for_it_today() -> None:
    assert of_today([], 1.5 * HOUR).facts.stretch == 1.5 * HOUR
    assert of_today([]).facts.stretch is None
    assert of_today([stands(0, 9)], 1.5 * HOUR).facts.stretch == timedelta()
    both = loads([], [ago(1), TODAY], NOW, "d", HOUR)
    assert [each.facts.stretch for each in both] == [None, HOUR]


def test_another_devices_posture_is_not_this_persons_chair() -> None:
    assert sitting_by_day([sits(0, 9)], NOW, "another") == {}


def test_no_days_have_no_loads() -> None:
    assert loads([sits(0, 9)], [], NOW, "d") == ()


@given(st.randoms(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 10)), max_size=20))
def test_order_and_being_given_twice_do_not_matter(
    chance: Random, told: list[tuple[int, int]]
) -> None:
    entries = joined(
        (sits(n, 9 + k / 4), stands(n, 10 + k / 4), said(n, 9 + k / 2, sleep=float(k), stress=k))
        for n, k in told
    )
    shuffled = [*entries, *entries[::2]]
    chance.shuffle(shuffled)
    wanted = [ago(n) for n in range(15, -1, -1)]
    assert loads(shuffled, wanted, NOW, "d") == loads(entries, wanted, NOW, "d")


# -- at work


def test_work_is_counted_from_the_last_break() -> None:
    plan = ask(day((40, taken())), 60)
    assert at_work(plan, at(0, 10)) == timedelta(minutes=20)


def test_paused_is_not_at_work() -> None:
    plan = ask([entry(0, AppOpened()), entry(0, PromptsPaused(until=at(0, 12)), 9.5)], 60)
    assert plan.state is PromptState.PAUSED
    assert at_work(plan, at(0, 10)) is None


def test_every_day_that_is_asked_for_is_answered() -> None:
    wanted: list[date] = [ago(n) for n in (3, 2, 1, 0)]
    assert len(loads([], wanted, NOW, "d")) == 4
