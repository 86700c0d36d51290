"""What to do now or today: quiet, complete at every size, and nobody is locked out."""

from datetime import timedelta

import pytest

from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.tui.downshift.screen import BreathingScreen
from backcare_tui.tui.frame.ask import Ask
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.screening.advice import AdviceScreen
from backcare_tui.tui.screening.screen import ScreeningScreen
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, Desk, House

EMERGENCY = ScreeningAnswered(tier="emergency", ticked=("bladder", "fever"))
TODAY = ScreeningAnswered(tier="today", ticked=("fever",))


def told(house: House, answer: ScreeningAnswered) -> House:
    """Somebody who gave this answer yesterday."""
    house.settle()
    house.program().record(answer, at=house.clock.now() - timedelta(days=1))
    return house


def is_advised(desk: Desk) -> bool:
    return isinstance(desk.app.screen, AdviceScreen)


async def all_of_it(desk: Desk) -> str:
    """The whole text, scrolled through."""
    seen: list[str] = []
    before: list[str] = []
    while desk.lines != before:
        before = desk.lines
        lines = [line.replace("▐", "").strip() for line in before[:-1]]
        seen += [line for line in lines if line not in seen]
        await desk.press("j")
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("size", SIZES)
async def test_what_to_do_now_comes_first_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("exclamation_mark", "j", "space", "d")
        assert is_advised(desk)
        assert "This needs checking now" in desk.text
        assert "Call 112, 911 or 999." in desk.text
        assert "esc to the app" in desk.lines[-1]
        text = await all_of_it(desk)
        for said in (
            "112 Europe, and most mobiles",
            "nearest emergency department",
            "Back pain, and new or worse in the last two weeks: changed bladder control.",
            "Break exercises and your programme rest until you have been seen.",
            "breathing without holds are still there",
        ):
            assert said in text
        assert "!" not in text


async def test_my_own_emergency_number_stands_in_for_the_three(house: House) -> None:
    house.configure('[care]\nemergency_number = "144 [b]"\n')
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark")
        assert "Call 144 [b]." in desk.text
        assert "911" not in desk.text


async def test_something_for_today_is_said_more_calmly(house: House) -> None:
    async with told(house, TODAY).open() as desk:
        await desk.press("exclamation_mark")
        assert "This needs checking today" in desk.text
        assert "Ring your doctor" in desk.text
        assert "Break exercises" not in desk.text
        assert "Your programme rests" in desk.text


async def test_a_routine_answer_is_a_note_and_holds_nothing_up(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "end", "space", "d")
        assert isinstance(desk.app.screen, Place)
        assert "Worth an appointment in the next weeks" in desk.text
        await desk.pass_time(1)
        assert "eeds checking" not in desk.text


async def test_escape_goes_on_to_the_app_where_all_is_as_ever(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "space", "d", "escape")
        assert isinstance(desk.app.screen, Place)
        desk.companion.record(PainRated(score=3))
        await desk.press("2", "space", "1")
        assert len(desk.events(PainRated)) == 1
        assert "Needs checking now ! shows it" in desk.text
        row = next(y for y, line in enumerate(desk.lines) if "! shows it" in line)
        await desk.pilot.click(offset=(desk.lines[row].index("! shows it") + 2, row))
        await desk.settle()
        assert is_advised(desk)


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL])
@pytest.mark.parametrize("answer", [EMERGENCY, TODAY])
async def test_a_steady_line_on_every_place_leads_back_to_it(
    house: House, size: tuple[int, int], answer: ScreeningAnswered
) -> None:
    async with told(house, answer).open(size) as desk:
        when = "now" if answer is EMERGENCY else "today"
        for place in "12346":
            await desk.press(place)
            assert f"eeds checking {when}" in desk.text
            assert "!" in desk.line("eeds checking")
        await desk.press("exclamation_mark")
        assert is_advised(desk)


