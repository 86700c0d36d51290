"""Answering the safety questions: keys and mouse go in, what is shown and written down is read."""

import pytest

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.screening.decision import Tier
from backcare_tui.tui.kit.rows import first_shown
from backcare_tui.tui.screening.advice import AdviceScreen
from backcare_tui.tui.screening.answer import AnswerRow, HeldFor
from backcare_tui.tui.screening.list import ScreeningList
from tests.tui.house import NARROW, NORMAL, SIZES, House
from tests.tui.screening_person import ITEMS, answers, asked, hold, is_asked, tick, without_thumb

QUESTION = "New or worse"

# -- none of these


async def test_held_for_two_seconds_it_is_none_of_these(jumped: House) -> None:
    async with asked(jumped) as desk:
        assert "Why now: pain rose by 3 or more" in desk.text
        await hold(desk)
        assert not is_asked(desk)
        assert "Noted: none of these" in desk.text
        (answer,) = answers(desk)
        assert answer == ScreeningAnswered(tier="none", trigger="jump")


@pytest.mark.parametrize(("presses", "every"), [(1, 0), (4, 0.6), (4, 0.9)])
async def test_held_too_short_or_tapped_too_slowly_it_is_nothing(
    jumped: House, presses: int, every: float
) -> None:
    async with asked(jumped) as desk:
        await hold(desk, presses=presses, every=every)
        assert is_asked(desk)
        assert not answers(desk)


async def test_tapped_for_two_seconds_it_counts_too(jumped: House) -> None:
    async with asked(jumped) as desk:
        await hold(desk, presses=4, every=0.7)
        assert answers(desk)


async def test_another_key_in_between_begins_it_anew(jumped: House) -> None:
    async with asked(jumped) as desk:
        for others in (["space", "space"], ["l"], ["escape"], ["j"], ["question_mark", "escape"]):
            await hold(desk, presses=4)
            await desk.press(*others)
            await hold(desk, presses=4)
            assert is_asked(desk)
            desk.clock.pass_time(1)
        assert not answers(desk)


async def test_the_bar_fills_and_empties_when_it_is_let_go(jumped: House) -> None:
    async with asked(jumped, NARROW) as desk:
        assert desk.lines[-1] == "n none of these: hold 2 s"
        await hold(desk, presses=3)
        assert desk.line("none of these").endswith("━")
        assert desk.app.screen.query_one(AnswerRow)._hold.share == pytest.approx(0.5)
        desk.clock.pass_time(1)
        await desk.notice()
        assert desk.lines[-1] == "n none of these: hold 2 s"


