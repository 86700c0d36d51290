"""The course of each flow, without an app: what is asked in which order, and what comes of it."""

from datetime import timedelta
from typing import TypeVar

import pytest

from backcare_tui.companion import Companion
from backcare_tui.content.first_run import ORDER
from backcare_tui.domain.journal.care_events import (
    ContextTold,
    FlareEnded,
    FlareStarted,
    ScreeningAnswered,
    ToolUsed,
    WasSeen,
)
from backcare_tui.domain.journal.entries import (
    BreakPostponed,
    BreakStarted,
    BreakTaken,
    PainRated,
    PostureChanged,
    PromptsPaused,
    PromptsResumed,
)
from backcare_tui.domain.journal.pain_events import NoteWritten, Offer, OfferDeclined, PegRated
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.tui.breaks.flow import BreakFlow
from backcare_tui.tui.breaks.presence import PresenceFlow
from backcare_tui.tui.check_in.flow import CheckInFlow
from backcare_tui.tui.check_in.look_back import LookBackFlow
from backcare_tui.tui.check_in.offers import QUIET_FOR, Offers
from backcare_tui.tui.first_run.flow import FirstRunFlow
from backcare_tui.tui.flare.entry import FlareChosen
from backcare_tui.tui.flare.flow import FlareFlow
from backcare_tui.tui.portfolio.flow import ReliefFlow
from backcare_tui.tui.screening.context import Told
from backcare_tui.tui.screening.flow import ScreeningFlow
from backcare_tui.tui.themes.flow import ThemeFlow
from backcare_tui.use_cases.first_run import FirstRun
from tests.tui.fake_stage import FakeStage
from tests.tui.house import House
from tests.tui.screening_person import jump

Kind = TypeVar("Kind")
WEEK = ("pain", "enjoyment", "activity")
OFFERS: tuple[Offer, ...] = ("peg", "evening", "flare")
NONE: tuple[str, ...] = ()
EMERGENCY = ("saddle-numb",)


@pytest.fixture
def stage(house: House) -> FakeStage:
    house.settle()
    return FakeStage(house.program())


def events(companion: Companion, kind: type[Kind]) -> list[Kind]:
    day = companion.today()
    found = [entry.event for entry in companion.entries(day - timedelta(days=3), day)]
    return [event for event in found if isinstance(event, kind)]


# -- flares


def flare_flow(stage: FakeStage) -> FlareFlow:
    return FlareFlow(stage, ScreeningFlow(stage), ReliefFlow(stage))


async def test_a_flare_begins_after_the_safety_questions_at_the_latest_pain(
    stage: FakeStage,
) -> None:
    earlier = stage.companion.now() - timedelta(minutes=5)
    stage.companion.record(PainRated(score=4), at=earlier)
    stage.companion.record(PainRated(score=6))
    stage.answers = [NONE, FlareChosen()]
    await flare_flow(stage).open()
    assert stage.asked == ["ScreeningScreen", "FlareEntryScreen"]
    assert stage.shown == ["FlareScreen"]
    assert events(stage.companion, FlareStarted) == [FlareStarted(score=6)]


@pytest.mark.parametrize("answers", [[None], [NONE, None]])
async def test_left_at_either_question_no_flare_begins(
    stage: FakeStage, answers: list[object]
) -> None:
    stage.answers = answers
    await flare_flow(stage).open()
    assert not stage.answers
    assert not stage.shown
    assert not events(stage.companion, FlareStarted)


async def test_a_flare_that_began_elsewhere_meanwhile_is_opened_and_not_begun_twice(
    stage: FakeStage,
) -> None:
    def meanwhile(_: object) -> FlareChosen:
        stage.companion.record(FlareStarted())
        return FlareChosen()

    stage.answers = [NONE, meanwhile]
    await flare_flow(stage).open()
    assert stage.shown == ["FlareScreen"]
    assert len(events(stage.companion, FlareStarted)) == 1


async def test_f_opens_the_flare_that_is_on_without_asking_again(stage: FakeStage) -> None:
    stage.companion.record(FlareStarted())
    await flare_flow(stage).open()
    assert not stage.asked
    assert stage.shown == ["FlareScreen"]


@pytest.mark.parametrize("answers", [[None], ["4", None]])
async def test_leaving_the_leaving_keeps_the_flare(stage: FakeStage, answers: list[object]) -> None:
    stage.companion.record(FlareStarted())
    stage.answers = answers
    await flare_flow(stage).end()
    assert not events(stage.companion, FlareEnded)
    assert not events(stage.companion, PainRated)


async def test_who_kept_the_targets_is_not_asked_how_they_come_back(stage: FakeStage) -> None:
    stage.companion.record(FlareStarted(declined=("targets",)))
    stage.answers = ["2", None]
    await flare_flow(stage).end()
    assert stage.asked == ["Ask", "FlareSummaryScreen"]
    assert events(stage.companion, FlareEnded) == [FlareEnded(score=2, return_days=0)]
    assert events(stage.companion, PainRated) == [PainRated(score=2)]


