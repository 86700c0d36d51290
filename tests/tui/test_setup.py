"""The first start: a few questions, each kept when it is answered, and asked once."""

import pytest

from backcare_tui import config
from backcare_tui.content.first_run import ORDER, PLAINLY, Question
from backcare_tui.domain.journal.care_events import FlareStarted, ScreeningAnswered
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.journal.names import name_of
from backcare_tui.own_file import Unwritable
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.today.screen import TodayScreen
from backcare_tui.use_cases.habits import habits_of
from tests.tui.first_start import asks, go_to, none_of_these, paste, screened, written
from tests.tui.flare_person import began
from tests.tui.house import NARROW, NORMAL, SIZES, Desk, House

ANSWERS = ("enter", "enter", "3", "4", "y", "1", "1", "1", "1", "2", *["enter"] * 2, "1", "enter")
"""Begin; keep the name; hours; pain; holds; three numbers; two tools; three habits; what is kept;
the theme."""


@pytest.fixture
def new(house: House) -> House:
    """A house where BackCare was never opened."""
    house.new = True
    return house


# -- from the first frame to the first day


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_a_few_keys_answer_everything_and_it_is_asked_once(
    new: House, size: tuple[int, int]
) -> None:
    assert len(ANSWERS) <= 14
    async with new.open(size) as desk:
        assert asks(desk)
        await desk.press(*ANSWERS)
        assert screened(desk)
        await none_of_these(desk)
        assert isinstance(desk.app.screen, TodayScreen)
        assert written(new) == {
            "hours": {"workdays": "09:00-17:00", "weekend": "off"},
            "care": {
                "usual_pain": 4,
                "emergency_number": "112",
                "advice_line": "111",
                "helpline": "116 123",
                "non_negotiable": "Walk 5–10 minutes",
            },
            "breathing": {"holds": True},
            "look": {"theme": "backcare-dark"},
            "setup": {"done": True},
        }
        assert desk.companion.settings.care.usual_pain == 4
        held = [tool.id for tool in desk.companion.catalogue.tools if tool.held]
        assert held == ["heat", "cold"]
        habits = [item.id for item in habits_of(desk.companion)]
        assert habits == ["stand-slower", "hug-load", "bag-side"]
        assert "0 of 12" in desk.text or "0/12" in desk.text
        assert name_of(new.paths.journal, desk.companion.device)
        (answer,) = desk.events(ScreeningAnswered)
        assert answer == ScreeningAnswered(tier="none", trigger="first_run", form="whole")
    async with new.open(size) as desk:
        assert not asks(desk)
        assert not screened(desk)


@pytest.mark.parametrize("size", SIZES)
async def test_what_it_is_not_and_that_all_stays_here_is_said_at_every_size(
    new: House, size: tuple[int, int]
) -> None:
    async with new.open(size) as desk:
        assert PLAINLY in desk.text
        await desk.press("enter")
        assert "does not diagnose" not in desk.text


async def test_one_key_skips_all_but_the_safety_questions(new: House) -> None:
    async with new.open() as desk:
        await desk.press("S")
        assert screened(desk)
        assert written(new) == {}
        await none_of_these(desk)
        assert written(new) == {"setup": {"done": True}}
        assert "All set." in desk.text


