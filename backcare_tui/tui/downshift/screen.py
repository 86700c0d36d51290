"""Downshift: choose a breathing pattern, be guided through it, and see what was done."""

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.content.patterns import HOLDS_HELP, HOLDS_KEY, SAFETY
from backcare_tui.domain.downshift.session import MomentKind, Run, Session, finished
from backcare_tui.domain.journal.entries import BreathingFinished, Entry
from backcare_tui.tui.downshift.choice import BreathChoice
from backcare_tui.tui.downshift.chooser import BreathChooser
from backcare_tui.tui.downshift.guide import BreathGuide
from backcare_tui.tui.downshift.known import LOOK_BACK, KnownSessions
from backcare_tui.tui.downshift.pace import FRAMES, Pace
from backcare_tui.tui.downshift.tension import TensionQuestion
from backcare_tui.tui.downshift.views import PastView, length_view
from backcare_tui.tui.downshift.words import summary
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.keys import key
from backcare_tui.use_cases.breathing import held_back, offered
from backcare_tui.words.breathing import after_session, session_line


class SessionStage(Enum):
    CHOOSING = "choosing"
    BEFORE = "before"
    BREATHING = "breathing"
    AFTER = "after"


class BreathingScreen(Place):
    """Place 3. A session that is on its way pauses when something else comes to the front."""

    NAME: ClassVar[str] = "Breathe"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "Two to five minutes of guided breathing, to calm down.",
        " ".join(SAFETY),
        f"Patterns that hold the breath come with a yes: {HOLDS_KEY} in Settings. {HOLDS_HELP}",
        "Stopping lets the breath go out first; stopping twice ends at once.",
    )

    BLANK = True
    DEFAULT_CSS = """
    BreathingScreen {
        &.-short BreathWords { height: 2; }
        &.-session TopBar { display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "pause", "Pause", "breathing.pause", "Hold the session where it is"),
        key("space", "resume", "Go on", "breathing.resume", "Go on where it was paused"),
        key(
            "s,escape",
            "stop",
            "Stop",
            "breathing.stop",
            "End with this breath; pressed again, end now",
        ),
    ]

    class Left(Message):
        """A session has ended or was left; nothing more is asked."""

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._choice = BreathChoice()
        self._chooser = self._choice.chooser
        self._question = TensionQuestion()
        self._guide = BreathGuide()
        self._stage = SessionStage.CHOOSING
        self._plan: Session | None = None
        """The session that was chosen, while its question is asked."""
        self._run: Run | None = None
        self._pace = Pace()
        self._before: int | None = None
        self._recorded: Entry | None = None
        self._timer: Timer | None = None
        self._asked_for: tuple[str | None, int | None] | None = None
        self._known = KnownSessions(companion)
        self._finished: BreathingFinished | None = None
        """The session that is just over."""

    def body(self) -> Iterable[Widget]:
        yield self._choice
        yield self._question
        yield self._guide

    # -- for others

    @property
    def is_breathing(self) -> bool:
        """Whether someone is breathing right now: not while choosing, asked, or paused."""
        return self._run is not None and not self._run.is_paused

    @property
    def in_session(self) -> bool:
        return self.is_breathing or self._stage in (SessionStage.BEFORE, SessionStage.AFTER)

    def begin(self, pattern: str | None = None, minutes: int | None = None) -> None:
        """Begin a session of this pattern and length; None: as the settings say.

        A session that is on its way goes on. May be called before the screen is mounted.
        """
        self._asked_for = (pattern, minutes)
        if self.is_mounted:
            self._begin_asked()

    def leave(self) -> None:
        """End a session that is on its way and write down what it was (the app is closing)."""
        if self._run is not None:
            self._end(self._run)

    def tick(self) -> None:
        """Draw the moment the clocks say it is; called `FRAMES` times a second."""
        if self._run is None or self._run.is_paused:
            return
        stood_since = self._pace.stood_since(self.companion.clock)
        if stood_since is not None:
            self._go_on(self._run.pause(stood_since))
            return
        self._draw()

    # -- in step with the rest

    def on_mount(self) -> None:
        breathing = self.companion.settings.breathing
        self._chooser.choose(breathing.pattern, breathing.minutes)
        self._timer = self.set_interval(1 / FRAMES, self.tick, pause=True)
        self._enter(SessionStage.CHOOSING)
        self._begin_asked()

    def on_screen_suspend(self) -> None:
        super().on_screen_suspend()
        if self.is_breathing and self.is_attached:
            self.action_pause()

    def show(self) -> None:
        more = held_back(self.companion)
        self._chooser.show(offered(self.companion), self._known.new_patterns(), more)
        self._show_choice()

    def on_breath_chooser_considered(self) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        """What surrounds the list of patterns."""
        plan, past, done = self._chooser.session, self._known.past(), self._finished
        length = None
        if plan is not None:
            minutes, limited = self._chooser.minutes, self._chooser.limited
            length = length_view(plan, minutes, limited, self.plan, self.companion.now())
        view = PastView(past, LOOK_BACK.days)
        if done is not None:
            view = view._replace(done=session_line(done), said=after_session(done, past))
        self._choice.show(length, view)

    def _enter(self, stage: SessionStage) -> None:
        left = stage is SessionStage.CHOOSING and self._stage is not SessionStage.CHOOSING
        self._stage = stage
        self._question.before(stage is SessionStage.BEFORE)
        asking = stage in (SessionStage.BEFORE, SessionStage.AFTER)
        self._choice.display = stage is SessionStage.CHOOSING
        self._question.display = asking
        self._guide.display = stage is SessionStage.BREATHING
        self.set_class(stage is SessionStage.BREATHING, "-session")
        if stage is SessionStage.BREATHING:
            self.set_focus(None)
        else:
            self.set_focus(self._question if asking else self._chooser)
        if self._timer is not None:
            (self._timer.resume if self.is_breathing else self._timer.pause)()
        self.refresh_bindings()
        if left:
            self.post_message(self.Left())

    # -- beginning

    def _begin_asked(self) -> None:
        asked, self._asked_for = self._asked_for, None
        if asked is None or self._run is not None:
            return
        pattern, minutes = asked
        breathing = self.companion.settings.breathing
        self.show()
        self._chooser.choose(pattern or breathing.pattern, minutes or breathing.minutes)
        self._chooser.start(safety_seen=breathing.ask_tension)

    def on_breath_chooser_chosen(self, message: BreathChooser.Chosen) -> None:
        self._plan = message.session
        self._before = None
        if self.companion.settings.breathing.ask_tension:
            self._enter(SessionStage.BEFORE)
        else:
            self._start()

    def _start(self) -> None:
        if self._plan is None:
            return
        reduced = self.companion.settings.look.reduced_motion
        still = reduced or self.app.animation_level == "none"
        self._guide.begin(self._plan, still=still, tension=self._before)
        self._finished = None
        self._chooser.say_done()
        self._recorded, self._pace = None, Pace()
        self._run = Run.begin(self._plan, self.companion.clock.monotonic())
        self._enter(SessionStage.BREATHING)
        self.tick()

    def on_tension_question_answered(self, message: TensionQuestion.Answered) -> None:
        if self._stage is SessionStage.BEFORE:
            self._before = message.score
            self._start()
        elif self._stage is SessionStage.AFTER:
            self._record_after(message.score)
            self._enter(SessionStage.CHOOSING)

    def on_tension_question_left(self) -> None:
        self._enter(SessionStage.CHOOSING)

    # -- breathing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("pause", "resume", "stop"):
            if self._run is None:
                return False
            if action != "stop":
                return self._run.is_paused is (action == "resume")
        return super().check_action(action, parameters)

    def action_pause(self) -> None:
        if self._run is not None:
            self._go_on(self._run.pause(self.companion.clock.monotonic()))

    def action_resume(self) -> None:
        if self._run is not None:
            self._pace = Pace()
            self._go_on(self._run.resume(self.companion.clock.monotonic()))

    def action_stop(self) -> None:
        if self._run is not None:
            self._go_on(self._run.stop(self.companion.clock.monotonic()))

    def _go_on(self, run: Run) -> None:
        self._run = run
        self._enter(SessionStage.BREATHING)
        self._draw()

    def _draw(self) -> None:
        run, now = self._run, self.companion.clock.monotonic()
        if run is None:
            return
        moment = run.moment(now)
        if run.ended or moment.kind is MomentKind.DONE:
            self._end(run)
            return
        last = run.is_stopping and moment.cycle == moment.cycles
        self._guide.show(moment, paused=run.is_paused, last=last)

    # -- ending

    def _end(self, run: Run) -> None:
        self._run = None
        done = run.breathed(self.companion.clock.monotonic())
        if round(done.seconds, 1) <= 0:
            self._enter(SessionStage.CHOOSING)
            return
        event = finished(run, done, self._before)
        asks = self.companion.settings.breathing.ask_tension
        if asks:
            # Before anybody hears of the entry: the session is not over.
            self._stage = SessionStage.AFTER
        # Written down before anything is asked: the answer makes it fuller, and can be lost alone.
        self._recorded = self.companion.record(event)
        self._say_done(event)
        self._enter(SessionStage.AFTER if asks else SessionStage.CHOOSING)

    def _record_after(self, score: int | None) -> None:
        entry = self._recorded
        if score is None or entry is None or not isinstance(entry.event, BreathingFinished):
            return
        event = msgspec.structs.replace(entry.event, tension_after=score)
        self._recorded = self.companion.record(event, replaces=entry)
        self._say_done(event)

    def _say_done(self, event: BreathingFinished) -> None:
        names = {p.id: p.name for p in self.companion.catalogue.patterns}
        self._finished = event
        done = summary(event)
        self._chooser.say_done(f"{names.get(event.pattern, event.pattern)}: {done}", done)
