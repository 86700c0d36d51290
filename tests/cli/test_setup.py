"""The first questions without the app: by options, in a terminal, or as things are."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from backcare_tui import config
from backcare_tui.cli import screening_prompt
from backcare_tui.cli import setup as command
from backcare_tui.cli.setup_prompt import Terminal
from backcare_tui.content.first_run import ORDER, PLAINLY, WORDING
from backcare_tui.own_file import Unwritable
from backcare_tui.use_cases.first_run import FirstRun
from tests.cli.conftest import Person
from tests.process.session import Session, environment, python

BOTH = ("--yes", "--none-of-these")


def written(person: Person) -> dict[str, Any]:
    """What config.toml says."""
    file = person.paths.config_file
    return tomllib.loads(file.read_text()) if file.exists() else {}


def answers(person: Person) -> list[dict[str, Any]]:
    """The answers to the safety questions in the journal."""
    entries = person("history", "--all", "--json").json["entries"]
    kind = "screening_answered"
    return [entry["event"] for entry in entries if entry["event"]["kind"] == kind]


class Talk:
    """Somebody at a terminal who has these answers ready; None: the terminal is closed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *lines: str | None) -> None:
        self.said = ""
        self._lines = iter(lines)
        there = Terminal(self._say, self._ask)
        for module in (command, screening_prompt):
            monkeypatch.setattr(module, "terminal", lambda **_: there)

    def _say(self, text: str) -> None:
        self.said += f"{text}\n"

    def _ask(self, question: str) -> str | None:
        self.said += question
        return next(self._lines)


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Talk]:
    return lambda *lines: Talk(monkeypatch, *lines)


# -- by options


def test_yes_takes_what_is_usual_and_the_app_does_not_ask_again(person: Person) -> None:
    result = person("setup", *BOTH)
    assert result.code == 0
    assert written(person) == {"setup": {"done": True}}
    assert [answer["tier"] for answer in answers(person)] == ["none"]
    assert "working hours     always" in result.out
    assert "breath holds      left out" in result.out
    assert "usual pain        not set" in result.out


def test_every_question_has_an_option(person: Person) -> None:
    person.does(
        *("setup", *BOTH, "--name", "Kitchen", "--hours", "9:00-17:00", "--usual-pain", "4"),
        *(
            "--no-holds",
            "--emergency",
            "0118 999",
            "--advice-line",
            "111",
            "--helpline",
            "988",
            "--relief",
            "heat",
            "--relief",
            "slow-walk",
        ),
        *("--keep", "Once [b]round[/b] the block", "--theme", "light"),
        *("--habit", "reach-low", "--habit", "bag-side"),
    )
    result = person("setup", "--yes", "--json").json
    assert result["schema"] == 1
    assert result["screening_answered"] is True
    assert result["setup"] == {
        "name": "Kitchen",
        "workdays": "09:00-17:00",
        "weekend": "off",
        "usual_pain": 4,
        "breath_holds": False,
        "emergency_number": "0118 999",
        "advice_line": "111",
        "helpline": "988",
        "relief": ["heat", "slow-walk"],
        "habits": ["reach-low", "bag-side"],
        "non_negotiable": "Once [b]round[/b] the block",
        "theme": "backcare-light",
    }
    assert "Kitchen (" in person("doctor").out


def test_without_the_safety_questions_they_stay_due_and_it_says_so(person: Person) -> None:
    result = person("setup", "--yes")
    assert result.code == 0
    assert "safety questions are still to be answered" in result.err
    assert not answers(person)
    assert person("setup", "--yes", "--json").json["screening_answered"] is False


def test_options_alone_are_answers_where_there_is_no_terminal(person: Person) -> None:
    result = person("setup", "--emergency", "112")
    assert result.code == 0
    assert written(person) == {"care": {"emergency_number": "112"}, "setup": {"done": True}}


