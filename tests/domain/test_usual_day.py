"""The usual working day: its breaks are those that the plan would ask for, one after another."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backcare_tui.domain.breaks.usual_day import AT_THE_DESK, usual_day
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.domain.settings import BreakSettings, HoursSettings, Settings

MIN = timedelta(minutes=1)
OFFICE = Settings(hours=HoursSettings(workdays="09:00-17:30", weekend="off"))


def test_fifteen_breaks_from_nine_to_half_past_five() -> None:
    day = usual_day(OFFICE)
    assert day is not None
    assert day.weekdays == (0, 1, 2, 3, 4)
    assert (day.start, day.end) == (9.0, 17.5)
    assert day.breaks[0] == (9.5, BreakKind.MICRO)
    assert [kind for _, kind in day.breaks[:3]] == [*[BreakKind.MICRO] * 2, BreakKind.LONG]
    assert len(day.breaks) == 15
    assert day.in_breaks == 45 * MIN
    assert not day.others


def test_after_a_lunch_out_of_hours_work_begins_afresh() -> None:
    day = usual_day(replace(OFFICE, hours=HoursSettings(workdays="09:00-12:00, 13:00-14:00")))
    assert day is not None
    assert [at for at, _ in day.breaks if at > 12] == [13.5]
    assert not [at for at, _ in day.breaks if 12 <= at < 13.5]


def test_a_night_shift_goes_on_after_midnight() -> None:
    day = usual_day(replace(OFFICE, hours=HoursSettings(workdays="22:00-06:00")))
    assert day is not None
    assert day.end == 30.0
    assert day.breaks[-1][0] > 24


def test_without_hours_eight_of_them_are_looked_at() -> None:
    day = usual_day(Settings())
    assert day is not None
    assert day.hours is None
    assert day.end - day.start == AT_THE_DESK / timedelta(hours=1)
    assert len(day.weekdays) == 7


def test_no_working_day_has_no_breaks() -> None:
    assert usual_day(Settings(hours=HoursSettings(workdays="off", weekend="off"))) is None


def test_days_with_a_rhythm_of_their_own_are_others() -> None:
    friday = replace(OFFICE.fri, every=60 * MIN)
    day = usual_day(replace(OFFICE, fri=friday))
    assert day is not None
    assert day.weekdays == (0, 1, 2, 3)
    assert day.others


LENGTHS = st.integers(1, 240).map(lambda minutes: minutes * MIN)
HOURS = st.tuples(st.integers(0, 23), st.integers(0, 59))


@settings(deadline=None, max_examples=60)
@given(
    every=LENGTHS,
    micro=st.integers(20, 900).map(lambda seconds: timedelta(seconds=seconds)),
    long=st.integers(1, 60).map(lambda minutes: minutes * MIN),
    nth=st.integers(0, 20),
    start=HOURS,
    end=HOURS,
    by_posture=st.booleans(),
)
def test_breaks_are_in_order_apart_by_the_work_between_them_and_within_hours(
    every: timedelta,
    micro: timedelta,
    long: timedelta,
    nth: int,
    start: tuple[int, int],
    end: tuple[int, int],
    by_posture: bool,
) -> None:
    hours = f"{start[0]}:{start[1]:02}-{end[0]}:{end[1]:02}"
    rhythm = BreakSettings(
        every=every, sitting=every, micro=micro, long=long, long_every=nth, by_posture=by_posture
    )
    day = usual_day(Settings(breaks=rhythm, hours=HoursSettings(workdays=hours)))
    assert day is not None
    hour = timedelta(hours=1)
    free = day.start
    for n, (at, kind) in enumerate(day.breaks, start=1):
        length = long if kind is BreakKind.LONG else micro
        assert abs(at - free - every / hour) < 1e-6
        assert at + length / hour <= day.end + 1e-6
        assert (kind is BreakKind.LONG) == (nth > 0 and n % nth == 0)
        free = at + length / hour
