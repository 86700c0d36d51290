"""Text from people: shown as typed, and never more than shown."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.text import clean, clean_line

HOSTILE = "[]0;m\x00\x07\x1b\x7f\x85\x9b\t\r\n\u00ad\u200b\u200e\u202e\u2028\u2066\ufeff\U000e0041"
ANY_TEXT = st.text(st.characters() | st.sampled_from(HOSTILE + "a é"), max_size=40)
"""Also lone surrogates, as a file name that is not UTF-8 brings them."""


@given(ANY_TEXT)
@settings(max_examples=100)
def test_nothing_is_left_that_could_act_on_a_terminal(text: str) -> None:
    for char in clean(text):
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.category(char) != "Cf" or char in "\u200c\u200d"
    clean(text).encode("utf-8")


@given(ANY_TEXT)
@settings(max_examples=100)
def test_cleaning_twice_is_cleaning_once_and_never_makes_text_longer(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert len(cleaned) <= len(text)


@given(ANY_TEXT, st.integers(1, 30))
@settings(max_examples=100)
def test_a_line_is_never_longer_than_its_room_and_cutting_it_again_changes_nothing(
    text: str, limit: int
) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert clean_line(line, limit) == line
    assert line == clean(text) or line.endswith("…")


@pytest.mark.parametrize(
    "text",
    [
        "after the long drive",
        "[b]not markup[/b] [/ 7 $x",
        "sat [31 min], then ]0;( as typed",
        "Rücken, спина, 背中, ظهر",
        "می‌خواهم",
        "family 👨\u200d👩\u200d👧",
    ],
)
def test_what_a_person_can_see_stays_as_typed(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b]0;owned\x07red \x1b[31mherring\x1b(B\x1b[m", "red herring"),
        ("\x1b]8;;https://a.example\x1b\\a link\x1b]8;;\x1b\\", "a link"),
        ("call \x1b[1;38;5;9m911\x1b[0m", "call 911"),
        ("\x9b2Jgone", "gone"),
        ("no end \x1b]0;to this, and \x1b", "no end ]0;to this, and"),
        ("\x1b\x1b[m[31mwrapped", "[31mwrapped"),
        ("safe \u202etxet desrever", "safe txet desrever"),
        ("  \u3000 edges  ", "edges"),
        ("half \ud800 a pair", "half  a pair"),
        ("\x00", ""),
    ],
)
def test_what_acts_instead_of_showing_is_taken_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept
