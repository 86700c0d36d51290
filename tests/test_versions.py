"""The versions that are asked for, those that are installed, and those the tests run with."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pinned(file: str) -> dict[str, str]:
    lines = (ROOT / file).read_text().splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {name.lower(): version for name, version in pairs}


def lowest_asked_for() -> dict[str, str]:
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *extras["calendar"], *extras["notify"]]
    parts = [re.fullmatch(r"([\w-]+)>=([\d.]+)(,<\d+)?", one) for one in asked]
    return {part[1]: part[2] for part in parts if part is not None}


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def test_every_dependency_says_its_lowest_version() -> None:
    assert len(lowest_asked_for()) == 11


def test_the_lowest_versions_are_those_that_are_tried() -> None:
    tried = {name: numbers(version) for name, version in pinned("constraints-lowest.txt").items()}
    asked = {name: numbers(version) for name, version in lowest_asked_for().items()}
    assert tried.keys() == asked.keys()
    for name, lowest in asked.items():
        assert tried[name][: len(lowest)] == lowest, name
        assert not any(tried[name][len(lowest) :]), name


def test_the_versions_this_is_built_with_are_allowed() -> None:
    built_with = pinned("constraints.txt")
    for name, lowest in lowest_asked_for().items():
        assert numbers(built_with[name]) >= numbers(lowest)


def test_the_tests_ask_for_the_extras_as_the_project_does() -> None:
    extras = PROJECT["optional-dependencies"]
    assert {*extras["calendar"], *extras["notify"]} <= set(extras["dev"])
