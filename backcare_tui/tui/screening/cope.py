"""The page for somebody who finds it hard to cope. It stays until it is closed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.settings import CareSettings
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.draw.frames import boxed
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import apart, beside, styled
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import has_frames
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
        first = [
            styled(coping.WEARING, min(width, _WIDEST), "$bc-text"),
            styled(coping.TALK, min(width, _WIDEST), f"bold {BRIGHT}"),
        ]
        if has_frames(width, self.screen.size.height):
            call = boxed(self._alone, min(width, _WIDEST + 8), "now", glyphs=glyphs_of(self.app))
        else:
            call = self._alone(width)
        return apart([*first, call, styled(coping.STAYS, min(width, _WIDEST), DIM)])

    def _alone(self, width: int) -> list[Content]:
        """Whom to call now."""
        width = min(width, _WIDEST)
        numbers = coping.help_lines(self._care)
        widest = max(len(number) for number, _ in numbers)
        lines = [line for each in numbers for line in _number(*each, widest, width)]
        return [*styled(coping.ALONE, width, BRIGHT), *lines]


def _number(number: str, what: str, widest: int, width: int) -> list[Content]:
    return beside(Content.styled(f"  {number:<{widest}}  ", f"bold {BRIGHT}"), what, width, DIM)
