"""Starting what is measured, and reading what it cost from /proc."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.process.session import Session, environment, python

EMPTY = python("-m", "bench.empty_app")
EMPTY_MARK = b"first-frame"
APP = python("-c", "import sys; from backcare_tui.cli import main; sys.exit(main())")
"""What the installed `backcare` script does."""
TODAY_MARK = b"next break"
WIDE = (120, 40)
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process has used so far: seconds of CPU, times it woke up, resident MB."""

    cpu: float
    wakeups: int
    rss: float


@contextmanager
def temporary_home() -> Iterator[Path]:
    """A folder for BACKCARE_HOME on the disk that temporary files live on."""
    with TemporaryDirectory(prefix="backcare-bench-") as folder:
        yield Path(folder)


def start(argv: list[str], home: Path, size: tuple[int, int] = WIDE) -> Session:
    """Run a program in a terminal of its own that nobody draws."""
    return Session(argv, size, {"BACKCARE_HOME": str(home)}, drawn=False)


def wait_for(session: Session, mark: bytes, within: float = 60) -> float:
    """Seconds from the program's start until `mark` reached the terminal."""
    deadline = time.monotonic() + within
    while mark not in session.raw:
        if session.process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{mark!r} did not come: {bytes(session.raw[-600:])!r}")
        session.read(0.5)
    return time.monotonic() - session.started


def watch(sessions: list[Session], seconds: float) -> None:
    """Read what the programs write for `seconds`."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        for session in sessions:
            session.read(min(left, 0.2) / len(sessions))


def cost(pid: int) -> Cost:
    """What process `pid` has used, all its threads together."""
    tasks = list(Path(f"/proc/{pid}/task").iterdir())
    wakeups = 0
    for task in tasks:
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                wakeups += int(line.split()[1])
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return Cost(ticks / _TICK, wakeups, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


__all__ = ["APP", "EMPTY", "Cost", "Session", "cost", "environment", "python", "start", "watch"]