async def test_each_question_can_be_skipped_and_then_nothing_is_set(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter", "escape", *"sssssssss", "escape")
        assert screened(desk)
        await desk.press("escape", "escape", "q", "enter")  # the safety questions are not
        assert written(new) == {}
        assert not new.on_disk() or not desk.events(ScreeningAnswered)


async def test_whoever_has_used_it_before_is_asked_too_and_can_skip_it(new: House) -> None:
    new.program().record(PainRated(score=3))
    async with new.open() as desk:
        assert asks(desk)
        await desk.press("S")
        await none_of_these(desk)
        assert written(new) == {"setup": {"done": True}}
        assert desk.events(PainRated) == [PainRated(score=3)]


async def test_other_habits_are_chosen_with_a_key_each(new: House) -> None:
    async with new.open(NARROW) as desk:
        await desk.press("enter", *["escape"] * ORDER.index(Question.HABITS))
        await desk.press("5")
        assert "untick one first" in " ".join(desk.text.split())
        await desk.press("2", "5", "enter", "S")
        await none_of_these(desk)
        habits = [item.id for item in habits_of(desk.companion)]
        assert habits == ["stand-slower", "reach-low", "bag-side"]
        await desk.press("2")
        assert "Reach low from the hips" in desk.text


# -- interrupted


async def test_left_in_the_middle_it_keeps_what_was_said_and_goes_on_there(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter", "enter", "2")
        assert f"3 of {len(ORDER)}" in desk.text
        await desk.quit()
    assert written(new)["hours"]["workdays"] == "08:00-16:00"
    assert "setup" not in written(new)
    async with new.open() as desk:
        assert "How much pain on a usual day?" in desk.text
        assert "does not diagnose" not in desk.text
        await desk.press("6", "S")
        await none_of_these(desk)
    assert written(new)["care"] == {"usual_pain": 6}
    assert written(new)["setup"] == {"done": True}
    assert not (new.paths.state / "first-run").exists()


async def test_killed_in_the_safety_questions_only_those_are_asked_again(new: House) -> None:
    async with new.open() as desk:
        await desk.press("S")
        assert screened(desk)
    async with new.open() as desk:
        assert screened(desk)
        await none_of_these(desk)
        assert not screened(desk)
        assert written(new) == {"setup": {"done": True}}


async def test_what_needs_checking_is_what_is_said_at_the_end(new: House) -> None:
    async with new.open() as desk:
        await desk.press("S", "enter", "space", "enter", "escape")
        assert isinstance(desk.app.screen, TodayScreen)
        assert "NEEDS CHECKING NOW" in desk.text
        assert "Done" not in desk.text


@pytest.mark.parametrize("content", [b"", b"\xff", b"nonsense", b"hours\n" * 100])
async def test_progress_that_cannot_be_read_begins_anew(new: House, content: bytes) -> None:
    new.paths.state.mkdir(parents=True)
    (new.paths.state / "first-run").write_bytes(content)
    async with new.open() as desk:
        assert PLAINLY in desk.text


async def test_a_breathing_session_comes_first_and_the_questions_after_it(new: House) -> None:
    app = BackCareApp(new.program(), breathe=("even", 2))
    desk = Desk(new, app)
    async with app.run_test(size=NORMAL) as pilot:
        desk.pilot = pilot
        await desk.settle()
        assert not asks(desk)
        await desk.press("escape")
        assert asks(desk)


# -- what stands in the way


async def test_settings_that_cannot_be_read_are_named_and_nobody_is_asked(new: House) -> None:
    new.paths.config.mkdir(parents=True)
    new.paths.config_file.write_text("breaks = [")
    async with new.open() as desk:
        assert not asks(desk)
        assert screened(desk)
        await none_of_these(desk)
        assert not asks(desk)
    assert new.paths.config_file.read_text() == "breaks = ["


async def test_where_nothing_can_be_written_it_says_why_and_lets_you_by(
    new: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Unwritable("cannot be written: Read-only file system")

    monkeypatch.setattr(config, "rewrite", refuse)
    async with new.open() as desk:
        await go_to(desk, 3)
        await desk.press("4")
        assert "Not kept." in desk.text
        assert "cannot be written: Read-only file system" in desk.text
        await desk.press("S")
        await none_of_these(desk)
        assert not asks(desk)
        assert "come again at the next start" in desk.text


# -- again


async def test_asked_again_it_shows_what_stands_and_not_the_safety_questions(
    house: House,
) -> None:
    house.configure('[care]\nusual_pain = 5\nemergency_number = "0118 999"\n')
    async with house.open() as desk:
        await desk.press("comma", "s")
        assert asks(desk)
        assert "safety questions" not in desk.text
        await go_to(desk, 3)
        assert "[5]" in desk.text
        await desk.press("escape", "escape")
        await desk.press("o")
        assert "0118 999" in desk.text
        await desk.press("escape", "S")
        assert not asks(desk)
        assert not screened(desk)
        await desk.press("escape")
        assert "next break" in desk.text
    assert not (house.paths.state / "first-run").exists()


async def test_asked_again_in_a_flare_its_colours_are_not_taken_for_those_of_other_days(
    house: House,
) -> None:
    began(house, 1)
    async with house.open() as desk:
        await desk.press("comma", "s")
        await go_to(desk, len(ORDER))
        await desk.press("enter")
        assert desk.companion.settings.look.theme == "backcare-dark"
        assert desk.app.theme == "backcare-flare"


async def test_the_palette_asks_again_too_where_it_can(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        titles = [command.title for command in desk.app.get_system_commands(desk.app.screen)]
        assert "first questions" not in titles
        await desk.press("escape")
        await desk.press("ctrl+p", *"first q")
        await desk.work_done()
        await desk.press("enter")
        await desk.settle()
        assert asks(desk)


async def test_asking_again_can_be_set_and_counts_from_the_next_start(house: House) -> None:
    async with house.open() as desk:
        await desk.press("comma", "slash")
        await paste(desk, "setup.done")
        await desk.press("enter", "escape", "escape", "2", "1")
        assert not asks(desk)
        assert isinstance(desk.app.screen, TodayScreen)
    house.new = True
    async with house.open() as desk:
        assert asks(desk)
        await desk.press("S")
        assert not screened(desk)


async def test_in_a_flare_another_theme_is_kept_for_later(house: House) -> None:
    house.settle()
    house.program().record(FlareStarted(score=6))
    async with house.open() as desk:
        assert desk.app.theme == "backcare-flare"
        await desk.press("comma", "s")
        await go_to(desk, len(ORDER))
        await desk.press("home", "up", "up", "up", "up", "enter")
        assert written(house)["look"] == {"theme": "backcare-dark"}
        await desk.settle()
        assert desk.app.theme == "backcare-flare"
