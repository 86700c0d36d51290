"""The real `desktop-notifier` on a real D-Bus of the test's own, with a desktop that we play."""

import asyncio
import gc
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from backcare_tui.prompts.delivery.delivery import Delivery, Notice
from backcare_tui.prompts.delivery.desktop import Desktop
from backcare_tui.prompts.delivery.terminal_kind import TerminalKind

pytest.importorskip("desktop_notifier", exc_type=ImportError)
dbus_fast = pytest.importorskip("dbus_fast", exc_type=ImportError)

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon here"),
]

CONFIG = """\
<busconfig><type>session</type><listen>unix:path={0}/bus</listen>
<policy context="default"><allow send_destination="*"/><allow receive_type="method_call"/>
<allow receive_type="method_return"/><allow receive_type="signal"/><allow receive_type="error"/>
<allow own="*"/></policy>
</busconfig>"""
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
NOTICE = Notice("Break now", "Stand up")


async def look() -> TerminalKind:
    return TerminalKind()


def open_files() -> int:
    folder = Path("/proc/self/fd")
    return sum(1 for _ in folder.iterdir()) if folder.exists() else 0


class Bus(NamedTuple):
    address: str
    daemon: "subprocess.Popen[str]"


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG.format(tmp_path))
    argv = ["dbus-daemon", f"--config-file={config}", "--print-address=1", "--nofork"]
    daemon = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield Bus(address, daemon)
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


class PlayedDesktop:
    """Answers the four calls of the notification service; `notes` are the bubbles it shows."""

    def __init__(self) -> None:
        self.notes: dict[int, list[Any]] = {}
        self.closed: list[int] = []
        self.bus: Any = None

    async def open(self, address: str) -> None:
        from dbus_fast.aio.message_bus import MessageBus

        self.bus = await MessageBus(bus_address=address).connect()
        self.bus.export(PATH, self._interface())
        await self.bus.request_name(NAME)

    def press(self, note: int, button: str) -> None:
        actions = self.notes[note][5]
        key = actions[actions.index(button) - 1]
        message = dbus_fast.message.Message
        signal = message.new_signal(PATH, NAME, "ActionInvoked", "us", [note, key])
        self.bus.send(signal)

    def _interface(self) -> Any:
        from dbus_fast.service import ServiceInterface, method
        from dbus_fast.service import signal as signalling

        played = self

        class Service(ServiceInterface):
            @method()
            def Notify(  # the service's signature
                self,
                app: "s",  # noqa: F821
                replaces: "u",  # noqa: F821
                icon: "s",  # noqa: F821
                title: "s",  # noqa: F821
                body: "s",  # noqa: F821
                actions: "as",  # noqa: F722
                hints: "a{sv}",  # noqa: F722
                timeout: "i",  # noqa: F821
            ) -> "u":  # noqa: F821
                number = len(played.notes) + 1
                played.notes[number] = [app, replaces, icon, title, body, actions, hints, timeout]
                return number

            @method()
            def CloseNotification(self, number: "u"):  # noqa: F821
                played.closed.append(number)

            @method()
            def GetCapabilities(self) -> "as":  # noqa: F722
                return ["actions", "body"]

            @method()
            def GetServerInformation(self) -> "ssss":  # noqa: F821
                return ["played", "test", "1", "1.2"]

            @signalling()
            def ActionInvoked(self) -> "us":  # noqa: F821
                return [0, ""]

            @signalling()
            def NotificationClosed(self) -> "uu":  # noqa: F821
                return [0, 0]

        return Service(NAME)


async def test_a_button_on_the_desktop_answers_the_prompt(bus: Bus) -> None:
    played = PlayedDesktop()
    await played.open(bus.address)
    answered: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    channel = Desktop(look)
    delivery = Delivery([channel])
    assert await delivery.ring(NOTICE, answered.set_result) == "desktop"
    app, _, _, title, body, actions, *_ = played.notes[1]
    assert (app, title, body) == ("BackCare", "Break now", "Stand up")
    assert [*actions[1::2]][-3:] == ["Take it", "Later", "Skip"]
    played.press(1, "Later")
    async with asyncio.timeout(10):
        assert await answered == "later"
    await delivery.ring(NOTICE)
    await delivery.withdraw()
    assert played.closed == [2]
    channel._hang_up()
    played.bus.disconnect()


async def test_a_desktop_that_ends_is_forgotten_without_a_word(
    bus: Bus, caplog: pytest.LogCaptureFixture
) -> None:
    played = PlayedDesktop()
    await played.open(bus.address)
    channel = Desktop(look)
    assert await channel.deliver(NOTICE, None)
    listening = channel._listening
    bus.daemon.kill()
    async with asyncio.timeout(10):
        with pytest.raises(EOFError):
            await played.bus.wait_for_disconnect()
        assert listening is not None
        await listening
    assert not await channel.deliver(NOTICE, None)
    gc.collect()
    assert not [record for record in caplog.records if record.name == "asyncio"]


async def test_without_a_desktop_it_fails_soon_in_silence_and_leaves_nothing_open(
    bus: Bus, capfd: pytest.CaptureFixture[str]
) -> None:
    channel = Desktop(look)
    assert await Delivery([channel]).ring(NOTICE) is None
    before = open_files()
    for _ in range(3):
        assert await Delivery([channel]).ring(NOTICE) is None
    assert open_files() <= before
    assert capfd.readouterr() == ("", "")


async def test_without_a_bus_it_fails_in_silence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert not await Desktop(look).deliver(NOTICE, None)
    assert capfd.readouterr() == ("", "")
