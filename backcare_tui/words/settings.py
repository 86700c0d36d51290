"""What settings come to, in sentences, and their values as they are said."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from backcare_tui.domain.breaks.usual_day import AT_THE_DESK, UsualDay, usual_day
from backcare_tui.domain.hours import DayHours, parse_day
from backcare_tui.domain.settings import BreakSettings, Settings
from backcare_tui.words.times import plural

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NTH = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_AN = (8, 11)
"""Minutes that begin with a vowel when they are spoken."""
_MINUTE = timedelta(minutes=1)


class Meaning(NamedTuple):
    """What the settings of breaks and hours come to."""

    rhythm: str
    """When breaks come: `A 2-min break every 30 min, …`"""
    total: str
    """How many there are on such a day; "" if none can come."""
    day: UsualDay | None


def meaning(settings: Settings) -> Meaning:
    """The sentences about the usual day, and the day itself."""
    day = usual_day(settings)
    if day is None:
        return Meaning("No day has working hours, so no break comes.", "", None)
    when = "whenever you are here" if day.hours is None else hours_in_words(day.hours)
    days = (
        "" if day.hours is None and len(day.weekdays) == 7 else f", {days_in_words(day.weekdays)}"
    )
    others = " Other days have their own." if day.others else ""
    return Meaning(f"{_rhythm(day.rhythm)}, {when}{days}.{others}", _total(day), day)


def _rhythm(rhythm: BreakSettings) -> str:
    usual = rhythm.long if rhythm.long_every == 1 else rhythm.micro
    whole, rest = divmod(usual, _MINUTE)
    if rest:
        what = f"A break of {length_in_words(usual)}"
    else:
        what = (
            f"{'An' if whole in _AN else 'A'} {length_in_words(usual).replace(' ', '-', 1)} break"
        )
    every = f"every {length_in_words(rhythm.every)}"
    if rhythm.by_posture:
        every = (
            f"after {length_in_words(rhythm.sitting)} of sitting or "
            f"{length_in_words(rhythm.standing)} of standing"
        )
    long = ""
    if rhythm.long_every > 1:
        long = f", {nth_in_words(rhythm.long_every)} one {length_in_words(rhythm.long)}"
    return f"{what} {every}{long}"


def _total(day: UsualDay) -> str:
    if not day.breaks:
        return "No break fits into such a day."
    hours = int(AT_THE_DESK / timedelta(hours=1))
    where = "on such a day" if day.hours is not None else f"in {hours} h at the desk"
    sat = " if you sit through it" if day.rhythm.by_posture else ""
    return (
        f"{plural(len(day.breaks), 'break')} {where}{sat}, {length_in_words(day.in_breaks)} in all."
    )


def length_in_words(length: timedelta) -> str:
    """`30 s`, `2 min`, `1 min 30 s`, `1 h 30 min`: exact to the second."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


def nth_in_words(nth: int) -> str:
    """`every`, `every second`, … `every 11th`: which break is a long one; `never` for 0."""
    if nth < 2:
        return ("never", "every")[nth]
    return f"every {_NTH[nth - 2]}" if nth - 2 < len(_NTH) else f"every {nth}th"


def hours_in_words(hours: DayHours, to: str = " to ", last: str = " and ") -> str:
    """`9:00 to 12:30 and 13:30 to 18:00`, `off`, or `all day`; `to` and `last` join the parts."""
    if hours is None:
        return "all day"
    parts = [
        f"{each.start.hour}:{each.start.minute:02}{to}{each.end.hour}:{each.end.minute:02}"
        for each in hours
    ]
    return last.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "off"


def hours_said(text: str) -> str:
    """Hours as they stand in the file, short: `9:00–12:30, 13:30–18:00`."""
    return hours_in_words(parse_day(text), "–", ", ")


def days_in_words(weekdays: Sequence[int]) -> str:
    """`Monday to Friday`, `Monday and Thursday`, `every day`; 0 is Monday."""
    if len(weekdays) == 7:
        return "every day"
    names = [_DAYS[n] for n in weekdays]
    if len(names) > 2 and weekdays[-1] - weekdays[0] == len(names) - 1:
        return f"{names[0]} to {names[-1]}"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