async def test_ended_elsewhere_while_asked_it_is_not_ended_twice(
    stage: FakeStage,
) -> None:
    stage.companion.record(FlareStarted())

    def meanwhile(_: object) -> str:
        stage.companion.record(FlareEnded(return_days=2))
        return "3"

    stage.answers = ["3", meanwhile]
    await flare_flow(stage).end()
    assert events(stage.companion, FlareEnded) == [FlareEnded(return_days=2)]
    assert not events(stage.companion, PainRated)


# -- the safety questions


async def test_whoever_asked_gets_the_tier_once_all_is_closed(stage: FakeStage) -> None:
    stage.answers = [EMERGENCY, None]
    assert await ScreeningFlow(stage).ask("flare") is Tier.EMERGENCY
    assert stage.asked == ["ScreeningScreen", "AdviceScreen"]
    assert events(stage.companion, ScreeningAnswered)[-1].trigger == "flare"


async def test_everybody_who_asks_while_they_are_open_gets_the_one_answer(
    stage: FakeStage,
) -> None:
    stage.answers = [None]
    flow = ScreeningFlow(stage)
    came: list[object] = []

    async def wait() -> None:
        came.append(await flow.ask("flare"))

    stage.start(wait())
    stage.start(wait())
    await stage.courses_over()
    assert came == [None, None]
    assert stage.asked == ["ScreeningScreen"]


async def test_to_leave_the_correction_keeps_the_answer(stage: FakeStage) -> None:
    stage.answers = [EMERGENCY, "slip", None, None]
    assert await ScreeningFlow(stage).ask("asked") is Tier.EMERGENCY
    assert stage.companion.manner.emergency


async def test_a_slip_is_put_right_and_what_was_seen_is_written_down(stage: FakeStage) -> None:
    stage.answers = [EMERGENCY, "slip", (), "seen"]
    assert await ScreeningFlow(stage).ask("asked") is Tier.EMERGENCY
    assert events(stage.companion, WasSeen)
    assert stage.companion.manner.hold is None
    assert stage.said == ["Noted. Break exercises are back on"]
    stage.answers = [EMERGENCY, "slip", EMERGENCY]
    await ScreeningFlow(stage).ask("asked")
    assert stage.companion.manner.hold is None
    assert stage.said[-1] == "Taken out. Nothing waits to be seen"


async def test_questions_that_are_due_come_by_themselves_and_once(house: House) -> None:
    jump(house)
    stage = FakeStage(house.program(), NONE)
    flow = ScreeningFlow(stage)
    flow.ask_if_due()
    await stage.courses_over()
    flow.ask_if_due()
    assert stage.asked == ["ScreeningScreen"]
    assert len(stage.courses) == 1


# -- the first questions


class Themes:
    """In place of `ThemeFlow`: one theme."""

    def load(self) -> dict[str, object]:
        return {}

    def a_flare_keeps_its_own(self) -> "Themes":
        return self

    def __enter__(self) -> str:
        return "backcare-dark"

    def __exit__(self, *_: object) -> None: ...


def first_run(stage: FakeStage) -> FirstRunFlow:
    themes: ThemeFlow = Themes()  # type: ignore[assignment]  # as much of it as is used

    async def learn() -> None:
        stage.asked.append("what pain is")

    return FirstRunFlow(stage, ScreeningFlow(stage), themes, learn)


async def test_the_first_start_asks_the_questions_then_the_safety_questions(house: House) -> None:
    stage = FakeStage(house.program(), None, Told("20-49", ("cancer",), ()), NONE)
    flow = first_run(stage)
    flow.welcome()
    flow.welcome()
    assert flow.is_due
    await stage.courses_over()
    assert stage.asked == ["SetupScreen", "ContextScreen", "ScreeningScreen", "what pain is"]
    assert stage.companion.context.said("cancer")
    assert not flow.is_due
    assert stage.companion.settings.setup.done
    assert stage.said[-1] == "All set. , settings · ? keys"


async def test_safety_questions_that_are_left_leave_all_of_it_due(house: House) -> None:
    stage = FakeStage(house.program(), None, None, None)
    flow = first_run(stage)
    flow.welcome()
    await stage.courses_over()
    assert flow.is_due
    assert not stage.companion.settings.setup.done


async def test_left_in_the_safety_questions_only_those_are_asked_again(house: House) -> None:
    FirstRun(house.program()).reach(len(ORDER))
    house.program().record(ContextTold())
    stage = FakeStage(house.program(), NONE)
    first_run(stage).welcome()
    await stage.courses_over()
    assert stage.asked == ["ScreeningScreen", "what pain is"]


# -- relief


