"""The movement of the step that is on, in a frame beside the steps."""

from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.figures import Figure
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.figure import LEAST, FigureView, figure_lines
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM

_ROOMY = 24
"""Rows from which one above the figure is free."""


class StepView(NamedTuple):
    """The step that is on, and what is shown of all of them."""

    figures: tuple[Figure | None, ...]
    """That of each step; None: it has none."""
    on: int
    pose: int = 0
    mirrored: bool = False

    @property
    def has_any(self) -> bool:
        return any(figure is not None for figure in self.figures)


class StepFigure(Area):
    """The figure, what it shows, and which step it is."""

    DEFAULT_CSS = """
    StepFigure { padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view: StepView | None = None

    def show(self, view: StepView) -> None:
        """Draw this from now on."""
        if view != self._view:
            self._view = view
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        if self._view is None:
            return []
        return step_lines(self._view, width, self.content_size.height)


def step_lines(view: StepView, width: int, height: int) -> list[Content]:
    """At most `height` lines of at most `width` cells. The words below the figure have the same
    rows in every step; if it would be too small with them, it stands alone."""
    told = [_told(view, n, width) for n in range(len(view.figures))]
    words = max(map(len, told)) + 1
    if height - words < LEAST[1]:
        words = 0
    above = [Content("")] * (height >= _ROOMY)
    drawn = _figure(view.figures[view.on], view, width, height - words - len(above))
    spare = words - len(told[view.on])
    below = [Content("")] * spare + told[view.on] if words else []
    return [*above, *drawn, *below][:height]


def _figure(figure: Figure | None, view: StepView, width: int, height: int) -> list[Content]:
    if figure is None:
        return [Content("")] * height
    pose = FigureView(figure, min(view.pose, len(figure.poses) - 1), view.mirrored)
    lines = figure_lines(pose, width, height)
    return [*lines] or [Content("")] * height


def _told(view: StepView, number: int, width: int) -> list[Content]:
    """What the figure of a step shows, and which step it is, each in the middle."""
    figure = view.figures[number]
    shows = [] if figure is None else styled(f"{figure.shows}.", width, BRIGHT)
    which = Content.styled(f"step {number + 1} of {len(view.figures)}", DIM).truncate(width)
    return [_centred(line, width) for line in (*shows, which)]


def _centred(line: Content, width: int) -> Content:
    return Content(" " * ((width - line.cell_length) // 2)) + line
