"""When the safety questions come by themselves, when they go, and what they never interrupt."""

from datetime import timedelta

import pytest

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.body_map import Region
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.screening.context import ContextScreen
from tests.tui.house import House, until_due
from tests.tui.screening_person import DAY, asked, deny, is_asked, listened

# -- when


async def test_somebody_who_never_answered_is_asked_at_the_start(house: House) -> None:
    house.configure("")
    async with house.open() as desk:
        assert not is_asked(desk)  # answered days ago: the house is settled
    house.new = True
    house.paths.config_file.write_text("[setup]\ndone = true\n")
    for file in house.paths.journal.rglob("*.json"):
        file.unlink()
    async with house.open() as desk:
        assert isinstance(desk.app.screen, ContextScreen)
        await listened(desk)
        await desk.press("escape")
        assert "Before we start" in desk.text
        await desk.press("escape")
        assert is_asked(desk)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Region.SADDLE, "addle area marked"),
        (Region.FOOT_LEFT, "A leg is newly marked"),
        (Region.LOW_BACK, None),
    ],
)
async def test_a_rating_from_a_command_asks_as_soon_as_it_is_seen(
    house: House, place: Region, reason: str | None
) -> None:
    async with house.open() as desk:
        house.program().record(PainRated(score=2, places=(Sore(place.value),)))
        await desk.pass_time(2)
        assert is_asked(desk) is (reason is not None)
        if reason:
            assert reason in desk.text


async def test_it_goes_away_when_it_is_answered_elsewhere(jumped: House) -> None:
    async with asked(jumped) as desk:
        desk.clock.pass_time(1)
        jumped.program().record(ScreeningAnswered(tier="none", trigger="jump"))
        await desk.pass_time(2)
        assert isinstance(desk.app.screen, Place)


async def test_it_goes_away_when_the_rating_is_taken_back(jumped: House) -> None:
    async with asked(jumped) as desk:
        assert jumped.program().undo() is not None
        await desk.pass_time(2)
        assert isinstance(desk.app.screen, Place)


async def test_one_that_i_asked_for_stays_though_nothing_is_due(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await desk.pass_time(minutes=2)
        assert is_asked(desk)


async def test_the_monthly_one_waits_for_a_new_day_or_a_check_in(house: House) -> None:
    house.settle()
    house.clock.pass_time(25 * DAY - timedelta(hours=1))
    async with house.open() as desk:
        await desk.pass_time(minutes=90)
        assert not is_asked(desk)  # due since half an hour, and in the way
        desk.companion.record(PainRated(score=2))
        await desk.settle()
        assert "Once a month" in desk.text


async def test_the_monthly_one_is_asked_at_the_start_and_on_a_new_day(house: House) -> None:
    house.settle()
    house.clock.pass_time(26 * DAY)
    async with house.open() as desk:
        assert "Once a month" in desk.text
        await listened(desk)
        await deny(desk)
    house.clock.pass_time(30 * DAY - timedelta(hours=6))
    async with house.open() as desk:
        assert not is_asked(desk)
        await desk.set_clock(house.clock.now() + DAY)
        await desk.pass_time(minutes=1)
        assert is_asked(desk)


# -- never on top of something


async def test_it_waits_until_a_question_is_answered(house: House) -> None:
    async with house.open() as desk:
        await desk.press("o")
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.pass_time(2)
        assert not is_asked(desk)
        await desk.press("escape")
        assert is_asked(desk)


async def test_it_waits_until_the_breathing_is_over_and_what_is_asked_after_it(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("3", "enter")
        assert not is_asked(desk)
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.pass_time(2)
        assert not is_asked(desk)  # how tense are you?
        await desk.press("4")
        await desk.pass_time(minutes=1)
        assert not is_asked(desk)  # breathing
        await desk.press("s", "s")
        assert not is_asked(desk)
        await desk.press("3")
        await desk.pass_time(minutes=1)
        assert is_asked(desk)


async def test_it_waits_until_the_break_is_over(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.pass_time(2)
        assert not is_asked(desk)
        await desk.press("enter")
        assert is_asked(desk)


async def test_no_prompt_rings_while_it_is_open(jumped: House) -> None:
    async with asked(jumped) as desk:
        await until_due(desk)
        assert desk.bells == 0
        await deny(desk)
        await desk.pass_time(minutes=1)
        assert desk.bells == 1


async def test_a_break_begun_elsewhere_and_breathed_through_leads_back_to_it(jumped: House) -> None:
    async with asked(jumped) as desk:
        assert is_asked(desk)
        desk.app.switch_mode("downshift")
        await desk.settle()
        await desk.pass_time(minutes=1)
        assert is_asked(desk)
        await deny(desk)
        assert isinstance(desk.app.screen, Place)
