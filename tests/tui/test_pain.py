"""Pain, logged with two keys."""

import pytest

from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.tui.kit.scale import Scale
from tests.tui.check_in_person import click_words
from tests.tui.house import NARROW, SIZES, TINY, WIDE, House


async def test_l_and_one_key_log_the_pain_of_now(house: House) -> None:
    async with house.open() as desk:
        assert "l takes two keys" in desk.text
        for key, score in {"t": 10, "9": 9, "4": 4, "0": 0}.items():
            desk.clock.pass_time(2)
            await desk.press("l")
            assert "Pain now?" in desk.text
            await desk.press(key)
            assert f"Pain {score} noted" in desk.text
            assert f"pain {score} " in desk.text
        await desk.saved()
    assert [e.score for e in house.on_disk() if isinstance(e, PainRated)] == [10, 9, 4, 0]


async def test_the_question_can_be_left(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "escape")
        assert "Pain now?" not in desk.text
        assert not desk.events(PainRated)


async def test_keys_that_are_no_answer_leave_it_open(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "x", "z", "l", "space", "u", "b", "f9")
        assert "Pain now?" in desk.text
        assert len(desk.events(object)) == 1, "only that the app was opened"


async def test_a_key_pressed_too_often_logs_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "3", "3")
        assert desk.events(PainRated) == [PainRated(score=3)]


async def test_arrows_start_at_the_last_score(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "6", "l")
        assert "[6]" in desk.text
        desk.clock.pass_time(2)
        await desk.press("right", "down", "left", "enter")
        desk.clock.pass_time(2)
        await desk.press("l", "left", "h", "up", "enter")
        assert [rated.score for rated in desk.events(PainRated)] == [6, 7, 4]


async def test_enter_says_no_number_that_nobody_chose(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "enter", "enter")
        assert "Pain now?" in desk.text
        assert "[" not in desk.text
        await desk.press("right", "right", "enter")
        assert desk.events(PainRated) == [PainRated(score=6)]
        await desk.press("escape", "P", "enter", "enter")
        assert "1 of 3" in desk.text


async def test_the_arrows_go_round_from_none_to_the_worst(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", *["left"] * 7, "enter", "l", "right", "enter")
        assert [rated.score for rated in desk.events(PainRated)] == [10, 0]


async def test_every_answer_can_be_read_and_clicked_at_every_size(house: House) -> None:
    async with house.open() as desk:
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.press("l")
            for label in ("Pain now?", "0", "5", "t 10"):
                assert label in desk.text
            choices = desk.app.screen.query_one(Scale)
            assert choices.region.bottom <= size[1]
            await click_words(desk, Scale, "8")
            await desk.press("escape")
        assert desk.events(PainRated) == [PainRated(score=8)] * len(SIZES)


async def test_a_click_beside_the_answers_is_none(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l")
        await desk.pilot.click(Scale, offset=(2, 0))
        await desk.settle()
        assert "Pain now?" in desk.text


async def test_pain_can_be_logged_from_every_place(house: House) -> None:
    async with house.open() as desk:
        for place in ("2", "3"):
            await desk.press(place, "l", "5")
            assert "Pain 5 noted" in desk.text
        assert len(desk.events(PainRated)) == 2


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_a_small_pane_shows_the_last_score(house: House, size: tuple[int, int]) -> None:
    async with house.open(size) as desk:
        assert "pain 7" not in desk.text
        await desk.press("l", "7", "escape")
        await desk.pass_time(5)
        assert "pain 7" in desk.text


async def test_several_scores_a_day_are_drawn_in_their_order(house: House) -> None:
    async with house.open() as desk:
        for score in ("t", "0", "2"):
            await desk.press("l", score)
            await desk.pass_time(60)
        await desk.pilot.resize_terminal(*WIDE)
        await desk.settle()
        assert "10" in desk.text
        assert "██" in desk.text, "the strip of the day"
        assert desk.line("pain     2").endswith("09:02  │")
