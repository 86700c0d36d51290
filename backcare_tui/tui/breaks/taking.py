"""A break being taken: its steps, and a countdown that holds at 0:00 until the person is back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import Posture, Side
from backcare_tui.tui.breaks.lines import WIDEST, draw, placed
from backcare_tui.tui.breaks.shape import shape
from backcare_tui.tui.breaks.step_figure import StepFigure, StepView
from backcare_tui.tui.breaks.view import BreakView
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.figure import pose_at
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.use_cases.breaks import breath_at
from backcare_tui.use_cases.figures import figure_named
from backcare_tui.words.plan import POSTURES

if TYPE_CHECKING:
    from backcare_tui.domain.figures import Figure
    from backcare_tui.tui.breaks.flow import BreakFlow

TICK = 0.5
"""Seconds between two looks at the clock: a breath is counted in whole seconds."""


class BreakCountdown(Picture[BreakView]):
    """Time left, the steps, and what to do at the end. Only rows that changed are drawn anew."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    BreakCountdown { height: 1fr; width: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Content] = []

    def show(self, view: BreakView | None) -> None:
        if view == self.view:
            return
        self.view = view
        width, before = self.content_size.width, self._rows
        rows = self.lines(width)
        if len(rows) != len(before):
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, rows, strict=True)):
            if not old.is_same(new):
                self.refresh(Region(0, y, width, 1))

    def draw(self, view: BreakView, width: int) -> list[Content]:
        narrow, height = min(width, WIDEST), self.content_size.height
        lines = draw(view, narrow, height, glyphs_of(self.app))
        self._rows = placed(lines, narrow, (width, height))
        return self._rows


class BreakScreen(Page[None]):
    """Shown while the plan says *on break*. Whoever shows it takes it away when that ends."""

    NAME = "On a break"
    KEEP = "end_in"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "One step after the other, by itself; nothing here is done seated, or with a held breath.",
        "At the end it waits at 0:00 until you say that you are back.",
    )
    DEFAULT_CSS = """
    BreakScreen #break { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "step", "next step", tooltip="Go on to the next step before its time"),
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
        hidden(
            "enter",
            "end",
            "back to work",
            "break.end",
            "End the break; the work clock starts again",
        ),
        Binding("l", "app.log_pain", "log pain", tooltip="Log how much it hurts now, 0 to 10"),
        hidden(
            "escape,q", "close", "not now", "break.cancel", "Take the break back as if never begun"
        ),
    ]

    def __init__(self, companion: Companion, flow: "BreakFlow") -> None:
        super().__init__(companion)
        self._flow = flow
        self._countdown, self._figure = BreakCountdown(), StepFigure()
        self._has_figures = True

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="break"):
            yield self._countdown
            yield self._figure

    def on_mount(self) -> None:
        self._lay_out()
        self.set_interval(TICK, self.refresh_view)

    def on_resize(self) -> None:
        self._lay_out()
        self.refresh_view()

    def _lay_out(self) -> None:
        """Give every part its cells: nothing moves when a step changes or something is said."""
        where = shape(*self.size, figures=self._has_figures)
        self._countdown.styles.margin = (0, 0, 0, where.margin)
        self._countdown.styles.width, self._countdown.styles.height = where.clock, where.height
        self._figure.display = where.figure is not None
        if where.figure is not None:
            self._figure.styles.width, self._figure.styles.height = where.figure
            self._figure.styles.margin = ((where.height - where.figure[1]) // 2, 0, 0, 0)

    # -- what is shown

    def prompt_line(self) -> str:
        return ""  # the page is the break

    @property
    def answers_breaks(self) -> bool:
        return True

    def show(self) -> None:
        """Draw the time that is left; if the break was ended elsewhere, be over too."""
        if self.plan.state is not PromptState.ON_BREAK or self.plan.started is None:
            self._flow.end()
            return
        elapsed = self.companion.now() - self.plan.started
        view = BreakView(self.plan, elapsed, self._flow.steps(), titled=self.size.height >= SHORT)
        step = view.steps[view.on]
        if step.step.breathe:
            view = view._replace(breath=breath_at(self.companion, elapsed - step.begin))
        self._show_figure(view)
        self._countdown.show(view)
        self.refresh_bindings()

    def _show_figure(self, view: BreakView) -> None:
        """The movement of the step that is on, in the pose that stands now."""
        steps, moves = view.steps, self._may_move and bool(view.left)
        figures = tuple(self._figure_of(timed.step.figure) for timed in steps)
        figure, step = figures[view.on], steps[view.on]
        pose = 0 if figure is None else pose_at(figure, view.elapsed - step.begin, moving=moves)
        shown = StepView(figures, view.on, pose, step.step.side is Side.LEFT)
        self._figure.show(shown)
        if shown.has_any is not self._has_figures:
            self._has_figures = shown.has_any
            self._lay_out()

    def _figure_of(self, id_: str) -> "Figure | None":
        """None also if the terminal cannot show one."""
        return figure_named(self.companion, id_) if glyphs_of(self.app).braille else None

    @property
    def _may_move(self) -> bool:
        """Whether a figure may change its pose."""
        still = self.companion.settings.look.reduced_motion
        return not still and self.app.animation_level != "none"

    def heading(self) -> str:
        return f"{self.plan.kind.value} break"

    def doing(self) -> str:
        """`sitting clock stopped`: which clock the break holds up."""
        posture = self.companion.posture()
        return f"{'work' if posture is None else POSTURES[posture.posture]} clock stopped"

    # -- keys

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
