"""Settings and content changed by a command or an editor while the app is open."""

import pytest

from backcare_tui import config
from backcare_tui.content import portfolio_file
from tests.tui.house import Desk, House

SET = "[breaks]\nevery = '20m'\n\n[setup]\ndone = true\n"


async def looks_twice(desk: Desk) -> None:
    await desk.notice()
    await desk.notice()


async def test_what_a_command_sets_counts_in_the_open_app(house: House) -> None:
    async with house.open() as desk:
        path = house.paths.config_file
        config.set_value(path, "care.emergency_number", "144")
        config.set_value(path, "look.theme", "backcare-evening")
        await looks_twice(desk)
        assert desk.companion.settings.care.emergency_number == "144"
        assert desk.app.theme == "backcare-evening"
        portfolio_file.hold(house.paths.content, "heat")
        await desk.press("6")
        portfolio_file.hold(house.paths.content, "rest")
        await looks_twice(desk)
        assert desk.line("Brief rest").startswith("R ")


@pytest.mark.parametrize("text", ["[breaks\n", "\0\udcff"])
async def test_a_file_broken_in_the_middle_of_an_edit_leaves_the_settings_and_says_so(
    house: House, text: str
) -> None:
    house.configure(SET)
    async with house.open() as desk:
        before = desk.companion.settings
        house.paths.config_file.write_bytes(text.encode("utf-8", "surrogateescape"))
        await looks_twice(desk)
        assert desk.companion.settings == before
        assert "The settings stay as they were" in desk.text
        house.configure(SET.replace("20m", "25m"))
        await looks_twice(desk)
        assert desk.companion.settings != before


async def test_a_wrong_key_is_named_and_the_others_count(house: House) -> None:
    house.configure(SET)
    async with house.open() as desk:
        house.configure(SET.replace("20m", "25m") + "[bogus]\nx = 1\n")
        await looks_twice(desk)
        assert desk.companion.settings.breaks.every.seconds == 25 * 60
        assert "bogus" in desk.text


async def test_a_file_that_is_just_being_written_is_left_alone(house: House) -> None:
    house.configure(SET)
    async with house.open() as desk:
        before = desk.companion.settings
        house.configure("")
        await desk.notice()
        assert desk.companion.settings == before
        house.configure(SET)
        await looks_twice(desk)
        assert desk.companion.settings == before
