"""The loudest thing on Today: when the next break is, and what it proposes."""

from datetime import datetime

import msgspec
from textual.content import Content
from textual.geometry import Region

from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.breaks.routines import Routine
from backcare_tui.tui.kit.bar import progress_bar
from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.plan import HOLDS, kind_in_words
from backcare_tui.words.times import as_written, countdown, short_length, wall_time

BIG_FROM = (30, 9)
"""Columns and rows from which the countdown is drawn in large digits."""


_QUIET = (PromptState.CLOSING, PromptState.OFF_HOURS)


class NextBreakView(msgspec.Struct, frozen=True):
    """What the widget shows."""

    plan: Plan
    routine: Routine
    now: datetime
    due: datetime
    """That of the plan, with the offset valid then."""
    summary: str = ""
    """The day in a line, for when it is over."""

    @property
    def kind(self) -> str:
        """`micro break, 2 min`"""
        kind = kind_in_words(self.plan)
        return kind if self.plan.short else f"{kind}, {short_length(self.plan.length)}"


class NextBreak(Drawn):
    """Countdown, bar and proposal; two lines in a small pane."""

    DEFAULT_CSS = """
    NextBreak { padding: 0 1; }
    NextBreak.-due { background: $bc-accent 15%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view: NextBreakView | None = None
        self._drawn: list[Content] = []

    def show(self, view: NextBreakView) -> None:
        """Draw `view`; nothing is repainted where it looks the same."""
        self._view = view
        self.set_class(view.plan.state is PromptState.DUE, "-due")
        before, self._drawn = self._drawn, self.lines(self.content_size.width)
        if len(before) != len(self._drawn):
            self.refresh(layout=True)
            return
        for row, (old, new) in enumerate(zip(before, self._drawn, strict=True)):
            if not old.is_same(new):
                self.refresh(Region(0, row, self.content_size.width, 1))

    @property
    def _tall(self) -> bool:
        width, height = self.screen.size if self.is_attached else (80, 24)
        return width >= BIG_FROM[0] and height >= 16

    def lines(self, width: int) -> list[Content]:
        view, tall = self._view, self._tall
        if view is None or width <= 0:
            return [Content("")] * (6 if tall else 2)
        return self._tall_lines(view, width) if tall else self._short_lines(view, width)

    def _short_lines(self, view: NextBreakView, width: int) -> list[Content]:
        """Two lines: ` 12 min  Stand, brace` and the bar."""
        number, unit = self._number(view)
        room = max(width - len(number) - len(unit) - 3, 0)
        cue = fit(self._what(view), room)
        head = Content.assemble(
            (number, "bold $bc-accent"), (f" {unit}".rstrip(), DIM), "  ", (cue, "$bc-text")
        )
        return [head, progress_bar(view.plan.progress(view.now), width)]

    def _tall_lines(self, view: NextBreakView, width: int) -> list[Content]:
        lines = [Content.styled(self._heading(view), DIM)]
        lines += self._big_number(view)
        lines.append(progress_bar(view.plan.progress(view.now), min(width, 60)))
        lines.append(Content.styled(fit(self._what(view), width), f"bold {BRIGHT}"))
        return lines + styled(self._how(view), min(width, 60), "$bc-text", 4)

    def _big_number(self, view: NextBreakView) -> list[Content]:
        number, unit = self._number(view)
        if not all(char in "0123456789:" for char in number):
            return [
                Content(),
                Content.styled(f"{number} {unit}".strip(), "bold $bc-accent"),
                Content(),
            ]
        digits = large_digits(number, DigitSize.SMALL)
        rows = [Content.styled(row, "$bc-accent") for row in digits]
        rows[-1] = Content.assemble(rows[-1], (f" {unit}", DIM))
        return rows

    def _heading(self, view: NextBreakView) -> str:
        match view.plan.state:
            case PromptState.DUE | PromptState.LAPSED:
                return f"Time for a break · {view.kind}"
            case PromptState.PAUSED:
                return "Prompts are paused"
            case PromptState.ON_BREAK:
                return "On a break"
            case PromptState.HELD:
                return f"Held for now · {view.kind}"
            case PromptState.CLOSING:
                return "No more breaks before closing time"
            case PromptState.OFF_HOURS:
                return "Outside your working hours"
            case _:
                return f"Next break · {view.kind}"

    def _number(self, view: NextBreakView) -> tuple[str, str]:
        plan, now = view.plan, view.now
        match plan.state:
            case PromptState.DUE | PromptState.LAPSED:
                return "now", ""
            case PromptState.PAUSED if plan.paused_until is not None:
                return "paused", f"until {as_written(plan.paused_until, now)}"
            case PromptState.HELD if plan.wake_at is None:
                return "held", f"since {as_written(view.due, now)}"
            case PromptState.HELD:
                return "held", f"until {as_written(view.due, now)}"
            case PromptState.CLOSING if plan.closes is not None:
                return "done", f"at {wall_time(plan.closes, now)}"
            case PromptState.OFF_HOURS if plan.opens is not None:
                return "off", f"until {wall_time(plan.opens, now)}"
            case PromptState.OFF_HOURS:
                return "off", ""
            case _:
                return countdown(plan.left(now))

    def _what(self, view: NextBreakView) -> str:
        plan = view.plan
        if plan.state is PromptState.PAUSED:
            return "p resumes"
        if plan.state is PromptState.HELD and plan.held is not None:
            return HOLDS[plan.held].capitalize()
        return view.summary if plan.state in _QUIET else view.routine.name

    def _how(self, view: NextBreakView) -> str:
        quiet = view.plan.state in (*_QUIET, PromptState.PAUSED, PromptState.HELD)
        return "" if quiet else view.routine.how
