"""One law for every full page, every panel and every question, found by their class.

Help answers and closes again, `q` does what esc does, what is said is seen, a disk that refuses is
named, a break that is due is said, and all of it fits into the smallest terminals.
"""

import inspect
import pkgutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from importlib import import_module

import pytest
from textual.screen import ModalScreen, Screen

import backcare_tui.tui
from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import NoteWritten
from backcare_tui.tui.breaks.over import OverScreen
from backcare_tui.tui.breaks.page import BreaksScreen
from backcare_tui.tui.breaks.taking import BreakScreen
from backcare_tui.tui.check_in.evening import EveningScreen
from backcare_tui.tui.check_in.peg import PegScreen
from backcare_tui.tui.check_in.screen import CheckInScreen
from backcare_tui.tui.check_in.writing import NoteScreen
from backcare_tui.tui.first_run.screen import SetupScreen
from backcare_tui.tui.flare.entry import FlareEntryScreen
from backcare_tui.tui.flare.history import FlareHistoryScreen
from backcare_tui.tui.flare.screen import FlareScreen
from backcare_tui.tui.flare.summary import FlareSummaryScreen
from backcare_tui.tui.frame.ask import Ask
from backcare_tui.tui.frame.help import HelpScreen
from backcare_tui.tui.frame.overlay import Palette
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.frame.panel import Panel
from backcare_tui.tui.frame.voice import Voice
from backcare_tui.tui.learn.screen import LearnScreen
from backcare_tui.tui.portfolio.form import ToolForm
from backcare_tui.tui.portfolio.relief import ReliefScreen
from backcare_tui.tui.screening.advice import AdviceScreen
from backcare_tui.tui.screening.context import ContextScreen
from backcare_tui.tui.screening.cope import CopeScreen
from backcare_tui.tui.screening.hand_over import HandOverScreen
from backcare_tui.tui.screening.screen import ScreeningScreen
from backcare_tui.tui.screening.slip import SlipScreen
from backcare_tui.tui.settings.screen import SettingsScreen
from backcare_tui.tui.themes.picker import ThemePicker
from backcare_tui.tui.week.page import WeekScreen
from tests.tui.flare_person import began, deny, past_flare
from tests.tui.house import NARROW, NORMAL, TINY, Desk, House, until_due
from tests.tui.portfolio_person import hold

pytestmark = pytest.mark.no_cover

Prepared = Callable[[House], None]
Opened = Callable[[Desk], Awaitable[None]]


def nothing(house: House) -> None: ...


def keys(*pressed: str) -> Opened:
    async def press(desk: Desk) -> None:
        for key in pressed:
            await desk.press(key)
            await desk.work_done()

    return press


async def ask_about_a_flare(desk: Desk) -> None:
    await desk.press("f")
    await deny(desk)


async def cope(desk: Desk) -> None:
    desk.app.action_cope()
    await desk.settle()


async def hand_over(desk: Desk) -> None:
    await desk.press("exclamation_mark")
    await desk.pass_time(2)
    await desk.press("enter")


def heat_is_held(house: House) -> None:
    hold(house, "heat")


def a_day_in_a_flare(house: House) -> None:
    began(house, 1, declined=("breaks",))


def a_flare_was(house: House) -> None:
    past_flare(house, 20, 15)


def it_is_new(house: House) -> None:
    house.new = True


def a_note_is_written(house: House) -> None:
    house.settle()
    house.program().record(NoteWritten(text="stairs"))


def something_needs_checking(house: House) -> None:
    house.settle()
    house.program().record(ScreeningAnswered(tier="today", ticked=("fever",)))


WAYS: dict[type[Screen[object]], tuple[Prepared, Opened]] = {
    BreaksScreen: (nothing, keys("w")),
    BreakScreen: (nothing, keys("b")),
    OverScreen: (nothing, keys("b", "s")),
    CheckInScreen: (nothing, keys("l")),
    EveningScreen: (nothing, keys("E")),
    NoteScreen: (a_note_is_written, keys("4", "enter")),
    PegScreen: (nothing, keys("P")),
    SetupScreen: (it_is_new, keys()),
    FlareEntryScreen: (nothing, ask_about_a_flare),
    FlareScreen: (a_day_in_a_flare, keys("f")),
    FlareHistoryScreen: (a_flare_was, keys("F")),
    FlareSummaryScreen: (a_flare_was, keys("F", "enter")),
    ToolForm: (nothing, keys("6", "plus")),
    ReliefScreen: (heat_is_held, keys("6", "space")),
    ScreeningScreen: (nothing, keys("exclamation_mark")),
    AdviceScreen: (something_needs_checking, keys("exclamation_mark")),
    HandOverScreen: (something_needs_checking, hand_over),
    SlipScreen: (something_needs_checking, keys("exclamation_mark", "a")),
    ContextScreen: (nothing, keys("comma", "y")),
    CopeScreen: (nothing, cope),
    SettingsScreen: (nothing, keys("comma")),
    ThemePicker: (nothing, keys("t")),
    LearnScreen: (nothing, keys("I")),
    WeekScreen: (nothing, keys("v")),
    Ask: (nothing, keys("p")),
}
"""How each of them is opened: what was before the app began, and what is pressed then."""
BASES = {"QuestionPage", "Page", "ScrollPage", "Panel", "WritingPanel"}
NOT_OURS = {HelpScreen, Palette}
"""They lie over what this law is about, and close on the key that opened them."""
WRITTEN_IN = {EveningScreen, NoteScreen, ToolForm, SetupScreen}
"""A letter typed there may be a part of what is written."""
VOICES = [kind for kind in WAYS if issubclass(kind, Voice)]
QUIET = {BreakScreen, OverScreen, ScreeningScreen}
"""One is the break; one goes when the next is due; one keeps out every key but an answer."""


