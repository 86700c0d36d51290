"""What the journal's tests share: journals in a folder, entries, and a file system that fails."""

import errno
import itertools
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from backcare_tui.disk import Files, Signature
from backcare_tui.domain.journal.entries import Entry, Event, PainRated
from backcare_tui.journal.journal import Filed, Journal
from backcare_tui.journal.migrations import Migrations
from backcare_tui.journal.months import Month

LISBON = UTC
BERLIN = timezone(timedelta(hours=1))
NOVEMBER = Month(2026, 11)
DECEMBER = Month(2026, 12)
NOON = datetime(2026, 11, 20, 12, 0, 0, 123456, tzinfo=BERLIN)
ALWAYS = (Month(1, 1), Month(9999, 12))

_serial = itertools.count(1)


def journal(
    home: Path,
    device: str = "laptop",
    *,
    files: Files | None = None,
    migrations: Migrations | None = None,
    patience: float = 5.0,
) -> Journal:
    return Journal(
        home / "data" / "journal",
        device,
        quarantine=home / "data" / "quarantine",
        lock_path=home / "state" / "journal.lock",
        lock_timeout=patience,
        files=files,
        migrations=migrations,
    )


def month_path(home: Path, month: Month = NOVEMBER, device: str = "laptop") -> Path:
    return home / "data" / "journal" / device / f"{month}.json"


def put(home: Path, data: bytes, month: Month = NOVEMBER, device: str = "laptop") -> Path:
    """`data` as the file of a month, as if someone else had written it."""
    path = month_path(home, month, device)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def entry(event: Event | None = None, at: datetime = NOON, **fields: Any) -> Entry:
    fields.setdefault("id", f"entry-{next(_serial)}")
    fields.setdefault("device", "laptop")
    return Entry(at=at, event=PainRated(score=3) if event is None else event, **fields)


def filed(*entries: Entry) -> list[Filed]:
    return [Filed(one) for one in entries]


def ids(entries: Iterable[Entry]) -> list[str]:
    return [one.id for one in entries]


def everything(home: Path) -> bytes:
    """The bytes of all files under the data folder, one after the other."""
    return b"\0".join(p.read_bytes() for p in sorted((home / "data").rglob("*")) if p.is_file())


class QuickFiles(Files):
    """Does not wait for the disk, where a test looks at what is in the files only."""

    def fsync(self, descriptor: int) -> None:
        pass

    def fsync_folder(self, path: Path) -> None:
        pass


class Crash(BaseException):
    """The machine stopped: nothing after it reaches the disk."""


class FailingFiles(QuickFiles):
    """Counts the calls that change the disk, and lets one of them fail.

    `fail_at` is the number of the call (from 1) and `error` what it raises. A `Crash` stays: every
    later call raises it too. With `late` the call is carried out first. Writes are torn in two.
    """

    def __init__(self, fail_at: int = 0, error: int | None = None, *, late: bool = False) -> None:
        self.calls: list[str] = []
        self._fail_at = fail_at
        self._error = error
        self._late = late

    def _raise(self) -> None:
        if self._error is None:
            raise Crash
        raise OSError(self._error, os.strerror(self._error))

    def _step(self, name: str, act: Any) -> Any:
        self.calls.append(name)
        here = len(self.calls) == self._fail_at
        gone = self._error is None and 0 < self._fail_at < len(self.calls)
        if gone or (here and not self._late):
            self._raise()
        result = act()
        if here:
            self._raise()
        return result

    def create(self, path: Path) -> int:
        return self._step("create", lambda: super(FailingFiles, self).create(path))

    def write(self, descriptor: int, data: memoryview) -> int:
        half = data[: max(1, len(data) // 2)]
        return self._step("write", lambda: super(FailingFiles, self).write(descriptor, half))

    def fsync(self, descriptor: int) -> None:
        self._step("fsync", lambda: super(FailingFiles, self).fsync(descriptor))

    def close(self, descriptor: int) -> None:
        super().close(descriptor)  # The system closes it whatever it says.
        self._step("close", lambda: None)

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace", lambda: super(FailingFiles, self).replace(source, target))

    def link(self, source: Path, target: Path) -> None:
        self._step("link", lambda: super(FailingFiles, self).link(source, target))

    def unlink(self, path: Path) -> None:
        self._step("unlink", lambda: super(FailingFiles, self).unlink(path))

    def fsync_folder(self, path: Path) -> None:
        self._step("fsync_folder", lambda: super(FailingFiles, self).fsync_folder(path))

    def make_folder(self, path: Path) -> None:
        self._step("make_folder", lambda: super(FailingFiles, self).make_folder(path))


class RefusingFiles(Files):
    """Refuses what it is told to, for as long as it is told to."""

    def __init__(self, *methods: str, error: int = errno.EACCES) -> None:
        self.refused = set(methods)
        self.error = error

    def _check(self, method: str) -> None:
        if method in self.refused:
            raise OSError(self.error, os.strerror(self.error))

    def stat(self, target: Path | int) -> Signature | None:
        self._check("stat")
        return super().stat(target)

    def read(self, path: Path) -> bytes:
        self._check("read")
        return super().read(path)

    def create(self, path: Path) -> int:
        self._check("create")
        return super().create(path)

    def replace(self, source: Path, target: Path) -> None:
        self._check("replace")
        super().replace(source, target)

    def fsync_folder(self, path: Path) -> None:
        self._check("fsync_folder")
        super().fsync_folder(path)


AT = '"at":"2026-11-20T12:00:00+01:00"'


GOOD = f'{{"id":"good",{AT},"event":{{"kind":"pain_rated","score":3}}}}'


def document(*records: str, beside: str = "", schema: int = 1) -> bytes:
    """A month's file with these records, in order."""
    rows = ",".join(f'"{number}":{record}' for number, record in enumerate(records, start=1))
    return f'{{"schema":{schema},{beside}"entries":{{{rows}}}}}'.encode()
