"""Time since the last key in any terminal attached to the person's tmux."""

import re
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from backcare_tui.prompts.ask_program import ProgramSource, Reply, ask
from backcare_tui.prompts.sighting import AWAY_AFTER

COMMAND = ("tmux", "list-clients", "-F", "#{client_activity}")
EVERY = timedelta(seconds=20)

_LINE = re.compile(r"\d{1,12}")


class TmuxIdle(ProgramSource):
    """What tmux itself knows, from inside it. With no client attached nobody can be seen."""

    def __init__(
        self,
        *,
        blind: bool,
        away_after: timedelta = AWAY_AFTER,
        ask: Callable[[Sequence[str]], Reply] = ask,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(
            "tmux",
            COMMAND,
            _least,
            every=EVERY,
            away_after=away_after,
            blind=blind,
            ask=ask,
            monotonic=monotonic,
        )


def _least(text: str, now: datetime) -> timedelta | None:
    """Since the latest `client_activity` (whole seconds of Unix time); None without a client."""
    try:
        seen = max((int(line) for line in text.split("\n") if _LINE.fullmatch(line)), default=None)
        if seen is None:
            return None
        since = now - datetime.fromtimestamp(seen, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    # tmux cuts the fraction off; a time in the future is a clock that was set back.
    return None if since < timedelta(seconds=-1) else max(since - timedelta(seconds=1), timedelta())
