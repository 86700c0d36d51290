"""`backcare about-me`: what the safety questions know."""

import pytest

from backcare_tui.companion import open_companion
from tests.cli.conftest import Person


def test_what_is_told_is_kept_and_shown(person: Person) -> None:
    assert "not said  Pregnant" in person.does("about-me")
    person.does("about-me", "--age", "50-64", "--yes", "cancer", "--no", "pregnant")
    person.does("about-me", "--no", "spine")
    told = person("about-me", "--json").json
    assert (told["age"], told["yes"], told["no"]) == ("50-64", ["cancer"], ["pregnant", "spine"])
    assert "50 to 64  Your age" in person.does("about-me")
    person.does("about-me", "--unsay", "cancer", "--unsay", "age")
    told = person("about-me", "--json").json
    assert (told["age"], told["yes"]) == (None, [])


def test_it_decides_what_is_asked(person: Person) -> None:
    person.does("about-me", "--yes", "pregnant")
    assert "waters" in person.does("screening", "--list")
    person.clock.pass_time(60)
    person.does("about-me", "--no", "pregnant")
    assert "waters" not in person.does("screening", "--list")


@pytest.mark.parametrize(
    "arguments",
    [["--yes", "nope"], ["--age", "40"], ["--yes", "cancer", "--no", "cancer"], ["--unsay", "x"]],
)
def test_what_makes_no_sense_is_refused(person: Person, arguments: list[str]) -> None:
    assert person("about-me", *arguments).code == 2
    companion = open_companion(person.paths, person.clock)
    assert companion.context.told is None
