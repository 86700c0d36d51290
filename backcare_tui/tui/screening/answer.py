"""The line that ends the screening: "none of these", held for two seconds, or what was ticked."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from backcare_tui.clock import Clock
from backcare_tui.tui.kit.bar import progress_bar
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT

HOLD_FOR = 2.0
"""Seconds "none of these" is held (the issue's own number), by key or by mouse."""
GAP = 0.8
"""Seconds between two presses of a key that is held, or tapped, at most [our own design choice]:
longer than terminals wait before a held key repeats."""
_TICK = 0.1
_BAR = 24


class HeldFor:
    """How long something has been held. Times are those of a monotonic clock, in seconds."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._last = 0.0

    @property
    def is_on(self) -> bool:
        return self._since is not None

    @property
    def share(self) -> float:
        """0 to 1: how much of `HOLD_FOR` it was held, up to the last sign of it."""
        held = 0.0 if self._since is None else self._last - self._since
        return min(max(held / HOLD_FOR, 0.0), 1.0)

    def sign(self, now: float) -> None:
        """It is held at `now`; after a gap it begins anew."""
        self.lapse(now)
        if self._since is None:
            self._since = now
        self._last = now

    def lapse(self, now: float) -> None:
        """Let go where the last sign is older than `GAP`."""
        if self._since is not None and not 0 <= now - self._last <= GAP:
            self._since = None

    def let_go(self) -> None:
        self._since = None


class AnswerRow(Widget):
    """With nothing ticked it is held, by its key or with the mouse; else a click is enough."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    AnswerRow { height: 1; width: 1fr; text-wrap: nowrap; }
    """

    class NoneOfThese(Message):
        """It was held long enough."""

    class Done(Message):
        """What is ticked is the answer."""

    def __init__(self, clock: Clock, ticked: int = 0) -> None:
        super().__init__()
        self._clock = clock
        self._ticked = ticked
        self._hold = HeldFor()
        self._pressed = False
        """A mouse button is down on it."""
        self._said: tuple[str, ...] = ()
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        self._timer = self.set_interval(_TICK, self.tick, pause=True)

    def show(self, ticked: int) -> None:
        """Say that `ticked` signs are ticked now."""
        self._ticked = ticked
        self.let_go()

    def say(self, *forms: str) -> None:
        """Say something in its place until the next key, in the first of `forms` that fits."""
        self.let_go()
        self._said = forms
        self.refresh()

    def fall_silent(self) -> None:
        """Say no more what it says in its place."""
        self._said = ()
        self.refresh()

    def hold_key(self) -> None:
        """The key for "none of these" was pressed, or repeats."""
        self._said = ()
        if not self._ticked:
            self._sign()

    def let_go(self) -> None:
        """Something else was done: holding begins anew."""
        self._said = ()
        self._pressed = False
        self._hold.let_go()
        self._rest()

    def tick(self) -> None:
        """Look how much time has gone by; called ten times a second while it is held."""
        if self._pressed:
            self._sign()
            return
        self._hold.lapse(self._clock.monotonic())
        if not self._hold.is_on:
            self._rest()

    def _sign(self) -> None:
        self._hold.sign(self._clock.monotonic())
        if self._timer is not None:
            self._timer.resume()
        self.refresh()
        if self._hold.share >= 1:
            self.let_go()
            self.post_message(self.NoneOfThese())

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.pause()
        self.refresh()

    # -- mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if not self._ticked:
            event.stop()
            self.capture_mouse()
            self._hold.let_go()
            self._pressed = True
            self._said = ()
            self._sign()

    def on_mouse_up(self) -> None:
        self.release_mouse()
        if self._pressed:
            self.let_go()

    def on_click(self) -> None:
        if self._ticked:
            self.post_message(self.Done())

    # -- drawing

    def render(self) -> Content:
        width = self.content_size.width
        if self._said:
            return Content.styled(fit(_first_that_fits(self._said, width), width), "$bc-text")
        if self._ticked:
            return _key("d", f" done: {self._ticked} ticked").truncate(width, ellipsis=True)
        if self._hold.is_on:
            words = "none of these "
            bar = progress_bar(self._hold.share, max(min(width - len(words), _BAR), 0))
            return Content.assemble((words, BRIGHT), bar)
        forms = (
            "none of these: hold it for 2 seconds",
            "none of these: hold 2 s",
            "hold for none of these",
        )
        words = _first_that_fits(forms, width - 2)
        return _key("n", f" {words}").truncate(width, ellipsis=True)


def _key(key: str, words: str) -> Content:
    return Content.assemble((key, f"bold {BRIGHT}"), (words, "$bc-text"))


def _first_that_fits(forms: Sequence[str], width: int) -> str:
    return next((form for form in forms if len(form) <= width), forms[-1])
