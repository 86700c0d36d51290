"""The page of a flare in areas: it fits whatever room and names there are, and a hold leads."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.tui.flare.chart import pain_chart
from backcare_tui.tui.flare.framed import framed_lines
from backcare_tui.tui.flare.view import FlarePageView, PainSoFar, ReliefUse
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS

FULL = FlarePageView(
    day=3,
    since="since 18 Nov",
    said="Your pain is about where it was. Little and often works.",
    keep="walk 8 min",
    kept_before="kept on both days so far",
    targets_rest=True,
    check_ins="morning now, evening from 19:00",
    relief=(("Heat", "15–20 min"), ("Brief rest", "10–20 min")),
    relief_used=(ReliefUse("lower after 4 of 5", 4, 5, "1 of 3 left"), ReliefUse()),
    used=(("Heat", "5 times: lower after 4"), ("Legs up", "once: worse after")),
    used_title="what came of it, last flares",
    flares_before=2,
    earlier=(("8–13 Oct", "6 days  worst 6"),),
    pain=PainSoFar((("Wed", 6), ("Wed", 7), ("Fri", 4)), (2, 4.5), "Wed", "6 at first."),
    protect=(("movement", "A little every hour or so."),),
    ahead=(("next", "a check-in now"),),
    changed="Quiet colours.",
)
names = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=60)


def plain(view: FlarePageView, width: int) -> str:
    return "\n".join(line.plain for line in framed_lines(view, width))


@settings(max_examples=60)
@given(st.integers(40, 240), names, names, st.integers(1, 400))
def test_no_line_is_wider_than_there_is_room(width: int, keep: str, name: str, day: int) -> None:
    relief = ((name, keep), *FULL.relief[1:])
    view = msgspec.structs.replace(FULL, keep=keep, relief=relief, day=day)
    assert all(line.cell_length <= width for line in framed_lines(view, width))


@pytest.mark.parametrize("width", [60, 76, 100, 116, 196])
def test_all_that_is_known_is_on_the_page(width: int) -> None:
    said = plain(FULL, width)
    for words in (
        "flare, day 3",
        "since 18 Nov",
        "the one thing to keep",
        "Walk 8 min",
        "m  done",
        "what came of it, last flares",
        "lower after 4 of 5",
        "1 of 3 left",
        "pain since Wed",
        "shaded: usual",
        "Legs up",
        "earlier flares",
        "Quiet colours",
        "evening from 19:00",
    ):
        assert words in said, (width, words)


def test_days_are_counted_one_by_one_for_a_week() -> None:
    assert "● ● ◉ ○ ○ ○ ○" in plain(FULL, 116)
    assert "◉" not in plain(msgspec.structs.replace(FULL, day=8), 116)


def test_once_it_was_done_the_page_says_so_and_how_to_take_it_back() -> None:
    said = plain(msgspec.structs.replace(FULL, kept=True), 116)
    assert "● done today   m takes it back" in said
    assert "kept on both days" in plain(FULL, 116)


def test_a_hold_leads_and_nothing_is_said_of_ease() -> None:
    held = FlarePageView(
        day=3,
        since="since 18 Nov",
        contact=("Call 112", "Now."),
        relief=FULL.relief,
        check_ins=FULL.check_ins,
    )
    lines = plain(held, 116).splitlines()
    assert "flare, day 3" in lines[0]
    assert "Call 112" in lines[1]
    assert not any("eas" in line for line in lines)


def test_until_something_is_known_the_chart_is_there_and_says_which_key_begins_it() -> None:
    said = plain(msgspec.structs.replace(FULL, pain=PainSoFar(since="Wed")), 116)
    assert "No pain noted in this flare yet" in said
    assert "keys." in said
    assert " 10 " in said


def test_in_plain_signs_all_but_words_is_ascii() -> None:
    shown = "".join(line.plain for line in framed_lines(FULL, 116, ASCII))
    assert shown.replace("…", "").replace("–", "").isascii()


@given(
    st.lists(st.tuples(st.sampled_from(["Mon", "Tue 3 Nov"]), st.integers(0, 10)), max_size=90),
    st.integers(1, 120),
    st.integers(1, 30),
)
def test_a_chart_has_exactly_the_room_it_is_given(
    readings: list[tuple[str, int]], width: int, height: int
) -> None:
    pain = PainSoFar(tuple(readings), (2, 4.5), "Mon")
    lines = pain_chart(pain, width, height, BLOCKS)
    assert len(lines) == height
    assert all(line.cell_length <= width for line in lines)
