"""Written people go through the safety questions: each comes to what their signs are worth."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import Form
from backcare_tui.domain.screening.context import AGES, LINES, Context
from backcare_tui.domain.screening.items import decide, items_of, triage_line
from backcare_tui.domain.screening.waiting import Tier

PEOPLE: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases.toml").read_text("utf-8")
)["person"]
ITEMS = load_screening(None)[0]
ASKED = {item.id for item in ITEMS if item.forms}
FORMS: dict[str, Form] = {"short": "short", "monthly": "monthly", "whole": "whole"}


def context_of(person: Mapping[str, Any]) -> Context:
    told: dict[str, Any] = person.get("context", {})
    if told.get("unsaid"):
        return Context()
    yes = frozenset(told.get("yes", ()))
    assert yes <= set(LINES)
    age = told.get("age", "20-49")
    assert age in AGES
    return Context(ages=(age,), yes=yes, no=frozenset(LINES) - yes)


def of(person: Mapping[str, Any]) -> str:
    return str(person["who"])[:40]


@pytest.mark.parametrize("person", PEOPLE, ids=of)
def test_they_find_their_signs_and_come_to_their_tier(person: dict[str, Any]) -> None:
    form = FORMS[person.get("form", "whole")]
    asked = items_of(ITEMS, context_of(person), form)
    assert set(person["ticks"]) <= {item.id for item in asked}
    tier = decide(person["ticks"], asked)
    assert tier.id == person["tier"]
    assert person["why"]
    if tier > Tier.ROUTINE:
        assert triage_line(person["ticks"], ITEMS).startswith("I have back pain")


def test_there_are_many_of_them_and_a_third_has_nothing_that_waits() -> None:
    assert len(PEOPLE) >= 40
    assert len({person["who"] for person in PEOPLE}) == len(PEOPLE)
    calm = [person for person in PEOPLE if person["tier"] in ("none", "routine")]
    assert 3 * len(calm) >= len(PEOPLE)


def test_every_sign_has_somebody() -> None:
    assert {id_ for person in PEOPLE for id_ in person["ticks"]} == ASKED
