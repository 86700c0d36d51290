"""A break being taken: a countdown that holds at 0:00 until the person says they are back."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.journal.entries import Posture
from backcare_tui.domain.proposals import Proposal
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.kit.bar import big_digits, progress_bar
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.use_cases.breaks import current_proposal
from backcare_tui.words.times import short_length, stopwatch

if TYPE_CHECKING:
    from backcare_tui.tui.breaks.flow import BreakFlow

_WIDEST = 56


class CountdownView(NamedTuple):
    """A break at one moment."""

    plan: Plan
    proposal: Proposal
    now: datetime
    done: bool
    """What is proposed was done."""


class BreakCountdown(Picture[CountdownView]):
    """Time left, what to do meanwhile, and what to do at the end."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    BreakCountdown { height: 1fr; padding: 0 1; content-align: center middle; }
    """

    def draw(self, view: CountdownView, width: int) -> list[Content]:
        height = self.content_size.height
        lines = _head(view, width, height)
        room = height - len(lines)
        if not view.plan.left(view.now):
            lines += [Content.styled(fit("Enter when you are back", width), f"bold {BRIGHT}")]
            lines += [Content.styled(fit("s sitting   t standing", width), DIM)]
        else:
            lines += [Content.styled(fit(view.proposal.cue, width), f"bold {BRIGHT}")]
            width = min(width, _WIDEST)
            lines += styled(view.proposal.how, width, "$bc-text", max(room - 2, 0))
        if view.done and len(lines) < height:
            lines.append(Content.styled("done  ✓", "$bc-accent"))
        return lines[:height]


def _head(view: CountdownView, width: int, height: int) -> list[Content]:
    plan, left = view.plan, stopwatch(view.plan.left(view.now))
    kind = f"{plan.kind.value.capitalize()} break, {short_length(plan.length)}"
    bar = progress_bar(plan.progress(view.now), min(width, _WIDEST))
    if height < 9:
        if len(left) + 2 + len(kind) > width:
            kind = kind.partition(",")[0]
        return [Content.assemble((left, "bold $bc-accent"), (f"  {kind}", DIM)), bar]
    digits = [Content.styled(row, "$bc-accent") for row in big_digits(left)]
    return [Content.styled(kind, DIM), *digits, bar, Content("")]


class BreakScreen(Page[None]):
    """Shown while the plan says *on break*. Whoever shows it takes it away when that ends."""

    NAME = "On a break"
    KEEP = "end"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "end", "back to work", tooltip="End the break; the work clock starts again"
        ),
        Binding("space", "do", "do it", tooltip="Tally what is proposed, or be guided through it"),
        Binding("l", "app.log_pain", "pain", tooltip="Log how much it hurts now, 0 to 10"),
        key(
            "s",
            "end_in('sit')",
            "sitting",
            "break.end_sitting",
            "End the break, and sit from now on",
        ),
        key(
            "t",
            "end_in('stand')",
            "standing",
            "break.end_standing",
            "End the break, and stand from now on",
        ),
        key(
            "escape,q", "close", "not now", "break.cancel", "Take the break back as if never begun"
        ),
    ]

    def __init__(self, companion: Companion, flow: "BreakFlow") -> None:
        super().__init__(companion)
        self._flow = flow
        self._countdown = BreakCountdown()
        self._done = False

    def body(self) -> Iterable[Widget]:
        yield self._countdown

    def on_mount(self) -> None:
        self.set_interval(1.0, self.refresh_view)

    def prompt_line(self) -> str:
        return ""  # the page is the break

    @property
    def answers_breaks(self) -> bool:
        return True

    def show(self) -> None:
        """Draw the time that is left; if the break was ended elsewhere, be over too."""
        if self.plan.state is PromptState.ON_BREAK:
            proposal = current_proposal(self.companion, self.plan)
            now = self.companion.now()
            self._countdown.show(CountdownView(self.plan, proposal, now, self._done))
        else:
            self._flow.end()

    def action_end(self) -> None:
        self._flow.end()

    def action_end_in(self, posture: str) -> None:
        self._flow.end(Posture(posture))

    def action_close(self) -> None:
        self._flow.cancel()

    def action_do(self) -> None:
        proposal = current_proposal(self.companion, self.companion.plan())
        if proposal.adjustment is not None and not self._done:
            self._done = True
            self.refresh_view()
            self._flow.follow(proposal)
        elif proposal.pattern is not None:
            self._flow.follow(proposal)
