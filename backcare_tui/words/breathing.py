"""What is said of breathing sessions: one that is over, and all of them."""

from datetime import timedelta

from backcare_tui.domain.downshift.tension import ENOUGH, BreathingPast, TensionTold
from backcare_tui.domain.journal.entries import BreathingFinished
from backcare_tui.words.times import plural, stopwatch


def session_line(event: BreathingFinished) -> str:
    """`18 breaths, 3:00`."""
    return f"{plural(event.cycles, 'breath')}, {stopwatch(timedelta(seconds=event.seconds))}"


def told_of(event: BreathingFinished) -> TensionTold | None:
    """Tension before and after the session; None unless both were told."""
    before, after = event.tension_before, event.tension_after
    return None if before is None or after is None else TensionTold(before, after)


def after_session(event: BreathingFinished, past: BreathingPast) -> str:
    """One sentence about a session that is over; `past` has that session in it.

    `Tension 6 → 4; on average 2 lower over 14 sessions.` Nothing is said of an average until
    three sessions have both numbers, and one that went the other way is told as it is.
    """
    told = told_of(event)
    if told is None:
        return _without_tension(event)
    if told.after == told.before:
        this = f"Tension {told.after}, as before"
    else:
        this = f"Tension {told.before} → {told.after}"
    if not past.is_enough:
        return f"{this}."
    over = f"over {len(past.told)} sessions"
    if not past.lowered:
        return f"{this}; on average about the same {over}."
    return f"{this}; on average {abs(past.lowered)} {_way(past)} {over}."


def _without_tension(event: BreathingFinished) -> str:
    if event.cycles >= event.planned_cycles:
        return "You stayed with it to the last breath."
    return "Stopping when you have had enough is right, too."


def _way(past: BreathingPast) -> str:
    return "lower" if past.lowered > 0 else "higher"


def average_words(past: BreathingPast) -> tuple[str, ...]:
    """What stands beside the average: `lower on average`, `13 of 14 times`; () for too few."""
    if not past.is_enough:
        return ()
    if not past.lowered:
        return ("about the same", "on average")
    times = past.times_lower if past.lowered > 0 else past.times_higher
    return (f"{_way(past)} on average", f"{times} of {len(past.told)} times")


def too_few(past: BreathingPast) -> str:
    """What is said in place of an average until there is one."""
    left = ENOUGH - len(past.told)
    if not past.told:
        return "Say how tense you are before and after, and this shows both. Enter begins."
    return f"{plural(left, 'more session')} with both numbers, and this shows an average."


def in_all(past: BreathingPast, days: int) -> str:
    """`46 min in 90 days`; "" below a minute."""
    minutes = int(past.seconds // 60)
    return f"{minutes} min in {days} days" if minutes else ""
