"""A program in a terminal of its own, as a person would run it: keys in, screen out.

Nothing here sleeps: every wait reads what the program writes until something holds, or a deadline
passes and the test fails with the screen it saw.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyte

from tests.process.shifted_clock import AHEAD

ROOT = Path(__file__).parents[2]
CTRL_Q = "\x11"
_MODES = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][\d;]*u|\x1b\[\?[\d;]*\$p")
_ALTERNATE = re.compile(rb"(\x1b\[\?1049[hl])")
_UNFINISHED = re.compile(rb"\x1b(\[[\d;?<>=$]*)?\Z")

LEAVES_ON = frozenset({7, 25})
"""Line wrap and cursor: modes that are on in a terminal nobody has touched."""
MUST_BE_OFF = frozenset({1000, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2048})


class Session:
    """A running program and the terminal around it. Use it in a `with` statement.

    `size` is (columns, rows); `env` is added to a small fixed environment. The program leads its
    session, as the one a terminal window was opened for; to run it as a job, run a shell.
    `drawn` False keeps only the bytes: no screen, and no time spent on one.
    """

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
        *,
        drawn: bool = True,
    ) -> None:
        self.master, self.slave = pty.openpty()
        self.size = size
        self._set_size(size)
        self.termios_before = self.termios
        self.raw = bytearray()
        self._screen = self._main = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = drawn
        self._pending = b""
        slave = self.slave
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            list(argv),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(env),
            cwd=cwd,
            preexec_fn=lambda: os.login_tty(slave),
            pass_fds=(slave,),
        )

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            with_group = os.getpgid(self.process.pid)
            os.killpg(with_group, signal.SIGKILL)
            self.process.wait()
        self.hang_up()

    # What the person does

    def send(self, keys: str | bytes) -> None:
        """Type `keys`."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def press(self, keys: str, shows: str, within: float = 20) -> None:
        """Type `keys` and read until `shows` is on the screen.

        `shows` must not be there before: a text that the screen has anyway (a clock shows every
        number in its turn) says nothing about the keys.
        """
        while self.read(0):
            pass
        assert shows not in self.text, f"{shows!r} is there before {keys!r}\n{self.text}"
        self.send(keys)
        self.until(shows, within)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program is told as by a real one."""
        self.size = (columns, rows)
        self._set_size(self.size)
        for screen in {self._screen, self._main}:
            screen.resize(rows, columns)

    def kill(self, signum: int) -> None:
        """Send a signal to the program (to it alone)."""
        self.process.send_signal(signum)

    def hang_up(self) -> None:
        """Close the terminal window."""
        for name in ("master", "slave"):
            descriptor = getattr(self, name)
            if descriptor >= 0:
                os.close(descriptor)
                setattr(self, name, -1)

    # What the person sees

    @property
    def lines(self) -> list[str]:
        """The screen, top to bottom."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def colours(self, text: str) -> tuple[str, str]:
        """Colour of the first letter of `text` and of its ground: rrggbb, or as pyte names them."""
        row = next(row for row, line in enumerate(self.lines) if text in line)
        cell = self._screen.buffer[row][self.lines[row].index(text)]
        return cell.fg, cell.bg

    @property
    def termios(self) -> list[Any]:
        """The state of the terminal itself (echo, line mode, …)."""
        return termios.tcgetattr(self.slave)

    @property
    def modes(self) -> dict[int, bool]:
        """Private modes the program has set, and how it left them."""
        found: dict[int, bool] = {}
        for numbers, letter in _MODES.findall(bytes(self.raw)):
            for number in numbers.split(b";"):
                found[int(number)] = letter == b"h"
        return found

    def until(
        self, what: str | Callable[["Session"], object], within: float = 20, *, gone: bool = False
    ) -> None:
        """Read until `what` is on the screen, or holds; `gone`: until it does not any more."""

        def holds() -> bool:
            found = what in self.text if isinstance(what, str) else bool(what(self))
            return found is not gone

        deadline = time.monotonic() + within
        while not holds():
            left = deadline - time.monotonic()
            if left <= 0 or (not self.read(min(left, 0.5)) and self.process.poll() is not None):
                if self.read(0) or holds():
                    continue
                state = self.process.poll()
                raise AssertionError(
                    f"{what!r} {'stayed' if gone else 'did not come'}; exit {state}\n{self.text}"
                )

    def read(self, timeout: float) -> int:
        """Wait up to `timeout` seconds for output; how many bytes came."""
        if self.master < 0 or not select.select([self.master], [], [], timeout)[0]:
            return 0
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return 0
        self.raw += data
        if not self._drawn:
            return len(data)
        data = _NOT_FOR_PYTE.sub(b"", self._pending + data)
        cut = _UNFINISHED.search(data)
        self._pending = data[cut.start() :] if cut else b""
        self._draw(data[: cut.start()] if cut else data)
        return len(data)

    def _draw(self, data: bytes) -> None:
        # pyte knows no alternate screen.
        for part in _ALTERNATE.split(data):
            if _ALTERNATE.fullmatch(part):
                columns, rows = self.size
                entering = part.endswith(b"h")
                self._screen = pyte.Screen(columns, rows) if entering else self._main
                self._stream = pyte.ByteStream(self._screen)
            else:
                self._stream.feed(part)

    def wait(self, within: float = 20) -> int:
        """Read until the program has ended; its exit code, 128 + n where signal n ended it."""
        deadline = time.monotonic() + within
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"still running\n{self.text}")
            self.read(0.02)
        while self.read(0):
            pass
        code = self.process.returncode
        return 128 - code if code < 0 else code

    def stopped(self) -> bool:
        """Whether the program is stopped (Ctrl+Z, SIGSTOP)."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[0] == "T"

    def assert_restored(self) -> None:
        """The terminal is as it was before the program started."""
        modes = self.modes
        left_on = {n for n in MUST_BE_OFF if modes.get(n)}
        assert not left_on, f"left on: {sorted(left_on)}"
        left_off = {n for n in LEAVES_ON if modes.get(n) is False}
        assert not left_off, f"left off: {sorted(left_off)}"
        assert self.termios == self.termios_before

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def python(*arguments: str) -> list[str]:
    """The command line that runs this Python."""
    return [sys.executable, *arguments]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """A small environment, the same on every machine, with `extra` added."""
    kept = ("PATH", "LANG", "HOME", "VIRTUAL_ENV", AHEAD)
    base = {name: os.environ[name] for name in kept if name in os.environ}
    base |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
    base |= {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return base | dict(extra or {})
