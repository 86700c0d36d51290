"""Asking another program how long the person has been idle: briefly, rarely, and never loudly."""

import os
import select
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import msgspec

from backcare_tui.prompts.sighting import AWAY_AFTER, IsHere, Sighting, judged

PATIENCE = 1.0
"""Seconds a program has to answer."""

NOT_AGAIN_FOR = timedelta(minutes=5)
"""A program that is missing or late is left alone for this long."""

_ENOUGH = 65_536
"""Bytes of an answer that are read."""


class Reply(msgspec.Struct, frozen=True):
    """What a program printed, or None and the reason why it gave no answer."""

    text: str | None
    why: str = ""


def ask(command: Sequence[str], patience: float = PATIENCE) -> Reply:
    """Run `command` without input, its complaints thrown away; never raises."""
    try:
        program = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            bufsize=0,
        )
    except FileNotFoundError:
        return Reply(None, f"{command[0]} not found")
    except (OSError, ValueError) as error:
        return Reply(None, f"{command[0]} cannot be run: {type(error).__name__}")
    try:
        return _listen(program, command[0], patience)
    finally:
        if program.poll() is None:
            with suppress(OSError):
                program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


def _listen(program: "subprocess.Popen[bytes]", name: str, patience: float) -> Reply:
    end = time.monotonic() + patience
    heard = b""
    assert program.stdout is not None
    descriptor = program.stdout.fileno()
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    while len(heard) < _ENOUGH:
        left = end - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            return Reply(None, f"{name} did not answer")
        piece = os.read(descriptor, 4096)
        if not piece:
            break
        heard += piece
    else:
        return Reply(None, f"{name} said too much")
    try:
        code = program.wait(max(0.05, end - time.monotonic()))
    except subprocess.TimeoutExpired:
        return Reply(None, f"{name} did not end")
    if code:
        return Reply(None, f"{name} failed ({code})")
    return Reply(heard.decode("utf-8", "replace"))


class IdleQuestion(msgspec.Struct, frozen=True):
    """Which program is asked, and how."""

    source: str
    """What the source is called."""
    command: tuple[str, ...]
    read: Callable[[str, datetime], timedelta | None]
    """From what it printed, and now, to the idle time; None: it gave none."""
    every: timedelta
    """It is asked no more often; between, its last answer counts."""


class ProgramSource:
    """A source that starts a program."""

    cheap = False

    def __init__(
        self,
        question: IdleQuestion,
        *,
        away_after: timedelta = AWAY_AFTER,
        blind: bool = False,
        ask: Callable[[Sequence[str]], Reply] = ask,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = question.source
        self.question = question
        self._away_after = away_after
        self._blind = blind
        self._ask = ask
        self._monotonic = monotonic
        self._last: Sighting | None = None
        self._again_at = 0.0

    def look(self, now: datetime) -> Sighting:
        """The idle time this program reports. Its answer may be up to `every` old."""
        if self._last is None or self._monotonic() >= self._again_at:
            self._last, wait = self._fresh(now)
            self._again_at = self._monotonic() + wait.total_seconds()
        return self._last

    def _fresh(self, now: datetime) -> tuple[Sighting, timedelta]:
        question, program = self.question, self.question.command[0]
        reply = self._ask(question.command)
        if reply.text is None:
            return Sighting(self.name, IsHere.UNKNOWN, None, reply.why), NOT_AGAIN_FOR
        idle = question.read(reply.text, now)
        if idle is None:
            note = f"{program} gave no time"
            return Sighting(self.name, IsHere.UNKNOWN, None, note), question.every
        away_after, blind = self._away_after, self._blind
        seen = judged(self.name, idle, f"by {program}", away_after=away_after, blind=blind)
        return seen, question.every
