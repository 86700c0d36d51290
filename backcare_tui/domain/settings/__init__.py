"""What a person can set, as values. `keys` says what each is for, and its range."""

from datetime import date, timedelta

import msgspec

from backcare_tui.domain.hours import DayHours, WorkingHours, parse_day


class BreakSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When breaks come. Defaults: 2 min every 30, every third 5 min (CARE.md §7) [D]."""

    every: timedelta = timedelta(minutes=30)
    """Work between two breaks; 1 min to 4 h."""
    micro: timedelta = timedelta(minutes=2)
    """Length of a micro break."""
    long: timedelta = timedelta(minutes=5)
    """Length of a long break."""
    long_every: int = 3
    """Every n-th break is a long one; 1: all of them, 0: none."""
    heads_up: timedelta = timedelta(seconds=60)
    """How long before a break is due the screen says that it is coming (CARE.md §8)."""
    later: timedelta = timedelta(minutes=5)
    """How long *later* puts a break off."""
    answer_within: timedelta = timedelta(minutes=10)
    """A prompt without an answer for this long counts as missed."""
    restart_after: timedelta = timedelta(minutes=5)
    """Away for this long, and the interval starts afresh."""
    preset: str = "steady"
    """A rhythm by name (`PRESETS`); what is set by itself goes before it."""
    by_posture: bool = False
    """Prompt on time in one posture instead of time since the last break."""
    sitting: timedelta = timedelta(minutes=30)
    """Longest time sitting, where prompts go by posture (CARE.md §7) [D]."""
    standing: timedelta = timedelta(minutes=20)
    """Longest time standing, where prompts go by posture [D]."""


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """How often and how long; part of `BreakSettings`. None: as it would be without."""

    every: timedelta | None = None
    micro: timedelta | None = None
    long: timedelta | None = None
    long_every: int | None = None

    def applied_to(self, breaks: BreakSettings) -> BreakSettings:
        given = {
            name: value for name, value in msgspec.structs.asdict(self).items() if value is not None
        }
        return msgspec.structs.replace(breaks, **given)


PRESETS: dict[str, Rhythm] = {
    "gentle": Rhythm(every=timedelta(minutes=45)),
    "steady": Rhythm(every=timedelta(minutes=30)),
    "short-and-often": Rhythm(every=timedelta(minutes=15)),
    "flare": Rhythm(every=timedelta(minutes=20)),
}
"""Rhythms by name; all with 2-minute breaks and every third one 5 minutes (CARE.md §7) [D]."""


class DaySettings(msgspec.Struct, frozen=True, kw_only=True):
    """What one weekday does differently."""

    hours: str = ""
    """Its working hours; "": as `hours.workdays` or `hours.weekend` says."""
    every: timedelta | None = None
    micro: timedelta | None = None
    long: timedelta | None = None
    long_every: int | None = None

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(
            every=self.every, micro=self.micro, long=self.long, long_every=self.long_every
        )


class HoursSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Working hours; outside them nothing rings."""

    workdays: str = "always"
    weekend: str = "always"


class PresenceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Who or what tells whether the person is here."""

    terminals: bool = True
    """Look when a key was last pressed in one of the person's terminals."""
    desktop: bool = True
    """Ask the desktop, where it can be asked, how long nothing was pressed or moved."""
    away_after: timedelta = timedelta(minutes=3)
    """Without input for this long, the person is away [D]."""
    counts_as_micro: timedelta = timedelta(minutes=5)
    """Away for this long counts as a micro break [D]."""
    counts_as_long: timedelta = timedelta(minutes=10)
    """Away for this long counts as a long break [D]."""


class CalendarSettings(msgspec.Struct, frozen=True, kw_only=True):
    paths: tuple[str, ...] = ()
    """ICS files, and folders of them."""
    me: str = ""
    """The person's own address, to know which invitations they declined."""
    after: timedelta = timedelta(minutes=1)
    """How long after a meeting the held prompt comes."""


class BreathingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How breathing sessions start."""

    pattern: str = "long-exhale"
    """Id of the pattern that is chosen at first."""
    minutes: int = 3
    """Length that is chosen at first; 2 to 5 minutes."""
    holds: bool = True
    """False hides every pattern with breath holds (CARE.md §4)."""
    ask_tension: bool = True
    """Ask for tension 0–10 before and after."""


class CareSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the person said about themselves, and when the app may ask."""

    emergency_number: str = ""
    """Shown when something needs help at once; "": 112, 911 and 999 are listed."""
    usual_pain: int | None = None
    """Pain 0–10 on a usual day, as said at the first start."""
    non_negotiable: str = ""
    """The minimum of movement that is kept even in a flare."""
    evening_from: int = 19
    """Hour from which the look back on the day is offered [D]."""
    peg: bool = True
    """Offer the three questions of the week."""
    evening: bool = True
    """Offer the look back on the day."""


class PortfolioSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How uses should be spread over relief, stabilisers and modifiers, in percent [D]."""

    target: tuple[str, ...] = ("25", "55", "20")
    target_in_flare: tuple[str, ...] = ("50", "40", "10")


class SetupSettings(msgspec.Struct, frozen=True, kw_only=True):
    done: bool = False
    """False: the first questions are asked at the next start."""


class LookSettings(msgspec.Struct, frozen=True, kw_only=True):
    theme: str = "backcare-dark"
    flare_theme: str = "backcare-flare"
    """The theme while a flare is on."""
    tables: bool = False
    """Tables of figures instead of plots."""
    reduced_motion: bool = False
    """True: a counted breath instead of a moving one. `TEXTUAL_ANIMATIONS=none` does the same."""


class PromptSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a due break makes itself known."""

    bell: bool = True
    """Ring the terminal's bell when a break is due."""
    title: bool = True
    """Show the next break in the window's title."""
    notify: bool = True
    """Also send a notification: through the terminal, or else the desktop."""
    channels: tuple[str, ...] = ("osc", "desktop", "notify-send")
    """Ways to send it, tried in this order until one works."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    breaks: BreakSettings = BreakSettings()
    hours: HoursSettings = HoursSettings()
    mon: DaySettings = DaySettings()
    tue: DaySettings = DaySettings()
    wed: DaySettings = DaySettings()
    thu: DaySettings = DaySettings()
    fri: DaySettings = DaySettings()
    sat: DaySettings = DaySettings()
    sun: DaySettings = DaySettings()
    presence: PresenceSettings = PresenceSettings()
    calendar: CalendarSettings = CalendarSettings()
    prompts: PromptSettings = PromptSettings()
    breathing: BreathingSettings = BreathingSettings()
    care: CareSettings = CareSettings()
    portfolio: PortfolioSettings = PortfolioSettings()
    look: LookSettings = LookSettings()
    setup: SetupSettings = SetupSettings()

    @property
    def week(self) -> tuple[DaySettings, ...]:
        """Monday first."""
        return (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)

    @property
    def working_hours(self) -> WorkingHours:
        return WorkingHours(tuple(self._hours_of(weekday) for weekday in range(7)))

    def breaks_on(self, day: date) -> BreakSettings:
        """The rhythm of `day`, with what its weekday does differently."""
        return self.week[day.weekday()].rhythm.applied_to(self.breaks)

    def _hours_of(self, weekday: int) -> DayHours:
        own = self.week[weekday].hours
        return parse_day(own or (self.hours.workdays if weekday < 5 else self.hours.weekend))
