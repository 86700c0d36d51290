"""The frame of every place and page: its header, the bars of its state, a row for what is said.

A break that is due, what could not be saved and an answer that needs somebody have a bar each at
the top, wherever one is. What was just noted, what is asked and a break that comes soon are said in
the row above the keys.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.tui.frame import voice
from backcare_tui.tui.frame.telling import Telling
from backcare_tui.tui.frame.voice import BREAK_KEYS, Voice, trouble_words
from backcare_tui.tui.kit.banner import Banner, Tone
from backcare_tui.tui.kit.draw.header import Header
from backcare_tui.tui.kit.draw.status import RowTone
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.kit.sizes import HEIGHTS, WIDTHS
from backcare_tui.tui.kit.top_bar import StatusBar, Top, TopBar
from backcare_tui.tui.places import PLACES
from backcare_tui.words.plan import POSTURES
from backcare_tui.words.times import long_minutes, uncapital

TABS = tuple((entry.key, entry.title) for entry in PLACES)
_NOT_AT_WORK = (PromptState.ON_BREAK, PromptState.PAUSED, PromptState.OFF_HOURS)


class Framed(Voice):
    """Mix in before a screen, call `follow` first of all, and yield widgets in `body`."""

    NAME: ClassVar[str] = ""
    IS_BOX: ClassVar[bool] = False
    """Whether it leaves what is below in sight, and has no rows at the top of the screen."""
    HAS_HEADER: ClassVar[bool] = True
    """Whether it has a header, on a screen that is high enough."""
    SHOWS_PLACES: ClassVar[bool] = True
    """Whether its header names the places; if not, the screen itself."""
    LEADS_TO_ADVICE: ClassVar[bool] = True
    """Whether the key of a hold shows what to do from here."""
    KEEP: ClassVar[str] = "help"
    """The action whose key is shown however narrow the screen is."""
    HINTS: ClassVar[tuple[str, ...]] = ()
    """Actions whose keys are shown first, in this order."""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    top: TopBar
    banner: Banner

    def follow(self, companion: Companion) -> None:
        super().follow(companion)
        self.top = TopBar()
        self.banner = Banner()
        self._telling = Telling(companion)
        self._is_undoable = False
        """What was said last is about something that can be taken back."""

    def compose(self) -> ComposeResult:
        yield self.top
        yield from self.body()
        yield from self.foot()

    def body(self) -> Iterable[Widget]:
        """This screen's own widgets."""
        return ()

    def foot(self) -> Iterable[Widget]:
        """The row for what is said, and the keys."""
        yield self.banner
        yield KeyBar(keep=self.KEEP, first=self.HINTS)

    def show_banner(self) -> None:
        if not self.is_mounted:
            return
        if self.IS_BOX:
            self.banner.say(*self.first_line())
        else:
            self.top.show(Top(self._header(), tuple(self._bars())))
            self._say_message()

    # -- at the top

    def here(self) -> str:
        """The key of the place that this is; "" if it is none."""
        return ""

    def heading(self) -> str:
        """What the header calls the screen, if it names no places."""
        return self.NAME.lower()

    def doing(self) -> str:
        """What is done for how long: `sitting 11 min`, or which day of a flare it is."""
        flare = self.companion.manner.flare
        if flare is not None:
            return f"flare, day {flare.day(self.companion.today())}"
        if self.plan.state in _NOT_AT_WORK:
            return ""
        posture = self.companion.posture()
        since = self.plan.work_since if posture is None else posture.begin
        what = "working" if posture is None else POSTURES[posture.posture]
        return f"{what} {long_minutes(self.companion.now() - since)}"

    def _header(self) -> Header | None:
        if not self.HAS_HEADER:
            return None
        tabs = TABS if self.SHOWS_PLACES else ()
        # Without its zone, or after a flight the same instant would look the same.
        now = self.companion.now().replace(second=0, microsecond=0, tzinfo=None)
        return Header(tabs, self.here(), self.heading(), now, self.doing())

    def _bars(self) -> Iterator[StatusBar]:
        """What needs checking goes first, then a break that is due, then what is not saved."""
        hold = self.companion.manner.hold
        if hold is not None:
            from backcare_tui.tui.frame.bars import hold_bar  # few need it

            yield hold_bar(hold, self.size.width, opens=self.LEADS_TO_ADVICE)
        if self.plan.state is PromptState.DUE and self.prompt_line():
            from backcare_tui.tui.frame.bars import due_bar

            yield due_bar(self.companion, self.plan, self.size.width)
        if trouble := trouble_words(self.companion):
            yield StatusBar(RowTone.UNSAVED, *trouble, wraps=True)

    # -- above the keys

    def say(self, text: str, tone: Tone = Tone.QUIET, keys: tuple[str, ...] = ()) -> None:
        self._is_undoable = self._telling.claim()
        super().say(text, tone, keys)

    def fall_silent(self) -> None:
        self._telling.over()
        super().fall_silent()

    def _say_message(self) -> None:
        """The first of: what was said, what was noted, a break that comes, what is asked."""
        if self.said[0]:
            self.banner.say(*self.said, undo=self._is_undoable and self._can_undo)
        elif noted := self._noted_line():
            self.banner.say(noted, undo=True)
        elif (line := self.prompt_line()) and self.plan.state is not PromptState.DUE:
            comes = self.plan.state is PromptState.HEADS_UP
            self.banner.say(line, Tone.WARNING if comes else Tone.PROMPT, BREAK_KEYS)
        else:
            line, keys = self.last_line()
            self.banner.say(line, Tone.QUIET, keys)

    def _noted_line(self) -> str:
        """What was recorded here without a word, for a moment."""
        if self.app.screen is not self or not self._can_undo:
            return ""
        entry = self._telling.untold(voice.SAY_FOR)
        if entry is None:
            return ""
        from backcare_tui.words.entries import describe

        self.hush_later(voice.SAY_FOR)
        return f"Noted: {uncapital(describe(entry.event, self.companion.catalogue))}"

    @property
    def _can_undo(self) -> bool:
        """Whether the key that takes things back does so here."""
        found = self.active_bindings.get("u") if self.companion.noted else None
        return found is not None and found.binding.action.endswith("undo")

    def last_line(self) -> tuple[str, tuple[str, ...]]:
        """What is said if there is nothing else, and the parts of it that name a key."""
        return "", ()
