"""The page of breaks as lines, at any width, and what it says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.ledger import DayLedger, Fate, LedgerLine
from backcare_tui.domain.days import day_of, last_days
from backcare_tui.domain.journal.entries import BreakKind, BreakTaken, Posture
from backcare_tui.tui.breaks.ledger_lines import LedgerView, draw
from backcare_tui.tui.breaks.page import BreaksScreen
from backcare_tui.tui.kit.draw.day_strip import StripDay
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS
from tests.clocks import START
from tests.tui.house import NARROW, NORMAL, WIDE, House, until_due

LENGTHS = {BreakKind.MICRO: timedelta(minutes=2), BreakKind.LONG: timedelta(minutes=5)}
TODAY: date = day_of(START)


def line(fate: Fate, minutes: int, seconds: float = 0.0, **more: float) -> LedgerLine:
    at = START + timedelta(minutes=minutes)
    return LedgerLine(at=at, kind=BreakKind.MICRO, fate=fate, due=at, seconds=seconds, **more)  # type: ignore[arg-type]


def view_of(
    *lines: LedgerLine, why: tuple[str, ...] = (), sat: int = 0, stood: int = 0
) -> LedgerView:
    times = {Posture.SIT: timedelta(minutes=sat), Posture.STAND: timedelta(minutes=stood)}
    return LedgerView(
        strip=StripDay(8, 18, 9),
        lines=lines,
        why=why,
        postures={posture: time for posture, time in times.items() if time},
        week=tuple(DayLedger(day=day, taken=len(lines)) for day in last_days(TODAY, 7)),
        lengths=LENGTHS,
        now=START,
    )


def text(view: LedgerView, width: int = 80, *, low: bool = False) -> str:
    return "\n".join(each.plain for each in draw(view, width, low=low))


@given(
    st.lists(
        st.tuples(st.sampled_from(Fate), st.integers(0, 600), st.integers(0, 900)), max_size=9
    ),
    st.integers(34, 240),
    st.booleans(),
    st.booleans(),
    st.integers(0, 700),
)
def test_no_line_is_wider_than_the_page(
    happened: list[tuple[Fate, int, int]], width: int, low: bool, plain: bool, sat: int
) -> None:
    lines = [line(fate, minutes, seconds) for fate, minutes, seconds in happened]
    view = view_of(*lines, why=("Nothing was due since you began.",), sat=sat, stood=20)
    drawn = draw(view, width, low=low, glyphs=ASCII if plain else BLOCKS)
    assert all(each.cell_length <= width for each in drawn)


def test_every_fate_has_a_sign_and_its_words() -> None:
    for fate in Fate:
        (said,) = [
            each for each in text(view_of(line(fate, 5, 120))).splitlines() if "09:0" in each
        ]
        assert "Micro break" in said
        assert said.split()[1] in "●○▸─·│"


def test_a_break_under_half_its_length_is_cut_short() -> None:
    said = text(view_of(line(Fate.TAKEN, 5, 59), line(Fate.TAKEN, 35, 60)))
    assert "Micro break cut short after 59s" in said
    assert "Micro break taken, 1m" in said
    short = text(view_of(line(Fate.TAKEN, 5, 20, offered=20.0)))
    assert "Micro break taken, 20s" in short, "it was to be no longer"


def test_a_day_without_a_break_keeps_its_frames_and_says_how_to_begin() -> None:
    for width in (34, 80, 120):
        said = " ".join(text(view_of(), width).replace("│", " ").split())
        assert "No break yet today. b takes one" in said
    assert "─ today ─" in text(view_of(), 120)


def test_the_frame_counts_what_there_was_and_no_zeros() -> None:
    lines = [line(Fate.TAKEN, 5, 120), line(Fate.TAKEN, 40, 120)]
    (head,) = [each for each in text(view_of(*lines)).splitlines() if each.startswith("today")]
    assert head.endswith("2 taken")


def test_time_in_each_posture_is_a_bar_if_there_are_several() -> None:
    assert "━" not in text(view_of(sat=90)).partition("posture")[2]
    both = text(view_of(sat=90, stood=30))
    assert both.index("sitting") < both.index("standing")
    assert "1 h 30" in both


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_the_page_says_why_nothing_rang_and_what_was_taken(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await until_due(desk)
        await desk.press("b")
        await desk.pass_time(40)
        await desk.press("enter", "escape", "w")
        assert isinstance(desk.app.screen, BreaksScreen)
        assert "Next: micro break in 30m, at 10:00." in desk.text.replace("│", "")
        await desk.press("end")
        assert "all" in desk.text or size == WIDE
        assert [taken.seconds for taken in desk.events(BreakTaken)] == [40]


async def test_the_strip_of_the_page_shows_the_breaks_to_come(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("w")
        assert "◎" in desk.text
        assert "┃" in desk.text
