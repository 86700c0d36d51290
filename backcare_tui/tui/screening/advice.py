"""What to do after an answer that needs checking now or today: loud, and never a locked door."""

from typing import ClassVar, Literal

from textual.binding import BindingType
from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.ask import Ask, Choice
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.screening.advice_lines import AdviceView, advice_page
from backcare_tui.tui.screening.hand_over import HandOverScreen
from backcare_tui.words.screening import Advice

Outcome = Literal["seen", "phone", "slip"]

COPIED = "Copied, if this terminal lets programs copy. If not, enter shows it alone"
_STRAY_FOR = 1.0
"""Seconds in which Enter is still the one that answered the questions: our own choice."""


class AdviceScreen(ScrollPage[Outcome | None]):
    """Dismisses with what the person says: seen, advised by phone, a slip; None: on to the app."""

    NAME = "Needs checking"
    ABOUT = (
        "It stays until you were seen, or a doctor or nurse advised you by phone.",
        "If you ticked something by mistake, a shows it to you again.",
    )
    HAS_HEADER = False
    KEEP = "seen"
    LEADS_TO_ADVICE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("s", "seen", "was seen", "advice.seen", "Seen, or advised by phone"),
        key("a", "slip", "ticked by mistake", "advice.slip", "Look at what you ticked again"),
        key("escape,q", "close", "to the app", "advice.leave", "Everything of yours is there"),
        hidden(
            "enter", "hand_over", "hand over", "advice.hand", "What to say, alone on the screen"
        ),
        hidden("y", "copy", "copy", "advice.copy", "Copy what to say, if the terminal lets it"),
    ]

    def __init__(self, companion: Companion, advice: Advice) -> None:
        super().__init__(companion, AdviceText(advice))
        self._to_say = advice.say
        self._from = companion.clock.monotonic() + _STRAY_FOR

    def action_hand_over(self) -> None:
        if self.companion.clock.monotonic() >= self._from:
            self.app.push_screen(HandOverScreen(self.companion, self._to_say))

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self._to_say)
        self.say(COPIED)

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
    """The first thing to do stands first, however small the pane; keys in it can be clicked."""

    def __init__(self, advice: Advice) -> None:
        super().__init__()
        self._advice = advice

    def lines(self, width: int) -> list[Content]:
        height = self.screen.size.height
        return advice_page(AdviceView(self._advice, height, glyphs_of(self.app)), width)

    def picked(self, value: str) -> None:
        self.app.simulate_key(value)
