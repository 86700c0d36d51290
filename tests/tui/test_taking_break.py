"""A break being taken: begun unasked, logged, cancelled, and with what it proposed."""

from datetime import timedelta

from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    BreakKind,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    BreathingFinished,
    PainRated,
    Side,
)
from backcare_tui.tui.breaks.taking import BreakScreen
from backcare_tui.tui.downshift.screen import BreathingScreen
from backcare_tui.tui.frame.place import Place
from tests.tui.house import Desk, House, until_due

LEFT, RIGHT = Side.LEFT, Side.RIGHT
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
DUE = "Time for a break"


def shipped(house: House) -> tuple[Adjustment, ...]:
    return house.program().catalogue.adjustments


# -- breaks unasked, logged, cancelled


async def test_a_break_i_just_took_can_be_logged(house: House) -> None:
    async with house.open() as desk:
        await desk.pass_time(minutes=12)
        await desk.press("B")
        assert desk.events(BreakTaken) == [BreakTaken(break_kind=MICRO, seconds=120, how="logged")]
        assert "1 taken" in desk.line("breaks")
        assert "working 0 min" in desk.text
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=30)


async def test_a_break_can_be_taken_back_as_if_never_begun(house: House) -> None:
    async with house.open() as desk:
        await until_due(desk)
        await desk.press("b")
        await desk.pass_time(20)
        await desk.press("escape")
        assert not desk.events(BreakStarted)
        assert DUE in desk.text, "it is still due"
        assert desk.bells == 1
        await desk.press("x")
        assert not desk.events(BreakSkipped), "it has just appeared again"


async def test_pain_can_be_logged_during_a_break_which_goes_on(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b", "l", "4", "escape")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("l", "5")
        assert "b back to it" in desk.text
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("l", "6")
        desk.companion.record(BreakTaken(break_kind=MICRO, seconds=60))
        await desk.press("escape")
        await desk.pass_time(1)
        assert isinstance(desk.app.screen, Place), "ended elsewhere in the meantime"
        assert [each.score for each in desk.events(PainRated)] == [4, 5, 6]


async def test_the_countdown_of_a_cancelled_break_begins_anew_the_next_time(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(60)
        await desk.press("escape", "b")
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=2)


async def test_a_break_ended_before_its_time_is_counted_as_long_as_it_was(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(40)
        await desk.press("enter")
        assert [taken.seconds for taken in desk.events(BreakTaken)] == [40]


async def test_enter_pressed_twice_ends_one_break(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(20)
        await desk.press("enter", "enter", "enter")
        assert len(desk.events(BreakTaken)) == 1


async def test_ending_a_break_can_be_undone(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        await desk.pass_time(20)
        await desk.press("enter", "u")
        assert not desk.events(BreakTaken)
        assert isinstance(desk.app.screen, BreakScreen)


# -- doing what is proposed


async def test_space_tallies_what_the_break_proposed_once(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b", "space", "space")
        assert "done ✓" in desk.text
        assert desk.events(AdjustmentTallied) == [AdjustmentTallied(item="stand-slower")]
        await desk.press("enter")
        assert desk.line("▸").split()[-2:-1] != ["0"]


async def test_a_proposal_with_sides_is_tallied_on_the_side_that_is_next(house: House) -> None:
    hidden = "".join(f'[[adjustment]]\nid = "{a.id}"\nhide = true\n' for a in shipped(house))
    own = '[[adjustment]]\nid = "own"\nfamily = "asymmetry"\ncue = "The other hand"\nhow = "So."\n'
    house.own_content("adjustments", f"{hidden}{own}target = 2\nsided = true\n")
    house.configure('[breathing]\npattern = "none"\n')
    house.program().record(AdjustmentTallied(item="own", side=LEFT))
    async with house.open() as desk:
        await desk.press("b", "space")
        assert [tally.side for tally in desk.events(AdjustmentTallied)] == [LEFT, RIGHT]


async def test_space_guides_the_breathing_a_break_proposed_and_the_break_comes_back(
    house: House,
) -> None:
    house.configure("[breaks]\nlong_every = 1\n[breathing]\nask_tension = false\n")
    async with house.open() as desk:
        await desk.press("b")
        assert "Breathe: long exhale" in desk.text
        await desk.press("space")
        breathing = desk.app.screen
        assert isinstance(breathing, BreathingScreen)
        assert breathing.is_breathing
        await breathe_to_the_end(desk, breathing)
        (session,) = desk.events(BreathingFinished)
        assert session.pattern == "long-exhale"
        assert session.cycles == session.planned_cycles
        assert isinstance(desk.app.screen, BreakScreen)
        assert "Enter when you are back" in desk.text
        await desk.press("enter")
        assert [taken.proposal for taken in desk.events(BreakTaken)] == ["breathing:long-exhale"]
        assert desk.companion.plan().left(desk.clock.now()) == timedelta(minutes=30)


async def breathe_to_the_end(desk: Desk, screen: BreathingScreen) -> None:
    while screen.is_breathing:
        desk.clock.pass_time(1)
        screen.tick()
    desk.app._beat()
    await desk.settle()


async def test_a_break_is_not_lost_behind_its_breathing(house: House) -> None:
    house.configure("[breaks]\nlong_every = 1\n[breathing]\nask_tension = false\n")
    async with house.open() as desk:
        await desk.press("b", "space", "1")
        assert "On a break" in desk.text
        await desk.press("2")
        assert "On a break b back to it" in desk.text
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)


async def test_the_bell_is_silent_while_someone_breathes_and_heard_after_it(house: House) -> None:
    house.configure("[breathing]\nask_tension = false\n")
    async with house.open() as desk:
        await desk.pass_time(minutes=29.5)
        await desk.press("3", "enter")
        breathing = desk.app.screen
        assert isinstance(breathing, BreathingScreen)
        for _ in range(40):
            desk.clock.pass_time(1)
            breathing.tick()
            desk.app._beat()
        assert breathing.is_breathing
        assert (desk.bells, desk.title) == (0, "Break held · BackCare")
        await desk.press("s", "s")
        await desk.notice()
        assert desk.bells == 1


async def test_the_bell_rings_on_downshift_when_nobody_breathes(house: House) -> None:
    async with house.open() as desk:
        await desk.press("3")
        await desk.pass_time(minutes=30)
        assert desk.bells == 1
