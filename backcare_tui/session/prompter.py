"""Keeps the prompts going while the app is open: asks the plan, sets the alarm, writes down what
the clocks say. It decides nothing; the domain does.

Of several apps on one device one leads: it rings, and it alone writes down what nobody typed
(absences, missed breaks, clock changes).
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.holding import Conditions, holding
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import (
    AppOpened,
    BreakKind,
    BreakMissed,
    ClockChanged,
    HoldReason,
    PromptHeld,
    PromptReleased,
)
from backcare_tui.prompts.leader import Ringer, last_seen
from backcare_tui.prompts.pulse import Pulse
from backcare_tui.prompts.surroundings import Surroundings
from backcare_tui.prompts.wake_up import Alarm
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
        self._surroundings = surroundings
        self._pulse = Pulse(companion.clock)
        self._ringer = Ringer(companion.paths)
        self._alarm = Alarm(companion.clock, self._wake)
        self.absences = Absences(companion)
        self.leads = False
        self._claimed_at: datetime | None = None
        self._life_at: datetime | None = None
        self._prompt_due: datetime | None = None
        """The due time of the prompt that is showing."""
        self._shown: tuple[BreakKind, datetime] | None = None
        """Its kind, and the time at which it was due first."""
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
            self.absences.settle(seen, now)
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
        """Has time gone by without us, is the person there, is the alarm alive?"""
        self._feel_the_pulse()
        self._look_around()
        if self._alarm.check():
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
            self._forget_what_was_seen(now)
        if beat.set_back is not None:
            if self.leads:
                self._companion.record(ClockChanged(seconds=-beat.set_back.total_seconds()))
            self._alarm.restart()
        if beat.gap_since is not None:
            if self.leads:
                self.absences.note(
                    beat.gap_since, now, "suspended" if self._sent_away else "asleep"
                )
            self._alarm.restart()

    def _forget_what_was_seen(self, now: datetime) -> None:
        if self._surroundings is not None:
            self._surroundings.slept(now)

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
            if self.leads:
                plan = self._settled(plan)
            self._alarm.set(plan.wake_at)
            self._notice_prompt(plan)
            self._state = plan.state
        finally:
            self._updating = False
        self._ring_if_due()

    def _settled(self, plan: Plan) -> Plan:
        """The plan once what became of a prompt at this moment is written down."""
        companion = self._companion
        now = companion.now()
        if plan.missed_due is not None and plan.held is not None:
            until = plan.closes if plan.held is HoldReason.OFF_HOURS else plan.due
            held = PromptHeld(
                break_kind=plan.kind, due=plan.missed_due, reason=plan.held, until=until
            )
            companion.record(held)
        elif plan.state is PromptState.OFF_HOURS and self._shown is not None:
            kind, due = self._shown
            if self._has_fate(due):
                return plan
            # By the clock of another time zone it is not working time, and was not when it came.
            companion.record(BreakMissed(break_kind=kind, due=due))
        elif plan.state is PromptState.LAPSED:
            companion.record(BreakMissed(break_kind=plan.kind, due=plan.prompt_due or plan.due))
        elif plan.state is PromptState.DUE and self._prompt_due is None:
            around = self._conditions(now)
            hold = holding(plan, around, now, companion.settings.calendar.after)
            self._quietly = around.typing
            if hold is None:
                return plan
            companion.record(
                PromptHeld(
                    break_kind=plan.kind,
                    due=plan.prompt_due or plan.due,
                    reason=hold.reason,
                    until=hold.until,
                )
            )
        elif plan.state is PromptState.HELD and plan.wake_at is None:
            around = self._conditions(now)
            if holding(plan, around, now, companion.settings.calendar.after) is not None:
                return plan
            self._quietly = around.typing
            companion.record(PromptReleased())
        else:
            return plan
        return companion.plan()

    def _has_fate(self, due: datetime) -> bool:
        """Whether what became of the prompt of `due` is written down."""
        from backcare_tui.domain.breaks.ledger import lines

        now = self._companion.now()
        return any(
            line.due == due
            for day in (day_of(due.astimezone(now.tzinfo)), day_of(now))
            for line in lines(self._companion.own_entries(3), day)
        )

    def _conditions(self, now: datetime) -> Conditions:
        if self._surroundings is None:
            return Conditions(in_session=self._is_busy())
        return self._surroundings.conditions(now, in_session=self._is_busy())

    def _look_around(self) -> None:
        if self._surroundings is None:
            return
        near = self._state in (PromptState.HEADS_UP, PromptState.DUE, PromptState.HELD)
        absence = self._surroundings.look(self._companion.now(), prompt_is_near=near)
        if absence is not None and self.leads:
            self.absences.note(absence.since, absence.until, "away")

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
        self._shown = None if due is None else (plan.kind, plan.prompt_due or due)

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
                self.leads = self._ringer.claim()
        elif self._life_at is None or abs(now - self._life_at) >= SHOW_LIFE_EVERY:
            self._life_at = now
            self._ringer.show_life(now)

    def _let_another_lead(self) -> None:
        if self.leads:
            self._ringer.show_life(self._companion.now())
        self._ringer.release()
        self.leads, self._claimed_at = False, None
