"""One question with eleven answers, one key each: how tense are you?"""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from backcare_tui.content.patterns import SAFETY, SAFETY_SHORT
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import DIM
from backcare_tui.tui.kit.scale import Scale, numbers

_MEASURE = 40
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
        self._before = False

    def before(self, before: bool) -> None:
        """Whether a session comes after the question: what is safe is said then."""
        self._before = before
        self.refresh()

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
        left = height - len(heads) - len(rows)
        told = self._safety(width, left)
        left -= len(told)
        ends = left > 0 and len(_ENDS) <= width
        space = [Content("")] if left >= 3 else []
        below = [*space, Content.styled(_ENDS, DIM)] if ends else []
        if told and left >= 4:
            told.insert(0, Content(""))
        return [_centred(line, width) for line in (*heads, *space, *rows, *below, *told)]

    def _safety(self, width: int, room: int) -> list[Content]:
        """What is safe, in full or in short; nothing after the session."""
        for text in (" ".join(SAFETY), SAFETY_SHORT) if self._before else ():
            told = styled(text, min(width, _MEASURE), "$bc-text")
            if len(told) <= room:
                return told
        return []


def _centred(line: Content, width: int) -> Content:
    return Content(" " * max((width - line.cell_length) // 2, 0)) + line
