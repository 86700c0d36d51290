"""A disk that fails: said with the reason, nothing pretends, and everything saved in the end."""

import pytest

from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    PainRated,
)
from backcare_tui.tui.start import keep_unsaved
from tests.tui.house import NARROW, NORMAL, House

DUE = "BREAK TIME"
PLACES = {"1": "next break", "2": "yours for now", "3": "Long exhale"}
"""What each place shows first."""


# -- a disk that fails


async def test_a_disk_that_refuses_is_named_and_everything_saved_once_it_works(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.saved()
        house.disk.refused = {"create"}
        await desk.press("space")
        await desk.saved()
        assert "1 entry is not saved" in desk.text
        assert "Permission denied" in desk.text
        assert "moves 1 of" in desk.text, "it counts, and is known as unsaved"
        await desk.press("l", "4")
        await desk.saved()
        assert "2 entries are not saved" in desk.text
        assert "Pain 4 noted" not in desk.text, "nothing pretends"
        await desk.press("2")
        assert "2 entries are not saved" in desk.text, "on every place"
        house.disk.refused = set()
        await desk.pass_time(10)
        await desk.saved()
        assert "not saved" not in desk.text
        await desk.notice()
        await desk.press("1")
        assert "moves 1 of" in desk.text
    assert house.on_disk()[1:] == [AdjustmentTallied(item="stand-slower"), PainRated(score=4)]


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_that_something_is_not_saved_is_said_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    house.disk.refused = {"create"}
    async with house.open(size) as desk:
        await desk.saved()
        assert "1 entry is not saved. Permission denied" in desk.text
        assert "Walk to" in desk.text


async def test_on_a_read_only_disk_the_whole_day_works_and_is_put_aside_at_the_end(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.disk.refused = {"create", "make_folder"}
    async with house.open() as desk:
        await desk.pass_time(minutes=31)
        await desk.press("b", "enter", "u", "escape")
        await desk.pass_time(3)
        await desk.press("x")
        await desk.quit()
        assert keep_unsaved(desk.companion, 0) == 1
    said = capsys.readouterr().err
    assert "could not be saved" in said
    assert "The next start takes them" in said
    house.disk.refused = set()
    async with house.open() as desk:
        await desk.saved()
        await desk.notice()
        assert "1 skipped" in desk.line("breaks")
