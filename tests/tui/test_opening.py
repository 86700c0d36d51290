"""Opening the app beside other programs."""

import re
from typing import Any

import pytest
from textual.screen import Screen

from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.prompts.leader import LeaderLock
from backcare_tui.tui.app import BackCareApp
from tests.tui.house import House

FIGURE = re.compile("[\u2800-\u28ff]")
"""The dots of figures, and the mark beside the name."""


async def test_what_another_program_writes_while_the_app_opens_is_shown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = LeaderLock(house.paths)
    leader.claim()
    begin = BackCareApp._begin
    monkeypatch.setattr(BackCareApp, "_begin", lambda _: None)
    async with house.open() as desk:
        house.program().record(PainRated(score=6))
        begin(desk.app)
        await desk.settle()
        assert "pain 6" in desk.text
    leader.release()


@pytest.mark.parametrize("size", [(24, 6), (34, 8), (80, 24), (120, 40)])
async def test_the_first_frame_is_already_laid_out_as_it_stays(
    house: House, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """But for the keys, which the list adds to, the figure, and for what looks further back."""
    frames: list[list[str]] = []
    display = BackCareApp._display

    def watch(app: BackCareApp, screen: Screen[Any], drawn: Any) -> None:
        if drawn is not None:
            drawn_now = (strip.text for strip in screen._compositor.render_strips())
            lines = [FIGURE.sub(" ", line) for line in drawn_now]
            frames.append(
                [line for line in lines if "14 days" not in line and "?  keys" not in line]
            )
        display(app, screen, drawn)

    monkeypatch.setattr(BackCareApp, "_display", watch)
    async with house.open(size):
        assert len(frames) > 1
        assert frames[0] == frames[-1]
