"""Today: what is due, and what the day amounts to, at a glance and at every size."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakTaken,
    BreathingFinished,
    PainRated,
    Side,
)
from tests.tui.house import NARROW, NORMAL, TINY, WIDE, Desk, House


def no_wider_than(desk: Desk, width: int) -> bool:
    return all(len(line) <= width for line in desk.lines)


# -- sizes


@pytest.mark.parametrize("size", [TINY, NARROW, (300, 100)])
async def test_the_next_break_is_there_at_every_size(house: House, size: tuple[int, int]) -> None:
    async with house.open(size) as desk:
        if size[1] < 16:
            assert desk.line(" min").startswith("30 min")
        assert "Walk to" in desk.text
        assert no_wider_than(desk, size[0])
        assert len(desk.lines) == size[1]
        assert "?  keys" in desk.foot


async def test_a_small_pane_holds_the_essentials_and_nothing_else(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.pass_time(minutes=18)
        await desk.press("l", "3", "escape")
        await desk.pass_time(5)
        assert desk.line("12 min").endswith("micro break")
        assert any(line.strip() and set(line.strip()) <= set("━╸") for line in desk.lines)
        assert desk.line("Walk to a window")
        assert desk.line("pain 3").startswith("pain 3   moves 0 of ")
        assert "┃" in desk.line("●" if "●" in desk.text else "┃"), "the strip of the day"
        assert desk.foot.split() == ["b", "break", "l", "pain", "?", "keys"]


async def test_a_wide_screen_has_break_and_figures_side_by_side_and_says_how(house: House) -> None:
    async with house.open(WIDE) as desk:
        assert "─ today ─" in desk.line("─ next break ─")
        assert desk.line("─ the day ─")
        await desk.press("j")
        assert desk.line("Hug the load").startswith("▌")
        assert "Bring it against your body" in desk.text


async def test_any_size_can_follow_any_other(house: House) -> None:
    async with house.open(NORMAL) as desk:
        for size in ((300, 100), TINY, WIDE, (24, 100), (300, 6), NARROW, (60, 16), (59, 15)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert "Walk to" in desk.text, size
            assert no_wider_than(desk, size[0]), size
        await desk.pilot.resize_terminal(*NORMAL)
        await desk.settle()
        await desk.press("space")
        assert desk.events(AdjustmentTallied)


# -- figures


async def test_a_days_work_is_summed_up(house: House) -> None:
    async with house.open() as desk:
        await desk.press("space", "space", "j", "space")
        assert "moves 3 of 12" in desk.line("moves")
        assert desk.line("▌").endswith("1 of 4")
        house.program().record(
            BreathingFinished(pattern="even", seconds=180, cycles=18, planned_cycles=18)
        )
        await desk.notice()
        await desk.pilot.resize_terminal(*WIDE)
        await desk.settle()
        assert "breath   3 min" in desk.line("breath ")


async def test_ten_quick_tallies_are_ten_and_all_are_kept(house: House) -> None:
    async with house.open() as desk:
        await desk.press(*["space"] * 10)
        assert desk.line("Stand up slower  ").endswith("10 of 6")
        await desk.saved()
        assert house.on_disk().count(AdjustmentTallied(item="stand-slower")) == 10


async def test_the_side_that_is_next_swaps_with_every_tally(house: House) -> None:
    async with house.open() as desk:
        assert "Next: left." in desk.text
        await desk.press("end")
        assert desk.line("Swap the bag shoulder").startswith("▌")
        await desk.press("space")
        assert "Next: right." in desk.text
        await desk.press("space", "right")
        sides = [tally.side for tally in desk.events(AdjustmentTallied)]
        assert sides == [Side.LEFT, Side.RIGHT, Side.RIGHT]
        assert "Next: left." in desk.text


async def test_undo_says_what_it_took_back(house: House) -> None:
    async with house.open() as desk:
        await desk.press("u")
        assert "Nothing to take back" in desk.text
        await desk.press("space", "l", "4", "u")
        assert "Taken back: Pain 4" in desk.text
        assert "pain none noted yet. l takes two keys" in desk.text
        await desk.press("u")
        assert "Taken back: Stand up slower" in desk.text
        assert "moves 0 of" in desk.text


async def test_another_programs_entry_is_shown_at_the_next_beat(house: House) -> None:
    async with house.open() as desk:
        house.program().record(PainRated(score=6))
        await desk.notice()
        assert "pain 6" in desk.text


async def test_at_four_in_the_morning_the_figures_begin_anew(house: House) -> None:
    house.clock.set_wall(house.clock.now().replace(hour=3, minute=55))
    house.program().record(BreakTaken(break_kind=BreakKind.MICRO, seconds=120))
    async with house.open() as desk:
        await desk.press("l", "4")
        assert "breaks 1 taken" in desk.text
        await desk.pass_time(minutes=6)
        assert "breaks" not in desk.line("moves")
        assert "pain none noted yet" in desk.text


async def test_the_clock_and_the_work_clock_move_with_the_minute(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.pass_time(59)
        assert "09:00 working 0 min" in desk.top
        await desk.pass_time(1)
        assert "Fri 20 Nov 09:01 working 1 min" in desk.top


async def test_after_a_flight_the_clock_of_the_place_is_shown(house: House) -> None:
    async with house.open(WIDE) as desk:
        await desk.pass_time(minutes=10)
        desk.clock.fly_to(9)
        await desk.notice()
        assert "17:10 working 10 min" in desk.top
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=20)


# -- what people and files bring


HOSTILE = "[/b] \x1b[31m\x9b2J\u202e $x [@click=app.quit]go[/] 名前" + "w" * 50


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hostile_and_unknown_entries_are_shown_as_text_or_not_at_all(
    house: House, size: tuple[int, int]
) -> None:
    program = house.program()
    program.record(AdjustmentTallied(item="an item that is gone", count=1000))
    program.record(PainRated(score=3, note=HOSTILE))
    program.record(BreathingFinished(pattern=HOSTILE, seconds=90, cycles=1, planned_cycles=9))
    program.record(BreakTaken(break_kind=BreakKind.MICRO, seconds=60, proposal=HOSTILE))
    add_an_unknown_kind(house)
    async with house.open(size) as desk:
        assert not any(char in desk.text for char in "\x1b\x9b\u202e")
        assert no_wider_than(desk, size[0])
        assert size == NARROW or "1 taken" in desk.text
        for said in ("micro break", "[/b] $x [@click=app.quit]go[/] 名前", "pain 3"):
            await desk.press("u")
            assert said.lower()[:20] in desk.text.lower()


def add_an_unknown_kind(house: House) -> None:
    """As a newer version on this device would have written it."""
    (path,) = house.paths.journal.rglob("*.json")
    document = json.loads(path.read_text())
    event = {"kind": "mood_rated", "word": HOSTILE}
    at = (house.clock.now() - timedelta(minutes=1)).isoformat()
    document["entries"]["99"] = {"id": "new", "at": at, "event": event}
    path.write_text(json.dumps(document))


def hidden(heading: str, ids: Iterable[str]) -> str:
    return "\n".join(f'[[{heading}]]\nid = "{id_}"\nhide = true' for id_ in ids)


async def test_content_of_ones_own_with_markup_is_shown_as_typed(house: House) -> None:
    catalogue = house.program().catalogue
    own = 'id = "own"\nfamily = "load"\ncue = "[red]Hug[/] [/ 7 $x"\nhow = "So."\ntarget = 3'
    adjustments = hidden("adjustment", (item.id for item in catalogue.adjustments))
    house.own_content("adjustments", f"{adjustments}\n[[adjustment]]\n{own}\n")
    own = 'id = "own"\nname = "[red]Up[/] [/ 8 $y"\nkind = "micro"\nfamily = "walk"\n'
    own += 'how = "[b]So[/b]."\nsteps = [{ do = "[i]Go[/] [/ 9 $z", seconds = 60 }]'
    routines = hidden("routine", (item.id for item in catalogue.routines))
    house.own_content("breaks", f"{routines}\n[[routine]]\n{own}\n")
    async with house.open() as desk:
        assert "[red]Hug[/] [/ 7 $x" in desk.text
        assert "[red]Up[/] [/ 8 $y" in desk.text
        assert "[b]So[/b]." in desk.text
        assert "moves 0 of 3" in desk.text
        await desk.press("b")
        assert "[i]Go[/] [/ 9 $z" in desk.text


@pytest.mark.parametrize("size", [TINY, WIDE])
async def test_who_has_hidden_everything_still_has_a_day(
    house: House, size: tuple[int, int]
) -> None:
    catalogue = house.program().catalogue
    house.own_content("adjustments", hidden("adjustment", (a.id for a in catalogue.adjustments)))
    house.own_content("patterns", hidden("pattern", (p.id for p in catalogue.patterns)))
    house.own_content("breaks", hidden("routine", (r.id for r in catalogue.routines)))
    async with house.open(size) as desk:
        assert "Stand up" in desk.text
        await desk.press("space", "b", "space", "enter")
        assert desk.events(BreakTaken)


async def test_entries_of_a_clock_that_was_wrong_do_no_harm(house: House) -> None:
    program = house.program()
    for year in (1971, 2025, 2027, 2199):
        at = datetime(year, 6, 1, 12, tzinfo=house.clock.now().tzinfo)
        program.record(BreakTaken(break_kind=BreakKind.MICRO, seconds=60), at=at)
    async with house.open() as desk:
        assert "taken" not in desk.text
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=30)


async def test_after_closing_time_the_day_is_summed_up(house: House) -> None:
    house.configure('[hours]\nworkdays = "08:00-09:45"\n')
    async with house.open() as desk:
        await desk.press("B", "space", "space")
        await desk.pass_time(minutes=44)
        assert "No more breaks today." in desk.text
        await desk.pass_time(minutes=2)
        assert "Off hours until Sat 21 Nov" in desk.text
        assert "1 break, 2 moves today" in desk.text
