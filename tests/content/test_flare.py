"""What is said in a flare, and on which day."""

from pathlib import Path

import pytest

from backcare_tui.content.flare import Kind, load_flare, parse_text
from backcare_tui.content.loader import Rejected
from backcare_tui.domain.flare.day import Contact

DAYS = (1, 4, 7, 14)
TEXT = {"id": "x", "kind": "day", "from_day": 2, "title": "T", "text": "Some.", "source": "us"}


def test_the_shipped_texts_are_all_read() -> None:
    words, problems = load_flare()
    assert problems == ()
    assert {text.kind for text in words.texts} == set(Kind)
    assert [text.id for text in words.protect] == ["movement", "sleep", "exercise"]
    assert all(words.of_contact(reason) for reason in Contact)


def test_day_1_day_4_day_7_and_day_14_each_have_words_of_their_own() -> None:
    words, _ = load_flare()
    said = [words.of_day(day) for day in DAYS]
    assert len({text.text for text in said if text}) == len(DAYS)
    assert all(words.of_day(day) for day in range(1, 92))
    assert words.of_day(5) == words.of_day(4)
    assert words.of_day(60) == words.of_day(14)


def test_the_usual_length_is_said_from_the_first_day() -> None:
    words, _ = load_flare()
    for day in (1, 4):
        text = words.of_day(day)
        assert text is not None
        assert "2 to 7 days" in text.text


def test_no_text_blames_alarms_promises_or_shouts() -> None:
    words, _ = load_flare()
    for text in words.texts:
        lower = text.text.lower()
        assert "!" not in text.text
        for word in ("cure", "should have", "danger", "you must", "will be gone", "damage", "fail"):
            assert word not in lower, text.id
        assert text.source


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"kind": "night"}, "kind"),
        ({"from_day": 0}, "from_day"),
        ({"from_day": True}, "from_day"),
        ({"kind": "protect"}, "from_day"),
        ({"from_day": None}, "from_day"),
        ({"text": ""}, "text"),
        ({"text": "x" * 241}, "text"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_text_that_is_wrong_says_where(change: dict[str, object], key: str) -> None:
    table = {name: value for name, value in {**TEXT, **change}.items() if value is not None}
    with pytest.raises(Rejected) as caught:
        parse_text(table)
    assert caught.value.key == key


def test_without_the_file_nothing_is_said_and_nothing_breaks(tmp_path: Path) -> None:
    words, problems = load_flare(tmp_path)
    assert (words.of_day(3), words.protect, words.of_contact(Contact.WEEK)) == (None, (), None)
    assert len(problems) == 1
