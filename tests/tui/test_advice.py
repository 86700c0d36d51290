"""What to do now or today: quiet, complete at every size, and nobody is locked out."""

import re
from datetime import timedelta

import pytest

from backcare_tui.domain.journal.care_events import FlareStarted, ScreeningAnswered, WasSeen
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.tui.downshift.screen import BreathingScreen
from backcare_tui.tui.frame.ask import Ask
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.screening.advice import AdviceScreen
from backcare_tui.tui.screening.hand_over import HandOverScreen
from backcare_tui.tui.screening.screen import ScreeningScreen
from backcare_tui.tui.screening.slip import READ_FOR
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, Desk, House
from tests.tui.screening_person import tick

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
        lines = [re.sub("[▁-█▌╭╮╰╯─│]", "", line).strip() for line in before[:-1]]
        seen += [line for line in lines if line not in seen]
        await desk.press("j")
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("size", SIZES)
async def test_what_to_do_now_comes_first_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("exclamation_mark", "j", "space", "enter")
        assert is_advised(desk)
        assert "CHECK" in desk.top
        assert "Call 112, 911 or 999." in " ".join(desk.text.split())
        text = await all_of_it(desk)
        for said in (
            "Europe, and most mobiles",
            "nearest emergency department",
            "I can't control or feel my bladder as before.",
            "I was told to ask to be checked for cauda equina.",
            "Only an examination can tell, and time matters.",
            "Break exercises and your programme rest until you have been seen.",
            "breathing without holds are still there",
        ):
            assert said in text
        assert "most people" not in text


async def test_my_own_emergency_number_stands_in_for_the_three(house: House) -> None:
    house.configure('[care]\nemergency_number = "144 [b]"\n')
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark")
        assert "Call 144 [b]." in desk.text
        assert "911" not in desk.text


async def test_something_for_today_is_said_more_calmly(house: House) -> None:
    async with told(house, TODAY).open() as desk:
        await desk.press("exclamation_mark")
        assert "NEEDS CHECKING TODAY" in desk.top
        assert "Ring your doctor" in desk.text
        assert "Exercises that load your back" in await all_of_it(desk)


async def test_a_routine_answer_is_a_note_and_holds_nothing_up(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await tick(desk, "daily-life")
        await desk.press("enter")
        assert isinstance(desk.app.screen, Place)
        assert "Worth an appointment in the next weeks" in desk.text
        await desk.pass_time(1)
        assert "CHECKING" not in desk.text


async def test_escape_goes_on_to_the_app_where_all_is_as_ever(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "space", "enter", "escape")
        assert isinstance(desk.app.screen, Place)
        desk.companion.record(PainRated(score=3))
        await desk.press("2", "space", "1")
        assert len(desk.events(PainRated)) == 1
        assert "NEEDS CHECKING NOW" in desk.top
        row = next(y for y, line in enumerate(desk.lines) if "CHECKING" in line)
        await desk.pilot.click(offset=(desk.lines[row].index("what to do") + 2, row))
        await desk.settle()
        assert is_advised(desk)


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL])
@pytest.mark.parametrize("answer", [EMERGENCY, TODAY])
async def test_a_steady_line_on_every_place_leads_back_to_it(
    house: House, size: tuple[int, int], answer: ScreeningAnswered
) -> None:
    async with told(house, answer).open(size) as desk:
        when = "NOW" if answer is EMERGENCY else "TODAY"
        for place in "12346":
            await desk.press(place)
            assert "CHECK" in desk.top
            assert when in desk.top
            assert "!" in desk.top
        await desk.press("exclamation_mark")
        assert is_advised(desk)


async def test_the_line_stays_beside_what_is_said_and_asked_and_over_every_page(
    house: House,
) -> None:
    async with told(house, EMERGENCY).open() as desk:
        desk.app.say("Something else")
        await desk.settle()
        assert "NEEDS CHECKING NOW" in desk.top
        assert "Something else" in desk.text
        for key in ("w", "comma"):
            await desk.press(key)
            assert "NEEDS CHECKING NOW" in desk.top
            await desk.press("exclamation_mark")
            assert is_advised(desk)
            await desk.press("escape", "escape")


async def test_without_anything_held_the_key_asks_the_questions(house: House) -> None:
    async with house.open((120, 70)) as desk:
        assert "CHECKING" not in desk.text
        await desk.press("question_mark")
        assert "Safety questions" in desk.text
        assert "Needs checking" not in desk.text
        await desk.press("escape", "exclamation_mark")
        assert isinstance(desk.app.screen, ScreeningScreen)


