"""Few habits to begin with, chosen by the person, and one more when they have settled."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.content.adjustments import load_adjustments
from backcare_tui.domain.adjustments import Start, counted
from backcare_tui.domain.habits import (
    Chosen,
    Growth,
    chosen,
    done_days,
    growth,
    habits_among,
    have_settled,
    next_one,
    unchosen,
    were_counted,
)
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    Entry,
    KnownEvent,
    PainRated,
)
from backcare_tui.domain.journal.habit_events import HabitAdded, HabitRested, HabitsCarried
from tests.domain.habits import an_adjustment

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LIBRARY = load_adjustments(None)[0]
IDS = [item.id for item in LIBRARY]
PROPOSED = ["stand-slower", "hug-load", "bag-side"]
ONE = an_adjustment("stand", target=5)


def mark(event: KnownEvent, days: float = 0) -> Entry:
    at = NOON - days * DAY
    return Entry(id=f"{at.isoformat()}-{event}", at=at, device="desk", event=event)


def days_with(count: int, *ago: int) -> list[Entry]:
    return [mark(AdjustmentTallied(item="stand", count=count), day) for day in ago]


# -- which they are


def test_who_is_new_has_three_proposed() -> None:
    assert chosen([mark(PainRated(score=3))]) is None
    assert [item.id for item in unchosen(LIBRARY, set())] == PROPOSED


@given(st.sets(st.sampled_from(IDS)))
def test_nobody_loses_what_they_counted_and_nobody_begins_with_less_than_three(
    counted: set[str],
) -> None:
    found = [item.id for item in unchosen(LIBRARY, counted)]
    assert counted <= set(found)
    assert len(found) == max(3, len(counted))
    assert found == sorted(found, key=IDS.index)
    assert set(found) - counted <= set(PROPOSED)


def test_what_people_wrote_themselves_is_a_habit_until_it_rests() -> None:
    mine = msgspec.structs.replace(an_adjustment("mine"), start=Start.OWN)
    library = (*LIBRARY, mine)
    assert mine in unchosen(library, set())
    known = Chosen(frozenset({"hug-load"}))
    assert [item.id for item in habits_among(library, known, set())] == ["hug-load", "mine"]
    known = Chosen(frozenset({"hug-load"}), frozenset({"mine"}))
    assert [item.id for item in habits_among(library, known, set())] == ["hug-load"]
    assert habits_among(library, None, set()) == unchosen(library, set())


def test_only_tallies_say_what_was_counted() -> None:
    entries = [*days_with(2, 0, 3), mark(HabitAdded(item="bag")), mark(AppOpened())]
    assert were_counted(entries) == {"stand"}


def test_what_happened_last_to_a_habit_decides() -> None:
    marks = [
        mark(HabitsCarried(items=("a", "b")), 9),
        mark(HabitAdded(item="c"), 8),
        mark(HabitRested(item="a"), 7),
        mark(HabitRested(item="c"), 6),
        mark(HabitAdded(item="a"), 5),
    ]
    assert chosen(marks) == Chosen(frozenset({"a", "b"}), frozenset({"c"}))
    assert chosen(marks[:1]) == Chosen(frozenset({"a", "b"}))


def test_two_devices_that_did_not_meet_lose_nothing_of_each_other() -> None:
    here = [mark(HabitsCarried(items=("a",)), 9), mark(HabitAdded(item="here"), 3)]
    there = [mark(HabitAdded(item="there"), 4), mark(HabitsCarried(items=("a", "there")), 2)]
    both = chosen([*here, *there])
    assert both is not None
    assert both.active == {"a", "here", "there"}


def test_at_one_instant_a_choice_goes_before_what_was_carried() -> None:
    marks = [mark(HabitRested(item="a")), mark(HabitsCarried(items=("a", "b")))]
    assert chosen(marks) == Chosen(frozenset({"b"}), frozenset({"a"}))


@given(
    st.lists(
        st.tuples(st.sampled_from([HabitAdded, HabitRested]), st.sampled_from("abc")), max_size=12
    ),
    st.randoms(use_true_random=False),
)
def test_it_does_not_matter_in_which_order_they_are_given(changes, random) -> None:
    marks = [mark(kind(item=item), -n) for n, (kind, item) in enumerate(changes)]
    shuffled = list(marks)
    random.shuffle(shuffled)
    assert chosen(marks) == chosen(shuffled)


# -- the next one


def test_the_next_one_is_for_beginners_and_of_the_family_with_the_fewest() -> None:
    active = list(unchosen(LIBRARY, set()))
    order: list[str] = []
    while (found := next_one(LIBRARY, active)) is not None:
        order.append(found.id)
        active.append(found)
    assert len(order) == 16
    assert order[:3] == ["sit-slower", "stagger-feet", "turn-side"]
    starts = [next(item.start for item in LIBRARY if item.id == id_) for id_ in order]
    assert starts == sorted(starts, key=list(Start).index)


def test_what_was_put_to_rest_is_not_offered_again() -> None:
    active = unchosen(LIBRARY, set())
    found = next_one(LIBRARY, active, {"sit-slower"})
    assert found is not None
    assert found.id == "reach-low"
    assert next_one(LIBRARY, active, set(IDS)) is None


# -- whether they have settled


def test_two_weeks_at_four_fifths_have_settled() -> None:
    entries = days_with(4, *range(1, 15))
    assert have_settled([ONE], entries, [], TODAY)
    assert not have_settled([ONE], days_with(3, *range(1, 15)), [], TODAY)


def test_working_days_are_enough_and_a_single_week_is_not() -> None:
    assert have_settled([ONE], days_with(5, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12), [], TODAY)
    assert not have_settled([ONE], days_with(5, *range(1, 8)), [], TODAY)


def test_days_with_the_app_open_and_nothing_done_count_and_those_of_a_flare_do_not() -> None:
    quiet = [mark(AppOpened(), day) for day in range(10, 14)]
    entries = [*days_with(5, *range(1, 10)), *days_with(5, 14), *quiet]
    assert not have_settled([ONE], entries, [], TODAY)
    frozen = {TODAY - day * DAY for day in range(10, 14)}
    assert have_settled([ONE], entries, [], TODAY, frozen)


def test_the_day_that_is_not_over_says_nothing() -> None:
    entries = [*days_with(5, *range(1, 15)), mark(AppOpened())]
    assert have_settled([ONE], entries, [], TODAY)


@pytest.mark.parametrize("kind", [HabitAdded, HabitRested])
def test_a_change_has_two_weeks_to_settle(kind: type[HabitAdded]) -> None:
    entries = days_with(5, *range(1, 15))
    assert not have_settled([ONE], entries, [mark(kind(item="x"), 13)], TODAY)
    assert have_settled([ONE], entries, [mark(kind(item="x"), 14)], TODAY)
    assert have_settled([ONE], entries, [mark(HabitsCarried(items=("x",)), 1)], TODAY)


def test_habits_without_a_target_never_settle() -> None:
    free = msgspec.structs.replace(ONE, target=0)
    assert not have_settled([free], days_with(5, *range(1, 15)), [], TODAY)
    assert not have_settled([], days_with(5, *range(1, 15)), [], TODAY)


# -- how far one has come


def test_a_habit_has_settled_by_the_same_rule_as_all_of_them() -> None:
    assert growth([None, None, None, *[1.0] * 10, None]) is Growth.SETTLED
    assert growth([0.0, 0.0, 0.0, *[1.0] * 10, 0.0]) is Growth.GROWING, "two days of ten missed"
    assert growth([*[None] * 4, *[1.0] * 9, 0.0]) is Growth.GROWING, "nine days are too few"
    assert growth([*[None] * 9, *[1.0] * 5]) is Growth.NEW
    assert growth([*[1.0] * 13, 0.0]) is Growth.SETTLED, "today is not over"


@given(st.lists(st.none() | st.floats(0, 1), max_size=14))
def test_who_does_more_is_never_called_less_far(shares: list[float | None]) -> None:
    order = list(Growth)
    more = [None if share is None else 1.0 for share in shares]
    assert order.index(growth(more)) >= order.index(growth(shares))
    assert 0 <= done_days(shares) <= len(shares)


def test_what_was_counted_is_told_with_its_last_time() -> None:
    entries = [*days_with(2, 9, 1), *days_with(3, 4)]
    for order in (entries, entries[::-1]):
        found = counted(order)
        assert found["stand"].times == 7
        assert found["stand"].last == NOON - DAY
    assert counted([]) == {}
