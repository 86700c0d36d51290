"""A check-in that is being written: what each answer makes of it, without a screen."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.body_map import WORDS, Region
from backcare_tui.tui.check_in.draft import Draft
from backcare_tui.tui.check_in.fields import SCALES, Field
from tests.clocks import START

STRANGE = PainRated(score=4, places=(Sore("left-ear", 2), Sore("groin")), words=("itchy",))


def draft(event: PainRated = STRANGE) -> Draft:
    return Draft.of(Entry(id="1", at=START, device="desk", event=event), START)


@given(st.lists(st.integers(0, len(WORDS) - 1)))
def test_a_word_that_is_ticked_twice_is_not_there_and_strange_ones_stay(ticked: list[int]) -> None:
    now = draft()
    for number in ticked:
        now = now.with_word(number)
    odd = {number for number in ticked if ticked.count(number) % 2}
    assert now.words == odd
    assert now.event.words[-1] == "itchy"


@given(st.dictionaries(st.sampled_from(Region), st.none() | st.integers(0, 10)))
def test_places_are_as_they_were_given_and_strange_ones_stay(
    places: dict[Region, int | None],
) -> None:
    now = draft().with_places(places)
    assert now.places == places
    assert now.event.places[-1] == Sore("left-ear", 2)


@pytest.mark.parametrize("field", SCALES)
def test_a_score_can_be_taken_back_but_pain_cannot(field: Field) -> None:
    now = draft().but(field=field).with_score(7)
    assert now.score == 7
    assert now.with_score(None).score == (7 if field is Field.PAIN else None)


def test_what_cannot_be_taken_says_why_and_changes_nothing() -> None:
    now = draft().but(field=Field.SLEEP)
    wrong = now.with_text("25", START, lambda moment: moment)
    assert "0 to 24 hours" in wrong.problem
    assert wrong.is_kept
    assert wrong.with_text("", START, lambda moment: moment).problem == ""


def test_it_is_kept_until_something_is_said_that_the_journal_does_not_have() -> None:
    now = draft()
    assert now.is_kept
    assert not now.given(note="rain").is_kept
    assert not now.but(at=START - timedelta(minutes=5)).is_kept
    assert Draft.of(None, START).given(note="rain").is_kept, "there is nothing to edit yet"