async def test_over_the_own_limit_it_is_asked_once_and_never_kept_away(
    house: House,
) -> None:
    house.own_content("portfolio", '[[tool]]\nid = "heat"\nheld = true\nat_most = 1\n')
    house.settle()
    stage = FakeStage(house.program())
    heat = next(tool for tool in stage.companion.catalogue.tools if tool.id == "heat")
    flow = ReliefFlow(stage)
    await flow.use(heat, timed=False)
    stage.answers = ["n", "y"]
    await flow.use(heat, timed=False)
    assert len(events(stage.companion, ToolUsed)) == 1
    await flow.use(heat, timed=False)
    assert len(events(stage.companion, ToolUsed)) == 2
    assert stage.asked == ["Ask", "Ask"]


async def test_the_chosen_tool_is_timed_and_its_use_said(house: House) -> None:
    house.own_content("portfolio", '[[tool]]\nid = "heat"\nheld = true\n')
    house.settle()
    stage = FakeStage(house.program(), "heat", ToolUsed(tool="heat", seconds=900))
    flow = ReliefFlow(stage)
    await flow.choose()
    assert stage.asked == ["Ask", "ReliefScreen"]
    assert stage.said == ["Logged: Heat"]
    assert not flow.runs


# -- breaks


def break_flow(stage: FakeStage) -> BreakFlow:
    return BreakFlow(stage, CheckInFlow(stage, LookBackFlow(stage)).rate)


async def test_later_by_two_five_or_ten_minutes(stage: FakeStage) -> None:
    stage.answers = ["2", None, "10"]
    flow = break_flow(stage)
    for _ in range(3):
        await flow.later_by()
    assert [put.seconds for put in events(stage.companion, BreakPostponed)] == [120, 600]


async def test_a_pause_is_asked_for_and_ended_with_the_same_key(stage: FakeStage) -> None:
    stage.answers = [None, "1h"]
    flow = break_flow(stage)
    await flow.pause()
    assert not events(stage.companion, PromptsPaused)
    await flow.pause()
    assert events(stage.companion, PromptsPaused)
    await flow.pause()
    assert events(stage.companion, PromptsResumed)
    assert stage.asked == ["Ask", "Ask"]


async def test_a_break_is_begun_shown_and_ended_once(stage: FakeStage) -> None:
    flow = break_flow(stage)
    flow.take()
    assert [begun.how for begun in events(stage.companion, BreakStarted)] == ["own"]
    flow.sync()
    assert stage.shown == ["BreakScreen"]
    flow.end()
    flow.end()
    assert len(events(stage.companion, BreakTaken)) == 1
    assert stage.shown == ["BreakScreen", "OverScreen"], "what it came to is shown once"


async def test_a_posture_is_written_down_if_it_is_given(stage: FakeStage) -> None:
    stage.answers = [None, "stand"]
    flow = PresenceFlow(stage)
    await flow.posture()
    assert not events(stage.companion, PostureChanged)
    await flow.posture()
    assert events(stage.companion, PostureChanged)


# -- check-ins, looking back, offers


async def test_what_was_noted_is_opened_in_the_panel_it_was_noted_in(stage: FakeStage) -> None:
    flow = CheckInFlow(stage, LookBackFlow(stage))
    noted = (NoteWritten(text="stairs"), PainRated(score=3), PegRated(**dict.fromkeys(WEEK, 2)))
    for event in noted:
        stage.answers = [None]
        await flow.edit(stage.companion.record(event))
    assert stage.asked == ["NoteScreen", "CheckInScreen", "PegScreen"]


async def test_a_week_left_in_the_middle_is_resumed_and_then_written_down(
    stage: FakeStage,
) -> None:
    flow = LookBackFlow(stage)
    stage.answers = [(4, 5), (4, 5, 6)]
    await flow.week()
    assert stage.said == ["2 of 3 answered; P resumes it today"]
    assert not events(stage.companion, PegRated)
    await flow.week()
    assert events(stage.companion, PegRated) == [PegRated(pain=4, enjoyment=5, activity=6)]


def offers(stage: FakeStage, went: list[str]) -> Offers:
    """The offers of somebody who has used the app for a week, and has opened it just now."""

    async def week() -> None:
        went.append("peg")

    ways = dict.fromkeys(OFFERS, week)
    return Offers(stage, [stage.place], ways, is_asking=lambda: False)


@pytest.mark.parametrize("said", ["yes", "no"])
async def test_a_yes_goes_the_way_of_the_offer_and_a_no_is_written_down(
    house: House, stage: FakeStage, said: str
) -> None:
    stage.companion.record(PainRated(score=2))
    house.clock.pass_time(timedelta(days=8))
    went: list[str] = []
    flow = offers(stage, went)
    flow.make()
    assert not flow.are_shown, "nothing is offered in the first minutes"
    house.clock.pass_time(QUIET_FOR)
    flow.make()
    assert flow.are_shown
    assert stage.place.open_question.startswith("Three questions about your week?")
    if said == "yes":
        flow.accept()
        await stage.courses_over()
    else:
        flow.decline()
        flow.make()
    assert went == (["peg"] if said == "yes" else [])
    assert len(events(stage.companion, OfferDeclined)) == (said == "no")
    assert not flow.are_shown, "not offered again at once"