def test_without_terminal_and_options_it_says_what_to_do(person: Person) -> None:
    for arguments in ((), ("--json",)):
        result = person("setup", *arguments)
        assert (result.code, result.out) == (2, "")
        assert "--yes" in result.err
        assert "--help" in result.err
    assert not person.paths.config_file.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--hours", "9-17"), '--hours: must be hours like "09:00-12:30, 13:30-18:00"'),
        (("--usual-pain", "11"), "--usual-pain: must be a whole number from 0 to 10"),
        (("--name", "\x1b"), "--name: a device's name has 1 to 40 characters"),
        (("--keep", "x" * 61), "--keep: must be a text of up to 60 characters"),
        (("--emergency", "1\u202e2"), "--emergency: must be a text"),
        (("--relief", "nonsense"), '--relief: "nonsense" is not known; known are heat, cold'),
        (("--relief", "walking"), "is not known"),
        (("--theme", "\x1b[2J"), '--theme: "" is not known; known are backcare-'),
    ],
)
def test_what_is_not_allowed_is_refused_in_words_and_nothing_is_written(
    person: Person, arguments: tuple[str, ...], said: str
) -> None:
    result = person("setup", *BOTH, "--emergency", "112", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "\x1b" not in result.err
    assert not person.paths.config_file.exists()
    assert not answers(person)


def test_settings_that_cannot_be_changed_are_a_failure(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.paths.config.mkdir(parents=True)
    person.paths.config_file.write_text("breaks = [")
    assert person("setup", *BOTH).code == 1
    assert person.paths.config_file.read_text() == "breaks = ["

    def refuse(*_: object) -> None:
        raise Unwritable("cannot be written: Read-only file system")

    person.paths.config_file.unlink()
    monkeypatch.setattr(config, "rewrite", refuse)
    result = person("setup", *BOTH, "--hours", "always")
    assert result.code == 1
    assert "Read-only file system" in result.err


def test_run_again_it_changes_what_is_said_and_leaves_the_rest(person: Person) -> None:
    person.does("setup", *BOTH, "--hours", "09:00-17:00", "--emergency", "112", "--relief", "heat")
    person.does("config", "set", "hours.weekend", "10:00-12:00")
    person.does("setup", "--hours", "08:00-16:00", "--relief", "cold")
    assert written(person)["hours"] == {"workdays": "08:00-16:00", "weekend": "10:00-12:00"}
    assert written(person)["care"] == {"emergency_number": "112"}
    assert person("setup", "--yes", "--json").json["setup"]["relief"] == ["heat", "cold"]
    person.does("setup", "--hours", "always")
    assert written(person)["hours"] == {"workdays": "always", "weekend": "always"}


# -- in a terminal


def test_in_a_terminal_it_asks_and_keeps_each_answer(
    person: Person, talk: Callable[..., Talk]
) -> None:
    seen = talk(
        *("Desk", "3", "4", "n", "112", "1", "0800 1", "1, 3", "1 5 9", "round the block"),
        *("light", "none"),
    )
    result = person("setup")
    assert result.code == 0
    assert PLAINLY in seen.said
    assert all(WORDING[question].text in seen.said for question in ORDER)
    assert written(person) == {
        "hours": {"workdays": "09:00-17:00", "weekend": "off"},
        "care": {
            "usual_pain": 4,
            "emergency_number": "112",
            "advice_line": "111",
            "helpline": "0800 1",
            "non_negotiable": "round the block",
        },
        "breathing": {"holds": False},
        "look": {"theme": "backcare-light"},
        "setup": {"done": True},
    }
    assert "relief            Heat, Rub or gel" in result.out
    assert "Stand up slower, Reach low from the hips, Both feet flat and even" in result.out
    assert "breath holds      left out" in result.out
    assert [answer["tier"] for answer in answers(person)] == ["none"]
    assert "still to be answered" not in result.err


def test_enter_alone_leaves_a_question_out(person: Person, talk: Callable[..., Talk]) -> None:
    talk(*[""] * len(ORDER), "none")
    assert person("setup").code == 0
    assert written(person) == {"setup": {"done": True}}


def test_what_an_option_says_is_not_asked(person: Person, talk: Callable[..., Talk]) -> None:
    seen = talk(*[""] * (len(ORDER) - 3))
    arguments = ("--hours", "always", "--no-holds", "--relief", "heat", "--none-of-these")
    assert person("setup", *arguments).code == 0
    assert "When do you work?" not in seen.said
    assert "breath" not in seen.said
    assert "What eases" not in seen.said


def test_a_wrong_answer_is_asked_again_with_the_reason(
    person: Person, talk: Callable[..., Talk]
) -> None:
    seen = talk(
        *("x" * 41, "Desk", "9-17", "09:00-12:00", "pain", "10", "maybe", "yes"),
        *("y" * 61, "4", "999", "", "", "1 2 3 4", "heat 10", "2", "1 10", "", "7", "", "nope", ""),
        "none",
    )
    assert person("setup").code == 0
    for words in (
        "1 to 40 characters",
        "must be hours like",
        "a whole number from 0 to 10",
        "y or n",
        "a text of up to 60 characters with two digits or more",
        "1 to 3, or in words",
        "up to 3 of the numbers 1 to 9",
    ):
        assert words in seen.said
    assert written(person)["care"] == {"usual_pain": 10, "emergency_number": "999"}


def test_left_in_the_middle_what_was_said_is_kept_and_the_app_goes_on_there(
    person: Person, talk: Callable[..., Talk]
) -> None:
    talk("", "2", None)
    result = person("setup")
    assert result.code == 1
    assert "Your answers so far are kept" in result.err
    assert written(person)["hours"]["workdays"] == "08:00-16:00"
    assert "setup" not in written(person)
    from backcare_tui.companion import open_companion

    first_run = FirstRun(open_companion(person.paths, person.clock))
    assert first_run.due
    assert first_run.reached == 2


def test_left_at_the_safety_questions_they_stay_due(
    person: Person, talk: Callable[..., Talk]
) -> None:
    talk(*[""] * len(ORDER), None)
    assert person("setup").code != 0
    assert written(person) == {"setup": {"done": True}}
    assert not answers(person)


@pytest.mark.process
def test_in_a_real_terminal_the_questions_are_typed(tmp_path: Any) -> None:
    env = environment({"BACKCARE_HOME": str(tmp_path)})
    with Session(python("-m", "backcare_tui", "setup"), size=(100, 40), env=env) as it:
        it.until("What is this device called?")
        it.send("Desk\r")
        it.until("When do you work?")
        it.send("\x03")
        assert it.wait() == 130
        assert "Traceback" not in it.text
        it.assert_restored()
    assert "Desk" in "".join(path.read_text() for path in tmp_path.glob("data/journal/*/name"))
