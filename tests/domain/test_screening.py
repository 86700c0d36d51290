"""When the screening is asked, what an answer comes to, and what it holds up until I was seen."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import (
    FlareStarted,
    ScreeningAnswered,
    Trigger,
    WasSeen,
)
from backcare_tui.domain.journal.entries import Entry, Event, PainRated, Retracted, effective
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.manner import manner
from backcare_tui.domain.pain.body_map import Region
from backcare_tui.domain.screening.decision import (
    AGAIN_AFTER,
    JUMP_WITHIN,
    LEG_NEW_AFTER,
    ScreeningItem,
    Tier,
    after_all,
    decide,
    due,
    held,
    ticked_since_seen,
    to_renew,
    triage_line,
    waiting,
)
from backcare_tui.domain.screening.waiting import holds_since
from tests.domain.scene import NINE

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def item(id_: str, tier: Tier) -> ScreeningItem:
    return ScreeningItem(
        id=id_, tier=tier.id, text=f"Text of {id_}", said=f"said {id_}", source="test"
    )


ITEMS = (
    item("numb", Tier.EMERGENCY),
    item("chest", Tier.EMERGENCY),
    item("fever", Tier.TODAY),
    item("lump", Tier.TODAY),
    item("slow", Tier.ROUTINE),
)
IDS = [each.id for each in ITEMS]


def entry(
    at: datetime, event: Event, *, logged: datetime | None = None, device: str = "d"
) -> Entry:
    id_ = f"{device}-{at.isoformat()}-{event!r}"
    return Entry(id=id_, at=at, device=device, event=event, logged=logged)


def answer(*ticked: str) -> ScreeningAnswered:
    return ScreeningAnswered(tier=decide(ticked, ITEMS).id, ticked=ticked)


def answered(at: datetime, *ticked: str, device: str = "d") -> Entry:
    return entry(at, answer(*ticked), device=device)


def pain(
    at: datetime,
    score: int,
    *places: Region | str,
    logged: datetime | None = None,
    device: str = "d",
) -> Entry:
    ids = [place if isinstance(place, str) else place.value for place in places]
    rated = PainRated(score=score, places=tuple(Sore(id_) for id_ in ids))
    return entry(at, rated, logged=logged, device=device)


def asks(ratings: Sequence[Entry], now: datetime = NINE) -> Trigger | None:
    """Why it is asked of somebody who answered five days ago."""
    return due([answered(NINE - 5 * DAY)], ratings, now)


# -- what an answer comes to


def test_nothing_ticked_is_nothing() -> None:
    assert decide([], ITEMS) is Tier.NONE


@given(st.sets(st.sampled_from(IDS)), st.sampled_from(IDS))
def test_to_tick_one_more_never_makes_it_less_urgent(ticked: set[str], more: str) -> None:
    assert decide(ticked | {more}, ITEMS) >= decide(ticked, ITEMS)


@given(st.sets(st.sampled_from(IDS)), st.randoms())
def test_it_is_the_most_urgent_one_in_any_order(ticked: set[str], chance: Random) -> None:
    order = sorted(ticked)
    chance.shuffle(order)
    expected = max((each.level for each in ITEMS if each.id in ticked), default=Tier.NONE)
    assert decide(order, ITEMS) is expected
    assert decide(iter(order), ITEMS[::-1]) is expected


@pytest.mark.parametrize("others", [(), ("fever",), ("numb", "slow")])
def test_an_item_nobody_knows_is_refused_and_not_passed_over(others: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="numbb"):
        decide((*others, "numbb"), ITEMS)


# -- what is held up


def test_only_emergency_and_today_hold_anything_up() -> None:
    assert held([]) is None
    assert held([answered(NINE)]) is None
    assert held([answered(NINE, "slow")]) is None
    assert held([answered(NINE, "fever")]) == answer("fever")
    assert held([answered(NINE, "slow", "numb")]) == answer("slow", "numb")


def test_none_of_these_a_week_later_does_not_release_it() -> None:
    entries = [answered(NINE, "numb"), answered(NINE + 7 * DAY)]
    assert held(entries) == answer("numb")


def test_something_for_today_does_not_stand_in_for_something_for_now() -> None:
    entries = [answered(NINE, "numb"), answered(NINE + DAY, "fever")]
    assert held(entries) == answer("numb")
    assert held([answered(NINE, "fever"), answered(NINE + DAY, "numb")]) == answer("numb")


def test_i_was_seen_releases_what_was_answered_before_it_and_nothing_after() -> None:
    entries = [answered(NINE, "numb"), entry(NINE + DAY, WasSeen())]
    assert held(entries) is None
    again = answered(NINE + 2 * DAY, "fever")
    assert held([*entries, again]) == answer("fever")


def test_seen_on_one_device_is_seen_on_the_other() -> None:
    entries = [answered(NINE, "numb"), entry(NINE + DAY, WasSeen(), device="other")]
    assert held(entries) is None


def test_seen_at_the_very_instant_of_the_answer_is_about_it() -> None:
    both = [answered(NINE, "numb"), entry(NINE, WasSeen())]
    assert held(both) is None
    assert held(both[::-1]) is None


def test_an_answer_that_lies_ahead_holds_at_once_and_seen_before_it_does_not_release_it() -> None:
    ahead = answered(NINE + 3 * DAY, "numb")
    entries = [ahead, entry(NINE, WasSeen())]
    assert waiting(entries) == [ahead]
    assert manner(entries, NINE).emergency
    assert held([*entries, entry(NINE + 4 * DAY, WasSeen())]) is None


def test_an_item_of_another_version_is_held_by_the_tier_it_had_then() -> None:
    theirs = ScreeningAnswered(tier="emergency", ticked=("of-version-9",))
    assert held([entry(NINE, theirs)]) == theirs


def test_an_answer_that_has_waited_for_a_month_is_written_down_anew() -> None:
    emergency = answered(NINE, "numb")
    assert to_renew([emergency], NINE + 29 * DAY) is None
    assert to_renew([emergency], NINE + 30 * DAY) == emergency.event
    assert to_renew([emergency, answered(NINE + 20 * DAY, "numb")], NINE + 40 * DAY) is None
    assert to_renew([emergency, entry(NINE + DAY, WasSeen())], NINE + 40 * DAY) is None
    assert to_renew([answered(NINE)], NINE + 40 * DAY) is None


def test_an_urgent_answer_is_written_down_anew_however_often_a_lesser_one_was_given() -> None:
    emergency, later = answered(NINE, "numb"), answered(NINE + 25 * DAY, "fever")
    assert to_renew([emergency, later], NINE + 50 * DAY) == emergency.event


_acts = st.lists(
    st.tuples(st.integers(-9, 60), st.none() | st.sets(st.sampled_from(IDS), max_size=2)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=200)
@given(_acts)
def test_what_holds_is_told_by_the_answers_since_a_month_before_the_latest(
    acts: list[tuple[int, set[str] | None]],
) -> None:
    """Days gone by (or back: somebody set the clock), and what was ticked; None: was seen."""
    entries: list[Entry] = []
    now = NINE

    def write(event: Event) -> None:
        at = after_all(entries, now) or now
        entries.append(Entry(id=f"{len(entries):03}", at=at, device="d", event=event, logged=now))

    for days, ticked in acts:
        now += days * DAY
        older = None if ticked is None else to_renew(entries, now)
        write(WasSeen() if ticked is None else answer(*sorted(ticked)))
        if older is not None:
            write(older)
    since = holds_since(entries)
    assert since is not None
    assert held(entry for entry in entries if entry.at >= since) == held(entries)


def test_taking_i_was_seen_back_holds_it_up_again() -> None:
    seen = entry(NINE + DAY, WasSeen())
    back = entry(NINE + 2 * DAY, Retracted(entry=seen.id))
    assert held(effective([answered(NINE, "numb"), seen, back])) == answer("numb")


def test_after_the_clock_was_set_back_what_is_said_goes_after_what_was_said() -> None:
    """Emergency at ten, seen at twelve; the clock goes back to nine, and there is a new one."""
    entries = [answered(NINE + 60 * MINUTE, "numb"), entry(NINE + 180 * MINUTE, WasSeen())]
    assert after_all([], NINE) is None
    assert after_all(entries, NINE + DAY) is None
    at = after_all(entries, NINE)
    assert at is not None
    again = entry(at, answer("chest"), logged=NINE)
    assert held([*entries, again]) == answer("chest")
    assert due([*entries, again], [], NINE + MINUTE) is None
    seen_at = after_all([*entries, again], NINE + MINUTE)
    assert seen_at is not None
    assert held([*entries, again, entry(seen_at, WasSeen(), logged=NINE + MINUTE)]) is None


_instants = st.integers(0, 30).map(lambda n: NINE + n * DAY)
_answers = st.builds(
    lambda at, ticked, device: answered(at, *sorted(ticked), device=device),
    _instants,
    st.sets(st.sampled_from(IDS), max_size=2),
    st.sampled_from(["d", "other"]),
)
_others = st.builds(
    lambda at, event: entry(at, event),
    _instants,
    st.sampled_from([FlareStarted(), PainRated(score=9), WasSeen()]),
)
_entries = st.lists(st.one_of(_answers, _others), max_size=8)


@settings(max_examples=60)
@given(_entries, st.randoms())
def test_in_whatever_order_entries_come_the_same_is_held(
    entries: list[Entry], chance: Random
) -> None:
    mixed = list(entries)
    chance.shuffle(mixed)
    before, after = held(entries), held(mixed)
    assert (before and before.tier) == (after and after.tier)
    assert set(ticked_since_seen(entries)) == set(ticked_since_seen(mixed))


@settings(max_examples=60)
@given(_entries, _entries)
def test_nothing_but_i_was_seen_ever_releases_it(entries: list[Entry], more: list[Entry]) -> None:
    before = held(entries)
    unseen = [each for each in more if not isinstance(each.event, WasSeen)]
    after = held([*entries, *unseen])
    if before is not None:
        assert after is not None
        assert Tier[after.tier.upper()] >= Tier[before.tier.upper()]


# -- the line for triage


def test_the_line_to_read_says_the_most_urgent_first_and_each_once() -> None:
    line = triage_line(("slow", "fever", "numb", "fever"), ITEMS)
    said = "said numb; said fever; said slow"
    assert line == f"Back pain, and new or worse in the last two weeks: {said}."


def test_without_anything_ticked_there_is_nothing_to_read() -> None:
    assert triage_line((), ITEMS) == ""


def test_what_this_version_does_not_know_is_read_as_it_stands() -> None:
    assert triage_line(("cold-feet", "numb"), ITEMS).endswith(": said numb; cold feet.")


def test_all_that_was_ticked_since_i_was_seen_belongs_to_the_line() -> None:
    entries = [
        answered(NINE, "lump"),
        entry(NINE + DAY, WasSeen()),
        answered(NINE + 2 * DAY, "numb"),
        answered(NINE + 3 * DAY, "fever", "numb"),
        answered(NINE + 4 * DAY, "slow"),
    ]
    assert ticked_since_seen(entries) == ("numb", "fever")


# -- when it is asked


def test_it_is_asked_at_first_whatever_else_there_is() -> None:
    assert due([], [], NINE) == "first_run"
    assert due([entry(NINE - DAY, WasSeen())], [pain(NINE, 9, Region.SADDLE)], NINE) == "first_run"


def test_it_is_asked_again_after_a_month_and_not_before() -> None:
    last = [answered(NINE)]
    assert due(last, [], NINE + AGAIN_AFTER - MINUTE) is None
    assert due(last, [], NINE + AGAIN_AFTER) == "monthly"
    newer = answered(NINE + DAY, device="other")
    assert due([*last, newer], [], NINE + AGAIN_AFTER) is None


@pytest.mark.parametrize(
    ("before", "now", "reason"), [(2, 5, "jump"), (2, 4, None), (0, 10, "jump"), (8, 2, None)]
)
def test_a_jump_of_three_points_asks(before: int, now: int, reason: str | None) -> None:
    ratings = [pain(NINE - 2 * DAY, before), pain(NINE, now)]
    assert asks(ratings) == reason


def test_a_rise_from_a_rating_long_ago_is_no_jump() -> None:
    last = [answered(NINE - 9 * DAY)]
    assert due(last, [pain(NINE - JUMP_WITHIN, 1), pain(NINE, 9)], NINE) == "jump"
    assert due(last, [pain(NINE - JUMP_WITHIN - MINUTE, 1), pain(NINE, 9)], NINE) is None


@pytest.mark.parametrize("region", [region for region in Region if region.is_leg])
def test_each_part_of_a_leg_that_is_new_asks(region: Region) -> None:
    assert asks([pain(NINE, 2, region)]) == "leg"


def test_a_leg_that_has_hurt_for_days_asks_no_more_and_the_other_leg_does() -> None:
    old = [pain(NINE - n * DAY, 3, Region.FOOT_LEFT) for n in range(13, 0, -1)]
    assert asks([*old, pain(NINE, 3, Region.FOOT_LEFT)]) is None
    assert asks([*old, pain(NINE, 3, Region.FOOT_RIGHT)]) == "leg"
    gone = [pain(NINE - LEG_NEW_AFTER, 3, Region.FOOT_LEFT)]
    assert asks([*gone, pain(NINE, 3, Region.FOOT_LEFT)]) == "leg"


def test_the_saddle_always_asks_and_goes_before_the_rest() -> None:
    old = pain(NINE - 6 * DAY, 1, Region.SADDLE)
    assert asks([old]) is None
    assert asks([old, pain(NINE, 9, Region.SADDLE, Region.FOOT_LEFT)]) == "saddle"


@pytest.mark.parametrize("region", [Region.LOW_BACK, Region.HIP_LEFT, "of-version-9"])
def test_other_places_and_those_nobody_knows_do_not_ask(region: Region | str) -> None:
    assert asks([pain(NINE, 2, region)]) is None


def test_what_asked_keeps_asking_for_weeks_until_it_is_answered() -> None:
    ratings = [pain(NINE - MINUTE, 2), pain(NINE, 6), pain(NINE + DAY, 2)]
    last = [answered(NINE - DAY)]
    for days in (0, 1, 20):
        assert due(last, ratings, NINE + days * DAY) == "jump"
    assert due([*last, answered(NINE + 20 * DAY)], ratings, NINE + 21 * DAY) is None


def test_a_rating_that_was_taken_back_asks_no_more() -> None:
    ratings = [pain(NINE - MINUTE, 2), pain(NINE, 6)]
    assert asks(ratings) == "jump"
    back = entry(NINE + MINUTE, Retracted(entry=ratings[1].id))
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
    assert due(answers, ahead, NINE + DAY) == "saddle"
    assert due([answered(NINE + DAY)], [], NINE) == "first_run"


def test_an_answer_that_lies_ahead_cannot_be_asked_for_in_a_circle() -> None:
    """The clock was set back an hour: one answer now is enough until the hour is over."""
    ratings = [pain(NINE - MINUTE, 1), pain(NINE, 9)]
    answers = [answered(NINE + 60 * MINUTE), answered(NINE + MINUTE)]
    for minutes in (1, 30, 60, 90):
        assert due(answers, ratings, NINE + minutes * MINUTE) is None


_ratings = st.lists(
    st.builds(
        lambda hours, score, place, device: pain(
            NINE + timedelta(hours=hours), score, *place, device=device
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
    if due(last, ratings, NINE) is not None:
        assert due(last, ratings, later) is not None
    known = [each for each in ratings if each.at <= later]
    assert due([*last, answered(later)], known, later) is None
