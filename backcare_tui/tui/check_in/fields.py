"""The fields of a check-in: their keys, what they ask, and what is said of what they hold."""

from datetime import datetime
from enum import Enum

from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.pain.body_map import WORDS
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.words.times import as_written

_SCALE = "0–9, t for 10"


class Field(Enum):
    """In the order in which tab goes through them; `hints` are the keys that answer a field."""

    PAIN = "pain", "r", "How much did it hurt?", "10 the worst imaginable", _SCALE
    WHERE = "where", "w", "Where does it hurt?", "letters tick", "0–9 how much there"
    WORDS = "words", "d", "How does it feel?", "letters tick"
    STRESS = "stress", "s", "How much stress?", "10 most", _SCALE
    MOOD = "mood", "m", "How is your mood?", "10 best", _SCALE
    SLEEP = "sleep", "h", "Hours slept last night", "7, 7.5, 7:30"
    NOTE = "note", "n", "Anything to add?", f"up to {MAX_NOTE:,} characters"
    TIME = "time", "c", "When was it?", "10:00", "-20m", "yesterday 18:30"

    def __init__(self, label: str, key: str, question: str, *hints: str) -> None:
        self.label, self.key, self.question, self.hints = label, key, question, hints

    def step(self, by: int) -> "Field | None":
        """The field that many places on (negative: back); None beyond either end."""
        fields = list(Field)
        at = fields.index(self) + by
        return fields[at] if 0 <= at < len(fields) else None


SCALES = {Field.PAIN: "score", Field.STRESS: "stress", Field.MOOD: "mood"}
"""The fields that are a number from 0 to 10, and what the event calls them."""
TEXTS = (Field.SLEEP, Field.NOTE, Field.TIME)

WORDS_WITH_KEYS = tuple(
    (key, "numb, tingling" if word == "numb" else word)
    for key, word in zip("ashbocpn", WORDS, strict=True)
)
"""Key and label of every word."""


def said(field: Field, event: PainRated, at: datetime, now: datetime) -> str:
    """What a field holds, in a word; empty if nothing was given."""
    match field:
        case Field.WHERE | Field.WORDS:
            number = len(event.places if field is Field.WHERE else event.words)
            return f"●{number}" if number else ""
        case Field.SLEEP:
            return "" if event.sleep is None else f"{event.sleep:g} h"
        case Field.NOTE:
            return "✓" if event.note else ""
        case Field.TIME:
            return as_written(at, now)
        case _:
            score = getattr(event, SCALES[field])
            return "" if score is None else str(score)
