"""Answering the safety questions: keys and mouse go in, what is shown and written down is read."""

import pytest
from textual.app import App

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.tui.kit.rows import first_shown
from backcare_tui.tui.screening.advice import AdviceScreen
from backcare_tui.tui.screening.answer import AnswerRow
from backcare_tui.tui.screening.cope import CopeScreen
from backcare_tui.tui.screening.list import ScreeningList
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, House
from tests.tui.screening_person import ITEMS, answers, asked, is_asked, listed, tick, without_thumb

# -- none of these


async def test_none_of_these_is_one_key_once_all_was_on_screen(jumped: House) -> None:
    async with asked(jumped) as desk:
        assert "Pain far above usual. It takes ten seconds" in desk.text
        assert len(listed(desk)) == 5
        await desk.press("n")
        assert not is_asked(desk)
        assert "Noted: none of these" in desk.text
        (answer,) = answers(desk)
        assert answer == ScreeningAnswered(tier="none", trigger="jump", form="short")


@pytest.mark.parametrize("size", [TINY, NARROW, (80, 14)])
async def test_nothing_is_denied_that_was_not_on_screen(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("exclamation_mark", *"nnnn")
        assert is_asked(desk)
        assert "See all" in desk.text
        if size != (80, 14):  # where two screens show all of it
            await desk.press("end", "n")
            assert is_asked(desk), "what lies in between was not on screen"
        await desk.press("home")
        for _ in range(len(listed(desk)) - 2):
            await desk.press("j")
        await desk.press("j", "n")
        assert not is_asked(desk)
        assert answers(desk)


async def test_with_something_ticked_it_says_to_untick_it(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.press("space", "n")
        assert is_asked(desk)
        assert "Untick what is ticked first" in desk.text


async def test_a_click_on_the_row_is_as_good_as_its_key(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await desk.pilot.click(AnswerRow)
        assert is_asked(desk)
        await desk.press("pagedown", "pagedown")
        assert "n none of these is new or worse" in desk.text
        await desk.pilot.click(AnswerRow)
        await desk.settle()
        assert answers(desk)


# -- ticking


@pytest.mark.parametrize("id_", ["saddle-numb", "bowel", "fever", "daily-life"])
async def test_what_is_ticked_is_written_down_with_its_tier(house: House, id_: str) -> None:
    item = next(item for item in ITEMS if item.id == id_)
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await tick(desk, id_)
        await desk.press("enter")
        (answer,) = answers(desk)
        assert answer.ticked == (item.id,)
        assert answer.tier == item.tier
        assert isinstance(desk.app.screen, AdviceScreen) is (item.level >= Tier.TODAY)


async def test_several_are_kept_in_the_order_of_the_list(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await tick(desk, "fever", "bladder", "daily-life")
        assert desk.line("done:") == "enter  done: 3 ticked"
        await desk.press("enter")
        assert answers(desk)[0].ticked == ("bladder", "fever", "daily-life")


async def test_a_click_ticks_and_a_click_on_done_ends_it(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await desk.press("end", "home")
        row = next(n for n, line in enumerate(desk.lines) if "Numb, tingling" in line)
        await desk.pilot.click(offset=(10, row))
        await desk.settle()
        assert "● Numb, tingling" in desk.text
        await desk.pilot.click(AnswerRow)
        await desk.settle()
        assert answers(desk)[0].ticked == ("saddle-numb",)


async def test_enter_alone_is_no_answer_and_unticks_nothing(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "enter", "enter")
        assert is_asked(desk)
        assert "space ticks; n says none of these" in desk.text
        await desk.press("space", "enter")
        assert answers(desk)[0].ticked == ("saddle-numb",)


async def test_signs_to_have_seen_and_hard_to_cope_show_both_pages(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await tick(desk, "fever", "not-coping")
        await desk.press("enter")
        assert isinstance(desk.app.screen, CopeScreen)
        await desk.press("escape")
        assert isinstance(desk.app.screen, AdviceScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_at_every_size_question_answer_and_the_whole_item_are_in_sight(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("exclamation_mark", "j")
        shown = desk.app.screen.query_one(ScreeningList)
        for keys in (["k"], ["j"] * 9, ["end"], ["pageup"], ["pagedown"], ["home"]):
            await desk.press(*keys)
            assert any(line.lstrip().startswith("New") for line in desk.below[:2])
            assert "none of these" in desk.text or "goes on" in desk.text
            assert listed(desk)[shown.highlighted].text in without_thumb(desk)
            assert any("▌" in line for line in desk.lines)
        assert shown.highlighted == 0


@pytest.mark.parametrize("width", [23, 31, 77])
@pytest.mark.parametrize("height", [4, 5, 9, 16])
async def test_every_item_is_whole_in_view_on_the_way_down_and_up(width: int, height: int) -> None:
    async with App[None]().run_test():
        every_item_is_whole_in_view(width, height)


def every_item_is_whole_in_view(width: int, height: int) -> None:
    listed = ScreeningList(ITEMS)
    listed.lead_with("Once a month")
    lines, top = listed.lines(width, height), 0
    assert all(line.text.cell_length <= width for line in lines)
    for index in [*range(len(ITEMS)), *reversed(range(len(ITEMS)))]:
        top = first_shown(lines, index, top, height)
        rows = [n for n, line in enumerate(lines) if line.of == index]
        assert top <= rows[0]
        assert rows[-1] < top + height
    assert first_shown(lines, 0, 99, height) <= 2
    assert first_shown([], 0, 3, height) == 0


@pytest.mark.parametrize("size", [*SIZES, (24, 9), (40, 7)])
async def test_the_reason_is_in_sight_at_first_even_in_the_smallest_pane(
    jumped: House, size: tuple[int, int]
) -> None:
    async with asked(jumped, size) as desk:
        assert "ain far above usual" in without_thumb(desk)
        assert any("▌" in line for line in desk.lines)
        await desk.press("j", "k")
        assert listed(desk)[0].text in without_thumb(desk)


async def test_esc_is_among_the_keys_only_where_it_leaves(jumped: House) -> None:
    async with asked(jumped) as desk:
        assert desk.foot.split() == [
            *("space", "tick", "▴▾", "move", "enter", "done", "ctrl+q", "quit", "?", "keys")
        ]


async def test_the_normal_size_shows_its_keys(house: House) -> None:
    async with house.open(NORMAL) as desk:
        await desk.press("exclamation_mark")
        assert desk.foot.split("    ")[:4] == [
            "   space  tick",
            "enter  done",
            "ctrl+q  quit",
            "esc  leave",
        ]
        assert desk.foot.endswith("?  keys")
