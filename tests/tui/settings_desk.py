"""Somebody at the settings screen: what its tests share."""

import tomllib
from typing import Any

from textual import events

from backcare_tui.tui.settings.detail import SettingsDetail
from backcare_tui.tui.settings.list import SettingsList
from backcare_tui.tui.settings.meaning import SettingsMeaning
from backcare_tui.tui.settings.rows import Row
from backcare_tui.tui.settings.screen import SettingsScreen
from tests.tui.house import Desk, House


def written(house: House) -> dict[str, Any]:
    """What config.toml says."""
    return tomllib.loads(house.paths.config_file.read_text())


def row(desk: Desk) -> Row:
    """The highlighted one."""
    found = desk.app.screen.query_one(SettingsList).current
    assert found is not None
    return found


def about(desk: Desk) -> str:
    """What is said of the highlighted one."""
    detail = desk.app.screen.query_one(SettingsDetail)
    return " ".join(" ".join(line.plain for line in detail.lines(detail.size.width)).split())


def what_it_means(desk: Desk) -> str:
    """The sentences about all of it."""
    shown = desk.app.screen.query_one(SettingsMeaning)
    return " ".join(" ".join(line.plain for line in shown.lines(shown.size.width)).split())


async def look_up(desk: Desk, word: str) -> None:
    """Open the settings and search for this."""
    if not isinstance(desk.app.screen, SettingsScreen):
        await desk.press("comma")
    await desk.press("slash", "ctrl+u")
    await paste(desk, word)


async def type_in(desk: Desk, text: str) -> None:
    await desk.press("enter", "ctrl+u")
    await paste(desk, text)


async def paste(desk: Desk, text: str) -> None:
    """Faster than key by key; both end in the same line."""
    desk.app.post_message(events.Paste(text))
    await desk.press("enter")
