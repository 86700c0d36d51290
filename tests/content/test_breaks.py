"""What a person gets from the shipped break routines and from their own file."""

import re
from pathlib import Path

import pytest

from backcare_tui.content.breaks import load_routines
from backcare_tui.content.loader import Problem
from backcare_tui.domain.breaks.routines import ROTATION, STAND, Effort, Routine, RoutineFamily
from backcare_tui.domain.journal.entries import BreakKind, Side
from backcare_tui.domain.text import clean

OWN = """
[[routine]]
id = "stairs"
name = "Down the stairs and up again"
kind = "micro"
family = "walk"
steps = [
  { do = "Walk down a floor", seconds = 40 },
  { do = "And up", how = "Slowly.", seconds = 50 },
]
"""


def with_own(folder: Path, toml: str) -> tuple[dict[str, Routine], list[Problem]]:
    (folder / "breaks.toml").write_text(toml, encoding="utf-8")
    routines, problems = load_routines(folder)
    return {routine.id: routine for routine in routines}, list(problems)


def shipped() -> dict[str, Routine]:
    routines, problems = load_routines(None)
    assert not problems
    return {routine.id: routine for routine in routines}


ALL = [*shipped().values(), STAND]


def test_there_are_enough_for_a_day_and_for_every_state() -> None:
    routines = shipped().values()
    assert 12 <= len(routines) <= 15
    for kind in BreakKind:
        of_kind = [routine for routine in routines if routine.kind is kind]
        assert sum(routine.effort is Effort.QUIET for routine in of_kind) >= 2
    long = {routine.family for routine in routines if routine.kind is BreakKind.LONG}
    assert long == set(ROTATION)
    # Whatever a person said of themselves, something of every state is left.
    assert all(not r.not_with for r in routines if r.effort is Effort.QUIET)


@pytest.mark.parametrize("routine", ALL, ids=lambda routine: routine.id)
def test_every_routine_says_what_to_do_how_and_from_where(routine: Routine) -> None:
    assert routine.how
    assert routine is STAND or 2 <= len(routine.steps) <= 3
    assert all(step.how for step in routine.steps)
    sources = r"An article on managing back pain|General knowledge|[Oo]ur own choice|Slow breathing"
    assert re.search(sources, routine.source)
    texts = [routine.name, routine.how, *(t for s in routine.steps for t in (s.do, s.how))]
    words = " ".join([*texts, routine.source])
    assert "!" not in words
    assert clean(words) == words


@pytest.mark.parametrize("routine", ALL, ids=lambda routine: routine.id)
def test_none_is_done_seated_with_a_load_or_with_a_held_breath(routine: Routine) -> None:
    texts = [routine.name, routine.how, *(t for s in routine.steps for t in (s.do, s.how))]
    words = " ".join(texts).lower()
    assert not re.search(r"\b(sit|sitting|seated|seat|lift|weights|carry|hold)\b", words)
    assert "stand" in f"{routine.steps[0].do} {routine.steps[0].how}".lower()


def test_both_sides_are_asked_alike() -> None:
    for routine in shipped().values():
        seconds = dict.fromkeys(Side, 0)
        for step in routine.steps:
            if step.side is not None:
                seconds[step.side] += step.seconds
        assert seconds[Side.LEFT] == seconds[Side.RIGHT]


def test_the_ids_are_kept_since_they_stand_in_journals() -> None:
    assert list(shipped()) == [
        "window-walk",
        "lean-back",
        "shoulder-circles",
        "water-walk",
        "hip-hinge",
        "standing-breath",
        "toe-rises",
        "weight-shift",
        "leg-swings",
        "hip-front",
        "reach-up",
        "long-walk",
        "legs-up",
        "long-breath",
        "walk-and-loosen",
    ]
    assert STAND.id == "stand-up"


def test_my_own_routine_joins_the_others(tmp_path: Path) -> None:
    routines, problems = with_own(tmp_path, OWN)
    assert not problems
    own = routines["stairs"]
    assert (own.family, own.effort) == (RoutineFamily.WALK, Effort.USUAL)
    assert own.length.total_seconds() == 90
    assert len(routines) == len(shipped()) + 1


def test_one_can_be_changed_or_hidden(tmp_path: Path) -> None:
    toml = '[[routine]]\nid = "lean-back"\nhide = true\n'
    toml += '[[routine]]\nid = "toe-rises"\nname = "Onto your toes"\nnot_with = ["spine"]\n'
    routines, problems = with_own(tmp_path, toml)
    assert not problems
    assert routines.keys() == shipped().keys() - {"lean-back"}
    assert routines["toe-rises"].name == "Onto your toes"
    assert routines["toe-rises"].steps == shipped()["toe-rises"].steps


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        ('kind = "short"', "kind", '"micro", "long"'),
        ('family = "sitting"', "family", '"walk"'),
        ('effort = "hard"', "effort", '"quiet"'),
        ('not_with = ["tired"]', "not_with", '"pregnant"'),
        ('not_with = "spine"', "not_with", "list"),
        ("steps = 3", "steps", "1 to 3"),
        ("steps = []", "steps", "1 to 3"),
        ("steps = [3]", "steps", "step 1 is a table"),
        ('steps = [{ do = "x" }]', "steps", "step 1, seconds"),
        ('steps = [{ do = "x", seconds = 301 }]', "steps", "step 1, seconds"),
        ("steps = [{ seconds = 60 }]", "steps", "step 1, do: is missing"),
        ('steps = [{ do = "x", seconds = 59 }]', "steps", "1 to 5 minutes"),
        ('steps = [{ do = "x", seconds = 60, side = "up" }]', "steps", "step 1, side"),
        ('steps = [{ do = "x", seconds = 60, breathe = 1 }]', "steps", "step 1, breathe"),
        ('steps = [{ do = "x", seconds = 60, load = 5 }]', "steps", "step 1, load"),
        ('name = ""', "name", "is missing"),
        ("load = 5", "load", "is not known"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_works(
    tmp_path: Path, change: str, key: str, said: str
) -> None:
    routines, (problem,) = with_own(tmp_path, f'[[routine]]\nid = "toe-rises"\n{change}\n')
    assert problem.where == f"toe-rises.{key}"
    assert said in problem.reason
    assert routines == shipped()


def test_the_routine_that_is_always_there_cannot_be_taken(tmp_path: Path) -> None:
    routines, (problem,) = with_own(tmp_path, OWN.replace("stairs", "stand-up"))
    assert problem.where == "stand-up.id"
    assert routines == shipped()
