"""A check-in from its number on: more can be said, and nothing of it is ever lost."""

from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.tui.breaks.taking import BreakScreen
from backcare_tui.tui.check_in.screen import CheckInScreen
from backcare_tui.tui.frame.place import Place
from tests.tui.check_in_person import FULL, is_open, last_entry, rated
from tests.tui.house import NARROW, WIDE, House

KEYS = (
    *("l", "4", "w", "c", "6", "g", "tab", "b", "a", "tab", "3", "6"),
    *("7", ".", "5", "enter", *"long", "space", *"drive"),
)
"""What it takes to give all of `FULL`."""


# -- the number


async def test_two_keys_from_anywhere_are_on_the_disk_while_the_panel_is_open(
    house: House,
) -> None:
    for place in "1234":
        async with house.open() as desk:
            await desk.press(place, "l", "4")
            await desk.saved()
            assert is_open(desk)
            assert house.on_disk()[-1] == PainRated(score=4)


async def test_ten_can_be_typed_as_it_is_written(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "1", "0", "escape")
        assert rated(desk) == [PainRated(score=10)]
        await desk.press("l", "1")
        desk.clock.pass_time(1.5)
        await desk.press("0", "escape")
        assert [each.score for each in rated(desk)] == [10, 1], "a second later it is another key"


async def test_a_key_held_too_long_leads_nowhere(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "3", "3", "3")
        assert is_open(desk)
        assert "next break" in desk.text


async def test_who_types_a_number_and_goes_on_goes_on(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "2")
        assert "yours for now" in desk.text
        await desk.press("l", "4", "b")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("enter", "l", "4", "u")
        assert "Taken back: Pain 4" in desk.text
        assert [each.score for each in rated(desk)] == [3, 4]


async def test_a_number_alone_leaves_the_screen_by_itself(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3")
        await desk.pass_time(19)
        assert is_open(desk)
        await desk.pass_time(1)
        assert isinstance(desk.app.screen, Place)


async def test_a_question_nobody_answers_goes_after_a_minute(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l")
        await desk.pass_time(60)
        assert isinstance(desk.app.screen, Place)
        assert rated(desk) == []


async def test_a_due_break_is_said_and_can_be_taken_from_the_panel(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.pass_time(minutes=29.9)
        await desk.press("l", "4")
        await desk.pass_time(10)
        assert "Time for a 2 min break" in desk.text
        assert is_open(desk)
        await desk.pass_time(3)
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)


# -- the rest


async def test_all_there_is_to_say_in_one_go(house: House) -> None:
    async with house.open() as desk:
        await desk.press(*KEYS, "enter", "escape")
        assert rated(desk) == [FULL]
        assert "Noted: Pain 4: low back left (6), left buttock; aching, burning" in desk.text
        await desk.saved()
    assert FULL in house.on_disk()
    assert len([event for event in house.on_disk() if isinstance(event, PainRated)]) == 1


async def test_undo_takes_back_the_whole_check_in(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "s", "3", "6", "escape", "u")
        assert "Taken back: Pain 4, stress 3, mood 6" in desk.text
        assert rated(desk) == []


async def test_escape_keeps_what_was_given_after_every_key(house: House) -> None:
    async with house.open(WIDE) as desk:
        for count in range(2, len(KEYS), 6):
            await desk.press(*KEYS[:count], "escape")
            assert not is_open(desk), KEYS[:count]
            left = last_entry(desk).event
            assert isinstance(left, PainRated)
            assert left.score == 4
            if count >= 6:
                assert left.places == FULL.places
            if count >= 12:
                assert (left.words, left.stress, left.mood) == (FULL.words, 3, 6)
            desk.clock.pass_time(60)


async def test_killed_in_the_middle_the_fields_that_were_left_are_there(house: House) -> None:
    async with house.open() as desk:
        await desk.press(*KEYS[:12])  # the mood was given, and the hours of sleep are open
        await desk.saved()
    kept = house.on_disk()[-1]
    assert isinstance(kept, PainRated)
    assert (kept.places, kept.words, kept.mood) == (FULL.places, FULL.words, 6)


async def test_a_pause_while_typing_keeps_what_is_there_so_far(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n", *"long")
        await desk.pass_time(1)
        await desk.pass_time(3)
        await desk.saved()
        assert PainRated(score=4, note="long") in house.on_disk()
        await desk.press(*"er", "escape")
        assert rated(desk) == [PainRated(score=4, note="longer")]


async def test_who_looks_up_from_a_note_for_minutes_writes_on(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n", *"long")
        await desk.pass_time(1)
        await desk.pass_time(minutes=5)
        await desk.press(*"bu", "escape")
        assert rated(desk) == [PainRated(score=4, note="longbu")], "no break, and nothing undone"
        await desk.press("l", "3", "n", *"late")
        await desk.pass_time(1)
        await desk.pass_time(minutes=10)
        assert isinstance(desk.app.screen, Place)
        assert rated(desk)[-1] == PainRated(score=3, note="late")


async def test_told_to_end_in_the_middle_of_a_note_it_keeps_the_note(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n", *"stairs")
        await desk.end(143)
    assert PainRated(score=4, note="stairs") in house.on_disk()


async def test_one_edit_a_field_and_none_where_nothing_was_given(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", *["tab"] * 9)
        assert not is_open(desk)
        await desk.press("l", "5", "w", "c", "g", "c", "tab", "tab", "escape")
        await desk.saved()
    journal = house.journal("laptop")
    months = journal.months()
    every = [e for e in journal.read(months[0], months[-1]) if isinstance(e.event, PainRated)]
    assert [len(e.event.places) for e in every if isinstance(e.event, PainRated)] == [0, 0, 1]


# -- beside the rest of the app


async def test_the_safety_questions_wait_until_the_panel_is_closed(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "w", "n")
        await desk.pass_time(5)
        assert is_open(desk)
        await desk.press("escape")
        assert "Saddle area marked" in desk.text
        await desk.saved()
    assert PainRated(score=3, places=(Sore("saddle"),)) in house.on_disk()


async def test_killed_before_the_questions_came_they_are_asked_at_the_next_start(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "w", "o", "tab")
        await desk.saved()
    async with house.open() as desk:
        assert "A leg is newly marked" in desk.text


async def test_a_disk_that_refuses_is_said_in_the_panel_too(house: House) -> None:
    async with house.open() as desk:
        await desk.saved()
        house.disk.refused = {"create"}
        await desk.press("l", "4")
        await desk.saved()
        assert "1 entry is not saved" in desk.text
        assert "noted" not in desk.text
        await desk.press("s", "3")
        await desk.saved()
        assert "2 entries are not saved" in desk.text
        house.disk.refused = set()
        await desk.press("escape")
        await desk.pass_time(10)
        await desk.saved()
    assert house.on_disk()[-1] == PainRated(score=4, stress=3)


async def test_the_panel_is_opened_once(house: House) -> None:
    async with house.open() as desk:
        desk.app.action_log_pain()
        desk.app.action_log_pain()
        await desk.settle()
        assert len([each for each in desk.app.screen_stack if isinstance(each, CheckInScreen)]) == 1
