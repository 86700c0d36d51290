"""A tool being used: the time that is left, how to use it, and pain before or after."""

import msgspec
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.tui.kit.bar import big_digits, progress_bar
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.flow import clicked
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.scale import TEN, numbers

WIDEST = 56
_ROOMY = 12
"""Rows from which digits are large."""


class ReliefView(msgspec.Struct, frozen=True):
    """What there is to see."""

    name: str
    how: str
    number: str
    unit: str
    share: float
    note: str
    """Beside the unit: of how long; at the end: how long it was."""
    score: int | None = None
    """Pain before it; None: not said."""
    paused: bool = False
    over: bool = False
    """It has ended: pain now is asked."""


class ReliefClock(Widget):
    """Draws a `ReliefView`; a click on a score posts it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ReliefClock { width: 1fr; height: 1fr; padding: 0 1; text-wrap: nowrap; }
    """

    class ScorePicked(Message):
        def __init__(self, score: int) -> None:
            super().__init__()
            self.score = score

    def __init__(self) -> None:
        super().__init__()
        self._view: ReliefView | None = None

    def show(self, view: ReliefView) -> None:
        if view != self._view:
            self._view = view
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        if (score := clicked(event)) is not None:
            self.post_message(self.ScorePicked(score))

    def render(self) -> Content:
        width, height = self.content_size
        view = self._view
        if view is None or width <= 0 or height <= 0:
            return Content("")
        room = min(width, WIDEST)
        foot = self._foot(view, room)
        head = self._head(view, room, height - len(foot))
        gap = [Content("")] if height >= _ROOMY else []
        most = height - len(head) - len(foot) - 2 * len(gap)
        how = [] if view.over else wrap(view.how, room, max(most, 0))
        body = [Content.styled(line, "$bc-text") for line in how]
        lines = [*head, *gap, *body, *(gap if body else []), *foot][:height]
        top, left = (height - len(lines)) // 2, (width - room) // 2
        drawn = [Content(" " * left) + line for line in lines]
        return Content("\n").join([*([Content("")] * top), *drawn])

    def _head(self, view: ReliefView, width: int, height: int) -> list[Content]:
        if view.over:
            return [Content.styled(fit(f"{view.name}: {view.note}", width), BRIGHT)]
        name = Content.styled(fit(view.name, width), f"bold {BRIGHT}")
        bar = progress_bar(view.share, width)
        beside = f" {view.unit}   {'paused' if view.paused else view.note}"
        if height < _ROOMY - 2:
            left = f"{view.number} {view.unit}{'  paused' if view.paused else ''}"
            rest = fit(f"  {view.name}", width - len(left))
            return [Content.assemble((left, "bold $bc-accent"), (rest, f"bold {BRIGHT}")), bar]
        *rows, last = [Content.styled(row, "$bc-accent") for row in big_digits(view.number)]
        unit = Content.styled(fit(beside, width - last.cell_length), DIM)
        return [name, *rows, last + unit, bar]

    def _foot(self, view: ReliefView, width: int) -> list[Content]:
        if view.score is not None and not view.over:
            return [Content.assemble(("pain before ", DIM), (str(view.score), BRIGHT))]
        asked = "Pain now?" if view.over else "Pain before?"
        question, beside = Content.styled(f"{asked} ", "$bc-text"), numbers(width - len(asked) - 1)
        if len(beside) == 1:
            return [question + beside[0]]
        rows = numbers(width)
        if len(rows) > 1 and not view.over:
            return [Content.styled(fit(f"{asked} 0–9, {TEN} 10", width), DIM)]
        return [question, *rows]
