"""The day of pain in a panel; in little room in two lines, on a short screen in a few others."""

from textual.content import Content

from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.pain.figures import FiguresView, brief, facts, panel, small, title, words


class PainToday(Area):
    """The day against what is usual. `-open` takes its frame away."""

    DEFAULT_CSS = """
    PainToday.-open { border: none; background: transparent; padding: 0; }
    """
    view: FiguresView | None = None

    def show(self, view: FiguresView) -> None:
        """Draw this from now on."""
        if view != self.view:
            self.view = view
            self.entitle(title(view), *facts(view))
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        if self.view is None:
            return []
        glyphs, height = glyphs_of(self.app), self.content_size.height
        if not self.has_class("-open"):
            return panel(self.view, width, height, glyphs)
        name = title(self.view)
        room = width - len(name) - 3
        fact = next((each for each in facts(self.view) if len(each) <= room), "")
        return [head(name, width, fact, glyphs), *brief(self.view, width, height - 1, glyphs)]


class PainGlance(Picture[FiguresView]):
    """The same on a short screen: as many lines as its height has."""

    def draw(self, view: FiguresView, width: int) -> list[Content]:
        return small(view, width, self.content_size.height, glyphs_of(self.app))


class PainWords(Picture[FiguresView]):
    """The day and what is around it in a sentence or two."""

    ALLOW_SELECT = True

    def draw(self, view: FiguresView, width: int) -> list[Content]:
        return words(view, width, max(self.content_size.height, 1))
