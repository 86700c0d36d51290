import asyncio
import enum
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from backcare_tui.prompts.ask_program import Reply
from backcare_tui.prompts.delivery import desktop
from backcare_tui.prompts.delivery.desktop import Desktop, NotifySend
from backcare_tui.prompts.delivery.osc import Notice
from backcare_tui.prompts.delivery.reach import reaches
from backcare_tui.prompts.delivery.terminal_kind import Look, TerminalKind
from backcare_tui.prompts.installing import DESKTOP, command_for

NOTICE = Notice("Break now", "Stand <b>up</b> & brace\x1b]0;x\x07")


def at(kind: TerminalKind) -> Look:
    async def look() -> TerminalKind:
        return kind

    return look


HERE = at(TerminalKind())
ELSEWHERE = at(TerminalKind(remote=True))


class Capability(enum.Enum):
    TITLE = enum.auto()
    BUTTONS = enum.auto()


class Library:
    """`desktop_notifier` as far as we use it; `able` and `fails` say what the desktop does."""

    Capability = Capability

    def __init__(self, *able: Capability) -> None:
        self.able = frozenset(able)
        self.fails: bool | Exception = False
        self.sent: list[dict[str, Any]] = []
        self.cleared: list[str] = []
        self.made = 0
        self.hung_up = 0
        self.ended = asyncio.Event()

    def Button(self, title: str, on_pressed: Callable[[], None]) -> SimpleNamespace:
        return SimpleNamespace(title=title, press=on_pressed)

    def DesktopNotifier(self, app_name: str, app_icon: None) -> "Notifier":
        assert app_name == "BackCare"
        self.made += 1
        return Notifier(self)


class Notifier:
    def __init__(self, library: Library) -> None:
        self._library = library
        bus = SimpleNamespace(disconnect=self._disconnect, wait_for_disconnect=library.ended.wait)
        self._backend = SimpleNamespace(bus=bus)

    def _disconnect(self) -> None:
        self._library.hung_up += 1

    async def get_capabilities(self) -> frozenset[Capability]:
        if isinstance(self._library.fails, Exception):
            raise self._library.fails
        return self._library.able

    async def send(self, on_dispatched: Callable[[], None], **words: Any) -> str:
        self._library.sent.append(words)
        if not self._library.fails:
            on_dispatched()
        return f"n{len(self._library.sent)}"

    async def clear(self, identifier: str) -> None:
        self._library.cleared.append(identifier)


def desktop_with(*able: Capability) -> tuple[Library, Desktop]:
    library = Library(*able)
    return library, Desktop(HERE, lambda: library)


async def test_the_buttons_take_put_off_and_skip() -> None:
    library, channel = desktop_with(*Capability)
    answers: list[str] = []
    assert await channel.deliver(NOTICE, answers.append)
    buttons = library.sent[0]["buttons"]
    assert [button.title for button in buttons] == ["Take it", "Later", "Skip"]
    for button in buttons:
        button.press()
    await asyncio.sleep(0)
    assert answers == ["take", "later", "skip"]


async def test_a_desktop_without_buttons_gets_none() -> None:
    library, channel = desktop_with(Capability.TITLE)
    assert await channel.deliver(NOTICE, lambda _word: None)
    assert library.sent[0]["buttons"] == ()


async def test_the_words_are_clean_and_cannot_be_markup() -> None:
    library, channel = desktop_with(Capability.TITLE)
    await channel.deliver(NOTICE, None)
    assert library.sent[0]["title"] == "Break now"
    assert library.sent[0]["message"] == "Stand ‹b›up‹/b› ＆ brace"


async def test_one_notification_stands_at_a_time() -> None:
    library, channel = desktop_with(Capability.TITLE)
    await channel.deliver(NOTICE, None)
    await channel.deliver(NOTICE, None)
    assert library.cleared == ["n1"]
    await channel.withdraw()
    await channel.withdraw()
    assert library.cleared == ["n1", "n2"]
    assert library.made == 1


