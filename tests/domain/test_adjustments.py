"""What a person gets from counting micro-adjustments."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.adjustments import (
    Adjustment,
    Family,
    Ledger,
    ledger,
    overview,
)
from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    Entry,
    Event,
    PainRated,
    Side,
)
from tests.domain.habits import an_adjustment

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
L, R = Side.LEFT, Side.RIGHT


def an_entry(event: Event, at: datetime = NOON, number: int = 0) -> Entry:
    return Entry(id=f"{at.isoformat()}-{number}", at=at, device="desk", event=event)


def tallied(item: str = "stand", side: Side | None = None, count: int = 1, **when: float) -> Entry:
    return an_entry(AdjustmentTallied(item=item, side=side, count=count), NOON - timedelta(**when))


STAND, BAG = an_adjustment(), an_adjustment("bag", 2, sided=True)

instants = st.datetimes(
    datetime(2026, 10, 25),  # noqa: DTZ001 -- hypothesis wants bounds without a zone
    datetime(2026, 11, 22),  # noqa: DTZ001 -- and adds one of `timezones`
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9))]),
)
tallied_events = st.builds(
    AdjustmentTallied,
    item=st.sampled_from(["stand", "bag", "gone"]),
    side=st.sampled_from([L, R, None]),
    count=st.integers(1, 30),
)
histories = st.lists(
    st.builds(
        an_entry,
        event=tallied_events | st.builds(PainRated, score=st.integers(0, 10)),
        at=instants,
        number=st.integers(0, 10**6),
    ),
    max_size=25,
)


def done(entries: Iterable[Entry], item_id: str, day: date) -> int:
    return overview(entries, [an_adjustment(item_id)], day).standings[0].done


def next_side(entries: Iterable[Entry], item_id: str) -> Side:
    """The side to use next by what was done in the 14 days up to `TODAY`."""
    return ledger(entries, item_id, last_days(TODAY, 14)[0]).next


def moved(entries: Iterable[Entry], items: Sequence[Adjustment], day: date) -> tuple[int, int]:
    return overview(entries, items, day).moves


def counted(entries: Iterable[Entry], item_id: str, day: date) -> int:
    """The same, added up one by one."""
    events = [entry.event for entry in entries if day_of(entry.at) == day]
    tallies = [event for event in events if isinstance(event, AdjustmentTallied)]
    return sum(tally.count for tally in tallies if tally.item == item_id)


def test_a_tally_counts_what_was_done_today_and_nothing_else() -> None:
    entries = [tallied(), tallied(hours=1, count=3), tallied("bag"), tallied(days=1)]
    assert done(entries, "stand", TODAY) == 4
    assert done(entries, "bag", TODAY) == 1
    assert done([], "stand", TODAY) == 0


def test_done_at_half_past_one_at_night_still_counts_to_the_evening() -> None:
    entries = [an_entry(AdjustmentTallied(item="stand"), datetime(2026, 11, 21, 1, 30, tzinfo=UTC))]
    assert done(entries, "stand", TODAY) == 1


def test_a_move_done_abroad_counts_to_the_day_it_was_there() -> None:
    honolulu = timezone(timedelta(hours=-10))
    at = datetime(2026, 11, 20, 22, tzinfo=honolulu)
    assert done([an_entry(AdjustmentTallied(item="stand"), at)], "stand", TODAY) == 1


def test_the_ledger_keeps_left_and_right_and_the_last_one() -> None:
    entries = [
        tallied("bag", L, hours=3),
        tallied("bag", L, hours=2, count=2),
        tallied("bag", R, hours=1),
    ]
    assert ledger(entries, "bag") == Ledger(3, 1, R, 1)
    assert ledger([*entries, tallied("bag", L, days=3)], "bag", TODAY) == Ledger(3, 1, R, 1)
    assert ledger(entries, "stand") == Ledger()


def test_a_tally_without_a_side_changes_no_balance() -> None:
    assert ledger([tallied("bag", None, count=5)], "bag") == Ledger()


def test_the_first_side_is_left() -> None:
    assert next_side([], "bag") is L
    assert next_side([tallied("stand")], "bag") is L


def test_the_side_used_less_comes_next() -> None:
    assert next_side([tallied("bag", L), tallied("bag", R, count=2, hours=1)], "bag") is L
    assert next_side([tallied("bag", L, count=2), tallied("bag", R, hours=1)], "bag") is R


def test_with_both_sides_even_the_one_not_used_last_comes_next() -> None:
    assert next_side([tallied("bag", L), tallied("bag", R, hours=1)], "bag") is R
    assert next_side([tallied("bag", R), tallied("bag", L, hours=1)], "bag") is L


def test_a_one_sided_month_long_ago_does_not_decide_the_side_of_today() -> None:
    entries = [tallied("bag", L, count=90, days=20), tallied("bag", R, hours=1)]
    assert next_side(entries, "bag") is L


def test_moves_are_capped_at_each_target() -> None:
    entries = [tallied(count=20), tallied("bag", L)]
    assert moved(entries, [STAND, BAG], TODAY) == (7, 8)
    assert moved([], [], TODAY) == (0, 0)


def test_standings_say_all_a_list_shows() -> None:
    entries = [tallied(count=7), tallied("bag", L, days=2), tallied("bag", R, count=5, days=30)]
    stand, bag = overview(entries, [STAND, BAG], TODAY).standings
    assert (stand.done, stand.next_side) == (7, None)
    assert (bag.done, bag.ledger, bag.next_side) == (0, Ledger(1, 0, L, 1), R)


def test_days_with_the_app_closed_are_blank_and_quiet_days_are_zero() -> None:
    entries = [tallied(count=3), an_entry(AppOpened(), NOON - timedelta(days=2))]
    assert overview(entries, [STAND], TODAY).shares[-4:] == (None, 0.0, None, 0.5)


def test_a_day_far_beyond_the_target_is_full_and_no_more() -> None:
    assert overview([tallied(count=900)], [STAND], TODAY).shares[-1] == 1.0


def test_without_adjustments_there_is_nothing_to_be_consistent_about() -> None:
    assert set(overview([tallied()], [], TODAY).shares) == {None}


@pytest.mark.parametrize("target", [51, -1])
def test_a_target_nobody_can_meet_does_not_construct(target: int) -> None:
    with pytest.raises(ValueError, match="target"):
        an_adjustment(target=target)


@pytest.mark.parametrize("cue", ["", "x" * 35])
def test_a_cue_that_does_not_fit_does_not_construct(cue: str) -> None:
    with pytest.raises(ValueError, match="cue"):
        Adjustment(id="a", family=Family.LOAD, cue=cue, how="", why="", source="", target=1)


@given(histories, st.randoms(use_true_random=False))
def test_counts_are_never_negative_and_do_not_depend_on_the_order(history, random) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)
    items = [STAND, BAG]
    assert overview(history, items, TODAY).standings == overview(shuffled, items, TODAY).standings
    assert overview(history, items, TODAY) == overview(shuffled, items, TODAY)
    assert next_side(history, "bag") is next_side(shuffled, "bag")
    assert moved(history, items, TODAY) == moved(shuffled, items, TODAY)
    for standing in overview(history, items, TODAY).standings:
        assert standing.done >= 0
        assert standing.ledger.left >= 0
        assert standing.ledger.right >= 0


@given(histories, st.integers(1, 50), st.integers(1, 50))
def test_consistency_and_moves_stay_within_their_range(history, one, other) -> None:
    items = [an_adjustment(target=one), an_adjustment("bag", other, sided=True)]
    shares = overview(history, items, TODAY).shares
    assert len(shares) == 14
    assert all(share is None or 0 <= share <= 1 for share in shares)
    met, target = moved(history, items, TODAY)
    assert 0 <= met <= target == one + other


@given(
    st.integers(0, 60), st.sampled_from([timedelta(0), timedelta(seconds=1), timedelta(hours=9)])
)
def test_following_the_next_side_keeps_left_and_right_in_balance(times, step) -> None:
    history: list[Entry] = []
    for number in range(times):
        event = AdjustmentTallied(item="bag", side=next_side(history, "bag"))
        history.append(an_entry(event, NOON + step * number, number))
    balance = ledger(history, "bag")
    assert abs(balance.left - balance.right) <= 1


@given(st.integers(0, 40), st.sampled_from([L, R]), st.integers(1, 60))
def test_no_side_is_asked_for_three_times_running_and_the_balance_comes_back(
    lead: int, side: Side, times: int
) -> None:
    history = [tallied("bag", side, count=lead, days=1)] if lead else []
    asked: list[Side] = []
    for number in range(times):
        asked.append(next_side(history, "bag"))
        event = AdjustmentTallied(item="bag", side=asked[-1])
        history.append(an_entry(event, NOON + timedelta(seconds=number)))
    assert all(set(asked[n : n + 3]) == {L, R} for n in range(times - 2))
    balance = ledger(history, "bag")
    assert abs(balance.left - balance.right) <= max(1, lead - times // 3 + 1)


def test_twelve_behind_on_one_side_it_is_asked_for_twice_and_then_takes_turns() -> None:
    behind = Ledger(12, 0, L, 12)
    assert behind.next is R
    assert Ledger(12, 1, R, 1).next is R
    assert Ledger(12, 2, R, 2).next is L


@pytest.mark.parametrize("sore", [L, R])
def test_a_sore_side_is_spared_whatever_the_balance(sore: Side) -> None:
    entries = [tallied("bag", sore.other, count=9)]
    (standing,) = overview(entries, [BAG], TODAY, sore=frozenset({sore})).standings
    assert standing.next_side is sore.other
    (both,) = overview(entries, [BAG], TODAY, sore=frozenset({L, R})).standings
    assert both.next_side is sore, "with both sore the balance decides"


def test_one_without_a_target_counts_beside_others_and_asks_for_nothing() -> None:
    items = [STAND, an_adjustment("leg", target=0, sided=True)]
    entries = [tallied(count=2), tallied("leg", L, count=7)]
    assert moved(entries, items, TODAY) == (2, 6)
    assert moved(entries, items[1:], TODAY) == (7, 0)


@given(histories)
def test_the_side_in_the_ledger_is_the_side_proposed(history) -> None:
    shown = overview(history, [BAG], TODAY).standings[0]
    assert shown.next_side is next_side(history, "bag")


@given(histories)
def test_the_overview_says_the_same_as_its_parts(history: list[Entry]) -> None:
    items = [STAND, BAG]
    whole = overview(history, items, TODAY)
    met = sum(min(counted(history, item.id, TODAY), item.target) for item in items)
    assert whole.moves == (met, sum(item.target for item in items))
    for standing in whole.standings:
        item = standing.adjustment
        assert standing.done == counted(history, item.id, TODAY)
        assert standing.ledger == ledger(history, item.id, last_days(TODAY, 14)[0])
        assert standing.shares == overview(history, [item], TODAY).shares
