"""What a person gets from the suggestions for the portfolio, and from their own file."""

import re
from pathlib import Path

import pytest

from backcare_tui.content.loader import Problem, Rejected
from backcare_tui.content.portfolio import limit_from, load_tools, minutes_from
from backcare_tui.domain.portfolio.tools import Tool, ToolKind
from backcare_tui.domain.text import clean

OWN = """
[[tool]]
id = "gel"
kind = "relief"
name = "My gel"
at_most = 3
held = true
"""


def with_own(folder: Path, toml: str) -> tuple[dict[str, Tool], list[Problem]]:
    (folder / "portfolio.toml").write_text(toml, encoding="utf-8")
    items, problems = load_tools(folder)
    return {item.id: item for item in items}, list(problems)


def shipped() -> dict[str, Tool]:
    items, problems = load_tools(None)
    assert not problems
    return {item.id: item for item in items}


def test_every_kind_has_enough_to_choose_from_and_they_stand_together() -> None:
    kinds = [item.kind for item in shipped().values()]
    assert all(kinds.count(kind) >= 5 for kind in ToolKind)
    assert kinds == sorted(kinds, key=list(ToolKind).index)


@pytest.mark.parametrize("item", shipped().values(), ids=lambda item: item.id)
def test_every_suggestion_says_how_and_from_where_and_is_nobodys_yet(item: Tool) -> None:
    assert 1 <= len(re.findall(r"[.?](?= |$)", item.how)) <= 4
    assert "n article on managing back pain" in item.source
    words = f"{item.name} {item.how} {item.source}"
    assert "!" not in words
    assert clean(words) == words
    assert (item.held, item.at_most) == (False, None)
    assert item.minutes is None or item.minutes[1] <= 30


def test_heat_and_cold_say_cloth_before_all_else_and_have_their_time() -> None:
    for id_ in ("heat", "cold"):
        tool = shipped()[id_]
        assert "cloth" in tool.how.split(".")[0]
        assert tool.minutes == (15, 20)


def test_no_suggestion_speaks_of_a_dose() -> None:
    words = " ".join(f"{item.name} {item.how}" for item in shipped().values()).lower()
    assert not re.search(r"\b\d+ ?(mg|tablets?|pills?|times a day)\b", words)
    assert "knows nothing about doses" in words


def test_my_own_tool_joins_its_kind(tmp_path: Path) -> None:
    items, problems = with_own(tmp_path, OWN)
    assert not problems
    assert items["gel"] == Tool(id="gel", kind=ToolKind.RELIEF, name="My gel", at_most=3, held=True)
    assert list(items).index("gel") < list(items).index("walking")


def test_a_suggestion_is_held_renamed_and_loses_its_timer(tmp_path: Path) -> None:
    mine = '[[tool]]\nid = "heat"\nheld = true\nname = "Hot water"\nminutes = []\n'
    items, problems = with_own(tmp_path, mine)
    assert not problems
    assert (items["heat"].held, items["heat"].name, items["heat"].minutes) == (
        True,
        "Hot water",
        None,
    )
    assert items["heat"].how == shipped()["heat"].how


@pytest.mark.parametrize(
    ("wrong", "key", "reason"),
    [
        ('name = "' + "x" * 41 + '"', "name", "41 characters"),
        ('kind = "pill"', "kind", '"modifier"'),
        ("minutes = 5", "minutes", "1 to 120"),
        ("minutes = [5]", "minutes", "1 to 120"),
        ("minutes = [9, 3]", "minutes", "1 to 120"),
        ("minutes = [0, 3]", "minutes", "1 to 120"),
        ("minutes = [1.5, 3]", "minutes", "whole numbers"),
        ("at_most = 0", "at_most", "24 hours"),
        ("at_most = 51", "at_most", "1 to 50"),
        ("at_most = true", "at_most", "24 hours"),
        ('held = "yes"', "held", "true or false"),
        ('dose = "400 mg"', "dose", "not known"),
    ],
)
def test_a_mistake_is_named_and_the_suggestion_stands_in(
    tmp_path: Path, wrong: str, key: str, reason: str
) -> None:
    items, problems = with_own(tmp_path, f'[[tool]]\nid = "heat"\n{wrong}\n')
    assert items == shipped()
    (problem,) = problems
    assert problem.where == f"heat.{key}"
    assert reason in problem.reason


def test_of_two_with_the_same_id_the_first_is_used_and_it_is_said(tmp_path: Path) -> None:
    items, problems = with_own(tmp_path, OWN + OWN.replace("My gel", "Another"))
    assert items["gel"].name == "My gel"
    assert [str(problem).rpartition(": ")[2] for problem in problems] == [
        "stands twice; the first one is used"
    ]


def test_a_hostile_name_is_only_what_can_be_seen_of_it(tmp_path: Path) -> None:
    name = r"\u001B]0;x\u0007[red]Gel[/] \u202Eleg\u202C"
    items, problems = with_own(tmp_path, OWN.replace("My gel", name))
    assert not problems
    assert items["gel"].name == "[red]Gel[/] leg"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("15-20", (15, 20)),
        (" 15 – 20 min", (15, 20)),
        ("5", (5, 5)),
        ("", None),
        (" ", None),
        ("120", (120, 120)),
    ],
)
def test_minutes_are_read_as_people_write_them(said: str, meant: tuple[int, int] | None) -> None:
    assert minutes_from(said) == meant


@pytest.mark.parametrize("said", ["0", "121", "9-3", "-5", "1.5", "ten", "5-", "٣"])
def test_minutes_that_are_none_are_refused(said: str) -> None:
    with pytest.raises(Rejected, match="from 1 to 120"):
        minutes_from(said)


def test_a_limit_is_a_number_of_uses_or_nothing() -> None:
    assert (limit_from("3"), limit_from(" "), limit_from("50")) == (3, None, 50)
    for said in ("0", "51", "x", "-1", "2.5"):
        with pytest.raises(Rejected, match="1 to 50"):
            limit_from(said)
