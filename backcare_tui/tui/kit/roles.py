"""Styles of the two levels of text beside the normal one, for `Content`; themes define them."""

from typing import Final

BRIGHT: Final = "$bc-bright $bc-bright-style"
"""A value, or a name."""
DIM: Final = "$bc-dim $bc-dim-style"
"""A label, a unit, or a hint."""
