"""One question with eleven answers, one key each: how tense are you?"""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import DIM

TEN = "t"
"""The key for 10."""


def _score_key(score: int) -> Binding:
    key = TEN if score == 10 else str(score)
    group = Binding.Group(f"tension, {TEN} for 10")
    return Binding(
        key,
        f"answer({score})",
        f"Tension {score}",
        show=False,
        id=f"breathing.tension_{score}",
        tooltip="0 is none, 10 as tense as you can be",
        group=group,
    )


class TensionQuestion(Widget, can_focus=True):
    """Posts `Answered` with 0–10, or None where the person goes on without an answer."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TensionQuestion {
        width: 1fr; height: 1fr; padding: 0 1; content-align: left middle; text-wrap: nowrap;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(_score_key(score) for score in range(11)),
        key(
            "enter,space",
            "pass_by",
            "Without it",
            "breathing.tension_skip",
            "Go on without an answer",
        ),
        key("escape", "leave", "Back", "breathing.tension_leave", "Leave the question"),
    ]

    class Answered(Message):
        def __init__(self, score: int | None) -> None:
            super().__init__()
            self.score = score

    class Left(Message):
        """The person does not want to be asked now."""

    def __init__(self, question: str = "How tense are you now?", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question = question
        self._spots: list[tuple[int, int, int, int]] = []
        """Row, first and last column of each score, and the score."""

    def action_answer(self, score: int) -> None:
        self.post_message(self.Answered(score))

    def action_pass_by(self) -> None:
        self.post_message(self.Answered(None))

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        if where is None:
            return
        for row, first, last, score in self._spots:
            if where.y == row and first <= where.x <= last:
                event.stop()
                self.action_answer(score)
                return

    def render(self) -> Content:
        width, height = self.content_size
        labels = [*map(str, range(10)), f"10 {TEN}"]
        gap = next((gap for gap in (3, 2, 1) if _span(labels, gap) <= width), 1)
        rows = [labels] if _span(labels, gap) <= width else [labels[:6], labels[6:]]
        heads = [
            Content.styled(line, "bold $bc-bright")
            for line in wrap(self._question, width, max(height - len(rows), 0))
        ]
        roomy = height >= len(heads) + len(rows) + 3
        ends = "0 none   10 tense as can be"
        space = [Content("")] if roomy else []
        below = [*space, Content.styled(ends, DIM)] if roomy and len(ends) <= width else []
        if not roomy and len(ends) <= width and height > len(heads) + len(rows):
            below = [Content.styled(ends, DIM)]
        total = len(heads) + len(space) + len(rows) + len(below)
        top = (height - total) // 2 + len(heads) + len(space)
        scores = [self._row(row, gap, top + n, width) for n, row in enumerate(rows)]
        lines = [*heads, *space, *scores, *below]
        return Content("\n").join(_centred(line, width) for line in lines)

    def _row(self, labels: list[str], gap: int, y: int, width: int) -> Content:
        column = (width - _span(labels, gap)) // 2
        if labels[0] == "0":
            self._spots = []
        parts: list[Content] = []
        for label in labels:
            score, _, key = label.partition(" ")
            self._spots.append((y, column - gap // 2, column + len(label) - 1, int(score)))
            column += len(label) + gap
            parts.append(Content.assemble((score, "$bc-accent"), (f" {key}" if key else "", DIM)))
        return Content(" " * gap).join(parts)


def _span(labels: list[str], gap: int) -> int:
    return sum(len(label) for label in labels) + gap * (len(labels) - 1)


def _centred(line: Content, width: int) -> Content:
    return Content(" " * max((width - line.cell_length) // 2, 0)) + line
