"""Using a tool with a timer: it counts down, ends quietly, and asks how it is now."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.portfolio.timer import STRAY, Running, ToolTimer
from backcare_tui.domain.portfolio.tools import Tool
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.scale import score_of
from backcare_tui.tui.portfolio.relief_clock import WIDEST, ReliefClock, ReliefView
from backcare_tui.words.portfolio import minutes_text
from backcare_tui.words.times import countdown, short_length

SAME_END = timedelta(seconds=2)
"""An end that moves by less is not written down anew: our own choice."""
_WITHOUT = "Close without saying how it is; the use is logged"
_POSTURE = "Say whether you sit, stand, walk or lie"


class ReliefScreen(Page[ToolUsed | None]):
    """Counts as a session. The use is in the journal once its beginning was no mistake.

    Its entry is amended when its end moves, at its end, and with the answer to the question then.
    The screen dismisses with what was logged, or None if nothing was. `before`: pain 0–10 before
    it, if it is known. `going` is a use whose timer runs already.
    """

    NAME = "Relief"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "done", "done", "relief.done", "It is done: log it"),
        key("space", "pause", "pause", "relief.pause", "Hold the time where it is"),
        key("escape,q", "close", "end", "relief.end", "End early; the time so far is kept"),
        key("left,minus", "longer(-1)", "−1 min", "relief.shorter", "A minute less"),
        key("right,plus", "longer(1)", "+1 min", "relief.longer", "A minute more"),
        key("enter,space,escape,q", "without", "without it", "relief.without", _WITHOUT),
        # What opens something of its own works meanwhile; the time goes on.
        key("l", "app.log_pain", "pain", "relief.pain", "Log how much it hurts now"),
        hidden("o", "app.posture", "posture", "relief.posture", _POSTURE),
        hidden("w", "app.why", "breaks", "relief.why", "Today's breaks so far"),
    ]

    def __init__(
        self,
        companion: Companion,
        tool: Tool,
        before: int | None = None,
        going: Running | None = None,
    ) -> None:
        """Raises ValueError for a tool without minutes."""
        super().__init__(companion)
        self._tool = tool
        self._before = before
        self._clock = ReliefClock()
        self._entry = None if going is None else going.entry
        self._used = None if going is None else going.use
        """The use as it was written down last; None: it was not yet."""
        self._ended = False
        if going is None:
            self._timer = ToolTimer.begin(tool, *self._moment())
        else:
            self._timer = ToolTimer.found(tool, going, *self._moment())

    def body(self) -> Iterable[Widget]:
        yield self._clock

    def on_mount(self) -> None:
        self.set_interval(1.0, self.refresh_view)

    # -- for others

    @property
    def is_timing(self) -> bool:
        """Whether the tool is being used at this moment: not while paused or asked."""
        return not (self._ended or self._timer.paused)

    def leave(self) -> None:
        """Write down what was: the app is about to end."""
        if not self._ended and not self._is_gone:
            self._look()
            if self._timer.elapsed >= STRAY:
                self._end()

    def show(self) -> None:
        """Draw the time that is left."""
        self._clock.show(self._view())

    def look(self) -> None:
        """Keep the entry up with the time; at the end ring once, and ask."""
        if not self._ended:
            self._look()
            if self._is_gone:
                self.dismiss(None)
            elif self._timer.is_over:
                self._end()
                if self.companion.settings.prompts.bell:
                    self.app.bell()
            elif self._timer.elapsed >= STRAY:
                self._keep_up()

    def _keep_up(self) -> None:
        """Have the entry say when the timer ends, if it does not."""
        now = self.companion.now()
        until = None if self._timer.paused else now + self._timer.left
        event = self._use(self._timer.elapsed, until)
        if self._used is None or not _says_the_same(self._used, event):
            self._record(event)

    @property
    def _is_gone(self) -> bool:
        """Whether another program took the use back, or ended it."""
        entry = self._entry
        if entry is None:
            return False
        day = day_of(entry.at)
        return all(entry.id != each.id for each in self.companion.entries(day, day))

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("done", "close", "pause", "longer"):
            return not self._ended
        if action == "without":
            return self._ended
        return super().check_action(action, parameters)

    def action_pause(self) -> None:
        self._look()
        self._timer = self._timer.toggled()
        self.refresh_view()

    def action_longer(self, minutes: int) -> None:
        self._look()
        self._timer = self._timer.longer(minutes)
        self.refresh_view()

    def on_key(self, event: events.Key) -> None:
        if (score := score_of(event)) is not None:
            event.stop()
            self._say(score)

    def on_drawn_part_picked(self, message: ReliefClock.PartPicked) -> None:
        self._say(message.value)

    def _say(self, score: int) -> None:
        """Pain before it while it runs, after it once it has ended."""
        if self._ended and self._used is not None:
            self._record(msgspec.structs.replace(self._used, after=score))
            self.dismiss(self._used)
        else:
            self._before = score
            self.refresh_view()

    def action_done(self) -> None:
        self._look()
        self._end()
        self.refresh_view()

    def action_close(self) -> None:
        self._look()
        if self._timer.elapsed >= STRAY:
            self.action_done()
        else:
            self.dismiss(None)

    def action_without(self) -> None:
        self.dismiss(self._used)

    # -- what was

    def _moment(self) -> tuple[datetime, float]:
        return self.companion.now(), self.companion.clock.monotonic()

    def _look(self) -> None:
        self._timer = self._timer.at(*self._moment())

    def _end(self) -> None:
        elapsed = self._timer.elapsed
        # Done at once: it was used without this timer.
        self._record(self._use(None if elapsed < STRAY else elapsed))
        self._ended = True
        self.refresh_bindings()

    def _use(self, elapsed: timedelta | None, until: datetime | None = None) -> ToolUsed:
        seconds = None if elapsed is None else round(elapsed.total_seconds(), 1)
        return ToolUsed(tool=self._tool.id, before=self._before, seconds=seconds, until=until)

    def _record(self, event: ToolUsed) -> None:
        self._entry = self.companion.record(event, replaces=self._entry)
        self._used = event

    def _view(self) -> ReliefView:
        timer = self._timer
        number, unit = countdown(timer.left)
        span = minutes_text(self._tool).removesuffix(" min")
        note = f"of {short_length(timer.length)} ({span})"
        if self._ended:
            note = "logged" if timer.elapsed < STRAY else f"{short_length(timer.elapsed)}, logged"
            note += "" if self._before is None else f"; pain before {self._before}"
        return ReliefView(
            name=self._tool.name,
            how=self._tool.how,
            number=number,
            unit=unit,
            share=round(timer.share * 2 * WIDEST) / (2 * WIDEST),  # as fine as it is drawn
            note=note,
            score=self._before,
            paused=timer.paused,
            over=self._ended,
        )


def _says_the_same(written: ToolUsed, event: ToolUsed) -> bool:
    """Whether another program reads the same from both: pain, and when it ends, if it does."""
    if written.until is None or event.until is None:
        same_end = written.until is event.until
    else:
        same_end = abs(written.until - event.until) < SAME_END
    return same_end and written.before == event.before
