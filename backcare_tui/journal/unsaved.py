"""Entries that could not be saved when the app had to end, put aside in the state folder.

The next start takes them from there into the journal. An entry is recognised by its id, so taking
the same file twice changes nothing, and a file is removed only after its entries are durable.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from backcare_tui.disk import Files, make_private, write_durably
from backcare_tui.domain.entries import Entry, KnownEvent
from backcare_tui.journal.journal import Filed, Journal
from backcare_tui.journal.months import Month

MAX_BYTES = 16 * 2**20
"""A file larger than this is not one of ours."""


class _Kept(msgspec.Struct, omit_defaults=True):
    id: str
    at: datetime
    event: KnownEvent
    month: str
    replaces: str | None = None
    logged: datetime | None = None


class _File(msgspec.Struct):
    schema: int
    entries: list[_Kept]


def put_aside(files: Files, folder: Path, filed: Sequence[Filed]) -> Path:
    """Write `filed` to a new file in `folder` and return its path. Raises OSError."""
    make_private(files, folder)
    path = folder / f"{filed[0].entry.id}.json"
    write_durably(files, path, as_put_aside(filed))
    return path


def as_put_aside(filed: Sequence[Filed]) -> bytes:
    """What a file holds that `take_in` reads."""
    return msgspec.json.encode(_File(1, [_keep(one) for one in filed]))


def take_in(files: Files, folder: Path, journal: Journal, device: str) -> int:
    """Append what is put aside in `folder` to `journal`; how many entries that were.

    Raises JournalError where they still cannot be saved; they stay where they are then. A file
    that is not one of ours is left alone.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return 0
    taken = 0
    for path in paths:
        filed = read_aside(files, path, device)
        if filed:
            journal.append(filed)
            files.unlink(path)
            taken += len(filed)
    return taken


def _keep(filed: Filed) -> _Kept:
    entry = filed.entry
    if isinstance(entry.event, KnownEvent):
        month = filed.month or Month.of(entry.at)
        return _Kept(entry.id, entry.at, entry.event, str(month), entry.replaces, entry.logged)
    raise TypeError("only events of this version are recorded by it")


def read_aside(files: Files, path: Path, device: str) -> list[Filed]:
    """What was put aside in the file; nothing where it is not one of ours."""
    try:
        signature = files.stat(path)
        if signature is None or not signature.regular or signature.size > MAX_BYTES:
            return []
        document = msgspec.json.decode(files.read(path), type=_File)
        return [
            Filed(
                Entry(
                    id=kept.id,
                    at=kept.at,
                    device=device,
                    event=kept.event,
                    replaces=kept.replaces,
                    logged=kept.logged,
                ),
                Month.parse(kept.month),
            )
            for kept in document.entries
        ]
    except (OSError, ValueError):
        return []
