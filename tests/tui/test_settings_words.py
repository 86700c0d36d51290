"""The few settings in words: changed in their row, tried, taken back, and none out of reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import find, keys
from backcare_tui.domain.settings.kinds import show
from backcare_tui.tui.screening.context import ContextScreen
from backcare_tui.tui.settings.changes import as_written
from backcare_tui.tui.settings.detail import SettingView, detail_lines
from backcare_tui.tui.settings.drawing import draw
from backcare_tui.tui.settings.everyday import EVERYDAY, everyday_rows
from backcare_tui.tui.settings.list import SettingsList
from backcare_tui.tui.settings.meaning import meaning_lines
from backcare_tui.words.settings import meaning
from tests.tui.house import NORMAL, SIZES, WIDE, Desk, House
from tests.tui.settings_desk import about, paste, row, what_it_means, written


async def go_to(desk: Desk, words: str) -> None:
    """Highlight the setting that is called so."""
    await desk.press("home")
    while row(desk).words != words:
        await desk.press("down")


def test_each_is_a_setting_and_its_usual_values_are_allowed() -> None:
    for each in EVERYDAY:
        for pick in each.picks:
            key = find(each.name)
            assert show(key.from_text(pick.text)) == pick.text, (each.words, pick)
        if each.name:
            assert each.said(show(find(each.name).default))


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_them_can_be_reached_and_so_can_every_other_key(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("comma")
        found = desk.app.screen.query_one(SettingsList)
        seen = set[str]()
        for _ in EVERYDAY:
            seen.add(row(desk).words)
            assert any("▌" in line for line in desk.lines)
            assert row(desk).words[:6] in desk.text
            await desk.press("down")
        assert seen == {each.words for each in EVERYDAY}
        await desk.press("a")
        assert {each.name for each in found._items} == {key.name for key in keys()}
        await desk.press("a", "escape")


async def test_arrows_change_a_value_at_once_and_u_takes_it_back(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("comma")
        assert "A 2-min break every 30 min" in what_it_means(desk)
        await desk.press("right")
        assert written(house)["breaks"] == {"every": "40m"}
        assert "Saved. A break every: 40 min" in desk.text
        assert "A 2-min break every 40 min" in what_it_means(desk)
        await desk.press("left", "left")
        assert written(house)["breaks"] == {"every": "25m"}
        for every in ("30m", "40m"):
            await desk.press("u")
            assert written(house)["breaks"] == {"every": every}
        await desk.press("u")
        assert written(house).get("breaks", {}) == {}
        assert "Taken back. A break every: 30 min" in desk.text
        await desk.press("u")
        assert "Nothing was changed here" in desk.text


async def test_at_the_last_usual_value_it_stays_there(house: House) -> None:
    house.configure('[breaks]\nevery = "3h"\nmicro = "2m"\n')
    async with house.open(WIDE) as desk:
        await desk.press("comma", "right")
        assert written(house)["breaks"]["every"] == "3h"
        await desk.press("left")
        assert written(house)["breaks"]["every"] == "1h"


async def test_what_was_reset_comes_back(house: House) -> None:
    house.configure('[breaks]\nlater = "3m"\n')
    async with house.open() as desk:
        await desk.press("comma")
        await go_to(desk, "Later puts it off by")
        await desk.press("r")
        assert "later" not in written(house).get("breaks", {})
        await desk.press("u")
        assert written(house)["breaks"]["later"] == "3m"


async def test_enter_types_it_in_the_words_of_the_row(house: House) -> None:
    async with house.open() as desk:
        await desk.press("comma", "enter", "ctrl+u")
        await paste(desk, "35 min")
        assert written(house)["breaks"] == {"every": "35m"}
        assert "◂ 35 min ▸" in desk.text
        await go_to(desk, "Monday to Friday")
        await desk.press("enter", "ctrl+u")
        await paste(desk, "9:00-17:30")
        assert written(house)["hours"] == {"workdays": "09:00-17:30"}
        assert "9:00–17:30" in desk.text
        await go_to(desk, "Emergency number")
        await desk.press("enter")
        await paste(desk, "144")
        assert desk.companion.settings.care.emergency_number == "144"


async def test_a_click_on_a_usual_value_sets_it(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("comma")
        y = next(n for n, line in enumerate(desk.lines) if " 45 min " in line)
        await desk.pilot.click(offset=(desk.lines[y].index("45 min"), y))
        await desk.settle()
        assert written(house)["breaks"] == {"every": "45m"}


async def test_a_switch_says_yes_and_no_and_the_breath_is_asked_the_right_way_round(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("comma")
        await go_to(desk, "Bell")
        await desk.press("enter")
        assert desk.companion.settings.prompts.bell is False
        assert row(desk).said == "no"
        await go_to(desk, "Breath moves")
        assert row(desk).said == "yes"
        await desk.press("right")
        assert desk.companion.settings.look.reduced_motion is True
        assert row(desk).said == "no"


async def test_what_opens_something_says_so(house: House) -> None:
    async with house.open() as desk:
        await desk.press("comma")
        await go_to(desk, "About you")
        assert "which safety questions" in about(desk)
        await desk.press("right", "r")
        await desk.press("enter")
        assert isinstance(desk.app.screen, ContextScreen)


async def test_letters_of_a_search_are_no_keys(house: House) -> None:
    async with house.open() as desk:
        await desk.press("comma", "slash", *"usy", "enter")
        assert "with “usy”" in desk.text
        assert not desk.events(type(None))


async def test_none_of_it_is_lost_where_the_file_is_wrong(house: House) -> None:
    house.configure('[breaks]\nevery = "9h"\nlater = "3m"\n')
    async with house.open(NORMAL) as desk:
        await desk.press("comma", "right")
        assert written(house)["breaks"] == {"every": "40m", "later": "3m"}
        await desk.press("u")
        assert written(house)["breaks"] == {"later": "3m"}


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("breaks.every", "30", "30m"),
        ("breaks.every", "1 h 30 min", "1h30m"),
        ("breaks.every", "90 sec", "90s"),
        ("breaks.every", "2.5m", "2.5m"),
        ("breaks.every", "soon", "soon"),
        ("breaks.long_every", "3", "3"),
        ("care.helpline", "30 min", "30 min"),
    ],
)
def test_a_length_may_be_typed_as_it_is_said(name: str, typed: str, kept: str) -> None:
    assert as_written(find(name), typed) == kept


@given(width=st.integers(1, 130), height=st.integers(0, 40), n=st.integers(0, len(EVERYDAY) - 1))
def test_nothing_is_drawn_outside_its_area(width: int, height: int, n: int) -> None:
    rows = everyday_rows(Settings(), (), {"look.theme": ("backcare-dark",)})
    view = SettingView(rows[n], "", asking=False)
    about_it = detail_lines(view, width, height)
    assert len(about_it) <= height
    means = meaning_lines(meaning(Settings()), width, height)
    assert len(means) <= height
    assert all(line.cell_length <= width for line in (*about_it, *means))
    assert draw(rows[n], width, 20, here=True).cell_length <= width
