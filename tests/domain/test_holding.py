"""Whether a prompt comes now: not while typing or in a call, and never held for nothing."""

from datetime import timedelta

import pytest

from backcare_tui.domain.breaks.holding import TYPING_WAIT, Conditions, Hold, holding
from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.journal.entries import HoldReason, PromptReleased
from tests.domain.scene import ask, at, day, held

AFTER_MEETING = timedelta(minutes=1)
DUE = ask(day(), 30)


def hold(minutes: float = 30, plan: Plan = DUE, **around: object) -> Hold | None:
    return holding(plan, Conditions(**around), at(minutes), AFTER_MEETING)  # type: ignore[arg-type]


def test_nothing_going_on_is_no_reason_to_wait() -> None:
    assert hold() is None


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ({"in_session": True}, Hold(HoldReason.SESSION)),
        ({"command": "make"}, Hold(HoldReason.COMMAND)),
        ({"away": True}, Hold(HoldReason.AWAY)),
        ({"typing": True}, Hold(HoldReason.TYPING)),
        ({"busy_until": at(60)}, Hold(HoldReason.MEETING, at(61))),
        ({"busy_until": at(29)}, None),
        ({"busy_until": at(30)}, None),
    ],
)
def test_a_prompt_waits_for_what_is_going_on(
    around: dict[str, object], expected: Hold | None
) -> None:
    assert hold(**around) == expected


def test_of_several_reasons_the_one_nearest_to_the_person_is_named() -> None:
    everything = {"typing": True, "away": True, "busy_until": at(60), "command": "make"}
    assert hold(**everything, in_session=True) == Hold(HoldReason.SESSION)
    assert hold(**everything) == Hold(HoldReason.COMMAND)
    assert hold(typing=True, busy_until=at(60)) == Hold(HoldReason.MEETING, at(61))


def test_typing_holds_a_prompt_for_three_minutes_and_then_it_comes_anyway() -> None:
    waiting = ask(day((30, held(HoldReason.TYPING, 30))), 31)
    assert hold(32.9, waiting, typing=True) == Hold(HoldReason.TYPING)
    assert hold(33, waiting, typing=True) is None
    assert hold(31, waiting) is None, "a pause in typing is enough"
    assert timedelta(minutes=3) == TYPING_WAIT


def test_having_waited_for_typing_a_prompt_does_not_do_so_again() -> None:
    released = ask(day((30, held(HoldReason.TYPING, 30)), (31, PromptReleased())), 31)
    assert hold(31, released, typing=True) is None
    assert hold(31, released, busy_until=at(60)) is not None, "a meeting is another matter"


def test_after_a_command_a_prompt_still_waits_for_a_pause_in_typing() -> None:
    released = ask(day((30, held(HoldReason.COMMAND, 30)), (50, PromptReleased())), 50)
    assert hold(50, released, typing=True) == Hold(HoldReason.TYPING)
