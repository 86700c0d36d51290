"""How a due break reaches a person who looks at something else.

The app itself always shows it. Besides that there are:

- signals, `bell` and `title`: each that is on (`prompts.bell`, `prompts.title`) is always given.
  The title is kept by the app as long as it runs, with the countdown: it is not delivered here.
- notifications (`prompts.notify`): `osc`, the terminal's own, `desktop` and `notify-send`, in the
  order of `prompts.channels`. The first that can take it gets it, and the others none, so that one
  break is one bubble.

A channel that fails does so silently; the next one is tried.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from backcare_tui.prompts.delivery.osc import Answer, Notice, notification, through_tmux, withdrawal
from backcare_tui.prompts.delivery.terminal_kind import Look, TerminalKind, detect

NAMES = ("bell", "title", "osc", "desktop", "notify-send")
"""Every channel; notifications in the order that stands in for a person's own."""

ANSWERS = ("take", "later", "skip")
"""What a notification's buttons can say."""

_SIGNALS = frozenset({"bell"})
_SECONDS = 4.0
"""No channel may take longer; each has a shorter limit of its own."""

Write = Callable[[str], None]


class Channel(Protocol):
    """One way to reach the person."""

    @property
    def name(self) -> str: ...

    async def deliver(self, notice: Notice, answer: Answer | None) -> bool:
        """Whether it was handed over. `answer` gets one of `ANSWERS` if a button is used."""
        ...

    async def withdraw(self) -> None:
        """Take away what is still shown, if that can be done."""
        ...


class Delivery:
    """The channels in use. `ring` and `withdraw` raise nothing, whatever the channels do."""

    def __init__(self, channels: Sequence[Channel]) -> None:
        self._signals = [channel for channel in channels if channel.name in _SIGNALS]
        self._notifiers = [channel for channel in channels if channel.name not in _SIGNALS]
        self._shown: Channel | None = None
        self._turn = 0
        """Counts rings and withdrawals; answers to an earlier one are ignored."""

    async def ring(self, notice: Notice, answer: Answer | None = None) -> str | None:
        """Make it known, and tell by which channel: a notification's, else a signal's, else None.

        `answer` is called at most once, and never after another `ring` or `withdraw`.
        """
        self._turn += 1
        turn = self._turn
        taken: str | None = None
        for signal in self._signals:
            if await _handed_over(signal, notice, None):
                taken = taken or signal.name
        for channel in self._notifiers:
            if turn != self._turn:
                return taken
            if await _handed_over(channel, notice, self._once(answer, turn)):
                taken = channel.name
                await self._replace(channel, turn)
                break
        return taken

    async def withdraw(self) -> None:
        """The prompt was answered or is over: take away what is shown of it."""
        self._turn += 1
        shown, self._shown = self._shown, None
        if shown is not None:
            await _away_with(shown)

    async def _replace(self, channel: Channel, turn: int) -> None:
        """`channel` shows it now; what another channel shows of the last ring is taken away."""
        if turn != self._turn:  # answered while it was on its way
            await _away_with(channel)
            return
        before, self._shown = self._shown, channel
        if before is not None and before is not channel:
            await _away_with(before)

    def _once(self, answer: Answer | None, turn: int) -> Answer | None:
        if answer is None:
            return None

        def once(word: str) -> None:
            if turn == self._turn and word in ANSWERS:
                self._turn += 1
                answer(word)

        return once


async def _handed_over(channel: Channel, notice: Notice, answer: Answer | None) -> bool:
    try:
        async with asyncio.timeout(_SECONDS):
            return await channel.deliver(notice, answer)
    except Exception:
        return False


async def _away_with(channel: Channel) -> None:
    try:
        async with asyncio.timeout(_SECONDS):
            await channel.withdraw()
    except Exception:
        return


class Bell:
    """BEL: a sound, a flash or a mark on the tab, as the terminal is set."""

    name = "bell"

    def __init__(self, write: Write) -> None:
        self._write = write

    async def deliver(self, notice: Notice, answer: Answer | None) -> bool:
        self._write("\x07")
        return True

    async def withdraw(self) -> None:
        return


class TerminalNotification:
    """A notification by escape sequence, only to a terminal that is known to understand it."""

    name = "osc"

    def __init__(self, look: Look, write: Write) -> None:
        self._look = look
        self._write = write

    async def deliver(self, notice: Notice, answer: Answer | None) -> bool:
        terminal = await self._look()
        if terminal.dialect is None:
            return False
        sequence = notification(terminal.dialect, notice.title, notice.body)
        self._send(sequence, terminal)
        return bool(sequence)

    async def withdraw(self) -> None:
        terminal = await self._look()
        if terminal.dialect is not None:
            self._send(withdrawal(terminal.dialect), terminal)

    def _send(self, sequence: str, terminal: TerminalKind) -> None:
        if sequence:
            self._write(through_tmux(sequence) if terminal.inside == "tmux" else sequence)


def channels_for(
    names: Sequence[str],
    terminal: TerminalKind,
    write: Write,
    environ: Mapping[str, str],
) -> list[Channel]:
    """The channels called `names`, in that order, each once; unknown names and `title` make none.

    `write` sends text to the terminal as it is. Outside tmux `terminal` stays what it is; tmux is
    asked again at every ring, in a thread.
    """

    async def look() -> TerminalKind:
        return await asyncio.to_thread(detect, environ) if terminal.inside == "tmux" else terminal

    return [_channel(name, look, write, environ) for name in dict.fromkeys(names) if name in _MADE]


_MADE = frozenset(NAMES) - {"title"}


def _channel(name: str, look: Look, write: Write, environ: Mapping[str, str]) -> Channel:
    if name == "bell":
        return Bell(write)
    if name == "osc":
        return TerminalNotification(look, write)
    from backcare_tui.prompts.delivery import desktop

    return desktop.Desktop(look) if name == "desktop" else desktop.NotifySend(look, environ)
