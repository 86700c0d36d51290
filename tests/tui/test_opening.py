"""Opening the app beside other programs."""

import pytest

from backcare_tui.domain.entries import PainRated
from backcare_tui.prompts.ringer import Ringer
from backcare_tui.tui.app import BackCareApp
from tests.tui.house import House


async def test_what_another_program_writes_while_the_app_opens_is_shown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = Ringer(house.paths)
    leader.claim()
    begin = BackCareApp._begin
    monkeypatch.setattr(BackCareApp, "_begin", lambda _: None)
    async with house.open() as desk:
        house.program().record(PainRated(score=6))
        begin(desk.app)
        await desk.settle()
        assert "6 at 09:00" in desk.line("pain  ")
    leader.release()
