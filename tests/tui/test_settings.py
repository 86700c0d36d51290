"""Every setting on screen: looked up, changed, put back, and refused as the file refuses it."""

import pytest

from backcare_tui import config
from backcare_tui.domain.settings.keys import keys
from backcare_tui.tui.settings.list import SettingsList
from backcare_tui.tui.settings.rows import rows_of
from backcare_tui.tui.today.screen import TodayScreen
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, WIDE, House
from tests.tui.settings_desk import about, look_up, row, type_in, written

HAND_WRITTEN = """\
# mine
[breaks]  # when they come
every = "45m"  # calmer
# half of that in winter
later = "3m"
"""


# -- looking


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_is_listed_at_every_size_and_nothing_is_too_wide(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("comma", "a")
        for keys in (("down",), ("tab",) * 3, ("pagedown",), ("end",), ("enter",)):
            await desk.press(*keys)
            assert all(len(line) <= size[0] for line in desk.lines), desk.lines
            assert "▌" in desk.text
            assert row(desk).label[:7] in desk.text
            assert "esc close" in desk.text or "esc back" in desk.text


def test_the_list_has_each_key_once_with_days_of_the_week_last(house: House) -> None:
    loaded = config.load(house.paths.config_file)
    rows = rows_of(loaded.settings, loaded.problems, house.paths.config_file)
    assert sorted(row.name for row in rows) == sorted(key.name for key in keys())
    assert [row.name for row in rows][-35].startswith("mon.")


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_a_setting_says_what_it_is_for_and_its_default(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await look_up(desk, "long_every")
        assert "Which break is a long one: 3 is every third, 0 is none." in about(desk)
        assert "Default: 3" in about(desk)
        if size != NARROW:
            assert "Allowed: a whole number from 0 to 20" in about(desk)


async def test_where_the_file_is_is_said(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.press("comma")
        assert "config.toml" in desk.text


async def test_a_changed_value_stands_beside_its_default(house: House) -> None:
    house.configure(HAND_WRITTEN)
    async with house.open() as desk:
        await desk.press("comma", "a")
        assert "• every 45m default 30m" in " ".join(desk.line("45m").split())
        assert "│ micro 2m " in " ".join(desk.line(" micro ").split())


async def test_search_looks_at_names_words_and_values(house: House) -> None:
    async with house.open() as desk:
        for word, name in (
            ("EMERGENCY", "care.emergency_number"),
            ("ring the terminal", "prompts.bell"),
            ("thu.hours", "thu.hours"),
        ):
            await look_up(desk, word)
            assert row(desk).name == name
        await look_up(desk, "[b]nonsense")
        assert "Nothing has “[b]nonsense” in it" in desk.text
        await desk.press("enter", "r", "right", "down")  # nothing to change, nothing happens
        await desk.press("escape")
        assert "A break every" in desk.text
        await desk.press("escape")
        assert isinstance(desk.app.screen, TodayScreen)


# -- changing


async def test_each_kind_of_setting_can_be_changed_and_put_back(house: House) -> None:
    async with house.open() as desk:
        for name, value, kept in (
            ("breaks.every", "40m", "40m"),
            ("hours.workdays", "9:00-12:00", "09:00-12:00"),
            ("fri.micro", "90s", "90s"),
            ("calendar.paths", "~/a.ics, ~/b", ["~/a.ics", "~/b"]),
            ("portfolio.target", "30, 50, 20", ["30", "50", "20"]),
            ("care.usual_pain", "0", 0),
            ("care.non_negotiable", "once [b]round[/b]", "once [b]round[/b]"),
        ):
            section, _, field = name.partition(".")
            await look_up(desk, name)
            await type_in(desk, value)
            assert written(house)[section][field] == kept, name
            assert config.get(desk.companion.settings, name) in desk.text
            await desk.press("r")
            assert field not in written(house).get(section, {})
            assert row(desk).is_default


async def test_a_switch_is_switched_and_a_choice_gone_through(house: House) -> None:
    async with house.open() as desk:
        await look_up(desk, "prompts.bell")
        await desk.press("enter")
        assert desk.companion.settings.prompts.bell is False
        await desk.press("space")
        assert written(house)["prompts"] == {"bell": True}
        await look_up(desk, "breaks.preset")
        await desk.press("right")
        assert desk.companion.settings.breaks.preset == "short-and-often"
        assert desk.companion.settings.breaks.every.total_seconds() == 900
        await desk.press("left", "left")
        assert desk.companion.settings.breaks.preset == "gentle"
        await look_up(desk, "breathing.pattern")
        await desk.press("right")
        assert desk.companion.settings.breathing.pattern == "shorter"
        await look_up(desk, "evening_from")
        await desk.press(*["right"] * 9)
        assert desk.companion.settings.care.evening_from == 23


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL])
async def test_what_is_not_allowed_is_refused_in_the_words_of_the_file(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await look_up(desk, "breaks.every")
        await type_in(desk, "9h")
        assert '! must be a duration from 1m to 4h, written like "30m", not "9h"' in desk.text
        assert "breaks" not in written(house)
        await desk.press("ctrl+u", *"9m", "enter")
        assert written(house)["breaks"] == {"every": "9m"}
        await desk.press("enter", "ctrl+u", *"8m", "escape")
        assert written(house)["breaks"] == {"every": "9m"}
        assert desk.app.screen.query_one(SettingsList).has_focus


@pytest.mark.parametrize("text", ["x" * 61, "\x1b[2J\u202eabc", "'''\"\\", "[/b]"])
async def test_hostile_texts_are_refused_or_kept_as_they_are_and_do_nothing(
    house: House, text: str
) -> None:
    async with house.open() as desk:
        await look_up(desk, "non_negotiable")
        await type_in(desk, text)
        assert all(char.isprintable() for line in desk.lines for char in line)
        kept = written(house).get("care", {}).get("non_negotiable", "")
        assert kept == desk.companion.settings.care.non_negotiable
        if len(text) > 60:
            assert 'a text of up to 60 characters, or "" for none' in desk.text
            assert not kept


async def test_comments_and_order_stay(house: House) -> None:
    house.configure(HAND_WRITTEN)
    house.settle()
    before = house.paths.config_file.read_text()
    async with house.open() as desk:
        await look_up(desk, "breaks.every")
        await type_in(desk, "50m")
        assert house.paths.config_file.read_text() == before.replace('"45m"', '"50m"')
        await desk.press("r")
        left = house.paths.config_file.read_text()
        assert "# half of that in winter" in left
        assert "every" not in left


async def test_a_change_counts_at_once(house: House) -> None:
    async with house.open() as desk:
        await look_up(desk, "breaks.every")
        await type_in(desk, "20m")
        await desk.press("escape", "escape")
        assert desk.companion.plan().left(desk.companion.now()).total_seconds() == 1200


async def test_a_theme_is_chosen_by_looking(house: House) -> None:
    async with house.open() as desk:
        await look_up(desk, "look.theme")
        await desk.press("enter", "down", "down", "enter")
        assert written(house)["look"] == {"theme": "backcare-evening"}
        assert desk.app.theme == "backcare-evening"
        await look_up(desk, "flare_theme")
        await desk.press("enter", "down")
        assert desk.app.theme == "backcare-contrast"
        await desk.press("enter")
        assert written(house)["look"]["flare_theme"] == "backcare-contrast"
        assert desk.app.theme == "backcare-evening"
        await desk.press("enter", "down", "escape")
        assert desk.app.theme == "backcare-evening"
        await look_up(desk, "look.theme")
        await desk.press("r")
        assert desk.app.theme == "backcare-dark"
