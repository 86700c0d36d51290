"""Calendar files: read when they change, named when they cannot be, never in each other's way."""

import os
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.prompts.calendar.calendar import Calendar
from backcare_tui.prompts.calendar.files import MAX_BYTES, THOROUGH, CalendarFiles
from backcare_tui.prompts.calendar.question import CalendarAnswer, CalendarQuestion
from tests.clocks import START, FakeClock
from tests.prompts.ics import BERLIN, HALF_PAST, TEN, answers, at, calendar, event, read, write

pytestmark = pytest.mark.usefixtures("in_berlin")

MEETING = event(TEN, HALF_PAST)
briefly = partial(answers, seconds=0.05)


def reasons(found: Calendar) -> list[str]:
    return [f"{problem.path.name}: {problem.reason}" for problem in found.problems]


def test_folders_of_files_are_read_as_khal_and_vdirsyncer_keep_them(tmp_path: Path) -> None:
    deep = tmp_path / "account" / "work"
    deep.mkdir(parents=True)
    write(deep / "1.ics", MEETING)
    (deep / "color").write_text("#ff0000")
    (deep / ".1.ics").write_text("half written")
    found = read(tmp_path)
    assert found.problems == ()
    assert found.busy(at(10, 15))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hello", "is not an ICS calendar"),
        ("", "is not an ICS calendar"),
        (calendar(MEETING)[:-20], "ends in the middle"),
        (calendar(event(":20261120Tnoon", ":never")), "an event cannot be read"),
        (calendar(event(TEN, HALF_PAST, "RRULE:FREQ=OFTEN")), "an event cannot be read"),
    ],
)
def test_a_broken_file_is_named_once_and_the_others_work(
    tmp_path: Path, text: str, reason: str
) -> None:
    write(tmp_path / "good.ics", MEETING)
    (tmp_path / "bad.ics").write_text(text, newline="")
    found = read(tmp_path)
    (named,) = reasons(found)
    assert named.startswith(f"bad.ics: {reason}")
    assert found.busy(at(10, 15))
    assert not found.refresh(START)
    assert len(found.problems) == 1


def test_a_broken_event_does_not_cost_the_others_in_its_file(tmp_path: Path) -> None:
    broken = event(":20261120Tnoon", ":never")
    found = read(write(tmp_path / "a.ics", broken, MEETING, broken))
    assert found.busy(at(10, 15))
    assert len(found.problems) == 1


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert reasons(read(tmp_path / "no")) == ["no: cannot be read: No such file or directory"]


def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ics", MEETING)
    path.rename(os.fsdecode(bytes(tmp_path) + b"/\xff.ics"))
    assert read(tmp_path).busy(at(10, 15))


def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.ics")
    assert reasons(read(tmp_path / "a.ics")) == ["a.ics: cannot be read: it is not a file"]
    write(tmp_path / "b.ics", MEETING)
    assert read(tmp_path).busy(at(10, 15))


def test_a_huge_file_is_named_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert reasons(read(path)) == ["a.ics: is larger than 20,000,000 bytes; not read"]


