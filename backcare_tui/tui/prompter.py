"""Keeps the prompts going while the app is open: asks the plan, sets the alarm, writes down what
the clocks say. It decides nothing; the domain does.

Of several apps on one device one leads: it rings, and it alone writes down what nobody typed
(absences, missed breaks, clock changes).
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks import Plan, PromptState, credit
from backcare_tui.domain.entries import (
    AppOpened,
    AwayNoticed,
    BreakMissed,
    BreakTaken,
    ClockChanged,
)
from backcare_tui.prompts.pulse import Pulse
from backcare_tui.prompts.ringer import Ringer, last_seen
from backcare_tui.prompts.scheduler import Alarm

DEAF_FOR = 2.0
"""Seconds after a prompt appeared in which no key answers it (CARE.md §8, SafeEyes #566)."""

CLAIM_EVERY = timedelta(seconds=10)
SHOW_LIFE_EVERY = timedelta(seconds=30)


class Prompter:
    """`beat` is called with every beat of the pulse, `update` when something happened.

    `ring` makes a due break heard, `is_busy` says that now is no time for that (a breathing session
    runs); it is heard when that is over.
    """

    def __init__(
        self, companion: Companion, *, ring: Callable[[], None], is_busy: Callable[[], bool]
    ) -> None:
        self._companion = companion
        self._ring = ring
        self._is_busy = is_busy
        self._pulse = Pulse(companion.clock)
        self._ringer = Ringer(companion.paths)
        self._alarm = Alarm(companion.clock, self._wake)
        self.leads = False
        self._claimed_at: datetime | None = None
        self._life_at: datetime | None = None
        self._prompt_due: datetime | None = None
        """The due time of the prompt that is showing."""
        self._appeared = float("-inf")
        self._rung_for: datetime | None = None
        self._sent_away = False
        self._updating = False
        self._unfollow: Callable[[], None] | None = None

    @property
    def alarm_at(self) -> datetime | None:
        """When the app wakes up next for its prompts."""
        return self._alarm.at

    @property
    def deaf(self) -> bool:
        """Whether a prompt appeared so recently that keys do not answer it yet.

        One that nobody has noticed yet appears with this question.
        """
        self._notice_prompt(self._companion.plan())
        return self._companion.clock.monotonic() - self._appeared < DEAF_FOR

    def start(self) -> None:
        """Begin: say that the app is open, and set the alarm. Call on the running loop."""
        companion = self._companion
        now = companion.now()
        seen = last_seen(companion.paths)
        self.leads = self._ringer.claim()
        self._claimed_at = now
        if self.leads:
            self._settle(seen, now)
            seen_then = None if seen is None else min(seen, now.astimezone(UTC))
            companion.record(AppOpened(last_seen=seen_then))
            self._ringer.show_life(now)
            self._life_at = now
        self._unfollow = companion.changed.subscribe(self.update)
        self.update()

    def stop(self) -> None:
        """End: leave a last sign of life, and let another app lead."""
        if self._unfollow is not None:
            self._unfollow()
        self._alarm.stop()
        self._let_another_lead()

    def sent_away(self) -> None:
        """The person suspends the app; the time until `came_back` is no absence of theirs.

        A suspended app would hold its lock and never ring, so another one may lead meanwhile.
        """
        self._pulse.beat()
        self._sent_away = True
        self._let_another_lead()

    def came_back(self) -> None:
        self.beat()
        self._sent_away = False

    def beat(self) -> None:
        """Has time gone by without us, does someone lead, is the alarm alive?"""
        self._feel_the_pulse()
        if not self._alarm.check():
            self._ring_if_due()

    def _feel_the_pulse(self) -> None:
        beat = self._pulse.beat()
        now = self._companion.now()
        self._keep_the_lead(now)
        if beat.set_back is not None:
            if self.leads:
                self._companion.record(ClockChanged(seconds=-beat.set_back.total_seconds()))
            self._alarm.restart()
        if beat.gap_since is not None:
            self._note_absence(beat.gap_since, now)
            self._alarm.restart()

    def update(self) -> None:
        """Ask the plan, and set the alarm to when to ask again.

        Whatever woke us, a key or a file that was written, first look whether we slept.
        """
        if self._updating:
            return
        self._updating = True
        try:
            self._feel_the_pulse()
            plan = self._companion.plan()
            if plan.state is PromptState.LAPSED and self.leads:
                self._companion.record(BreakMissed(break_kind=plan.kind, due=plan.due))
                plan = self._companion.plan()
            self._alarm.set(plan.wake_at)
            self._notice_prompt(plan)
        finally:
            self._updating = False
        self._ring_if_due()

    def _wake(self) -> None:
        """The alarm rang."""
        self.update()
        self._companion.changed.send()

    def _notice_prompt(self, plan: Plan) -> None:
        due = plan.due if plan.state is PromptState.DUE else None
        if due is not None and self._prompt_due is None:
            self._appeared = self._companion.clock.monotonic()
        elif due is not None and self._rung_for == self._prompt_due:
            self._rung_for = due  # the same prompt, by a clock that was set
        self._prompt_due = due

    def _ring_if_due(self) -> None:
        due = self._prompt_due
        if due is not None and due != self._rung_for and self.leads and not self._is_busy():
            self._rung_for = due
            self._ring()

    def _keep_the_lead(self, now: datetime) -> None:
        if not self.leads:
            if self._claimed_at is None or abs(now - self._claimed_at) >= CLAIM_EVERY:
                self._claimed_at = now
                self.leads = self._ringer.claim()
        elif self._life_at is None or abs(now - self._life_at) >= SHOW_LIFE_EVERY:
            self._life_at = now
            self._ringer.show_life(now)

    def _let_another_lead(self) -> None:
        if self.leads:
            self._ringer.show_life(self._companion.now())
        self._ringer.release()
        self.leads, self._claimed_at = False, None

    def _note_absence(self, since: datetime, now: datetime) -> None:
        if not self.leads:
            return
        companion = self._companion
        before = companion.plan(since)
        credited = None
        if not self._sent_away and before.state is not PromptState.ON_BREAK:
            credited = credit(before, now - since, companion.settings.breaks)
        cause = "suspended" if self._sent_away else "asleep"
        companion.record(AwayNoticed(since=since, cause=cause, credited=credited))

    def _settle(self, seen: datetime | None, now: datetime) -> None:
        """Finish what an app that was killed left open, if that is long ago: at the time it was."""
        companion = self._companion
        settings = companion.settings.breaks
        plan = companion.plan()
        alive = None if seen is None else min(seen.astimezone(now.tzinfo), now)
        if plan.state is PromptState.ON_BREAK and plan.started is not None:
            if now - plan.due >= settings.restart_after:
                seconds = plan.length.total_seconds()
                taken = BreakTaken(
                    break_kind=plan.kind, seconds=seconds, how=plan.how, proposal=plan.proposal
                )
                over = plan.due.astimezone(now.tzinfo)
                companion.record(taken, at=over if alive is None else max(over, alive))
        elif alive is not None and now - alive >= settings.restart_after:
            then = companion.plan(alive)
            if then.state in (PromptState.DUE, PromptState.LAPSED):
                companion.record(BreakMissed(break_kind=then.kind, due=then.due), at=alive)
