"""What is said in a flare, and on which day."""

from pathlib import Path

import pytest

from backcare_tui.content.flare import Kind, load_flare, parse_text
from backcare_tui.content.loader import Rejected
from backcare_tui.domain.flare.curve import Curve
from backcare_tui.domain.flare.day import Contact

TEXT = {"id": "x", "kind": "day", "from_day": 2, "title": "T", "text": "Some.", "source": "us"}


def test_the_shipped_texts_are_all_read() -> None:
    words, problems = load_flare()
    assert problems == ()
    assert {text.kind for text in words.texts} == set(Kind)
    assert [text.id for text in words.protect] == ["movement", "sleep", "exercise"]
    assert all(words.of_contact(reason) for reason in Contact)


def test_every_day_has_words_for_every_way_it_can_go() -> None:
    words, _ = load_flare()
    assert all(words.of_day(day, curve) for day in range(1, 92) for curve in Curve)
    for day in (2, 4, 7):
        said = [words.of_day(day, curve) for curve in Curve]
        assert len({text.text for text in said if text}) == len(Curve), day
    assert words.of_day(5, Curve.EASING) == words.of_day(4, Curve.EASING)
    assert words.of_day(60, Curve.STEADY) == words.of_day(7, Curve.STEADY)
    assert len({words.of_day(1, curve) for curve in Curve}) == 1


def test_easing_is_said_of_pain_that_eases_only_and_setbacks_are_said() -> None:
    words, _ = load_flare()
    for day in range(2, 30):
        for curve in (Curve.STEADY, Curve.RISING):
            text = words.of_day(day, curve)
            assert text is not None
            assert "is easing" not in text.text
            assert "most" not in text.text.lower().replace("stirs it most", "")
    first = words.of_day(1, Curve.UNKNOWN)
    assert first is not None
    assert "setbacks last weeks to months too" in first.text


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
        ({"kind": "protect", "from_day": None, "curve": "easing"}, "curve"),
        ({"curve": "sideways"}, "curve"),
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
    assert (words.of_day(3, Curve.STEADY), words.protect, words.of_contact(Contact.WEEK)) == (
        None,
        (),
        None,
    )
    assert len(problems) == 1
