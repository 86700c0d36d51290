"""What the places look like, kept to be looked at: a change here is a change on someone's screen.

`pytest tests/tui/test_snapshots.py --snapshot-update` keeps a new look, once it has been looked at.
"""

from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from backcare_tui.domain.journal.care_events import FlareStarted
from tests.tui.house import NARROW, NORMAL, WIDE, Desk, House

SIZES = {"narrow": NARROW, "normal": NORMAL, "wide": WIDE}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["1", "2", "3", "4", "6", "l", "p", "w", "b", "!"])
async def test_a_place_looks_as_it_was_left(
    house: House, keys: str, size: str, snapshot: SnapshotAssertion
) -> None:
    async with house.open(SIZES[size]) as desk:
        await desk.pass_time(minutes=12)
        await desk.press(*keys)
        assert drawn(desk) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_the_body_map_looks_as_it_was_left(
    house: House, size: str, snapshot: SnapshotAssertion
) -> None:
    async with house.open(SIZES[size]) as desk:
        await desk.press("l", "4", "w", "c", "6", "g")
        assert drawn(desk) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_the_advice_looks_as_it_was_left(
    house: House, size: str, snapshot: SnapshotAssertion
) -> None:
    async with house.open(SIZES[size]) as desk:
        await desk.press("!", "space", "d")
        assert drawn(desk) == snapshot


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["1", "f"])
async def test_a_flare_on_its_third_day_looks_as_it_was_left(
    house: House, keys: str, size: str, snapshot: SnapshotAssertion
) -> None:
    house.configure('[care]\nnon_negotiable = "walk 8 min"\n')
    began = house.clock.now() - timedelta(days=2)
    house.program().record(FlareStarted(score=6), at=began)
    async with house.open(SIZES[size]) as desk:
        await desk.pass_time(minutes=12)
        await desk.press(*keys)
        assert drawn(desk) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_start_looks_as_it_was_left(
    house: House, size: str, snapshot: SnapshotAssertion
) -> None:
    house.new = True
    async with house.open(SIZES[size]) as desk:
        assert drawn(desk) == snapshot


def drawn(desk: Desk) -> str:
    """The screen as text, a line each, without what stands at the end of lines."""
    return "\n".join(line.rstrip() for line in desk.lines)
