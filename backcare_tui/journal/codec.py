"""Between the bytes of a month's file and entries.

    {"schema": 1, "entries": {"1": {"id": …, "at": …, "event": {"kind": …}}, …}}

A file as this version writes it is decoded straight to structs, any other one entry by entry, so
that an entry that cannot be read costs only itself.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, cast

import msgspec

from backcare_tui.domain.journal.entries import Entry, Event, KnownEvent, Retracted, UnknownEvent
from backcare_tui.domain.text import clean_line
from backcare_tui.journal.migrations import Document, MigrationFailed, Migrations, migrate
from backcare_tui.journal.numbering import in_order

MAX_BYTES = 64 * 2**20
"""A month's file larger than this is not read [our own choice]: a busy month is 1 MB."""
YEARS = range(1900, 3000)
"""Instants outside these years are damage; inside them no reckoning with time can overflow."""
UNDECODABLE = (msgspec.MsgspecError, ValueError, RecursionError)
"""What decoding raises; a ValueError if text is not UTF-8 or a value is out of its range."""
MAX_ID = 100
MAX_KIND = 60

Aware = Annotated[datetime, msgspec.Meta(tz=True)]

Kinds = tuple[type[KnownEvent], ...]
"""Kinds of event to look for."""


class NotAJournal(Exception):
    """The bytes are not a journal file; says why, to follow the file's name."""


class TooLarge(Exception):
    """The file is larger than `MAX_BYTES`."""

    def __str__(self) -> str:
        return f"is larger than {MAX_BYTES // 2**20} MB and is not read"


class Newer(Exception):
    """A newer version wrote the file."""

    def __init__(self, schema: int) -> None:
        super().__init__(schema)
        self.schema = schema


class DecodedFile(msgspec.Struct, frozen=True):
    """What a file holds: entries in the order they were written, and how many are odd."""

    entries: tuple[Entry, ...] = ()
    skipped: int = 0
    """Entries without a usable id, instant or event; they stay in the file."""
    misfits: int = 0
    """Entries of a kind we know whose fields do not fit; read as `UnknownEvent`."""


class _Record(msgspec.Struct, kw_only=True):
    """An entry as it stands in a file, without its event; its device is the folder's name."""

    id: str
    at: Aware
    replaces: str | None = None
    logged: Aware | None = None

    def with_event(self, event: Event, device: str) -> Entry | None:
        """The entry; None if it is not `usable`."""
        if not usable(self.id, self.at, self.replaces, self.logged):
            return None
        return Entry(
            id=self.id,
            at=self.at,
            device=device,
            event=event,
            replaces=self.replaces,
            logged=self.logged,
        )


class KnownRecord(_Record):
    """A record whose event is of this version."""

    event: KnownEvent


class _RawRecord(_Record):
    event: msgspec.Raw


class _File(msgspec.Struct):
    schema: int
    entries: dict[str, KnownRecord]


class _Header(msgspec.Struct):
    schema: Annotated[int, msgspec.Meta(ge=1)]


class _Kind(msgspec.Struct, gc=False):
    kind: str


class _Sketch(msgspec.Struct, gc=False):
    event: _Kind
    replaces: str | None = None


class _Sketches(msgspec.Struct):
    schema: int
    entries: dict[str, _Sketch]


class _Identity(msgspec.Struct):
    id: str


class _Identities(msgspec.Struct):
    entries: dict[str, _Identity]


