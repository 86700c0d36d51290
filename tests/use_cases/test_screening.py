"""The answer to the safety questions, for the app and the command alike."""

from datetime import timedelta

import pytest

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.screening.decision import Tier
from backcare_tui.use_cases import screening
from tests.clocks import START, FakeClock


def test_an_answer_without_a_tick_asks_for_nothing(companion: Companion) -> None:
    entry = screening.answer(companion, (), "asked")
    assert entry.event == ScreeningAnswered(tier="none", ticked=(), trigger="asked")
    assert screening.tier_of(entry) is Tier.NONE
    assert screening.advice_now(companion) is None


def test_ticks_are_written_in_the_order_of_the_items_with_their_tier(companion: Companion) -> None:
    entry = screening.answer(companion, ["bowel", "saddle-numb"], "asked")
    assert isinstance(entry.event, ScreeningAnswered)
    assert entry.event.ticked == ("saddle-numb", "bowel")
    assert screening.tier_of(entry) is Tier.EMERGENCY


def test_an_unknown_tick_is_refused_and_nothing_is_written(companion: Companion) -> None:
    with pytest.raises(ValueError, match="no-such"):
        screening.answer(companion, ["no-such"], "asked")
    assert not companion.milestones()


def test_an_answer_holds_until_the_person_was_seen(companion: Companion, clock: FakeClock) -> None:
    screening.answer(companion, ["bowel"], "asked")
    assert screening.advice_now(companion) is not None
    clock.set_wall(START - timedelta(hours=1))
    seen = screening.was_seen(companion, "all is well")
    assert seen.event == WasSeen(note="all is well")
    assert seen.at > START - timedelta(hours=1), "later than the answer, whatever the clock says"
    assert screening.advice_now(companion) is None


def test_a_changed_answer_replaces_the_one_just_given(companion: Companion) -> None:
    first = screening.answer(companion, ["bowel"], "asked")
    screening.answer(companion, (), "asked", replaces=first)
    assert screening.advice_now(companion) is None


def test_an_entry_that_is_no_answer_has_no_tier(companion: Companion) -> None:
    assert screening.tier_of(companion.record(PainRated(score=2))) is Tier.NONE
