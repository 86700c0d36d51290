"""JSON for other programs, safe to print on a terminal."""

import unicodedata

import msgspec

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.domain.journal.entries import Entry, UnknownEvent, kind_of
from backcare_tui.domain.text import clean

SCHEMA = 1
"""Goes up when a field is renamed, removed or changes its meaning; new fields do not count."""
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def entry_record(entry: Entry) -> dict[str, object]:
    """The entry with every field of its event; `replaces` and `logged` only if it has them."""
    event = entry.event
    if isinstance(event, UnknownEvent):
        data = event.data
    else:
        data = fields(event, *event.__struct_fields__)
    record: dict[str, object] = {
        "id": entry.id,
        "at": entry.at,
        "device": clean(entry.device),
        "event": {"kind": kind_of(event), **data},
    }
    if entry.replaces is not None:
        record["replaces"] = entry.replaces
    if entry.logged is not None:
        record["logged"] = entry.logged
    return record


def fields(value: object, *names: str) -> dict[str, object]:
    """These attributes of `value`, by name."""
    return {name: getattr(value, name) for name in names}


def standing_record(standing: AdjustmentStanding) -> dict[str, object]:
    """Where one adjustment stands today, for other programs."""
    item, side = standing.adjustment, standing.next_side
    return {
        **fields(item, "id", "cue", "target", "sided"),
        "family": item.family.value,
        "done": standing.done,
        "next_side": side.value if side else None,
    }


def to_json(value: object) -> str:
    """`value` as one line of JSON; characters that could act on a terminal are escaped."""
    text = msgspec.json.encode(value).decode()
    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(
        _escaped(char) if unicodedata.category(char) in _UNSAFE else char for char in text
    )


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
