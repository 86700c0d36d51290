"""Figures: a body in one pose or two, as joints, in a space in which a standing person is 40 high.

x grows to the right and y upwards; the floor is y = 0. What is nearer to the onlooker is drawn over
what is further away, and in another colour. All measures are our own choice, after what is usual in
drawing: a head is a seventh of the height.
"""

from enum import Enum
from math import isfinite

import msgspec

Point = tuple[float, float]
Line = tuple[Point, ...]

MAX_POSES = 2
"""A figure moves between two poses at most: our own choice."""
MAX_PACE = 10
"""Seconds that a pose stays, at most: our own choice."""
MAX_SHOWS = 60
"""Characters of what a figure shows: our own choice."""
MAX_LINES = 12
"""Things or lines of a scene, and points of each: our own choice."""
REACH = 60.0
"""How far from the middle of the floor a joint can be: our own choice."""
TRUNK = (2, 5)
"""Fewest and most points of a trunk."""
ARM, LEG = 3, 4
"""Joints of a limb."""


class Viewpoint(Enum):
    """Where a body is seen from: it decides how broad the trunk is."""

    SIDE = "side"
    FRONT = "front"


class Pose(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the joints are. Raises ValueError for a body that cannot be drawn.

    A limb without joints is hidden behind the body.
    """

    head: Point
    """The middle of the head."""
    trunk: Line
    """From the neck to the hips, two to five points of a curve."""
    near_arm: Line = ()
    """Shoulder, elbow, hand."""
    far_arm: Line = ()
    near_leg: Line = ()
    """Hip, knee, ankle, toes."""
    far_leg: Line = ()
    things: tuple[Line, ...] = ()
    """What moves with the body, such as a box: filled if a line ends where it began."""
    view: Viewpoint = Viewpoint.SIDE

    def __post_init__(self) -> None:
        if not TRUNK[0] <= len(self.trunk) <= TRUNK[1]:
            raise ValueError(f"a trunk has {TRUNK[0]} to {TRUNK[1]} points")
        if any(len(arm) not in (0, ARM) for arm in (self.near_arm, self.far_arm)):
            raise ValueError(f"an arm has {ARM} joints: shoulder, elbow and hand")
        if any(len(leg) not in (0, LEG) for leg in (self.near_leg, self.far_leg)):
            raise ValueError(f"a leg has {LEG} joints: hip, knee, ankle and toes")
        _check(self.things)
        _check(((self.head, self.head), self.trunk), self.limbs)

    @property
    def limbs(self) -> tuple[Line, ...]:
        """Those that are seen."""
        limbs = (self.near_arm, self.far_arm, self.near_leg, self.far_leg)
        return tuple(limb for limb in limbs if limb)


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A movement as one pose or two. Raises ValueError for one that cannot be drawn."""

    id: str
    shows: str
    """What there is to see, in 1 to 60 characters."""
    poses: tuple[Pose, ...]
    """One or two; the first one stands for the movement if only one is shown."""
    scene: tuple[Line, ...] = ()
    """What stays where it is, such as a chair or a wall, as lines."""
    pace: int = 1
    """Seconds that each of two poses stays, 1 to 10."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.shows) <= MAX_SHOWS:
            raise ValueError(f"what it shows is 1 to {MAX_SHOWS} characters")
        if not 1 <= len(self.poses) <= MAX_POSES:
            raise ValueError(f"a figure has 1 to {MAX_POSES} poses")
        if not 1 <= self.pace <= MAX_PACE:
            raise ValueError(f"a pose stays for 1 to {MAX_PACE} seconds")
        _check(self.scene)


def _check(*groups: tuple[Line, ...]) -> None:
    for lines in groups:
        if len(lines) > MAX_LINES or any(not 2 <= len(line) <= MAX_LINES for line in lines):
            raise ValueError(f"there are up to {MAX_LINES} lines, each of 2 to {MAX_LINES} points")
        for x, y in (point for line in lines for point in line):
            if not (isfinite(x) and isfinite(y) and max(abs(x), abs(y)) <= REACH):
                raise ValueError(f"a point is two numbers from -{REACH:g} to {REACH:g}")
