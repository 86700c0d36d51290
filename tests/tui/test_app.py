"""The app as a whole: opening and leaving it, the disk, the clocks, other programs, every place."""

import shutil
from datetime import timedelta

import pytest
from textual.command import CommandList
from textual.widgets import Input

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    BreakKind,
    BreakStarted,
    BreakTaken,
    PainRated,
)
from backcare_tui.prompts.leader import LeaderLock
from backcare_tui.tui import places as table
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.breaks.taking import BreakScreen
from backcare_tui.tui.frame.help import HelpScreen
from backcare_tui.tui.start import keep_unsaved
from backcare_tui.tui.themes.picker import ThemePicker
from tests.tui.house import NARROW, SIZES, TINY, WIDE, Desk, House, until_due

DUE = "BREAK TIME"
PLACES = {"1": "next break", "2": "yours for now", "3": "Long exhale"}
"""What each place shows first."""


# -- opening and leaving


async def test_keys_typed_before_the_app_is_ready_are_not_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = BackCareApp._begin
    monkeypatch.setattr(BackCareApp, "_begin", lambda _: None)
    async with house.open() as desk:
        await desk.press("space", "l", "7", "b")
        assert "pain 7" in desk.text
        begin(desk.app)
        await desk.settle()
        assert isinstance(desk.app.screen, BreakScreen), "and the break is being taken"
        await desk.saved()
        kinds = [type(event) for event in house.on_disk()]
        assert kinds == [AdjustmentTallied, PainRated, BreakStarted, AppOpened]


async def test_leaving_before_the_app_is_ready_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(BackCareApp, "_begin", lambda _: None)
        async with house.open() as desk:
            await desk.press("l", "7")
            await desk.quit()
    assert keep_unsaved(desk.companion, 0) == 1
    assert "1 entry could not be saved" in capsys.readouterr().err
    async with house.open() as desk:
        await desk.saved()
    assert PainRated(score=7) in house.on_disk()


async def test_quitting_keeps_everything_and_gives_the_title_back(house: House) -> None:
    async with house.open() as desk:
        await desk.press("space", "l", "3")
        await desk.quit()
        assert desk.app.return_code == 0
        assert desk.companion.unsaved == ()
        assert desk.written[0].startswith("\x1b[22;2t"), "the title before ours is remembered"
        assert desk.written[-1] == "\x1b[23;2t", "and put back"
    assert [type(event) for event in house.on_disk()] == [AppOpened, AdjustmentTallied, PainRated]
    assert not LeaderLock(house.paths).leads


async def test_opened_again_soon_the_day_and_the_plan_go_on(house: House) -> None:
    async with house.open() as desk:
        await desk.press("space", "l", "3")
        await desk.pass_time(minutes=20)
        await desk.quit()
    house.clock.pass_time(120)
    async with house.open(WIDE) as desk:
        assert "pain 3" in desk.text
        assert "working 22 min" in desk.top
        await desk.pass_time(minutes=8)
        assert DUE in desk.text


