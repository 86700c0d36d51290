"""Breaks over time: taken, put off, skipped, paused, and the screen while one is taken."""

from collections.abc import Callable
from datetime import datetime, timedelta

from textual.binding import BindingType

from backcare_tui.domain.breaks.plan import is_cut_short
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.breaks.routines import TimedStep, next_step
from backcare_tui.domain.journal.entries import (
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    Entry,
    Posture,
    PostureChanged,
    PromptsPaused,
    PromptsResumed,
)
from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.use_cases.breaks import current_routine, current_steps
from backcare_tui.words.times import as_written, minutes_up

_ASKED = (PromptState.HEADS_UP, PromptState.DUE, PromptState.LAPSED, PromptState.HELD)
_NOTHING_TO_ANSWER = (PromptState.ON_BREAK, PromptState.PAUSED, PromptState.OFF_HOURS)

BINDINGS: list[BindingType] = [
    key("b", "break_now", "break", "break.now", "Take a break now"),
    hidden("z", "later", "later", "break.later", "Put the break off by 5 min"),
    hidden("Z", "later_by", "later by …", "break.later_by", "Put the break off by 2, 5 or 10 min"),
    hidden("x", "skip", "skip", "break.skip", "Skip it: the next one comes after a full interval"),
    hidden("p", "pause", "pause", "break.pause", "Pause prompts for a while"),
    key("p", "resume", "resumes", "break.resume", "Let prompts come again"),
    hidden(
        "B",
        "log_break",
        "log a break I just took",
        "break.log",
        "Counts as a break, and the work clock starts again",
    ),
]


