"""What pain is: short, calm, and made of sentences that can stand alone."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.content.learn import MOST_WORDS, about_pain, load_pages

ONE = '[[page]]\nid = "pain"\ntitle = "T"\nsource = "S"\nparagraphs = '


def shipped_with(folder: Path, paragraphs: str) -> Path:
    (folder / "learn.toml").write_text(ONE + paragraphs, encoding="utf-8")
    return folder


def test_the_page_is_read_in_a_minute() -> None:
    pages, problems = load_pages()
    assert problems == ()
    assert [page.id for page in pages] == ["pain"]
    counted = len(re.findall(r"\S+", " ".join(about_pain().sentences)))
    assert counted == about_pain().words
    assert 80 <= counted <= MOST_WORDS == 150


def test_it_says_what_matters() -> None:
    said = " ".join(about_pain().sentences)
    for words in (
        *("alarm", "protect", "More pain does not mean more damage", "touchy"),
        *("Stress", "short sleep", "mood", "beliefs", "without anything new being broken"),
        *("regular movement", "plain information", "less fear", "negotiate"),
        *("discomfort in a movement you chose is not injury", "strange pain", "ask for help"),
    ):
        assert words in said, words
    assert about_pain().source


def test_no_word_frightens_or_promises() -> None:
    said = " ".join(about_pain().sentences)
    assert not re.search(r"vulnerab|strain|\blever|jerk|weak|cure|always|never|!", said)


@pytest.mark.parametrize("sentence", about_pain().sentences)
def test_each_sentence_can_stand_alone(sentence: str) -> None:
    assert re.fullmatch(r"[A-Z][^.?!]*\.", sentence)
    assert not re.match(r"(It|They|This|That|And|But)\b", sentence)


@given(st.dates())
def test_a_days_sentence_is_one_of_the_pages(day: date) -> None:
    assert about_pain().of_day(day) in about_pain().sentences


def test_every_sentence_has_its_day() -> None:
    page = about_pain()
    days = [date(2026, 11, 20) + timedelta(days=n) for n in range(len(page.sentences))]
    assert sorted(map(page.of_day, days)) == sorted(page.sentences)


@pytest.mark.parametrize(
    "paragraphs",
    ["[]", '"text"', '["text"]', "[[3]]", '[[""]]', f'[["{"x" * 161}"]]', f"[{['x ' * 40] * 5}]"],
)
def test_a_page_that_is_wrong_is_no_page(tmp_path: Path, paragraphs: str) -> None:
    pages, problems = load_pages(shipped_with(tmp_path, paragraphs))
    assert pages == ()
    assert [problem.where for problem in problems] == ["pain.paragraphs"]
