"""Time since the last key in any terminal attached to the person's tmux."""

import re
from datetime import UTC, datetime, timedelta

from backcare_tui.prompts.ask_program import IdleQuestion

_LINE = re.compile(r"\d{1,12}")


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


TMUX = IdleQuestion(
    "tmux",
    ("tmux", "list-clients", "-F", "#{client_activity}"),
    _least,
    every=timedelta(seconds=20),
)
"""What tmux itself knows, from inside it. With no client attached nobody can be seen."""
