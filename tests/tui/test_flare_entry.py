"""Entering flare mode at the keyboard, and the colours that come and go with it."""

import pytest

from backcare_tui.config import load
from backcare_tui.domain.journal.care_events import (
    FlareStarted,
    NonNegotiableKept,
    ScreeningAnswered,
)
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.tui.flare.entry import FlareEntryScreen
from backcare_tui.tui.flare.screen import FlareScreen
from backcare_tui.tui.screening.advice import AdviceScreen
from backcare_tui.tui.screening.screen import ScreeningScreen
from backcare_tui.tui.today.screen import TodayScreen
from tests.tui.flare_person import WALK, began, deny, page, start
from tests.tui.house import NARROW, TINY, House

# -- entering


async def test_f_the_questions_and_one_key_begin_a_flare_within_twenty_seconds(
    house: House,
) -> None:
    async with house.open() as desk:
        before = desk.clock.now()
        await start(desk)
        assert (desk.clock.now() - before).total_seconds() < 20 - 5, "with time to read"
        assert desk.events(FlareStarted) == [FlareStarted()]
        assert desk.events(ScreeningAnswered)[-1].trigger == "flare"
        assert "flare, day 1" in desk.text
        await desk.saved()
    assert FlareStarted() in house.on_disk()


async def test_leaving_the_questions_begins_nothing(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        assert isinstance(desk.app.screen, ScreeningScreen)
        await desk.press("escape")
        assert isinstance(desk.app.screen, TodayScreen)
        assert not desk.events(FlareStarted)


async def test_leaving_the_panel_begins_nothing(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        assert isinstance(desk.app.screen, FlareEntryScreen)
        await desk.press("escape")
        assert "No flare was started" in desk.text
        assert not desk.events(FlareStarted)


async def test_a_short_page_says_what_happens_and_c_opens_what_can_be_changed(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        assert "Breaks come more often, targets rest" in desk.text
        assert "One small thing is kept up each day: Walk 5–10 minutes." in desk.text
        assert "Quiet colours" not in desk.text
        await desk.press("c")
        assert "Quiet colours" in desk.text
        await desk.press("2", "b", "escape")
        assert "Breaks come more often" not in desk.text
        assert "kept up each day: A short core set." in desk.text
        await desk.press("escape")
        assert "No flare was started" in desk.text


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_what_happens_fits_a_small_pane(house: House, size: tuple[int, int]) -> None:
    house.configure(WALK)
    async with house.open(size) as desk:
        await desk.press("f")
        await deny(desk)
        for words in ("Breaks come more often", "5–10 min walk", "enter start"):
            assert words in desk.text


async def test_a_key_held_too_long_changes_nothing_in_the_panel(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        await desk.press(*"nnnnnnnn", "enter")
        assert desk.events(FlareStarted) == [FlareStarted()]


async def test_what_needs_checking_goes_before_a_flare(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f", "space", "enter")
        assert isinstance(desk.app.screen, AdviceScreen)
        await desk.pass_time(5)
        await desk.press("escape", "enter")
        assert not desk.events(FlareStarted)
        await desk.press("f")
        assert isinstance(desk.app.screen, AdviceScreen)


async def test_an_answer_just_given_is_not_asked_for_again(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await deny(desk)
        await desk.press("f")
        assert isinstance(desk.app.screen, FlareEntryScreen)


async def test_each_change_is_explained_and_can_be_taken_away(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        await desk.press("c")
        for words in ("Quiet colours", "At least every 20 minutes", "Downshift"):
            assert words in desk.text
        assert "Programme" not in desk.text, "there is none yet"
        assert "record" not in desk.text, "nor any record of this person"
        await desk.press("1", "4", "4", "down", "space", "enter")
        assert desk.events(FlareStarted)[0].declined == ("theme", "downshift")
        assert desk.app.theme == "backcare-dark"


async def test_a_click_takes_a_change_away_and_puts_it_back(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        await desk.press("c")
        row = next(y for y, line in enumerate(desk.lines) if "More frequent breaks" in line)
        await desk.pilot.click(offset=(8, row))
        await desk.settle()
        assert "off: as usual" in desk.line("More frequent breaks")
        await desk.pilot.click(offset=(8, row))
        await desk.press("enter")
        assert desk.events(FlareStarted)[0].declined == ()


async def test_the_non_negotiable_is_chosen_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        await desk.press("c")
        assert "Your non-negotiable, chosen once" in desk.text
        await desk.press("c", "enter")
        assert desk.companion.settings.care.non_negotiable == "Gentle mobility"
        assert load(house.paths.config_file).settings.care.non_negotiable == "Gentle mobility"
        await desk.press("e", "3", "2", "escape")
        await start(desk)
        assert "chosen once" not in desk.text
        assert desk.companion.settings.care.non_negotiable == "Gentle mobility"


async def test_the_non_negotiable_can_be_in_ones_own_words(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        await desk.press("c", "o", *"feed 2 hens [b]", "enter")
        assert "● feed 2 hens [b]" in desk.text
        await desk.press("f")
        assert desk.companion.settings.care.non_negotiable == "feed 2 hens [b]"
        assert "Feed 2 hens [b]" in desk.text


async def test_own_words_that_are_left_keep_what_was_chosen(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await deny(desk)
        await desk.press("c", "b", "o", "x", "escape", "enter")
        assert desk.companion.settings.care.non_negotiable == "A short core set"


async def test_who_wants_no_non_negotiable_is_not_asked_for_one(house: House) -> None:
    async with house.open() as desk:
        await start(desk, "6")
        assert desk.companion.settings.care.non_negotiable == ""
        assert "the one thing to keep" not in await page(desk)
        await desk.press("escape", "m")
        assert not desk.events(NonNegotiableKept)


async def test_f_opens_the_flare_that_is_on_without_asking_again(house: House) -> None:
    began(house, 2)
    async with house.open() as desk:
        await desk.press("f")
        assert isinstance(desk.app.screen, FlareScreen)
        assert "flare, day 3" in desk.text
        assert "since 18 Nov" in desk.text
        await desk.press("f")
        assert isinstance(desk.app.screen, TodayScreen)


async def test_a_flare_is_never_begun_by_the_app(house: House) -> None:
    async with house.open() as desk:
        for score in (3, 8, 10):
            desk.companion.record(PainRated(score=score))
            await desk.pass_time(minutes=5)
        assert not desk.events(FlareStarted)


# -- colours


async def test_the_first_frame_has_the_colours_of_the_flare(house: House) -> None:
    began(house, 1)
    async with house.open() as desk:
        assert desk.app.themes._fitted[1] == "backcare-flare"
        assert desk.app.theme == "backcare-flare"


async def test_colours_come_with_the_flare_and_go_with_it(house: House) -> None:
    house.configure('[look]\ntheme = "backcare-light"\n' + WALK)
    async with house.open() as desk:
        await start(desk)
        assert desk.app.theme == "backcare-flare"
        await desk.press("e", "2", "3")
        assert desk.app.theme == "backcare-light"


async def test_a_theme_chosen_by_hand_in_a_flare_stays_for_the_flare(house: House) -> None:
    house.configure(WALK)
    began(house, 1)
    async with house.open() as desk:
        await desk.press("t", "home", "enter")
        chosen = desk.app.theme
        assert chosen != "backcare-flare"
        await desk.pass_time(minutes=2)
        assert desk.app.theme == chosen
        await desk.press("f", "e", "2", "3", "escape")
        assert desk.app.theme == "backcare-dark"
        settings = load(house.paths.config_file).settings
        assert (settings.look.theme, settings.look.flare_theme) == ("backcare-dark", chosen)


async def test_a_theme_that_is_gone_is_no_reason_to_fail(house: House) -> None:
    house.configure('[look]\nflare_theme = "mine"\n' + WALK)
    async with house.open() as desk:
        await start(desk)
        assert desk.app.theme == "backcare-dark"


async def test_nothing_is_drawn_anew_while_the_manner_stays(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    began(house, 1)
    async with house.open() as desk:
        changes: list[str] = []
        monkeypatch.setattr(desk.app, "watch_theme", lambda *_: changes.append("theme"))
        await desk.press("l", "4", "escape")
        await desk.pass_time(minutes=3)
        assert changes == []


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_the_panel_keeps_the_cursor_in_sight_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("f")
        await deny(desk)
        await desk.press("c")
        for _ in range(4):
            await desk.press("down", "down", "down")
            assert "▌" in desk.text
        assert "enter start" in desk.text
        assert "your own" in desk.line("▌")
        await desk.press(*["up"] * 12)
        assert "What changes" in desk.text
