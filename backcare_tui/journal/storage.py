"""A TinyDB storage that is never half-written, and keeps byte for byte what it does not understand.

TinyDB's own storage writes over the file in place: a kill in the middle loses the month. This one
replaces the file. It also remembers what it wrote, so that adding an entry to a month that nobody
else touched reads nothing.

Imported where something is written, not before: TinyDB costs 5 ms that reading does not need.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
from tinydb.storages import Storage

from backcare_tui.journal.codec import (
    MAX_BYTES,
    Codec,
    TooLarge,
    Unreadable,
    in_order,
    number_of,
)
from backcare_tui.journal.files import Files, Signature, write_durably

ENTRIES = "entries"
"""The name of the one table."""


class Kept(Mapping[str, Any]):
    """A document as it stands in the file, taken apart only when someone looks into it."""

    __slots__ = ("_raw",)

    def __init__(self, raw: msgspec.Raw) -> None:
        self._raw = raw

    @property
    def raw(self) -> msgspec.Raw:
        """The bytes in the file."""
        return self._raw

    def _fields(self) -> dict[str, Any]:
        decoded = msgspec.json.decode(self._raw)
        return cast("dict[str, Any]", decoded) if isinstance(decoded, dict) else {}

    def __getitem__(self, key: str) -> Any:
        return self._fields()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields())

    def __len__(self) -> int:
        return len(self._fields())


class DurableStorage(Storage):
    """One month's file. Whoever writes holds the journal's lock.

    `read` raises Unreadable, Newer, MigrationFailed or OSError and then leaves the file alone;
    `write` raises OSError and then the file holds the old content or the new one, whole.
    """

    def __init__(self, path: Path, files: Files, codec: Codec) -> None:
        self.path = path
        self._files = files
        self._codec = codec
        self.signature: Signature | None = None
        """Of the file that was read or written last; None: there was none."""
        self.ids: set[str] = set()
        """Ids of the entries in the file."""
        self.last_number = 0
        """The highest document number in the file."""
        self.ambiguous: bytes | None = None
        """The file's bytes, if writing it again would lose something (see `_loses_something`)."""
        self._known: dict[str, Any] | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The file's tables and what stands beside them; None if there is no file."""
        signature = self._files.stat(self.path)
        if signature is None or signature != self.signature:
            self._load(signature)
        # A copy: TinyDB puts the changed table in before it is written.
        return None if self._known is None else dict(self._known)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        known: dict[str, Any] = {"schema": self._codec.migrations.current, **data}
        records: dict[str, Mapping[str, Any]] = known[ENTRIES]
        fresh = {key: doc for key, doc in records.items() if not isinstance(doc, Kept)}
        kept = {**records, **{key: _kept(doc) for key, doc in fresh.items()}}
        signature = write_durably(self._files, self.path, _encoded(known, kept))
        self.signature, self._known, self.ambiguous = signature, {**known, ENTRIES: kept}, None
        for key, doc in fresh.items():
            self.ids.add(doc["id"])
            self.last_number = max(self.last_number, int(key))

    def _load(self, signature: Signature | None) -> None:
        self.signature, self._known, self.ambiguous = None, None, None
        self.ids, self.last_number = set(), 0
        if signature is None:
            return
        if not signature.regular:
            raise Unreadable("is not a file")
        if signature.size > MAX_BYTES:
            raise TooLarge
        data = self._files.read(self.path)
        parts = self._codec.split(data)
        records = _renumbered(parts[ENTRIES])
        for raw in records.values():
            id_ = self._codec.id_of(raw)
            if id_ is not None:
                self.ids.add(id_)
        self.last_number = max(map(int, records), default=0)
        kept = {key: Kept(raw) for key, raw in records.items()}
        known = {**parts, ENTRIES: kept}
        if _encoded(known, kept) != data and _has_twins(data):
            self.ambiguous = data
        self.signature, self._known = signature, known


def _kept(doc: Mapping[str, Any]) -> Kept:
    return Kept(msgspec.Raw(msgspec.json.encode(doc)))


def _encoded(known: Mapping[str, Any], kept: Mapping[str, Any]) -> bytes:
    return msgspec.json.encode({**known, ENTRIES: {key: doc.raw for key, doc in kept.items()}})


def _renumbered(records: dict[str, msgspec.Raw]) -> dict[str, msgspec.Raw]:
    """`records` by number; those with a key that TinyDB would trip over get the next free ones."""
    numbers = [number for number in map(number_of, records) if number is not None]
    free = max(numbers, default=0) + 1
    found: dict[str, msgspec.Raw] = {}
    for key in in_order(records):
        if number_of(key) is None:
            found[str(free)] = records[key]
            free += 1
        else:
            found[key] = records[key]
    return found


def _has_twins(data: bytes) -> bool:
    """The file, or its table, has a key twice, of which a decoder keeps one.

    A hand or another program wrote it; this one never does, so it is asked only of such a file.
    """
    twins = False

    def look(pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        nonlocal twins
        twins = twins or len({key for key, _ in pairs}) < len(pairs)
        return pairs

    try:
        json.loads(data, object_pairs_hook=look)
    except (ValueError, RecursionError):
        return True  # Not sure: better a copy too many.
    return twins
