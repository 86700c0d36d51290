"""Shortcuts through ICS text lead to the same meetings as the long way."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.prompts.ics_busy import Busy, busy_times
from backcare_tui.prompts.ics_rules import TOO_ODD, TOO_OFTEN, refused
from backcare_tui.prompts.ics_shortcuts import moved_on, with_known_zones
from backcare_tui.prompts.ics_text import Reduced
from tests.prompts.ics import event

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def busy(text: bytes, now: datetime) -> list[Busy]:
    around = timedelta(days=1)
    reduced = Reduced(b"", ((b"1", text.strip()),))
    found, problems = busy_times(reduced, now - around, now + around, zone=BERLIN)
    assert problems == []
    return sorted(found, key=lambda each: each.start)


@settings(max_examples=60)
@given(
    begins=st.dates(date(2015, 1, 1), date(2026, 10, 1)),
    hour=st.integers(0, 23),
    weekly=st.booleans(),
    interval=st.integers(1, 12),
    days=st.sets(st.sampled_from(DAYS)),
    more=st.sampled_from(["", ";WKST=SU", ";UNTIL=20261101T000000Z", ";COUNT=300"]),
    zone=st.sampled_from([("", ""), ("", "Z"), (";TZID=America/New_York", "")]),
    now=st.dates(date(2026, 10, 10), date(2026, 11, 10)),
)
def test_a_beginning_that_was_moved_on_gives_the_same_meetings(
    begins: date,
    hour: int,
    weekly: bool,
    interval: int,
    days: set[str],
    more: str,
    zone: tuple[str, str],
    now: date,
) -> None:
    rule = f"FREQ={'WEEKLY' if weekly else 'DAILY'};INTERVAL={interval}{more}"
    rule += f";BYDAY={','.join(sorted(days))}" if days else ""
    start = f"{zone[0]}:{begins:%Y%m%d}T{hour:02}0000{zone[1]}"
    text = event(start, "", "DURATION:PT45M", f"RRULE:{rule}").encode()
    moment = datetime(now.year, now.month, now.day, 9, tzinfo=UTC)
    moved = moved_on(text, now - timedelta(days=4))
    assert busy(moved, moment) == busy(text, moment)


def test_a_counted_or_odd_rule_is_left_as_it_is() -> None:
    for rule in ("FREQ=DAILY;COUNT=3", "FREQ=MONTHLY", "FREQ=DAILY;INTERVAL=0", "=;=", ""):
        text = event(":20150101T100000", ":20150101T103000", f"RRULE:{rule}").encode()
        assert moved_on(text, date(2026, 11, 1)) == text
    twice = ("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY")
    text = event(":20150101T100000", ":20150101T103000", *twice).encode()
    assert moved_on(text, date(2026, 11, 1)) == text


@pytest.mark.parametrize(
    ("given", "known"),
    [
        (";TZID=Europe/Berlin:", ";TZID=Europe/Berlin:"),
        (';TZID="/freeassociation.sourceforge.net/Europe/Berlin":', ";TZID=Europe/Berlin:"),
        (
            ";TZID=/mozilla.org/20050126_1/America/Argentina/Ushuaia:",
            ";TZID=America/Argentina/Ushuaia:",
        ),
        (";TZID=UTC:", ";TZID=UTC:"),
    ],
)
def test_a_zone_is_known_by_the_end_of_its_name(given: str, known: str) -> None:
    events, unknown = with_known_zones([f"DTSTART{given}20261120T100000".encode()])
    assert events == [f"DTSTART{known}20261120T100000".encode()]
    assert not unknown


@pytest.mark.parametrize("name", ["Our office", "../../etc/passwd", "Europe/Nowhere", ""])
def test_a_zone_nobody_knows_is_left_to_the_file(name: str) -> None:
    text = f"DTSTART;TZID={name}:20261120T100000".encode()
    assert with_known_zones([text]) == ([text], {name.encode()})


@pytest.mark.parametrize(
    ("rule", "years", "why"),
    [
        ("FREQ=DAILY", 50, ""),
        ("FREQ=HOURLY", 20, ""),
        ("FREQ=HOURLY", 60, TOO_OFTEN),
        ("FREQ=HOURLY;BYMONTH=2", 1, TOO_OFTEN),
        ("FREQ=MINUTELY", 0, TOO_OFTEN),
        ("FREQ=DAILY;BYHOUR=9,12,15", 10, ""),
        ("FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(60))), 10, TOO_OFTEN),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", 1, ""),
        ("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31", 1, TOO_ODD),
        ("FREQ=DAILY;BYMONTH=2;BYYEARDAY=200", 1, TOO_ODD),
        ("FREQ=DAILY;BYMONTHDAY=32", 1, TOO_ODD),
        ("FREQ=WEEKLY;BYSETPOS=9", 1, TOO_ODD),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", 30, ""),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", 30, ""),
        ("FREQ=DAILY;INTERVAL=0", 1, TOO_ODD),
        ("FREQ=DAILY;INTERVAL=-1", 1, TOO_ODD),
        ("FREQ=DAILY;FREQ=SECONDLY", 1, TOO_ODD),
        ("FREQ=DAILY;;", 1, TOO_ODD),
        ("FREQ=DAILY;", 1, ""),
        ("FREQ=YEARLY;BYMONTH=x", 1, TOO_ODD),
    ],
)
def test_rules_that_never_end_are_not_followed(rule: str, years: int, why: str) -> None:
    assert refused(b'RRULE;X="a:b":FREQ=SECONDLY', 1) == TOO_ODD
    assert refused(f"BEGIN:VEVENT\nRRULE:{rule}\nEND:VEVENT".encode(), years) == why
