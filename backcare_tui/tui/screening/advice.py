"""What to do after an answer that needs checking now or today: quiet, and never a locked door."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.ask import Ask, Choice
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.screening.advice_lines import AdviceText
from backcare_tui.words.screening import Advice

Outcome = Literal["seen", "again"]


class AdviceScreen(Page[Outcome | None]):
    """Dismisses with what the person says: seen, or answer again; None: on to the app."""

    DEFAULT_CSS = """
    AdviceScreen {
        AdviceText { padding: 0 1; }
        &.-narrow.-short AdviceText { padding: 0; }
        &.-tall AdviceText { padding: 1 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "s",
            "seen",
            "seen",
            "advice.seen",
            "You were seen by a professional; break exercises come back",
        ),
        key(
            "escape,q",
            "close",
            "to the app",
            "advice.leave",
            "Go on to the app; everything of yours is there",
        ),
        key("a", "again", "answer again", "advice.again", "Go through the questions again"),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("pagedown,space", "page(1)", "a page on", show=False),
        Binding("pageup", "page(-1)", "a page back", show=False),
    ]

    def __init__(
        self, companion: Companion, advice: Advice, *, just_answered: bool = False
    ) -> None:
        """`just_answered`: a slip of the finger can still be put right."""
        super().__init__(companion)
        closing = (
            "Ticked something by mistake? a goes back to your answer." if just_answered else ""
        )
        self._text = AdviceText(advice, closing)

    def body(self) -> Iterable[Widget]:
        yield self._text

    def action_move(self, rows: int) -> None:
        self._text.move(rows)

    def action_page(self, pages: int) -> None:
        self._text.page(pages)

    def action_again(self) -> None:
        self.dismiss("again")

    def action_seen(self) -> None:
        answers = [Choice("y", "yes, I was seen", "y"), Choice("n", "not yet", "n")]
        # Enter on its own is not a yes.
        self.app.push_screen(Ask("Seen by a professional?", answers, chosen=1), self._seen_given)

    def _seen_given(self, answer: str | None) -> None:
        if answer == "y":
            self.dismiss("seen")
