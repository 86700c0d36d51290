"""A calendar month, of which one journal file holds the entries."""

import re
from datetime import datetime

import msgspec

_FORM = re.compile(r"([0-9]{4})-([0-9]{2})")


class Month(msgspec.Struct, frozen=True, order=True):
    """A month of a year (1–9999), January 1 to December 12; `str()` gives `2026-11`."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise ValueError("a month is 0001-01 to 9999-12")

    @classmethod
    def of(cls, instant: datetime) -> "Month":
        """The month by the local wall time written in `instant`; ValueError if it has no offset."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs an offset to belong to a month")
        return cls(instant.year, instant.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written as `2026-11`; ValueError for anything else."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError("a month is written like 2026-11")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


LATEST = Month(9999, 12)
"""The last month there is."""
