"""Something wrong in a file, as a value: it is shown to the person, and what is left works."""

from pathlib import Path

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """Something in a file that could not be used, said so that a person can mend it."""

    path: Path
    where: str
    """The item and key, such as `box.phases`; empty where the whole file is meant."""
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (str(self.path), self.where, self.reason) if part)
