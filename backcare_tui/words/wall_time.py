"""An instant as the clock on the wall shows it."""

from datetime import datetime


def wall_time(moment: datetime, beside: datetime | None) -> str:
    """`14:30` in the zone of `beside`; on another day `Sat 21 Nov 04:00`, with another year's."""
    return as_written(moment if beside is None else moment.astimezone(beside.tzinfo), beside)


def as_written(moment: datetime, beside: datetime | None) -> str:
    """The same of the wall time that is written in `moment`: the clocks may change in between."""
    if beside is None or moment.date() == beside.date():
        return moment.strftime("%H:%M")
    day = f"{moment:%a} {moment.day} {moment:%b}"
    return f"{day} {moment:%H:%M}" if moment.year == beside.year else f"{day} {moment:%Y %H:%M}"
