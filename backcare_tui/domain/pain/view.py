"""What the Pain place and `backcare pain` say of one day, put together."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from backcare_tui.domain.flare.course import Flare
from backcare_tui.domain.journal.entries import Entry, Event
from backcare_tui.domain.pain.alarm import Alarm, alarm
from backcare_tui.domain.pain.day import NOTED, TRACKS
from backcare_tui.domain.pain.load import Load, loads
from backcare_tui.domain.pain.series import DayLine, days
from backcare_tui.domain.pain.sitting import POSTURE
from backcare_tui.domain.pain.usual import USUAL_DAYS, Known, Usual, known_of, usual_or_said

RECENT = 14
"""Days that alarm and load are drawn for, one beside the other: our own choice."""


class PainView(msgspec.Struct, frozen=True, kw_only=True):
    """One day, and the 13 before it."""

    line: DayLine
    known: Known
    """The usual range as of that day."""
    said: int | None
    """What the person called usual, 0–10; it stands in while the range is not known."""
    usual: Usual | None
    """The usual range, or what stands in for it; None: neither is known."""
    alarm: Alarm | None
    load: Load
    alarms: tuple[float | None, ...]
    """How loud the alarm was on each of the days, 0–1, against the usual range of the last one."""
    loads: tuple[float | None, ...]
    """How much load each of them had, 0–1; here and above None: not known."""


ABOUT_PAIN: frozenset[type[Event]] = frozenset((*TRACKS, *NOTED, *POSTURE))


def about_pain(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that anything here is made of, in the given order: a small part of a day's."""
    return tuple([entry for entry in entries if type(entry.event) in ABOUT_PAIN])


def pain_view(
    entries: Sequence[Entry],
    flares: Sequence[Flare],
    day: date,
    now: datetime,
    device: str,
    working: timedelta | None = None,
    said: int | None = None,
) -> PainView:
    """`day`, from `entries` that reach back at least 28 days before it; see `load.loads`.

    `said`: what the person calls usual, 0–10, which stands in until five days are known.
    """
    lines = days(entries, flares, day, USUAL_DAYS + 1)
    known = known_of(lines[:-1])
    recent = lines[-RECENT:]
    burdens = loads(entries, [line.day for line in recent], now, device, working)
    own = usual_or_said(known.usual, said)
    rung = [alarm(line, own) for line in recent]
    return PainView(
        line=lines[-1],
        known=known,
        said=said,
        usual=own,
        alarm=rung[-1],
        load=burdens[-1],
        alarms=tuple(None if each is None else each.share for each in rung),
        loads=tuple(burden.share for burden in burdens),
    )
