"""The first start: a few questions, each kept when it is answered, and asked once."""

import tomllib
from typing import Any

import pytest
from textual import events

from backcare_tui import config
from backcare_tui.content.first_run import ORDER, PLAINLY
from backcare_tui.domain.care_events import ScreeningAnswered
from backcare_tui.domain.entries import PainRated
from backcare_tui.journal.names import name_of
from backcare_tui.own_file import Unwritable
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.screens.screening import ScreeningScreen
from backcare_tui.tui.screens.setup import SetupScreen
from backcare_tui.tui.screens.today import TodayScreen
from backcare_tui.tui.widgets.setup_page import SetupPage
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, WIDE, Desk, House

ANSWERS = ("enter", "enter", "3", "4", "y", "1", "1", "2", "enter", "1", "enter")
"""Begin; keep the name; hours; pain; holds; number; two tools; what is kept; the theme."""


@pytest.fixture
def new(house: House) -> House:
    """A house where BackCare was never opened."""
    house.new = True
    return house


def written(house: House) -> dict[str, Any]:
    """What config.toml says."""
    file = house.paths.config_file
    return tomllib.loads(file.read_text()) if file.exists() else {}


def asks(desk: Desk) -> bool:
    return isinstance(desk.app.screen, SetupScreen)


def screened(desk: Desk) -> bool:
    return isinstance(desk.app.screen, ScreeningScreen)


async def none_of_these(desk: Desk) -> None:
    """Hold the key that says so."""
    for n in range(22):
        if n:
            desk.clock.pass_time(0.1)
        await desk.pilot.press("n")
    await desk.settle()


async def paste(desk: Desk, text: str) -> None:
    """Instead of what is in the line; faster than key by key."""
    await desk.press("ctrl+u")
    desk.app.post_message(events.Paste(text))
    await desk.press("enter")


async def go_to(desk: Desk, number: int) -> None:
    """Skip to the question with this number, from 1."""
    await desk.press("enter", *["escape"] * (number - 1))
    assert f"{number} of {len(ORDER)}" in desk.text or "?" in desk.text


# -- from the first frame to the first day


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_a_dozen_keys_answer_everything_and_it_is_asked_once(
    new: House, size: tuple[int, int]
) -> None:
    assert len(ANSWERS) <= 12
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
                "non_negotiable": "Walk 5–10 minutes",
            },
            "breathing": {"holds": True},
            "look": {"theme": "backcare-dark"},
            "setup": {"done": True},
        }
        assert desk.companion.settings.care.usual_pain == 4
        held = [tool.id for tool in desk.companion.catalogue.tools if tool.held]
        assert held == ["heat", "cold"]
        assert name_of(new.paths.journal, desk.companion.device)
        (answer,) = desk.events(ScreeningAnswered)
        assert answer == ScreeningAnswered(tier="none", trigger="first_run")
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
        assert "Done." in desk.text


