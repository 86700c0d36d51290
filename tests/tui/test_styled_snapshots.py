"""What a few screens look like with their colours: in the dark, in the light, and without colour.

Below each line stands one of letters: which style each cell has. What they mean is at the end.
`pytest tests/tui/test_styled_snapshots.py --snapshot-update` keeps a new look.
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from backcare_tui.domain.journal.entries import PainRated
from tests.tui.house import NORMAL, House, until_due
from tests.tui.styled import styled

LOOKS = {"dark": "backcare-dark", "light": "backcare-light", "no-colour": "backcare-dark"}


@pytest.mark.parametrize("keys", ["1", "4", "l", "exclamation_mark"])
@pytest.mark.parametrize("look", LOOKS)
async def test_a_screen_is_coloured_as_it_was_left(
    house: House, look: str, keys: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.configure(f'[look]\ntheme = "{LOOKS[look]}"\n')
    if look == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    house.program().record(PainRated(score=4))
    async with house.open(NORMAL) as desk:
        await until_due(desk)
        await desk.press(keys)
        assert "\n".join(styled(desk.app.screen)) == snapshot