@pytest.mark.parametrize("failure", [True, OSError("no bus")])
async def test_a_desktop_that_is_not_there_is_begun_afresh_next_time(
    failure: bool | Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    library, channel = desktop_with(*Capability)
    library.fails = failure
    assert not await channel.deliver(NOTICE, None)
    assert library.hung_up == 1
    await channel.withdraw()
    library.fails = False
    assert await channel.deliver(NOTICE, None)
    assert library.made == 2
    assert capfd.readouterr() == ("", "")


async def test_a_desktop_that_ended_is_asked_afresh() -> None:
    library, channel = desktop_with(Capability.TITLE)
    assert await channel.deliver(NOTICE, None)
    listening = channel._listening
    library.ended.set()
    assert listening is not None
    await listening
    await channel.withdraw()
    assert await channel.deliver(NOTICE, None)
    assert (library.made, library.cleared) == (2, [])


async def test_the_library_s_stand_in_for_a_desktop_counts_as_none() -> None:
    library, channel = desktop_with()
    assert not await channel.deliver(NOTICE, None)
    assert library.sent == []


async def test_without_the_library_nothing_is_handed_over() -> None:
    def load() -> ModuleType:
        raise ImportError

    assert not await Desktop(HERE, load).deliver(NOTICE, None)


async def test_a_desktop_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "SECONDS", 0.0)
    library, channel = desktop_with(Capability.TITLE)
    monkeypatch.setattr(Notifier, "get_capabilities", lambda _self: asyncio.Event().wait())
    assert not await channel.deliver(NOTICE, None)
    assert library.sent == []


async def test_a_desktop_nobody_sits_at_is_left_alone() -> None:
    def refuse(*_: object) -> Any:
        raise AssertionError("not to be asked")

    assert not await Desktop(ELSEWHERE, refuse).deliver(NOTICE, None)
    assert not await NotifySend(ELSEWHERE, {"PATH": "/bin"}, refuse).deliver(NOTICE, None)


class Program:
    def __init__(self, folder: Path, reply: Reply) -> None:
        program = folder / "notify-send"
        program.write_text("#!/bin/sh\n")
        program.chmod(0o700)
        self.environ: Mapping[str, str] = {"PATH": str(folder)}
        self.reply = reply
        self.commands: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str], seconds: float) -> Reply:
        assert seconds == desktop.SECONDS
        self.commands.append(command)
        return self.reply


async def test_notify_send_gets_the_words_as_words(tmp_path: Path) -> None:
    program = Program(tmp_path, Reply(""))
    channel = NotifySend(HERE, program.environ, program)
    assert await channel.deliver(Notice("--icon=x", "-t 0 <i>"), lambda _word: None)
    (command,) = program.commands
    assert command[0] == "notify-send"
    assert command[command.index("--") :] == ["--", "--icon=x", "-t 0 ‹i›"]
    await channel.withdraw()


async def test_notify_send_that_fails_or_is_missing_is_passed_over(tmp_path: Path) -> None:
    program = Program(tmp_path, Reply(None, "notify-send failed (1)"))
    assert not await NotifySend(HERE, program.environ, program).deliver(NOTICE, None)
    assert not await NotifySend(HERE, {}, program).deliver(NOTICE, None)
    assert len(program.commands) == 1


def test_the_library_says_nothing_on_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "desktop_notifier.py").write_text(
        "import logging, warnings\n"
        "warnings.warn('old', DeprecationWarning)\n"
        "def speak(): logging.getLogger('desktop_notifier.main').warning('failed')\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "desktop_notifier", raising=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        desktop.load().speak()
    monkeypatch.delitem(sys.modules, "desktop_notifier")
    assert capfd.readouterr() == ("", "")


def told(environ: Mapping[str, str], kind: TerminalKind, platform: str) -> dict[str, str]:
    return {each.name: each.text for each in reaches(environ, kind, platform) if not each.there}


def test_why_a_way_is_not_there_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(desktop, "has_library", lambda: False)
    assert told({}, TerminalKind(), "linux") == {
        "osc": "this terminal is not known to show notifications",
        "desktop": f"desktop-notifier is not installed: {command_for(DESKTOP)}",
        "notify-send": "notify-send is not installed",
    }
    monkeypatch.setattr(desktop, "has_library", lambda: True)
    assert "no desktop session" in told({}, TerminalKind(), "linux")["desktop"]
    assert "desktop" not in told({}, TerminalKind(), "darwin")
    program = Program(tmp_path, Reply(""))
    bus = {**program.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    assert set(told(bus, TerminalKind(), "linux")) == {"osc"}
    away = told(bus, TerminalKind(remote=True), "linux")
    assert "another machine" in away["desktop"]
    assert "another machine" in away["notify-send"]
