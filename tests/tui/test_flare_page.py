"""The page of a flare, drawn for whatever width there is."""

import msgspec
import pytest
from textual.style import Style

from backcare_tui.tui.flare.page import page_lines
from backcare_tui.tui.flare.view import FlarePageView

FULL = FlarePageView(
    day=8,
    since="since 13 Nov",
    said="A week is the long end of what most flares take, and some take longer.",
    contact=("Talk to a professional", "After a week it is time to talk to a physiotherapist."),
    keep="5–10 min walk",
    check_ins="morning ✓, evening from 19:00",
    relief=(("Heat", "15–20 min"), ("What my neighbour makes from nettles", ""), ("ＬＥＧＳ", "")),
    used=(("Heat", "5 times: lower after 4"), ("x" * 40, "2 times, not said how it was after")),
    flares_before=2,
    protect=(
        ("relief", "Lean on relief for a few days, and keep one small movement."),
        ("movement", "A little every hour or so."),
    ),
    ahead=(("next", "a check-in this evening"), ("tomorrow", "day 9, 5–10 min walk")),
    changed="Quiet colours, more frequent breaks.",
)


def plain(view: FlarePageView, width: int, *, short: bool = False) -> list[str]:
    return [line.plain for line in page_lines(view, width, short=short)]


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("width", [1, 5, 12, 20, 22, 30, 33, 50, 72, 78, 99, 100, 116, 200, 300])
def test_no_line_is_wider_than_there_is_room(width: int, short: bool) -> None:
    for kept in (True, False):
        view = msgspec.structs.replace(FULL, kept=kept, keep="ｗａｌｋ　" * 12)
        for line in page_lines(view, width, short=short):
            assert line.cell_length <= width


@pytest.mark.parametrize("width", [21, 32, 78, 116])
@pytest.mark.parametrize("short", [True, False])
def test_all_that_is_said_is_there_at_every_width(width: int, short: bool) -> None:
    words = set(" ".join(plain(FULL, width, short=short)).split())
    for text in (FULL.said, FULL.contact[1] if FULL.contact else "", FULL.changed):
        assert set(text.split()) <= words
    for rows in (FULL.protect, FULL.ahead):
        assert {word for row in rows for word in " ".join(row).split()} <= words


def test_where_there_is_room_it_stands_in_two_columns() -> None:
    lines = plain(FULL, 116)
    assert len(lines) < len(plain(FULL, 78))
    assert any("Today" in line and "movement" not in line for line in lines)
    assert lines[0].startswith("Flare, day 8   since 13 Nov")
    assert "Rebalance for a few days" in lines[0]


def test_on_a_short_screen_what_can_be_done_comes_first() -> None:
    lines = plain(FULL, 32, short=True)
    assert lines[:3] == [
        "Flare, day 8   since 13 Nov",
        "Talk to a professional",
        "keep      5–10 min walk",
    ]
    assert lines.index("1  Heat") < next(n for n, line in enumerate(lines) if "A week" in line)


def test_relief_can_be_clicked_on_its_own_line_only() -> None:
    lines = page_lines(FULL, 78)
    tools = {}
    for line in lines:
        for span in line.spans:
            if isinstance(span.style, Style):
                tools[line.plain[span.start : span.end].split()[0]] = span.style.meta["part"]
    assert tools == {"1": 0, "2": 1, "3": 2}


def test_while_earlier_flares_are_read_nothing_is_said_about_them() -> None:
    reading = msgspec.structs.replace(FULL, used=None)
    assert not any("used" in line for line in plain(reading, 78))
    one = msgspec.structs.replace(FULL, flares_before=1)
    assert "What you used, and how it was after   in your last flare" in plain(one, 78)
    nothing = msgspec.structs.replace(FULL, used=(), flares_before=0)
    assert "What you used, and how it was after" in plain(nothing, 78)
