"""What the app sees of a made-up person and day: keys, meetings, commands."""

from datetime import datetime, timedelta

from backcare_tui.prompts.presence.presence import Presence
from backcare_tui.prompts.sighting import Sighting, judged
from backcare_tui.prompts.surroundings import Surroundings
from tests.clocks import FakeClock


class World:
    """What the app sees of the person and the day: keys, meetings, commands."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.last_key = clock.now()
        self.meetings: list[tuple[datetime, datetime]] = []
        self.commands: list[str] = []
        self.knows_keys = True
        self.name, self.cheap = "terminal", True

    def look(self, now: datetime) -> Sighting:
        """The person's terminal, as a source of presence."""
        away_after = timedelta(minutes=3)
        idle = now - self.last_key
        return judged(self.name, idle, "made up", away_after=away_after, blind=not self.knows_keys)

    def busy_until(self, now: datetime) -> datetime | None:
        return next((end for begin, end in self.meetings if begin <= now < end), None)

    def surroundings(self) -> Surroundings:
        away_after = timedelta(minutes=3)
        presence = Presence([self], monotonic=self.clock.monotonic, away_after=away_after)
        return Surroundings(
            presence, away_after=away_after, meetings=self, commands=lambda: self.commands
        )
