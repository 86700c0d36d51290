"""The questions as shipped, whole whatever happens to the file, and nobody's setting."""

import os
import re
from pathlib import Path

import msgspec
import pytest

from backcare_tui.content import catalogue
from backcare_tui.content.loader import SHIPPED
from backcare_tui.content.screening import BUILT_IN, MAX_SAID, is_whole, load_screening
from backcare_tui.domain.screening.context import LINES, NOT_TOLD, Context
from backcare_tui.domain.screening.items import ScreeningItem, decide, items_of
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.domain.text import clean
from backcare_tui.tui.kit.fitting import wrap
from tests.content.reading import grade

TIERS = {
    Tier.EMERGENCY: {
        "saddle-numb",
        "bladder",
        "bowel",
        "both-legs",
        "leg-weaker",
        "sexual-feeling",
        "accident",
        "chest-or-tearing",
        "fever-confused",
        "pregnant",
        "short-saddle",
        "short-legs",
        "short-began",
        "short-ill",
    },
    Tier.TODAY: {
        "fever",
        "escalating",
        "weight-lump",
        "one-leg",
        "band-rash",
        "cancer",
        "thin-bones",
        "small-fall",
        "infection-risk",
        "at-risk",
    },
    Tier.ROUTINE: {
        "leg-pain",
        "no-better",
        "daily-life",
        "first-bout",
        "inflammatory",
        "not-coping",
    },
}
"""The red flags, item by item: what is ticked decides whether somebody gets help at once."""
FORMER = {
    "chest-pain": Tier.EMERGENCY,
    "belly-faint": Tier.EMERGENCY,
    "weight-sweats": Tier.TODAY,
    "rest-night": Tier.TODAY,
    "lump": Tier.TODAY,
    "upper-strain": Tier.TODAY,
    "under-20": Tier.TODAY,
}
"""Items of the first form: asked no more, and said as they were."""
NO = Context(no=frozenset(LINES), ages=("20-49",))
"""Somebody whom no line of the context concerns."""


def shipped() -> tuple[ScreeningItem, ...]:
    items, problems = load_screening(None)
    assert not problems
    return items


def test_every_item_is_there_in_its_tier_the_most_urgent_first() -> None:
    items = shipped()
    for tier, ids in TIERS.items():
        assert {item.id for item in items if item.level is tier and item.forms} == ids
    assert {item.id: item.level for item in items if not item.forms} == FORMER
    levels = [item.level for item in items]
    assert levels == sorted(levels, reverse=True)
    assert is_whole(items)


@pytest.mark.parametrize(
    ("id_", "tier"), [(id_, tier) for tier, ids in TIERS.items() for id_ in sorted(ids)]
)
def test_each_item_alone_comes_to_its_tier(id_: str, tier: Tier) -> None:
    assert decide([id_], shipped()) is tier


@pytest.mark.parametrize("item", [*shipped(), *BUILT_IN], ids=lambda item: item.id)
def test_each_is_short_plain_and_says_where_it_is_from(item: ScreeningItem) -> None:
    assert len(wrap(item.text, 20)) <= 4, "in a pane of 24 by 6 all of it can be seen"
    assert 0 < len(item.said) <= MAX_SAID
    assert item.source
    words = f"{item.text} {item.said} {item.source}"
    assert clean(words) == words
    assert "!" not in words
    assert not item.text.endswith(".")
    assert not item.said.endswith(".")
    for diagnosis in ("you have a", "syndrome", "cauda", "sepsis", "aneurysm"):
        assert diagnosis not in item.text.lower()


@pytest.mark.parametrize("item", shipped(), ids=lambda item: item.id)
def test_each_can_be_read_with_seven_years_of_school(item: ScreeningItem) -> None:
    """By the grade of Flesch and Kincaid (1975)."""
    assert grade(item.text) <= 7
    assert grade(item.said) <= 7


