"""When the screening is asked, what an answer comes to, and what it holds up until I was seen."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import (
    FlareStarted,
    ScreeningAnswered,
    WasSeen,
)
from backcare_tui.domain.journal.entries import Entry, Event, PainRated, Retracted, effective
from backcare_tui.domain.manner import manner
from backcare_tui.domain.screening.asking import after_all, due, to_renew
from backcare_tui.domain.screening.items import ScreeningItem, decide, triage_line
from backcare_tui.domain.screening.waiting import (
    Tier,
    held,
    holds_since,
    ticked_since_seen,
    waiting,
)
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


def test_a_tier_of_a_newer_version_holds_as_an_emergency_does() -> None:
    theirs = ScreeningAnswered(tier="at-once", ticked=("x",), trigger="of-9", form="of-9")
    assert held([entry(NINE, theirs)]) == theirs
    assert manner([entry(NINE, theirs)], NINE).emergency


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


# -- what to say on the phone


def test_what_to_say_begins_with_the_most_urgent_and_says_each_once() -> None:
    line = triage_line(("slow", "fever", "numb", "fever"), ITEMS)
    assert line == ("I have back pain, and this is new or worse. said numb. said fever. said slow.")


def test_without_anything_ticked_there_is_nothing_to_say() -> None:
    assert triage_line((), ITEMS) == ""


def test_what_this_version_does_not_know_is_said_as_it_stands() -> None:
    assert triage_line(("cold-feet", "numb"), ITEMS).endswith("said numb. I ticked: cold feet.")


def test_a_sign_of_the_lowest_nerves_asks_to_be_checked_for_them() -> None:
    sign = ScreeningItem(
        id="s", tier="emergency", text="", said="I am numb", source="", cauda_equina=True
    )
    assert triage_line(("s",), [sign]).endswith("I was told to ask to be checked for cauda equina.")
    assert "cauda" not in triage_line(("chest",), ITEMS)


def test_all_that_was_ticked_since_i_was_seen_belongs_to_the_line() -> None:
    entries = [
        answered(NINE, "lump"),
        entry(NINE + DAY, WasSeen()),
        answered(NINE + 2 * DAY, "numb"),
        answered(NINE + 3 * DAY, "fever", "numb"),
        answered(NINE + 4 * DAY, "slow"),
    ]
    assert ticked_since_seen(entries) == ("numb", "fever")
