"""Starting the process that reads calendars, and what it said before it ended."""

import signal
import subprocess
import sys
from pathlib import Path

import msgspec

from backcare_tui.prompts.calendar.question import NO_LIBRARY, CalendarAnswer, CalendarQuestion
from backcare_tui.prompts.installing import CALENDAR, command_for


class CannotReadError(Exception):
    """No calendar at all can be read, and why."""


class Child:
    """Reads calendar files, each time in a process that ends with the last of them."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, question: CalendarQuestion) -> list[CalendarAnswer]:
        """An answer for each file, in order; fewer after `close`. Raises CannotReadError.

        A file at which the process was killed is named, and another one goes on with the rest.
        """
        answers: list[CalendarAnswer] = []
        while len(answers) < len(question.files) and not self._closed:
            rest = msgspec.structs.replace(question, files=question.files[len(answers) :])
            said, ended_by = self._run(rest)
            answers += said
            if len(said) < len(rest.files):
                answers.append(CalendarAnswer(reasons=(_why(ended_by, question),)))
        return answers

    def close(self) -> None:
        """End the process, if there is one, and start no other. To be called from any thread."""
        self._closed = True
        if self._process is not None:
            self._process.kill()

    def _run(self, question: CalendarQuestion) -> tuple[list[CalendarAnswer], int]:
        """What one process answered, and the signal that ended it; 0: none."""
        try:
            process = self._process = _started()
        except OSError as error:
            raise CannotReadError(f"calendars cannot be read: {error.strerror or error}") from None
        try:
            if self._closed:
                return [], signal.SIGKILL
            out, complaint = process.communicate(msgspec.json.encode(question))
        finally:
            process.kill()  # nothing, if it has ended
            process.wait()
        if process.returncode == NO_LIBRARY:
            raise CannotReadError(f"meetings need two more packages: {command_for(CALENDAR)}")
        if process.returncode > 0:  # of the text only the kind of error: the rest may quote a file
            last = (complaint.decode("utf-8", "replace").splitlines() or [""])[-1]
            raise CannotReadError(f"calendars cannot be read: {last.partition(':')[0]}")
        lines = out.split(b"\n")[:-1]  # one that was begun does not count
        return [
            msgspec.json.decode(line, type=CalendarAnswer) for line in lines
        ], -process.returncode


def _started() -> "subprocess.Popen[bytes]":
    here = str(Path(__file__).parents[3])  # the package may not be installed
    code = f"import sys; sys.path.append({here!r}); import {__package__}.reading as it; it.main()"
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # without the terminal and its signals
    )


def _why(ended_by: int, question: CalendarQuestion) -> str:
    if ended_by == signal.SIGALRM:
        return f"takes longer than {question.seconds:g} seconds to read"
    return f"cannot be read: reading it was ended by signal {ended_by}"