def found() -> Iterator[type[Screen[object]]]:
    """Every screen over a place."""
    for module in pkgutil.walk_packages(backcare_tui.tui.__path__, "backcare_tui.tui."):
        for _, kind in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(kind, ModalScreen) and kind.__module__ == module.name:
                yield kind


@asynccontextmanager
async def opened(
    house: House, kind: type[Screen[object]], size: tuple[int, int] = NORMAL
) -> AsyncIterator[Desk]:
    prepare, open_it = WAYS[kind]
    prepare(house)
    async with house.open(size) as desk:
        await open_it(desk)
        assert isinstance(desk.app.screen, kind)
        yield desk


def is_below(kind: type[Screen[object]]) -> bool:
    """Whether it stands in a part of the screen, and says all in one line."""
    return issubclass(kind, Panel) or (issubclass(kind, Page) and kind.IS_BOX)


def named(kind: type[Screen[object]]) -> str:
    return kind.__name__


def test_the_law_knows_a_way_to_all_of_them() -> None:
    ours = {kind for kind in found() if kind not in NOT_OURS and kind.__name__ not in BASES}
    assert ours == set(WAYS)
    assert all(issubclass(kind, (Page, Panel, Ask)) for kind in ours)


@pytest.mark.parametrize("size", [TINY, NARROW, NORMAL])
@pytest.mark.parametrize("kind", WAYS, ids=named)
async def test_it_fits_and_help_answers_and_closes_again(
    house: House, kind: type[Screen[object]], size: tuple[int, int]
) -> None:
    async with opened(house, kind, size) as desk:
        below = desk.app.screen
        assert any(line for line in desk.lines)
        for widget in below.walk_children():
            if widget.display and widget.region:
                assert widget.region.right <= size[0], widget
        await desk.press("f1" if kind in WRITTEN_IN else "question_mark")
        assert isinstance(desk.app.screen, HelpScreen)
        await desk.press("question_mark")
        assert desk.app.screen is below
        await desk.press("f1", "f1")
        assert desk.app.screen is below


@pytest.mark.parametrize("kind", [kind for kind in WAYS if kind not in WRITTEN_IN], ids=named)
async def test_q_does_what_esc_does(house: House, kind: type[Screen[object]]) -> None:
    left = []
    for key in ("escape", "q"):
        async with opened(house, kind) as desk:
            await desk.press(key)
            assert not isinstance(desk.app.screen, kind)
            assert not desk.app.is_ending
            left.append(type(desk.app.screen))
    assert left[0] is left[1]


async def test_what_is_said_below_a_question_is_seen_after_it(house: House) -> None:
    async with opened(house, Ask) as desk:
        desk.app.say("Something was done")
        below = desk.app.screen_stack[0]
        assert isinstance(below, Voice)
        below._was_said()
        await desk.press("escape")
        assert "Something was done" in desk.text
        below._was_said()
        await desk.settle()
        assert "Something was done" not in desk.text


@pytest.mark.parametrize("size", [NARROW, NORMAL])
@pytest.mark.parametrize("kind", VOICES, ids=named)
async def test_what_is_said_is_seen_and_a_disk_that_refuses_is_named(
    house: House, kind: type[Screen[object]], size: tuple[int, int]
) -> None:
    async with opened(house, kind, size) as desk:
        desk.app.say("Something done")
        await desk.settle()
        assert "Something done" in desk.text
        await desk.saved()
        house.disk.refused = {"create", "append"}
        desk.companion.record(PainRated(score=3))
        await desk.saved()
        assert "not saved" in desk.text


@pytest.mark.parametrize("kind", [kind for kind in VOICES if kind not in QUIET], ids=named)
async def test_a_break_that_is_due_is_said(house: House, kind: type[Screen[object]]) -> None:
    prepare, open_it = WAYS[kind]
    prepare(house)
    async with house.open() as desk:
        await until_due(desk)
        await open_it(desk)
        assert isinstance(desk.app.screen, kind)
        assert ("Time for a" if is_below(kind) else "BREAK TIME") in desk.text


@pytest.mark.parametrize("kind", [kind for kind in WAYS if issubclass(kind, Page)], ids=named)
async def test_no_key_of_a_break_is_offered_while_none_is_due(
    house: House, kind: type[Screen[object]]
) -> None:
    async with opened(house, kind) as desk:
        offered = desk.app.screen.active_bindings
        answers = [
            key for key in "bzx" if key in offered and "answer" in offered[key].binding.action
        ]
        assert answers == (["b", "z", "x"] if kind is BreakScreen else [])
