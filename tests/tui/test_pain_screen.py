"""The Pain place: pressing keys, and reading what is shown."""

from datetime import date, timedelta

import pytest

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, ToolUsed
from backcare_tui.domain.journal.entries import (
    BreakKind,
    BreakTaken,
    BreathingFinished,
    Entry,
    PainRated,
    Posture,
    PostureChanged,
)
from backcare_tui.tui.pain.list import PainList
from backcare_tui.tui.pain.screen import PainScreen
from backcare_tui.tui.pain.table import PainTable
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, House
from tests.tui.pain_person import rate

TALL_PANE = (40, 40)


def weeks(house: House) -> None:
    """Three weeks of pain at 2 to 4, and a day of 5 after a short night."""
    for days in range(21, 0, -1):
        rate(house, days, 2 + days % 3, 3)
    rate(house, 0, 5, 5, sleep=5.0)


# -- the first days


async def test_before_the_first_entry_it_says_at_every_size_how_to_make_one(house: House) -> None:
    async with house.open() as desk:
        await desk.press("4")
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert "Nothing logged yet. l logs pain in two keys." in desk.text
            await desk.press("enter", "left", "v", "T", "up", "down", "escape", "T", "v")
            assert "Nothing logged yet." in desk.text


async def test_the_usual_range_is_learned_for_five_days(house: House) -> None:
    for days in (1, 2):
        rate(house, days, 3)
    async with house.open() as desk:
        await desk.press("4")
        assert "learning: 2 of 5 days" in desk.line("alarm")
        assert "you said" not in desk.text
    for days in (3, 4, 5):
        rate(house, days, 3)
    async with house.open() as desk:
        await desk.press("4")
        assert "usually 3 (5 days)" in desk.line("alarm")


async def test_what_the_person_said_is_usual_stands_in_until_then(house: House) -> None:
    house.configure("[care]\nusual_pain = 4")
    rate(house, 1, 3)
    async with house.open() as desk:
        await desk.press("4")
        assert "learning: 1 of 5 days; you said 4" in desk.line("alarm")


async def test_a_rating_shows_at_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("4", "l", "4", "escape")
        assert "1 rating, 4" in desk.line("Today")
        assert desk.line("▸").startswith("▸ 09:00   4")
        assert desk.line("pain   ").split() == ["pain", "4"]


# -- a day


async def test_the_alarm_stands_beside_what_is_around_it_with_what_they_come_from(
    house: House,
) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4")
        assert desk.line("Today").startswith("Today   2 ratings, 5, median 5")
        assert "above usual" in desk.line("alarm")
        assert "usually 2.5–3.5 (21 days)" in desk.line("alarm")
        assert desk.line("around it").endswith("some (2 of 4)   slept 5 h · 0 min without a break")
        assert "A short night (5 h) can turn the alarm up." in desk.text


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_straight_after_a_rating_beyond_the_usual_the_day_does_not_hide_it(
    house: House, size: tuple[int, int]
) -> None:
    for days in range(14, 0, -1):
        rate(house, days, 3 + days % 2)
    rate(house, 0, 3, 4, 3, 4)
    async with house.open(size) as desk:
        await desk.press("4", "l", "6", "escape")
        if size == NARROW:
            assert "Today: 4, last 6" in desk.text
        else:
            assert "Your last rating, 6, is clearly above your usual range;" in desk.text
        assert "as usual" not in desk.text.replace("so far as usual", "")


async def test_the_time_line_has_pain_beside_breaks_downshifts_and_tools(house: House) -> None:
    rate(house, 0, 8, 9, 10)
    now = house.clock.now()
    breathed = BreathingFinished(pattern="even", seconds=120, cycles=12, planned_cycles=12)
    taken = BreakTaken(break_kind=BreakKind.MICRO, seconds=120)
    for minutes, event in ((100, taken), (60, breathed), (30, ToolUsed(tool="heat"))):
        house.program().record(event, at=now - timedelta(minutes=minutes))
    async with house.open() as desk:
        await desk.press("4")
        assert desk.line("pain   ").split() == ["pain", "8", "9", "10"]
        beside = desk.line("beside")
        assert [beside.index(glyph) for glyph in "●~▪"] == sorted(map(beside.index, "●~▪"))
        assert desk.line("downshift").strip() == "● break  ~ downshift  ▪ tool"


async def test_more_ratings_than_cells_are_told_by_a_plus(house: House) -> None:
    for n in range(40):
        at = house.clock.now() - timedelta(minutes=90 - 2 * n)
        house.program().record(PainRated(score=5), at=at)
    async with house.open() as desk:
        await desk.press("4")
        assert "+" in desk.line("pain   ")
        assert "40 ratings" in desk.text


async def test_posture_is_part_of_what_is_around_the_alarm(house: House) -> None:
    rate(house, 0, 3)
    at = house.clock.now() - timedelta(hours=2)
    house.program().record(PostureChanged(posture=Posture.SIT), at=at)
    async with house.open() as desk:
        await desk.press("4")
        assert "sat 2 h 00 · " in desk.line("around it")


