"""Overlays and keys that come faster than the screen."""

from datetime import timedelta

import pytest
from textual import events
from textual.app import App
from textual.content import Content

from backcare_tui.content import portfolio_file
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import PainRated
from tests.tui.flare_person import began, past_flare, read_before
from tests.tui.house import House

_USED_UP = """
[[tool]]
id = "pill"
kind = "relief"
name = "Pill"
held = true
at_most = 1
"""


@pytest.mark.parametrize("opening", ["l", "question_mark", "t", "p", "ctrl+p"])
async def test_escape_hit_three_times_at_once_closes_one_overlay_and_nothing_else(
    opening: str, house: House
) -> None:
    async with house.open() as desk:
        app = desk.pilot.app
        today = app.screen
        await desk.pilot.press(opening)
        assert app.screen is not today
        _at_once(app, "escape", "escape", "escape")
        await desk.pilot.pause()
        assert app.screen is today


async def test_an_answer_typed_twice_is_written_down_once(house: House) -> None:
    async with house.open() as desk:
        await desk.pilot.press("l")
        _at_once(desk.pilot.app, "4", "4")
        await desk.pilot.pause()
        await desk.pilot.press("q")
    assert sum(isinstance(event, PainRated) for event in house.on_disk()) == 1


@pytest.mark.parametrize(
    ("opening", "key", "more"),
    [
        *(("6", "space", 1), ("6", "h", 1), ("6", "i", 1), ("f", "1", 1)),
        *(("F", "enter", 0), ("comma", "enter", 0)),  # the second one answers what has opened
    ],
)
async def test_a_key_hit_twice_at_once_opens_nothing_twice(
    opening: str, key: str, more: int, house: House
) -> None:
    portfolio_file.hold(house.paths.content, "heat")
    house.own_content("portfolio", _USED_UP + (house.paths.content / "portfolio.toml").read_text())
    past_flare(house, 20, 15)
    began(house, 1)
    house.program().record(ToolUsed(tool="pill"), at=house.clock.now() - timedelta(hours=1))
    async with house.open() as desk:
        await desk.press(opening)
        await read_before(desk)
        if opening == "comma":
            await desk.press("slash", *"look.theme", "enter")
        before = len(desk.app.screen_stack)
        _at_once(desk.pilot.app, key, key)
        await desk.settle()
        assert len(desk.app.screen_stack) == before + more
        await desk.press(*["escape"] * more)
        assert len(desk.app.screen_stack) == before


@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_a_page_key_in_the_palette_before_it_has_a_list_is_harmless(
    key: str, house: House
) -> None:
    async with house.open() as desk:
        _at_once(desk.pilot.app, "ctrl+p", "z", "down", key, key, "down", key)
        await desk.pilot.pause()
        assert desk.pilot.app.is_running


async def test_the_palette_has_no_sign_wider_than_a_cell(house: House) -> None:
    async with house.open() as desk:
        await desk.press("ctrl+p")
        assert "▸ Search for commands" in desk.text
        assert all(Content(char).cell_length <= 1 for char in desk.text)


async def test_a_beat_after_the_screens_are_gone_is_harmless(house: House) -> None:
    """Timers and the scheduler outlive the screens for a moment, also where nobody pressed q."""
    async with house.open() as desk:
        app = desk.app
    assert not app.screen_stack
    house.clock.pass_time(60)
    app._beat()
    assert app.prompter is not None
    app.prompter.update()
    app._ask_if_due()


def _at_once(app: App[None], *keys: str) -> None:
    """Keys that are all there before the first one is answered."""
    for key in keys:
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(app)
        app.post_message(event)
