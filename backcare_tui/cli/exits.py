"""Exit codes, and the way a command stops with one."""

OK = 0
FAILED = 1
USAGE = 2
BUSY = 3
"""Another program held the journal's lock for too long; nothing was written."""
DAMAGED = 4
"""Something in the journal cannot be read."""
CRASHED = FAILED
INTERRUPTED = 130
"""Ctrl+C, as shells report it: 128 + SIGINT."""
PIPE_CLOSED = 141
"""Whoever read our output has left, as shells report it: 128 + SIGPIPE."""


class Stop(Exception):
    """End the command with `code`; its text is the one line the person gets on stderr."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code