def test_folders_that_lead_in_a_ring_end(tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    write(tmp_path / "a.ics", MEETING)
    assert read(tmp_path).busy(at(10, 15))


class Watched:
    """A calendar whose reading of files is counted."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.calendar = Calendar([folder], monotonic=self.clock.monotonic, read=self._counted)
        self.read = 0

    def _counted(self, question: CalendarQuestion) -> list[CalendarAnswer]:
        self.read += len(question.files)
        return answers(question)

    def refresh(self) -> int:
        """How many files it read."""
        self.read = 0
        self.calendar.refresh(self.clock.now())
        return self.read


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.ics", MEETING)
    watched = Watched(tmp_path)
    assert [watched.refresh(), watched.refresh()] == [5, 0]
    new = write(tmp_path / "new", event(":20261120T140000", ":20261120T143000"))
    new.rename(tmp_path / "3.ics")
    assert watched.refresh() == 1
    assert watched.calendar.busy(at(14, 15))
    for path in tmp_path.iterdir():
        path.unlink()
    assert watched.refresh() == 0
    assert watched.calendar.busy(at(10, 15)) is None


def test_an_edit_in_place_is_seen_within_five_minutes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ics", MEETING)
    watched = Watched(tmp_path)
    watched.refresh()
    write(path, MEETING, event(":20261120T140000", ":20261120T143000"))
    assert watched.refresh() == 0
    watched.clock.pass_time(THOROUGH)
    assert watched.refresh() == 1


def test_a_single_file_is_seen_to_change_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ics", MEETING)
    watched = Watched(path)
    assert watched.refresh() == 1
    write(path, MEETING, MEETING)
    assert watched.refresh() == 1


def test_all_is_read_again_when_the_day_has_moved_on(tmp_path: Path) -> None:
    write(tmp_path / "a.ics", MEETING)
    watched = Watched(tmp_path)
    watched.refresh()
    watched.clock.pass_time(timedelta(hours=11))
    assert watched.refresh() == 0
    watched.clock.pass_time(timedelta(hours=1))
    assert watched.refresh() == 1
    watched.clock.set_wall(START - timedelta(days=400))
    assert watched.refresh() == 1


def test_a_thousand_files_are_looked_at_once(tmp_path: Path) -> None:
    for number in range(1_000):
        year = 2005 + number % 20
        write(tmp_path / f"{number}.ics", event(f":{year}0101T100000", f":{year}0101T110000"))
    write(tmp_path / "today.ics", MEETING)
    files = CalendarFiles([tmp_path])
    assert len(files.look(0).files) == 1_001
    assert files.look(1) is files.look(2)
    assert read(tmp_path).busy(at(10, 15))


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=DAILY;INTERVAL=0",
    ],
)
def test_an_event_that_repeats_without_end_is_named_and_the_others_work(
    tmp_path: Path, line: str
) -> None:
    endless = event(":19700101T100000", "", "DURATION:PT1H", line)
    found = Calendar([write(tmp_path / "a.ics", endless, MEETING)], read=briefly)
    found.refresh(START)
    assert reasons(found) == ["a.ics: an event repeats too often to be followed"]
    assert found.busy(at(10, 15))


def test_a_zone_without_end_does_not_cost_the_others(tmp_path: Path) -> None:
    odd = BERLIN.format(name="Odd").replace("FREQ=YEARLY", "FREQ=SECONDLY")
    times = (";TZID=Odd:20261120T100000", ";TZID=Odd:20261120T103000")
    found = Calendar([write(tmp_path / "a.ics", event(*times), MEETING, zones=odd)], read=briefly)
    found.refresh(START)
    assert found.busy(at(10, 15))


ODD = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE"),
        *("END:VTIMEZONE", "BEGIN:VCALENDAR", "END:VCALENDAR", " folded", "RRULE:FREQ=DAILY"),
        *("RRULE:FREQ=WEEKLY;INTERVAL=0", "RRULE:;;=;", "DTSTART:20261120T100000", "DTEND:x"),
        *("DTSTART;TZID=../../etc:20261120T100000", "DTSTART;TZID=:99999999T999999", "UID:1"),
        *("EXDATE:;", "RDATE;VALUE=PERIOD:20261120T100000Z/PT1H", "DURATION:-P1D", "TZID:x"),
        *("RRULE:FREQ=DAILY;INTERVAL=2", "DURATION:P9999D", "TRANSP:OPAQUE", "SEQUENCE:x"),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE:20261120T100000", "ATTENDEE;PARTSTAT=:", "\x00"),
        *("DTSTART:00000000T000000Z", "RRULE:FREQ=YEARLY;UNTIL=99999999", "DTEND:20261120T103000"),
    ]
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ODD, max_size=12), st.booleans())
def test_no_file_stops_the_others(tmp_path: Path, lines: list[str], wrapped: bool) -> None:
    text = "\r\n".join(lines)
    if wrapped:
        text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (tmp_path / "odd.ics").write_text(text, newline="")
    write(tmp_path / "good.ics", event(":20261120T170000", ":20261120T173000"))
    found = Calendar([tmp_path], read=briefly)
    found.refresh(START)
    assert found.busy(at(17, 15))
    assert all("good" not in str(problem.path) for problem in found.problems)
