"""What is read is what icalendar and recurring-ical-events say when they are asked directly."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.prompts.calendar.question import CalendarQuestion
from tests.prompts.ics import BERLIN, answers, calendar, event

pytestmark = pytest.mark.usefixtures("in_berlin")

DAY = timedelta(days=1)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
OWN = ("Customized Time Zone", "(UTC+01:00) Amsterdam, Berlin", "Our office")
ZONES = "".join(BERLIN.format(name=name.replace(",", "\\,")) for name in OWN)
NAMED = ("America/New_York", "W. Europe Standard Time", "Asia/Kathmandu", *OWN)
MOMENTS = st.sampled_from([("", ""), ("", "Z"), *((f';TZID="{name}"', "") for name in NAMED)])
"""What stands before and after the digits of a time."""


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    days = ",".join(sorted(draw(st.sets(st.sampled_from(DAYS)))))
    more = draw(st.sampled_from(["", "", ";WKST=SU", ";UNTIL=20261101T000000Z", ";COUNT=300"]))
    first = draw(st.sampled_from(["", "", "", ";X-EVOLUTION-ENDDATE=20280101T000000Z"]))
    text = f"RRULE{first}:FREQ={frequency};INTERVAL={draw(st.integers(1, 6))}{more}"
    text += f";BYDAY={days}" if days else ""
    return text + draw(st.sampled_from(["", "", ";BYSETPOS=1", ";BYSETPOS=-1"] if days else [""]))


@st.composite
def series(draw: st.DrawFn, uid: str, today: date) -> list[str]:
    """An event, or one that repeats with perhaps one of its days left out and one moved."""
    before, after = draw(MOMENTS)
    hour = draw(st.integers(0, 23))
    lasts = draw(st.sampled_from(["PT45M", "PT45M", "PT3H", "P1D", "PT0S"]))
    repeats = draw(st.booleans())
    begins = today + timedelta(days=draw(st.integers(-3000 if repeats else -3, 3)))
    lines = [f"DURATION:{lasts}"]
    if repeats:
        lines.append(draw(rules()))
    if draw(st.booleans()):
        lines.append(f"EXDATE{before}:{today:%Y%m%d}T{hour:02}0000{after}")
    start = f"{before}:{begins:%Y%m%d}T{hour:02}0000{after}"
    made = [event(start, "", *lines, uid=uid)]
    if repeats and draw(st.booleans()):
        away = today + timedelta(days=draw(st.integers(-1, 1)))
        instead = f"RECURRENCE-ID{before}:{away:%Y%m%d}T{hour:02}0000{after}"
        moved = f"{before}:{today:%Y%m%d}T{(hour + 5) % 24:02}3000{after}"
        made.append(event(moved, "", "DURATION:PT20M", instead, uid=uid))
    return made


@st.composite
def calendars(draw: st.DrawFn, today: date) -> str:
    events = [each for uid in "abc" for each in draw(series(uid, today))]
    text = calendar(*draw(st.permutations(events)), zones=ZONES)
    own = draw(st.sampled_from(["", "", "X-WR-TIMEZONE:America/New_York\r\n"]))
    return text.replace("PRODID:test\r\n", f"PRODID:test\r\n{own}")


def plain(text: str, start: datetime, stop: datetime) -> set[tuple[datetime, datetime]]:
    icalendar.use_zoneinfo()
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(text.encode()))
    times = (
        (each["DTSTART"].dt.astimezone(UTC), each["DTEND"].dt.astimezone(UTC))
        for each in query.between(start - DAY, stop + DAY)
    )
    return {
        (begin, end)
        for begin, end in times
        if timedelta() < end - begin < DAY and end > start and begin < stop
    }


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), today=st.dates(date(2026, 3, 20), date(2026, 11, 10)))
def test_what_is_read_is_what_the_libraries_say(
    tmp_path: Path, data: st.DataObject, today: date
) -> None:
    text = data.draw(calendars(today))
    now = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
    path = tmp_path / "a.ics"
    path.write_text(text, encoding="utf-8", newline="")
    (answer,) = answers(CalendarQuestion((bytes(path),), now - DAY, now + DAY))
    assert answer.reasons == ()
    assert {(each.start, each.until) for each in answer.busy} == plain(text, now - DAY, now + DAY)
