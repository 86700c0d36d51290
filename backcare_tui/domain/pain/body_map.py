"""The regions of the back view, by YOUR left and YOUR right, and the words for how it feels.

Both lists are in docs/care.md, Measures. The journal keeps ids, known to this version or not.
"""

from enum import Enum

from backcare_tui.domain.journal.entries import Side

WORDS: tuple[str, ...] = (
    "aching",
    "stiff",
    "sharp",
    "burning",
    "shooting",
    "cramping",
    "pressure",
    "numb",
)
"""Ids of the words; *numb* stands for numb or tingling."""


class Region(Enum):
    """One region; the value is its id in the journal."""

    MID_BACK_LEFT = "mid-back-left"
    MID_BACK_RIGHT = "mid-back-right"
    LOW_BACK_LEFT = "low-back-left"
    LOW_BACK = "low-back"
    LOW_BACK_RIGHT = "low-back-right"
    HIP_LEFT = "hip-left"
    HIP_RIGHT = "hip-right"
    BUTTOCK_LEFT = "buttock-left"
    BUTTOCK_RIGHT = "buttock-right"
    TAILBONE = "tailbone"
    """Has a place of its own, so that nobody marks the saddle for it."""
    SADDLE = "saddle"
    GROIN = "groin"
    THIGH_LEFT = "thigh-left"
    THIGH_RIGHT = "thigh-right"
    BELOW_KNEE_LEFT = "below-knee-left"
    BELOW_KNEE_RIGHT = "below-knee-right"
    FOOT_LEFT = "foot-left"
    FOOT_RIGHT = "foot-right"

    @property
    def side(self) -> Side | None:
        """The person's own side; None for what lies in the middle."""
        for side in Side:
            if self.value.endswith(f"-{side.value}"):
                return side
        return None

    @property
    def is_leg(self) -> bool:
        """A new symptom here opens the screening (NHS, back pain)."""
        return self.value.startswith(("thigh", "below-knee", "foot"))

    @property
    def name_without_side(self) -> str:
        """`low back`"""
        name = self.value
        if self.side is not None:
            name = name.removesuffix(f"-{self.side.value}")
        return _NAMES.get(name, name.replace("-", " "))

    @property
    def in_a_sentence(self) -> str:
        """`low back left`, `left buttock`"""
        name, side = self.name_without_side, self.side
        if side is None:
            return name
        follows = name.endswith(("back", "knee"))
        return f"{name} {side.value}" if follows else f"{side.value} {name}"

    @property
    def label(self) -> str:
        """`low back, left`"""
        name, side = self.name_without_side, self.side
        return f"{name}, {side.value}" if side is not None else name


_NAMES = {"hip": "outer hip"}


def region_of(id_: str) -> Region | None:
    """The region with this id; None for one that this version does not know."""
    try:
        return Region(id_)
    except ValueError:
        return None


def name_of(id_: str) -> str:
    """What a region is called in a sentence; the id itself if it is not known."""
    region = region_of(id_)
    return id_ if region is None else region.in_a_sentence