async def test_each_question_can_be_skipped_and_then_nothing_is_set(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter", "escape", *"ssssss", "escape")
        assert screened(desk)
        await desk.press("escape", "q", "enter")  # the safety questions are not
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


# -- interrupted


async def test_left_in_the_middle_it_keeps_what_was_said_and_goes_on_there(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter", "enter", "2")
        assert "3 of 8" in desk.text
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


# -- answers


async def test_hours_that_cannot_be_read_are_refused_in_the_words_of_the_settings(
    new: House,
) -> None:
    async with new.open() as desk:
        await go_to(desk, 2)
        await desk.press("o")
        await paste(desk, "9-17")
        assert 'must be hours like "09:00-12:30, 13:30-18:00"' in desk.text
        assert written(new) == {}
        await paste(desk, "7:30-12:00, 13:00-16:15")
        assert written(new)["hours"]["workdays"] == "07:30-12:00, 13:00-16:15"
        assert "3 of 8" in desk.text


async def test_own_words_are_kept_as_typed_and_escape_leads_back_to_the_choices(
    new: House,
) -> None:
    async with new.open() as desk:
        await go_to(desk, 7)
        await desk.press("o")
        assert "In your own words" in desk.text
        await desk.press("escape")
        assert "Gentle mobility" in desk.text
        await desk.press("o", "enter")
        assert "In your own words" in desk.text  # nothing was said
        await desk.press("a")
        await paste(desk, "[b]walk[/b] é")
        assert written(new)["care"]["non_negotiable"] == "[b]walk[/b] é"


async def test_nothing_typed_or_pasted_acts_on_the_terminal(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter")
        for text in ("\x1b[2J\x07kitchen\u202e\x00", "x" * 100_000):
            desk.app.post_message(events.Paste(text))
            await desk.settle()
        assert "[2Jkitchenx" in desk.text
        assert all(char.isprintable() for line in desk.lines for char in line)
        await desk.press("enter")
        name = name_of(new.paths.journal, desk.companion.device)
        assert name.startswith("[2Jkitchenx")
        assert len(name) == 40


async def test_three_tools_are_enough_and_ticks_can_be_taken_back(new: House) -> None:
    async with new.open() as desk:
        await go_to(desk, 6)
        await desk.press("1", "2", "3", "4")
        assert "take one out first" in desk.text
        await desk.press("2", "4", "enter")
        held = [tool.id for tool in desk.companion.catalogue.tools if tool.held]
        assert held == ["heat", "rub", "medicine"]
        await desk.press("left", "down", "space", "enter")  # and again, where it stands
        held = [tool.id for tool in desk.companion.catalogue.tools if tool.held]
        assert held == ["heat", "rub", "medicine"]


async def test_a_theme_is_seen_at_once_and_put_back_where_it_is_skipped(new: House) -> None:
    async with new.open() as desk:
        await go_to(desk, 8)
        await desk.press("down")
        assert desk.app.theme == "backcare-light"
        await desk.press("left")
        assert desk.app.theme == "backcare-dark"
        await desk.press("escape", "down", "down", "enter")
        assert written(new)["look"] == {"theme": "backcare-evening"}
        await none_of_these(desk)
        assert desk.app.theme == "backcare-evening"


async def test_back_leads_back_and_shows_what_was_said(new: House) -> None:
    async with new.open() as desk:
        await desk.press("enter", "escape", "escape", "7", "left")
        assert "[7]" in desk.text
        await desk.press("left", "left", "shift+tab")
        assert PLAINLY in desk.text
        await desk.press("left", "s")
        assert PLAINLY in desk.text


async def test_a_click_is_an_answer(new: House) -> None:
    async with new.open() as desk:
        await go_to(desk, 5)
        y = next(n for n, line in enumerate(desk.lines) if "2  911" in line)
        await desk.pilot.click(SetupPage, offset=(8, y - 2))
        await desk.settle()
        assert written(new)["care"] == {"emergency_number": "911"}


async def test_who_should_not_hold_their_breath_is_said_at_every_size(new: House) -> None:
    for size in (TINY, NARROW, NORMAL):
        async with new.open(size) as desk:
            await desk.press("enter", "escape", "escape", "escape")
            seen = desk.text
            for _ in range(6 if size == TINY else 0):
                await desk.press("down")
                seen += desk.text
            for word in ("pregnant", "heart", "blood", "epilepsy", "surgery", "panic"):
                assert word in seen, (size, word)
            await desk.press("n")
            assert written(new)["breathing"] == {"holds": False}
        new.paths.config_file.unlink()
        (new.paths.state / "first-run").unlink()


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL, WIDE])
async def test_every_question_fits_every_size(new: House, size: tuple[int, int]) -> None:
    async with new.open(size) as desk:
        for number in range(len(ORDER) + 1):
            assert asks(desk), number
            assert all(len(line) <= size[0] for line in desk.lines)
            assert desk.lines[0].strip() or size not in (TINY, NARROW)
            page = desk.app.screen.query_one(SetupPage)
            assert page.region.bottom <= size[1] - 1
            assert "esc skip" in desk.text or number == 0
            if number in (2, 5, 7):
                await desk.press("o")  # one's own words
                assert all(len(line) <= size[0] for line in desk.lines)
                await desk.press("escape")
            await desk.press("escape" if number else "enter")
        assert screened(desk)


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
        await desk.press("comma", "a")
        assert asks(desk)
        await go_to(desk, 3)
        assert "[5]" in desk.text
        await desk.press("escape", "escape")
        await desk.press("o")
        assert "0118 999" in desk.text
        await desk.press("escape", "S")
        assert not asks(desk)
        assert not screened(desk)
        await desk.press("escape")
        assert "Next break" in desk.text
    assert not (house.paths.state / "first-run").exists()


async def test_the_palette_asks_again_too(house: House) -> None:
    async with house.open() as desk:
        await desk.press("ctrl+p", *"first q")
        await desk.app.workers.wait_for_complete()
        await desk.settle()
        await desk.press("enter")
        await desk.settle()
        assert asks(desk)
