"""Every setting on screen: what is wrong in the file is shown, and only mended on purpose."""

import pytest

from backcare_tui import config
from backcare_tui.own_file import Unwritable
from backcare_tui.tui.today.screen import TodayScreen
from tests.tui.house import House
from tests.tui.settings_desk import look_up, row, type_in


async def test_a_wrong_value_is_shown_at_its_setting_and_can_be_mended(house: House) -> None:
    house.configure('[breaks]\nevery = "9h"\n')
    async with house.open() as desk:
        await desk.press("comma")
        assert "▌! A break every 30m" in " ".join(desk.line("30m").split())
        assert 'In the file: must be a duration from 1m to 4h, written like "30m"' in desk.text
        await desk.press("r")
        assert not desk.companion.problems
        assert "In the file" not in desk.text


async def test_what_is_no_setting_is_listed_first_and_left_alone(house: House) -> None:
    house.configure('[breaks]\nevry = 3\n[noise]\n"\\u001b[2Jx" = 1\n')
    async with house.open() as desk:
        await desk.press("comma", "home")
        assert "Wrong in the file" in desk.text
        assert "did you mean breaks.every?" in desk.text
        before = house.paths.config_file.read_text()
        for key in ("enter", "r", "right", "space"):
            await desk.press(key)
            assert "mend it in an editor" in desk.text
        assert house.paths.config_file.read_text() == before


async def test_a_file_that_cannot_be_read_is_named_and_never_written(house: House) -> None:
    house.configure("breaks = [")
    house.settle()
    before = house.paths.config_file.read_text()
    async with house.open() as desk:
        await desk.press("comma")
        assert "config.toml" in row(desk).name
        assert "is not valid TOML" in desk.text
        await look_up(desk, "breaks.every")
        await type_in(desk, "20m")
        assert "mend it first" in desk.text
        assert house.paths.config_file.read_text() == before


async def test_where_it_cannot_be_written_it_says_why(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Unwritable("cannot be written: Read-only file system")

    async with house.open() as desk:
        monkeypatch.setattr(config, "rewrite", refuse)
        await look_up(desk, "prompts.bell")
        await desk.press("enter")
        assert "cannot be written: Read-only file system" in desk.text
        assert desk.companion.settings.prompts.bell


async def test_a_click_highlights_and_a_second_one_changes(house: House) -> None:
    async with house.open() as desk:
        await look_up(desk, "bell")
        y = next(n for n, line in enumerate(desk.lines) if "bell  " in line)
        await desk.pilot.click(offset=(6, y))
        await desk.settle()
        assert desk.companion.settings.prompts.bell is False


async def test_keys_pressed_twice_close_it_once(house: House) -> None:
    async with house.open() as desk:
        await desk.pilot.press("comma", "comma", "comma", "comma")
        await desk.settle()
        await desk.press("comma", "escape", "escape", "escape")
        assert isinstance(desk.app.screen, TodayScreen)
