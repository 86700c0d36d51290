"""Entries that could not be saved when the app had to end are put aside in the state folder.

The next start takes them into the journal, each id once, and removes a file only after its entries
are durable.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from backcare_tui.disk import Files, make_private, write_durably
from backcare_tui.domain.journal.entries import KnownEvent
from backcare_tui.journal.codec import UNDECODABLE, KnownRecord
from backcare_tui.journal.journal import Filed, Journal
from backcare_tui.journal.months import Month

MAX_BYTES = 16 * 2**20
"""A file larger than this is not one of ours."""


class _Record(KnownRecord, omit_defaults=True):
    month: str


class _File(msgspec.Struct):
    schema: int
    entries: list[_Record]


def put_aside(files: Files, folder: Path, filed: Sequence[Filed]) -> Path:
    """Write `filed` to a new file in `folder` and return its path. Raises OSError."""
    make_private(files, folder)
    path = folder / f"{filed[0].entry.id}.json"
    write_durably(files, path, msgspec.json.encode(_File(1, [_record(one) for one in filed])))
    return path


def take_in(files: Files, folder: Path, journal: Journal, device: str) -> int:
    """Append the entries put aside in `folder` to `journal`; returns how many there were.

    Raises JournalError if they still cannot be saved; they stay. Files of others are left alone.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return 0
    taken = 0
    for path in paths:
        filed = _read(files, path, device)
        if filed:
            journal.append(filed)
            files.unlink(path)
            taken += len(filed)
    return taken


def _record(filed: Filed) -> _Record:
    entry = filed.entry
    if not isinstance(entry.event, KnownEvent):
        raise TypeError("this version records only events of its own")
    return _Record(
        id=entry.id,
        at=entry.at,
        event=entry.event,
        replaces=entry.replaces,
        logged=entry.logged,
        month=str(filed.where),
    )


def _read(files: Files, path: Path, device: str) -> list[Filed]:
    """The entries put aside in the file; none if it is not one of ours."""
    try:
        signature = files.stat(path)
        if signature is None or not signature.regular or signature.size > MAX_BYTES:
            return []
        records = msgspec.json.decode(files.read(path), type=_File).entries
        found = [(record.with_event(record.event, device), record.month) for record in records]
        return [Filed(entry, Month.parse(month)) for entry, month in found if entry is not None]
    except (OSError, *UNDECODABLE):
        return []
