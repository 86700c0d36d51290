"""What the keys for breaks do: take, put off, skip, pause, and what follows from them."""

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.domain.adjustments import WINDOW_DAYS, next_side
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.days import last_days
from backcare_tui.domain.downshift.session import LENGTHS
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    PostureChanged,
    PromptsPaused,
    PromptsResumed,
)
from backcare_tui.tui.frame.look_actions import LookActions
from backcare_tui.tui.today.screen import current_proposal
from backcare_tui.words.times import as_written, minutes_up

if TYPE_CHECKING:
    from backcare_tui.session.prompter import Prompter
    from backcare_tui.tui.breaks.taking import BreakScreen

_ASKED = (PromptState.HEADS_UP, PromptState.DUE, PromptState.LAPSED, PromptState.HELD)
_NOTHING_TO_ANSWER = (PromptState.ON_BREAK, PromptState.PAUSED, PromptState.OFF_HOURS)


class BreakActions(LookActions):
    """Part of the app: the actions on breaks, and the screen while one is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "break_now", "break", id="break.now", tooltip="Take a break now"),
        Binding("z", "later", "later", id="break.later", tooltip="Put the break off by 5 min"),
        Binding(
            "Z",
            "later_by",
            "later by …",
            show=False,
            id="break.later_by",
            tooltip="Put the break off by 2, 5 or 10 min",
        ),
        Binding(
            "x",
            "skip",
            "skip",
            id="break.skip",
            tooltip="Skip it: the next one is a full interval off",
        ),
        Binding(
            "p", "pause", "pause", id="break.pause", tooltip="Pause prompts for a while, or resume"
        ),
        Binding(
            "B",
            "log_break",
            "log a break I just took",
            show=False,
            id="break.log",
            tooltip="Counts as a break, and the work clock starts again",
        ),
    ]

    prompter: "Prompter | None"
    _break_aside = False
    """The break's screen is out of the way: its breathing is guided in the Downshift place."""
    _break_shown = False
    """The break's screen has been shown, and may still be there."""

    @property
    def _deaf(self) -> bool:
        """Keys typed in the moment a prompt appears are not an answer to it."""
        return self.prompter is not None and self.prompter.deaf

    # -- actions

    def action_break_now(self) -> None:
        plan = self.companion.plan()
        if plan.state is PromptState.ON_BREAK:
            self.end_break_aside()
        elif not self._deaf:
            coming = plan.state in _ASKED
            proposal = current_proposal(self.companion, plan)
            self.companion.record(
                BreakStarted(
                    break_kind=plan.kind,
                    how="prompted" if coming else "own",
                    proposal=proposal.id,
                    seconds=plan.length.total_seconds() if plan.short else None,
                    due=plan.prompt_due,
                )
            )

    def action_log_break(self) -> None:
        plan = self.companion.plan()
        if self._deaf or plan.state is PromptState.ON_BREAK:
            return
        self.companion.record(
            BreakTaken(break_kind=plan.kind, seconds=plan.length.total_seconds(), how="logged")
        )
        self.say("Counted the break you took")

    def action_later(self) -> None:
        if self._can_answer():
            self._put_off(self.companion.settings.breaks.later)

    def action_later_by(self) -> None:
        if self._can_answer():
            from backcare_tui.tui.frame.ask import ask_later

            self.push_screen(ask_later(), self._later_chosen)

    def action_skip(self) -> None:
        if not self._can_answer():
            return
        plan = self.companion.plan()
        self.companion.record(BreakSkipped(break_kind=plan.kind, due=plan.prompt_due))
        self.say(f"Skipped. {self._next_in_words()}")

    def action_pause(self) -> None:
        plan = self.companion.plan()
        if plan.state is PromptState.PAUSED:
            self.companion.record(PromptsResumed())
            self.say(f"Breaks are back on. {self._next_in_words()}")
        elif plan.state is not PromptState.ON_BREAK and not self._deaf:
            from backcare_tui.tui.frame.ask import ask_pause

            self.push_screen(
                ask_pause(self.companion.now(), self.companion.clock.local), self._pause_chosen
            )

    def _can_answer(self) -> bool:
        """Whether there is a break to put off or skip; says why not where that is not plain."""
        now, plan = self.companion.now(), self.companion.plan()
        if plan.state is PromptState.PAUSED and plan.paused_until is not None:
            self.say(f"Prompts are paused until {as_written(plan.paused_until, now)}; p resumes")
        return not self._deaf and plan.state not in _NOTHING_TO_ANSWER

    def _later_chosen(self, minutes: str | None) -> None:
        # A question that was open before the prompt appeared is answered all the same.
        if minutes is not None and self.companion.plan().state not in _NOTHING_TO_ANSWER:
            self._put_off(timedelta(minutes=int(minutes)))

    def _put_off(self, by: timedelta) -> None:
        plan = self.companion.plan()
        seconds = by.total_seconds()
        self.companion.record(
            BreakPostponed(break_kind=plan.kind, seconds=seconds, due=plan.prompt_due)
        )
        self.say(f"Later. {self._next_in_words()}")

    def _pause_chosen(self, length: str | None) -> None:
        if length is not None:
            now = self.companion.now()
            from backcare_tui.domain.breaks.pauses import pause_until

            until = pause_until(length, now, self.companion.clock.local)
            self.companion.record(PromptsPaused(until=until))
            self.say(f"Paused until {as_written(until, now)}")

    def _next_in_words(self) -> str:
        now, plan = self.companion.now(), self.companion.plan()
        due = as_written(self.companion.clock.local(plan.due), now)
        return f"Next break at {due}, in {minutes_up(plan.left(now))} min"

    # -- the break that is being taken

    def sync_break_screen(self) -> None:
        """Show the break's screen exactly while a break is being taken."""
        on_break = self.companion.plan().state is PromptState.ON_BREAK
        if not on_break:
            self._break_aside = False
        if not on_break and not self._break_shown:
            return
        from backcare_tui.tui.breaks.taking import BreakScreen

        top = self.screen
        if on_break and not self._break_aside:
            if not any(isinstance(screen, BreakScreen) for screen in self.screen_stack):
                self._break_shown = True
                self.push_screen(BreakScreen(self.companion))
        elif isinstance(top, BreakScreen):
            top.dismiss()

    def end_break_aside(self) -> None:
        """Bring the break's screen back to the front, if a break is still being taken."""
        self._break_aside = False
        self.sync_break_screen()

    def on_break_screen_ended(self, message: "BreakScreen.Ended") -> None:
        now, plan = self.companion.now(), self.companion.plan()
        if plan.state is PromptState.ON_BREAK and plan.started is not None:
            self.companion.record(
                BreakTaken(
                    break_kind=plan.kind,
                    seconds=min((now - plan.started).total_seconds(), 86_400.0),
                    how=plan.how,
                    proposal=plan.proposal,
                    due=plan.answers,
                )
            )
            if message.posture is not None:
                self.companion.record(PostureChanged(posture=message.posture))
            self.say(f"Welcome back. {self._next_in_words()}")
        self.sync_break_screen()

    def on_break_screen_cancelled(self) -> None:
        started = self.companion.break_in_progress()
        if started is not None:
            self.companion.retract(started)

    def on_break_screen_proposal_accepted(self, message: "BreakScreen.ProposalAccepted") -> None:
        proposal = message.proposal
        if proposal.adjustment is not None:
            item = proposal.adjustment
            entries = self.companion.entries(last_days(self.companion.today(), WINDOW_DAYS)[0])
            side = next_side(entries, item.id) if item.sided else None
            self.companion.record(AdjustmentTallied(item=item.id, side=side))
        elif proposal.pattern is not None:
            self._break_aside = True
            self.sync_break_screen()
            self.guide_breathing(proposal.pattern.id, self._minutes_left())

    def _minutes_left(self) -> int:
        """Whole minutes of the break that is being taken, for a session of 2 to 5."""
        left = self.companion.plan().left(self.companion.now())
        return min(max(minutes_up(left), LENGTHS[0]), LENGTHS[-1])

    def guide_breathing(self, pattern: str | None, minutes: int | None) -> None:
        """Go to the Downshift place and begin there with this pattern and length."""
        from backcare_tui.tui.downshift.screen import BreathingScreen

        self.switch_mode("downshift")
        screen = self.screen_stack[0]
        if isinstance(screen, BreathingScreen):
            screen.begin(pattern, minutes)
