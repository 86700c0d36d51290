"""A break being taken: its steps, and a countdown that holds at 0:00 until the person is back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import Posture
from backcare_tui.tui.breaks.lines import WIDEST, BreakView, centred, draw
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.keys import key
from backcare_tui.use_cases.breaks import breath_at

if TYPE_CHECKING:
    from backcare_tui.tui.breaks.flow import BreakFlow

TICK = 0.5
"""Seconds between two looks at the clock: a breath is counted in whole seconds."""


class BreakCountdown(Picture[BreakView]):
    """Time left, the steps, and what to do at the end."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    BreakCountdown { height: 1fr; padding: 0 1; content-align: left middle; }
    """

    def draw(self, view: BreakView, width: int) -> list[Content]:
        narrow = min(width, WIDEST)
        return centred(draw(view, narrow, self.content_size.height), narrow, width)


class BreakScreen(Page[None]):
    """Shown while the plan says *on break*. Whoever shows it takes it away when that ends."""

    NAME = "On a break"
    KEEP = "end"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "One step after the other, by itself; nothing here is done seated, or with a held breath.",
        "At the end it waits at 0:00 until you say that you are back.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "step", "next step", tooltip="Go on to the next step before its time"),
        Binding(
            "enter", "end", "back to work", tooltip="End the break; the work clock starts again"
        ),
        key(
            "s",
            "end_in('sit')",
            "end, sit",
            "break.end_sitting",
            "End the break, and sit from now on",
        ),
        key(
            "t",
            "end_in('stand')",
            "end, stand",
            "break.end_standing",
            "End the break, and stand from now on",
        ),
        Binding("l", "app.log_pain", "log pain", tooltip="Log how much it hurts now, 0 to 10"),
        key(
            "escape,q", "close", "not now", "break.cancel", "Take the break back as if never begun"
        ),
    ]

    def __init__(self, companion: Companion, flow: "BreakFlow") -> None:
        super().__init__(companion)
        self._flow = flow
        self._countdown = BreakCountdown()

    def body(self) -> Iterable[Widget]:
        yield self._countdown

    def on_mount(self) -> None:
        self.set_interval(TICK, self.refresh_view)

    def prompt_line(self) -> str:
        return ""  # the page is the break

    @property
    def answers_breaks(self) -> bool:
        return True

    def show(self) -> None:
        """Draw the time that is left; if the break was ended elsewhere, be over too."""
        if self.plan.state is PromptState.ON_BREAK and self.plan.started is not None:
            elapsed = self.companion.now() - self.plan.started
            view = BreakView(self.plan, elapsed, self._flow.steps())
            step = view.steps[view.on]
            if step.step.breathe:
                view = view._replace(breath=breath_at(self.companion, elapsed - step.begin))
            self._countdown.show(view)
            self.refresh_bindings()
        else:
            self._flow.end()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`space` is there while a step follows."""
        if action == "step":
            steps, started = self._flow.steps(), self.companion.plan().started
            if started is None or self.companion.now() - started >= steps[-1].begin:
                return False
        return super().check_action(action, parameters)

    def action_step(self) -> None:
        self._flow.next_step()
        self.refresh_view()

    def action_end(self) -> None:
        self._flow.end()

    def action_end_in(self, posture: str) -> None:
        self._flow.end(Posture(posture))

    def action_close(self) -> None:
        self._flow.cancel()
