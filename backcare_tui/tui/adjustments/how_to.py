"""The highlighted one in a panel: how, its figure, and why if that is asked for."""

from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding, Counted
from backcare_tui.domain.figures import Figure
from backcare_tui.domain.journal.entries import Side
from backcare_tui.domain.text import clean
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.figure import LEAST, FigureView, figure_lines
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import plural, uncapital

MEASURE = 80
"""Widest a text is set, in cells."""
FIGURE = 34
"""Cells of a figure beside the text."""
_UPRIGHT = 60
"""Cells below which a figure stands over the text."""
PLENTY = 3
"""Habits at a time that are plenty."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class HowToView(NamedTuple):
    """What the panel is about."""

    standing: AdjustmentStanding
    counted: Counted | None
    habits: int
    """How many habits there are."""
    why: bool = False
    """Whether why and from where is told, in place of how."""
    figure: Figure | None = None


class HowTo(Area):
    """`-open` takes its frame away."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    HowTo { padding: 1 2 0 2; }
    HowTo.-open { border: none; background: transparent; padding: 0; }
    """
    view: HowToView | None = None

    def show(self, view: HowToView | None) -> None:
        """Draw this from now on; None: nothing is highlighted."""
        if view != self.view:
            self.view = view
            self.entitle(*(("", "") if view is None else titles(view)))
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        if self.view is None:
            return []
        height = self.content_size.height
        if not self.has_class("-open"):
            return panel(self.view, width, height, braille=glyphs_of(self.app).braille)
        name, family = titles(self.view)
        title = head(name, width, family, glyphs_of(self.app))
        return [title, *text(self.view, width, height - 1)]


def titles(view: HowToView) -> tuple[str, str]:
    """Its name and its family, as they stand in an edge."""
    item = view.standing.adjustment
    return uncapital(clean(item.cue)), uncapital(item.family.label)


def panel(view: HowToView, width: int, height: int, *, braille: bool = True) -> list[Content]:
    """At most `height` lines of `width` cells: the text, and the figure if there is room for it."""
    if view.figure is None or not braille:
        return text(view, width, height)
    if width < _UPRIGHT:
        rows = min(height // 2, FIGURE // 2)
        drawn = _figure(view, width, rows)
        return [*drawn, *text(view, width, height - len(drawn))]
    drawn = _figure(view, FIGURE, height)
    if not drawn:
        return text(view, width, height)
    told = text(view, width - FIGURE - 2, height)
    told += [Content("")] * (len(drawn) - len(told))
    cells = width - FIGURE
    return [one.truncate(cells, pad=True) + other for one, other in zip(told, drawn, strict=False)]


def text(view: HowToView, width: int, height: int) -> list[Content]:
    """At most `height` lines of words."""
    width = min(width, MEASURE)
    item = view.standing.adjustment
    if view.why:
        said = styled(clean(item.why), width, "$bc-text", height)
        source = styled(clean(item.source), width, DIM, max(height - len(said), 0))
        return [*said, *source][:height]
    more = _more(view, width)
    room = height - len(more)
    if room < 1:
        return styled(_sentences(item.how, width, height), width, "$bc-text", height)
    return [*styled(_sentences(item.how, width, room), width, "$bc-text", room), *more]


def _figure(view: HowToView, width: int, height: int) -> list[Content]:
    if view.figure is None or width < LEAST[0] or height < LEAST[1]:
        return []
    mirrored = view.standing.next_side is Side.LEFT
    return list(figure_lines(FigureView(view.figure, 0, mirrored=mirrored), width, height))


def _sentences(how: str, width: int, height: int) -> str:
    """As many whole sentences as fit into `height` lines, and one at least."""
    sentences = clean(how).replace(". ", ".\n").split("\n")
    for count in range(len(sentences), 1, -1):
        told = " ".join(sentences[:count])
        if len(styled(told, width, "")) <= height:
            return told
    return sentences[0]


def _more(view: HowToView, width: int) -> list[Content]:
    """What enter does, and of one in the library how often it was done."""
    if not view.standing.waits:
        return [_enter(" lets it rest.")] if width >= _UPRIGHT else []
    times = 0 if view.counted is None else view.counted.times
    done = f"Done {plural(times, 'time')} in 90 days. " if times else "It waits in the library. "
    said = Content.styled(done, DIM) + _enter(f" {_becomes(view.habits)}.")
    short = _enter(" makes it one of your habits.")
    every = (said, Content.styled(done, DIM) + short, short)
    return [next((each for each in every if each.cell_length <= width), short.truncate(width))]


def _enter(does: str) -> Content:
    return Content.assemble(("enter", BRIGHT), (does, DIM))


def _becomes(habits: int) -> str:
    """`makes it your fourth habit; three at a time is plenty`"""
    which = f"your {_ORDINALS[habits]} habit" if habits < len(_ORDINALS) else "one of your habits"
    return f"makes it {which}{'; three at a time is plenty' if habits >= PLENTY else ''}"