async def test_earlier_days_are_looked_at_with_the_arrows(house: House) -> None:
    rate(house, 1, 2, 4)
    rate(house, 2, 9, note="moved a wardrobe")
    async with house.open() as desk:
        await desk.press("4", "left")
        assert "Yesterday, Thu 19 Nov" in desk.line("ratings")
        assert "2–4" in desk.line("ratings")
        await desk.press("left")
        assert desk.line("1 rating").startswith("Wed 18 Nov")
        assert "moved a" in desk.text
        await desk.press("left")
        assert "nothing noted" in desk.line("Tue 17 Nov")
        await desk.press("escape")
        assert desk.line("Today").startswith("Today")
        await desk.press("right")
        assert desk.line("Today").startswith("Today"), "tomorrow is not known"


async def test_days_beyond_the_plot_bring_it_with_them(house: House) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4", *["left"] * 20)
        assert "Sat 31 Oct" in desk.text
        assert "31" in desk.lines[-3], "and so do the dates under it"
        assert isinstance(desk.app.screen, PainScreen)
        desk.app.screen.action_day(-200)
        await desk.settle()
        assert "nothing noted" in desk.text, "it ends with the days that are looked back on"


# -- the weeks


async def test_plot_and_table_show_the_last_14_or_90_days(house: House) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4")
        assert "14 days ● median" in desk.text
        assert "╌ usual 2.5–3.5" in desk.text
        assert "20" in desk.lines[-3]
        await desk.press("v")
        assert "90 days" in desk.text
        assert "Oct" in desk.lines[-3]
        await desk.press("T")
        assert "90 days n range" in desk.text
        assert "▸ Fri 20 Nov 2 5" in desk.text
        await desk.press("v")
        assert "14 days n range" in desk.text
        await desk.press("T")
        assert "14 days ● median" in desk.text


async def test_who_prefers_tables_gets_them_from_the_start(house: House) -> None:
    house.configure("[look]\ntables = true")
    weeks(house)
    async with house.open() as desk:
        await desk.press("4")
        assert "n range" in desk.text
        assert "● median" not in desk.text


async def test_a_day_is_opened_from_the_table(house: House) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4", "T", "tab")
        assert isinstance(desk.app.focused, PainTable)
        await desk.press("down", "down", "enter")
        assert desk.line("ratings").startswith("Wed 18 Nov")
        assert "▸ Wed 18 Nov" in desk.text


async def test_flare_days_have_a_mark_of_their_own(house: House) -> None:
    house.settle()
    weeks(house)
    now = house.clock.now()
    house.program().record(FlareStarted(), at=now - timedelta(days=9))
    house.program().record(FlareEnded(), at=now - timedelta(days=7))
    async with house.open() as desk:
        await desk.press("4")
        assert "◆" in desk.text
        await desk.press("T")
        assert desk.text.count("flare") == 3
        await desk.press(*["left"] * 8)
        assert "in a flare" in desk.line("ratings")


async def test_on_a_short_screen_the_table_takes_the_place_of_the_list(house: House) -> None:
    weeks(house)
    async with house.open(NARROW) as desk:
        await desk.press("4")
        assert "14 d " in desk.text
        assert "▸ 06:30 5" in desk.text
        await desk.press("v")
        assert "90 d " in desk.text
        await desk.press("T")
        assert "▸ 20 Nov" in desk.text
        assert isinstance(desk.app.focused, PainTable)
        await desk.press("down", "enter")
        assert "Thu 19 Nov: 3" in desk.lines[0]
        await desk.press("T")
        assert isinstance(desk.app.focused, PainList)


# -- at every size


async def test_every_size_shows_pain_against_what_is_usual(house: House) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4")
        for size in (*SIZES, TALL_PANE, (110, 12), (60, 16)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert "Today" in desk.text
            assert size == TINY or "above usual" in desk.text
            assert "▸ 06:30 5" in desk.text
            for key in ("v", "T", "v", "left", "T", "left", "escape"):
                await desk.press(key)
                assert all(len(line) <= size[0] for line in desk.lines)
                assert "?  keys" in desk.foot, "the keys are there"
        await desk.pilot.resize_terminal(*NORMAL)
        await desk.settle()
        assert "● median" in desk.text


async def test_without_colour_nothing_is_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    house.configure('[look]\ntheme = "backcare-ansi"')
    weeks(house)
    async with house.open() as desk:
        await desk.press("4", "left")
        for glyph in "●╌┊":
            assert glyph in desk.text


# -- what it reads


async def test_it_reads_no_further_back_than_it_shows(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in range(0, 200, 3):
        rate(house, days, 3)
    async with house.open() as desk:
        asked: list[int] = []
        read = PainScreen._entries

        def remember(screen: PainScreen, today: date, day: date) -> tuple[Entry, ...]:
            found = read(screen, today, day)
            assert screen._read is not None
            asked.append((today - day_of(screen._read[0][0].at)).days)
            return found

        monkeypatch.setattr(PainScreen, "_entries", remember)
        await desk.press("4")
        assert max(asked) <= 28
        await desk.press("left", "left")
        assert max(asked) <= 42
        await desk.press("v")
        assert max(asked) > 80
