"""Programs that the journal's tests start: `python -m tests.journal.worker WHAT HOME …`."""

import itertools
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import tinydb.table  # noqa: F401  (loaded before any fork or change of user)

import backcare_tui.journal.storage  # noqa: F401
from backcare_tui.journal.errors import JournalError
from tests.journal.support import ALWAYS, entry, filed, ids, journal, month_path

NOBODY = 65534


def append(home: Path, count: int, name: str) -> None:
    """Append `count` entries (0: until killed), and print the id of each once it is on the disk."""
    book = journal(home, patience=120)
    for number in itertools.count(1):
        one = entry(id=f"{name}-{number}")
        book.append(filed(one))
        os.write(1, f"{one.id}\n".encode())
        if number == count:
            return


def kill(home: Path, kills: int) -> dict[str, Any]:
    """Fork writers and kill each with SIGKILL, after some entries, somewhere within the next.

    Everything is imported already, so that a kill costs milliseconds.
    """
    chance = random.Random(20261120)
    path = month_path(home)
    saved: list[str] = []
    unreadable = left_half_written = 0
    for number in range(kills):
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.dup2(theirs, 1)
                append(home, 0, f"kill{number}")
            finally:
                os._exit(70)
        os.close(theirs)
        printed = b""
        wanted = chance.randrange(3)
        while printed.count(b"\n") < wanted:
            printed += os.read(ours, 4096)
        for _ in range(chance.randrange(30_000)):
            pass  # Up to about a millisecond: an entry takes that long.
        os.kill(child, 9)
        assert os.waitpid(child, 0)[1] == 9
        while more := os.read(ours, 4096):
            printed += more
        os.close(ours)
        saved += printed.decode().split()
        left_half_written += any(path.parent.glob(".*.backcare-tmp"))
        try:
            json.loads(path.read_bytes())
        except ValueError:
            unreadable += 1
    return {
        "kills": kills,
        "saved": saved,
        "unreadable": unreadable,
        "left_half_written": left_half_written,
    }


def as_nobody(home: Path) -> dict[str, Any]:
    """Try to append to a journal that belongs to someone else."""
    import fcntl  # noqa: F401  (nobody may not be allowed to read where Python is)

    os.setgid(NOBODY)
    os.setuid(NOBODY)
    book, error = journal(home), ""
    before = ids(book.read(*ALWAYS))
    try:
        book.append(filed(entry()))
    except JournalError as problem:
        error = str(problem)
    return {"before": before, "after": ids(book.read(*ALWAYS)), "error": error}


def main(what: str, home: str, *more: str) -> None:
    if what == "append":
        append(Path(home), int(more[0]), more[1])
    elif what == "kill":
        json.dump(kill(Path(home), int(more[0])), sys.stdout)
    else:
        json.dump(as_nobody(Path(home)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
