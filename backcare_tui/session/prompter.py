"""Keeps the prompts going while the app is open: asks the plan, sets the next wake-up, and writes
down what the clocks say. It decides nothing; the domain does.

Of several apps on one device one leads: it rings, and it alone writes down what nobody typed
(absences, missed breaks, clock changes).
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.fates import Fate, ShownPrompt, asks_around, fate, has_fate
from backcare_tui.domain.breaks.holding import Conditions
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.journal.entries import AppOpened, ClockChanged
from backcare_tui.prompts.leader import LeaderLock, last_seen
from backcare_tui.prompts.presence.presence import Presence
from backcare_tui.prompts.pulse import Pulse
from backcare_tui.prompts.surroundings import Surroundings
from backcare_tui.prompts.wake_up import WakeUp
from backcare_tui.session.absences import Absences

DEAF_FOR = 2.0
"""Seconds after a prompt appeared in which no key answers it (SafeEyes #566)."""

RING_AGAIN = timedelta(minutes=2)
"""A prompt without an answer is heard a second time after this, and then no more: our own
choice."""

CLAIM_EVERY = timedelta(seconds=10)
SHOW_LIFE_EVERY = timedelta(seconds=30)


class Prompter:
    """`beat` is called with every beat of the pulse, `update` when something happened.

    `ring` makes a due break heard. `is_busy` says that the person is in the middle of something in
    the app itself (a breathing session, a question): no prompt interrupts that.
    """

    def __init__(
        self,
        companion: Companion,
        *,
        ring: Callable[[], None],
        is_busy: Callable[[], bool],
        surroundings: Surroundings | None = None,
    ) -> None:
        self._companion = companion
        self._ring = ring
        self._is_busy = is_busy
        away_after = companion.settings.presence.away_after
        self._surroundings = surroundings or Surroundings(Presence(()), away_after=away_after)
        self._pulse = Pulse(companion.clock)
        self._leader_lock = LeaderLock(companion.paths)
        self._wake_up = WakeUp(companion.clock, self._wake)
        self.absences = Absences(companion)
        self.leads = False
        self._claimed_at: datetime | None = None
        self._life_at: datetime | None = None
        self._prompt_due: datetime | None = None
        """The time at which it is due by the plan, as the clock was set last."""
        self._shown: ShownPrompt | None = None
        """The prompt that is showing."""
        self._appeared = float("-inf")
        self._rung_for: datetime | None = None
        self._rung_twice = False
        self._quietly = False
        """The prompt that is showing came although the person was typing."""
        self._sent_away = False
        self._updating = False
        self._state = PromptState.WORKING
        """The plan's state when it was asked last."""
        self._offset = companion.now().utcoffset()
        self._unfollow: Callable[[], None] | None = None

    @property
    def wakes_at(self) -> datetime | None:
        """When the app wakes up next for its prompts."""
        return self._wake_up.at

    @property
    def deaf(self) -> bool:
        """Whether a prompt appears, or appeared so recently that keys do not answer it yet."""
        appears = self._shown is None and self._companion.plan().state is PromptState.DUE
        return appears or self._companion.clock.monotonic() - self._appeared < DEAF_FOR

    def start(self) -> None:
        """Begin: say that the app is open, and set the wake-up. Call on the running loop."""
        companion = self._companion
        now = companion.now()
        seen = last_seen(companion.paths)
        self.leads = self._leader_lock.claim()
        self._claimed_at = now
        if self.leads:
            self.absences.settle(seen, now)
            seen_then = None if seen is None else min(seen, now.astimezone(UTC))
            companion.record(AppOpened(last_seen=seen_then))
            self._leader_lock.show_life(now)
            self._life_at = now
        self._unfollow = companion.changed.subscribe(self.update)
        self.update()

    def stop(self) -> None:
        """End; leave a last sign of life, and let another app lead."""
        if self._unfollow is not None:
            self._unfollow()
        self._wake_up.stop()
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
        """Look for time that went by unnoticed, for the person, and for a dead wake-up."""
        self._feel_the_pulse()
        self._look_around()
        if self._wake_up.check():
            return
        offset, self._offset = self._offset, self._companion.now().utcoffset()
        if offset != self._offset:
            self.update()  # another time zone has other working hours
        elif self._state in (PromptState.DUE, PromptState.HELD):
            self.update()  # what holds a prompt may be over
        else:
            self._ring_if_due()

    def _feel_the_pulse(self) -> None:
        beat = self._pulse.beat()
        now = self._companion.now()
        self._keep_the_lead(now)
        if beat.set_back is not None or beat.gap_since is not None:
            self._surroundings.slept(now)
        if beat.set_back is not None:
            if self.leads:
                self._companion.record(ClockChanged(seconds=-beat.set_back.total_seconds()))
            self._wake_up.restart()
        if beat.gap_since is not None:
            if self.leads:
                self.absences.note(
                    beat.gap_since, now, "suspended" if self._sent_away else "asleep"
                )
            self._wake_up.restart()

    def update(self) -> None:
        """Ask the plan, and set the wake-up to when to ask again.

        Whatever woke us, a key or a file that was written, first look whether we slept.
        """
        if self._updating:
            return
        self._updating = True
        try:
            self._feel_the_pulse()
            plan = self._companion.plan()
            if self.leads:
                plan = self._settled(plan)
            self._wake_up.set(plan.wake_at)
            self._notice_prompt(plan)
            self._state = plan.state
        finally:
            self._updating = False
        self._ring_if_due()

    def _settled(self, plan: Plan) -> Plan:
        """The plan, once what became of a prompt at this moment is written down."""
        event = self._fate(plan)
        if event is None:
            return plan
        self._companion.record(event)
        return self._companion.plan()

    def _fate(self, plan: Plan) -> Fate | None:
        now, shown = self._companion.now(), self._shown
        around = Conditions()
        if asks_around(plan, shown):
            around = self._surroundings.conditions(now, in_session=self._is_busy())
            self._quietly = around.typing
        elif plan.state is PromptState.OFF_HOURS and shown is not None:
            shown = None if has_fate(self._companion.own_entries(3), shown.due, now) else shown
        return fate(plan, shown, around, now, self._companion.settings.calendar.after)

    def _look_around(self) -> None:
        near = self._state in (PromptState.HEADS_UP, PromptState.DUE, PromptState.HELD)
        absence = self._surroundings.look(self._companion.now(), prompt_is_near=near)
        if absence is not None and self.leads:
            self.absences.note(absence.since, absence.until, "away")

    def _wake(self) -> None:
        """The wake-up came."""
        self.update()
        self._companion.changed.send()

    def _notice_prompt(self, plan: Plan) -> None:
        due = plan.due if plan.state is PromptState.DUE else None
        if due is not None and self._prompt_due is None:
            self._appeared = self._companion.clock.monotonic()
        elif due is not None and self._rung_for == self._prompt_due:
            self._rung_for = due  # the same prompt, by a clock that was set
        self._prompt_due = due
        self._shown = None if due is None else ShownPrompt(plan.kind, plan.prompt_due or due)

    def _ring_if_due(self) -> None:
        due = self._prompt_due
        if due is None or not self.leads or self._quietly or self._is_busy():
            return
        if due != self._rung_for:
            self._rung_for, self._rung_twice = due, False
            self._ring()
        elif not self._rung_twice and self._companion.now() - due >= RING_AGAIN:
            self._rung_twice = True
            self._ring()

    def _keep_the_lead(self, now: datetime) -> None:
        if not self.leads:
            if self._claimed_at is None or abs(now - self._claimed_at) >= CLAIM_EVERY:
                self._claimed_at = now
                self.leads = self._leader_lock.claim()
        elif self._life_at is None or abs(now - self._life_at) >= SHOW_LIFE_EVERY:
            self._life_at = now
            self._leader_lock.show_life(now)

    def _let_another_lead(self) -> None:
        if self.leads:
            self._leader_lock.show_life(self._companion.now())
        self._leader_lock.release()
        self.leads, self._claimed_at = False, None
