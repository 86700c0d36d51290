"""A terminal driver that sleeps until a key is pressed, and outlives its terminal.

Textual's own driver asks for input ten times a second for as long as the app is open, ends with
the first byte that is not UTF-8 (textual #6668: mouse reports of a re-attached terminal), spins on
a terminal that is gone (#6690), and takes a SIGCONT that follows a plain SIGSTOP for a new start.

Each part here replaces one of these, and leans on private names of Textual, which it lists. With a
Textual that no longer uses those names the part is left out, and `backcare doctor` says so.
"""

import os
import select
import signal
import termios
import weakref
from contextlib import suppress
from typing import Any, ClassVar

from textual import constants
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from backcare_tui.tui.terminal.input_decoder import InputDecoder
from backcare_tui.tui.terminal.lasting_file import LastingFile
from backcare_tui.tui.terminal.private_names import Uses, are_used
from backcare_tui.tui.terminal.run import hang_up

_READ_BYTES = 4096
_MAX_EMPTY_READS = 3


class DriverPart(LinuxDriver):
    """What the parts have in common: whether the terminal is there, and what if it is not."""

    uses: ClassVar[Uses] = {}
    """The private names of Textual that this part leans on."""
    without: ClassVar[str] = ""
    """What the app does where this part is left out, for `backcare doctor`."""

    def _terminal_lives(self) -> bool:
        # An empty read alone can be a Ctrl+D typed while another program had the terminal.
        try:
            termios.tcgetattr(self.fileno)
        except (termios.error, OSError):
            return False
        return True

    def _terminal_lost(self) -> None:
        with suppress(RuntimeError):  # the loop is closed: the app has ended already
            self._loop.call_soon_threadsafe(hang_up, self._app)


class WaitingInput(DriverPart):
    """Waits for input instead of asking for it, and reads whatever bytes come."""

    uses = {
        "LinuxDriver.start_application_mode": {"_key_thread", "_run_input_thread"},
        "LinuxDriver._run_input_thread": {"run_input_thread"},
        "LinuxDriver.run_input_thread": {
            *("exit_event", "fileno", "XTermParser", "_debug", "feed", "tick", "process_message"),
        },
        "LinuxDriver.disable_input": {"exit_event", "_key_thread", "_disable_mouse_support"},
        "LinuxDriver.stop_application_mode": {"disable_input"},
        "LinuxDriver._enable_mouse_pixels": {"_mouse_pixels"},
        "Driver.__init__": {"_app", "_loop", "_debug"},
        "Parser.tick": {"_timeout_time"},
        "XTermParser.__init__": {"mouse_pixels", "terminal_size", "terminal_pixel_size"},
    }
    without = "it asks for keys ten times a second, and may end with a broken mouse report"

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._wake_read, self._wake_write = os.pipe()
        weakref.finalize(self, _close_both, self._wake_read, self._wake_write)
        self._mouse_asked_again = False

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
        """Which of terminal and self-pipe can be read; None if the terminal is not even open."""
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

    def _pass_on(self, parser: XTermParser, text: str) -> XTermParser:
        """Feed the parser; after a sequence that breaks it, a fresh one takes over."""
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


class LastingOutput(DriverPart):
    """Writes to a terminal that may be gone, or that another program has at this moment."""

    uses = {
        "LinuxDriver.__init__": {"_file", "_writer_thread"},
        "LinuxDriver.start_application_mode": {"WriterThread", "_writer_thread", "_file"},
        "LinuxDriver.write": {"_writer_thread", "write"},
        "Driver.__init__": {"_app", "_loop"},
    }
    without = "it may hang when its terminal is closed"

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = LastingFile(self._file, self._terminal_lost)

    def write(self, data: str) -> None:
        """Send `data` to the terminal; nothing if it is not ours at this moment."""
        # Without its thread the queue of writes fills up and blocks the app for ever.
        if self._writer_thread is not None and self._writer_thread.is_alive():
            self._writer_thread.write(data)


class JobControl(DriverPart):
    """Stops together with what started the app, and comes back after any kind of stop."""

    uses = {
        "LinuxDriver.__init__": {"_sigtstp_application", "_sigcont_application"},
        "LinuxDriver._sigtstp_application": {"_auto_restart", "_must_signal_resume"},
        "LinuxDriver._sigcont_application": {"_auto_restart", "resume_application_mode"},
        "LinuxDriver.start_application_mode": {"_key_thread", "_must_signal_resume"},
        "Driver.suspend_application_mode": {"stop_application_mode"},
        "Driver.__init__": {"_app", "_loop"},
    }
    without = "Ctrl+Z may leave the terminal in disorder"

    _stopping = False

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
        """Take the terminal again, as it was left or from the program that had it meanwhile."""
        if self._key_thread is not None:
            self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()
        if self._key_thread is not None:
            # The screen was cleared, and the app knows of no change: draw all of it.
            self._app.call_later(self._app.refresh, layout=True)
        elif not self._terminal_lives():
            self._terminal_lost()


class PatientDriver(WaitingInput, LastingOutput, JobControl):
    """Textual's driver for Linux and macOS with all parts."""


PARTS: tuple[type[DriverPart], ...] = PatientDriver.__bases__


def driver_class() -> type[Driver] | None:
    """The driver to give to `App(driver_class=…)`; None: let Textual choose.

    None if the person chose a driver (TEXTUAL_DRIVER), and if no part fits the installed Textual.
    """
    parts = tuple(part for part in PARTS if are_used(part.uses))
    if constants.DRIVER is not None or not parts:
        return None
    if parts == PARTS:
        return PatientDriver
    return type(PatientDriver.__name__, parts, {})


def shortcomings() -> list[str]:
    """What the app does less well because parts do not fit the installed Textual; imports it."""
    return [part.without for part in PARTS if not are_used(part.uses)]


def _close_both(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _raise(error: Exception) -> None:
    raise error
