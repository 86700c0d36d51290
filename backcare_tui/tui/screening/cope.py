"""The page for somebody who finds it hard to cope. It stays until it is closed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.settings import CareSettings
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import apart, beside, styled
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words import coping

_WIDEST = 72


class CopeScreen(ScrollPage[None]):
    """Whom to talk to."""

    NAME = "Hard to cope"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q", "close", "close", "cope.leave", "Close it; you can come back to it"),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion, CopeText(companion.settings.care))


class CopeText(Drawn):
    """The numbers stand where they are seen, however small the pane."""

    def __init__(self, care: CareSettings) -> None:
        super().__init__()
        self._care = care

    def lines(self, width: int) -> list[Content]:
        width = min(width, _WIDEST)
        numbers = coping.help_lines(self._care)
        widest = max(len(number) for number, _ in numbers)
        groups = [
            styled(coping.WEARING, width, "$bc-text"),
            styled(coping.TALK, width, f"bold {BRIGHT}"),
            [
                *styled(coping.ALONE, width, BRIGHT),
                *(line for each in numbers for line in _number(*each, widest, width)),
            ],
            styled(coping.STAYS, width, DIM),
        ]
        return apart(groups)


def _number(number: str, what: str, widest: int, width: int) -> list[Content]:
    return beside(Content.styled(f"  {number:<{widest}}  ", f"bold {BRIGHT}"), what, width, DIM)
