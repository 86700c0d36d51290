"""A rating above what is usual: said at once, in the warm colour, with what there is to do next."""

import pytest

from backcare_tui.domain.journal.care_events import FlareStarted, ScreeningAnswered
from backcare_tui.tui.kit.banner import Tone
from tests.tui.house import NARROW, NORMAL, TINY, Desk, House
from tests.tui.pain_person import rate

USUAL_IS_THREE = "[care]\nusual_pain = 3\n"


def learn(house: House) -> None:
    for days in range(1, 8):
        rate(house, days, 3, 4)


def banner(desk: Desk) -> tuple[str, Tone]:
    said = desk.app.screen.first_line()  # type: ignore[attr-defined]
    return said[0], said[1]


async def test_it_is_said_in_the_panel_and_after_it(house: House) -> None:
    learn(house)
    async with house.open() as desk:
        await desk.press("l", "4")
        assert "above" not in desk.text, "that is within the range"
        await desk.press("escape", "l", "5")
        assert "5 is above your usual 3.5. Fine to leave it, or: esc" in desk.text
        await desk.press("escape")
        assert banner(desk) == (
            "5 is above your usual 3.5. Fine to leave it, or   f flare mode",
            Tone.WARNING,
        )


async def test_before_five_days_are_known_what_was_said_at_the_start_stands_in(
    house: House,
) -> None:
    house.configure(USUAL_IS_THREE)
    async with house.open() as desk:
        await desk.press("l", "4", "escape")
        assert "Pain 4 noted" in desk.text
        await desk.press("l", "5", "escape")
        assert "5 is above your usual 3." in desk.text
        await desk.press("4")
        assert "above usual" in desk.line("now  ")


async def test_without_either_nothing_is_called_unusual(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "9", "escape")
        assert "above" not in desk.text


async def test_relief_is_offered_to_who_holds_some_and_the_key_does_it(house: House) -> None:
    learn(house)
    house.own_content("portfolio", '[[tool]]\nid = "heat"\nheld = true\n')
    async with house.open() as desk:
        await desk.press("l", "6", "escape")
        assert "or   r relief   f flare mode" in banner(desk)[0]
        await desk.press("r")
        assert "Which one?" in desk.text


async def test_in_a_flare_it_leads_to_its_page_and_while_advice_waits_to_nothing_else(
    house: House,
) -> None:
    learn(house)
    house.program().record(FlareStarted(score=5))
    async with house.open() as desk:
        await desk.press("l", "6", "escape")
        assert banner(desk)[0].endswith("f your flare")
    house.program().record(ScreeningAnswered(tier="today", ticked=("fever",)))
    async with house.open() as desk:
        await desk.press("l", "6", "escape")
        assert banner(desk)[0] == "6 is above your usual 3.5."


async def test_what_is_told_of_another_time_or_changed_later_is_not_about_now(
    house: House,
) -> None:
    learn(house)
    async with house.open() as desk:
        await desk.press("l", "6", "c", *"-2h", "enter")
        assert "above your usual" not in banner(desk)[0]


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL])
async def test_it_fits(house: House, size: tuple[int, int]) -> None:
    learn(house)
    house.own_content("portfolio", '[[tool]]\nid = "heat"\nheld = true\n')
    async with house.open(size) as desk:
        await desk.press("l", "6")
        assert "6 is above your usual" in " ".join(desk.text.split())
        await desk.press("escape")
        for words in ("6 is above your usual 3.5", "r relief", "f flare"):
            assert words in " ".join(desk.text.split())
