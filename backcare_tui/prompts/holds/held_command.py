"""Running a command while the prompts are held, as if the shell had run it itself."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import PurePath
from types import FrameType

from backcare_tui.paths import Paths
from backcare_tui.prompts.holds.holds import holding

CANNOT_RUN, NOT_FOUND, BY_SIGNAL = 126, 127, 128
"""The exit codes that shells use."""

_PASSED_ON = ("SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2")
_FROM_KEYS = ("SIGINT", "SIGQUIT")


def run_held(
    paths: Paths, argv: Sequence[str], *, now: datetime, complain: Callable[[str], None]
) -> int:
    """Run `argv` (a program and what it is given; not empty) and return its exit code.

    It gets this program's input, output and terminal. 126: it cannot be run; 127: there is none;
    128+n: signal n ended it. Prompts are held from `now`, on the screen by the program's name.
    `complain` gets one line if something is wrong. If the hold cannot be made, the command runs all
    the same. Call it from the main thread.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(holding(paths, PurePath(argv[0]).name, now))
        except OSError as error:
            complain(f"prompts are not held: {error.strerror or error}")
        return _run(argv, complain)


def _run(argv: Sequence[str], complain: Callable[[str], None]) -> int:
    relay = _Relay()
    with relay.listening():
        try:
            command = subprocess.Popen(argv)
        except FileNotFoundError:
            complain(f"{argv[0]}: there is no such command")
            return NOT_FOUND
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            complain(f"{argv[0]}: cannot be run: {reason}")
            return CANNOT_RUN
        relay.to(command)
        code = command.wait()
    return code if code >= 0 else BY_SIGNAL - code


class _Relay:
    """Passes on the signals this program gets, so that ending it ends the command.

    Ctrl+C and Ctrl+\\ reach the command through the terminal already; they are passed on only if
    they came from elsewhere (`kill -INT`, and no terminal in front of us).
    """

    def __init__(self) -> None:
        self._command: subprocess.Popen[bytes] | None = None
        self._waiting: list[int] = []

    def to(self, command: "subprocess.Popen[bytes]") -> None:
        self._command = command
        while self._waiting:
            command.send_signal(self._waiting.pop(0))

    @contextmanager
    def listening(self) -> Iterator[None]:
        # A handler and not SIG_IGN: what is ignored here would be ignored by the command too.
        before = {
            number: signal.signal(number, self._got)
            for number in (getattr(signal, name) for name in (*_PASSED_ON, *_FROM_KEYS))
            if signal.getsignal(number) is not signal.SIG_IGN  # nohup: and so it stays
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _got(self, number: int, _frame: FrameType | None) -> None:
        if number in (signal.SIGINT, signal.SIGQUIT) and _in_front():
            return
        if self._command is None:
            self._waiting.append(number)
        else:
            self._command.send_signal(number)


def _in_front() -> bool:
    """Whether this program is in the foreground of a terminal, whose keys the command gets too."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)
