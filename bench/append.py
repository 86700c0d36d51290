"""One entry made durable, beside the bare system calls with the same bytes."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from backcare_tui.domain.journal.entries import AdjustmentTallied, Entry
from backcare_tui.journal.journal import Filed, Journal
from bench.process import temporary_home
from bench.rows import Row, at_most
from bench.years import DEVICE, TEN_YEARS, fill

ROUNDS = 400
_END = datetime(2026, 10, 30, 23, tzinfo=UTC)
_MONTH = 30
"""Days: all of them in the month that is appended to, 3,000 entries."""


def measure() -> list[Row]:
    """`ROUNDS` appends to a month of 3,000 entries, alone and with ten years behind it."""
    alone: list[float] = []
    behind: list[float] = []
    bare: list[float] = []
    with temporary_home() as month, temporary_home() as years:
        fill(month, _END, _MONTH - 1)
        fill(years, _END, TEN_YEARS)
        journals = [_journal(month), _journal(years)]
        file = month / "data" / "journal" / DEVICE / f"{_END:%Y-%m}.json"
        for n in range(-10, ROUNDS):  # the first ten come to know the files
            times = [_append(journal, n) for journal in journals]
            times.append(_bare(month / "bare.json", file.read_bytes()))
            if n >= 0:
                for taken, kept in zip(times, (alone, behind, bare), strict=True):
                    kept.append(taken)
    beside = "bare system calls"
    return [
        at_most(3, "Durable append, median", _at(alone, 50), "ms", _at(bare, 50), beside),
        at_most(3, "Durable append, 99th of 100", _at(alone, 99), "ms", _at(bare, 99), beside),
        at_most(1.1, "… with ten years, median", _at(behind, 50), "ms", _at(alone, 50), "a month"),
    ]


def _journal(home: Path) -> Journal:
    return Journal(
        home / "data" / "journal",
        DEVICE,
        quarantine=home / "data" / "quarantine",
        lock_path=home / "state" / "journal.lock",
    )


def _append(journal: Journal, n: int) -> float:
    at = _END + timedelta(seconds=n)
    entry = Entry(
        id=str(uuid4()), at=at, device=DEVICE, event=AdjustmentTallied(item="stand-slower")
    )
    filed = [Filed(entry)]
    started = time.perf_counter()
    journal.append(filed)
    return (time.perf_counter() - started) * 1000


def _bare(path: Path, data: bytes) -> float:
    """Write, fsync, rename, fsync of the folder: what no durable storage can do without."""
    started = time.perf_counter()
    temporary = path.with_suffix(".tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
    temporary.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return (time.perf_counter() - started) * 1000


def _at(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