async def test_killed_in_a_break_and_opened_again_the_break_goes_on(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.saved()
    house.clock.pass_time(60)
    async with house.open() as desk:
        assert isinstance(desk.app.screen, BreakScreen)
        assert desk.companion.plan().left(house.clock.now()) == timedelta(seconds=60)
        await desk.press("enter")
        assert len(desk.events(BreakTaken)) == 1


async def test_what_is_wrong_in_the_settings_is_said_in_one_line(house: House) -> None:
    house.configure('[breaks]\nevery = "9h"\n[look]\ntheme = "no such theme"\n')
    async with house.open(WIDE) as desk:
        assert "breaks.every" in desk.text
        assert "and 1 more: backcare doctor" in desk.text


async def test_in_a_narrow_pane_what_is_wrong_comes_before_the_file(house: House) -> None:
    house.configure('[breaks]\nevery = "9h"\n')
    async with house.open(NARROW) as desk:
        assert "breaks.every: must be" in desk.text
        assert str(house.paths.config)[:10] not in desk.text


async def test_a_journal_file_that_cannot_be_read_is_called_by_its_name(house: House) -> None:
    folder = house.paths.journal / "other"
    folder.mkdir(parents=True)
    (folder / "2026-11.json").write_text("{ not a journal")
    async with house.open() as desk:
        assert "2026-11.json is not" in desk.text
        assert "micro break, 2 min" in desk.text


# -- every place


async def test_every_place_can_be_opened_and_left_at_every_size(house: House) -> None:
    async with house.open(TINY) as desk:
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            for key in ("2", "3", "1"):
                await desk.press(key)
                assert all(len(line) <= size[0] for line in desk.lines)
                if size[1] >= 24:
                    assert PLACES[key] in desk.text
        assert desk.companion.plan().state is PromptState.WORKING


async def test_help_names_the_keys_of_the_place_it_was_asked_on(house: House) -> None:
    everywhere = ("Anywhere", "Log how much it hurts now", "Log a break I just took", "Undo")
    async with house.open((120, 60)) as desk:
        for key, first in PLACES.items():
            await desk.press(key, "question_mark")
            assert isinstance(desk.app.screen, HelpScreen)
            for words in everywhere:
                assert words in desk.text
            await desk.press("question_mark")
            assert first in desk.text


async def test_places_are_left_as_they_were(house: House) -> None:
    async with house.open() as desk:
        await desk.press("2", "j", "j")
        before = desk.line("▸")
        await desk.press("1", "2")
        assert desk.line("▸") == before


async def test_places_can_be_opened_with_the_mouse(house: House) -> None:
    async with house.open() as desk:
        column = desk.lines[0].index("2")
        await desk.pilot.click(offset=(column, 0))
        await desk.settle()
        assert PLACES["2"] in desk.text


# -- the palette


async def test_the_palette_has_every_action_that_has_a_key(house: House) -> None:
    async with house.open() as desk:
        for place in PLACES:
            await desk.press(place)
            named = {command.title for command in desk.app.get_system_commands(desk.app.screen)}
            for active in desk.app.screen.active_bindings.values():
                binding = active.binding
                if binding.id is not None and binding.description:
                    assert binding.description in named, binding


async def test_an_action_can_be_found_by_its_words_and_run(house: House) -> None:
    async with house.open() as desk:
        await desk.press("ctrl+p")
        desk.app.screen.query_one(Input).value = "just took"
        listed = desk.app.screen.query_one(CommandList)
        while not listed.option_count:
            await desk.settle()
        await desk.press("down", "enter")
        await desk.settle()
        assert desk.events(BreakTaken) == [
            BreakTaken(break_kind=BreakKind.MICRO, seconds=120, how="logged")
        ]


# -- the look


async def test_a_theme_that_was_chosen_is_kept_for_the_next_time(house: House) -> None:
    house.configure("# mine\n[breaks]\nlong_every = 4\n")
    async with house.open() as desk:
        await desk.press("t")
        assert isinstance(desk.app.screen, ThemePicker)
        await desk.press("down", "enter")
        assert "Theme kept" in desk.text
        assert desk.app.theme == "backcare-light"
    text = house.paths.config_file.read_text()
    assert 'theme = "backcare-light"' in text
    assert text.startswith("# mine\n[breaks]\nlong_every = 4\n")
    async with house.open() as desk:
        assert desk.app.theme == "backcare-light"


async def test_a_theme_that_cannot_be_kept_is_used_and_the_reason_said(house: House) -> None:
    async with house.open(WIDE) as desk:
        shutil.rmtree(house.paths.config)
        house.paths.config.write_text("a file where the folder should be")
        await desk.press("t", "down", "enter")
        assert desk.app.theme == "backcare-light"
        assert "The theme is used, but could not be kept" in desk.text


# -- leaving no trace on the screen


async def test_a_said_line_falls_silent(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        await desk.press("x")
        assert "Skipped." in desk.text
        await desk.pass_time(5)
        assert "Skipped." not in desk.text


async def test_ctrl_c_tells_how_to_leave(house: House) -> None:
    async with house.open() as desk:
        await desk.press("ctrl+c")
        assert "q to leave" in desk.text
        assert desk.app.is_running


async def test_nothing_is_redrawn_while_nothing_happens(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(10)
        drawn = _count_drawing(desk)
        for _ in range(8):
            desk.clock.pass_time(5)
            desk.app._beat()
            await desk.settle()
        assert drawn == []


def _count_drawing(desk: Desk) -> list[object]:
    drawn: list[object] = []
    display = desk.app._display

    def counted(screen: object, renderable: object) -> None:
        if renderable is not None:
            drawn.append(renderable)
        display(screen, renderable)  # type: ignore[arg-type]

    desk.app._display = counted  # type: ignore[method-assign]
    return drawn


def test_each_place_of_the_table_is_the_screen_of_its_title() -> None:
    assert [place.screen_class.NAME for place in table.PLACES] == [p.title for p in table.PLACES]
