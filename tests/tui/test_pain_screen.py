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
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.tui.pain.list import PainList
from backcare_tui.tui.pain.screen import PainScreen
from backcare_tui.tui.pain.table import PainTable
from tests.tui.house import NARROW, NORMAL, SIZES, WIDE, Desk, House
from tests.tui.pain_person import rate

TALL_PANE = (40, 40)
ROOMY, HUGE = (120, 48), (200, 60)


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
        assert "learning: 2 of 5 days" in desk.line("today")
        assert "you said" not in desk.text
    for days in (3, 4, 5):
        rate(house, days, 3)
    async with house.open() as desk:
        await desk.press("4")
        assert "usually 3 (5 days)" in desk.line("today")


async def test_what_the_person_said_is_usual_stands_in_until_then(house: House) -> None:
    house.configure("[care]\nusual_pain = 4")
    rate(house, 1, 3)
    async with house.open() as desk:
        await desk.press("4")
        assert "learning: 1 of 5 days; you said 4" in desk.line("today")


async def test_a_rating_shows_at_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("4", "l", "4", "escape")
        assert "1 rating" in desk.line("today")
        assert desk.line("now ").split()[-1] == "4"
        assert desk.line("▌").startswith("▌ 09:00   4")


# -- a day


async def test_the_alarm_stands_beside_what_is_around_it_with_what_they_come_from(
    house: House,
) -> None:
    weeks(house)
    async with house.open(WIDE) as desk:
        await desk.press("4")
        assert "2 ratings · usually 2.5–3.5 (21 days)" in desk.line("today")
        assert "5 ▴ above usual" in desk.line("now  ")
        assert "5 ▴ above usual" in desk.line("so far")
        assert "some (2 of 4)" in desk.line("around it")
        assert "slept 5 h · 0 min without a break" in desk.text
        beside = " ".join(line[62:].strip() for line in desk.lines)
        assert "A short night (5 h) can turn the alarm up." in beside


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
            assert "6 ▴ well above usual so far 4" in desk.text
        else:
            assert "6 ▴ well above usual" in desk.line("now  ")
            assert "so far" in desk.line("as usual"), "and never without the last one"


async def test_the_time_line_has_pain_beside_breaks_downshifts_and_tools(house: House) -> None:
    rate(house, 0, 8, 9, 10)
    now = house.clock.now()
    breathed = BreathingFinished(pattern="even", seconds=120, cycles=12, planned_cycles=12)
    taken = BreakTaken(break_kind=BreakKind.MICRO, seconds=120)
    for minutes, event in ((100, taken), (60, breathed), (30, ToolUsed(tool="heat"))):
        house.program().record(event, at=now - timedelta(minutes=minutes))
    async with house.open(ROOMY) as desk:
        await desk.press("4")
        assert desk.line("pain    ").split() == ["pain", "8", "9", "10"]
        beside = desk.line("beside")
        assert [beside.index(glyph) for glyph in "●~▪"] == sorted(map(beside.index, "●~▪"))
        assert desk.line("downshift").strip() == "● break  ~ downshift  ▪ tool"


async def test_more_ratings_than_cells_are_told_by_a_plus(house: House) -> None:
    for n in range(40):
        at = house.clock.now() - timedelta(minutes=90 - 2 * n)
        house.program().record(PainRated(score=5), at=at)
    async with house.open(ROOMY) as desk:
        await desk.press("4")
        assert "+" in desk.line("pain    ")
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
        assert "yesterday, Thu 19 Nov" in desk.line("ratings")
        assert " 3" in desk.line("the day")
        await desk.press("left")
        assert desk.line("1 rating").startswith("Wed 18 Nov")
        assert "moved a" in desk.text
        await desk.press("left")
        assert "Tue 17 Nov" in desk.text
        assert "nothing noted" in desk.line("nothing")
        await desk.press("escape")
        assert desk.line("today").startswith("today")
        await desk.press("right")
        assert desk.line("today").startswith("today"), "tomorrow is not known"


async def test_days_beyond_the_plot_bring_it_with_them(house: House) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4", *["left"] * 20)
        assert "Sat 31 Oct" in desk.text
        assert desk.line("│   Oct").split()[-2] == "31", "and so do the dates under it"
        assert isinstance(desk.app.screen, PainScreen)
        desk.app.screen.action_day(-200)
        await desk.settle()
        assert "nothing noted" in desk.text, "it ends with the days that are looked back on"


# -- the weeks


