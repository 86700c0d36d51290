"""Starting fast: a command that answers in a blink may be called from a shell prompt.

Importing msgspec is more than half of what `backcare status` costs (docs/performance.md), and a
third of that is `typing_extensions`.
"""

import os
import sys
from typing import NoReturn

_OPTIONAL = "typing_extensions"


def import_msgspec() -> None:
    """Import msgspec without typing_extensions, which it prefers but does not need since Python
    3.11.
    """
    if "msgspec" in sys.modules or _OPTIONAL in sys.modules:
        return
    sys.modules[_OPTIONAL] = None  # type: ignore[assignment]  # how Python is told: not there
    try:
        import msgspec  # noqa: F401 - for its being imported
    finally:
        del sys.modules[_OPTIONAL]


def leave(code: int) -> NoReturn:
    """End the process at once, answers flushed: the system tidies up by itself, and faster."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue  # said already, or nobody is left to say it to
    os._exit(code)
