"""What the breath does, by shape: rising, sinking, held full, held empty."""

from collections.abc import Mapping
from typing import Final

from backcare_tui.domain.downshift.patterns import PhaseKind
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs

_HELD: Final = {True: ("■", "□"), False: ("#", "-")}
"""Signs of a breath that is held full or empty, with blocks and without."""


def marks(glyphs: Glyphs = BLOCKS) -> Mapping[PhaseKind, str]:
    """A sign for each kind of phase; in and out differ without colour."""
    full, empty = _HELD[has_blocks(glyphs)]
    return {
        PhaseKind.IN: glyphs.up,
        PhaseKind.TOP_UP: glyphs.up,
        PhaseKind.HOLD_IN: full,
        PhaseKind.OUT: glyphs.down,
        PhaseKind.HOLD_OUT: empty,
    }


def beads(kind: PhaseKind, glyphs: Glyphs = BLOCKS) -> tuple[str, str]:
    """The signs of seconds that are counted, and that are not."""
    return _HELD[has_blocks(glyphs)] if kind.is_hold else (glyphs.done, glyphs.open)


def has_blocks(glyphs: Glyphs) -> bool:
    """Whether there are signs beyond ASCII."""
    return glyphs.upper == BLOCKS.upper
