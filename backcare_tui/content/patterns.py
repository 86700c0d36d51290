"""Breathing patterns from `patterns.toml`, and what to say about breathing safely."""

from pathlib import Path
from typing import cast

from backcare_tui.content.loader import Problem, Rejected, Table, load, refuse_unknown, text, whole
from backcare_tui.domain.downshift.patterns import MAX_CYCLES, MAX_PHASE, Pattern, Phase, PhaseKind

SAFETY = (
    "Sit, lie or stand still for this.",
    "Never while driving or in water.",
    "Dizzy? Stop, and breathe as usual.",
    "Nose or mouth, without force.",
)
"""Shown before every session (general knowledge; docs/care.md, Breathing); each fits 34 columns."""

SAFETY_SHORT = "Sit, lie or stand; not driving or in water. Dizzy: stop."
"""The same for a narrow pane: three lines of 22 columns."""

FIGURES = ("seated-breath", "lying", "standing-breath")
"""Figures of the positions to breathe in, in the order in which `SAFETY` says them."""

HOLDS_HELP = (
    "Leave out breath holds if you are pregnant, have heart or lung disease, high blood pressure, "
    "epilepsy or an eye disease, had surgery recently, or get panic attacks."
)
"""For whom holding the breath can be a risk (general knowledge; docs/care.md, Breathing)."""

HOLDS_KEY = "breathing.holds"
"""The setting that says yes to them."""

_LIMIT = f"is a whole number from 1 to {MAX_CYCLES}"
_PHASES = "in, top-up, hold or out"


def load_patterns(personal: Path | None) -> tuple[tuple[Pattern, ...], tuple[Problem, ...]]:
    """The shipped patterns with the person's own from the folder `personal`, and what was wrong."""
    return load("patterns", "pattern", _parse, personal)


def _parse(table: Table) -> Pattern:
    refuse_unknown(table, Pattern.__struct_fields__)
    name = text(table, "name", limit=28)
    phases = _phases(table.get("phases"))
    most, at_first = (
        whole(table, key, MAX_CYCLES, _LIMIT) for key in ("max_cycles", "first_cycles")
    )
    try:
        return Pattern(
            id=table["id"],
            name=name,
            phases=phases,
            note=text(table, "note", limit=200, required=False),
            source=text(table, "source", limit=200, required=False),
            max_cycles=most,
            first_cycles=at_first,
        )
    except ValueError as error:
        raise Rejected("phases", str(error)) from None


def _phases(value: object) -> tuple[Phase, ...]:
    if value is None:
        raise Rejected("phases", "is missing")
    if not isinstance(value, list):
        raise Rejected("phases", "is a list such as [{ in = 4 }, { out = 6 }]")
    found: list[Phase] = []
    for number, item in enumerate(cast("list[object]", value), start=1):
        found.append(_phase(number, item, found[-1].kind if found else None))
    return tuple(found)


def _phase(number: int, item: object, before: PhaseKind | None) -> Phase:
    where = f"phase {number}"
    if not isinstance(item, dict) or len(cast("Table", item)) != 1:
        raise Rejected("phases", f"{where} is one of {_PHASES} with its seconds: {{ in = 4 }}")
    [(word, seconds)] = cast("Table", item).items()
    kind = _kind(word, before)
    if kind is None:
        raise Rejected("phases", f"{where} is {_PHASES}, not {word[:20]!r}")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise Rejected("phases", f"{where} ({word}) needs a number of seconds")
    if not 0 < seconds <= MAX_PHASE:
        said = f"{seconds:g} s" if -1e9 < seconds < 1e9 or isinstance(seconds, float) else "far off"
        reason = f"{where} ({word}) is {said}; more than 0 and at most {MAX_PHASE:g} s is allowed"
        raise Rejected("phases", reason)
    return Phase(kind, float(seconds))


def _kind(word: str, before: PhaseKind | None) -> PhaseKind | None:
    """A hold is full or empty by what comes before it."""
    if word == "hold":
        empty = before in (PhaseKind.OUT, PhaseKind.HOLD_OUT)
        return PhaseKind.HOLD_OUT if empty else PhaseKind.HOLD_IN
    plain = {kind.value: kind for kind in (PhaseKind.IN, PhaseKind.TOP_UP, PhaseKind.OUT)}
    return plain.get(word)
