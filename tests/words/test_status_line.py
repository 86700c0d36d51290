"""A line for a status bar: short, calm, and true at the moment it is read."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from backcare_tui.domain.breaks.plan import PromptState
from backcare_tui.domain.journal.entries import HoldReason, Posture
from backcare_tui.prompts.status_file import COUNTED, Status
from backcare_tui.words import status_line as lines
from backcare_tui.words.status_line import status_line
from tests.clocks import START

MINUTE = timedelta(minutes=1)
NOW = START
WORKING = Status(
    state="working",
    kind="micro",
    short=False,
    begin=NOW - 18 * MINUTE,
    due=NOW + 12 * MINUTE,
    heads_up=NOW + 11 * MINUTE,
    posture="sit",
    posture_since=NOW - 42 * MINUTE,
    breaks=(3, 1, 0, 0, 0, 2),
)


def status(state: str, **fields: Any) -> Status:
    return WORKING._replace(state=state, **fields)


CASES: list[tuple[Status, str, str]] = [
    (WORKING, "12 min", "break 12m"),
    (status("working", due=NOW + 125 * MINUTE), "2 h 05", "break 2h05"),
    (status("heads-up", due=NOW + timedelta(seconds=50)), "break in 1 min", "break 1m"),
    (status("due", due=NOW), "break now", "break now"),
    (status("lapsed", due=NOW - 11 * MINUTE), "break now", "break now"),
    (status("held", held="meeting"), "held: meeting", "held: meeting"),
    (status("on break", due=NOW + 2 * MINUTE), "on a break, 2 min left", "on break 2m"),
    (status("paused", paused_until=NOW + 90 * MINUTE), "paused until 10:30", "paused 10:30"),
    (status("closing", closes=NOW + 9 * MINUTE), "no more breaks today", "no break"),
    (
        status("closing", closes=NOW + 9 * MINUTE, opens=NOW + 60 * MINUTE),
        "no break before 10:00",
        "no break",
    ),
    (status("off hours", opens=NOW + 72 * 60 * MINUTE), "off until Mon 09:00", "off hours"),
    (status("off hours"), "off hours", "off hours"),
]


@pytest.mark.parametrize(("shown", "plain", "short"), CASES, ids=[case[1] for case in CASES])
def test_every_state_has_its_words(shown: Status, plain: str, short: str) -> None:
    assert status_line(shown, "plain", NOW) == plain
    assert status_line(shown, "tmux", NOW) == short
    assert len(short) <= 16


def test_no_state_reason_or_posture_is_without_words() -> None:
    assert {case[0].state for case in CASES} == {each.value for each in PromptState}
    names = [*(each.value for each in HoldReason), *COUNTED]
    assert all(lines._WORDS.get(name, name).replace(" ", "").isalpha() for name in names)
    assert set(lines.POSTURES) == {each.value for each in Posture}


@pytest.mark.parametrize(
    ("seconds", "plain"),
    [(0, "12 min"), (1, "12 min"), (60, "11 min"), (660, "break in 1 min"), (720, "break now")],
)
def test_the_countdown_goes_on_while_the_file_stays_the_same(seconds: int, plain: str) -> None:
    assert status_line(WORKING, "plain", NOW + timedelta(seconds=seconds)) == plain


def test_what_tmux_would_take_for_a_format_is_doubled() -> None:
    assert lines.for_tmux("#(reboot) #[fg=red]#S") == "##(reboot) ##[fg=red]##S"


def test_every_line_is_one_line_of_ascii() -> None:
    for form in ("plain", "tmux", "waybar", "i3status", "json"):
        for shown, *_ in CASES:
            line = status_line(shown, form, NOW)
            assert line.isascii()
            assert line.isprintable()


def test_waybar_gets_text_tooltip_class_and_percentage() -> None:
    assert json.loads(status_line(WORKING, "waybar", NOW)) == {
        "text": "12 min",
        "alt": "working",
        "tooltip": (
            "Micro break in 12 min, at 09:12\n"
            "Today: 3 taken, 1 counted by itself, 2 held\n"
            "Sitting for 42 min"
        ),
        "class": "working",
        "percentage": 60,
    }
    on_break = status("on break", begin=NOW - MINUTE, due=NOW + MINUTE, posture=None)
    found = json.loads(status_line(on_break, "waybar", NOW))
    assert (found["class"], found["percentage"]) == ("on-break", 50)
    assert found["tooltip"].startswith("On a break, 1 min left\nToday: 3 taken")
    short = json.loads(status_line(WORKING._replace(short=True), "waybar", NOW))
    assert short["tooltip"].startswith("20-second break in 12 min")


def test_nothing_waybar_takes_for_markup_is_ever_said() -> None:
    for shown, *_ in CASES:
        found = json.loads(status_line(shown, "waybar", NOW))
        assert not set(found["text"] + found["tooltip"]) & set("<>&")


def test_i3_gets_a_block_that_is_urgent_when_a_break_is_due() -> None:
    assert json.loads(status_line(WORKING, "i3status", NOW)) == {
        "name": "backcare",
        "full_text": "break in 12 min",
        "short_text": "break 12m",
        "urgent": False,
    }
    due = json.loads(status_line(status("due"), "i3status", NOW))
    assert (due["full_text"], due["urgent"]) == ("break now", True)


def test_json_has_everything_a_script_needs() -> None:
    found = json.loads(status_line(WORKING, "json", NOW))
    assert found["schema"] == 1
    assert found["due"] == "2026-11-20T09:12:00+01:00"
    assert found["seconds_left"] == 720
    assert found["posture"] == {"now": "sit", "since": "2026-11-20T08:18:00+01:00"}
    assert found["breaks"]["held"] == 2
    assert found["text"] == "12 min"
    assert json.loads(status_line(status("due", posture=None), "json", NOW))["posture"] is None


def test_times_are_those_of_the_place_one_is_in() -> None:
    utc = datetime.fromisoformat("2026-11-20T08:00:00+00:00")
    paused = status("paused", paused_until=NOW + 90 * MINUTE)
    assert status_line(paused, "plain", utc) == "paused until 09:30"


def test_an_interval_without_length_is_over() -> None:
    assert lines.percentage(WORKING._replace(begin=WORKING.due), NOW) == 100
    assert lines.percentage(WORKING, NOW - 60 * MINUTE) == 0
