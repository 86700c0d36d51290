"""What places and pages share: they follow the companion, and their banner says what matters now.

What could not be saved goes first, then what was just done, then a break that is due.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.timer import Timer

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.tui.frame.hold_bar import HoldBar
from backcare_tui.tui.kit.banner import Banner, Tone
from backcare_tui.words.times import short_length

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen[Any]
else:
    _Base = object  # Textual looks for styles in the first base that is a screen

SAY_FOR = 4.0
"""Seconds that a line stays."""
BREAK_KEYS = ("b take", "z later", "x skip", "b back to it")
"""What `break_line` says of keys."""
_SILENCE: tuple[str, Tone, tuple[str, ...]] = ("", Tone.QUIET, ())


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
    """What could not be saved, and why; "" if everything could."""
    if companion.trouble is None or not companion.unsaved:
        return ""
    count = len(companion.unsaved)
    what = "1 entry is" if count == 1 else f"{count} entries are"
    return f"{what} not saved. {companion.trouble}"


class Voice(_Base):
    """Mix in before a screen, call `follow` first of all, and yield `banner` in `compose`."""

    companion: Companion
    banner: Banner
    hold_bar: HoldBar
    """Leads wherever it is yielded in `compose`, while an answer waits to be seen."""
    LEADS_TO_ADVICE: ClassVar[bool] = True
    """Whether the bar's key shows what to do from here."""
    plan: Plan
    """The plan at the moment of the last `refresh_view`."""

    def follow(self, companion: Companion) -> None:
        """Follow this companion whenever the screen is in front."""
        self.companion = companion
        self.banner = Banner()
        self.hold_bar = HoldBar()
        self.plan = companion.plan()
        self._shown = -1
        """The companion's version that was drawn last."""
        self._unsubscribe: Callable[[], None] | None = None
        self._said = _SILENCE
        self._silence: Timer | None = None

    def look(self) -> None:
        """Do what the time asks for, such as recording an end, before all is drawn anew."""

    def show(self) -> None:
        """Draw what the journal says now."""

    def prompt_line(self) -> str:
        """What the banner says of a break that is coming or due; "" if the screen shows it."""
        return break_line(self.plan)

    # -- keeping in step

    def on_mount(self) -> None:
        self._subscribe()

    def on_screen_resume(self) -> None:
        self._subscribe()
        self.refresh_view()
        if self._said[0]:
            self.say(*self._said)  # what lay over it may have hidden it

    def on_screen_suspend(self) -> None:
        if not self.is_current:  # below a question it is still in sight
            self._unfollow()

    def on_unmount(self) -> None:
        self._unfollow()

    def _subscribe(self) -> None:
        if self._unsubscribe is None:
            self._unsubscribe = self.companion.changed.subscribe(self._on_changed)

    def _unfollow(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _on_changed(self) -> None:
        if self.companion.version == self._shown and self.plan == self.companion.plan():
            self.show_banner()  # what is unsaved may have been saved, or not
        else:
            self.show_all()

    def refresh_view(self) -> None:
        """Look at the time, and draw everything anew: the banner and the screen's own."""
        if self.is_mounted:
            self.look()
            self.show_all()

    def show_all(self) -> None:
        """Draw the banner and the screen's own; the time is not looked at."""
        if not self.is_mounted:
            return
        self._shown = self.companion.version
        self.plan = self.companion.plan()
        self.show_banner()
        self.show()

    # -- saying

    def say(self, text: str, tone: Tone = Tone.QUIET, keys: tuple[str, ...] = ()) -> None:
        """Say `text` for a few seconds in the banner; longer if it has `keys` to choose from.

        These are the parts of it that name a key, as in `Banner.say`.
        """
        self._said = text, tone, keys
        self.show_banner()
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(SAY_FOR * (3 if keys else 1), self._was_said)

    def _was_said(self) -> None:
        """It has been there for long enough, unless it is below a question that hides it."""
        if self.app.screen is self or not self.is_current:
            self.fall_silent()

    def fall_silent(self) -> None:
        """Say no longer what was said last."""
        self._said = _SILENCE
        self.show_banner()

    def show_banner(self) -> None:
        """Say the first thing there is to say."""
        if self.is_mounted:
            self.hold_bar.show(self.companion.manner.hold, opens=self.LEADS_TO_ADVICE)
            self.banner.say(*self.first_line())

    def first_line(self) -> tuple[str, Tone, tuple[str, ...]]:
        """The first thing there is to say, how, and the parts of it that name a key."""
        if trouble := trouble_line(self.companion):
            return trouble, Tone.WARNING, ()
        if self._said[0]:
            return self._said
        if line := self.prompt_line():
            return line, Tone.PROMPT, BREAK_KEYS
        line, keys = self.last_line()
        return line, Tone.QUIET, keys

    def last_line(self) -> tuple[str, tuple[str, ...]]:
        """What is said if there is nothing else, and the parts of it that name a key."""
        return "", ()