# -- what to say


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL, (120, 40)])
async def test_what_to_say_stands_alone_to_be_handed_over(
    house: House, size: tuple[int, int]
) -> None:
    async with told(house, EMERGENCY).open(size) as desk:
        await desk.press("exclamation_mark")
        await desk.pass_time(2)
        await desk.press("enter")
        assert isinstance(desk.app.screen, HandOverScreen)
        text = await all_of_it(desk)
        assert "I can't control or feel my bladder as before." in text
        assert "Break exercises" not in text
        await desk.press("enter")
        assert is_advised(desk)


async def test_a_second_enter_leaves_the_number_in_sight(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "j", "space", "enter", "enter")
        assert is_advised(desk)


async def test_what_to_say_is_copied_and_said_to_be_if_the_terminal_lets_it(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark", "y")
        assert desk.app.clipboard.startswith("I have back pain")
        assert "Copied, if this terminal lets programs copy." in desk.text
        assert not desk.events(WasSeen)


async def test_the_keys_beside_what_to_say_can_be_clicked(house: House) -> None:
    async with told(house, TODAY).open((120, 40)) as desk:
        await desk.press("exclamation_mark")
        row = next(n for n, line in enumerate(desk.lines) if "copies it" in line)
        await desk.pilot.click(offset=(desk.lines[row].index("copies it"), row))
        await desk.settle()
        assert "Copied" in desk.text


# -- I was seen


async def test_i_was_seen_takes_two_keys_and_all_goes_on(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark", "s")
        assert isinstance(desk.app.screen, Ask)
        await desk.press("y")
        assert isinstance(desk.app.screen, Place)
        assert "Noted. Break exercises are back on" in desk.text
        assert desk.events(WasSeen) == [WasSeen()]
        assert desk.companion.manner.hold is None
        await desk.pass_time(1)
        assert "CHECKING" not in desk.text


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
        assert "NEEDS CHECKING NOW" in desk.text


async def test_advice_by_phone_counts_as_seen(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark", "s", "p")
        assert desk.events(WasSeen) == [WasSeen(by_phone=True)]
        assert desk.companion.manner.hold is None


# -- a slip


async def test_a_slip_is_put_right_by_reading_the_item_again(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await tick(desk, "bladder", "daily-life")
        await desk.press("enter", "a")
        assert "You ticked this. Is it so? 1 of 2" in desk.text
        await desk.press("n")
        assert "1 of 2" in desk.text, "it is read before it is answered"
        desk.clock.pass_time(READ_FOR)
        await desk.press("n")
        desk.clock.pass_time(READ_FOR)
        await desk.press("y")
        assert isinstance(desk.app.screen, Place)
        assert "Nothing waits to be seen" in desk.text
        (answer,) = desk.events(ScreeningAnswered)[-1:]
        assert answer.ticked == ("daily-life",)
        assert not desk.events(WasSeen)


async def test_what_is_so_stays_and_leaving_changes_nothing(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        for keys in (("escape",), ("y", "y")):
            await desk.press("exclamation_mark", "a")
            for key in keys:
                desk.clock.pass_time(READ_FOR)
                await desk.press(key)
            assert is_advised(desk)
            assert desk.companion.manner.emergency
            await desk.press("escape")


async def test_one_of_two_taken_out_leaves_the_other_waiting(house: House) -> None:
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("exclamation_mark", "a")
        for key in "ny":
            desk.clock.pass_time(READ_FOR)
            await desk.press(key)
        assert is_advised(desk)
        assert "NEEDS CHECKING TODAY" in desk.top


# -- a flare waits


async def test_no_flare_begins_while_something_waits(house: House) -> None:
    async with house.open() as desk:
        await desk.press("f")
        await tick(desk, "bladder")
        await desk.press("enter")
        assert is_advised(desk)
        await desk.press("escape", "enter", "f")
        assert is_advised(desk)
        assert not desk.events(FlareStarted)


async def test_the_page_of_a_flare_that_is_on_leads_with_what_to_do(house: House) -> None:
    house.settle()
    house.program().record(FlareStarted(score=6))
    async with told(house, EMERGENCY).open() as desk:
        await desk.press("f")
        assert "Call 112, 911 or 999." in desk.text
        assert "2 to 7 days" not in desk.text
        assert "alf" not in desk.text


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
