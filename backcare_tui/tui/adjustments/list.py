"""The adjustments as a list: what to do, how often it was done, and the sides."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.adjustments import Adjustment, AdjustmentStanding
from backcare_tui.domain.journal.entries import Side
from backcare_tui.tui.adjustments.rows import AdjustmentColumns, cue_lines, fit, row
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.rows import ListLine, Rows, grouped, moves
from backcare_tui.words.times import uncapital

SIDES = Binding.Group("side")
HEADINGS_FROM = 10
"""Rows of height from which families have headings."""


def _key(keys: str, action: str, tooltip: str, group: Binding.Group | None = None) -> Binding:
    return Binding(keys, action, action, id=f"adjustments.{action}", tooltip=tooltip, group=group)


class AdjustmentList(Rows[AdjustmentStanding]):
    """Keys and mouse move the highlight and tally; what happens then is the screen's.

    With `compact` there are no headings.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("space,enter", "done", "Count it; with sides, on the side that is next"),
        _key("left,left_square_bracket", "left", "Count it on your left", SIDES),
        _key("right,right_square_bracket", "right", "Count it on your right", SIDES),
        *moves("adjustments"),
    ]

    EMPTY = "All adjustments are hidden by your content file"

    class Highlighted(Message):
        """Another adjustment was highlighted."""

        def __init__(self, adjustment: Adjustment) -> None:
            super().__init__()
            self.adjustment = adjustment

    class Tallied(Message):
        """The person did it; `side` None: on whichever side is next, if it has sides."""

        def __init__(self, adjustment: Adjustment, side: Side | None) -> None:
            super().__init__()
            self.adjustment = adjustment
            self.side = side

    class Changed(Message):
        """The person wants it as a habit if it waits, or to rest if it is one."""

        def __init__(self, standing: AdjustmentStanding) -> None:
            super().__init__()
            self.standing = standing

    def __init__(
        self,
        standings: Sequence[AdjustmentStanding] = (),
        *,
        compact: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(standings, id=id)
        self._compact = compact

    def show(self, standings: Sequence[AdjustmentStanding]) -> None:
        """Draw these; the highlight stays with its adjustment, wherever it is now."""
        before = self.current
        if tuple(standings) == self._items:
            return
        ids = [standing.adjustment.id for standing in standings]
        if before is not None and before.adjustment.id in ids:
            self.hold(standings, ids.index(before.adjustment.id))
        else:
            self.hold(standings, self.highlighted)
            self.moved()

    def moved(self) -> None:
        if self.current is not None:
            self.post_message(self.Highlighted(self.current.adjustment))

    # -- keys and mouse

    def action_done(self) -> None:
        self._tally(None)

    def action_left(self) -> None:
        self._tally(Side.LEFT)

    def action_right(self) -> None:
        self._tally(Side.RIGHT)

    def _tally(self, side: Side | None) -> None:
        if self.current is not None:
            self.post_message(self.Tallied(self.current.adjustment, side))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("left", "right"):
            return self.current is not None and self.current.adjustment.sided
        return True

    def clicked(self, index: int, x: int) -> None:
        super().clicked(index, x)
        if x in fit(self._items, self.content_size.width - 1).meter:
            self.action_done()

    # -- drawing

    def lines(self, width: int, height: int) -> Sequence[ListLine]:
        columns = fit(self._items, width)
        rows = [self._row(index, columns, width) for index in range(len(self._items))]
        plain = [line for row in rows for line in row]
        waiting = [standing.waits for standing in self._items]
        if self._compact or height < HEADINGS_FROM:
            if not any(waiting):
                return plain
            above = [Content.styled("In the library" if it else "Yours", DIM) for it in waiting]
            return grouped(rows, above, airy=False)
        labels = [self._heading(standing) for standing in self._items]
        indent = Content("" if columns.dots else " ")
        headings = [indent + Content.styled(label, DIM) for label in labels]
        lines = grouped(rows, headings)
        return lines if len(lines) <= height else grouped(rows, headings, airy=False)

    def _heading(self, standing: AdjustmentStanding) -> str:
        """A family's name; while there is a library, what is the person's own stands together."""
        label = standing.adjustment.family.label
        if standing.waits:
            return f"Library: {uncapital(label)}"
        return "Yours for now" if any(each.waits for each in self._items) else label

    def _row(self, index: int, columns: AdjustmentColumns, width: int) -> list[ListLine]:
        """One line; two for a highlighted one whose cue has no room in the first."""
        standing, lit = self._items[index], index == self.highlighted
        cue, rest = cue_lines(standing, columns) if lit else ("", "")
        before = Content(" " * columns.marker)
        line = before + row(standing, columns, cue=cue, lit=lit)
        tail = [before + Content.styled(rest, "bold $bc-bright")] if rest else []
        return self.raised(index, [line, *tail], width)
