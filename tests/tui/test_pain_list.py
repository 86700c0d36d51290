"""What was noted on a day: read, opened again to be changed, deleted."""

from datetime import timedelta

import pytest
from textual import events

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected, NoteWritten, PegRated, Sore
from backcare_tui.domain.pain.day import NOTED
from backcare_tui.tui.pain.list import PainList
from backcare_tui.tui.pain.screen import PainScreen
from tests.tui.house import NARROW, WIDE, Desk, House
from tests.tui.pain_person import rate


def noted(desk: Desk) -> list[Entry]:
    entries = desk.companion.entries(desk.companion.today() - timedelta(days=3))
    return [entry for entry in entries if isinstance(entry.event, NOTED)]


async def test_entries_are_listed_with_what_was_said_and_late_ones_marked(house: House) -> None:
    rate(house, 0, 3, places=(Sore("low-back-left"),), words=("stiff",))
    async with house.open(WIDE) as desk:
        await desk.press("4")
        assert "▌ 06:00   3   late · low back left; stiff" in desk.line("▌")


async def test_an_entry_is_opened_to_be_changed_and_says_so_afterwards(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate(house, 1, 2, 4)
    async with house.open() as desk:
        opened: list[object] = []

        async def open_panel(entry: Entry, _: object) -> None:
            opened.append(entry)

        monkeypatch.setattr(desk.app.check_in, "_check_in", open_panel)
        await desk.press("4", "left", "down", "enter")
        yesterday = desk.companion.entries(desk.companion.today() - timedelta(days=1))
        first = next(e for e in yesterday if e.event == PainRated(score=2))
        assert opened == [first]
        edit = desk.companion.record(PainRated(score=5), replaces=first)
        await desk.settle()
        assert "▌ 06:00 5 late" in desk.text, "the highlight stays with it"
        assert "changed" not in desk.text, "it was written a moment ago"
        await desk.pass_time(minutes=6)
        desk.companion.record(PainRated(score=6), replaces=edit)
        await desk.settle()
        assert "▌ 06:00 6 late · changed" in desk.text


async def test_a_look_back_is_opened_with_what_it_holds_and_of_any_day(house: House) -> None:
    day = house.clock.now() - timedelta(days=2, hours=-10)
    house.program().record(DayReflected(average=3, worst=5, mattered="a walk"), at=day)
    async with house.open() as desk:
        await desk.press("4", "left", "left", "enter")
        assert "Pain on Wed 18 Nov, on average?" in desk.text
        await desk.press("enter", "6")
        assert "What did you do that mattered?" in desk.text
        await desk.press("enter")
        (changed,) = noted(desk)
        assert changed.event == DayReflected(average=3, worst=6, mattered="a walk")
        assert changed.at == day


async def test_a_week_is_opened_with_its_answers_and_left_in_the_middle_it_stays(
    house: House,
) -> None:
    house.program().record(PegRated(pain=3, enjoyment=4, activity=5))
    async with house.open() as desk:
        await desk.press("4", "enter", "9", "escape")
        assert desk.events(PegRated) == [PegRated(pain=3, enjoyment=4, activity=5)]
        await desk.press("enter", "enter", "enter", "2")
        assert "That week: 3.0, lower is better" in desk.text
        assert desk.events(PegRated) == [PegRated(pain=3, enjoyment=4, activity=2)]


async def test_a_note_is_opened_to_be_written_on(house: House) -> None:
    house.program().record(NoteWritten(text="stairs"))
    async with house.open() as desk:
        await desk.press("4", "enter")
        assert "Your note, 09:00" in desk.text
        await desk.press(*" twice", "enter")
        assert "Note: stairs twice" in desk.text
        await desk.press("enter", "ctrl+u", "escape")
        assert desk.events(NoteWritten) == [NoteWritten(text="stairs twice")], "never emptied"
        await desk.press("enter", "s")
        await desk.end(143)
    assert NoteWritten(text="stairs twices") in house.on_disk()


@pytest.mark.parametrize("key", ["enter", "D"])
async def test_a_key_typed_twice_at_once_opens_one_panel(house: House, key: str) -> None:
    house.program().record(DayReflected(average=3))
    async with house.open() as desk:
        await desk.press("4")
        stacked = len(desk.app.screen_stack)
        for _ in range(2):
            pressed = events.Key(key, None if len(key) > 1 else key)
            pressed.set_sender(desk.app)
            desk.app.post_message(pressed)
        await desk.settle()
        assert len(desk.app.screen_stack) == stacked + 1


async def test_whatever_was_noted_can_be_deleted_and_is_asked_about_once(house: House) -> None:
    rate(house, 0, 4)
    here = house.program()
    here.amend(here.record(NoteWritten(text="stair")), NoteWritten(text="stairs"))
    async with house.open() as desk:
        await desk.press("4", "D")
        assert "Delete the entry of 09:00?" in desk.text
        await desk.press("enter", "D", "escape")
        assert len(noted(desk)) == 2
        await desk.press("D", "y")
        assert "Deleted: Note: stairs" in desk.text
        await desk.press("delete", "y", "D")
        assert noted(desk) == []
        assert "Nothing logged yet" in desk.text


async def test_the_list_scrolls_with_its_highlight_and_the_mouse_works(house: House) -> None:
    rate(house, 0, *range(6))
    async with house.open(NARROW) as desk:
        await desk.press("4")
        assert "▌ 08:30 5" in desk.text
        await desk.press("end")
        assert "▌ 06:00 0" in desk.text
        await desk.press("home", "down")
        assert "▌ 08:00 4" in desk.text
        await desk.pilot.click(PainList, offset=(4, 0))
        await desk.settle()
        assert isinstance(desk.app.screen, PainScreen)


async def test_a_long_entry_is_shown_whole_while_it_is_highlighted(house: House) -> None:
    rate(house, 0, 3, note="after two hours of driving without a stop on the way to the coast")
    async with house.open() as desk:
        await desk.press("4")
        lines = desk.lines
        shown = " ".join(line.strip(" ▌▐") for line in lines if "▌" in line)
        assert "the coast" in shown
