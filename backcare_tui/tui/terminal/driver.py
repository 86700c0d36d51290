"""A terminal driver that sleeps until a key is pressed, and outlives its terminal.

Textual's own driver asks for input ten times a second for as long as the app is open, ends with
the first byte that is not UTF-8 (textual #6668: mouse reports of a re-attached terminal), spins on
a terminal that is gone (#6690), and takes a SIGCONT that follows a plain SIGSTOP for a new start.
This one replaces those parts, and only in the shape of driver that it was tested with:
`driver_class` returns None for any other, and the app then runs on Textual's own.
"""

import os
import re
import select
import signal
import termios
import weakref
import zlib
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import Any, TextIO

from textual import constants
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from backcare_tui.tui.terminal.run import forget_if_dead, hang_up

_READ_BYTES = 4096
_MAX_EMPTY_READS = 3
_X10_REPORT = re.compile(rb"\x1b\[M[\x20-\xff]{3}")
_X10_BEGUN = re.compile(rb"\x1b\[M[\x20-\xff]{0,2}\Z")

_SHAPE = 122295253
"""`shape()` of the driver in Textual 8.2.8, the one this was tested with."""


def driver_class() -> type[Driver] | None:
    """The driver to give to `App(driver_class=…)`; None: let Textual choose.

    None where the person chose a driver (TEXTUAL_DRIVER), and where Textual's own is not, name for
    name, the one this was tested with.
    """
    if constants.DRIVER is not None or shape() != _SHAPE:
        return None
    return PatientDriver


def shape() -> int:
    """A number that changes when the private parts of Textual that we lean on do.

    It is made of the names those parts use, so that it is the same for every Python version.
    """
    try:
        parts = (
            LinuxDriver.__init__,
            LinuxDriver.start_application_mode,
            LinuxDriver.stop_application_mode,
            LinuxDriver.disable_input,
            LinuxDriver._run_input_thread,
            LinuxDriver.run_input_thread,
            LinuxDriver._sigtstp_application,
            LinuxDriver._sigcont_application,
            Parser.__init__,
            Parser.tick,
        )
        names = [name for part in parts for name in sorted(part.__code__.co_names)]
    except AttributeError:
        return -1
    return zlib.crc32(" ".join(names).encode())


