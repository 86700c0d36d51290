"""What all places share: a top line, a body, a line for what there is to say, and the keys.

A place draws what the journal says at this moment. `show` is called when it comes to the front, on
every change of the journal, and when the minute changes; it asks the domain and hands values to its
widgets.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.tui.kit.banner import Banner, Tone
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.kit.top_bar import TopBar
from backcare_tui.tui.places import PLACES
from backcare_tui.words.entries import POSTURES
from backcare_tui.words.times import short_length

_PLACE_NAMES = tuple((entry.key, entry.title) for entry in PLACES)

NARROW, WIDE, SHORT = 60, 110, 16
"""Columns below which a screen is narrow, from which it is wide; rows below which it is short."""

_WIDTHS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]
_HEIGHTS = [(0, "-short"), (SHORT, "-tall")]


SAY_FOR = 4.0
"""Seconds that a line stays."""

_MINUTE = timedelta(minutes=1)


_NOT_AT_WORK = (PromptState.ON_BREAK, PromptState.PAUSED, PromptState.OFF_HOURS)


BREAK_KEYS = ("b take", "z later", "x skip", "b back to it")
"""What `break_line` says of keys."""


def break_line(plan: Plan) -> str:
    """What there is to say about a break that is coming, due or being taken; else ""."""
    length = short_length(plan.length)
    if plan.state is PromptState.DUE:
        return f"Time for a {length} break    b take   z later   x skip"
    if plan.state is PromptState.HEADS_UP:
        return f"A {length} break comes within a minute"
    if plan.state is PromptState.ON_BREAK:
        return "On a break    b back to it"
    return ""


def trouble_line(companion: Companion) -> str:
    """What could not be saved, and why; "" where everything can."""
    if companion.trouble is None or not companion.unsaved:
        return ""
    count = len(companion.unsaved)
    what = "1 entry is" if count == 1 else f"{count} entries are"
    return f"{what} not saved. {companion.trouble}"


class Place(Screen[None]):
    """Base of the numbered places. A place sets `NAME` and yields its own widgets in `body`."""

    NAME: ClassVar[str] = ""
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """Lines for the help overlay: what this place is for."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.companion = companion
        self._top = TopBar(_PLACE_NAMES, self.NAME)
        self._banner = Banner()
        self.plan = companion.plan()
        """The plan at the moment of the last `refresh_view`."""
        self._shown = -1
        """The companion's version that was drawn last."""
        self._unsubscribe: Callable[[], None] | None = None
        self._said = ""
        self._open_question = ""
        self._answers: tuple[str, ...] = ()
        self._silence: Timer | None = None

    def fit(self, size: Size) -> None:
        """Be laid out for a terminal of `size` in the first frame: Textual is later than that."""
        for room, breakpoints in ((size.width, _WIDTHS), (size.height, _HEIGHTS)):
            self.add_class(max(point for point in breakpoints if point[0] <= room)[1])

    def compose(self) -> ComposeResult:
        yield self._top
        yield from self.body()
        yield self._banner
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """This place's own widgets."""
        return ()

    def show(self) -> None:
        """Draw what the journal says now."""

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

    def prompt_line(self) -> str:
        """What the banner says of a break that is coming or due; "" where the place shows it."""
        return break_line(self.plan)

    # -- keeping in step

    def on_mount(self) -> None:
        self._follow()

    def on_screen_resume(self) -> None:
        self._follow()
        self.refresh_view()

    def on_screen_suspend(self) -> None:
        if not self.is_current:  # below a question it is still in sight
            self._unfollow()

    def on_unmount(self) -> None:
        self._unfollow()

    def _follow(self) -> None:
        if self._unsubscribe is None:
            self._unsubscribe = self.companion.changed.subscribe(self._on_changed)

    def _unfollow(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _on_changed(self) -> None:
        if self.companion.version == self._shown and self.plan == self.companion.plan():
            self._show_banner()  # what is unsaved may have been saved, or not
        else:
            self.refresh_view()

    def refresh_view(self) -> None:
        """Draw everything anew: the shared lines and the place's own."""
        if not self.is_mounted:
            return
        self._shown = self.companion.version
        self.plan = self.companion.plan()
        self._show_top()
        self._show_banner()
        self.show()

    def say(self, text: str) -> None:
        """Say `text` for a few seconds in the banner."""
        self._said = text
        self._show_banner()
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(SAY_FOR, self._fall_silent)

    def ask(self, question: str, answers: Sequence[str] = ()) -> None:
        """Keep a question in the banner that may be answered or not; "" takes it away.

        `answers`: the parts of it that say which keys answer, each beginning with its key.
        """
        self._open_question, self._answers = question, tuple(answers)
        self._show_banner()

    @property
    def open_question(self) -> str:
        """The question that may be answered; "" if there is none."""
        return self._open_question

    @property
    def asked(self) -> str:
        """The open question while the banner shows it; "" while it shows none."""
        question = self._open_question
        return question if question == self._banner.text else ""

    def _fall_silent(self) -> None:
        self._said = ""
        self._show_banner()

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

    def _show_banner(self) -> None:
        if not self.is_mounted:
            return
        banner = self._banner
        if trouble := trouble_line(self.companion):
            banner.say(trouble, Tone.WARNING)
        elif self._said:
            banner.say(self._said)
        elif line := self.prompt_line():
            banner.say(line, Tone.PROMPT, BREAK_KEYS)
        elif self._open_question:
            banner.say(self._open_question, keys=self._answers)
        else:
            line, key = self._hold_line()
            banner.say(line, keys=(key,) if key else ())

    def _hold_line(self) -> tuple[str, str]:
        """What stays to be said until the person was seen, and its key; nothing waits: "" twice."""
        hold = self.companion.manner.hold
        if hold is None:
            return "", ""
        from backcare_tui.words.screening import hold_line

        return hold_line(hold, self.size.width - self._banner.gutter.width)
