"""Starting fast: a command that answers in a blink may be called from a shell prompt.

Some libraries import another one that they use if it is there and do without if it is not. Ours do
without: typing_extensions is a third of what importing msgspec takes, and ssl 5 ms of asyncio.
"""

import os
import sys
from typing import NoReturn


def import_without(optional: str, name: str) -> None:
    """Import the package `name` as if `optional` were not installed; others get that all the same.

    Does nothing if either of them is imported already.
    """
    if name in sys.modules or optional in sys.modules:
        return
    sys.modules[optional] = None  # type: ignore[assignment]  # how Python is told: not there
    try:
        __import__(name)
    finally:
        del sys.modules[optional]


def leave(code: int) -> NoReturn:
    """End the process at once, answers flushed: the system tidies up by itself, and faster."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue  # said already, or nobody is left to say it to
    os._exit(code)
