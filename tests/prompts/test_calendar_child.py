"""Calendars are read in a process of its own: limited, ended with the app, and never in its way."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from backcare_tui.prompts.calendar.calendar import Calendar
from backcare_tui.prompts.calendar.child import Child
from backcare_tui.prompts.calendar.question import BusyTime, CalendarAnswer, CalendarQuestion
from backcare_tui.prompts.installing import CALENDAR, command_for
from tests.clocks import START
from tests.prompts.ics import calendar, event, write

pytestmark = pytest.mark.process
MEETING = event(":20261120T090000Z", ":20261120T093000Z")
TEN = START + timedelta(hours=1)
BUSY = CalendarAnswer((BusyTime(TEN, TEN + timedelta(minutes=30)),))


def question(*paths: Path, seconds: float = 20) -> CalendarQuestion:
    day = timedelta(days=1)
    return CalendarQuestion(
        tuple(map(os.fsencode, paths)), START - day, START + day, seconds=seconds
    )


def test_a_meeting_is_known_and_its_title_is_not(tmp_path: Path) -> None:
    found = Calendar([write(tmp_path / "a.ics", MEETING)])
    assert found.refresh(START)
    assert found.problems == ()
    assert found.busy(TEN) == BUSY.busy[0]
    assert not found.refresh(START)


def test_a_file_that_takes_too_long_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "late.ics")  # to open it waits for ever
    good = write(tmp_path / "good.ics", MEETING)
    answers = Child().read(question(good, tmp_path / "late.ics", good, seconds=2))
    assert answers == [BUSY, CalendarAnswer(reasons=("takes longer than 2 seconds to read",)), BUSY]


def test_what_is_broken_around_the_events_does_not_cost_them(tmp_path: Path) -> None:
    alarm = "BEGIN:VALARM\nTRIGGER:soon\nEND:VALARM"
    task = "BEGIN:VTODO\nDUE:never\nEND:VTODO\n"
    text = calendar(event(":20261120T090000Z", ":20261120T093000Z", alarm), zones=task)
    path = tmp_path / "a.ics"
    path.write_text(text.replace("PRODID", "no line\nPRODID"), newline="")
    assert Child().read(question(path)) == [BUSY]


def test_without_the_libraries_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "recurring_ical_events.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = Calendar([write(tmp_path / "a.ics", MEETING)])
    found.refresh(START)
    assert found.busy(TEN) is None
    assert [problem.reason for problem in found.problems] == [
        f"meetings need two more packages: {command_for(CALENDAR)}"
    ]


def test_a_process_that_fails_is_told_and_what_it_complained_of_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "icalendar.py").write_text("raise RuntimeError('a private title')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = Calendar([write(tmp_path / "a.ics", MEETING)])
    found.refresh(START)
    assert [problem.reason for problem in found.problems] == [
        "calendars cannot be read: RuntimeError"
    ]


def test_leaving_does_not_wait_for_a_calendar(tmp_path: Path) -> None:
    late = tmp_path / "late.ics"
    os.mkfifo(late)
    child = Child()
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(child.read, question(late, late))
        writer = os.open(late, os.O_WRONLY)  # waits until the process has opened it to read
        child.close()
        assert len(reading.result(timeout=15)) < 2
    os.close(writer)
    assert child.read(question(late)) == []


def test_it_ends_when_nobody_listens_any_more(tmp_path: Path) -> None:
    good = write(tmp_path / "good.ics", MEETING)
    process = subprocess.Popen(
        [sys.executable, "-c", "import backcare_tui.prompts.calendar.reading as it; it.main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    with process.stdin as asked:
        asked.write(msgspec.json.encode(question(good, *[good] * 1000)))
    assert process.wait(timeout=15) != 0
