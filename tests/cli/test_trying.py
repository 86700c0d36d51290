import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from backcare_tui.cli import doctor_try as trying
from backcare_tui.cli.doctor_try import Person as Asked
from backcare_tui.cli.doctor_try import try_on
from backcare_tui.prompts.delivery.delivery import NAMES, Answer, Notice
from backcare_tui.prompts.delivery.osc import OscNotice, notification
from backcare_tui.prompts.delivery.reach import Reach
from backcare_tui.prompts.delivery.terminal_kind import TerminalKind, detect
from tests.cli.conftest import Person, Result
from tests.process.session import Session, environment, python

KITTY = {"TERM": "xterm-kitty", "PATH": ""}
PLAIN = {"TERM": "xterm-256color", "PATH": ""}


class Terminal:
    """A person who answers in turn, and everything that was sent to the terminal meanwhile."""

    def __init__(self, *answers: str | None) -> None:
        self.answers = list(answers)
        self.written: list[str] = []
        self.waited: list[float] = []
        self.said_at: list[str] = []
        """What had been sent last when each question came."""

    async def ask(self, _question: str) -> str | None:
        self.said_at.append(self.written[-1])
        return self.answers.pop(0)

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)

    def tries(self, environ: Mapping[str, str]) -> int:
        person = Asked(self.written.append, self.ask, self.sleep)
        return asyncio.run(try_on(person, environ))


def settings(out: str) -> list[str]:
    """What is proposed: key and value of each line."""
    _, _, below = out.partition("The settings that fit:")
    begin = "backcare config set prompts."
    return [line.strip().removeprefix(begin) for line in below.split("\n") if begin in line]


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(environ: Mapping[str, str]) -> TerminalKind:
        return detect(environ, above=lambda _pid: [])

    monkeypatch.setattr(trying, "detect", look)
    monkeypatch.setattr("backcare_tui.prompts.delivery.desktop.has_library", lambda: False)


def test_each_way_rings_and_the_noticed_ones_become_the_setting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal = Terminal("y", "N", "yes")
    assert terminal.tries(KITTY) == 0
    bell, title, osc = terminal.said_at
    assert bell == "\x07"
    assert title == "\x1b[22;2t\x1b]2;A try of BackCare\x07"
    assert osc == notification(OscNotice.KITTY, trying.NOTICE.title, trying.NOTICE.body)
    assert terminal.waited == [trying.DELAY] * 3
    out = capsys.readouterr().out
    assert settings(out) == ["bell true", "title false", "notify true", "channels osc"]
    assert "title       not noticed" in out
    assert "notify-send notify-send is not installed" in out


