"""What a notification says, and what comes back from it."""

from collections.abc import Awaitable, Callable

import msgspec

from backcare_tui.prompts.delivery.terminal_kind import TerminalKind

Answer = Callable[[str], object]
Look = Callable[[], Awaitable[TerminalKind]]


class Notice(msgspec.Struct, frozen=True):
    """What a notification says. It may be seen by others: only words that BackCare wrote."""

    title: str
    body: str = ""
