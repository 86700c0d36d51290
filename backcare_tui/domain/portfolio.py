"""The pain portfolio: relief, stabilisers and modifiers (CARE.md §1, row 4), and what was used."""

from enum import Enum

import msgspec

MAX_NAME = 40
MAX_ABOUT = 300
MAX_MINUTES = 120
MAX_LIMIT = 50


class ToolKind(Enum):
    """What a tool is for."""

    RELIEF = "relief"
    STABILISER = "stabiliser"
    MODIFIER = "modifier"


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person does for their back; suggested, or their own."""

    id: str
    kind: ToolKind
    name: str
    how: str = ""
    source: str = ""
    minutes: tuple[int, int] | None = None
    """Shortest and longest time it is used for; None: no timer."""
    held: bool = False
    """The person has it in their portfolio."""
    at_most: int | None = None
    """Uses in 24 hours that the person set as their own limit."""