def test_the_title_is_given_back_before_the_next_way(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal("y", "y")
    terminal.tries(PLAIN)
    assert terminal.written[-1] == "\x1b[23;2t"


def test_notifications_nobody_notices_are_turned_off(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal("y", "n", "n").tries(KITTY)
    out = capsys.readouterr().out
    assert settings(out) == ["bell true", "title false", "notify false"]


def test_the_settings_that_are_proposed_can_be_set(
    person: Person, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    every = TerminalKind(dialect=OscNotice.KITTY)
    reach = [Reach(name, True, "") for name in NAMES]
    monkeypatch.setattr(trying, "reaches", lambda *_: reach)
    monkeypatch.setattr(trying, "detect", lambda _environ: every)
    monkeypatch.setattr(trying, "channels_for", lambda names, *_: [Channel(names[0], works=True)])
    terminal = Terminal("y", "n", "y", "n", "y")
    terminal.written.append("")
    terminal.tries({})
    for setting in settings(capsys.readouterr().out):
        key, value = setting.split()
        person.does("config", "set", f"prompts.{key}", value)
    assert person.does("config", "get", "prompts.channels") == "osc, notify-send"
    assert person.does("config", "get", "prompts.title") == "false"


def test_what_was_not_noticed_at_all_leads_to_no_setting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Terminal("n", "n").tries(PLAIN)
    out = capsys.readouterr().out
    assert "config set" not in out
    assert "still shown in BackCare itself" in out


@pytest.mark.parametrize("enough", ["q", " QUIT ", None])
def test_enough_is_enough(enough: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal("y", enough)
    assert terminal.tries(KITTY) == 0
    assert terminal.written[-1] == "\x1b[23;2t"
    out = capsys.readouterr().out
    assert "osc         not tried" in out
    assert settings(out) == ["bell true"]


def test_an_answer_that_is_none_is_asked_for_again() -> None:
    terminal = Terminal("", "perhaps", "y", "q")
    terminal.tries(PLAIN)
    assert terminal.answers == []


class Channel:
    """In place of every channel: `works` says whether it can be handed over."""

    def __init__(self, name: str, works: bool, presses: str = "") -> None:
        self.name = name
        self._works = works
        self._presses = presses
        self.withdrawn = 0

    async def deliver(self, notice: Notice, answer: Answer | None) -> bool:
        if self._presses and answer is not None:
            answer(self._presses)
        return self._works

    async def withdraw(self) -> None:
        self.withdrawn += 1


def replaced(monkeypatch: pytest.MonkeyPatch, channel: Channel) -> None:
    def make(*_: Any) -> list[Channel]:
        return [channel]

    monkeypatch.setattr(trying, "channels_for", make)


def test_what_cannot_be_handed_over_is_said_and_not_asked_about(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(monkeypatch, Channel("osc", works=False))
    Terminal("y").tries(KITTY)
    out = capsys.readouterr().out
    assert "osc         could not be sent" in out
    assert settings(out) == ["title true"]


def test_a_button_that_was_pressed_is_mentioned(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    channel = Channel("osc", works=True, presses="later")
    replaced(monkeypatch, channel)
    terminal = Terminal("y", "n", "y")
    terminal.written.append("")
    terminal.tries(KITTY)
    assert "noticed, and its button later works" in capsys.readouterr().out


def test_without_a_terminal_it_says_so_in_one_line(person: Person) -> None:
    result = person("doctor", "--try")
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


def test_questions_do_not_go_with_json(person: Person) -> None:
    result = person("doctor", "--try", "--json")
    assert (result.code, result.out) == (2, "")
    assert "--json" in result.err


@pytest.fixture
def doctor(person: Person, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setattr("backcare_tui.cli.doctor_checks._textual", lambda _folder: iter(()))
    return person


def test_the_doctor_names_every_way_and_why_one_is_not_there(
    doctor: Callable[..., Result], person: Person
) -> None:
    person.environ.update(TERM="xterm-kitty", PATH="")
    findings = doctor("doctor", "--json").json["findings"]
    texts = {each["about"]: each["text"] for each in findings if each["about"] in NAMES}
    assert tuple(texts) == NAMES
    assert texts["osc"] == "kitty shows notifications (OSC 99)"
    assert texts["notify-send"] == "not here: notify-send is not installed"
    assert doctor("doctor", "--json").json["verdict"] == "fine"


RUN = """
import sys
from backcare_tui.cli import doctor_try as trying
trying.DELAY = 0.0
from backcare_tui.cli.entry import run
sys.exit(run(["doctor", "--try"]))
"""


@pytest.fixture
def session(tmp_path: Any) -> Iterator[Session]:
    home = {"BACKCARE_HOME": str(tmp_path), "TERM": "xterm-kitty"}
    with Session(python("-c", RUN), size=(100, 40), env=environment(home)) as it:
        yield it


@pytest.mark.process
def test_in_a_real_terminal_the_answers_are_typed(session: Session) -> None:
    for question in (1, 2, 3):
        session.until(lambda seen, asked=question: seen.text.count("Enter:") == asked)
        session.send("y\r" if question < 3 else "")
    assert b"\x1b]99;" in session.raw
    session.send("\x04")
    assert session.wait() == 0
    assert settings(session.text) == ["bell true", "title true"]
    session.assert_restored()


@pytest.mark.process
def test_ctrl_c_ends_it_and_gives_the_title_back(session: Session) -> None:
    session.until("Enter:")
    session.send("y\r")
    session.until("title: ")
    session.until(lambda seen: seen.text.count("Enter:") == 2)
    session.send("\x03")
    assert session.wait() == 130
    assert bytes(session.raw).count(b"\x1b[22;2t") == bytes(session.raw).count(b"\x1b[23;2t") == 1
    assert "Traceback" not in session.text
    session.assert_restored()