async def test_with_something_ticked_it_says_to_untick_it(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.press("space")
        await hold(desk)
        assert is_asked(desk)
        assert "Untick what is ticked first" in desk.text


async def test_the_mouse_held_on_it_for_two_seconds_is_as_good(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.pilot.mouse_down(AnswerRow)
        for _ in range(5):
            desk.clock.pass_time(0.5)
            await desk.notice()
        assert answers(desk)


async def test_a_click_on_it_or_letting_go_early_is_nothing(jumped: House) -> None:
    async with asked(jumped) as desk:
        await desk.pilot.click(AnswerRow)
        await desk.pilot.mouse_down(AnswerRow)
        for _ in range(3):
            desk.clock.pass_time(0.5)
            await desk.notice()
        await desk.pilot.mouse_up(AnswerRow)
        for _ in range(5):
            desk.clock.pass_time(0.5)
            await desk.notice()
        assert is_asked(desk)
        assert not answers(desk)


def test_a_machine_that_slept_in_between_was_not_held() -> None:
    held = HeldFor()
    held.sign(10.0)
    held.sign(10.5)
    held.sign(100.0)
    assert held.share == 0
    held.sign(9.0)  # no clock of ours does this
    assert held.share == 0


# -- ticking


@pytest.mark.parametrize("id_", ["saddle-numb", "bowel", "lump", "not-coping"])
async def test_what_is_ticked_is_written_down_with_its_tier(house: House, id_: str) -> None:
    item = next(item for item in ITEMS if item.id == id_)
    async with house.open() as desk:
        await desk.press("exclamation_mark", *["j"] * ITEMS.index(item), "space", "d")
        (answer,) = answers(desk)
        assert answer.ticked == (item.id,)
        assert answer.tier == item.tier
        assert isinstance(desk.app.screen, AdviceScreen) is (item.level >= Tier.TODAY)


async def test_several_are_kept_in_the_order_of_the_list(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await tick(desk, "lump", "bladder", "not-coping")
        assert desk.line("done") == "d done: 3 ticked"
        await desk.press("d")
        assert answers(desk)[0].ticked == ("bladder", "lump", "not-coping")


async def test_a_click_ticks_and_a_click_on_done_ends_it(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        row = next(n for n, line in enumerate(desk.lines) if "Fever or chills" in line)
        await desk.pilot.click(offset=(10, row))
        await desk.settle()
        assert "● Fever or chills" in desk.text
        await desk.pilot.click(AnswerRow)
        await desk.settle()
        assert answers(desk)[0].ticked == ("fever",)


async def test_without_anything_ticked_done_does_nothing(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "d", "enter", "enter")
        assert is_asked(desk)


@pytest.mark.parametrize("size", SIZES)
async def test_at_every_size_question_answer_and_the_whole_item_are_in_sight(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("exclamation_mark", "j")
        listed = desk.app.screen.query_one(ScreeningList)
        for keys in (["k"], ["j"] * 9, ["end"], ["pageup"], ["pagedown"], ["home"]):
            await desk.press(*keys)
            assert QUESTION in desk.lines[0] + desk.lines[1]
            assert "none of these" in desk.text
            assert ITEMS[listed.highlighted].text in without_thumb(desk)
            assert any("▸" in line for line in desk.lines)
        assert listed.highlighted == 0


@pytest.mark.parametrize("width", [23, 31, 77])
@pytest.mark.parametrize("height", [4, 5, 9, 16])
def test_every_item_is_whole_in_view_on_the_way_down_and_up(width: int, height: int) -> None:
    listed = ScreeningList(ITEMS)
    listed.lead_with("Once a month")
    lines, top = listed.lines(width, height), 0
    assert all(line.text.cell_length <= width for line in lines)
    for index in [*range(len(ITEMS)), *reversed(range(len(ITEMS)))]:
        top = first_shown(lines, index, top, height)
        rows = [n for n, line in enumerate(lines) if line.of == index]
        assert top <= rows[0]
        assert rows[-1] < top + height
    assert first_shown(lines, 0, 99, height) <= 1
    assert first_shown([], 0, 3, height) == 0


@pytest.mark.parametrize("size", [*SIZES, (24, 9), (40, 7)])
async def test_the_reason_is_in_sight_at_first_even_in_the_smallest_pane(
    jumped: House, size: tuple[int, int]
) -> None:
    async with asked(jumped, size) as desk:
        assert "ain rose by 3 or more" in without_thumb(desk)
        assert any("▸" in line for line in desk.lines)
        assert "none of these" in desk.text
        await desk.press("j", "k")
        assert ITEMS[0].text in without_thumb(desk)


async def test_esc_is_among_the_keys_only_where_it_leaves(jumped: House) -> None:
    async with asked(jumped) as desk:
        assert desk.lines[-1] == " space tick   ↑↓ move   ctrl+q quit   ? help"


async def test_the_normal_size_shows_its_keys(house: House) -> None:
    async with house.open(NORMAL) as desk:
        await desk.press("exclamation_mark")
        assert desk.lines[-1].split("   ") == [
            " space tick",
            "↑↓ move",
            "ctrl+q quit",
            "esc leave",
            "? help",
        ]
