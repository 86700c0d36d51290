"""Who started us: the names of the processes above one."""

from collections.abc import Callable, Sequence
from pathlib import Path

Ancestors = Callable[[int], Sequence[str]]
"""Process id → the names of the processes above it, nearest first; empty if not known."""

_HIGHEST = 40
"""Processes that are looked at on the way up: no real chain is as long."""


def ancestors(pid: int, proc: Path = Path("/proc")) -> list[str]:
    """Names of the processes above `pid`, by `/proc` (Linux); empty elsewhere."""
    names: list[str] = []
    for _ in range(_HIGHEST):
        try:
            # pid (name) state ppid …; the name may itself hold spaces and brackets
            _, _, rest = (proc / str(pid) / "stat").read_text(errors="replace").partition("(")
            name, _, fields = rest.rpartition(")")
            pid = int(fields.split()[1])
        except (OSError, ValueError, IndexError):
            break
        names.append(name)
        if pid < 1:
            break
    return names[1:]
