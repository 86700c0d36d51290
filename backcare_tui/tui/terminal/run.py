"""What the app owes the terminal and the person when it ends, however it ends.

A signal, a dead terminal or a defect in the app itself: the terminal is given back, waiting entries
are written, the exit code says why, and a crash leaves a log instead of a traceback on the screen.
"""

import asyncio
import errno
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, TextIO, runtime_checkable

from backcare_tui.disk import Files, write_new

EXIT_CRASHED = 1
EXIT_NO_TERMINAL = 2
NEEDS_TERMINAL = (
    "BackCare's app needs a terminal. See `backcare --help` for what works without one."
)

_RESTORE = (
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2004l\x1b[?2048l\x1b[?7h"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What Textual's driver sends when it leaves: mouse, paste and keyboard modes, screen, cursor."""

_SPEAKING = (OSError, AttributeError, NameError, ImportError, TypeError, IndexError, RecursionError)
"""Errors whose message comes from Python or the system and does not quote what a person wrote."""


@runtime_checkable
class ShutsDown(Protocol):
    """An app that can be asked to end: it writes what is waiting, then exits with `code`."""

    def shut_down(self, code: int) -> None: ...


@runtime_checkable
class Rescues(Protocol):
    """An app that can still write what is waiting after it crashed, without its loop."""

    def rescue(self) -> None: ...


class Runs(ShutsDown, Protocol):
    """What `run` needs of an app (a Textual `App` with a `shut_down`)."""

    @property
    def return_code(self) -> int | None: ...

    async def run_async(self) -> Any: ...


def exit_code(signum: int) -> int:
    """The exit code a shell reports for a program that this signal ended: 128 + its number."""
    return 128 + signum


def hang_up(app: object) -> None:
    """End `app` as on SIGHUP: its terminal is gone. Call on the loop's thread."""
    code = exit_code(signal.SIGHUP)
    if isinstance(app, ShutsDown):
        app.shut_down(code)
    else:
        leave: Any = getattr(app, "exit", None)
        if leave is not None:
            leave(return_code=code)


def install(app: ShutsDown, loop: asyncio.AbstractEventLoop) -> None:
    """End `app` in an orderly way on SIGTERM, SIGHUP and SIGINT. The first signal decides the code.

    A closing terminal often sends two signals at once, so later ones do not hurry it.
    """
    first: list[int] = []

    def leave(signum: int) -> None:
        if not first:
            first.append(signum)
            app.shut_down(exit_code(signum))

    for signum in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(signum, leave, signum)


def run(app: Runs, state: Path, now: Callable[[], datetime]) -> int:
    """Run `app` until it ends and return the exit code for the process.

    0 as usual, 129, 130 or 143 after SIGHUP, SIGINT or SIGTERM, 1 after a crash (a log is written
    to `state` and one line on stderr says where), 2 if there is no terminal to draw on.
    """
    if not has_terminal():
        say(NEEDS_TERMINAL)
        return EXIT_NO_TERMINAL
    troubles: list[BaseException] = []
    crashed: BaseException | None = None
    with _terminal_given_back(), _threads_heard(troubles):
        try:
            asyncio.run(_run(app, troubles))
        except KeyboardInterrupt:
            return exit_code(signal.SIGINT)
        except BaseException as error:
            crashed = error
        crashed = crashed or getattr(app, "_exception", None)
    code = app.return_code or 0
    if crashed is not None:
        code = code or EXIT_CRASHED
        troubles.insert(0, crashed)
        if isinstance(app, Rescues):
            try:
                app.rescue()
            except Exception as error:
                troubles.append(error)
    if troubles:
        _report(troubles, state, now(), ended=crashed is not None)
    return code


async def _run(app: Runs, troubles: list[BaseException]) -> None:
    loop = asyncio.get_running_loop()

    def heard(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            troubles.append(error)

    loop.set_exception_handler(heard)
    console: Any = getattr(app, "error_console", None)
    if console is not None:
        console.quiet = True  # Textual prints tracebacks with local values there
    install(app, loop)
    await app.run_async()


def has_terminal() -> bool:
    """Whether keys can be read from and the screen drawn on a terminal (stdin and stderr)."""
    # Textual draws on stderr, and a None stream means that it was closed before we started.
    streams: list[TextIO | None] = [sys.__stdin__, sys.__stderr__]
    with suppress(ValueError, OSError):
        return all(stream is not None and stream.isatty() for stream in streams)
    return False


def say(line: str) -> None:
    """One line on stderr; nothing at all if nobody is left to read it."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def tell_terminal(sequence: str) -> None:
    """Send `sequence` to the terminal when no driver does any more; nothing if it is gone."""
    terminal: TextIO | None = sys.__stderr__
    with suppress(OSError, ValueError):
        if terminal is not None:
            terminal.write(sequence)
            terminal.flush()


def crash_text(errors: list[BaseException], at: datetime) -> str:
    """A crash log: versions and where in the code it happened, and nothing a person wrote.

    Local values are left out, and so is every message that could quote an entry.
    """
    import platform
    from importlib.metadata import PackageNotFoundError, version

    lines = [f"BackCare crash log, {at.isoformat(timespec='seconds')}", ""]
    for package in ("backcare", "textual", "rich", "tinydb", "apscheduler", "msgspec"):
        with suppress(PackageNotFoundError):
            lines.append(f"{package} {version(package)}")
    lines.append(f"python {platform.python_version()} on {platform.system()} {platform.release()}")
    for error in errors:
        lines += ["", *_story(error)]
    return "\n".join(lines) + "\n"


def write_crash_log(text: str, state: Path, at: datetime) -> Path:
    """Write `text` to a new `<state>/crash-<time>.log` that only its owner can read.

    Raises OSError if the folder cannot be written.
    """
    stem = f"crash-{at:%Y-%m-%dT%H%M%S}"
    for number in range(1, 100):
        path = state / (f"{stem}.log" if number == 1 else f"{stem}-{number}.log")
        with suppress(FileExistsError):
            write_new(Files(), path, text.encode())
            return path
    raise FileExistsError(f"{stem}.log")


def _report(errors: list[BaseException], state: Path, at: datetime, *, ended: bool) -> None:
    what = "BackCare had to stop" if ended else "Something went wrong in the background"
    try:
        path = write_crash_log(crash_text(errors, at), state, at)
    except OSError as error:
        reason = error.strerror or "the folder cannot be written"
        say(f"{what} ({type(errors[0]).__name__}). No log could be written: {reason}")
    else:
        say(f"{what}. Your saved entries are safe; what happened is in {path}")


def _story(error: BaseException) -> list[str]:
    """The chain of errors that led to `error`, oldest first, each with its frames."""
    import traceback

    from textual.worker import WorkerFailed

    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        if isinstance(current, WorkerFailed):  # has no cause, but holds what went wrong
            current = current.error
        else:
            hidden = current.__suppress_context__
            current = current.__cause__ or (None if hidden else current.__context__)
    lines: list[str] = []
    for link in reversed(chain):
        frames: TracebackType | None = link.__traceback__
        lines += [line.rstrip("\n") for line in traceback.format_tb(frames)]
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}: {_message(link)}")
    return lines


def _message(error: BaseException) -> str:
    if isinstance(error, _SPEAKING) and not isinstance(error, UnicodeError):
        return str(error)
    return "(message left out: it could quote an entry)"


@contextmanager
def _threads_heard(troubles: list[BaseException]) -> Iterator[None]:
    """Collect what ends a thread instead of printing it over the screen."""

    def heard(arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        terminal_gone = isinstance(error, OSError) and error.errno in (errno.EIO, errno.EPIPE)
        if error is not None and not terminal_gone:
            troubles.append(error)

    before = threading.excepthook
    threading.excepthook = heard
    try:
        yield
    finally:
        threading.excepthook = before


@contextmanager
def _terminal_given_back() -> Iterator[None]:
    """Give the terminal back as it was found, should the app have failed to do so."""
    stdin, stderr = sys.__stdin__, sys.__stderr__
    assert stdin is not None
    assert stderr is not None
    fileno = stdin.fileno()
    attributes: Any = None
    with suppress(termios.error):
        attributes = termios.tcgetattr(fileno)
    try:
        yield
    finally:
        with suppress(termios.error, OSError, ValueError):
            if attributes is not None and termios.tcgetattr(fileno) != attributes:
                termios.tcsetattr(fileno, termios.TCSANOW, attributes)
                stderr.write(_RESTORE)
                stderr.flush()
        forget_if_dead(stderr)


def forget_if_dead(stream: TextIO) -> None:
    """Let `stream` lead nowhere if it cannot be written any more.

    What is still buffered would fail again when Python ends, and turn the exit code into 120.
    """
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
