"""What a few screens look like with their colours: in the dark, in the light, and without colour.

Below each line stands one of letters: which style each cell has. What they mean is at the end.
`pytest tests/tui/test_styled_snapshots.py --snapshot-update` keeps a new look.
"""

from collections.abc import Iterator
from string import ascii_letters

import pytest
from rich.style import Style
from syrupy.assertion import SnapshotAssertion

from backcare_tui.domain.journal.entries import PainRated
from tests.tui.house import NORMAL, Desk, House, until_due

LOOKS = {"dark": "backcare-dark", "light": "backcare-light", "no-colour": "backcare-dark"}
_MANNERS = ("bold", "dim", "italic", "underline", "reverse")


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
        assert "\n".join(styled(desk)) == snapshot


def styled(desk: Desk) -> Iterator[str]:
    """The screen, each line with its styles below it, and what the letters stand for."""
    screen = desk.app.screen
    letters: dict[str, str] = {}
    for strip in screen._compositor.render_strips(screen.size):
        below = ""
        for segment in strip:
            style = in_words(segment.style or Style.null())
            letter = letters.setdefault(style, ascii_letters[len(letters)])
            below += letter * segment.cell_length
        yield strip.text.rstrip()
        yield below
    for style, letter in letters.items():
        yield f"{letter} {style}"


def in_words(style: Style) -> str:
    """`bold #e6edef on #141a1c`"""
    said = [
        name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)
    ]
    for ground, colour in (("", style.color), ("on ", style.bgcolor)):
        if colour is not None:
            said.append(f"{ground}{colour.name}")
    return " ".join(said)
