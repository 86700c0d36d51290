"""`backcare status`: how it stands, at a glance. Fast, without click: it may sit in a prompt."""

from datetime import datetime
from typing import TYPE_CHECKING

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.output import say, say_data
from backcare_tui.domain.adjustments import WINDOW_DAYS, AdjustmentStanding
from backcare_tui.domain.breaks.planning import BreakCounts, Plan, counts
from backcare_tui.domain.days import last_days
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.readings import Reading, latest_reading
from backcare_tui.domain.portfolio.timer import running
from backcare_tui.prompts.leader import is_app_running, last_seen
from backcare_tui.use_cases.asking import due_now
from backcare_tui.use_cases.habits import how_they_stand, shown
from backcare_tui.words.plan import next_in_words
from backcare_tui.words.times import as_written

if TYPE_CHECKING:
    from backcare_tui.domain.breaks.routines import Routine


class _Now:
    """Everything a status shows, read once."""

    def __init__(self, invocation: Invocation) -> None:
        companion = invocation.companion
        self.invocation = invocation
        self.now = companion.now()
        today = companion.today()
        entries = companion.entries(last_days(today, WINDOW_DAYS)[0])
        manner = companion.manner
        self.flare_day = None if manner.flare is None else manner.flare.day(today)
        self.hold = manner.hold
        self.screening_due = due_now(companion) is not None
        self.running = is_app_running(invocation.paths)
        self.plan: Plan | None = companion.plan() if self.running else None
        self.routine = self._routine()
        self.seen = None if self.running else last_seen(invocation.paths)
        self.breaks: BreakCounts = counts(entries, today)
        self.pain = latest_reading(entries)
        self.relief = running(entries, self.now)
        whole = how_they_stand(companion, shown(companion))
        self.standings: tuple[AdjustmentStanding, ...] = whole.standings
        self.moves = whole.moves

    def _routine(self) -> "Routine | None":
        """What the next break proposes, or the one that is on; None: none is coming."""
        if self.plan is None:
            return None
        from backcare_tui.use_cases.breaks import current_routine, proposes  # 7 ms

        if not proposes(self.plan):
            return None
        return current_routine(self.invocation.companion, self.plan)


def status(invocation: Invocation, *, as_json: bool) -> int:
    """Print how it stands."""
    now = _Now(invocation)
    code = invocation.tell_notices()
    if as_json:
        from backcare_tui.reports.json_text import to_json

        say_data(to_json(_record(now)))
    else:
        say("\n".join(_lines(now)))
    return code


def _lines(now: _Now) -> list[str]:
    breaks = now.breaks
    done, target = now.moves
    taken, others = breaks.taken + breaks.credited, f"{breaks.later} put off"
    others += f", {breaks.skipped} skipped, {breaks.missed} missed"
    lines = [f"next    {_next(now)}"]
    if now.routine is not None:
        lines.append(f"do      {now.routine.name}")
    if now.hold is not None:
        when = "TODAY" if now.hold.tier == "today" else "NOW"
        lines.insert(0, f"check   NEEDS CHECKING {when}. What to do: backcare screening --status")
    elif now.screening_due:
        lines.append("check   the safety questions are due: backcare screening")
    if now.flare_day is not None:
        lines.append(f"flare   day {now.flare_day}")
    if now.relief is not None:
        from backcare_tui.words.portfolio import name_of  # few look while a timer runs

        name = name_of(now.invocation.companion.catalogue.tools, now.relief.use.tool)
        lines.append(f"relief  {name} until {_wall(now, now.relief.until)}")
    lines += [
        f"breaks  {taken} taken, {others}",
        f"pain    {_pain(now)}",
    ]
    if now.standings:
        lines.append(f"moves   {done} of {target}" if target else f"moves   {done}")
    sides = [
        f"{each.adjustment.short or each.adjustment.cue} {each.next_side.value}"
        for each in now.standings
        if each.next_side is not None
    ]
    if sides:
        lines.append(f"sides   next {', '.join(sides)}")
    return lines


def _next(now: _Now) -> str:
    plan = now.plan
    if plan is None:
        seen = f", last seen {_wall(now, now.seen)}" if now.seen else ""
        return f"BackCare is not open{seen}"
    return next_in_words(plan, now.now, now.invocation.local)


def _pain(now: _Now) -> str:
    if now.pain is None:
        return "not rated in the last two weeks"
    _, reading = now.pain
    return f"{reading.score} at {_wall(now, reading.at)}"


def _wall(now: _Now, moment: datetime) -> str:
    return as_written(now.invocation.local(moment), now.now)


def _record(now: _Now) -> dict[str, object]:
    from backcare_tui.reports.json_text import SCHEMA, fields, standing_record

    breaks, (done, target) = now.breaks, now.moves
    return {
        "schema": SCHEMA,
        "now": now.now,
        "running": now.running,
        "last_seen": now.seen and now.invocation.local(now.seen),
        "next_break": None if now.plan is None else _plan_record(now, now.plan),
        "flare_day": now.flare_day,
        "hold": None if now.hold is None else now.hold.tier,
        "relief": now.relief
        and {"tool": now.relief.use.tool, "until": now.invocation.local(now.relief.until)},
        "breaks": fields(breaks, "taken", "credited", "later", "skipped", "missed"),
        "pain": _pain_record(now.pain),
        "moves": {"done": done, "target": target},
        "adjustments": [standing_record(each) for each in now.standings],
    }


def _plan_record(now: _Now, plan: Plan) -> dict[str, object]:
    local = now.invocation.local
    return {
        "state": plan.state.value,
        "kind": plan.kind.value,
        "due": local(plan.due),
        "seconds_left": round(plan.left(now.now).total_seconds()),
        "length_seconds": round(plan.length.total_seconds()),
        "paused_until": plan.paused_until and local(plan.paused_until),
        "laters": plan.laters,
        "proposal": now.routine and {"id": now.routine.proposal, "name": now.routine.name},
    }


def _pain_record(pain: tuple[Entry, Reading] | None) -> dict[str, object] | None:
    if pain is None:
        return None
    entry, reading = pain
    note = entry.event.note if isinstance(entry.event, PainRated) else ""
    return {"score": reading.score, "at": reading.at, "note": note}
