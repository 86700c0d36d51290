"""Something wrong in a file, as a value: it is shown to the person, and what is left works."""

from pathlib import Path

import msgspec

from backcare_tui.domain.text import clean_line

MAX_PLACE = 120
MAX_REASON = 300


class Problem(msgspec.Struct, frozen=True):
    """Something in a file that could not be used. What it quotes from the file is cleaned and
    short.
    """

    path: Path
    where: str
    """The item and key, such as `box.phases`; empty if the whole file is meant."""
    reason: str

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "where", clean_line(self.where, MAX_PLACE))
        msgspec.structs.force_setattr(self, "reason", clean_line(self.reason, MAX_REASON))

    @property
    def in_short(self) -> str:
        """For a narrow screen: the reason before the file, which stands there by its name."""
        name = clean_line(self.path.name, MAX_PLACE)
        return f"{self.where}: {self.reason} ({name})" if self.where else f"{name}: {self.reason}"

    def __str__(self) -> str:
        return ": ".join(part for part in (str(self.path), self.where, self.reason) if part)
