"""`backcare flare`: a flare begun, kept up and ended at a shell prompt."""

from datetime import timedelta

import pytest

from backcare_tui.companion import open_companion
from backcare_tui.domain.journal.care_events import (
    FlareEnded,
    FlareStarted,
    ScreeningAnswered,
    ToolUsed,
)
from backcare_tui.domain.journal.entries import PainRated
from tests.cli.conftest import Person

DAY = timedelta(days=1)
START = ("flare", "start", "--none-of-these")


def kinds(person: Person) -> list[str]:
    found = person("history", "--since", "-30d", "--json").json["entries"]
    return [entry["event"]["kind"] for entry in found]


def with_non_negotiable(person: Person) -> None:
    person.does("config", "set", "care.non_negotiable", "5–10 min walk")


def test_a_flare_begins_after_the_questions_and_says_what_is_different(person: Person) -> None:
    with_non_negotiable(person)
    said = person.does(*START)
    assert "Flare mode is on, day 1." in said
    assert "Different now: Quiet colours, more frequent breaks" in said
    assert kinds(person) == ["screening_answered", "flare_started"]


def test_without_an_answer_to_the_questions_no_flare_begins(person: Person) -> None:
    result = person("flare", "start")
    assert result.code == 2
    assert "--none-of-these" in result.err
    assert kinds(person) == []


def test_the_answer_is_written_down_as_given_for_a_flare(person: Person) -> None:
    person.does(*START)
    found = person("history", "--json").json["entries"]
    assert found[0]["event"]["trigger"] == "flare"


def test_who_has_no_non_negotiable_is_told_how_to_say_it(person: Person) -> None:
    assert "care.non_negotiable" in person(*START).err


def test_what_is_declined_stays_as_usual(person: Person) -> None:
    declined = ("--decline", "theme", "--decline", "breaks", "--decline", "theme")
    said = person.does(*START, *declined)
    assert said.endswith("Not wanted: quiet colours, more frequent breaks.")
    flare = person("flare", "status", "--json").json["flare"]
    assert "theme" not in flare["changes"]
    assert "targets" in flare["changes"]


def test_the_latest_pain_of_the_day_is_where_it_began(person: Person) -> None:
    person.does("log", "pain", "6")
    person.does(*START)
    assert person("flare", "list", "--json").json["flares"][0]["pain"]["first"] == 6


def test_pain_can_be_given_with_the_start_and_is_a_check_in(person: Person) -> None:
    entry = person(*START, "--pain", "7", "--json").json
    assert entry["event"] == {"kind": "flare_started", "score": 7, "declined": []}
    assert kinds(person) == ["screening_answered", "pain_rated", "flare_started"]


def test_a_second_start_changes_nothing_and_says_so(person: Person) -> None:
    person.does(*START)
    person.clock.pass_time(2 * DAY)
    assert person.does(*START) == "A flare is on already, since 20 Nov: day 3. Nothing was written."
    assert person(*START, "--json").json["event"]["kind"] == "flare_started"
    assert kinds(person) == ["screening_answered", "flare_started"]


def test_started_on_another_machine_it_is_on_here_too(person: Person) -> None:
    phone = open_companion(person.paths, person.clock)
    phone.device = "phone"
    phone.record(FlareStarted(), at=person.clock.now() - 2 * DAY)
    assert "day 3" in person.does("flare", "status")
    phone.record(FlareEnded(), at=person.clock.now() - DAY)
    assert "No flare is on." in person.does("flare", "status")


def test_two_machines_that_both_began_one_have_one_flare(person: Person) -> None:
    person.does(*START)
    phone = open_companion(person.paths, person.clock)
    phone.record(FlareStarted(), at=person.clock.now() + timedelta(minutes=1))
    person.clock.pass_time(DAY)
    assert len(person.does("flare", "list").splitlines()) == 1
    person.does("flare", "end")
    assert person.does("flare", "status").startswith("No flare is on.")


