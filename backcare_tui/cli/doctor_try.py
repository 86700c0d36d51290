"""`backcare doctor --try`: every way to reach the person, one by one, and which was noticed."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence

import msgspec

from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.kit import is_terminal
from backcare_tui.cli.output import clean_keeping_indent, flush, say
from backcare_tui.prompts.delivery.delivery import Channel, Delivery, Notice, channels_for
from backcare_tui.prompts.delivery.reach import Reach, reaches
from backcare_tui.prompts.delivery.terminal_kind import detect

DELAY = 3.0
"""Seconds before a channel rings: several terminals notify only in the background: our own choice.
"""

NOTICE = Notice("A try of BackCare", "This is how a break makes itself known.")

_SIGNALS = ("bell", "title")

_REMEMBER, _RESTORE = "\x1b[22;2t", "\x1b[23;2t"

_INTRODUCTION = f"""\
Each way to reach you rings once, {DELAY:.0f} seconds after it is named. Look at another window
meanwhile, as on a working day: some terminals notify only then. Nothing is written down."""


class Trial(msgspec.Struct, frozen=True):
    """What came of one channel. `noticed` None: it could not be tried, or nobody said."""

    reach: Reach
    noticed: bool | None
    note: str = ""


class Person(msgspec.Struct, frozen=True):
    """How we talk to the person: put in place of by tests."""

    write: Callable[[str], None]
    """Send to the terminal as it is."""
    ask: Callable[[str], Awaitable[str | None]]
    """Put a question; the line that is typed, None if there will be none."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


def try_each(environ: Mapping[str, str]) -> int:
    """Ring every channel on this terminal, asking after each. Raises Stop if there is none."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise Stop("doctor --try rings this terminal, and here is none to ring", USAGE)
    return asyncio.run(try_on(Person(_write, _ask), environ))


async def try_on(person: Person, environ: Mapping[str, str]) -> int:
    """The whole conversation; the window's title is given back whatever happens."""
    found = reaches(environ, await asyncio.to_thread(detect, environ))
    say(_INTRODUCTION)
    trials: list[Trial] = []
    for at, reach in enumerate(found):
        channel = await _channel(reach, person, environ)
        if channel is None:
            trials.append(Trial(reach, None, reach.text))
            continue
        trial = await _try(channel, reach, person)
        if trial is None:
            rest = found[at:]
            trials += [Trial(it, None, "not tried" if it.there else it.text) for it in rest]
            break
        trials.append(trial)
    _sum_up(trials)
    return OK


async def _channel(reach: Reach, person: Person, environ: Mapping[str, str]) -> Channel | None:
    if not reach.there:
        return None
    if reach.name == "title":
        return _Title(person.write)
    terminal = await asyncio.to_thread(detect, environ)
    return channels_for([reach.name], terminal, person.write, environ)[0]


async def _try(channel: Channel, reach: Reach, person: Person) -> Trial | None:
    """Ring, and ask; None when the person has had enough."""
    say(f"\n{reach.name}: {reach.text}")
    flush()
    await person.sleep(DELAY)
    delivery = Delivery([channel])
    pressed: list[str] = []
    try:
        if await delivery.ring(NOTICE, pressed.append) is None:
            say("It could not be sent.")
            return Trial(reach, None, "could not be sent")
        answer = await _yes_or_no(person)
    finally:
        await delivery.withdraw()
    if answer is None:
        return None
    button = f", and its button {pressed[0]} works" if pressed else ""
    return Trial(reach, answer, f"{'noticed' if answer else 'not noticed'}{button}")


async def _yes_or_no(person: Person) -> bool | None:
    while True:
        line = await person.ask("Did you notice it? (y)es (n)o (q)uit, then Enter: ")
        word = "q" if line is None else line.strip().casefold()
        if word in ("y", "yes"):
            return True
        if word in ("n", "no"):
            return False
        if word in ("q", "quit"):
            return None


def _sum_up(trials: Sequence[Trial]) -> None:
    say("")
    for trial in trials:
        say(f"{trial.reach.name:12}{trial.note}")
    answered = {trial.reach.name: trial.noticed for trial in trials if trial.noticed is not None}
    if answered and not any(answered.values()):
        say("\nNone of these reached you; a break is still shown in BackCare itself.")
    elif answered:
        say("\nThe settings that fit:")
        for setting in _settings(answered):
            say(f"  backcare config set prompts.{setting}")


def _settings(answered: Mapping[str, bool]) -> list[str]:
    """Key and value of each setting that is known by now; `answered` says what was noticed."""
    said = [f"{name} {str(answered[name]).lower()}" for name in _SIGNALS if name in answered]
    tried = [name for name in answered if name not in _SIGNALS]
    if noticed := [name for name in tried if answered[name]]:
        said += ["notify true", f"channels {','.join(noticed)}"]
    elif tried:
        said.append("notify false")
    return said


class _Title:
    """The window's title, changed for as long as the question stands."""

    name = "title"

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    async def deliver(self, notice: Notice, answer: object) -> bool:
        self._write(f"{_REMEMBER}\x1b]2;{clean_keeping_indent(notice.title)}\x07")
        return True

    async def withdraw(self) -> None:
        self._write(_RESTORE)


def _write(sequence: str) -> None:
    sys.stdout.write(sequence)
    sys.stdout.flush()


async def _ask(question: str) -> str | None:
    """One line from the terminal, while the loop runs: a notification's button is heard."""
    _write(question)
    loop = asyncio.get_running_loop()
    typed: asyncio.Future[bytes] = loop.create_future()
    descriptor = sys.stdin.fileno()

    def read() -> None:
        if not typed.done():
            typed.set_result(os.read(descriptor, 1024))

    loop.add_reader(descriptor, read)
    try:
        line = await typed
    finally:
        loop.remove_reader(descriptor)
    if not line:
        _write("\n")
        return None
    return line.decode(errors="replace").splitlines()[0]
