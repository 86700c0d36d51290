"""What the parts of screens look like with their colours, drawn below each other in the gallery.

`pytest tests/tui/test_gallery.py --snapshot-update` keeps a new look.
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from backcare_tui.tui.kit.draw.glyphs import FULL, PLAIN
from docs.gallery import PARTS, Gallery
from tests.tui.styled import styled

LOOKS = {"dark": "backcare-dark", "light": "backcare-light", "no-colour": "backcare-dark"}


async def drawn(part: str, theme: str, size: tuple[int, int], signs: str = FULL) -> str:
    app = Gallery(theme, signs, part)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return "\n".join(styled(app.screen))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("look", LOOKS)
async def test_a_part_is_coloured_as_it_was_left(
    part: str, look: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    if look == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    assert await drawn(part, LOOKS[look], (80, 60)) == snapshot


@pytest.mark.parametrize("part", PARTS)
async def test_a_part_can_be_drawn_in_plain_signs_in_sixteen_colours(
    part: str, snapshot: SnapshotAssertion
) -> None:
    shown = await drawn(part, "backcare-ansi", (80, 60), PLAIN)
    words = str.maketrans("", "", "…–")  # these are text, and no picture
    assert shown.translate(words).isascii()
    assert shown == snapshot


@pytest.mark.parametrize("part", PARTS)
async def test_a_part_fits_where_there_is_hardly_any_room(
    part: str, snapshot: SnapshotAssertion
) -> None:
    assert await drawn(part, "backcare-dark", (34, 60)) == snapshot