def test_a_flare_that_another_clock_wrote_into_the_future_waits(person: Person) -> None:
    fast = open_companion(person.paths, person.clock)
    fast.record(FlareStarted(), at=person.clock.now() + timedelta(hours=1))
    assert person.does("flare", "status") == "No flare is on."
    assert person("flare", "list").out == ""
    person.clock.pass_time(timedelta(hours=2))
    assert "day 1" in person.does("flare", "status")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("end",), 1, "No flare is on, so there is none to end"),
        (("start", "--none-of-these", "--at", "2026-11-21 10:00"), 2, "still to come"),
        (("start", "--none-of-these", "--at", "1899-12-31 10:00"), 2, "is before 1900"),
        (("start", "--none-of-these", "--at", "soon"), 2, "is not a time"),
        (("start", "--none-of-these", "--at", "2026-07-01 10:00"), 2, "over by now"),
        (("start", "--none-of-these", "--decline", "everything"), 2, "is not one of"),
        (("start", "--none-of-these", "--pain", "11"), 2, "is not a whole number from 0 to 10"),
        (("end", "--days", "4"), 2, "is not one of"),
        (("keep",), 1, "backcare config set care.non_negotiable"),
        (("stop",), 2, "No such command"),
        ((), 2, "Missing command"),
    ],
)
def test_what_cannot_be_is_one_line_and_writes_nothing(
    person: Person, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = person("flare", *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert kinds(person) == []


def test_a_start_can_be_written_down_later(person: Person) -> None:
    person.does(*START, "--at", "2026-11-18 20:00")
    assert "day 3, since 18 Nov" in person.does("flare", "status")


def test_a_start_before_another_flare_that_is_over_is_refused(person: Person) -> None:
    person.does(*START)
    person.clock.pass_time(DAY)
    person.does("flare", "end")
    person.clock.pass_time(DAY)
    before = kinds(person)
    result = person(*START, "--at", "2026-11-19 10:00")
    assert result.code == 2
    assert "another one lies in between" in result.err
    assert kinds(person) == before


def test_an_end_before_the_beginning_is_refused(person: Person) -> None:
    person.does(*START)
    person.clock.pass_time(DAY)
    result = person("flare", "end", "--at", "2026-11-20 08:00")
    assert result.code == 2
    assert "began only after that, at 2026-11-20 09:00" in result.err


def test_the_end_says_what_it_came_to_and_how_targets_come_back(person: Person) -> None:
    with_non_negotiable(person)
    person.does(*START, "--pain", "6")
    home = open_companion(person.paths, person.clock)
    for day in range(3):
        at = person.clock.now() + timedelta(hours=1)
        home.record(ToolUsed(tool="heat", before=6, after=5 if day else 6), at=at)
        person.clock.pass_time(timedelta(hours=2))
        person.does("flare", "keep")
        person.clock.pass_time(DAY)
    assert person.does("flare", "end", "--pain", "3", "--days", "2").splitlines() == [
        "The flare is over.",
        "length   4 days, 20–23 Nov",
        "pain     6 at first, 6 at worst, 3 at the end",
        "used     Heat, 3 times: lower after 2, the same after 1",
        "kept     non-negotiable on 3 of 4 days, 2 check-ins",
        "return   three quarters today, all from Tue 24 Nov",
    ]
    assert person.does("flare", "status").splitlines() == [
        "No flare is on.",
        "Targets are back to three quarters today.",
    ]
    (flare,) = person("flare", "list", "--json").json["flares"]
    assert (flare["days"], flare["on"]) == (4, False)
    assert flare["helped"] == [{"tool": "heat", "times": 3, "known": 3, "eased": 2, "worse": 0}]
    assert person.does("flare", "list") == "20–23 Nov  4 days  worst 6  Heat: lower after 2 of 3"


def test_status_says_the_day_what_is_kept_and_what_is_different(person: Person) -> None:
    with_non_negotiable(person)
    person.does(*START)
    assert "keep      not yet today: 5–10 min walk" in person.does("flare", "status")
    assert person.does("flare", "keep") == "Kept today: 5–10 min walk"
    assert person.does("flare", "keep") == "Kept today already: 5–10 min walk"
    assert person.does("flare", "status").splitlines()[:4] == [
        "Flare, day 1, since 20 Nov",
        "keep      ✓ 5–10 min walk",
        "check-in  morning now, evening from 19:00",
        "changes   Quiet colours, more frequent breaks, three adjustments, no targets, "
        "downshift first, non-negotiable.",
    ]
    person.does("portfolio", "hold", "physio")
    assert "exercise  Physio exercises: half until Sun 22 Nov, not none" in person.does(
        "flare", "status"
    )


@pytest.mark.parametrize(("days", "reason"), [(5, None), (6, "week"), (13, "two-weeks")])
def test_after_a_week_and_after_two_it_says_to_talk_to_someone(
    person: Person, days: int, reason: str | None
) -> None:
    person.does(*START)
    for _ in range(days):
        person.does("log", "pain", "6")
        person.clock.pass_time(DAY)
    found = person("flare", "status", "--json").json["flare"]
    assert (found["contact"], found["curve"]) == (reason, "steady")
    assert ("physiotherapist" in person.does("flare", "status")) is (reason is not None)


def test_the_way_back_is_as_long_as_the_flare_was(person: Person) -> None:
    person.does(*START)
    person.clock.pass_time(9 * DAY)
    said = person.does("flare", "end")
    assert "return   a quarter today, half from tomorrow, three quarters on" in said


def test_status_for_programs(person: Person) -> None:
    assert person("flare", "status", "--json").json == {
        "schema": 1,
        "flare": None,
        "targets": 1.0,
    }
    person.does(*START)
    found = person("flare", "status", "--json").json
    assert found["targets"] == 0.0
    assert found["flare"]["day"] == 1
    assert found["flare"]["halved_until"] == "2026-11-22"


def test_undo_takes_a_start_back_and_then_nothing_is_on(person: Person) -> None:
    person.does(*START)
    assert "Flare began" in person("undo").out + person("undo").err
    assert person.does("flare", "status") == "No flare is on."


def test_while_something_waits_no_flare_begins_and_what_to_do_leads(person: Person) -> None:
    home = open_companion(person.paths, person.clock)
    home.record(ScreeningAnswered(tier="emergency", ticked=("bladder",)))
    person.clock.pass_time(60)
    result = person(*START)
    assert result.code == 1
    assert result.err.startswith("Needs checking now\n\nCall 112, 911 or 999.")
    assert result.err.endswith("No flare was started: what needs checking goes first.\n")
    after = open_companion(person.paths, person.clock)
    assert after.manner.emergency
    assert after.manner.flare is None


def test_the_status_of_a_flare_leads_with_what_waits(person: Person) -> None:
    person.does(*START)
    person.clock.pass_time(60)
    person.does("screening", "--tick", "fever")
    result = person("flare", "status")
    assert result.err.startswith("Needs checking today")
    assert "halve" not in result.out
    assert "What needs checking goes first" in result.out


def test_an_answer_under_two_hours_old_is_not_asked_for_again(person: Person) -> None:
    person.does("screening", "--none-of-these")
    person.clock.pass_time(3600)
    assert person("flare", "start").code == 0


def test_text_of_ones_own_cannot_act_on_the_terminal(person: Person) -> None:
    person.does("config", "set", "care.non_negotiable", "[b]walk[/b] [/ 7")
    person.does(*START)
    home = open_companion(person.paths, person.clock)
    home.record(ToolUsed(tool="x[/]\x1b[31m", before=6, after=4))
    home.record(PainRated(score=4))
    for arguments in (("flare", "status"), ("flare", "end")):
        assert "\x1b" not in person.does(*arguments)


def test_a_flare_of_half_a_year_that_is_ended_only_now_is_one_that_ran_out(person: Person) -> None:
    companion = open_companion(person.paths, person.clock)
    now = person.clock.now()
    companion.record(FlareStarted(score=6), at=now - 160 * DAY)
    companion.record(FlareEnded(score=2), at=now - DAY)
    assert person.does("flare", "status") == "No flare is on."
    assert person.does("flare", "list") == "13 Jun–11 Sep  91 days  worst 6  ran out"
    assert open_companion(person.paths, person.clock).manner.share == 1.0
