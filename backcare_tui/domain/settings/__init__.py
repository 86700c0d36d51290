"""Every setting, declared once: its type, what may be written, what it is for, and its default.

The fields of a section are the settings, in the order in which they are listed. The defaults are
our own choice. `kinds` holds what may be written; `keys` derives the names in `config.toml`.
"""

from __future__ import annotations  # a start evaluates only those of the settings it reads

from datetime import date, timedelta
from typing import Annotated

import msgspec

from backcare_tui.domain.hours import WorkingHours, parse_day
from backcare_tui.domain.settings.kinds import (
    Duration,
    Flag,
    Hours,
    Number,
    Shares,
    ShortText,
    Text,
    TextList,
    Texts,
)

_SEC = timedelta(seconds=1)
_MIN = timedelta(minutes=1)
_HOUR = timedelta(hours=1)

PRESETS = {
    "gentle": 45 * _MIN,
    "steady": 30 * _MIN,
    "short-and-often": 15 * _MIN,
    "flare": 20 * _MIN,
}
"""Rhythms by name: how much work lies between two breaks."""

_EVERY = Duration(_MIN, 4 * _HOUR)
_MICRO = Duration(20 * _SEC, 15 * _MIN)
_LONG = _UP_TO_AN_HOUR = Duration(_MIN, _HOUR)
_NTH = Number(0, 20)
_GLYPHS = ("auto", "full", "no-braille", "plain")
_CHANNELS = ("osc", "desktop", "notify-send")


class BreakSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When breaks come, and for how long."""

    preset: Annotated[
        str,
        Text(tuple(PRESETS)),
        "A rhythm by name: 45, 30, 15 or 20 minutes. Anything set below overrides it.",
    ] = "steady"
    every: Annotated[timedelta, _EVERY, "Work between two breaks."] = 30 * _MIN
    micro: Annotated[timedelta, _MICRO, "Length of a micro break."] = 2 * _MIN
    long: Annotated[timedelta, _LONG, "Length of a long break."] = 5 * _MIN
    long_every: Annotated[int, _NTH, "Which break is a long one: 3 is every third, 0 is none."] = 3
    heads_up: Annotated[
        timedelta, Duration(0 * _SEC, 2 * _MIN), "How early the screen says that a break is coming."
    ] = _MIN
    later: Annotated[
        timedelta, Duration(_MIN, 30 * _MIN), "How long a break is put off by later."
    ] = 5 * _MIN
    answer_within: Annotated[
        timedelta, _UP_TO_AN_HOUR, "A break without an answer for this long counts as missed."
    ] = 10 * _MIN
    restart_after: Annotated[
        timedelta, _UP_TO_AN_HOUR, "After being away for this long the interval starts afresh."
    ] = 5 * _MIN
    by_posture: Annotated[
        Flag, "Prompt on time in one posture, not on time since the last break."
    ] = False
    sitting: Annotated[timedelta, _EVERY, "Longest time sitting, when prompts go by posture."] = (
        30 * _MIN
    )
    standing: Annotated[timedelta, _EVERY, "Longest time standing, when prompts go by posture."] = (
        20 * _MIN
    )


class HoursSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Working hours; outside them nothing rings."""

    workdays: Annotated[Hours, "Working hours from Monday to Friday."] = "always"
    weekend: Annotated[Hours, "Working hours on Saturday and Sunday."] = "always"


class DaySettings(msgspec.Struct, frozen=True, kw_only=True):
    """What one weekday does differently; None, and hours of "": nothing of its own."""

    hours: Annotated[Hours, "Working hours."] = ""
    every: Annotated[timedelta | None, _EVERY, "Work between two breaks."] = None
    micro: Annotated[timedelta | None, _MICRO, "Length of a micro break."] = None
    long: Annotated[timedelta | None, _LONG, "Length of a long break."] = None
    long_every: Annotated[int | None, _NTH, "Which break is a long one."] = None

    def applied_to(self, breaks: BreakSettings) -> BreakSettings:
        """`breaks` with the rhythm that this day has of its own."""
        given = msgspec.structs.asdict(self)
        del given["hours"]
        own = {name: value for name, value in given.items() if value is not None}
        return msgspec.structs.replace(breaks, **own)


class PresenceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How to notice whether the person is here."""

    terminals: Annotated[Flag, "Notice by your terminals whether you are there."] = True
    desktop: Annotated[Flag, "Notice by the desktop whether you are there, if it can be asked."] = (
        True
    )
    away_after: Annotated[
        timedelta, _UP_TO_AN_HOUR, "Without input for this long you are away."
    ] = 3 * _MIN
    counts_as_micro: Annotated[
        timedelta, _UP_TO_AN_HOUR, "Being away for this long counts as a micro break."
    ] = 5 * _MIN
    counts_as_long: Annotated[
        timedelta, Duration(_MIN, 2 * _HOUR), "Being away for this long counts as a long break."
    ] = 10 * _MIN


class CalendarSettings(msgspec.Struct, frozen=True, kw_only=True):
    paths: Annotated[
        Texts, "Calendar files, or folders of them, to keep prompts out of meetings."
    ] = ()
    me: Annotated[ShortText, "Your address, to tell which invitations you declined."] = ""
    after: Annotated[
        timedelta, Duration(0 * _SEC, 30 * _MIN), "How long after a meeting a held break comes."
    ] = _MIN


class PromptSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a due break makes itself known."""

    bell: Annotated[Flag, "Ring the terminal's bell when a break is due."] = True
    title: Annotated[Flag, "Show the next break in the window's title."] = True
    notify: Annotated[Flag, "Send a notification when a break is due."] = True
    channels: Annotated[
        tuple[str, ...],
        TextList(_CHANNELS),
        "Ways to send it, tried in this order until one works.",
    ] = _CHANNELS


class BreathingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How breathing sessions start."""

    pattern: Annotated[ShortText, "The breathing pattern that is chosen at first."] = "long-exhale"
    minutes: Annotated[int, Number(2, 5), "Minutes of breathing that are chosen at first."] = 3
    holds: Annotated[
        Flag, "True shows the patterns in which the breath is held; not without a yes of yours."
    ] = False
    ask_tension: Annotated[Flag, "Ask how tense you are before and after breathing."] = True


class CareSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the person said about themselves, and when the app may ask."""

    emergency_number: Annotated[
        str, Text(digits=2), "The number to call in an emergency where you live."
    ] = ""
    """If it is empty, 112, 911 and 999 are listed. The shortest numbers have two digits."""
    advice_line: Annotated[
        str, Text(digits=2), "A medical advice line where you live, such as 111, 116 117 or 811."
    ] = ""
    helpline: Annotated[
        str, Text(digits=2), "A line to talk to somebody, such as 116 123 or 988."
    ] = ""
    usual_pain: Annotated[int | None, Number(0, 10), "Your pain on a usual day."] = None
    non_negotiable: Annotated[ShortText, "The least movement you keep up even in a flare."] = ""
    evening_from: Annotated[
        int, Number(12, 23), "Hour from which the look back on the day is offered."
    ] = 19
    peg: Annotated[Flag, "Offer the three questions about your week."] = True
    evening: Annotated[Flag, "Offer the look back on the day."] = True
    sentence: Annotated[Flag, "Show one sentence a day about what pain is, on Today."] = False


class PortfolioSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Percents of relief, stabilisers and modifiers."""

    target: Annotated[
        Shares, "Shares of relief, stabilisers, modifiers: our own choice, a place to start."
    ] = ("25", "55", "20")
    target_in_flare: Annotated[Shares, "The same for the days of a flare."] = ("50", "40", "10")


class LookSettings(msgspec.Struct, frozen=True, kw_only=True):
    theme: Annotated[ShortText, "The colours: the name of a theme."] = "backcare-dark"
    flare_theme: Annotated[ShortText, "The colours while a flare is on."] = "backcare-flare"
    glyphs: Annotated[
        str,
        Text(_GLYPHS),
        "Signs that pictures are made of: plain is ASCII, no-braille goes without its dots.",
    ] = "auto"
    tables: Annotated[Flag, "True shows tables of figures instead of plots."] = False
    reduced_motion: Annotated[Flag, "True counts the breath instead of moving anything."] = False
    """`TEXTUAL_ANIMATIONS=none` does the same."""


class SetupSettings(msgspec.Struct, frozen=True, kw_only=True):
    done: Annotated[Flag, "False asks the first questions again at the next start."] = False


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The sections of `config.toml`, each with its heading in a list of settings."""

    breaks: Annotated[BreakSettings, "Breaks"] = BreakSettings()
    hours: Annotated[HoursSettings, "Working hours"] = HoursSettings()
    mon: Annotated[DaySettings, "Mondays"] = DaySettings()
    tue: Annotated[DaySettings, "Tuesdays"] = DaySettings()
    wed: Annotated[DaySettings, "Wednesdays"] = DaySettings()
    thu: Annotated[DaySettings, "Thursdays"] = DaySettings()
    fri: Annotated[DaySettings, "Fridays"] = DaySettings()
    sat: Annotated[DaySettings, "Saturdays"] = DaySettings()
    sun: Annotated[DaySettings, "Sundays"] = DaySettings()
    presence: Annotated[PresenceSettings, "Presence"] = PresenceSettings()
    calendar: Annotated[CalendarSettings, "Calendar"] = CalendarSettings()
    prompts: Annotated[PromptSettings, "Prompts"] = PromptSettings()
    breathing: Annotated[BreathingSettings, "Breathing"] = BreathingSettings()
    care: Annotated[CareSettings, "Care"] = CareSettings()
    portfolio: Annotated[PortfolioSettings, "Portfolio"] = PortfolioSettings()
    look: Annotated[LookSettings, "Look"] = LookSettings()
    setup: Annotated[SetupSettings, "First questions"] = SetupSettings()

    @property
    def week(self) -> tuple[DaySettings, ...]:
        """Monday first."""
        return (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)

    @property
    def working_hours(self) -> WorkingHours:
        usual = (self.hours.workdays,) * 5 + (self.hours.weekend,) * 2
        days = zip(self.week, usual, strict=True)
        return WorkingHours(tuple(parse_day(day.hours or hours) for day, hours in days))

    def breaks_on(self, day: date) -> BreakSettings:
        """The rhythm of `day`, with what its weekday does differently."""
        return self.week[day.weekday()].applied_to(self.breaks)
