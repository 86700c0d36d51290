"""The look back on a day: two keys and a line, and each of them is kept."""

from datetime import timedelta

import pytest
from textual import events

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.domain.text import MAX_NOTE, clean
from backcare_tui.tui.check_in.text import CheckInText
from backcare_tui.tui.kit.scale import Scale
from tests.tui.check_in_person import click_words
from tests.tui.house import NARROW, SIZES, Desk, House


def looked_back(desk: Desk) -> list[Entry]:
    entries = desk.companion.entries(desk.companion.today() - timedelta(days=3))
    return [entry for entry in entries if isinstance(entry.event, DayReflected)]


def afternoon(house: House) -> None:
    house.clock.set_wall(house.clock.now().replace(hour=15))


async def test_each_answer_is_kept_when_it_is_given(house: House) -> None:
    afternoon(house)
    async with house.open() as desk:
        await desk.press("E", "4")
        await desk.saved()
        assert DayReflected(average=4) in house.on_disk()
        await desk.press("7")
        await desk.saved()
        assert DayReflected(average=4, worst=7) in house.on_disk()
        await desk.press(*"rest", "escape")
        await desk.saved()
    assert DayReflected(average=4, worst=7, mattered="rest") in house.on_disk()
    assert len([e for e in house.on_disk() if isinstance(e, DayReflected)]) == 1


async def test_left_at_once_nothing_is_written(house: House) -> None:
    async with house.open() as desk:
        await desk.press("E", "escape")
        assert looked_back(desk) == []


async def test_in_the_morning_it_is_about_yesterday_and_marked_late(house: House) -> None:
    yesterday = house.clock.now() - timedelta(days=1)
    for score in (5, 4):
        house.program().record(PainRated(score=score), at=yesterday)
    async with house.open() as desk:
        await desk.press("E")
        assert "Pain yesterday, on average?" in desk.text
        assert "esc cancels" in desk.lines[-1], "no room is taken for what is asked later"
        assert "you logged 4 to 5" in desk.text
        assert "[4]" in desk.text
        await desk.press("enter")
        assert "[5]" in desk.text
        await desk.press("enter", "enter")
        (entry,) = looked_back(desk)
        assert entry.event == DayReflected(average=4, worst=5)
        assert entry.at == yesterday.replace(hour=19)
        assert entry.logged == desk.clock.now()
        await desk.press("E")
        assert "Pain today, on average?" in desk.text


async def test_the_worst_is_at_least_the_average(house: House) -> None:
    async with house.open() as desk:
        await desk.press("E", "6", "3", "5")
        assert "And at worst?" in desk.text
        await desk.press("left", "enter", "escape")
        assert looked_back(desk)[0].event == DayReflected(average=6, worst=10)


async def test_a_second_look_back_mends_the_first(house: House) -> None:
    afternoon(house)
    async with house.open() as desk:
        await desk.press("E", "4", "7", *"rest", "enter")
        await desk.press("E")
        assert "[4]" in desk.text
        await desk.press("5", "enter", "s", "enter")
        (entry,) = looked_back(desk)
        assert entry.event == DayReflected(average=5, worst=7, mattered="rests")


async def test_an_average_above_the_old_worst_asks_for_the_worst_anew(house: House) -> None:
    afternoon(house)
    async with house.open() as desk:
        await desk.press("E", "2", "3", "escape", "E", "5", "escape")
        assert looked_back(desk)[0].event == DayReflected(average=5)


async def test_told_to_end_while_writing_it_keeps_what_was_written(house: House) -> None:
    afternoon(house)
    async with house.open() as desk:
        await desk.press("E", "4", "7", *"rest")
        await desk.end(143)
    assert DayReflected(average=4, worst=7, mattered="rest") in house.on_disk()


async def test_a_pause_while_typing_keeps_what_is_there_so_far(house: House) -> None:
    afternoon(house)
    async with house.open() as desk:
        await desk.press("E", "4", "7", *"rest")
        await desk.pass_time(1)
        await desk.pass_time(3)
        await desk.saved()
    assert DayReflected(average=4, worst=7, mattered="rest") in house.on_disk()


async def test_a_due_break_is_said_above_the_question(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.pass_time(minutes=29.5)
        await desk.press("E")
        await desk.pass_time(30)
        assert "Time for a 2 min break" in desk.text
        assert "on average?" in desk.text


async def test_text_is_cleaned_and_limited_and_drawn_as_it_is(house: House) -> None:
    afternoon(house)
    async with house.open() as desk:
        hostile = "[b]walk[/] \x1b[31m\u202e [/ 7"
        await desk.press("E", "4", "7")
        line = desk.app.screen.query_one(CheckInText)
        line.post_message(events.Paste("x" * (MAX_NOTE + 1)))
        await desk.settle()
        assert "At most 4,000 characters" in desk.text
        line.post_message(events.Paste(hostile))
        await desk.settle()
        await desk.press("enter")
        event = looked_back(desk)[0].event
        assert isinstance(event, DayReflected)
        assert event.mattered == clean(hostile)
        assert "[b]walk[/]" in desk.text


@pytest.mark.parametrize("size", SIZES)
async def test_it_can_be_read_and_clicked_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    afternoon(house)
    async with house.open(size) as desk:
        await desk.press("E")
        assert "Pain today, on average?" in desk.text
        await click_words(desk, Scale, "5")
        assert "And at worst?" in desk.text
        await desk.press("t")
        assert "What did you do that" in desk.text
        assert "esc done" in desk.lines[-1]
        assert all(len(line) <= size[0] for line in desk.lines)
        await desk.press("enter")
        assert looked_back(desk)[0].event == DayReflected(average=5, worst=10)
