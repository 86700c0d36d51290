"""A page to read in a minute, such as what pain is."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.content.learn import Explained
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import SHORT


class LearnLines(Picture[Explained]):
    """A heading, the paragraphs, and where they come from."""

    DEFAULT_CSS = """
    LearnLines { max-width: 64; }
    """

    def draw(self, view: Explained, width: int) -> list[Content]:
        airy = self.screen.size.height >= SHORT
        lines = [Content.styled(fit(view.title, width), f"bold {BRIGHT}")]
        for paragraph in view.paragraphs:
            lines += [Content("")] if airy else []
            lines += styled(" ".join(paragraph), width, "$bc-text")
        return [*lines, Content(""), *styled(f"Source: {view.source}", width, DIM)]


class LearnScreen(ScrollPage[None]):
    """Enter and escape close it."""

    NAME = "What pain is"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "A page about pain in general, to read in a minute. It cannot know your own back.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,I", "close", "close", show=False),
    ]

    def __init__(self, companion: Companion, page: Explained) -> None:
        super().__init__(companion, LearnLines(page))
