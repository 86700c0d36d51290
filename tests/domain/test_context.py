"""What was told of a person, by one device or several."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import ContextTold
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.screening.context import (
    AGAIN_AFTER,
    AGES,
    LINES,
    NOT_TOLD,
    RENEW_AFTER,
    context,
    renewed,
)
from tests.domain.scene import NINE

DAY = timedelta(days=1)


def told(id_: str, days: int = 0, *, device: str = "d", **fields: object) -> Entry:
    event = ContextTold(**fields)  # type: ignore[arg-type]  # its own fields
    return Entry(id=id_, at=NINE + days * DAY, device=device, event=event)


def test_what_nobody_told_is_not_said_and_due() -> None:
    assert context([]) == NOT_TOLD
    assert NOT_TOLD.is_due(NINE)
    assert NOT_TOLD.said("cancer") is None
    assert NOT_TOLD.age == ""


def test_each_line_is_so_or_not_or_not_said() -> None:
    known = context([told("a", age="50-64", yes=("cancer",), no=("pregnant",))])
    assert [known.said(line) for line in ("cancer", "pregnant", "spine")] == [True, False, None]
    assert known.applies == {"50-64", "cancer"}
    assert not known.is_due(NINE + AGAIN_AFTER - DAY)
    assert known.is_due(NINE + AGAIN_AFTER)


def test_told_anew_it_stands_for_what_it_knew() -> None:
    """No longer pregnant."""
    first = told("a", yes=("pregnant",))
    known = context([first, told("b", 1, no=("pregnant",), knew=("a",))])
    assert known.said("pregnant") is False
    assert known.heads == ("b",)


def test_where_devices_differ_the_more_careful_counts_until_it_is_looked_at_again() -> None:
    both = [
        told("a", age="20-49", yes=("cancer",), no=("spine",)),
        told("b", 1, device="other", age="65-up", no=("cancer",)),
    ]
    known = context(both)
    assert known.said("cancer") is True
    assert known.said("spine") is False
    assert known.ages == ("20-49", "65-up")
    assert known.age == "65-up"
    assert known.told == NINE
    again = context([*both, told("c", 2, age="20-49", no=("cancer",), knew=known.heads)])
    assert again.said("cancer") is False
    assert again.age == "20-49"


def test_what_says_that_it_knew_what_came_later_hides_nothing() -> None:
    both = [told("a", yes=("cancer",), knew=("b", "a")), told("b", 1, yes=("spine",))]
    assert context(both).yes == {"cancer", "spine"}


def test_an_age_of_a_newer_version_is_kept() -> None:
    assert context([told("a", age="80-up")]).age == "80-up"


def test_it_is_told_anew_before_it_lies_too_far_back_and_stays_as_old_as_it_is() -> None:
    entries = [told("a", age="20-49", yes=("cancer",))]
    assert renewed(context(entries), entries, NINE + RENEW_AFTER - DAY) is None
    event = renewed(context(entries), entries, NINE + RENEW_AFTER)
    assert event is not None
    entries.append(Entry(id="b", at=NINE + RENEW_AFTER, device="d", event=event))
    known = context(entries)
    assert known.heads == ("b",)
    assert known.told == NINE
    assert (known.age, known.said("cancer")) == ("20-49", True)
    assert renewed(NOT_TOLD, [], NINE) is None


def test_a_line_is_not_both() -> None:
    with pytest.raises(ValueError, match="either"):
        ContextTold(yes=("cancer",), no=("cancer",))


_told = st.builds(
    lambda id_, days, age, yes, no, knew: told(
        id_, days, age=age, yes=tuple(sorted(yes)), no=tuple(sorted(no - yes)), knew=tuple(knew)
    ),
    st.sampled_from("abcdef"),
    st.integers(0, 400),
    st.sampled_from(["", *AGES]),
    st.sets(st.sampled_from(LINES), max_size=3),
    st.sets(st.sampled_from(LINES), max_size=3),
    st.sets(st.sampled_from("abcdef"), max_size=2),
)


@given(st.lists(_told, max_size=6, unique_by=lambda entry: entry.id), st.randoms())
def test_in_whatever_order_entries_come_the_same_is_known(
    entries: list[Entry], chance: Random
) -> None:
    mixed = entries * 2
    chance.shuffle(mixed)
    assert context(mixed) == context(entries)


@given(st.lists(_told, min_size=1, max_size=6, unique_by=lambda entry: entry.id))
def test_a_yes_goes_only_by_being_looked_at_again(entries: list[Entry]) -> None:
    """One more device that says no without knowing of the yes changes nothing of it."""
    known = context(entries)
    other = told("z", 500, device="other", no=LINES)
    assert context([*entries, other]).yes >= known.yes
