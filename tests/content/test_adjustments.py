"""What a person gets from the shipped adjustments and from their own file."""

import re
from pathlib import Path

import pytest

from backcare_tui.content.adjustments import load_adjustments
from backcare_tui.content.loader import Problem
from backcare_tui.domain.adjustments import Adjustment, Family, Start
from backcare_tui.domain.habits import offered_first
from backcare_tui.domain.text import clean

OWN = """
[[adjustment]]
id = "desk-up"
family = "transition"
cue = "Desk up, desk down"
target = 2
"""


def with_own(folder: Path, toml: str) -> tuple[dict[str, Adjustment], list[Problem]]:
    (folder / "adjustments.toml").write_text(toml, encoding="utf-8")
    items, problems = load_adjustments(folder)
    return {item.id: item for item in items}, list(problems)


def shipped() -> dict[str, Adjustment]:
    items, problems = load_adjustments(None)
    assert not problems
    return {item.id: item for item in items}


def test_every_family_has_enough_to_choose_from_and_they_stand_together() -> None:
    families = [item.family for item in shipped().values()]
    assert all(families.count(family) >= 5 for family in Family)
    assert families == sorted(families, key=list(Family).index)


@pytest.mark.parametrize("item", shipped().values(), ids=lambda item: item.id)
def test_every_adjustment_says_what_how_why_and_from_where(item: Adjustment) -> None:
    assert 1 <= len(re.findall(r"[.?](?= |$)", item.how)) <= 3
    assert len(re.findall(r"[.?](?= |$)", item.why)) == 1
    assert item.short
    assert re.search(
        r"[Aa]n article on managing back pain|General knowledge|[Oo]ur own", item.source
    )
    words = f"{item.cue} {item.how} {item.why} {item.source}"
    assert "!" not in words
    assert clean(words) == words
    assert item.sided is False or item.family is Family.ASYMMETRY


FRIGHTENS = re.compile(
    r"strain|vulnerable|\blever|\bjerk|tips? the pelvis|\btilt|careless|damage|harm|wrong",
    re.IGNORECASE,
)
"""Words that work on people for years (Darlow 2013)."""


@pytest.mark.parametrize("item", shipped().values(), ids=lambda item: item.id)
def test_no_reason_frightens(item: Adjustment) -> None:
    assert not FRIGHTENS.search(f"{item.cue} {item.how} {item.why}")


def test_three_are_proposed_one_of_each_family_with_about_twelve_moves_a_day() -> None:
    proposed = [item for item in shipped().values() if item.start is Start.PROPOSED]
    assert [item.family for item in proposed] == list(Family)
    assert sum(item.target for item in proposed) == 12
    assert len(offered_first(tuple(shipped().values()))) == 9, "each has a key of its own"


def test_crossing_legs_has_no_number_to_reach() -> None:
    assert shipped()["crossed-leg"].target == 0
    assert all(item.target for item in shipped().values() if item.id != "crossed-leg")


def test_no_cue_is_given_twice() -> None:
    cues = [item.cue for item in shipped().values()]
    assert len(set(cues)) == len(cues)
    shorts = [item.short for item in shipped().values() if item.sided]
    assert len(shorts) >= 5
    assert len(set(shorts)) == len(shorts)


def test_my_own_adjustment_joins_its_family(tmp_path: Path) -> None:
    items, problems = with_own(tmp_path, OWN)
    assert not problems
    assert items["desk-up"].cue == "Desk up, desk down"
    assert items["desk-up"].start is Start.OWN, "it is a habit from the beginning"
    assert list(items).index("desk-up") < list(items).index("hug-load")


def test_changing_one_field_keeps_the_others(tmp_path: Path) -> None:
    items, problems = with_own(tmp_path, '[[adjustment]]\nid = "stand-slower"\ntarget = 12\n')
    assert not problems
    assert items["stand-slower"].target == 12
    assert items["stand-slower"].cue == shipped()["stand-slower"].cue
    assert list(items) == list(shipped())


def test_one_that_does_not_suit_me_can_be_hidden(tmp_path: Path) -> None:
    items, problems = with_own(tmp_path, '[[adjustment]]\nid = "car-turn"\nhide = true\n')
    assert not problems
    assert items.keys() == shipped().keys() - {"car-turn"}


@pytest.mark.parametrize(
    ("wrong", "key", "reason"),
    [
        ('cue = "' + "x" * 35 + '"', "cue", "35 characters"),
        ("cue = 5", "cue", "text"),
        ('cue = " "', "cue", "missing"),
        ("target = -1", "target", "0 to 50"),
        ("target = 51", "target", "0 to 50"),
        ("target = true", "target", "whole number"),
        ("target = 2.0", "target", "whole number"),
        ("sided = 1", "sided", "true or false"),
        ('family = "posture"', "family", '"transition"'),
        ("family = [1]", "family", '"transition"'),
        ('colour = "red"', "colour", "not known"),
        ('how = "' + "x" * 401 + '"', "how", "401 characters"),
        ('short = "shoulderbag"', "short", "11 characters"),
        ('start = "soon"', "start", '"proposed"'),
        ('hide = "yes"', "hide", "true or false"),
    ],
)
def test_a_mistake_is_named_and_the_shipped_one_stands_in(
    tmp_path: Path, wrong: str, key: str, reason: str
) -> None:
    items, problems = with_own(tmp_path, f'[[adjustment]]\nid = "bag-side"\n{wrong}\n')
    assert items == shipped()
    (problem,) = problems
    assert problem.path == tmp_path / "adjustments.toml"
    assert problem.where == f"bag-side.{key}"
    assert reason in problem.reason


@pytest.mark.parametrize("key", ["family", "cue", "target"])
def test_a_new_one_without_what_it_needs_is_left_out_and_named(tmp_path: Path, key: str) -> None:
    lines = [line for line in OWN.splitlines() if not line.startswith(key)]
    items, problems = with_own(tmp_path, "\n".join(lines))
    assert items == shipped()
    assert [problem.where for problem in problems] == [f"desk-up.{key}"]


def test_an_escape_sequence_in_a_cue_never_reaches_the_screen(tmp_path: Path) -> None:
    items, problems = with_own(tmp_path, OWN.replace("Desk up", "\\u001B]0;x\\u0007[red]Desk up"))
    assert not problems
    assert items["desk-up"].cue == "[red]Desk up, desk down"
