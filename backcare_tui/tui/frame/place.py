"""What all places share: the frame of every screen, and a question that may be answered.

A place draws what the journal says at this moment. `show` is called when it comes to the front, on
every change of the journal, and when the minute changes; it asks the domain and hands values to its
widgets.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.screen import Screen

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.framed import TABS, Framed
from backcare_tui.tui.kit.sizes import HEIGHTS, WIDTHS


class Place(Framed, Screen[None]):
    """Base of the numbered places. A place sets `NAME` and yields its own widgets in `body`."""

    ABOUT: ClassVar[tuple[str, ...]] = ()
    """Lines for the help overlay: what this place is for."""

    AUTO_FOCUS = ""

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.follow(companion)
        self._open_question = ""
        self._answers: tuple[str, ...] = ()

    def fit(self, size: Size) -> None:
        """Be laid out for a terminal of `size` in the first frame: Textual is later than that."""
        for room, breakpoints in ((size.width, WIDTHS), (size.height, HEIGHTS)):
            self.add_class(max(point for point in breakpoints if point[0] <= room)[1])

    def here(self) -> str:
        return next((key for key, name in TABS if name == self.NAME), "")

    @property
    def is_breathing(self) -> bool:
        """Whether someone follows a breathing session here at this moment."""
        return False

    @property
    def in_session(self) -> bool:
        """Whether nothing may come in between: a session, or what is asked before and after it."""
        return self.is_breathing

    def leave(self) -> None:
        """Write down what is under way: the app is about to end."""

    def ask(self, question: str, answers: Sequence[str] = ()) -> None:
        """Keep a question in the banner that may be answered or not; "" takes it away.

        `answers`: the parts of it that say which keys answer, each beginning with its key.
        """
        self._open_question, self._answers = question, tuple(answers)
        self.show_banner()

    @property
    def open_question(self) -> str:
        """The question that may be answered; "" if there is none."""
        return self._open_question

    @property
    def asked(self) -> str:
        """The open question while the banner shows it; "" while it shows none."""
        question = self._open_question
        return question if question == self.banner.text else ""

    def last_line(self) -> tuple[str, tuple[str, ...]]:
        """The open question."""
        return self._open_question, self._answers
