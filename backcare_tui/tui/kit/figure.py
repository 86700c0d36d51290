"""A body drawn in braille from its joints, at any size from 12 × 9 cells on.

Limbs have the width that bodies have, and never less than can be seen. Where a near limb crosses
the body a gap is left around it, so that it reads as a limb without colours, too.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from textual.content import Content, Span

from backcare_tui.domain.figures import Figure, Line, Pose, Viewpoint
from backcare_tui.tui.kit.draw.braille import BLANK, Dot, Dots
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.figure_fit import Fit, along, fit_of, smooth

LEAST: Final = (12, 9)
"""Columns and rows below which a figure would be a blot, and is left out."""
OUTLINED_FROM = 1.2
"""Dots of a unit from which there is room for gaps of a dot between the parts."""
HEAD = 2.95
"""Radius of a head. These and all below are units of body space: our own choice."""
_ARM = (1.05, 0.92, 0.8)
_LEG = (1.9, 1.4, 0.95, 0.65)
_TRUNK = {Viewpoint.SIDE: (1.35, 2.3, 2.0, 2.1), Viewpoint.FRONT: (2.6, 3.1, 2.4, 2.7)}
"""Radii from the neck down to the hips."""
_SHOULDERS = (1.15, 1.7, 1.15)
_NECK = 0.9
_THING, _SCENE = 0.42, 0.3
_LEAST_ARM, _LEAST_LEG, _LEAST_TRUNK, _LEAST_LINE = 0.95, 1.05, 1.25, 0.71
"""In dots: what a limb or a line has at least, so that it stays in one piece."""
_GAP, _FREE_FROM = 0.42, 0.45
"""The gap around a limb, and the part of its first bone that has none: it belongs to the body."""
_FLOOR = 3
"""Dots from one dot of the floor to the next."""


class FigureColours(NamedTuple):
    """Styles of the parts, for `Content`."""

    near: str = "$bc-accent"
    far: str = "$bc-fill"
    thing: str = "$bc-dim"
    scene: str = "$bc-border"


USUAL: Final = FigureColours()
ON_SIGNAL: Final = FigureColours(
    "$bc-warn-ink", "$bc-warn-ink 65%", "$bc-warn-ink 65%", "$bc-warn-ink 40%"
)
"""On the fill of a break that is due."""


class FigureView(NamedTuple):
    """What of a figure is drawn."""

    figure: Figure
    pose: int = 0
    """Which of its poses, from 0."""
    mirrored: bool = False
    """Drawn the other way round: a movement of the left side."""
    colours: FigureColours = USUAL


class FigurePicture(Picture[FigureView]):
    """Draws a pose in the room it has. It has no clock: its page shows `pose_at` as it ticks."""

    DEFAULT_CSS = """
    FigurePicture { width: 1fr; height: 1fr; }
    """

    def draw(self, view: FigureView, width: int) -> Sequence[Content]:
        return figure_lines(view, width, self.content_size.height)


def pose_at(figure: Figure, elapsed: timedelta, *, moving: bool) -> int:
    """Which pose stands after `elapsed`; the first one if nothing is to move."""
    if not moving:
        return 0
    return int(elapsed.total_seconds() // figure.pace) % len(figure.poses)


@lru_cache(maxsize=64)
def figure_lines(view: FigureView, width: int, height: int) -> tuple[Content, ...]:
    """`height` lines of `width` cells with a floor of dots; none if there is too little room."""
    if width < LEAST[0] or height < LEAST[1]:
        return ()
    fit = fit_of(view.figure, width, height, HEAD, mirrored=view.mirrored)
    pose = view.figure.poses[view.pose]
    drawing = _Drawing(fit, width, height)
    drawing.background(view.figure.scene)
    drawing.body(pose)
    if outlined := fit.scale > OUTLINED_FROM:
        drawing.outline()
    layers = [layer.cells() for layer in drawing.layers]
    return tuple(
        _line([cells[row] for cells in layers], view.colours, joined=outlined)
        for row in range(height)
    )


def _line(layers: Sequence[Sequence[int]], colours: FigureColours, *, joined: bool) -> Content:
    """A row of cells, each in the colour of the nearest that is in it.

    Its dots are that one's alone, or (`joined`) those of all but the scene: there, gaps keep them
    apart.
    """
    text: list[str] = []
    runs: list[tuple[int, str]] = []
    for n, (near, far, thing, scene) in enumerate(zip(*layers, strict=True)):
        if near or far or thing:
            dots = near | far | thing if joined else near or far or thing
            style = colours.near if near else colours.far if far else colours.thing
        else:
            dots, style = scene, colours.scene if scene else ""
        text.append(chr(BLANK + dots) if dots else " ")
        if not runs or runs[-1][1] != style:
            runs.append((n, style))
    ends = [begin for begin, _ in runs[1:]] + [len(text)]
    spans = [Span(b, e, s) for (b, s), e in zip(runs, ends, strict=True) if s]
    return Content("".join(text), spans)


class _Drawing:
    """The parts of a picture, each on dots of its own."""

    def __init__(self, fit: Fit, width: int, height: int) -> None:
        self._fit, self._size = fit, (width, height)
        self.near, self.far, self.things, self.scene = (self._blank() for _ in range(4))

    @property
    def layers(self) -> tuple[Dots, Dots, Dots, Dots]:
        """From the nearest to the furthest."""
        return self.near, self.far, self.things, self.scene

    def background(self, scene: Sequence[Line]) -> None:
        """The floor, and what stands on it."""
        for x in range(0, self.scene.across, _FLOOR):
            self.scene.span(self.scene.down - 2, x, x)
        for line in scene:
            radius = max(_SCENE * self._fit.scale, _LEAST_LINE)
            self.scene.path(self._fit.dots(line), [radius] * len(line))

    def body(self, pose: Pose) -> None:
        """From the back to the front; in front of a body seen from there is what it holds."""
        self._limb(self.far, pose.far_arm, _ARM, _LEAST_ARM)
        self._limb(self.far, pose.far_leg, _LEG, _LEAST_LEG)
        self._trunk(pose)
        if pose.view is Viewpoint.FRONT:
            self._limb(self.near, pose.near_leg, _LEG, _LEAST_LEG)
            self._hold(pose.things)
        else:
            self._hold(pose.things)
            self._limb(self.near, pose.near_leg, _LEG, _LEAST_LEG, over=True)
        self._limb(self.near, pose.near_arm, _ARM, _LEAST_ARM, over=True)

    def outline(self) -> None:
        """Leave a gap of a dot between what is near and what is behind it."""
        around = self.near.grown()
        self.far.without(around)
        self.far.without(self.things.grown())
        self.things.without(around)

    def _blank(self) -> Dots:
        return Dots(*self._size)

    def _radii(self, radii: Sequence[float], least: float) -> list[float]:
        return [max(radius * self._fit.scale, least) for radius in radii]

    def _limb(
        self, on: Dots, joints: Line, radii: Sequence[float], least: float, *, over: bool = False
    ) -> None:
        """Draw a limb; `over` the body and the things, it gets room around it."""
        if not joints:
            return
        dots, sizes = self._fit.dots(joints), self._radii(radii, least)
        if over:
            self._clear(dots, sizes)
        on.path(dots, sizes)

    def _clear(self, dots: list[Dot], sizes: list[float]) -> None:
        """Room around a limb, but for the part of it that is one with the body."""
        around = self._blank()
        around.path(dots, [size + 1 for size in sizes])
        self.things.without(around)
        if self._fit.scale > OUTLINED_FROM:
            (x0, y0), (x1, y1) = dots[:2]
            free = (x0 + _FREE_FROM * (x1 - x0), y0 + _FREE_FROM * (y1 - y0))
            gap = max(_GAP * self._fit.scale, 1.0)
            around = self._blank()
            around.path([free, *dots[1:]], [size + gap for size in sizes])
            self.near.without(around)

    def _trunk(self, pose: Pose) -> None:
        curve = smooth(self._fit.dots(pose.trunk))
        profile, last = _TRUNK[pose.view], len(curve) - 1
        radii = [along(profile, n / last) for n in range(len(curve))]
        self.near.path(curve, self._radii(radii, _LEAST_TRUNK))
        if pose.view is Viewpoint.FRONT and pose.near_arm and pose.far_arm:
            near, far = self._fit.dots((pose.near_arm[0], pose.far_arm[0]))
            self.near.path([near, curve[1], far], self._radii(_SHOULDERS, _LEAST_ARM))
        head = self._fit.dot(pose.head)
        self.near.path([curve[0], head], self._radii((_NECK, _NECK), _LEAST_ARM))
        radius = HEAD * self._fit.scale + (0 if self._fit.scale > OUTLINED_FROM else 0.25)
        self.near.stroke(head, head, radius, radius)

    def _hold(self, things: Sequence[Line]) -> None:
        for line in things:
            dots = self._fit.dots(line)
            if line[0] == line[-1]:
                shape = self._blank()
                shape.area(dots[:-1])
                around = shape.grown()
                self.near.without(around)
                self.far.without(around)
                self.things.area(dots[:-1])
            else:
                radius = max(_THING * self._fit.scale, _LEAST_LINE)
                self.things.path(dots, [radius] * len(dots))
