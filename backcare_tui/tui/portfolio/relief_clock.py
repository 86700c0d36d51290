"""A tool being used: the time that is left, how to use it, and pain before or after."""

import msgspec
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.tui.kit.bar import big_digits, progress_bar
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM

WIDEST = 56
TEN = "t"
"""The key for 10."""
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
        self._spots: list[tuple[int, int, int, int]] = []
        """Row, first and last column of each score, and the score."""

    def show(self, view: ReliefView) -> None:
        if view != self._view:
            self._view = view
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        for row, first, last, score in self._spots if where else ():
            if where and where.y == row and first <= where.x <= last:
                event.stop()
                self.post_message(self.ScorePicked(score))
                return

    def render(self) -> Content:
        width, height = self.content_size
        view, self._spots = self._view, []
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
        above = top + len(lines) - len(foot)
        self._spots = [
            (row + above, first + left, last + left, score)
            for row, first, last, score in self._spots
        ]
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
        question = "Pain now?" if view.over else "Pain before?"
        labels = [*map(str, range(10)), f"{TEN} 10"]
        beside = len(question) + 2
        for gap in (2, 1):
            if beside + _span(labels, gap) <= width:
                return [self._row(question, labels, gap, 0, beside)]
        if not view.over and width < _span(labels, 1):
            hint = f"{question} 0–9, {TEN} 10"
            return [Content.styled(fit(hint, width), DIM)]
        if _span(labels, 1) <= width:
            return [_question(question), self._row("", labels, 1, 1, 0)]
        first, second = labels[:6], labels[6:]
        rows = [self._row("", first, 2, 1, 0), self._row("", second, 2, 2, 0, start=6)]
        return [_question(question), *rows]

    def _row(
        self, question: str, labels: list[str], gap: int, row: int, column: int, *, start: int = 0
    ) -> Content:
        parts = [_question(question.ljust(column))] if question else []
        for number, label in enumerate(labels):
            self._spots.append((row, column, column + len(label) - 1, number + start))
            column += len(label) + gap
            key, _, rest = label.partition(" ")
            space = "" if number == len(labels) - 1 else " " * gap
            said = f" {rest}" if rest else ""
            parts.append(Content.assemble((key, "$bc-accent"), (said, DIM), space))
        return Content("").join(parts)


def _question(text: str) -> Content:
    return Content.styled(text, "$bc-text")


def _span(labels: list[str], gap: int) -> int:
    return sum(map(len, labels)) + gap * (len(labels) - 1)
