"""Somebody who opens BackCare for the first time: what tests of the first questions share."""

import tomllib
from typing import Any

from textual import events

from backcare_tui.content.first_run import ORDER
from backcare_tui.session.prompter import DEAF_FOR
from backcare_tui.tui.first_run.screen import SetupScreen
from backcare_tui.tui.learn.screen import LearnScreen
from backcare_tui.tui.screening.context import ContextScreen
from backcare_tui.tui.screening.list import ScreeningList
from backcare_tui.tui.screening.screen import ScreeningScreen
from tests.tui.house import Desk, House


def written(house: House) -> dict[str, Any]:
    """What config.toml says."""
    file = house.paths.config_file
    return tomllib.loads(file.read_text()) if file.exists() else {}


def asks(desk: Desk) -> bool:
    return isinstance(desk.app.screen, SetupScreen)


def screened(desk: Desk) -> bool:
    return isinstance(desk.app.screen, ContextScreen | ScreeningScreen)


async def none_of_these(desk: Desk) -> None:
    """Tell nothing of oneself, if that is asked, and say that none of the signs is there."""
    if isinstance(desk.app.screen, ContextScreen):
        desk.clock.pass_time(DEAF_FOR)  # it may have come by itself
        await desk.press("enter")
        desk.clock.pass_time(DEAF_FOR)
    while not desk.app.screen.query_one(ScreeningList).all_seen:
        await desk.press("pagedown")
    await desk.press("n")
    if isinstance(desk.app.screen, LearnScreen):  # after the first questions
        await desk.press("escape")


async def paste(desk: Desk, text: str) -> None:
    """Instead of what is in the line; faster than key by key."""
    await desk.press("ctrl+u")
    desk.app.post_message(events.Paste(text))
    await desk.press("enter")


async def go_to(desk: Desk, number: int) -> None:
    """Skip to the question with this number, from 1."""
    await desk.press("enter", *["escape"] * (number - 1))
    assert f"{number} of {len(ORDER)}" in desk.text
