"""What `backcare log` takes: regions, words, hours, notes, times; each refused with the reason."""

import sys
from collections.abc import Iterable

from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.domain.journal.pain_events import MAX_PLACES, MAX_WORDS, Sore
from backcare_tui.domain.pain.body_map import WORDS, Region
from backcare_tui.domain.pain.check_ins import parse_hours
from backcare_tui.domain.text import MAX_NOTE, clean, clean_line

NOTHING = "none"
"""Given to an edit, takes away what a field held."""
FROM_INPUT = "-"
"""Given as a text, means standard input."""
_MOST_READ = 1_000_000
"""Bytes read from there, so that no endless input fills the memory."""
_SAME = {"tingling": "numb", "numbness": "numb", "ache": "aching", "stiffness": "stiff"}


def note(text: str, name: str = "note") -> str:
    """`text` clean, in one line, and no longer than a note may be; `-`: of standard input."""
    cleaned = clean(_from_input(name) if text.strip() == FROM_INPUT else text)
    if len(cleaned) > MAX_NOTE:
        raise _too_long(name, f"{len(cleaned):,}")
    return cleaned


def _too_long(name: str, count: str) -> Stop:
    said = f"The {name} has {count} characters; at most {MAX_NOTE:,} are kept."
    return Stop(f"{said} Nothing was written.", USAGE)


def _from_input(name: str) -> str:
    """All of standard input; refused if it is longer than anybody's note."""
    try:
        given = b"" if sys.stdin is None else sys.stdin.buffer.read(_MOST_READ + 1)
    except (OSError, ValueError):  # it was closed
        given = b""
    if len(given) > _MOST_READ:
        raise _too_long(name, f"more than {_MOST_READ:,}")
    return given.decode("utf-8", "replace")


def sores(given: Iterable[str]) -> tuple[Sore, ...]:
    """`low-back:6` and the like, each region once, in the order of the map; the last one counts."""
    found: dict[Region, int | None] = {}
    for text in given:
        if text.strip().lower() == NOTHING:
            found.clear()
            continue
        name, colon, number = text.rpartition(":") if ":" in text else (text, "", "")
        found[_region(name)] = _intensity(text, number) if colon else None
    if len(found) > MAX_PLACES:
        raise Stop(f"--where: at most {MAX_PLACES} regions", USAGE)
    return tuple(Sore(region.value, found[region]) for region in Region if region in found)


def words(given: Iterable[str]) -> tuple[str, ...]:
    """Ids of words, each once, in the order of the app's list."""
    found: set[str] = set()
    for text in given:
        word = text.strip().lower()
        word = _SAME.get(word, word)
        if word == NOTHING:
            found.clear()
        elif word in WORDS:
            found.add(word)
        else:
            shown = clean_line(text, 30)
            raise Stop(f'--word: "{shown}" is none of: {", ".join(WORDS)}', USAGE)
    return tuple(word for word in WORDS if word in found)[:MAX_WORDS]


def hours(text: str) -> float:
    """Hours of sleep."""
    try:
        return parse_hours(text)
    except ValueError as error:
        raise Stop(f"--sleep: {error}", USAGE) from None


def _region(name: str) -> Region:
    plain = "-".join(name.lower().replace(",", " ").replace("_", " ").replace("-", " ").split())
    for region in Region:
        if plain in (region.value, region.label.replace(", ", "-").replace(" ", "-")):
            return region
    known = ", ".join(region.value for region in Region)
    raise Stop(f'--where: "{clean_line(name, 30)}" is none of: {known}', USAGE)


def _intensity(text: str, number: str) -> int:
    plain = number.strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 2 and int(plain) <= 10):
        raise Stop(
            f'--where: "{clean_line(text, 40)}" needs 0 to 10 after the colon, as low-back:6', USAGE
        )
    return int(plain)
