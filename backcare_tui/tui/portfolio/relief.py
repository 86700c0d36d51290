"""Using a tool with a timer: it counts down, ends quietly, and asks how it is now."""

from datetime import datetime
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from backcare_tui.companion import Companion, new_id
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.timer import STRAY, ToolTimer
from backcare_tui.domain.portfolio.tools import Tool
from backcare_tui.journal.under_way import UnderWay
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.kit.key_bar import KeyBar
from backcare_tui.tui.portfolio.relief_clock import TEN, WIDEST, ReliefClock, ReliefView
from backcare_tui.words.portfolio import minutes_text
from backcare_tui.words.times import countdown, short_length

KEEP_EVERY = 20.0
"""Seconds of a timer that being killed may cost: our own choice."""


class ReliefScreen(ClosesOnce, ModalScreen[ToolUsed | None]):
    """Counts as a session. The use is written down when it ends; the answer then makes it fuller.

    Dismisses with what was logged, when everything is said; None: nothing was. `before`: pain 0–10
    before it, where it is known.
    """

    DEFAULT_CSS = """
    ReliefScreen { background: $background; layout: vertical; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "done", id="relief.done", tooltip="It is done: log it"),
        Binding("space", "pause", "pause", id="relief.pause", tooltip="Hold the time where it is"),
        Binding("escape", "end", "end", id="relief.end", tooltip="End early; what was is kept"),
        Binding("left,minus", "longer(-1)", "−1 min", id="relief.shorter", tooltip="A minute less"),
        Binding("right,plus", "longer(1)", "+1 min", id="relief.longer", tooltip="A minute more"),
        Binding(
            "enter,space,escape",
            "without",
            "without it",
            id="relief.without",
            tooltip="Close without saying how it is; the use is logged",
        ),
        # What opens something of its own works meanwhile; the time goes on.
        Binding("l", "app.log_pain", "pain", id="relief.pain", tooltip="Log how much it hurts now"),
        Binding(
            "o",
            "app.posture",
            "posture",
            show=False,
            id="relief.posture",
            tooltip="Say whether you sit, stand, walk or lie",
        ),
        Binding(
            "w", "app.why", "breaks", show=False, id="relief.why", tooltip="Today's breaks so far"
        ),
        Binding("question_mark", "app.help", "help", show=False, id="relief.help"),
    ]

    AUTO_FOCUS = ""

    def __init__(self, companion: Companion, tool: Tool, before: int | None = None) -> None:
        """Raises ValueError for a tool without minutes."""
        super().__init__()
        self._companion = companion
        self._tool = tool
        self._before = before
        self._clock = ReliefClock()
        self._timer = ToolTimer.begin(tool, *self._moment())
        self._entry: Entry | None = None
        """What was recorded when it ended; None: it runs."""
        self._under_way = UnderWay(companion.paths.under_way)
        self._id, self._kept_at = new_id(), float("-inf")

    def compose(self) -> ComposeResult:
        yield self._clock
        yield KeyBar(keep="end")

    def on_mount(self) -> None:
        self.call_after_refresh(self.refresh_view)
        self.set_interval(1.0, self.refresh_view)

    # -- for others

    @property
    def is_timing(self) -> bool:
        """Whether the tool is being used at this moment: not while paused or asked."""
        return self._entry is None and not self._timer.paused

    def leave(self) -> None:
        """Write down what was: the app is about to end."""
        if self._entry is None:
            self._look()
            if self._timer.elapsed >= STRAY:
                self._record(self._timer.elapsed.total_seconds())

    def refresh_view(self) -> None:
        """Draw the time that is left; at its end ring once, and ask."""
        if self._entry is None:
            self._look()
            if self._timer.is_over:
                self._record(self._timer.length.total_seconds())
                if self._companion.settings.prompts.bell:
                    self.app.bell()
            else:
                self._keep()
        self._clock.show(self._view())

    def _keep(self) -> None:
        """Now and then have what was so far survive being killed."""
        now, monotonic = self._moment()
        if monotonic - self._kept_at < KEEP_EVERY or self._timer.elapsed < STRAY:
            return
        self._kept_at = monotonic
        event = self._use(self._timer.elapsed.total_seconds())
        device = self._companion.device
        self._under_way.keep(Entry(id=self._id, at=now, device=device, event=event))

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("done", "end", "pause", "longer"):
            return self._entry is None
        if action == "without":
            return self._entry is not None
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
        said = event.character or ""
        if said == TEN or (said.isascii() and said.isdigit()):
            event.stop()
            self._say(10 if said == TEN else int(said))

    def on_relief_clock_score_picked(self, message: ReliefClock.ScorePicked) -> None:
        self._say(message.score)

    def _say(self, score: int) -> None:
        """Pain before it while it runs, after it once it has ended."""
        if self._entry is None:
            self._before = score
            self.refresh_view()
        else:
            self._say_after(score)

    def action_done(self) -> None:
        self._look()
        elapsed = self._timer.elapsed
        # Done at once: it was used without this timer.
        self._record(None if elapsed < STRAY else elapsed.total_seconds())
        self.refresh_view()

    def action_end(self) -> None:
        self._look()
        if self._timer.elapsed >= STRAY:
            self.action_done()
        else:
            self._close()

    def action_without(self) -> None:
        self._close()

    # -- what was

    def _moment(self) -> tuple[datetime, float]:
        return self._companion.now(), self._companion.clock.monotonic()

    def _look(self) -> None:
        if self._entry is None:
            self._timer = self._timer.at(*self._moment())

    def _record(self, seconds: float | None) -> None:
        self._entry = self._companion.record(self._use(seconds))
        self._under_way.forget()
        self.refresh_bindings()

    def _use(self, seconds: float | None) -> ToolUsed:
        rounded = None if seconds is None else round(seconds, 1)
        return ToolUsed(tool=self._tool.id, before=self._before, seconds=rounded)

    def _say_after(self, score: int) -> None:
        entry = self._entry
        if entry is not None and isinstance(entry.event, ToolUsed):
            event = msgspec.structs.replace(entry.event, after=score)
            self._entry = self._companion.record(event, replaces=entry)
        self._close()

    def _close(self) -> None:
        event = None if self._entry is None else self._entry.event
        self.dismiss(event if isinstance(event, ToolUsed) else None)

    def _view(self) -> ReliefView:
        timer = self._timer
        number, unit = countdown(timer.left)
        span = minutes_text(self._tool).removesuffix(" min")
        note = f"of {short_length(timer.length)} ({span})"
        if self._entry is not None and isinstance(self._entry.event, ToolUsed):
            seconds = self._entry.event.seconds
            note = f"{short_length(timer.elapsed)}, logged" if seconds else "logged"
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
            over=self._entry is not None,
        )