class InputDecoder:
    """Bytes from a terminal to text, whatever the bytes.

    Mouse reports in the old X10 form are taken out (their coordinates are bare bytes and not
    UTF-8); what else is not UTF-8 becomes a replacement character.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._held = b""
        self.saw_x10 = False
        """Whether the last `feed` held a mouse report in the old form."""

    @property
    def waiting(self) -> bool:
        """Whether the beginning of a mouse report is held back."""
        return bool(self._held)

    def feed(self, data: bytes) -> str:
        """The text in `data`, and in what was held back before it."""
        data = self._held + data
        data, found = _X10_REPORT.subn(b"", data)
        self.saw_x10 = found > 0
        begun = _X10_BEGUN.search(data)
        cut = begun.start() if begun else len(data)
        self._held = data[cut:]
        return self._decode(data[:cut])

    def flush(self) -> str:
        """What was held back, as it is: the rest of it did not come."""
        held, self._held = self._held, b""
        return self._decode(held)


class LastingFile:
    """A terminal to write to that swallows everything once it is gone, instead of raising."""

    def __init__(self, file: TextIO, lost: Any) -> None:
        self._file = file
        self._lost = lost

    def write(self, text: str) -> int:
        self._try(self._file.write, text)
        return len(text)

    def flush(self) -> None:
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _try(self, call: Any, *arguments: str) -> None:
        try:
            call(*arguments)
        except BlockingIOError:
            # Another program made the terminal non-blocking, for all who share it.
            os.set_blocking(self._file.fileno(), True)
            self._file.flush()
        except (OSError, ValueError):
            forget_if_dead(self._file)
            self._lost()


class PatientDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with input that waits instead of asking."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._wake_read, self._wake_write = os.pipe()
        weakref.finalize(self, _close_both, self._wake_read, self._wake_write)
        self._file: Any = LastingFile(self._file, self._terminal_lost)
        self._mouse_asked_again = False
        self._stopping = False

    def run_input_thread(self) -> None:
        """Wait for input and pass it on, until `disable_input`, or until the terminal is gone.

        No time-out but one: while an escape sequence is unfinished, the time after which a bare
        Escape counts as that key.
        """
        try:
            self._read_until_told()
        except Exception as error:
            self._app.call_later(_raise, error)

    def _read_until_told(self) -> None:
        parser = XTermParser(self._debug)
        decoder = InputDecoder()
        empty_reads = 0
        while not self.exit_event.is_set():
            unfinished = decoder.waiting or parser._timeout_time is not None
            ready = self._wait(constants.ESCAPE_DELAY if unfinished else None)
            if ready is None:
                return
            if not ready:
                parser = self._pass_on(parser, decoder.flush())
                continue
            if self.fileno not in ready:
                continue
            data = self._read()
            empty_reads = 0 if data else empty_reads + 1
            if not data and (empty_reads >= _MAX_EMPTY_READS or not self._terminal_lives()):
                self._terminal_lost()
                return
            text = decoder.feed(data)
            self._ask_for_new_mouse_reports(decoder.saw_x10, bool(text))
            parser = self._pass_on(parser, text)

    def _wait(self, timeout: float | None) -> list[int] | None:
        """What can be read of terminal and self-pipe; None where the terminal is not even open."""
        try:
            return select.select([self.fileno, self._wake_read], [], [], timeout)[0]
        except (OSError, ValueError):
            self._terminal_lost()
            return None

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:
            return b""

    def _terminal_lives(self) -> bool:
        # An empty read alone can be a Ctrl+D typed while another program had the terminal.
        try:
            termios.tcgetattr(self.fileno)
        except (termios.error, OSError):
            return False
        return True

    def _pass_on(self, parser: XTermParser, text: str) -> XTermParser:
        """Feed the parser; goes on with a fresh one after a sequence that was too much for it."""
        # By character, so that what was typed after such a sequence is not lost with it.
        for part in (*text, ""):
            try:
                for message in parser.feed(part) if part else parser.tick():
                    self.process_message(message)
            except Exception:
                fresh = XTermParser(self._debug)
                fresh.mouse_pixels = parser.mouse_pixels
                fresh.terminal_size = parser.terminal_size
                fresh.terminal_pixel_size = parser.terminal_pixel_size
                parser = fresh
        return parser

    def _ask_for_new_mouse_reports(self, saw_x10: bool, saw_other: bool) -> None:
        """A rebuilt terminal forgot which mouse reports we asked for: ask again, once."""
        if saw_x10 and not self._mouse_asked_again:
            self._mouse_asked_again = True
            self._enable_mouse_support()
            if self._mouse_pixels:
                self._enable_mouse_pixels()
        elif saw_other and not saw_x10:
            self._mouse_asked_again = False

    def _terminal_lost(self) -> None:
        with suppress(RuntimeError):  # the loop is closed: the app has ended already
            self._loop.call_soon_threadsafe(hang_up, self._app)

    def disable_input(self) -> None:
        """End the input thread, now. Never raises; the thread is told whatever else fails."""
        self.exit_event.set()
        os.write(self._wake_write, b"\0")
        with suppress(Exception):
            signal.signal(signal.SIGWINCH, signal.SIG_DFL)
            self._disable_mouse_support()
        if self._key_thread is not None:
            self._key_thread.join()
            self._key_thread = None
        os.read(self._wake_read, 1)
        self.exit_event.clear()
        with suppress(termios.error, OSError):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def write(self, data: str) -> None:
        """Send `data` to the terminal; nothing where it is not ours at this moment."""
        # Without its thread the queue of writes fills up and blocks the app for ever.
        if self._writer_thread is not None and self._writer_thread.is_alive():
            self._writer_thread.write(data)

    def _sigtstp_application(self, *_: object) -> None:
        """Ctrl+Z, or SIGTSTP from outside."""
        if self._auto_restart:
            # A handler runs between any two instructions, also inside a write: act on the loop.
            self._loop.call_soon_threadsafe(self._stop_for_now)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Running again; after a plain SIGSTOP the shell may have used the terminal meanwhile."""
        if self._auto_restart and not self._stopping:
            self._loop.call_soon_threadsafe(self._come_back)

    def _stop_for_now(self) -> None:
        """Give the terminal back and stop, together with what started us (`make run`).

        The system stops only a job that a shell can bring back: in a window of its own the app
        just goes on.
        """
        self._stopping = True
        self.suspend_application_mode()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        self._stopping = False
        self._come_back()

    def _come_back(self) -> None:
        """Take the terminal again, as it was left or from whoever had it."""
        if self._key_thread is not None:
            self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()
        if self._key_thread is not None:
            # The screen was cleared, and the app knows of no change: draw all of it.
            self._app.call_later(self._app.refresh, layout=True)
        elif not self._terminal_lives():
            self._terminal_lost()


def _close_both(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _raise(error: Exception) -> None:
    raise error
