"""Keys typed faster than what they open: a burst does what the same keys do typed slowly."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.keys import _character_to_key

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.journal.entries import Event
from backcare_tui.tui.frame import pending_keys
from tests.tui.house import NARROW, WIDE, Desk, House

pytestmark = pytest.mark.no_cover

SAMPLES = {
    "a rating": ("l", "4"),
    "a rating on Pain": ("4", "l", "4"),
    "a rating, a field and its text": ("l", "4", "tab", "tab", *"s6"),
    "a rating and a note": ("l", "4", "n", *"long walk", "enter"),
    "hours of sleep, refused and mended": ("l", "4", "h", *"25", "enter", "backspace", "enter"),
    "a field after a field": ("l", "4", "s", "right", "right", "enter", "3"),
    "a key that closes the panel, and one after it": ("l", "4", "o", "t"),
    "a new tool": (*"6a", *"Warm bath", "tab", "right", "tab", *"10-15", "tab", "3", "enter"),
    "a tool that is refused, and mended": (
        *"6a",
        *"Bath",
        "tab",
        "tab",
        "x",
        "enter",
        "5",
        "enter",
    ),
    "settings": ("comma", "down", "down", "escape", "l", "2"),
    "a setting": ("comma", "enter", "down", "enter", "down"),
    "the palette": ("ctrl+p", *"just took", "down", "enter"),
    "the palette without an arrow": ("ctrl+p", *"just took", "enter"),
    "help": ("?", "?"),
    "help over a panel": ("l", "?", "?", "4"),
    "help, left, and a rating": ("?", "escape", "l", "5"),
    "a note": ("N", *"sat badly", "enter", "l", "1"),
    "an entry that is changed": ("l", "4", "escape", "4", "enter", "tab", "tab", "escape"),
    "an entry that is deleted": ("l", "4", "escape", "4", "D", "y", "1"),
    "another look": ("t", "down", "enter", "l", "4"),
    "a flare": (*"fn", "enter", "enter", "escape", "l", "4"),
    "past flares": ("F", "down", "enter", "escape"),
    "the look back": ("E", "4", "5", "enter", "escape"),
    "the week's questions": ("P", "4", "5", "6", "l", "3"),
    "a session of breathing": ("3", "down", "enter", "space", "l", "4", "escape", "escape", "1"),
    "places": (*"23461", "space", "down", "space"),
}
KEYS = (
    *("l", "4", "0", "s", "h", "w", "n", "o", "t", "r", "?", "N", "1", "6", "u", "space"),
    *("enter", "tab", "down", "escape", "comma"),
)
"""Keys that open, answer, write and close; none of them takes time or leaves the app."""


@dataclass
class Left:
    """What keys left behind."""

    recorded: list[Event]
    shown: list[str]


def key(name: str) -> events.Key:
    character = " " if name in ("space", " ") else name if len(name) == 1 else None
    return events.Key(_character_to_key(name) if len(name) == 1 else name, character)


async def at_once(desk: Desk, *names: str) -> None:
    """All the keys are there before the app reads the first."""
    for name in names:
        desk.app.post_message(key(name))
    await desk.settle()


async def left_by(
    keys: Sequence[str], size: tuple[int, int], home: Path, patch: pytest.MonkeyPatch, burst: bool
) -> Left:
    """What the keys leave behind at a new desk; the home is empty before and after."""
    async with House(home, patch).open(size) as desk:
        for typed in [keys] if burst else [[name] for name in keys]:
            await at_once(desk, *typed)
        left = Left(list(desk.all_events()), desk.lines)
        await desk.saved()  # nothing is written any more while the home goes
    shutil.rmtree(home)
    return left


async def assert_same(keys: Sequence[str], size: tuple[int, int], home: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        slow, burst = [await left_by(keys, size, home, patch, burst) for burst in (False, True)]
    assert burst == slow


@pytest.mark.parametrize(
    ("keys", "size"), [*zip(SAMPLES.values(), cycle((NARROW, WIDE)), strict=False)], ids=SAMPLES
)
async def test_a_burst_does_what_it_does_typed_slowly(
    keys: Sequence[str], size: tuple[int, int], tmp_path: Path
) -> None:
    await assert_same(keys, size, tmp_path / "home")


@settings(max_examples=8)
@given(st.lists(st.sampled_from(KEYS), min_size=2, max_size=8), st.sampled_from((NARROW, WIDE)))
def test_any_burst_does_what_it_does_typed_slowly(keys: list[str], size: tuple[int, int]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(assert_same(keys, size, Path(folder) / "home"))


async def test_a_key_that_goes_on_for_ever_holds_up_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pending_keys, "PATIENCE", 0.01)
    async with house.open() as desk:
        ends = asyncio.Event()
        desk.app.screen.call_later(ends.wait)
        for name in ("space", "ctrl+q"):
            desk.app.post_message(key(name))
        async with asyncio.timeout(20):
            while not desk.app.is_ending:
                await asyncio.sleep(0)
        ends.set()


async def test_nothing_waits_once_all_is_typed(house: House) -> None:
    async with house.open() as desk:
        await at_once(desk, "l", "4", "n", *"long", "enter", "escape")
        assert desk.app._keys._alarm is None
        assert not desk.app._keys._busy


async def test_a_burst_under_which_the_safety_questions_open_is_no_answer(jumped: House) -> None:
    async with jumped.open() as desk:
        before = desk.events(ScreeningAnswered)
        await at_once(desk, "space", "d", "n", "y", "enter")
        assert "keys count in a moment" in desk.text
        assert desk.events(ScreeningAnswered) == before