async def test_plot_and_table_show_the_last_14_or_90_days(house: House) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4")
        assert "pain, 14 days" in desk.line("median")
        assert "shaded: usual 2.5–3.5" in desk.line("median")
        assert desk.line("│   Nov").split()[-2] == "20"
        await desk.press("v")
        assert "pain, 90 days in weeks" in desk.text
        assert "Oct" in desk.line("│   Aug")
        await desk.press("T")
        assert "90 days n low–high" in desk.text
        assert "▌ Fri 20 Nov 2 5" in desk.text
        await desk.press("v")
        assert "14 days n low–high" in desk.text
        await desk.press("T")
        assert "pain, 14 days" in desk.line("median")


async def test_a_huge_screen_shows_four_weeks(house: House) -> None:
    weeks(house)
    async with house.open(HUGE) as desk:
        await desk.press("4")
        assert "pain, 28 days" in desk.text
        await desk.press("v")
        assert "pain, 90 days in weeks" in desk.text
        await desk.press("v")
        await desk.pilot.resize_terminal(*NORMAL)
        await desk.settle()
        assert "pain, 14 days" in desk.text


async def test_where_it_hurt_stands_on_a_body_beside_the_chart(house: House) -> None:
    for days in (1, 2, 3):
        rate(house, days, 3, places=(Sore("low-back-left"),))
    async with house.open(WIDE) as desk:
        await desk.press("4")
        assert "where, 14 days" in desk.text
        beside = [line[88:118] for line in desk.lines]
        assert sum("3" in line for line in beside) == 1
        assert any("left" in line and "right" in line for line in beside)


async def test_pain_above_usual_signals_today_only(house: House) -> None:
    weeks(house)
    async with house.open(WIDE) as desk:
        await desk.press("4")
        assert "5▴" in desk.text
        assert "▌ 06:30   5▴" in desk.line("▌")
        signals = signal_words(desk)
        assert any("above usual" in words for words in signals)
        await desk.press("left")
        assert all("above" not in words for words in signal_words(desk))


def signal_words(desk: Desk) -> list[str]:
    """What is written in the signal's colour."""
    signal = desk.app.theme_variables["bc-warn"].lower()
    strips = desk.app.screen._compositor.render_strips(desk.app.screen.size)
    return [
        segment.text
        for strip in strips
        for segment in strip
        if segment.style is not None
        and segment.style.color is not None
        and segment.style.color.name.lower() == signal
    ]


async def test_who_prefers_tables_gets_them_from_the_start(house: House) -> None:
    house.configure("[look]\ntables = true")
    weeks(house)
    async with house.open() as desk:
        await desk.press("4")
        assert "n low–high" in desk.text
        assert "median" not in desk.line("pain, 14 days")


async def test_a_day_is_opened_from_the_table(house: House) -> None:
    weeks(house)
    async with house.open() as desk:
        await desk.press("4", "T", "tab")
        assert isinstance(desk.app.focused, PainTable)
        await desk.press("down", "down", "enter")
        assert desk.line("ratings ·").startswith("Wed 18 Nov")
        assert "▌ Wed 18 Nov" in desk.text


async def test_flare_days_have_a_mark_of_their_own(house: House) -> None:
    house.settle()
    weeks(house)
    now = house.clock.now()
    house.program().record(FlareStarted(), at=now - timedelta(days=9))
    house.program().record(FlareEnded(), at=now - timedelta(days=7))
    async with house.open(WIDE) as desk:
        await desk.press("4")
        assert desk.text.count("◇") == 3 + 1, "and in the legend"
        await desk.press("T")
        assert sum("flare" in line for line in desk.lines[:-1]) == 3
        await desk.press(*["left"] * 8)
        assert "in a flare" in desk.line("ratings")


async def test_on_a_short_screen_the_table_takes_the_place_of_the_list(house: House) -> None:
    weeks(house)
    async with house.open(NARROW) as desk:
        await desk.press("4")
        assert "14 d " in desk.text
        assert "▌ 06:30 5" in desk.text
        await desk.press("v")
        assert "90 d " in desk.text
        await desk.press("T")
        assert "▌ 20 Nov" in desk.text
        assert isinstance(desk.app.focused, PainTable)
        await desk.press("down", "enter")
        assert "Thu 19 Nov 3 as usual" in desk.text
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
            assert "above usual" in desk.text
            assert "▌ 06:30 5" in desk.text
            for key in ("v", "T", "v", "left", "T", "left", "escape"):
                await desk.press(key)
                assert all(len(line) <= size[0] for line in desk.lines)
                assert "?  keys" in desk.foot, "the keys are there"
        await desk.pilot.resize_terminal(*NORMAL)
        await desk.settle()
        assert "━ ━ median" in desk.text


async def test_without_colour_nothing_is_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    house.configure('[look]\ntheme = "backcare-ansi"')
    weeks(house)
    async with house.open() as desk:
        await desk.press("4", "left")
        for words in ("█ low to high", "━ ━ median", "░ usual", "5▴"):
            assert words in desk.text


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
