"""What stands around a day's pain and can turn the alarm up (docs/care.md, The first idea).

Sitting, a short night, stress and low mood. On screen it is called what is *around it*: a load is
what one lifts. Each part is half full where a source says that it starts to matter, and full at
twice that. The load is the mean of the parts that are known: our own choice.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.median import median
from backcare_tui.domain.pain.series import in_order
from backcare_tui.domain.pain.sitting import sitting_by_day
from backcare_tui.domain.pain.usual import LEARN_DAYS, USUAL_DAYS

SITTING = timedelta(hours=6)
"""Sitting a day beyond which flares were commoner (Suri 2018)."""
AT_A_STRETCH = timedelta(hours=1)
"""Sitting at a stretch: twice what the breaks allow: our own choice."""
ENOUGH_SLEEP = 7.0
"""Hours of a night that is not short: our own choice; below 6 there is more pain (Edwards 2008)."""
SHORT_BY = 1.0
"""Hours short of that from which a night counts as short."""
MUCH_STRESS = 5.0
"""The middle of the scale: our own choice."""
BEST_MOOD, LOW_BY = 10.0, 5.0
"""The top of the scale, and points short of it from which a mood counts as low: its middle, our own
choice."""
SOME_FROM, MUCH_FROM = 0.25, 0.5
"""Shares of a full load from which there is some of it, and much: our own choice."""


class Burden(Enum):
    """What a load is made of. Doses of activity are to be one more."""

    SITTING = "sitting"
    SLEEP = "sleep"
    STRESS = "stress"
    MOOD = "mood"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a day; None: not known."""

    sitting: timedelta | None = None
    """Altogether."""
    stretch: timedelta | None = None
    """The longest time sitting, or at work, without a break."""
    sleep: float | None = None
    """Hours of the night before."""
    own_sleep: float | None = None
    """The person's own median night, hours."""
    stress: float | None = None
    """0–10, the median of the day."""
    mood: float | None = None
    """0 (very low) to 10, the median of the day."""

    @property
    def debt(self) -> float | None:
        """Hours short of 7, or of one's own median if that is more; 0 or more."""
        if self.sleep is None:
            return None
        return max(max(ENOUGH_SLEEP, self.own_sleep or 0.0) - self.sleep, 0.0)


class Part(msgspec.Struct, frozen=True):
    """One part of a load: `share` is 0 to 1, half being where it starts to matter."""

    of: Burden
    share: float | None
    """None: not known."""

    @property
    def stands_out(self) -> bool:
        return self.share is not None and self.share > 0.5


class Load(msgspec.Struct, frozen=True):
    """The load of one day."""

    facts: Facts
    parts: tuple[Part, ...]

    @property
    def known(self) -> int:
        """Parts that are known."""
        return sum(part.share is not None for part in self.parts)

    @property
    def share(self) -> float | None:
        """0 to 1: the mean of the parts that are known; None if none is."""
        shares = [part.share for part in self.parts if part.share is not None]
        return sum(shares) / len(shares) if shares else None

    @property
    def word(self) -> str:
        """Little, some or much; not known."""
        share = self.share
        if share is None:
            return "not known"
        if share < SOME_FROM:
            return "little"
        return "some" if share <= MUCH_FROM else "much"


def load(facts: Facts) -> Load:
    """What `facts` amount to."""
    shares = {
        Burden.SITTING: _sitting(facts),
        Burden.SLEEP: _share(facts.debt, SHORT_BY),
        Burden.STRESS: _share(facts.stress, MUCH_STRESS),
        Burden.MOOD: None if facts.mood is None else _share(BEST_MOOD - facts.mood, LOW_BY),
    }
    return Load(facts, tuple(Part(burden, shares[burden]) for burden in Burden))


def loads(
    entries: Sequence[Entry],
    wanted: Sequence[date],
    now: datetime,
    device: str,
    working: timedelta | None = None,
) -> tuple[Load, ...]:
    """The load of each of the days `wanted`, in that order.

    Posture is what this `device` was told. If it was told nothing, `working` is how long the person
    has been at work without a break on the last of these days (None: not known).
    """
    if not wanted:
        return ()
    said = _said(entries)
    sat = sitting_by_day(entries, now, device)
    own_sleep = _own_sleep(said, wanted[-1])
    found: list[Load] = []
    for day in wanted:
        sitting, stretch = sat.get(day, (None, working if day == wanted[-1] else None))
        of_day = said.get(day, [])
        slept = [event.sleep for event in of_day if event.sleep is not None]
        stress = [event.stress for event in of_day if event.stress is not None]
        mood = [event.mood for event in of_day if event.mood is not None]
        facts = Facts(
            sitting=sitting,
            stretch=stretch,
            sleep=slept[-1] if slept else None,
            own_sleep=own_sleep,
            stress=float(median(stress)) if stress else None,
            mood=float(median(mood)) if mood else None,
        )
        found.append(load(facts))
    return tuple(found)


def _sitting(facts: Facts) -> float | None:
    """The larger of both, if they are known."""
    shares: list[float] = []
    if facts.sitting is not None:
        shares.append(min(facts.sitting / SITTING / 2, 1.0))
    if facts.stretch is not None:
        shares.append(min(facts.stretch / AT_A_STRETCH / 2, 1.0))
    return max(shares, default=None)


def _share(value: float | None, matters: float) -> float | None:
    return None if value is None else min(value / matters / 2, 1.0)


def _said(entries: Iterable[Entry]) -> dict[date, list[PainRated]]:
    """The check-ins that say something about sleep, stress or mood, by day, oldest first."""
    telling = {
        entry.id: entry
        for entry in entries
        if isinstance(entry.event, PainRated)
        and (entry.event.sleep, entry.event.stress, entry.event.mood) != (None, None, None)
    }
    found: dict[date, list[PainRated]] = {}
    for entry in in_order(telling.values()):
        if isinstance(entry.event, PainRated):
            found.setdefault(day_of(entry.at), []).append(entry.event)
    return found


def _own_sleep(said: dict[date, list[PainRated]], day: date) -> float | None:
    first = day - timedelta(days=USUAL_DAYS)
    nights = [
        [event.sleep for event in events if event.sleep is not None]
        for when, events in said.items()
        if first <= when < day
    ]
    known = [night[-1] for night in nights if night]
    return float(median(known)) if len(known) >= LEARN_DAYS else None
