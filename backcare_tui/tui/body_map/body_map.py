"""Where it hurts, ticked on the back view of a body, or in a list if the body has no room."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.domain.pain.body_map import Region
from backcare_tui.tui.body_map.art import HEIGHT, KEYS, ORDER, WIDTH, neighbour, region_at
from backcare_tui.tui.body_map.lines import Sores, beside, drawing, list_rows
from backcare_tui.tui.kit.keys import hidden
from backcare_tui.tui.kit.scale import score_of

DRAWN_FROM = 58
"""Cells of width from which the body is drawn: the drawing, and room for words beside it."""
_GAP = 3


class BodyMap(Widget, can_focus=True):
    """Keys and mouse tick regions; what is ticked is kept by whoever is told.

    `margin` are the rows that others need of the screen's height.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BodyMap { width: 1fr; height: auto; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden(
            "space",
            "tick",
            "tick",
            "map.tick",
            "Tick the marked region, or untick it. 0 to 9, and t for 10, say how much",
        ),
        hidden(
            "backspace,delete", "clear", "clear", "map.clear", "Take the number away, then the tick"
        ),
        Binding("up,k", "go('up')", "up", show=False, id="go.map_up"),
        Binding("down,j", "go('down')", "down", show=False, id="go.map_down"),
        Binding("left,h", "go('left')", "left", show=False, id="go.map_left"),
        Binding("right,l", "go('right')", "right", show=False, id="go.map_right"),
    ]

    class Marked(Message):
        """These places hurt now, each with an intensity of its own, 0–10, or without (None)."""

        def __init__(self, places: Mapping[Region, int | None]) -> None:
            super().__init__()
            self.places = places

    def __init__(self, *, margin: int = 0) -> None:
        super().__init__()
        self._sores = Sores()
        self._margin = margin
        self._top = 0
        """The row of the list that is drawn first."""

    @property
    def highlighted(self) -> Region:
        return self._sores.here

    def show(
        self,
        ticked: Mapping[Region, int | None],
        heat: Mapping[Region, int],
        here: Region | None = None,
    ) -> None:
        """Draw these; `here` moves the highlight."""
        new = Sores(here or self._sores.here, dict(ticked), dict(heat))
        if new != self._sores:
            self._sores = new
            self.refresh()

    def use_margin(self, rows: int) -> None:
        """Leave this number of rows to others from now on."""
        if rows != self._margin:
            self._margin = rows
            self.refresh(layout=True)

    # -- drawing

    def is_drawn(self, width: int, viewport: Size) -> bool:
        """Whether the body is drawn in `width` cells; else there is a list."""
        return width >= DRAWN_FROM and viewport.height - self._margin >= HEIGHT

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if self.is_drawn(width, viewport):
            return HEIGHT
        return max(1, min(len(ORDER), viewport.height - self._margin))

    def render(self) -> Content:
        width, height = self.content_size
        if self._drawn:
            words = beside(self._sores, width - WIDTH - _GAP)
            rows = zip(drawing(self._sores), words, strict=True)
            return Content("\n").join(left + Content(" " * _GAP) + right for left, right in rows)
        rows = list_rows(self._sores, width)
        at = ORDER.index(self._sores.here)
        self._top = max(0, min(max(self._top, at - height + 1), at, len(rows) - height))
        return Content("\n").join(rows[self._top : self._top + height])

    @property
    def _drawn(self) -> bool:
        return self.is_drawn(self.content_size.width, self.screen.size)

    # -- keys and mouse

    def on_key(self, event: events.Key) -> None:
        char = event.character or event.key
        if char in KEYS:
            event.stop()
            self._tick(KEYS[char])
        elif (score := score_of(event)) is not None:
            event.stop()
            self._rate(score)

    def action_go(self, direction: str) -> None:
        if self._drawn:
            self._go(neighbour(self.highlighted, direction))
            return
        if direction in ("left", "right"):
            self._go(_other_side(self.highlighted, direction))
            return
        at = ORDER.index(self.highlighted) + (1 if direction == "down" else -1)
        self._go(ORDER[max(0, min(at, len(ORDER) - 1))])

    def action_tick(self) -> None:
        self._tick(self.highlighted)

    def action_clear(self) -> None:
        """Take the intensity away; if there is none, the tick."""
        here = self.highlighted
        if self._sores.ticked.get(here) is not None:
            self._rate(None)
        elif here in self._sores.ticked:
            self._tick(here)

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        if where is None:
            return
        if self._drawn:
            region = region_at(where.y, where.x)
        else:
            row = self._top + where.y
            region = ORDER[row] if row < len(ORDER) else None
        if region is not None:
            event.stop()
            self._tick(region)

    def on_mouse_scroll_down(self) -> None:
        if not self._drawn:
            self.action_go("down")

    def on_mouse_scroll_up(self) -> None:
        if not self._drawn:
            self.action_go("up")

    def _go(self, region: Region) -> None:
        self.show(self._sores.ticked, self._sores.heat, region)

    def _tick(self, region: Region) -> None:
        self._go(region)
        places = dict(self._sores.ticked)
        if region in places:
            del places[region]
        else:
            places[region] = None
        self.post_message(self.Marked(places))

    def _rate(self, intensity: int | None) -> None:
        self.post_message(self.Marked({**self._sores.ticked, self.highlighted: intensity}))


def _other_side(region: Region, direction: str) -> Region:
    """The same place on that side, if it has sides."""
    if region is Region.LOW_BACK:
        return Region.LOW_BACK_LEFT if direction == "left" else Region.LOW_BACK_RIGHT
    for side in ("left", "right"):
        if region.value.endswith(f"-{side}"):
            return Region(f"{region.value.removesuffix(side)}{direction}")
    return region
