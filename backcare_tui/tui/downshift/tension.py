"""One question with eleven answers, one key each: how tense are you?"""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.scale import Scale, numbers

_ENDS = "0 none   10 tense as can be"
_WITHOUT = "Go on with the number in brackets, or without an answer"


class TensionQuestion(Scale):
    """Posts `Answered` with 0–10, or None if the person goes on without an answer."""

    DEFAULT_CSS = """
    TensionQuestion { height: 1fr; padding: 0 1; content-align: left middle; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,space", "pass_by", "Without it", "breathing.tension_skip", _WITHOUT),
        key("escape", "leave", "Back", "breathing.tension_leave", "Leave the question"),
    ]

    class Answered(Message):
        def __init__(self, score: int | None) -> None:
            super().__init__()
            self.score = score

    class Left(Message):
        """The person does not want to be asked now."""

    def __init__(self) -> None:
        super().__init__("How tense are you now?")

    def picked(self, value: int) -> None:
        self.post_message(self.Answered(value))

    def action_pass_by(self) -> None:
        self.post_message(self.Answered(self.chosen))

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def lines(self, width: int) -> Sequence[Content]:
        height = self.content_size.height
        rows = numbers(width, self.chosen)
        heads = styled(self._question, width, "bold $bc-bright", max(height - len(rows), 0))
        left = height - len(heads) - len(rows) if len(_ENDS) <= width else 0
        space = [Content("")] if left >= 3 else []
        below = [*space, Content.styled(_ENDS, DIM)] if left else []
        return [_centred(line, width) for line in (*heads, *space, *rows, *below)]


def _centred(line: Content, width: int) -> Content:
    return Content(" " * max((width - line.cell_length) // 2, 0)) + line
