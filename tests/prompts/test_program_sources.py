"""Sources that start a program: rarely, briefly, and whatever it prints."""

import sys
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.prompts.ask_program import NOT_AGAIN_FOR, ProgramSource, Reply, ask
from backcare_tui.prompts.presence.desktop_idle import NoDesktop, desktop_source, idle_by
from backcare_tui.prompts.presence.tmux_idle import TMUX
from backcare_tui.prompts.sighting import AWAY_AFTER, IsHere, Source
from tests.clocks import FakeClock


class Program:
    """A program that prints what it is told to, and remembers how it was called."""

    def __init__(self, text: str | None, why: str = "") -> None:
        self.reply = Reply(text, why)
        self.calls: list[tuple[str, ...]] = []

    def __call__(self, command: Sequence[str]) -> Reply:
        self.calls.append(tuple(command))
        return self.reply


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def tmux(program: Program, clock: FakeClock, *, blind: bool = False) -> ProgramSource:
    return ProgramSource(TMUX, blind=blind, ask=program, monotonic=clock.monotonic)


def since(clock: FakeClock, seconds: float) -> str:
    return f"{int(clock.now().timestamp() - seconds)}\n"


def test_the_latest_tmux_client_counts(clock: FakeClock) -> None:
    program = Program(since(clock, 500) + since(clock, 30) + "rubbish\n")
    seen = tmux(program, clock).look(clock.now())
    assert (seen.answer, seen.idle) == (IsHere.YES, timedelta(seconds=29))


def test_with_no_client_attached_tmux_knows_nothing(clock: FakeClock) -> None:
    seen = tmux(Program("\n"), clock).look(clock.now())
    assert (seen.answer, seen.idle) == (IsHere.UNKNOWN, None)


def test_a_long_time_in_tmux_is_no_absence_where_there_are_windows(clock: FakeClock) -> None:
    program = Program(since(clock, 900))
    assert tmux(program, clock, blind=True).look(clock.now()).answer is IsHere.UNKNOWN
    assert tmux(program, clock).look(clock.now()).answer is IsHere.NO


def test_tmux_is_not_asked_again_within_twenty_seconds(clock: FakeClock) -> None:
    program = Program(since(clock, 5))
    source = tmux(program, clock)
    for _ in range(4):
        source.look(clock.now())
        clock.pass_time(6)
    assert len(program.calls) == 1
    source.look(clock.now())
    assert len(program.calls) == 2


def test_a_program_that_is_missing_is_left_alone_for_five_minutes(clock: FakeClock) -> None:
    program = Program(None, "tmux not found")
    source = tmux(program, clock)
    seen = source.look(clock.now())
    assert (seen.answer, seen.note) == (IsHere.UNKNOWN, "tmux not found")
    clock.pass_time(NOT_AGAIN_FOR - timedelta(seconds=1))
    source.look(clock.now())
    assert len(program.calls) == 1
    clock.pass_time(2)
    source.look(clock.now())
    assert len(program.calls) == 2


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{1,30}\n?", fullmatch=True))
def test_whatever_a_program_prints_it_answers(text: str) -> None:
    clock = FakeClock()
    assert tmux(Program(text), clock).look(clock.now()).answer in IsHere
    for command in ("xprintidle", "gdbus", "busctl", "ioreg"):
        for printed in (text, f"(uint64 {text},)", f't {text}\n"HIDIdleTime" = {text}'):
            program = Program(printed)
            source = ProgramSource(idle_by((command,)), ask=program, monotonic=clock.monotonic)
            assert source.look(clock.now()).answer in IsHere


IOREG = '+-o IOHIDSystem  <class IOHIDSystem>\n{\n  "HIDIdleTime" = 90500000000\n  "X" = 1\n}\n'


@pytest.mark.parametrize(
    ("command", "printed", "seconds"),
    [
        ("xprintidle", "1234\n", 1.234),
        ("gdbus", "(uint64 90000,)\n", 90.0),
        ("gdbus", "(uint32 90000,)\n", 90.0),
        ("busctl", "t 90000\n", 90.0),
        ("busctl", "u 90000\n", 90.0),
        ("ioreg", IOREG, 90.5),
    ],
)
def test_each_desktop_is_understood(
    clock: FakeClock, command: str, printed: str, seconds: float
) -> None:
    seen = ProgramSource(idle_by((command,)), ask=Program(printed)).look(clock.now())
    assert seen.idle == timedelta(seconds=seconds)
    here = timedelta(seconds=seconds) < AWAY_AFTER
    assert seen.answer is (IsHere.YES if here else IsHere.NO)


def test_a_plasma_that_does_not_know_is_not_taken_for_somebody_moving(clock: FakeClock) -> None:
    question = idle_by(("busctl",), zero_is_no_answer=True)
    source = ProgramSource(question, ask=Program("u 0\n"))
    assert source.look(clock.now()).answer is IsHere.UNKNOWN


def chosen(environ: dict[str, str], *there: str, platform: str = "linux") -> Source:
    return desktop_source(environ, platform, which=lambda name: name if name in there else None)


def test_a_desktop_that_cannot_be_asked_says_so(clock: FakeClock) -> None:
    for environ, there, note in (
        ({"DISPLAY": ":0"}, (), "xprintidle not found"),
        ({"WAYLAND_DISPLAY": "w"}, ("xprintidle",), "this desktop tells nobody its idle time"),
    ):
        source = chosen(environ, *there)
        assert isinstance(source, NoDesktop)
        assert source.look(clock.now()).note == note


@pytest.mark.parametrize(
    ("environ", "there", "platform", "expected"),
    [
        ({"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, ("gdbus",), "linux", "gdbus"),
        ({"XDG_CURRENT_DESKTOP": "GNOME"}, ("gdbus", "busctl"), "linux", "gdbus"),
        ({"XDG_CURRENT_DESKTOP": "KDE"}, ("busctl",), "linux", "busctl"),
        ({"XDG_CURRENT_DESKTOP": "XFCE"}, ("busctl", "xprintidle"), "linux", "xprintidle"),
        ({}, (), "darwin", "ioreg"),
    ],
)
def test_the_right_program_is_asked(
    environ: dict[str, str], there: tuple[str, ...], platform: str, expected: str
) -> None:
    source = chosen(environ, *there, platform=platform)
    assert isinstance(source, ProgramSource)
    assert source.question.command[0] == expected


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-S", "-c", code)


@pytest.mark.process
def test_a_real_program_is_heard() -> None:
    assert ask(python("print(12)"), 30) == Reply("12\n")


@pytest.mark.process
def test_a_real_program_gets_nothing_to_read_and_nobody_to_complain_to(
    capfd: pytest.CaptureFixture[str],
) -> None:
    code = "import sys; sys.stderr.write('loud'); print(repr(sys.stdin.read()))"
    assert ask(python(code), 30) == Reply("''\n")
    assert capfd.readouterr() == ("", "")


@pytest.mark.process
@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import time; time.sleep(60)", "did not answer"),
        ("import os; os.close(1); import time; time.sleep(60)", "did not end"),
        ("print('x' * 1_000_000)", "said too much"),
        ("raise SystemExit(3)", "failed (3)"),
    ],
)
def test_a_program_that_misbehaves_is_no_answer(code: str, why: str) -> None:
    patience = 0.5 if "sleep" in code else 30
    reply = ask(python(code), patience)
    assert reply.text is None
    assert reply.why.endswith(why)


def test_a_program_that_is_not_there_is_no_answer() -> None:
    assert ask(("backcare-no-such-program",)).why == "backcare-no-such-program not found"
    assert ask(("/",)).text is None
    assert ask(("a\0b",)).text is None
