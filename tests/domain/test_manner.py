"""How the app behaves in a flare, on the way back from one, and while a screening is open."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.content.adjustments import load_adjustments
from backcare_tui.domain.flare.course import LONGEST, Change
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.manner import (
    FEW,
    LOOK_BACK,
    USUAL,
    Manner,
    breaks_in,
    habits_in,
    manner,
    targets_in,
)
from backcare_tui.domain.settings import BreakSettings
from tests.domain.flares import DAY, NOON, an_entry, began, ended, histories, instants
from tests.domain.habits import an_adjustment

MINUTE = timedelta(minutes=1)
EVERY_CHANGE = [change.value for change in Change]
MINE = [an_adjustment(f"a{n}", target=n) for n in range(1, 6)]
MINE[3] = msgspec.structs.replace(MINE[3], essential=True)


def in_flare(*declined: str) -> Manner:
    return manner([began(0, *declined)], NOON)


def test_without_a_flare_everything_is_as_set() -> None:
    assert manner([], NOON) == USUAL
    assert breaks_in(BreakSettings(), USUAL) == BreakSettings()
    assert habits_in(MINE, MINE, USUAL) == tuple(MINE)
    assert USUAL.targets == 1.0


def test_a_flare_changes_everything_that_was_not_declined() -> None:
    for change in Change:
        assert in_flare().has(change)
        assert not in_flare(change.value).has(change)
        assert not in_flare(*EVERY_CHANGE).has(change)


def test_in_a_flare_breaks_come_at_least_every_twenty_minutes() -> None:
    usual = BreakSettings()
    gentle = breaks_in(usual, in_flare())
    assert (gentle.every, gentle.sitting, gentle.standing) == (20 * MINUTE,) * 3
    assert (gentle.micro, gentle.long) == (usual.micro, usual.long)
    assert breaks_in(usual, in_flare("breaks")) == usual


def test_who_has_breaks_oftener_already_keeps_them() -> None:
    often = BreakSettings(every=15 * MINUTE, sitting=10 * MINUTE, standing=5 * MINUTE)
    assert breaks_in(often, in_flare()) == often


def test_in_a_flare_three_adjustments_are_left_without_targets() -> None:
    left = habits_in(MINE[:2], MINE, in_flare())
    assert [(item.id, item.target) for item in left] == [("a4", 0), ("a1", 0), ("a2", 0)]
    assert habits_in(MINE[:2], MINE, in_flare("adjustments"))[0].id == "a1"
    assert [item.target for item in habits_in(MINE[:2], MINE, in_flare("targets"))] == [4, 1, 2]


def test_three_of_the_shipped_adjustments_are_the_ones_that_matter() -> None:
    shipped, _ = load_adjustments(None)
    assert sum(item.essential for item in shipped) == FEW
    assert all(item.essential for item in habits_in(shipped, shipped, in_flare()))


def test_after_a_flare_targets_come_back_in_steps() -> None:
    history = [began(4), ended(0, 3)]
    targets = [
        [item.target for item in targets_in(MINE, manner(history, NOON + n * DAY))]
        for n in range(3)
    ]
    assert targets == [[1, 1, 2, 2, 3], [1, 2, 3, 3, 4], [1, 2, 3, 4, 5]]


@pytest.mark.parametrize(
    ("tier", "emergency", "paused"),
    [("none", False, False), ("routine", False, False), ("today", False, True)],
)
def test_what_an_answer_holds_up(tier, emergency: bool, paused: bool) -> None:
    ticked = () if tier == "none" else ("something",)
    found = manner([an_entry(ScreeningAnswered(tier=tier, ticked=ticked))], NOON)
    assert (found.emergency, found.programme_paused) == (emergency, paused)


def test_an_emergency_holds_until_seen_and_a_flare_does_not_hide_it() -> None:
    answer = an_entry(ScreeningAnswered(tier="emergency", ticked=("legs",)), NOON - DAY)
    assert manner([answer, began(0)], NOON).emergency
    seen = an_entry(WasSeen(), NOON)
    released = manner([answer, began(0), seen], NOON)
    assert not released.emergency
    assert released.programme_paused, "by the flare"
    assert not manner([answer, began(0, "programme"), seen], NOON).programme_paused


def test_milestones_are_looked_for_further_back_than_a_flare_can_last() -> None:
    assert LONGEST + timedelta(days=3) < LOOK_BACK


@given(histories, instants)
def test_targets_are_off_in_a_flare_and_never_more_than_all(history, now) -> None:
    found = manner(history, now)
    assert found.targets == 0.0 or 0.5 <= found.targets <= 1.0
    assert found.flare is None or found.share == 1.0
    for item, kept in zip(MINE, targets_in(MINE, found), strict=True):
        assert 0 <= kept.target <= item.target
        assert kept.target or not found.targets, "no target is rounded away on the way back"


@given(st.sets(st.sampled_from(EVERY_CHANGE)))
def test_each_change_can_be_declined_by_itself(declined: set[str]) -> None:
    found = in_flare(*declined)
    assert {change.value for change in Change if found.has(change)} == set(EVERY_CHANGE) - declined
    assert (found.targets == 0.0) is ("targets" not in declined)
