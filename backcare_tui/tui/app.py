"""The app: the features, and what runs beside them: prompts, saving, the world outside, the title.

It decides nothing.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.timer import Timer

from backcare_tui.companion import Changed, Companion, open_journal
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.tui.features import FeaturesApp
from backcare_tui.tui.frame.pending_keys import PendingKeys, Typed
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.places import WARM_AFTER, import_ahead
from backcare_tui.tui.terminal.driver import driver_class
from backcare_tui.tui.terminal.run import tell_terminal
from backcare_tui.tui.terminal.title import WindowTitle, title_of, writer_of
from backcare_tui.words.plan import kind_in_words

if TYPE_CHECKING:
    from backcare_tui.session.outside import Outside
    from backcare_tui.session.own_files import OwnFiles
    from backcare_tui.session.saver import Saver

_SAYS_NOTHING = 1.0
"""Seconds that the disk may take at the end before that is said: our own choice."""


class BackCareApp(FeaturesApp):
    """BackCare in a terminal."""

    TITLE = "BackCare"
    CSS_PATH = "app.tcss"
    NOTIFICATION_TIMEOUT = 4.0

    def __init__(
        self,
        companion: Companion,
        *,
        breathe: tuple[str | None, int | None] | None = None,
        environ: Mapping[str, str] | None = None,
        on_ready: Callable[[], None] | None = None,
        on_minute: Callable[[], object] | None = None,
    ) -> None:
        companion.on_waiting = _nothing_saves_yet
        companion.refresh()  # what others write from here on is noticed
        companion.plan()  # it needs all of this month; the theme finds its few entries in that
        super().__init__(companion, driver_class())
        self._breathe = breathe
        """Pattern and minutes of a session to begin with; None: begin with Today."""
        self._on_ready = on_ready
        """Called once the first frame is on screen."""
        self._on_minute = on_minute
        """Called once a minute, after a minute in which a key was pressed."""
        self._touched = False
        self._environ = environ
        """Where to look for the world outside; None: nowhere."""
        self._outside: Outside | None = None
        self._saver: Saver | None = None
        self._own_files: OwnFiles | None = None
        self._window = WindowTitle(self)
        self._keys = PendingKeys(self, self._give)
        self._minute: tuple[int, int] | None = None
        self._seconds: Timer | None = None

    # -- start and end

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What can wait until the first frame is on screen."""
        if self.is_ending:  # a signal was faster
            return
        from backcare_tui.prompts.pulse import BEAT
        from backcare_tui.session.own_files import OwnFiles
        from backcare_tui.session.prompter import Prompter
        from backcare_tui.session.saver import Saver

        companion = self.companion
        self._own_files = OwnFiles(companion)
        self.relief.take_lost()
        journal = open_journal(companion.paths, companion.device)
        self._saver = Saver(companion, journal)
        self._saver.start()
        self._outside = self._open_outside()
        self.prompter = Prompter(
            companion,
            ring=self._ring,
            is_busy=self._is_busy,
            surroundings=None if self._outside is None else self._outside.surroundings,
        )
        companion.refresh()
        companion.changed.subscribe(self._on_changed)
        self.prompter.start()
        # At once: what is posted would be read only after the process has been stopped.
        self.app_suspend_signal.subscribe(self, self._on_sent_away, immediate=True)
        self.app_resume_signal.subscribe(self, self._on_came_back)
        # When what was in front has closed, and what follows on it has opened.
        self.screen_change_signal.subscribe(self, lambda _: self.call_later(self._ask_if_due))
        self.set_interval(BEAT, self._beat)
        self._seconds = self.set_interval(1.0, self.refresh_front, pause=True)
        self._on_changed()
        self._tell_problems()
        if self._breathe is not None:
            self.breaks.guide_breathing(*self._breathe)
        else:
            self.first_run.welcome()
        if self._on_ready is not None:
            self._on_ready()
        self.set_timer(WARM_AFTER, self._warm)

    def _warm(self) -> None:
        """Import what the most used keys open: a first press that waits for it is felt."""
        if not self.is_ending:
            self.run_worker(import_ahead, thread=True, exit_on_error=False, name="warm")

    def _open_outside(self) -> "Outside | None":
        if self._environ is None:
            return None
        from backcare_tui.session.outside import Outside  # 10 ms that the first frame goes without

        # Through the app's own queue: a desktop's answer comes from a task that knows no app.
        answered = partial(self.call_later, self._answered_outside)
        outside = Outside(self.companion, self._environ, writer_of(self), answered)
        outside.start()
        return outside

    def shut_down(self, code: int) -> None:
        """Save what is waiting, then end with exit code `code`."""
        if not self._leaving:
            self._leaving = True
            self.run_worker(self._leave(code), name="leave", exit_on_error=True)

    async def action_quit(self) -> None:
        self.shut_down(0)

    async def _leave(self, code: int) -> None:
        for place in self.opened:
            place.leave()
        self.check_in.keep()
        self.relief.leave()
        if self.prompter is not None:
            self.prompter.stop()
        if self._outside is not None:
            await self._outside.close()
        if self._saver is not None:
            waits = self.set_timer(_SAYS_NOTHING, lambda: self.say("Waiting for the disk"))
            await self._saver.finish()
            waits.stop()
            self._saver.close()
        self._window.restore()
        self.exit(return_code=code)

    def rescue(self) -> None:
        """Save what is waiting after a crash: the loop and the screens are gone."""
        self._window.restore(tell_terminal)
        if self._saver is not None:
            self.companion.changed = Changed()  # nobody is left to be told
            self._saver.rescue()

    # -- every beat, every change

    def _beat(self) -> None:
        if self.is_ending or self.prompter is None or self._saver is None:
            return
        self.prompter.beat()
        self._saver.retry()
        self.companion.refresh()
        if self._own_files is not None and (wrong := self._own_files.follow()):
            self.say(wrong)
        now = self.companion.now()
        if self._outside is not None:
            self._outside.beat(now, leads=self.prompter.leads)
        minute = (now.hour, now.minute)
        if minute != self._minute:
            self._minute = minute
            self.prompter.update()
            self._on_changed()
            self.refresh_front()
            if self._touched and self._on_minute is not None:
                self._touched = False
                self._on_minute()
        self.presence.ask_about_absence()

    def _on_changed(self) -> None:
        if self.is_ending:
            return
        now, plan = self.companion.now(), self.companion.plan()
        if self.companion.settings.prompts.title:
            self._window.show(title_of(plan, now))
        self.breaks.sync()
        self.themes.fit()
        self._ask_if_due()
        if not self.first_run.is_due:
            self.offers.make()
        if self._outside is not None and plan.state is not PromptState.DUE:
            self._outside.fall_silent()
        if self._seconds is not None:
            # Seconds are shown in the last minute only; the rest of the time nothing ticks.
            if plan.state is PromptState.HEADS_UP:
                self._seconds.resume()
            else:
                self._seconds.pause()

    def _ask_if_due(self) -> None:
        if not self.is_ending and not self.first_run.is_due:
            self.screening.ask_if_due()

    def _ring(self) -> None:
        if self.companion.settings.prompts.bell:
            self.bell()
        plan = self.companion.plan()
        if self._outside is not None:
            self._outside.ring(f"Time for a {kind_in_words(plan)}", "Stand up, move, breathe.")

    def _answered_outside(self, word: str) -> None:
        """A button of a notification was used."""
        actions = {
            "take": self.action_break_now,
            "later": self.action_later,
            "skip": self.action_skip,
        }
        if word in actions and self.companion.plan().state is PromptState.DUE:
            actions[word]()

    async def on_event(self, event: events.Event) -> None:
        touched = isinstance(event, (events.Key, events.MouseDown))
        self._touched = self._touched or touched
        if self._outside is not None and touched:
            self._outside.presence.noticed_input(self.companion.clock.monotonic())
        if isinstance(event, Typed) and not event.is_forwarded:
            await self._keys.take(event)
        else:
            await self._give(event)

    async def _give(self, event: events.Event) -> None:
        if not self.screening.misses(event):
            await super().on_event(event)

    def simulate_key(self, key: str) -> None:
        self._keys.tell(events.Key(key, None))

    def _is_busy(self) -> bool:
        if self.is_ending:
            return True
        breathes = isinstance(self.screen, Place) and self.screen.is_breathing
        return breathes or self.relief.runs or self.screening.is_open

    def _on_sent_away(self, _: object) -> None:
        if self.prompter is not None:
            self.prompter.sent_away()
        self._window.restore()

    def _on_came_back(self, _: object) -> None:
        if self.prompter is not None:
            self.prompter.came_back()
        self._on_changed()
        self.refresh_front()

    def _tell_problems(self) -> None:
        problems = (*self.companion.problems, *self.themes.problems)
        notices = self.companion.journal.notices
        said = [each.in_short for each in (*problems, *notices)]
        if said:
            more = f" (and {len(said) - 1} more: backcare doctor)" if len(said) > 1 else ""
            self.say(said[0] + more)


def _nothing_saves_yet() -> None:
    """What is recorded before the saver runs waits for it."""
