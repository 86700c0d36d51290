"""What the places look like, kept to be looked at: a change here is a change on someone's screen.

`pytest tests/tui/test_snapshots.py --snapshot-update` keeps a new look, once it has been looked at.
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.house import NARROW, NORMAL, WIDE, Desk, House

SIZES = {"narrow": NARROW, "normal": NORMAL, "wide": WIDE}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["1", "2", "3", "l", "p", "w", "b"])
async def test_a_place_looks_as_it_was_left(
    house: House, keys: str, size: str, snapshot: SnapshotAssertion
) -> None:
    async with house.open(SIZES[size]) as desk:
        await desk.pass_time(minutes=12)
        await desk.press(*keys)
        assert drawn(desk) == snapshot


def drawn(desk: Desk) -> str:
    """The screen as text, a line each, without what stands at the end of lines."""
    return "\n".join(line.rstrip() for line in desk.lines)
