"""The safety questions are answered on purpose: no stray key answers, skips or gets past them."""

import pytest
from textual import events

from backcare_tui.domain.journal.care_events import WasSeen
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.tui.screening.list import ScreeningList
from backcare_tui.tui.screening.question_page import PAUSE
from tests.tui.house import TINY, House
from tests.tui.screening_person import (
    answers,
    ask_for,
    asked,
    deny,
    is_asked,
    listened,
)

# -- never skipped


async def test_no_other_key_gets_past_it_and_none_acts_through_it(jumped: House) -> None:
    async with asked(jumped) as desk:
        before = jumped.on_disk()
        for key in (
            "escape",
            "q",
            "l",
            "f",
            "b",
            "z",
            "x",
            "p",
            "2",
            "comma",
            "t",
            "u",
            "o",
            "x",
            "5",
            "enter",
        ):
            await desk.press(key)
            assert is_asked(desk), key
        assert desk.app.current_mode == "today"
        await desk.saved()
        assert jumped.on_disk() == before


async def test_escape_says_quietly_that_it_waits(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.press("escape")
        assert "This waits for an answer. ctrl+q leaves BackCare" in desk.text
    async with asked(jumped, TINY) as desk:
        await desk.press("escape")
        assert desk.lines[-1] == "It waits for an answer"


async def test_every_command_of_the_palette_leaves_it_open(jumped: House) -> None:
    async with asked(jumped) as desk:
        commands = [command.title for command in desk.app.get_system_commands(desk.app.screen)]
        assert "break" not in commands
        assert "flare" not in commands
        assert {"tick", "none of these", "keys", "quit"} <= set(commands)


async def test_the_palette_finds_them_by_the_name_of_the_command_too(house: House) -> None:
    async with house.open() as desk:
        await desk.press("ctrl+p", *"screening")
        await desk.work_done()
        await desk.press("enter")
        await desk.settle()
        assert is_asked(desk)


async def test_leaving_the_app_is_no_answer_and_the_next_start_asks_again(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.quit()
        assert desk.app.return_code == 0
    async with asked(jumped) as desk:
        assert is_asked(desk)


async def test_a_crash_in_the_middle_asks_again_with_nothing_ticked(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.press("space", "j", "space")
    async with asked(jumped) as desk:
        assert is_asked(desk)
        assert "●" not in desk.text
        await deny(desk)
    async with jumped.open() as desk:
        assert not is_asked(desk)


async def test_help_opens_over_it_and_comes_back_to_it(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.press("question_mark")
        assert "No sign in the list" in desk.text
        await desk.press("escape")
        assert is_asked(desk)


async def test_what_i_asked_for_myself_i_may_leave(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "space", "escape")
        assert not is_asked(desk)
        assert not answers(desk)


@pytest.mark.parametrize(
    "toml",
    [
        '[care]\nscreening = false\nemergency_number = ""\n[screening]\nask = false',
        "[care]\npeg = false\nevening = false\n[prompts]\nbell = false",
    ],
)
async def test_no_setting_and_no_file_of_ones_own_keeps_it_away(jumped: House, toml: str) -> None:
    jumped.configure(toml)
    jumped.own_content("screening", '[[item]]\nid = "bladder"\nhide = true\n')
    async with asked(jumped) as desk:
        assert is_asked(desk)
        assert len(desk.app.screen.query_one(ScreeningList)._items) == 5


# -- for those who ask through the app


async def test_a_flare_that_is_left_does_not_take_a_jump_away(house: House) -> None:
    async with house.open() as desk:
        ask_for(desk, "flare", [])
        await desk.settle()
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.press("escape")
        await desk.pass_time(2)
        assert "addle area marked" in desk.text
        await listened(desk)
        await deny(desk)
        assert not desk.events(WasSeen)


# -- under somebody who types


async def test_under_somebody_who_types_nothing_is_ticked_and_nothing_answered(
    jumped: House,
) -> None:
    async with jumped.open() as desk:
        await desk.press(*"6.5", "enter", *"[red]", "space", *"nd", "q")
        assert is_asked(desk)
        assert "keys count in a moment" in desk.text
        for row, line in enumerate(desk.lines):
            if "○" in line or "none of these" in line:
                for kind in (events.MouseDown, events.MouseUp):  # as the driver sends them
                    desk.app.post_message(kind(None, 5, row, 0, 0, 1, False, False, False))
        await desk.settle()
        assert "●" not in desk.text
        assert is_asked(desk)
        assert desk.app.screen.query_one(ScreeningList).highlighted == 0
        await listened(desk)
        assert "keys count in a moment" not in desk.text
        await desk.press("space", "enter")
        assert len(answers(desk)[0].ticked) == 1


async def test_who_types_on_for_longer_is_waited_for(jumped: House) -> None:
    async with jumped.open() as desk:
        for key in "that it began with a bad landing":
            await desk.press("space" if key == " " else key)
            desk.clock.pass_time(0.3)
        assert is_asked(desk)
        assert "●" not in desk.text
        desk.clock.pass_time(PAUSE)
        await desk.press("space")
        assert "done: 1 ticked" in desk.text


async def test_help_and_the_way_out_of_the_app_are_there_at_once(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.press("question_mark")
        assert "No sign in the list" in desk.text
        await desk.press("escape", "ctrl+q")
        assert desk.app.is_ending


async def test_what_i_opened_myself_hears_me_at_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "space")
        assert "done: 1 ticked" in desk.text
