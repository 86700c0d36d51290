"""`backcare screening`, at a terminal, by options, and from other commands."""

from datetime import timedelta

import pytest

from backcare_tui.cli import screening_prompt
from backcare_tui.cli.setup_prompt import Terminal
from backcare_tui.companion import open_companion
from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.screening.context import NOT_TOLD
from backcare_tui.domain.screening.items import items_of
from backcare_tui.domain.screening.waiting import Tier
from tests.cli.conftest import Person

ITEMS = items_of(load_screening(None)[0], NOT_TOLD, "whole")
"""What somebody is asked who told nothing of themselves."""
FEVER = str([item.id for item in ITEMS].index("fever") + 1)


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
    someone = types(monkeypatch, f"{FEVER}, 2")
    person.does("screening")
    assert written(person) == [
        ScreeningAnswered(
            tier="emergency", ticked=("bladder", "fever"), trigger="first_run", form="whole"
        )
    ]
    assert "New or worse in the last four weeks? (Before we start. It takes about" in someone.text
    for item in ITEMS:
        assert item.text in someone.text
    assert "Needs checking now\n\nCall 112, 911 or 999." in someone.text
    assert "I can't control or feel my bladder as before. I have a fever" in someone.text


@pytest.mark.parametrize("word", ["none", "None", " NONE "])
def test_the_whole_word_none_is_none_of_these(
    person: Person, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    someone = types(monkeypatch, word)
    person.does("screening")
    assert written(person) == [ScreeningAnswered(tier="none", trigger="first_run", form="whole")]
    assert "Noted: none of these" in someone.text


@pytest.mark.parametrize(
    "line", ["", "n", "no", "0", "99", "1 none", "none none", "-1", "1.5", "²"]
)
def test_anything_else_is_no_answer_and_is_asked_again(
    person: Person, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    someone = types(monkeypatch, line)
    result = person("screening")
    assert result.code == 1
    assert result.err == "Left without an answer. Nothing was written.\n"
    assert not written(person)
    assert f"Numbers from 1 to {len(ITEMS)}, such as 3 12, or the whole word none." in someone.text


def test_with_json_the_answer_is_data_and_the_questions_are_not(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, FEVER)
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
    assert out.startswith("Needs checking now\n\nCall 112, 911 or 999.\n")
    assert "Once you were seen: backcare screening --seen" in out
    assert out.endswith("Ticked by mistake: backcare screening --slip ID")
    assert written(person)[0].ticked == ("bladder", "fever")  # type: ignore[union-attr]


def test_my_own_number_is_the_one_to_call(person: Person) -> None:
    person.does("config", "set", "care.emergency_number", "144")
    assert "Call 144.\nOr go to" in person.does("screening", "--tick", "bladder")
    today = person.does("screening", "--seen") and person.does("screening", "--tick", "weight-lump")
    assert today.startswith("Needs checking today")
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
        (["--note", "x"], "--note and --by-phone go with --seen"),
        (["--note", "x", "--none-of-these"], "--note and --by-phone go with --seen"),
        (["--by-phone"], "--note and --by-phone go with --seen"),
        (["--tick", "rest-night"], '"rest-night" is not known'),
        (["--slip", "fever"], '"fever" does not wait to be seen'),
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
    assert "An earlier answer still waits. Needs checking now" in said
    assert person("undo").code == 1
    status = person("screening", "--status", "--json").json
    assert status["hold"] == {"tier": "emergency", "ticked": ["both-legs"]}
    assert "Both my legs are numb" in status["triage"]
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
    person.does("screening", "--tick", "weight-lump")
    assert "Needs checking today" in person.does("screening", "--status")


def test_the_reason_it_was_due_for_is_kept_with_the_answer_and_what_was_asked(
    person: Person,
) -> None:
    person.does("screening", "--none-of-these")
    person.does("config", "set", "care.usual_pain", "2")
    person.clock.pass_time(60)
    result = person("log", "pain", "6")
    assert "The safety questions are due (pain far above usual): backcare screening" in result.err
    person.clock.pass_time(60)
    assert person("screening", "--status", "--json").json["due"] == "jump"
    assert "check   the safety questions are due" in person.does("status")
    result = person("screening", "--none-of-these")
    assert "You said that none of these is new or worse:" in result.err
    assert "Numb between your legs" in result.err
    last = written(person)[-1]
    assert last == ScreeningAnswered(tier="none", trigger="jump", form="short")
    assert "check" not in person.does("status")


def test_advice_by_phone_is_seen_and_kept_as_what_it_was(person: Person) -> None:
    person.does("screening", "--tick", "fever")
    assert "advised by phone" in person.does("screening", "--seen", "--by-phone")
    assert written(person)[-1] == WasSeen(by_phone=True)


def test_a_slip_is_read_again_before_it_is_taken_out(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.does("screening", "--tick", "fever", "--tick", "bladder")
    types(monkeypatch, "")
    assert person("screening", "--slip", "bladder").code == 1
    someone = types(monkeypatch, "slip")
    said = person.does("screening", "--slip", "bladder")
    assert "You ticked: Bladder:" in someone.text
    assert said == "Taken out. Other signs still wait."
    types(monkeypatch, "slip")
    assert person.does("screening", "--slip", "fever").endswith("Nothing waits to be seen.")
    assert person("screening", "--status", "--json").json["hold"] is None


def test_hard_to_cope_says_whom_to_talk_to(person: Person) -> None:
    said = person.does("screening", "--tick", "not-coping")
    assert said.startswith("Hard to cope")
    assert "116 123" in said
    person.does("config", "set", "care.helpline", "0800 123")
    assert "0800 123" in person.does("screening", "--tick", "not-coping", "--tick", "fever")


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
    types(monkeypatch, "none")
    assert screening_prompt.ask_in_terminal(invocation, "flare") is Tier.NONE
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
    assert "Needs checking now" in person.does("screening", "--status")
    assert person("screening", "--status", "--json").json["due"] == "monthly"
    assert person("status", "--json").json["hold"] == "emergency"
    assert "An earlier answer still waits" in person.does("screening", "--none-of-these")
    person.does("screening", "--seen")
    assert "Nothing waits to be seen." in person.does("screening", "--status")
