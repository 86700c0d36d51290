"""Starting fast: a command that answers in a blink may be called from a shell prompt.

Measured over `python -c pass` (docs/performance.md): importing msgspec is more than half of what
`backcare status` costs, and a third of that is `typing_extensions` with `inspect` behind it.
"""

import os
import sys
from typing import NoReturn

_OPTIONAL = "typing_extensions"


def import_msgspec() -> None:
    """Import msgspec without typing_extensions, which it can do without and prefers if it is there.

    What it takes from there has been in `typing` since Python 3.11. Who asks for typing_extensions
    later gets it.
    """
    if "msgspec" in sys.modules or _OPTIONAL in sys.modules:
        return
    sys.modules[_OPTIONAL] = None  # type: ignore[assignment]  # how Python is told: not there
    try:
        import msgspec  # noqa: F401 - for its being imported
    finally:
        del sys.modules[_OPTIONAL]


def leave(code: int) -> NoReturn:
    """End the process at once: what Python would tidy up, the system takes back by itself.

    Answers have been flushed by then; this saves a tenth of the time of a fast command.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue  # said already, or nobody is left to say it to
    os._exit(code)
