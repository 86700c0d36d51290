"""A body that cannot be drawn is not one."""

from collections.abc import Callable
from math import inf, nan
from typing import Any

import pytest

from backcare_tui.domain.figures import Figure, Line, Pose

TRUNK: Line = ((0, 31), (0, 20))
ARM: Line = ((0, 30), (0, 24), (0, 18))
LEG: Line = ((0, 20), (0, 11), (0, 2), (3, 1))


def pose(**fields: Any) -> Pose:
    return Pose(**{"head": (0, 37), "trunk": TRUNK, "near_arm": ARM, "near_leg": LEG, **fields})


def figure(**fields: Any) -> Figure:
    return Figure(**{"id": "one", "shows": "Standing", "poses": (pose(),), **fields})


def test_limbs_that_are_hidden_are_left_out() -> None:
    assert pose().limbs == (ARM, LEG)
    assert pose(far_leg=LEG).limbs == (ARM, LEG, LEG)


@pytest.mark.parametrize(
    ("make", "fields", "said"),
    [
        (pose, {"trunk": TRUNK[:1]}, "trunk"),
        (pose, {"trunk": TRUNK * 3}, "trunk"),
        (pose, {"far_arm": ARM[:2]}, "shoulder"),
        (pose, {"far_leg": ARM}, "toes"),
        (pose, {"head": (0, 61)}, "two numbers"),
        (pose, {"near_arm": (*ARM[:2], (nan, 0))}, "two numbers"),
        (pose, {"things": (((0, 0), (-inf, 0)),)}, "two numbers"),
        (pose, {"things": (((0, 0),),)}, "2 to 12 points"),
        (pose, {"things": (TRUNK,) * 13}, "up to 12 lines"),
        (figure, {"poses": ()}, "1 to 2 poses"),
        (figure, {"poses": (pose(),) * 3}, "1 to 2 poses"),
        (figure, {"shows": ""}, "characters"),
        (figure, {"shows": "x" * 61}, "characters"),
        (figure, {"pace": 0}, "seconds"),
        (figure, {"pace": 11}, "seconds"),
        (figure, {"scene": (((0, 99), (0, 0)),)}, "two numbers"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    make: Callable[..., object], fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        make(**fields)
