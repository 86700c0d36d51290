"""A page to read in a minute, such as what pain is."""

from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.content.learn import Explained
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.draw.frames import boxed
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import apart, fit, styled
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import SHORT, has_frames


class LearnView(NamedTuple):
    """What is drawn."""

    page: Explained
    sourced: bool = False
    """Where it comes from is said below it."""


class LearnLines(Picture[LearnView]):
    """The paragraphs in a frame that names them; if there is little room, below their heading."""

    DEFAULT_CSS = """
    LearnLines { max-width: 72; }
    """

    def draw(self, view: LearnView, width: int) -> list[Content]:
        def inside(room: int) -> list[Content]:
            return apart(_paragraphs(view, room))

        page, height = view.page, self.screen.size.height
        if has_frames(width, height):
            return boxed(inside, width, page.title.lower(), glyphs=glyphs_of(self.app))
        title = [Content.styled(fit(page.title, width), f"bold {BRIGHT}")]
        groups = [title, *_paragraphs(view, width)]
        return apart(groups) if height >= SHORT else [line for each in groups for line in each]


def _paragraphs(view: LearnView, width: int) -> list[list[Content]]:
    page, source = view.page, f"Source: {view.page.source}"
    text = [styled(" ".join(each), width, "$bc-text") for each in page.paragraphs]
    text[0] = styled(" ".join(page.paragraphs[0]), width, f"bold {BRIGHT}")
    return [*text, *([styled(source, width, DIM)] if view.sourced else [])]


class LearnScreen(ScrollPage[None]):
    """Enter and escape close it."""

    NAME = "What pain is"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "A page about pain in general, to read in a minute. It cannot know your own back.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("i", "source", "where from", "learn.source", "Where this comes from"),
        Binding("enter,I", "close", "close", show=False),
    ]

    def __init__(self, companion: Companion, page: Explained) -> None:
        self._text = LearnLines(LearnView(page))
        super().__init__(companion, self._text)

    def action_source(self) -> None:
        """Say where it comes from, or no longer."""
        if (view := self._text.view) is not None:
            self._text.show(view._replace(sourced=not view.sourced))
            self.call_after_refresh(self.action_edge, -1 if view.sourced else 1)
