"""How often a breath is drawn, and how it is noticed that machine or app stood still."""

from datetime import datetime

from backcare_tui.clock import Clock

FRAMES = 8
"""Frames a second while the breath moves: a step of the disc's edge stays under a cell with every
shipped pattern, at a fifth less than ten would cost [our own design choice]."""
GAP = 5.0
"""Seconds without a frame after which the session is found paused."""


class Pace:
    """When the last frame was drawn, by both clocks."""

    def __init__(self) -> None:
        self._last: tuple[float, datetime] | None = None

    def stood_since(self, clock: Clock) -> float | None:
        """The monotonic instant of the last frame, if it is too long ago; else this is a frame."""
        frame, last = (clock.monotonic(), clock.now()), self._last
        if last is not None and max(frame[0] - last[0], (frame[1] - last[1]).total_seconds()) > GAP:
            return last[0]
        self._last = frame
        return None
