"""A check-in that is being written: what of it is in the journal, and what is to be.

Everything given is an edit of the same entry, made as soon as a field is done: whenever the app
ends, what was given is there.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.body_map import WORDS, Region, region_of
from backcare_tui.domain.pain.check_ins import parse_hours
from backcare_tui.domain.when import parse_when
from backcare_tui.tui.check_in.fields import Field
from backcare_tui.words.times import as_written


class Draft:
    """One check-in. `entry` is what the journal has of it; None: nothing yet."""

    def __init__(self, companion: Companion, entry: Entry | None = None) -> None:
        self._companion = companion
        self.entry = entry
        event = None if entry is None else entry.event
        self._event = event if isinstance(event, PainRated) else PainRated(score=0)
        self.at = companion.now() if entry is None else entry.at
        """When it was."""
        self.is_complete = False
        """More than the score was given, or something was changed."""

    @property
    def event(self) -> PainRated:
        return self._event

    def rate(self, score: int) -> None:
        """The score is saved at once, in a new entry where there is none yet."""
        if self.entry is None:
            self._event = PainRated(score=score)
            self.entry = self._companion.record(self._event)
            self.at = self.entry.at
        else:
            self.change(score=score)
            self.keep()

    def change(self, **fields: Any) -> None:
        """Give fields of the event other values; `keep` writes them down."""
        self._event = msgspec.structs.replace(self._event, **fields)

    def keep(self) -> None:
        """Write down what is not in the journal yet."""
        entry = self.entry
        if entry is None or (self._event == entry.event and self.at == entry.at):
            return
        moved = None if self.at == entry.at else self.at
        self.entry = self._companion.amend(entry, self._event, at=moved)
        self.at = self.entry.at
        self.is_complete = True

    def delete(self) -> None:
        if self.entry is not None:
            self._companion.take_back(self.entry)
            self.entry = None

    # -- fields that are text

    def text_of(self, field: Field) -> str:
        """What stands in a field of text, as it can be edited."""
        if field is Field.NOTE:
            return self._event.note
        if field is Field.SLEEP:
            return "" if self._event.sleep is None else f"{self._event.sleep:g}"
        return as_written(self.at, self._companion.now())

    def take_text(self, field: Field, text: str) -> str:
        """Take over what was typed there; why it cannot be, where it cannot."""
        text = text.strip()
        if text == self.text_of(field):
            return ""
        try:
            if field is Field.NOTE:
                self.change(note=text)
            elif field is Field.SLEEP:
                self.change(sleep=parse_hours(text) if text else None)
            else:
                self.at = parse_when(text, self._companion.now(), self._companion.clock.local)
        except ValueError as error:
            return str(error)
        return ""

    # -- fields of several

    @property
    def places(self) -> dict[Region, int | None]:
        """The regions of the map, with their own intensities."""
        known = ((region_of(sore.region), sore.intensity) for sore in self._event.places)
        return {region: intensity for region, intensity in known if region is not None}

    def tick(self, region: Region, *, on: bool) -> None:
        places = self.places
        if on:
            places.setdefault(region, None)
        else:
            places.pop(region, None)
        self._set_places(places)

    def set_intensity(self, region: Region, intensity: int | None) -> None:
        """It hurts there this much, 0–10; None: no more than that it hurts."""
        self._set_places({**self.places, region: intensity})

    @property
    def words(self) -> frozenset[int]:
        """The numbers of its words among `body_map.WORDS`."""
        return frozenset(WORDS.index(word) for word in self._event.words if word in WORDS)

    def toggle_word(self, number: int) -> None:
        words = self.words ^ {number}
        strange = tuple(word for word in self._event.words if word not in WORDS)
        self.change(words=(*(WORDS[n] for n in sorted(words)), *strange))

    def _set_places(self, places: Mapping[Region, int | None]) -> None:
        # What a newer version knows and this one does not stays.
        strange = [sore for sore in self._event.places if region_of(sore.region) is None]
        known = [Sore(region.value, places[region]) for region in Region if region in places]
        self.change(places=(*known, *strange))


class Closed(msgspec.Struct, frozen=True):
    """How a check-in was left."""

    draft: Draft
    key: str = ""
    """A key that was meant for the app below; "" for none."""
    trouble: str = ""
    """Why what was typed last could not be taken."""
    deleted: bool = False
