"""`backcare pain`."""

from datetime import timedelta

import pytest

from backcare_tui.companion import open_companion
from backcare_tui.domain.journal.care_events import FlareStarted
from backcare_tui.domain.journal.entries import PainRated
from tests.cli.conftest import Person


def rate(person: Person, day: int, *scores: int) -> None:
    """Rate `day` days ago, one an hour from eight."""
    when = person.clock.now().date() - timedelta(days=day)
    for n, score in enumerate(scores):
        person.does("log", "pain", str(score), "--at", f"{when} {8 + n % 12:02}:00")


def test_before_the_first_entry_it_says_how_to_make_one(person: Person) -> None:
    said = person.does("pain")
    assert "nothing logged yet: backcare log pain N" in said
    assert "Usual      learning: 0 of 5 days" in said
    assert "Alarm      –" in said


def test_days_usual_range_and_alarm_are_told(person: Person) -> None:
    for day in range(1, 7):
        rate(person, day, 3, 4)
    person.does("log", "pain", "7")
    lines = person.does("pain").split("\n")
    assert lines[0] == "Today      1 rating, 7"
    assert lines[1] == "Usual      3.5, median 3.5, from 6 of the 28 days before"
    assert lines[2] == "Alarm      well above usual"
    assert lines[3].startswith("Around it  –: sitting not known")
    assert lines[4].startswith("Clearly more than your usual pain so far today.")
    assert len(lines) == 6 + 1 + 7, "from the first day on that has an entry"
    assert lines[-1].split()[3:] == ["1", "7", "7"]


def test_days_can_be_chosen(person: Person) -> None:
    rate(person, 40, 5)
    assert len(person.does("pain", "--days", "3").split("\n")) == 8
    assert "late" in person.does("pain", "--days", "60")
    for wrong in ("0", "367", "many"):
        assert person("pain", "--days", wrong).code == 2


def test_programs_get_all_of_it(person: Person) -> None:
    for day in range(1, 7):
        rate(person, day, 3, 4)
    person.does("log", "pain", "5")
    found = person("pain", "--json", "--days", "10").json
    assert found["schema"] == 1
    assert found["usual"] == {"low": 3.5, "high": 3.5, "median": 3.5}
    assert found["days_known"] == 6
    assert (found["alarm"]["volume"], found["alarm"]["n"]) == ("above", 1)
    assert found["load"]["parts"] == dict.fromkeys(("sitting", "sleep", "stress", "mood"))
    assert found["load"]["share"] is None
    assert found["days"][0]["late"] == 2
    assert found["days"][-1] == {
        "day": found["day"],
        "n": 1,
        "low": 5,
        "high": 5,
        "median": 5.0,
        "average": None,
        "worst": None,
        "flare": False,
        "late": 0,
    }


def test_what_is_not_known_is_null(person: Person) -> None:
    found = person("pain", "--json").json
    assert (found["usual"], found["alarm"], found["days_known"]) == (None, None, 0)
    assert len(found["days"]) == 1


def test_a_flare_that_began_before_the_days_shown_is_known(person: Person) -> None:
    companion = open_companion(person.paths, person.clock)
    companion.record(FlareStarted(), at=person.clock.now() - timedelta(days=60))
    companion.record(PainRated(score=8))
    assert "flare" in person.does("pain", "--days", "1").split("\n")[-1]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_the_glyphs_gets_others(person: Person, encoding: str) -> None:
    person.encoding = encoding
    rate(person, 0, 3, 5)
    said = person.does("pain")
    assert "3-5" in said
    assert "?" not in said