def test_what_is_said_on_the_phone_is_said_in_the_first_person() -> None:
    for item in shipped():
        assert re.search(r"\b(I|I'm|my|me|It|The pain|A new bout)\b", item.said), item.said
        assert item.said[0].isupper()


def test_the_lists_are_as_long_as_they_may_be() -> None:
    items = shipped()
    assert len(items_of(items, NO, "short")) == 5
    assert len(items_of(items, NO, "monthly")) < 15
    assert len(items_of(items, NOT_TOLD, "monthly")) == 15  # one line for all that was left out
    assert len(items_of(items, NOT_TOLD, "short")) == 5


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        (Context(yes=frozenset({"pregnant"})), "pregnant"),
        (Context(yes=frozenset({"cancer"})), "cancer"),
        (Context(ages=("65-up",)), "thin-bones"),
        (Context(ages=("50-64",)), "small-fall"),
        (Context(yes=frozenset({"injected"})), "infection-risk"),
    ],
)
def test_what_hangs_on_the_context_is_asked_of_whom_it_concerns(known: Context, asked: str) -> None:
    items = shipped()
    assert asked in {item.id for item in items_of(items, known, "monthly")}
    assert asked not in {item.id for item in items_of(items, NO, "whole")}
    assert asked not in {item.id for item in items_of(items, NOT_TOLD, "whole")}


def test_one_line_asks_whoever_left_the_context_out() -> None:
    items = shipped()
    assert "at-risk" in {item.id for item in items_of(items, NOT_TOLD, "monthly")}
    assert "at-risk" not in {item.id for item in items_of(items, NO, "monthly")}


def test_no_text_stands_twice() -> None:
    items = (*shipped(), *BUILT_IN)
    assert len({item.text for item in items}) == len({item.said for item in items}) == len(items)


OWN = """
[[item]]
id = "saddle-numb"
hide = true

[[item]]
id = "bladder"
tier = "routine"
text = "Nothing"
said = "nothing"
source = "me"
"""


@pytest.mark.parametrize("own", [OWN, "", "not toml [", "\0"])
def test_a_file_of_ones_own_changes_nothing_and_that_is_said(tmp_path: Path, own: str) -> None:
    (tmp_path / "screening.toml").write_text(own)
    items, problems = load_screening(tmp_path)
    assert items == shipped()
    (problem,) = problems
    assert problem.path == tmp_path / "screening.toml"
    assert "not used" in problem.reason


WHOLE = (SHIPPED / "screening.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        "",
        "not toml [",
        "[[item]]\n",
        WHOLE[: WHOLE.index('id = "short-ill"') - len("[[item]]\n")],
        WHOLE.replace('tier = "emergency"', 'tier = "routine"', 1),
        WHOLE.replace('tier = "emergency"', 'tier = "urgent"', 1),
        WHOLE.replace("said =", "say =", 1),
    ],
    ids=["missing", "empty", "not toml", "no items", "cut off", "tier lower", "no tier", "key"],
)
def test_a_damaged_file_still_asks_all_three_tiers_and_says_so(
    tmp_path: Path, damaged: str | None
) -> None:
    if damaged is not None:
        (tmp_path / "screening.toml").write_text(damaged, encoding="utf-8")
    items, problems = load_screening(None, tmp_path)
    for item in BUILT_IN:
        assert item in items
        assert decide([item.id], items) is item.level
    assert any("short form" in problem.reason for problem in problems)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_closed_to_us_still_asks(tmp_path: Path) -> None:
    path = tmp_path / "screening.toml"
    path.write_text(WHOLE)
    path.chmod(0)
    items, problems = load_screening(None, tmp_path)
    assert items == BUILT_IN
    assert problems


def test_what_is_kept_for_a_quick_start_cannot_leave_questions_out(tmp_path: Path) -> None:
    kept = tmp_path / "catalogue.json"
    catalogue.load_catalogue(None, kept)
    assert "screening" not in msgspec.json.decode(kept.read_bytes())
    assert catalogue.load_catalogue(None, kept).screening == shipped()
