"""What a person writes down about their pain and their day."""

from typing import Literal

import msgspec

from backcare_tui.domain.journal.event_base import (
    MAX_ID,
    Undoable,
    check_score,
    clean_field,
    clean_ids,
)
from backcare_tui.domain.text import MAX_NOTE

MAX_PLACES = 24
MAX_WORDS = 16
MAX_SLEEP = 24.0
"""Hours."""


class Sore(msgspec.Struct, frozen=True, omit_defaults=True):
    """A region of the body map by its id, known or not; `intensity` 0–10 if it has its own."""

    region: str
    intensity: int | None = None

    def __post_init__(self) -> None:
        check_score(self.intensity, "an intensity")
        clean_field(self, "region", MAX_ID)


class PainRated(Undoable, frozen=True, tag="pain_rated"):
    """A check-in: pain now on the 0–10 numeric rating scale, and what else is said."""

    score: int
    places: tuple[Sore, ...] = ()
    words: tuple[str, ...] = ()
    """Ids of words for how it feels (`body_map.WORDS`)."""
    stress: int | None = None
    """0 (none) to 10."""
    mood: int | None = None
    """0 (very low) to 10 (very good)."""
    sleep: float | None = None
    """Hours slept last night, 0 to 24."""
    note: str = ""

    def __post_init__(self) -> None:
        check_score(self.score, "pain")
        check_score(self.stress, "stress")
        check_score(self.mood, "mood")
        if self.sleep is not None and not 0 <= self.sleep <= MAX_SLEEP:
            raise ValueError("sleep is 0 to 24 hours")
        if len(self.places) > MAX_PLACES:
            raise ValueError(f"places are at most {MAX_PLACES}")
        clean_ids(self, "words", MAX_WORDS)
        clean_field(self, "note", MAX_NOTE)


class PegRated(Undoable, frozen=True, tag="peg_rated"):
    """The PEG scale of the past week, each 0–10 (Krebs 2009)."""

    pain: int
    """Pain on average."""
    enjoyment: int
    """How much pain got in the way of enjoying life."""
    activity: int
    """How much pain got in the way of general activity."""

    def __post_init__(self) -> None:
        for value in (self.pain, self.enjoyment, self.activity):
            check_score(value, "each of the three")

    @property
    def score(self) -> float:
        """The mean of the three, 0–10."""
        return (self.pain + self.enjoyment + self.activity) / 3


class DayReflected(Undoable, frozen=True, tag="day_reflected"):
    """The evening's look back on the day of the entry's instant: pain on average and at worst."""

    average: int
    worst: int | None = None
    mattered: str = ""
    """What the person did that mattered, in their words."""

    def __post_init__(self) -> None:
        check_score(self.average, "the average")
        check_score(self.worst, "the worst")
        clean_field(self, "mattered", MAX_NOTE)


class NoteWritten(Undoable, frozen=True, tag="note_written"):
    """A note that belongs to no rating."""

    text: str

    def __post_init__(self) -> None:
        clean_field(self, "text", MAX_NOTE)
        if not self.text:
            raise ValueError("a note has at least one character")


Offer = Literal["peg", "evening", "flare", "cope", "habit"]
"""What the app may offer, once, and takes a no for."""


class OfferDeclined(Undoable, frozen=True, tag="offer_declined"):
    """The person said no to an offer."""

    offer: Offer
