"""The fields of a check-in: their keys, what they ask, and what is said of what they hold."""

from datetime import datetime
from enum import Enum
from typing import NamedTuple

from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.pain.body_map import WORDS
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.words.times import as_written


class Field(Enum):
    """In the order in which tab goes through them."""

    PAIN = "pain"
    WHERE = "where"
    WORDS = "words"
    STRESS = "stress"
    MOOD = "mood"
    SLEEP = "sleep"
    NOTE = "note"
    TIME = "time"

    @property
    def key(self) -> str:
        """The letter that leads there."""
        return _ABOUT[self.value].key

    @property
    def question(self) -> str:
        return _ABOUT[self.value].question

    @property
    def hints(self) -> tuple[str, ...]:
        """Which keys answer it, the most useful first."""
        return _ABOUT[self.value].hints

    def step(self, by: int) -> "Field | None":
        """The field so many on (negative: back); None beyond either end."""
        fields = list(Field)
        at = fields.index(self) + by
        return fields[at] if 0 <= at < len(fields) else None


class _About(NamedTuple):
    key: str
    question: str
    hints: tuple[str, ...]


_SCALE = "0–9, t for 10"
_ABOUT = {
    "pain": _About("r", "How much did it hurt?", ("10 the worst imaginable", _SCALE)),
    "where": _About("w", "Where does it hurt?", ("letters tick", "0–9 how much there")),
    "words": _About("d", "How does it feel?", ("letters tick",)),
    "stress": _About("s", "How much stress?", ("10 most", _SCALE)),
    "mood": _About("m", "How is your mood?", ("10 best", _SCALE)),
    "sleep": _About("h", "Hours slept last night", ("7, 7.5, 7:30",)),
    "note": _About("n", "Anything to add?", (f"up to {MAX_NOTE:,} characters",)),
    "time": _About("c", "When was it?", ("10:00", "-20m", "yesterday 18:30")),
}

WORD_KEYS = "ashbocpn"
"""The letters of the words, in the order of `body_map.WORDS`."""


def word_label(word: str) -> str:
    """How a word is shown; one that this version does not know, by its id."""
    return "numb, tingling" if word == "numb" else word


def words_with_keys() -> tuple[tuple[str, str], ...]:
    """Key and label of every word."""
    return tuple((key, word_label(word)) for key, word in zip(WORD_KEYS, WORDS, strict=True))


def said(field: Field, event: PainRated, at: datetime, now: datetime) -> str:
    """What a field holds, in a word; empty where nothing was given."""
    match field:
        case Field.PAIN:
            return str(event.score)
        case Field.WHERE:
            return _count(len(event.places))
        case Field.WORDS:
            return _count(len(event.words))
        case Field.STRESS:
            return "" if event.stress is None else str(event.stress)
        case Field.MOOD:
            return "" if event.mood is None else str(event.mood)
        case Field.SLEEP:
            return "" if event.sleep is None else f"{event.sleep:g} h"
        case Field.NOTE:
            return "✓" if event.note else ""
        case Field.TIME:
            return as_written(at, now)


def _count(number: int) -> str:
    return f"●{number}" if number else ""
