"""What to do after an answer that needs checking now or today: loud, and never a locked door."""

from typing import ClassVar, Literal

from textual.binding import BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.ask import Ask, Choice
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import apart, beside, styled
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.screening import Advice

Outcome = Literal["seen", "phone", "slip"]

_WIDEST = 72
"""Columns of a line that is read in one go: our own choice."""


class AdviceScreen(ScrollPage[Outcome | None]):
    """Dismisses with what the person says: seen, advised by phone, a slip; None: on to the app."""

    NAME = "Needs checking"
    ABOUT = (
        "It stays until you were seen, or a doctor or nurse advised you by phone.",
        "If you ticked something by mistake, a shows it to you again.",
    )
    KEEP = "seen"
    LEADS_TO_ADVICE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("s", "seen", "was seen", "advice.seen", "Seen, or advised by phone"),
        key("a", "slip", "ticked by mistake", "advice.slip", "Look at what you ticked again"),
        key("escape,q", "close", "to the app", "advice.leave", "Everything of yours is there"),
        hidden("enter", "edge(-1)", "what to do", "advice.top", "To the first thing to do"),
    ]

    def __init__(self, companion: Companion, advice: Advice) -> None:
        super().__init__(companion, AdviceText(advice))

    def action_slip(self) -> None:
        self.dismiss("slip")

    def action_seen(self) -> None:
        answers = [
            Choice("y", "yes, seen", "seen"),
            Choice("p", "advised by phone", "phone"),
            Choice("n", "not yet", ""),
        ]
        # Enter on its own is not a yes.
        question = Ask("Did a doctor, nurse or physio check this?", answers, chosen=2)
        self.app.push_screen(question, self._seen_given)

    def _seen_given(self, answer: str | None) -> None:
        if answer == "seen":
            self.dismiss("seen")
        elif answer == "phone":
            self.dismiss("phone")


class AdviceText(Drawn):
    """The first thing to do stands first, however small the pane."""

    def __init__(self, advice: Advice) -> None:
        super().__init__()
        self._advice = advice

    def lines(self, width: int) -> list[Content]:
        said, width = self._advice, min(width, _WIDEST)
        groups: list[list[Content]] = [
            [
                *styled(said.call, width, "bold $bc-warn"),
                *styled(said.also, width, BRIGHT),
                *(line for each in said.numbers for line in _number(*each, width)),
            ],
            [
                *styled("Read this out", width, DIM),
                *styled(f"“{said.say}”", width, f"bold {BRIGHT}"),
            ],
            styled(said.calm, width, "$bc-text"),
            styled(said.worse, width, "$bc-text"),
            [
                *styled("You ticked", width, DIM),
                *(line for text in said.ticked for line in styled(text, width, "$bc-text")),
            ],
            [*styled(said.rests, width, DIM), *styled(said.stays, width, DIM)],
        ]
        return apart(groups)


def _number(number: str, where: str, width: int) -> list[Content]:
    return beside(Content.styled(f"  {number}  ", BRIGHT), where, width, DIM)
