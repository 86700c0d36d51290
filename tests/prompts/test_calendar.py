"""Meetings: when the person is busy, and when they are not although a calendar has something."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from backcare_tui.prompts.calendar.calendar import Calendar
from backcare_tui.prompts.calendar.question import BusyTime
from tests.clocks import START, FakeClock
from tests.prompts.ics import (
    BERLIN,
    ELEVEN,
    HALF_PAST,
    HERE,
    TEN,
    answers,
    at,
    calendar,
    event,
    read,
    write,
)

pytestmark = pytest.mark.usefixtures("in_berlin")


def busy_at_ten(tmp_path: Path, *events: str, zones: str = "", me: tuple[str, ...] = ()) -> bool:
    """Whether the person is in a meeting at 10:15, with these events in one file."""
    found = read(write(tmp_path / "a.ics", *events, zones=zones), me=me)
    assert not found.problems
    return found.busy(at(10, 15)) is not None


def test_a_meeting_holds_from_its_first_minute_to_its_last(tmp_path: Path) -> None:
    found = read(write(tmp_path / "a.ics", event(TEN, HALF_PAST)))
    assert found.busy(at(9, 59)) is None
    assert found.busy(at(10)) == BusyTime(at(10), at(10, 30))
    assert found.busy_until(at(10, 29)) == at(10, 30)
    assert found.busy(at(10, 30)) is None
    assert found.busy_until(at(10, 30)) is None


def test_meetings_one_after_the_other_are_one_stretch(tmp_path: Path) -> None:
    write(tmp_path / "a.ics", event(TEN, HALF_PAST), event(HALF_PAST, ELEVEN))
    write(tmp_path / "b.ics", event(":20261120T105500", ":20261120T111500"))
    write(tmp_path / "c.ics", event(":20261120T120000", ":20261120T123000"))
    found = read(tmp_path)
    assert found.busy_until(at(10)) == at(11, 15)
    assert found.busy(at(11, 30)) is None
    assert found.busy_until(at(12)) == at(12, 30)


def test_nothing_of_what_a_meeting_is_about_is_kept(tmp_path: Path) -> None:
    secret = "DESCRIPTION:Very private too\n  and folded"
    found = read(write(tmp_path / "a.ics", event(TEN, HALF_PAST, secret)))
    assert BusyTime.__struct_fields__ == ("start", "until")
    assert "rivate" not in repr([msgspec.structs.asdict(each) for each in found.__dict__["_busy"]])


@pytest.mark.parametrize(
    ("start", "end", "zones"),
    [
        (":20261120T090000Z", ":20261120T093000Z", ""),
        (";TZID=America/New_York:20261120T040000", ";TZID=America/New_York:20261120T043000", ""),
        (
            ";TZID=/mozilla.org/20050126_1/Europe/Berlin:20261120T100000",
            ";TZID=/mozilla.org/20050126_1/Europe/Berlin:20261120T103000",
            BERLIN.format(name="/mozilla.org/20050126_1/Europe/Berlin"),
        ),
        (
            ';TZID="Our office":20261120T100000',
            ';TZID="Our office":20261120T103000',
            BERLIN.format(name="Our office"),
        ),
        (
            ";TZID=Customized Time Zone:20261120T100000",
            ";TZID=Customized Time Zone:20261120T103000",
            BERLIN.format(name="Customized Time Zone"),
        ),
        (
            ';TZID="(UTC+01:00) Amsterdam, Berlin":20261120T100000',
            ';TZID="(UTC+01:00) Amsterdam, Berlin":20261120T103000',
            BERLIN.format(name="(UTC+01:00) Amsterdam\\, Berlin"),
        ),
        (
            ";TZID=W. Europe Standard Time:20261120T100000",
            ";TZID=W. Europe Standard Time:20261120T103000",
            "",
        ),
        (TEN, HALF_PAST, ""),
    ],
    ids=[
        *("UTC", "another zone", "a long name", "its own zone", "Exchange's own", "with a comma"),
        *("a Windows name", "no zone"),
    ],
)
def test_a_meeting_is_at_the_same_time_whatever_zone_says_it(
    tmp_path: Path, start: str, end: str, zones: str
) -> None:
    found = read(write(tmp_path / "a.ics", event(start, end), zones=zones))
    assert found.busy(at(10)) == BusyTime(at(10), at(10, 30))


@pytest.mark.parametrize(
    "lines",
    [
        ("STATUS:CANCELLED",),
        ("TRANSP:TRANSPARENT",),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE",),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org",),
    ],
)
def test_what_is_cancelled_free_or_declined_holds_nothing(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    assert busy_at_ten(tmp_path, event(TEN, HALF_PAST))
    assert not busy_at_ten(tmp_path, event(TEN, HALF_PAST, *lines))


def test_a_tentative_or_accepted_meeting_holds(tmp_path: Path) -> None:
    for line in ("STATUS:TENTATIVE", "TRANSP:OPAQUE", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.org"):
        assert busy_at_ten(tmp_path, event(TEN, HALF_PAST, line))


INVITED = (
    "ATTENDEE;PARTSTAT=DECLINED:mailto:Me@Example.org",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:other@example.org",
)


def test_who_else_declined_does_not_matter(tmp_path: Path) -> None:
    meeting = event(TEN, HALF_PAST, *INVITED)
    assert not busy_at_ten(tmp_path, meeting, me=("mailto:me@example.org",))
    assert busy_at_ten(tmp_path, meeting, me=("other@example.org",))
    assert busy_at_ten(tmp_path, meeting)  # several, and nobody said who the person is


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (";VALUE=DATE:20261120", ";VALUE=DATE:20261121"),
        (";VALUE=DATE:20261120", ""),
        (":20261120", ":20261121"),
        (":20261120T000000", ":20261121T000000"),
        (":20261119T090000", ":20261122T170000"),
        (":20261120T101500", ""),
    ],
)
def test_whole_days_and_moments_hold_nothing(tmp_path: Path, start: str, end: str) -> None:
    assert not busy_at_ten(tmp_path, event(start, end))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=MO,FR",
        "FREQ=WEEKLY;INTERVAL=313;BYDAY=FR",
        "FREQ=DAILY;INTERVAL=7",
        "FREQ=DAILY;COUNT=9999",
        "FREQ=MONTHLY;BYDAY=3FR",
        "FREQ=WEEKLY;UNTIL=20261120T090000Z",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=3FR",
        "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1",
        "FREQ=DAILY;BYHOUR=10,15;BYSETPOS=1",
    ],
)
def test_a_meeting_that_comes_round_is_found(tmp_path: Path, rule: str) -> None:
    started = event(";TZID=Europe/Berlin:20201120T100000", "", "DURATION:PT30M", f"RRULE:{rule}")
    assert busy_at_ten(tmp_path, started)


@pytest.mark.parametrize(
    "lines",
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=MO",),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "EXDATE;TZID=Europe/Berlin:20261120T100000"),
        ("RRULE:FREQ=DAILY;INTERVAL=7;UNTIL=20261119T230000Z",),
        ("RRULE:FREQ=WEEKLY;COUNT=2",),
        ("RRULE:FREQ=DAILY;INTERVAL=5",),
    ],
)
def test_a_meeting_that_does_not_come_round_today_is_not(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    started = event(";TZID=Europe/Berlin:20201120T100000", "", "DURATION:PT30M", *lines)
    assert not busy_at_ten(tmp_path, started)


def test_the_last_meeting_that_evolution_writes_into_a_rule_changes_nothing(tmp_path: Path) -> None:
    rule = "RRULE;X-EVOLUTION-ENDDATE=20270101T090000Z:FREQ=WEEKLY;COUNT=400"
    begun = event(";TZID=Europe/Berlin:20201120T100000", "", "DURATION:PT30M", rule)
    assert busy_at_ten(tmp_path, begun)


def test_two_files_may_mean_different_zones_by_one_name(tmp_path: Path) -> None:
    here = BERLIN.format(name="Ours")
    there = here.replace("+0100", "-0500").replace("+0200", "-0400")
    write(tmp_path / "a.ics", event(";TZID=Ours:20261120T040000", "", "DURATION:PT30M"), zones=here)
    write(tmp_path / "b.ics", event(";TZID=Ours:20261120T040000", "", "DURATION:PT1H"), zones=there)
    found = read(tmp_path)
    assert found.busy(at(4)) == BusyTime(at(4), at(4, 30))
    assert found.busy(at(10)) == BusyTime(at(10), at(11))


WEEKLY = event(
    ";TZID=Europe/Berlin:20200103T100000", "", "DURATION:PT30M", "RRULE:FREQ=WEEKLY", uid="w"
)
TODAYS = "RECURRENCE-ID;TZID=Europe/Berlin:20261120T100000"


def test_one_of_a_series_that_was_moved_is_where_it_was_moved_to(tmp_path: Path) -> None:
    moved = event(":20261120T150000", ":20261120T153000", TODAYS, uid="w")
    found = read(write(tmp_path / "a.ics", WEEKLY, moved))
    assert found.busy(at(10, 15)) is None
    assert found.busy(at(15, 15)) is not None
    far = event(":20270102T150000", ":20270102T153000", TODAYS, uid="w")
    assert not busy_at_ten(tmp_path, WEEKLY, far)


def test_one_of_a_series_that_was_cancelled_or_declined_holds_nothing(tmp_path: Path) -> None:
    assert busy_at_ten(tmp_path, WEEKLY)
    off = event(TEN, HALF_PAST, TODAYS, "STATUS:CANCELLED", uid="w")
    assert not busy_at_ten(tmp_path, WEEKLY, off)
    whole_day = event(";VALUE=DATE:20261120", ";VALUE=DATE:20261121", TODAYS, uid="w")
    assert not busy_at_ten(tmp_path, WEEKLY, whole_day)
    no = event(TEN, HALF_PAST, TODAYS, INVITED[0], uid="w")
    assert not busy_at_ten(tmp_path, WEEKLY, no)


def test_a_weekly_meeting_stays_at_its_hour_over_a_clock_change(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ics", WEEKLY)
    found = Calendar([path], read=answers)
    for month, day in ((3, 27), (4, 3), (10, 23), (10, 30)):
        start = datetime(2026, month, day, 10, tzinfo=HERE)
        found.refresh(start - timedelta(hours=2))
        assert found.busy(start) == BusyTime(start, start + timedelta(minutes=30))


def test_a_meeting_over_midnight_holds_until_it_ends(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ics", event(":20261120T233000", ":20261121T003000"))
    assert read(path).busy_until(at(0, 15, day=21)) == at(0, 30, day=21)


def test_tomorrow_is_seen_when_it_comes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ics", event(":20261123T100000", ":20261123T103000"))
    found = Calendar([path], read=answers)
    for day in (20, 21, 22, 23):
        found.refresh(at(9, day=day))
    assert found.busy(at(10, 15, day=23)) is not None


def test_without_a_zone_the_machines_own_is_meant(tmp_path: Path) -> None:
    found = Calendar([write(tmp_path / "a.ics", event(TEN, HALF_PAST))], read=answers)
    local = datetime(2026, 11, 20, 10, 15).astimezone()
    found.refresh(local)
    assert found.busy(local) is not None


def test_a_calendar_of_another_zone_says_so_in_its_head(tmp_path: Path) -> None:
    text = calendar(event(":20261120T040000", ":20261120T043000"))
    text = text.replace("PRODID:test\r\n", "PRODID:test\r\nX-WR-TIMEZONE:America/New_York\r\n")
    (tmp_path / "a.ics").write_text(text, newline="")
    found = read(tmp_path / "a.ics")
    assert found.problems == ()
    assert found.busy(at(10)) == BusyTime(at(10), at(10, 30))


def test_no_calendar_is_never_busy() -> None:
    found = Calendar([])
    assert not found.refresh(START)
    assert found.busy(START) is None
    assert found.problems == ()


def test_a_refresh_says_whether_anything_changed(tmp_path: Path) -> None:
    clock = FakeClock()
    found = Calendar([tmp_path], monotonic=clock.monotonic, read=answers)
    assert not found.refresh(START)
    write(tmp_path / "a.ics", event(TEN, HALF_PAST))
    assert found.refresh(START)
    assert not found.refresh(START)
