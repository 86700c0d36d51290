"""What the time counts as when nobody was there, or no app was open."""

from datetime import datetime, timedelta

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.planning import Plan, PromptState, credit
from backcare_tui.domain.journal.entries import (
    AwayCause,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakTaken,
    Entry,
    HoldReason,
    PromptHeld,
)


class Absences:
    """Writes absences down as they are noticed; for the app that leads."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self.came_back_from: Entry | None = None
        """The latest absence the person may be asked about."""

    def note(self, since: datetime, until: datetime, cause: AwayCause) -> None:
        """Write down that nobody was there, what it counts as, and a prompt missed meanwhile."""
        companion = self._companion
        # Of what was due while the person was away and the app ran, everything is written down.
        asleep = cause != "away"
        before = companion.plan(since if asleep else None)
        if before.state is PromptState.ON_BREAK:
            companion.record(AwayNoticed(since=since, cause=cause))
            return
        breaks = companion.breaks
        credited = self._credited(before, until - since, cause)
        restarts = credited is not None or until - since >= breaks.restart_after
        showing = before.state in (PromptState.DUE, PromptState.HELD)
        answered = before.prompt_due if showing and credited is not None else None
        entry = companion.record(
            AwayNoticed(since=since, cause=cause, credited=credited, due=answered)
        )
        coming = before.state in (PromptState.WORKING, PromptState.HEADS_UP) and before.due < until
        if restarts and ((asleep and coming) or (showing and answered is None)):
            reason = HoldReason.AWAY if cause == "away" else HoldReason.ASLEEP
            companion.record(
                PromptHeld(
                    break_kind=before.kind,
                    due=before.prompt_due or before.due,
                    reason=reason,
                    until=until,
                )
            )
        if cause != "suspended" and until - since >= breaks.restart_after:
            self.came_back_from = entry

    def _credited(self, before: Plan, gap: timedelta, cause: AwayCause) -> BreakKind | None:
        settings = self._companion.settings
        breaks, presence = self._companion.breaks, settings.presence
        if cause == "suspended":
            return None
        if cause == "asleep":
            return credit(before, gap, breaks)
        return credit(
            before, gap, breaks, micro=presence.counts_as_micro, long=presence.counts_as_long
        )

    def settle(self, seen: datetime | None, now: datetime) -> None:
        """Finish what an app that was killed left open, if that is long ago, as of the time it was
        killed.

        `seen` is that app's last sign of life.
        """
        companion = self._companion
        settings = companion.settings.breaks
        plan = companion.plan()
        alive = None if seen is None else min(seen.astimezone(now.tzinfo), now)
        if plan.state is PromptState.ON_BREAK and plan.started is not None:
            if now - plan.due >= settings.restart_after:
                seconds = plan.length.total_seconds()
                taken = BreakTaken(
                    break_kind=plan.kind,
                    seconds=seconds,
                    how=plan.how,
                    proposal=plan.proposal,
                    due=plan.answers,
                )
                over = plan.due.astimezone(now.tzinfo)
                companion.record(taken, at=over if alive is None else max(over, alive))
        elif alive is not None and now - alive >= settings.restart_after:
            then = companion.plan(alive)
            if then.state in (PromptState.DUE, PromptState.LAPSED):
                companion.record(
                    BreakMissed(break_kind=then.kind, due=then.prompt_due or then.due), at=alive
                )
