"""The frame of every screen: header, bars, the row for what is said, and the keys."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.journal.entries import AdjustmentTallied, PainRated
from backcare_tui.tui.adjustments.screen import AdjustmentsScreen
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS
from backcare_tui.tui.kit.draw.header import Header, header, rule
from backcare_tui.tui.places import PLACES
from backcare_tui.tui.settings.screen import SettingsScreen
from tests.tui.flare_person import began
from tests.tui.house import NARROW, NORMAL, TINY, WIDE, House, until_due

TABS = tuple((place.key, place.title) for place in PLACES)
NINE = (
    *(("1", "Today"), ("2", "Moves"), ("3", "Breathe"), ("4", "Pain"), ("5", "Limits")),
    *(("6", "Tools"), ("7", "Train"), ("8", "Sleep"), ("9", "Trends")),
)
AT = datetime(2026, 11, 21, 11, 18, tzinfo=UTC)


def said(width: int, tabs: tuple[tuple[str, str], ...] = TABS, name: str = "") -> str:
    here = "1" if tabs else ""
    return header(Header(tabs, here, name, AT, "sitting 11 min"), width)[0].plain


def test_the_header_is_as_it_was_drawn() -> None:
    assert said(120) == (
        "  ⣰⠏ backcare     1 Today   2 Moves   3 Breathe   4 Pain   6 Tools                 "
        "Sat 21 Nov   11:18   sitting 11 min"
    )
    assert said(80) == (
        "  ⣰⠏ backcare    1 Today  2 Moves  3 Breathe  4 Pain  6 Tools            11:18"
    )
    assert said(60, (), "long break") == (
        "  ⣰⠏ backcare    long break         11:18   sitting 11 min"
    )


def test_the_accent_of_the_rule_lies_under_the_place_in_front() -> None:
    line, span = header(Header(TABS, "1", "", AT, ""), 120)
    assert span == (17, 26)
    assert line.plain[18:25] == "1 Today"
    assert rule(120, span).plain == "  " + "─" * 15 + "━" * 9 + "─" * 92
    assert rule(40, None).plain == " " + "─" * 38


@pytest.mark.parametrize("tabs", [TABS, NINE])
@pytest.mark.parametrize("width", [80, 81, 99, 100, 119, 120, 200])
def test_from_80_columns_every_place_has_its_name(
    tabs: tuple[tuple[str, str], ...], width: int
) -> None:
    text = said(width, tabs)
    assert all(f"{key} {name}" in text for key, name in tabs)


def test_the_wordmark_goes_before_the_names_and_the_day() -> None:
    assert "backcare" not in said(80, NINE)
    assert "Sat 21 Nov" not in said(80)


@given(
    width=st.integers(0, 300),
    name=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=40),
    here=st.sampled_from(["", "1", "6"]),
    tabs=st.sampled_from([(), TABS, NINE]),
    plain=st.booleans(),
)
def test_no_header_is_wider_than_its_screen(
    width: int, name: str, here: str, tabs: tuple[tuple[str, str], ...], plain: bool
) -> None:
    glyphs = ASCII if plain else BLOCKS
    line, span = header(Header(tabs, here, name, AT, name), width, glyphs)
    assert line.cell_length <= width
    assert rule(width, span, glyphs).cell_length <= width
    if plain and name.isascii():
        assert line.plain.replace("…", "").isascii()


# -- in the app


@pytest.mark.parametrize(
    ("size", "rows"), [(TINY, 0), (NARROW, 0), (NORMAL, 1), ((80, 30), 4), (WIDE, 4)]
)
async def test_the_header_takes_the_rows_that_the_height_gives(
    house: House, size: tuple[int, int], rows: int
) -> None:
    async with house.open(size) as desk:
        assert len(desk.lines) - len(desk.below) == rows
        blank = [desk.lines[0], desk.lines[-1]] if rows == 4 else []
        assert not any(blank)
        assert "?  keys" in desk.lines[-2 if rows == 4 else -1]


async def test_without_a_header_a_place_that_is_gone_to_says_its_name(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.press("2")
        assert isinstance(desk.app.screen, AdjustmentsScreen)
        assert "Moves" in desk.text
        await desk.pass_time(10)
        assert "Moves" not in desk.text


async def test_what_was_noted_is_told_for_a_moment_with_the_key_that_takes_it_back(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("space")
        assert "Noted: stand up slower u undo" in desk.text
        await desk.pass_time(10)
        assert "u undo" not in desk.text
        await desk.press("space", "u")
        assert "Taken back: Stand up slower" in desk.text
        assert "u undo" not in desk.text
        assert len(desk.events(AdjustmentTallied)) == 1


async def test_an_edit_of_something_old_does_not_offer_to_take_all_of_it_back(house: House) -> None:
    async with house.open() as desk:
        entry = desk.companion.record(PainRated(score=3))
        assert desk.companion.noted is not None
        await desk.pass_time(minutes=6)
        desk.companion.amend(entry, PainRated(score=4))
        assert desk.companion.noted is None


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL, WIDE])
async def test_all_bars_at_once_leave_the_keys_in_sight(
    house: House, size: tuple[int, int]
) -> None:
    house.settle()
    house.program().record(ScreeningAnswered(tier="today", ticked=("fever",)))
    async with house.open(size) as desk:
        await desk.press("2")
        await desk.saved()
        house.disk.refused = {"create", "append"}
        desk.companion.record(PainRated(score=3))
        await desk.saved()
        await until_due(desk)
        assert "CHECK" in desk.top
        assert "BREAK TIME" in desk.top
        assert "not saved" in desk.top
        assert "keys" in desk.foot
        assert all(len(line) <= size[0] for line in desk.lines)


async def test_keys_to_put_off_and_skip_are_there_from_the_last_minute_on(house: House) -> None:
    async with house.open() as desk:
        bindings = desk.app.screen.active_bindings
        assert not any(bindings[key].enabled for key in ("z", "x"))
        await desk.pass_time(timedelta(minutes=29, seconds=30))
        bindings = desk.app.screen.active_bindings
        assert all(bindings[key].enabled for key in ("b", "z", "x"))


async def test_in_a_flare_the_header_says_which_day_it_is(house: House) -> None:
    began(house, 2)
    async with house.open(WIDE) as desk:
        assert "flare, day 3" in desk.top
        assert "working" not in desk.top


async def test_a_place_is_gone_to_from_a_page_that_names_them(house: House) -> None:
    async with house.open() as desk:
        await desk.press("comma")
        assert isinstance(desk.app.screen, SettingsScreen)
        await desk.press("2")
        await desk.settle()
        assert isinstance(desk.app.screen, AdjustmentsScreen)
        await desk.press("comma")
        await desk.pilot.click(offset=(desk.lines[0].index("1 Today"), 0))
        await desk.settle()
        assert desk.app.current_mode == "today"
        assert len(desk.app.screen_stack) == 1