class Codec:
    """Reads files of the schema in `migrations.current` and older ones, and writes that one."""

    def __init__(self, migrations: Migrations) -> None:
        self.migrations = migrations
        self._file = msgspec.json.Decoder(_File)
        self._header = msgspec.json.Decoder(_Header)
        self._top = msgspec.json.Decoder(dict[str, msgspec.Raw])
        self._record = msgspec.json.Decoder(_RawRecord)
        self._event: msgspec.json.Decoder[KnownEvent] = msgspec.json.Decoder(KnownEvent)
        self._kind = msgspec.json.Decoder(_Kind)
        self._sketches = msgspec.json.Decoder(_Sketches)
        self._identities = msgspec.json.Decoder(_Identities)
        self._identity = msgspec.json.Decoder(_Identity)
        self._known = frozenset(
            str(kind.__struct_config__.tag) for kind in cast("Any", KnownEvent).__args__
        )

    def entries(self, data: bytes, device: str) -> DecodedFile:
        """What a file of `device` holds. Raises NotAJournal, Newer, MigrationFailed."""
        quick = self._quick(data, device)
        if quick is not None:
            return quick
        records = self.split(data)["entries"]
        found: list[Entry] = []
        skipped = misfits = 0
        for key in in_order(records):
            raw = records[key]
            entry = self.entry(raw, device)
            if entry is None:
                skipped += 1
                continue
            found.append(entry)
            if isinstance(entry.event, UnknownEvent) and entry.event.kind in self._known:
                misfits += 1
        return DecodedFile(tuple(found), skipped, misfits)

    def relevant_to(self, data: bytes, device: str, kinds: Kinds) -> tuple[Entry, ...] | None:
        """The entries `relevant_to` these kinds; None if anything in the file is odd."""
        names = {kind.__struct_config__.tag for kind in (*kinds, Retracted)}
        try:
            file = self._sketches.decode(data)
            if file.schema != self.migrations.current:
                return None
            sketches = file.entries.items()
            keys = [key for key, one in sketches if one.event.kind in names or one.replaces]
            records = self._top.decode(self._top.decode(data)["entries"]) if keys else {}
        except UNDECODABLE:
            return None
        found: list[Entry] = []
        for key in in_order(keys):
            entry = self.entry(records[key], device)
            if entry is None or isinstance(entry.event, UnknownEvent):
                return None
            found.append(entry)
        return tuple(found)

    def split(self, data: bytes) -> dict[str, Any]:
        """The file in the current schema, its values left as bytes (`msgspec.Raw`).

        Only `schema` and `entries` (number → `msgspec.Raw`) are taken apart, so the rest is written
        back byte for byte. Raises as `entries` does.
        """
        schema = self._schema(data)
        if schema > self.migrations.current:
            raise Newer(schema)
        try:
            if schema < self.migrations.current:
                data = self._migrated(data)
            parts: dict[str, Any] = dict(self._top.decode(data))
            parts["entries"] = self._top.decode(parts["entries"])
        except KeyError:
            raise NotAJournal("is not a journal (no entries in it)") from None
        except (msgspec.MsgspecError, ValueError) as error:
            raise NotAJournal(f"is not a journal ({error})") from None
        parts["schema"] = self.migrations.current
        return parts

    def entry(self, record: bytes | msgspec.Raw, device: str) -> Entry | None:
        """One entry from its bytes; None if its id, instant or event cannot be used."""
        try:
            raw = self._record.decode(record)
            return raw.with_event(self._event_of(raw.event), device)
        except UNDECODABLE:
            return None

    def ids(self, text: bytes) -> set[str]:
        """Ids of all entries in a file's bytes, whatever else is wrong with them."""
        try:
            return {identity.id for identity in self._identities.decode(text).entries.values()}
        except UNDECODABLE:
            ids = map(self._id_of, self.split(text)["entries"].values())
            return {id_ for id_ in ids if id_ is not None}

    def _id_of(self, record: msgspec.Raw) -> str | None:
        try:
            return self._identity.decode(record).id
        except UNDECODABLE:
            return None

    def _schema(self, data: bytes) -> int:
        try:
            return self._header.decode(data).schema
        except (msgspec.MsgspecError, ValueError) as error:
            what = "is empty" if not data else f"is not a journal ({error})"
            raise NotAJournal(what) from None
        except RecursionError:
            raise NotAJournal("is not a journal (nested too deeply)") from None

    def _migrated(self, data: bytes) -> bytes:
        try:
            document: Document = msgspec.json.decode(data)
        except UNDECODABLE as error:
            raise MigrationFailed(f"cannot be taken apart: {error}") from None
        document = migrate(document, self.migrations.current, self.migrations.steps)
        return msgspec.json.encode(document)

    def _quick(self, data: bytes, device: str) -> DecodedFile | None:
        """The whole file at once, in 2.7 ms for 3,000 entries; None if anything in it is odd."""
        try:
            file = self._file.decode(data)
        except UNDECODABLE:
            return None
        if file.schema != self.migrations.current:
            return None
        found: list[Entry] = []
        for key in in_order(file.entries):
            record = file.entries[key]
            entry = record.with_event(record.event, device)
            if entry is None:
                return None
            found.append(entry)
        return DecodedFile(tuple(found))

    def _event_of(self, raw: msgspec.Raw) -> Event:
        """The event; an `UnknownEvent` if its kind or its fields are not as we know them."""
        try:
            return self._event.decode(raw)
        except msgspec.ValidationError:
            pass
        kind = self._kind.decode(raw).kind
        return UnknownEvent(clean_line(kind, MAX_KIND), msgspec.json.decode(raw))


def relevant_to(entries: Iterable[Entry], kinds: Kinds) -> tuple[Entry, ...]:
    """Entries of `kinds`, and all that may overrule one: every retraction and every edit."""
    wanted = {*kinds, Retracted}
    return tuple(e for e in entries if type(e.event) in wanted or e.replaces)


def usable(id_: str, at: datetime, replaces: str | None, logged: datetime | None) -> bool:
    """An entry with these can be reckoned with and shown; `at` and `logged` have an offset."""
    return (
        0 < len(id_) <= MAX_ID
        and id_.isprintable()
        and at.year in YEARS
        and (replaces is None or replaces.isprintable())
        and (logged is None or logged.year in YEARS)
    )
