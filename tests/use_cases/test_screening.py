"""The answer to the safety questions, for the app and the command alike."""

from datetime import timedelta

import pytest

from backcare_tui.companion import Companion
from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.screening.asking import Due
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.use_cases import screening
from tests.clocks import START, FakeClock

ASKED = Due("asked", "whole")
ITEMS = {item.id: item for item in load_screening(None)[0]}


def test_an_answer_without_a_tick_asks_for_nothing(companion: Companion) -> None:
    entry = screening.answer(companion, (), ASKED)
    assert entry.event == ScreeningAnswered(tier="none", trigger="asked", form="whole")
    assert screening.tier_of(entry) is Tier.NONE
    assert screening.advice_now(companion) is None


def test_ticks_are_written_in_the_order_of_the_items_with_their_tier(companion: Companion) -> None:
    entry = screening.answer(companion, ["bowel", "saddle-numb"], ASKED)
    assert isinstance(entry.event, ScreeningAnswered)
    assert entry.event.ticked == ("saddle-numb", "bowel")
    assert screening.tier_of(entry) is Tier.EMERGENCY


def test_an_unknown_tick_is_refused_and_nothing_is_written(companion: Companion) -> None:
    with pytest.raises(ValueError, match="no-such"):
        screening.answer(companion, ["no-such"], ASKED)
    assert not companion.milestones()


def test_an_answer_holds_until_the_person_was_seen(companion: Companion, clock: FakeClock) -> None:
    screening.answer(companion, ["bowel"], ASKED)
    assert screening.advice_now(companion) is not None
    clock.set_wall(START - timedelta(hours=1))
    seen = screening.was_seen(companion, "all is well")
    assert seen.event == WasSeen(note="all is well")
    assert seen.at > START - timedelta(hours=1), "later than the answer, whatever the clock says"
    assert screening.advice_now(companion) is None


def test_advice_by_phone_counts_and_is_kept_as_what_it_was(companion: Companion) -> None:
    screening.answer(companion, ["bowel"], ASKED)
    assert screening.was_seen(companion, by_phone=True).event == WasSeen(by_phone=True)
    assert companion.manner.hold is None


def test_a_slip_is_taken_out_of_every_answer_that_waits(
    companion: Companion, clock: FakeClock
) -> None:
    screening.answer(companion, ["bowel", "fever"], ASKED)
    clock.pass_time(timedelta(days=1))
    screening.answer(companion, ["bowel"], ASKED)
    assert [item.id for item in screening.ticked(companion)] == ["bowel", "fever"]
    assert screening.correct(companion, ("bowel",)) is Tier.TODAY
    assert screening.correct(companion, ("fever",)) is Tier.NONE
    assert screening.advice_now(companion) is None


def test_a_slip_beside_a_sign_of_a_newer_version_lowers_nothing(companion: Companion) -> None:
    companion.record(ScreeningAnswered(tier="at-once", ticked=("of-9", "fever")))
    assert [item.text for item in screening.ticked(companion)] == ["Of 9", ITEMS["fever"].text]
    assert screening.correct(companion, ("fever",)) is Tier.EMERGENCY


def test_what_was_told_of_the_person_is_told_anew_with_an_answer_months_later(
    companion: Companion, clock: FakeClock
) -> None:
    told = screening.tell(companion, "50-64", ["cancer"], ["pregnant"])
    screening.answer(companion, (), ASKED)
    assert companion.context.heads == (told.id,)
    clock.pass_time(timedelta(days=90))
    screening.answer(companion, (), ASKED)
    known = companion.context
    assert known.heads != (told.id,)
    assert known.told == told.at
    assert (known.age, known.said("cancer"), known.said("pregnant")) == ("50-64", True, False)
    assert known.said("spine") is None


def test_an_entry_that_is_no_answer_has_no_tier(companion: Companion) -> None:
    assert screening.tier_of(companion.record(PainRated(score=2))) is Tier.NONE