async def test_the_line_gives_way_to_what_is_said_and_to_a_question(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        desk.app.say("Something else")
        await desk.settle()
        assert "eeds checking" not in desk.text
        await desk.pass_time(1)
        assert "eeds checking" in desk.text
        assert isinstance(desk.app.screen, Place)
        desk.app.screen.ask("A question?")
        await desk.settle()
        assert "eeds checking" not in desk.text


async def test_without_anything_held_the_key_asks_the_questions(house: House) -> None:
    async with house.open((120, 70)) as desk:
        assert "eeds checking" not in desk.text
        await desk.press("question_mark")
        assert "Safety questions" in desk.text
        assert "Needs checking" not in desk.text
        await desk.press("escape", "exclamation_mark")
        assert isinstance(desk.app.screen, ScreeningScreen)


# -- I was seen


async def test_i_was_seen_takes_two_keys_and_all_goes_on(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark", "s")
        assert isinstance(desk.app.screen, Ask)
        await desk.press("y")
        assert isinstance(desk.app.screen, Place)
        assert "Noted: you were seen" in desk.text
        assert desk.events(WasSeen) == [WasSeen()]
        assert desk.companion.manner.hold is None
        await desk.pass_time(1)
        assert "eeds checking" not in desk.text


@pytest.mark.parametrize("key", ["enter", "escape", "n", "s"])
async def test_a_stray_key_is_not_i_was_seen(house: House, key: str) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark", "s", key)
        assert not desk.events(WasSeen)
        assert desk.companion.manner.hold is not None


async def test_seen_after_the_clock_was_set_back_is_seen(house: House) -> None:
    house.settle()
    house.program().record(EMERGENCY)
    async with house.open() as desk:
        await desk.set_clock(house.clock.now() - timedelta(hours=5))
        assert desk.companion.manner.emergency
        await desk.press("exclamation_mark", "s", "y")
        assert desk.companion.manner.hold is None


async def test_to_take_i_was_seen_back_holds_it_up_again(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark", "s", "y", "u")
        await desk.pass_time(1)
        assert "Needs checking now" in desk.text


# -- answering again


async def test_a_slip_can_be_put_right_at_once_and_is_kept_as_an_edit(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "space", "d")
        assert "Ticked something by mistake?" in desk.text
        await desk.press("a")
        assert "● Genitals" in desk.text
        await desk.press("space", "end", "space", "d")
        assert isinstance(desk.app.screen, Place)
        answers = desk.events(ScreeningAnswered)
        assert answers[-1].ticked == ("not-coping",)
        assert len(answers) == 1
        assert desk.companion.manner.hold is None


async def test_later_on_another_answer_adds_to_it_and_releases_nothing(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark")
        assert "by mistake" not in desk.text
        await desk.press("a", "end", "k", "k", "k", "space", "d")  # the last one for today
        assert "This needs checking now" in desk.text
        assert "fever or chills; under 20" in desk.text
        assert len(desk.events(ScreeningAnswered)) == 2
        await desk.press("escape")
        assert desk.companion.manner.emergency


# -- what rests


async def test_breathing_stays_and_patterns_with_holds_are_hidden(house: House) -> None:
    house.configure("[breathing]\nholds = true\n")
    async with told(house, TODAY).open() as desk:
        await desk.press("3")
        assert "Long exhale" in desk.text
        assert "Box" not in desk.text
        assert "4-7-8" not in desk.text
        assert "with a yes" not in desk.text, "a yes would not bring them"
        desk.app.breaks.guide_breathing("box", 2)
        await desk.press("enter")
        place = desk.app.screen
        assert isinstance(place, BreathingScreen)
        assert place.is_breathing
        assert place._plan is not None
        assert not place._plan.pattern.has_holds
        await desk.press("s", "s")
        await desk.press("exclamation_mark", "s", "y")
        assert "Box" in desk.text


async def test_without_a_hold_all_patterns_are_there(house: House) -> None:
    house.configure("[breathing]\nholds = true\n")
    async with house.open() as desk:
        await desk.press("3")
        assert "Box" in desk.text
