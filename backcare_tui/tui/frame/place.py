"""What all places share: a top line, a body, a line for what there is to say, and the keys.

A place draws what the journal says at this moment. `show` is called when it comes to the front, on
every change of the journal, and when the minute changes; it asks the domain and hands values to its
widgets.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.tui.frame.voice import Voice
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.kit.sizes import HEIGHTS, WIDTHS
from backcare_tui.tui.kit.top_bar import TopBar
from backcare_tui.tui.places import PLACES
from backcare_tui.words.plan import POSTURES

_PLACE_NAMES = tuple((entry.key, entry.title) for entry in PLACES)

_MINUTE = timedelta(minutes=1)


_NOT_AT_WORK = (PromptState.ON_BREAK, PromptState.PAUSED, PromptState.OFF_HOURS)


class Place(Voice, Screen[None]):
    """Base of the numbered places. A place sets `NAME` and yields its own widgets in `body`."""

    NAME: ClassVar[str] = ""
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """Lines for the help overlay: what this place is for."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.follow(companion)
        self._top = TopBar(_PLACE_NAMES, self.NAME)
        self._open_question = ""
        self._answers: tuple[str, ...] = ()

    def fit(self, size: Size) -> None:
        """Be laid out for a terminal of `size` in the first frame: Textual is later than that."""
        for room, breakpoints in ((size.width, WIDTHS), (size.height, HEIGHTS)):
            self.add_class(max(point for point in breakpoints if point[0] <= room)[1])

    def compose(self) -> ComposeResult:
        yield self.hold_bar
        yield self._top
        yield from self.body()
        yield self.banner
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """This place's own widgets."""
        return ()

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

    def show_all(self) -> None:
        super().show_all()
        if self.is_mounted:
            self._show_top()

    def _show_top(self) -> None:
        now, plan = self.companion.now(), self.plan
        top = self._top
        # Without its zone, or after a flight the same instant would look the same.
        top.now = now.replace(second=0, microsecond=0, tzinfo=None)
        at_work = plan.state not in _NOT_AT_WORK
        posture = self.companion.posture()
        top.doing = "working" if posture is None else POSTURES[posture.posture]
        if at_work:
            since = plan.work_since if posture is None else posture.begin
            minutes = (now - since) // _MINUTE
            top.working = max(minutes, 0) * _MINUTE
        else:
            top.working = None

    def last_line(self) -> tuple[str, tuple[str, ...]]:
        """The open question."""
        return self._open_question, self._answers
