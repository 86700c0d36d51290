"""`backcare screening`, at a terminal, by options, and from other commands."""

from datetime import timedelta

import pytest

from backcare_tui.cli import screening_prompt
from backcare_tui.cli.setup_prompt import Terminal
from backcare_tui.companion import open_companion
from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.screening.decision import JUMP, Tier
from tests.cli.conftest import Person

ITEMS = load_screening(None)[0]


class AtTerminal:
    """Somebody who types these lines, then no more."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)
        self.told: list[str] = []

    def terminal(self, *, data_on_stdout: bool) -> Terminal:
        del data_on_stdout
        return Terminal(self.told.append, self._ask)

    def _ask(self, question: str) -> str | None:
        self.told.append(question)
        return self._lines.pop(0) if self._lines else None

    @property
    def text(self) -> str:
        return "\n".join(self.told)


def types(monkeypatch: pytest.MonkeyPatch, *lines: str) -> AtTerminal:
    someone = AtTerminal(*lines)
    monkeypatch.setattr(screening_prompt, "terminal", someone.terminal)
    return someone


def written(person: Person) -> list[ScreeningAnswered | WasSeen]:
    companion = open_companion(person.paths, person.clock)
    events = (entry.event for entry in companion.milestones())
    return [event for event in events if isinstance(event, ScreeningAnswered | WasSeen)]


# -- at a terminal


def test_numbers_typed_are_the_answer(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    someone = types(monkeypatch, "11, 2")
    person.does("screening")
    assert written(person) == [
        ScreeningAnswered(tier="emergency", ticked=("bladder", "fever"), trigger="first_run")
    ]
    assert "New or worse in the last two weeks? (Before we start)" in someone.text
    for item in ITEMS:
        assert item.text in someone.text
    assert "This needs checking now\n\nCall 112, 911 or 999." in someone.text
    assert "changed bladder control; fever or chills." in someone.text


@pytest.mark.parametrize("word", ["none", "None", " NONE "])
def test_the_whole_word_none_is_none_of_these(
    person: Person, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    someone = types(monkeypatch, word)
    person.does("screening")
    assert written(person) == [ScreeningAnswered(tier="none", trigger="first_run")]
    assert "Noted: none of these" in someone.text


@pytest.mark.parametrize(
    "line", ["", "n", "no", "0", "24", "1 none", "none none", "-1", "1.5", "²"]
)
def test_anything_else_is_no_answer_and_is_asked_again(
    person: Person, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    someone = types(monkeypatch, line)
    result = person("screening")
    assert result.code == 1
    assert result.err == "Left without an answer. Nothing was written.\n"
    assert not written(person)
    assert "Numbers from 1 to 23, such as 3 12, or the whole word none." in someone.text


def test_with_json_the_answer_is_data_and_the_questions_are_not(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, "11")
    record = person("screening", "--json").json
    assert record["tier"] == "today"
    assert record["entry"]["event"]["ticked"] == ["fever"]


def test_without_a_terminal_it_says_what_to_do_and_writes_nothing(person: Person) -> None:
    result = person("screening")
    assert result.code == 2
    assert "--none-of-these" in result.err
    assert not result.out
    assert not written(person)


# -- by options


def test_ticked_by_id(person: Person) -> None:
    out = person.does("screening", "--tick", "fever", "--tick", "bladder", "--tick", "fever")
    assert out.startswith("This needs checking now\n\nCall 112, 911 or 999.\n")
    assert out.endswith("Once you were seen: backcare screening --seen")
    assert written(person)[0].ticked == ("bladder", "fever")  # type: ignore[union-attr]


def test_my_own_number_is_the_one_to_call(person: Person) -> None:
    person.does("config", "set", "care.emergency_number", "144")
    assert "Call 144.\nOr go to" in person.does("screening", "--tick", "bladder")
    today = person.does("screening", "--seen") and person.does("screening", "--tick", "lump")
    assert today.startswith("This needs checking today")
    assert "do not wait: call 144." in today


def test_a_routine_answer_is_a_note(person: Person) -> None:
    assert person.does("screening", "--tick", "no-better").startswith("Worth an appointment")
    assert person("screening", "--status", "--json").json["hold"] is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--tick", "nope"], '"nope" is not known'),
        (["--tick", "bladder", "--tick", ""], '"" is not known'),
        (["--tick", "\x1b[31m"], "is not known"),
        (["--tick", "bladder", "--none-of-these"], "do not go together"),
        (["--seen", "--none-of-these"], "do not go together"),
        (["--list", "--status"], "do not go together"),
        (["--note", "x"], "--note goes with --seen"),
        (["--note", "x", "--none-of-these"], "--note goes with --seen"),
        (["--seen", "--note", "x" * 4_001], "at most 4,000"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    person: Person, arguments: list[str], reason: str
) -> None:
    result = person("screening", *arguments)
    assert result.code == 2
    assert reason in result.err
    assert "\x1b" not in result.err
    assert not written(person)


def test_every_item_is_listed_with_its_id(person: Person) -> None:
    out = person.does("screening", "--list")
    for item in ITEMS:
        assert f"  {item.id} " in out
        assert item.text in out
    listed = person("screening", "--list", "--json").json
    assert [item["id"] for item in listed["items"]] == [item.id for item in ITEMS]
    assert listed["schema"] == 1


# -- what is held


def test_nothing_but_seen_releases_it(person: Person) -> None:
    person.does("screening", "--tick", "both-legs")
    person.clock.pass_time(3600)
    said = person.does("screening", "--none-of-these")
    assert "An earlier answer still waits. This needs checking now" in said
    assert person("undo").code == 1
    status = person("screening", "--status", "--json").json
    assert status["hold"] == {"tier": "emergency", "ticked": ["both-legs"]}
    assert "symptoms in both legs" in status["triage"]
    person.clock.pass_time(3600)
    assert person.does("screening", "--seen", "--note", "A&E, scan fine").startswith("Noted")
    assert written(person)[-1] == WasSeen(note="A&E, scan fine")
    assert person("screening", "--status", "--json").json["hold"] is None


def test_seen_after_the_clock_was_set_back(person: Person) -> None:
    person.does("screening", "--tick", "both-legs")
    person.clock.pass_time(-7200)
    person.does("screening", "--seen")
    assert person("screening", "--status", "--json").json["hold"] is None


def test_seen_without_anything_that_waits_is_said_and_not_written(person: Person) -> None:
    result = person("screening", "--seen")
    assert result.code == 1
    assert result.err == "No answer waits for that. Nothing was written.\n"


def test_status_says_when_it_was_answered_and_what_is_due(person: Person) -> None:
    assert person.does("screening", "--status").splitlines() == [
        "Never answered.",
        "Due: before we start. backcare screening",
        "Nothing waits to be seen.",
    ]
    person.does("screening", "--none-of-these")
    person.clock.pass_time(60)
    assert person.does("screening", "--status").splitlines() == [
        "Answered 09:00.",
        "Nothing waits to be seen.",
    ]
    person.clock.pass_time(31 * 86_400)
    assert "Due: once a month" in person.does("screening", "--status")
    person.does("screening", "--tick", "lump")
    assert "This needs checking today" in person.does("screening", "--status")


def test_the_reason_it_was_due_for_is_kept_with_the_answer(person: Person) -> None:
    person.does("screening", "--none-of-these")
    person.clock.pass_time(60)
    person.does("log", "pain", "2")
    person.clock.pass_time(60)
    person.does("log", "pain", str(2 + JUMP))
    person.clock.pass_time(60)
    assert person("screening", "--status", "--json").json["due"] == "jump"
    person.does("screening", "--none-of-these")
    assert written(person)[-1].trigger == "jump"  # type: ignore[union-attr]


# -- what a person configures


@pytest.mark.parametrize("own", ['[[item]]\nid = "bladder"\nhide = true\n', "not toml ["])
def test_a_file_of_ones_own_changes_no_question(person: Person, own: str) -> None:
    person.paths.content.mkdir(parents=True)
    (person.paths.content / "screening.toml").write_text(own)
    result = person("screening", "--list")
    assert result.code == 0
    assert all(item.text in result.out for item in ITEMS)
    assert "is not used: the safety questions are as they are" in result.err


def test_no_setting_turns_it_off(person: Person) -> None:
    for key in ("care.screening", "screening.ask", "care.none_of_these"):
        assert person("config", "set", key, "false").code == 2
    assert not [
        line
        for line in person.does("config", "list").splitlines()
        if "screening" in line.split("=")[0]
    ]


# -- for other commands


def test_another_command_can_ask_and_gets_the_tier(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backcare_tui.cli.context import Invocation

    invocation = Invocation(person.environ, person.clock)
    types(monkeypatch, "21")
    assert screening_prompt.ask_in_terminal(invocation, "flare") is Tier.ROUTINE
    person.clock.pass_time(60)
    assert screening_prompt.ask_in_terminal(invocation, "flare", none_of_these=True) is Tier.NONE
    said = screening_prompt.ask_in_terminal(invocation, "flare", none_of_these=True)
    assert said is Tier.NONE
    assert [getattr(event, "trigger", "") for event in written(person)] == ["flare"] * 3


def test_what_was_never_seen_to_is_still_held_after_half_a_year_of_monthly_answers(
    person: Person,
) -> None:
    person.does("screening", "--tick", "saddle-numb")
    for _ in range(6):
        person.clock.pass_time(timedelta(days=31))
        person.does("screening", "--none-of-these")
        assert person("status", "--json").json["hold"] == "emergency"
    person.does("screening", "--seen")
    assert person("status", "--json").json["hold"] is None


def test_a_year_without_opening_it_does_not_end_a_hold(person: Person) -> None:
    person.does("screening", "--tick", "saddle-numb")
    person.clock.pass_time(timedelta(days=365))
    assert "This needs checking now" in person.does("screening", "--status")
    assert person("screening", "--status", "--json").json["due"] == "monthly"
    assert person("status", "--json").json["hold"] == "emergency"
    assert "An earlier answer still waits" in person.does("screening", "--none-of-these")
    person.does("screening", "--seen")
    assert "Nothing waits to be seen." in person.does("screening", "--status")
