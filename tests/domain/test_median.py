"""The middle of numbers is what the standard library says it is."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.median import median


@given(st.lists(st.integers(0, 10), min_size=1))
def test_it_is_the_standard_librarys(scores: list[int]) -> None:
    assert median(scores) == statistics.median(scores)


def test_nothing_has_none() -> None:
    with pytest.raises(ValueError, match="nothing"):
        median([])
