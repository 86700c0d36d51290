"""A check-in that is being written, at one moment, and what each answer makes of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from backcare_tui.domain.days import Zone
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.body_map import WORDS, Region, region_of
from backcare_tui.domain.pain.check_ins import parse_hours
from backcare_tui.domain.when import parse_when
from backcare_tui.tui.check_in.fields import SCALES, Field
from backcare_tui.words.times import as_written


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """All there is to a check-in; the screen draws it, and writes down what is not kept yet."""

    event: PainRated
    at: datetime
    """When it was."""
    entry: Entry | None = None
    """What the journal has of it; None: nothing yet."""
    is_edit: bool = False
    """It was in the journal when it was opened."""
    is_complete: bool = False
    """More than the score was given, or something was changed."""
    field: Field | None = None
    """The field that is open."""
    problem: str = ""
    """Why what was typed there cannot be taken."""
    deleting: bool = False
    """The person is asked whether the whole of it is to go."""

    @classmethod
    def of(cls, entry: Entry | None, now: datetime) -> "Draft":
        """Of a rating that is there, or a new one."""
        if entry is None or not isinstance(entry.event, PainRated):
            return cls(event=PainRated(score=0), at=now)
        return cls(event=entry.event, at=entry.at, entry=entry, is_edit=True)

    @property
    def is_kept(self) -> bool:
        """Whether the journal has all of it, or is to have nothing."""
        return self.entry is None or (self.event, self.at) == (self.entry.event, self.entry.at)

    def but(self, **changes: Any) -> "Draft":
        return msgspec.structs.replace(self, **changes)

    def given(self, **fields: Any) -> "Draft":
        """With other values in its event."""
        return self.but(event=msgspec.structs.replace(self.event, **fields))

    # -- a scale

    @property
    def score(self) -> int | None:
        """What the scale that is open holds, 0–10; None: nothing, or no scale is open."""
        return getattr(self.event, SCALES[self.field]) if self.field in SCALES else None

    def with_score(self, score: int | None) -> "Draft":
        """With this on the scale that is open; pain itself always has a number."""
        if self.field not in SCALES or (score is None and self.field is Field.PAIN):
            return self
        return self.given(**{SCALES[self.field]: score})

    # -- words and places; what a newer version knows and this one does not stays

    @property
    def words(self) -> frozenset[int]:
        """The numbers of its words among `body_map.WORDS`."""
        return frozenset(WORDS.index(word) for word in self.event.words if word in WORDS)

    def with_word(self, number: int) -> "Draft":
        """With the word of this number, or without it if it was there."""
        strange = tuple(word for word in self.event.words if word not in WORDS)
        return self.given(words=(*(WORDS[n] for n in sorted(self.words ^ {number})), *strange))

    @property
    def places(self) -> dict[Region, int | None]:
        """The regions of the map, with their own intensities."""
        known = ((region_of(sore.region), sore.intensity) for sore in self.event.places)
        return {region: intensity for region, intensity in known if region is not None}

    def with_places(self, places: Mapping[Region, int | None]) -> "Draft":
        strange = [sore for sore in self.event.places if region_of(sore.region) is None]
        known = [Sore(region.value, places[region]) for region in Region if region in places]
        return self.given(places=(*known, *strange))

    # -- a line of text

    def text(self, now: datetime) -> str:
        """What stands in the field that is open, as it can be edited."""
        if self.field is Field.NOTE:
            return self.event.note
        if self.field is Field.SLEEP:
            return "" if self.event.sleep is None else f"{self.event.sleep:g}"
        return as_written(self.at, now)

    def with_text(self, text: str, now: datetime, zone: Zone) -> "Draft":
        """With what was typed into the field that is open, or with why it cannot be taken."""
        text = text.strip()
        if text == self.text(now):
            return self.but(problem="")
        try:
            if self.field is Field.NOTE:
                taken = self.given(note=text)
            elif self.field is Field.SLEEP:
                taken = self.given(sleep=parse_hours(text) if text else None)
            else:
                taken = self.but(at=parse_when(text, now, zone))
        except ValueError as error:
            return self.but(problem=str(error))
        return taken.but(problem="")


class Closed(msgspec.Struct, frozen=True):
    """How a check-in was left."""

    draft: Draft
    key: str = ""
    """A key that was meant for the app below; "" for none."""
    trouble: str = ""
    """Why what was typed last could not be taken."""
    deleted: bool = False
