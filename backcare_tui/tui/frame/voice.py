"""What places, pages and panels share: they follow the companion, and say what matters now."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from textual.timer import Timer

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.tui.kit.banner import Tone
from backcare_tui.words.times import short_length

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen[Any]
else:
    _Base = object  # Textual looks for styles in the first base that is a screen

SAY_FOR = 10.0
"""Seconds that a line stays."""
BREAK_KEYS = ("b take", "z later", "x skip", "b back to it")
"""What `break_line` says of keys."""
Said: TypeAlias = tuple[str, Tone, tuple[str, ...]]
"""A line, how much it wants to be read, and the parts of it that name a key."""
SILENCE: Said = ("", Tone.QUIET, ())


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


def trouble_words(companion: Companion) -> tuple[str, str] | None:
    """What could not be saved, and why; None if everything could."""
    if companion.trouble is None or not companion.unsaved:
        return None
    count = len(companion.unsaved)
    what = "1 entry is" if count == 1 else f"{count} entries are"
    return f"{what} not saved.", str(companion.trouble)


def trouble_line(companion: Companion) -> str:
    """The same in one line; "" if everything could be saved."""
    return " ".join(trouble_words(companion) or ())


class Voice(_Base):
    """Mix in before a screen, and call `follow` first of all."""

    companion: Companion
    plan: Plan
    """The plan at the moment of the last `refresh_view`."""

    def follow(self, companion: Companion) -> None:
        """Follow this companion whenever the screen is in front."""
        self.companion = companion
        self.plan = companion.plan()
        self._shown = -1
        """The companion's version that was drawn last."""
        self._unsubscribe: Callable[[], None] | None = None
        self._said = SILENCE
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
        before, self.plan = self.plan, self.companion.plan()
        self.show_banner()
        self.show()
        if self.plan.state is not before.state:
            self.refresh_bindings()  # some keys are there in some states only

    # -- saying

    def say(self, text: str, tone: Tone = Tone.QUIET, keys: tuple[str, ...] = ()) -> None:
        """Say `text` for a few seconds; longer if it has `keys` to choose from.

        These are the parts of it that name a key, as in `Banner.say`.
        """
        self._said = text, tone, keys
        self.show_banner()
        self.hush_later(SAY_FOR * (3 if keys else 1))

    def hush_later(self, seconds: float) -> None:
        """Have what is said now for so long."""
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(seconds, self._was_said)

    def _was_said(self) -> None:
        """It has been there for long enough, unless it is below a question that hides it."""
        if self.app.screen is self or not self.is_current:
            self.fall_silent()

    def fall_silent(self) -> None:
        """Say no longer what was said last."""
        self._said = SILENCE
        self.show_banner()

    def show_banner(self) -> None:
        """Say what there is to say."""

    @property
    def said(self) -> Said:
        """What was said last, while it is to be read."""
        return self._said

    def first_line(self) -> Said:
        """What goes first if there is one line for all of it: what could not be saved, then what
        was just done, then a break."""
        if trouble := trouble_line(self.companion):
            return trouble, Tone.ALERT, ()
        if self._said[0]:
            return self._said
        return self.prompt_line(), Tone.WARNING, BREAK_KEYS
