"""The shape of a day as the strip draws it: in hours of the day."""

from datetime import datetime, timedelta

from backcare_tui.domain.day_shape import DayShape
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.tui.kit.draw.day_strip import MarkKind, StripDay, StripMark, StripPain

_HOUR = timedelta(hours=1)


def strip_day(shape: DayShape, usual: tuple[float, float] | None = None) -> StripDay:
    """`shape` as it is drawn; `usual`: the usual range of pain."""
    begin = shape.begin

    def hour(at: datetime) -> float:
        return begin.hour + (at - begin) / _HOUR

    marks = [
        *((at, MarkKind.TAKEN) for at in shape.taken),
        *((at, MarkKind.LATER) for at in shape.later),
        *((at, MarkKind.DOWNSHIFT) for at in shape.downshifts),
        *(
            (each.at, MarkKind.PLANNED_LONG if each.kind is BreakKind.LONG else MarkKind.PLANNED)
            for each in shape.coming
        ),
    ]
    return StripDay(
        start=hour(begin),
        end=hour(shape.end),
        now=None if shape.now is None else hour(shape.now),
        known=tuple((hour(since), hour(until)) for since, until in shape.known),
        marks=tuple(StripMark(hour(at), kind) for at, kind in marks),
        pains=tuple(StripPain(hour(each.at), each.score) for each in shape.pains),
        usual=usual,
    )