class BreakFlow:
    """The breaks of one app's person."""

    def __init__(self, stage: Stage, rate: Callable[[int, Entry | None], Entry]) -> None:
        """`rate` notes how much it hurts now, 0 to 10, in place of an entry if there is one."""
        self._stage, self._companion = stage, stage.companion
        self.rate = rate
        self._course: tuple[datetime | None, bool, tuple[TimedStep, ...]] = (None, False, ())
        """When the break being taken began, whether a hold is open, and its steps since."""
        self._shown = False
        """The break's screen has been shown, and may still be there."""

    @property
    def _deaf(self) -> bool:
        """Keys typed in the moment a prompt appears are not an answer to it."""
        return self._stage.prompter is not None and self._stage.prompter.deaf

    @property
    def is_asked(self) -> bool:
        """Whether a break is asked for, or will be within a minute."""
        return self._companion.plan().state in _ASKED

    @property
    def is_paused(self) -> bool:
        """Whether no break is asked for, as the person said."""
        return self._companion.plan().state is PromptState.PAUSED

    # -- a break that is coming, due, or just over

    def take(self) -> None:
        """Begin a break; if one is being taken, bring its screen to the front."""
        plan = self._companion.plan()
        if plan.state is PromptState.ON_BREAK:
            self.sync()
        elif not self._deaf:
            self._companion.record(
                BreakStarted(
                    break_kind=plan.kind,
                    how="prompted" if plan.state in _ASKED else "own",
                    proposal=current_routine(self._companion, plan).proposal,
                    seconds=plan.length.total_seconds() if plan.short else None,
                    due=plan.prompt_due,
                )
            )

    def log(self) -> None:
        """Count a break that was just taken."""
        plan = self._companion.plan()
        if self._deaf or plan.state is PromptState.ON_BREAK:
            return
        seconds = plan.length.total_seconds()
        self._companion.record(BreakTaken(break_kind=plan.kind, seconds=seconds, how="logged"))
        self._stage.say("Counted the break you took")

    def later(self) -> None:
        """Put the break off by the usual minutes."""
        if self._can_answer():
            self._put_off(self._companion.settings.breaks.later)

    async def later_by(self) -> None:
        """Ask by how much, then put the break off."""
        if not self._can_answer():
            return
        from backcare_tui.tui.frame.ask import ask_later

        minutes = await self._stage.ask(ask_later())
        # A question that was open before the prompt appeared is answered all the same.
        if minutes is not None and self._companion.plan().state not in _NOTHING_TO_ANSWER:
            self._put_off(timedelta(minutes=int(minutes)))

    def skip(self) -> None:
        """Leave the break out."""
        if not self._can_answer():
            return
        plan = self._companion.plan()
        self._companion.record(BreakSkipped(break_kind=plan.kind, due=plan.prompt_due))
        self._stage.say(f"Skipped. {self._next_in_words()}")

    async def pause(self) -> None:
        """Ask for how long, then pause the prompts; if they are paused, let them come again."""
        plan = self._companion.plan()
        if plan.state is PromptState.PAUSED:
            self._companion.record(PromptsResumed())
            self._stage.say(f"Breaks are back on. {self._next_in_words()}")
        elif plan.state is not PromptState.ON_BREAK and not self._deaf:
            from backcare_tui.tui.frame.ask import ask_pause

            local = self._companion.clock.local
            length = await self._stage.ask(ask_pause(self._companion.now(), local))
            if length is not None:
                from backcare_tui.domain.breaks.pauses import pause_until

                now = self._companion.now()
                until = pause_until(length, now, local)
                self._companion.record(PromptsPaused(until=until))
                self._stage.say(f"Paused until {as_written(until, now)}")

    def _can_answer(self) -> bool:
        """Whether there is a break to put off or skip; says why not if that is not plain."""
        now, plan = self._companion.now(), self._companion.plan()
        if plan.state is PromptState.PAUSED and plan.paused_until is not None:
            until = as_written(plan.paused_until, now)
            self._stage.say(f"Prompts are paused until {until}; p resumes")
        return not self._deaf and plan.state not in _NOTHING_TO_ANSWER

    def _put_off(self, by: timedelta) -> None:
        plan = self._companion.plan()
        seconds = by.total_seconds()
        self._companion.record(
            BreakPostponed(break_kind=plan.kind, seconds=seconds, due=plan.prompt_due)
        )
        self._stage.say(f"Later. {self._next_in_words()}")

    def _next_in_words(self) -> str:
        now, plan = self._companion.now(), self._companion.plan()
        due = as_written(self._companion.clock.local(plan.due), now)
        return f"Next break at {due}, in {minutes_up(plan.left(now))} min"

    # -- the break that is being taken

    def sync(self) -> None:
        """Show the break's screen exactly while a break is being taken."""
        on_break = self._companion.plan().state is PromptState.ON_BREAK
        if not on_break and not self._shown:
            return
        from backcare_tui.tui.breaks.over import OverScreen
        from backcare_tui.tui.breaks.taking import BreakScreen

        front = self._stage.screen
        if on_break:
            self._shown = True
            if isinstance(front, OverScreen):
                front.dismiss()
            self._stage.show(BreakScreen, self._companion, self)
        elif isinstance(front, BreakScreen):
            front.dismiss()

    def steps(self) -> tuple[TimedStep, ...]:
        """The steps of the break that is being taken, as far as they have been gone through."""
        plan, held = self._companion.plan(), self._companion.manner.hold is not None
        if self._course[:2] != (plan.started, held):
            self._course = plan.started, held, current_steps(self._companion, plan)
        return self._course[2]

    def next_step(self) -> None:
        """Go on to the next step, if there is one."""
        started = self._companion.plan().started
        if started is not None:
            elapsed = self._companion.now() - started
            self._course = (*self._course[:2], next_step(self.steps(), elapsed))

    def end(self, posture: Posture | None = None) -> None:
        """The person is back, in `posture` if they said so: say what it came to."""
        now, plan = self._companion.now(), self._companion.plan()
        if plan.state is not PromptState.ON_BREAK or plan.started is None:
            self.sync()
            return
        took = min(max(now - plan.started, timedelta()), timedelta(days=1))
        self._companion.record(
            BreakTaken(
                break_kind=plan.kind,
                seconds=took.total_seconds(),
                how=plan.how,
                proposal=plan.proposal,
                due=plan.answers,
            )
        )
        self.back(posture)
        self.sync()
        from backcare_tui.tui.breaks.over import EndedBreak, OverScreen

        ended = EndedBreak(took, is_cut_short(took, plan.length), posture)
        passing = self._stage.passing_keys()
        self._stage.show(OverScreen, self._companion, self, ended, passing)

    def back(self, posture: Posture | None) -> None:
        """From now on the person is in `posture`, if they said so."""
        span = self._companion.posture()
        if posture is not None and (span is None or span.posture is not posture):
            self._companion.record(PostureChanged(posture=posture))

    def cancel(self) -> None:
        """Take the break back as if it had never begun."""
        started = self._companion.break_in_progress()
        if started is not None:
            self._companion.take_back(started)

    def guide_breathing(self, pattern: str | None, minutes: int | None) -> None:
        """Go to the Downshift place and begin there with this pattern and length."""
        from backcare_tui.tui.downshift.screen import BreathingScreen

        self._stage.switch_mode("downshift")
        screen = self._stage.screen_stack[0]
        if isinstance(screen, BreathingScreen):
            screen.begin(pattern, minutes)
