"""What is offered, when, and how a no is respected."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import (
    FlareEnded,
    FlareStarted,
    ScreeningAnswered,
    ToolUsed,
    WasSeen,
)
from backcare_tui.domain.journal.entries import AppOpened, Entry, KnownEvent, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected, Offer, OfferDeclined, PegRated
from backcare_tui.domain.manner import MILESTONES
from backcare_tui.domain.offers import FLARE_WITHIN, day_to_reflect, offer, reflected
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.domain.settings import CareSettings
from tests.domain.scene import NINE

PEG = PegRated(pain=3, enjoyment=3, activity=3)
ALL = CareSettings()
QUIET = CareSettings(peg=False, evening=False)
USUAL = Usual(low=2, high=4, median=3, days=20)
EVENING = NINE.replace(hour=19)


def entry(at: datetime, event: KnownEvent, logged: datetime | None = None) -> Entry:
    id_ = f"{at}-{event}-{logged}"
    return Entry(id=id_, at=at, device="d", event=event, logged=logged)


def ago(event: KnownEvent, now: datetime = NINE, **length: float) -> Entry:
    return entry(now - timedelta(**length), event)


def asked(
    entries: Sequence[Entry],
    now: datetime = NINE,
    care: CareSettings = ALL,
    usual: Usual | None = None,
) -> Offer | None:
    marks = [one for one in entries if isinstance(one.event, MILESTONES)]
    others = [one for one in entries if not isinstance(one.event, MILESTONES)]
    return offer(marks, others, care, now, lambda: usual)


# -- the week


def test_the_week_is_asked_about_after_a_week_of_use() -> None:
    assert asked([ago(AppOpened(), days=6, hours=23)]) is None
    assert asked([ago(AppOpened(), days=7)]) == "peg"
    assert asked([]) is None


def test_pain_that_was_written_down_for_last_month_is_no_use_of_the_app() -> None:
    backdated = entry(NINE - timedelta(days=30), PainRated(score=3), logged=NINE)
    assert asked([backdated]) is None


@pytest.mark.parametrize("answer", [PEG, OfferDeclined(offer="peg")])
def test_an_answer_and_a_no_hold_for_a_week(answer: KnownEvent) -> None:
    used = ago(AppOpened(), days=30)
    assert asked([used, ago(answer, days=6, hours=23)]) is None
    assert asked([used, ago(answer, days=7)]) == "peg"


def test_a_no_to_something_else_is_no_no_to_the_week() -> None:
    used = ago(AppOpened(), days=30)
    assert asked([used, ago(OfferDeclined(offer="evening"), days=1)]) == "peg"


def test_the_week_can_be_switched_off() -> None:
    assert asked([ago(AppOpened(), days=30)], care=QUIET) is None


# -- the evening


def test_the_evening_begins_at_the_hour_that_was_set_and_ends_with_the_day() -> None:
    late = CareSettings(peg=False, evening_from=21)
    for hours, offered in {9: None, 20.9: None, 21: "evening", 26: "evening", 28: None}.items():
        now = NINE.replace(hour=0) + timedelta(hours=hours)
        assert asked([], now, late) == offered, hours


def test_a_day_that_was_looked_back_on_is_not_asked_about_again() -> None:
    done = entry(EVENING - timedelta(hours=8), DayReflected(average=3))
    yesterday = entry(EVENING - timedelta(days=1), DayReflected(average=3))
    assert asked([done], EVENING) is None
    assert asked([yesterday], EVENING) == "evening"


def test_a_no_in_the_evening_holds_for_the_evening_and_not_for_the_next() -> None:
    no = entry(EVENING, OfferDeclined(offer="evening"))
    assert asked([no], EVENING + timedelta(hours=6)) is None
    assert asked([no], EVENING + timedelta(days=1)) == "evening"


def test_the_evening_can_be_switched_off() -> None:
    assert asked([], EVENING, QUIET) is None


def test_until_noon_a_look_back_is_about_yesterday_where_that_is_open() -> None:
    yesterday, today = NINE.date() - timedelta(days=1), NINE.date()
    assert day_to_reflect([], NINE) == yesterday
    assert day_to_reflect([], NINE.replace(hour=12)) == today
    assert day_to_reflect([], NINE.replace(hour=4)) == yesterday
    done = entry(NINE - timedelta(hours=12), DayReflected(average=3))
    assert day_to_reflect([done], NINE) == today
    one_at_night = NINE.replace(hour=1)
    assert day_to_reflect([], one_at_night) == yesterday, "the day that is not over yet"
    again = entry(NINE - timedelta(hours=11), DayReflected(average=4))
    assert reflected([done, again], yesterday) == again


# -- a flare


@pytest.mark.parametrize(
    ("score", "usual", "offered"),
    [
        (7, None, "flare"),
        (6, None, None),
        (6, USUAL, "flare"),
        (5, USUAL, None),
        (7, USUAL, "flare"),
        (8, Usual(6, 8, 7, 20), None),
        (9, Usual(6, 8, 7, 20), "flare"),
        (3, Usual(0, 0, 0, 20), "flare"),
        (2, Usual(0, 0, 0, 20), None),
    ],
)
def test_flare_mode_is_offered_where_pain_is_high_for_this_person(
    score: int, usual: Usual | None, offered: str | None
) -> None:
    assert asked([ago(PainRated(score=score), minutes=1)], usual=usual) == offered


def test_only_the_latest_reading_counts_and_only_for_two_hours() -> None:
    high, low = PainRated(score=9), PainRated(score=2)
    assert asked([ago(high, minutes=30), ago(low, minutes=10)]) is None
    assert asked([ago(low, minutes=30), ago(high, minutes=10)]) == "flare"
    assert asked([ago(high, hours=2)]) is None


def test_a_no_to_flare_mode_holds_for_24_hours() -> None:
    high, no = ago(PainRated(score=9), minutes=1), OfferDeclined(offer="flare")
    assert asked([high, ago(no, hours=23, minutes=59)]) is None
    assert asked([high, ago(no, hours=24)]) == "flare"


def test_pain_beside_a_relief_tool_is_a_reading_like_any_other() -> None:
    assert asked([ago(ToolUsed(tool="heat", before=8), minutes=5)], usual=USUAL) == "flare"
    eased = ToolUsed(tool="heat", before=8, after=3, seconds=60)
    assert asked([ago(eased, minutes=5)], care=QUIET, usual=USUAL) is None


def test_a_very_low_mood_leads_to_whom_one_can_talk_to_until_a_no() -> None:
    low = ago(PainRated(score=2, mood=1), minutes=5)
    assert asked([low]) == "cope"
    assert asked([low, ago(OfferDeclined(offer="cope"), minutes=1)], care=QUIET) is None
    assert asked([ago(PainRated(score=2, mood=2), minutes=5)], care=QUIET) is None
    assert asked([ago(PainRated(score=2, mood=0), hours=3)], care=QUIET) is None


def test_no_flare_is_offered_in_one_or_for_what_was_before_its_end() -> None:
    high = ago(PainRated(score=9), minutes=30)
    began = ago(FlareStarted(), days=2)
    assert asked([high, began], care=QUIET) is None
    assert asked([high, began, ago(FlareEnded(), minutes=10)], care=QUIET) is None
    assert asked([high, began, ago(FlareEnded(), minutes=40)], care=QUIET) == "flare"


def test_while_something_needs_checking_now_nothing_is_offered() -> None:
    answer = ScreeningAnswered(tier="emergency", ticked=("saddle",))
    entries = [ago(AppOpened(), days=30), ago(PainRated(score=9), minutes=5)]
    assert asked([*entries, ago(answer, minutes=4)]) is None
    assert asked([*entries, ago(answer, minutes=4), ago(WasSeen(), minutes=3)]) == "flare"


def test_two_offers_lie_an_hour_apart_but_a_flare_does_not_wait() -> None:
    used = ago(AppOpened(), days=30)
    no = entry(EVENING, OfferDeclined(offer="evening"))
    assert asked([used, no], EVENING + timedelta(minutes=59)) is None
    assert asked([used, no], EVENING + timedelta(hours=1)) == "peg"
    high = entry(EVENING + timedelta(minutes=1), PainRated(score=9))
    assert asked([used, no, high], EVENING + timedelta(minutes=2)) == "flare"


# -- laws

EVENTS: st.SearchStrategy[KnownEvent] = st.one_of(
    st.builds(PainRated, score=st.integers(0, 10)),
    st.builds(OfferDeclined, offer=st.sampled_from(["peg", "evening", "flare"])),
    st.just(PEG),
    st.builds(DayReflected, average=st.integers(0, 10)),
    st.just(AppOpened()),
    st.builds(FlareStarted),
    st.builds(FlareEnded),
)
HISTORY = st.lists(
    st.builds(
        lambda hours, event: entry(NINE + timedelta(hours=hours), event),
        st.floats(-24 * 20, 24),
        EVENTS,
    ),
    max_size=12,
    unique_by=lambda entry: entry.at,
)
MOMENT = st.floats(0, 48).map(lambda hours: NINE + timedelta(hours=hours))
USUALS = st.none() | st.just(USUAL)


@given(HISTORY, MOMENT, USUALS, st.sampled_from(["peg", "evening", "flare"]))
def test_what_was_just_declined_is_not_offered(
    entries: list[Entry], now: datetime, usual: Usual | None, what: Offer
) -> None:
    assert asked([*entries, entry(now, OfferDeclined(offer=what))], now, usual=usual) != what


@given(HISTORY, MOMENT, USUALS)
def test_what_is_switched_off_is_never_offered_and_order_does_not_matter(
    entries: list[Entry], now: datetime, usual: Usual | None
) -> None:
    assert asked(entries, now, QUIET, usual) in (None, "flare")
    ordered = sorted(entries, key=lambda one: one.at)
    assert asked(ordered, now, usual=usual) == asked(ordered[::-1], now, usual=usual)


@given(HISTORY, MOMENT, USUALS)
def test_a_flare_is_offered_only_after_a_high_reading_of_the_last_hours(
    entries: list[Entry], now: datetime, usual: Usual | None
) -> None:
    if asked(entries, now, usual=usual) != "flare":
        return
    lately = [e for e in entries if timedelta() <= now - e.at < FLARE_WITHIN]
    highest = max(e.event.score for e in lately if isinstance(e.event, PainRated))
    assert highest >= (7 if usual is None else 6)
