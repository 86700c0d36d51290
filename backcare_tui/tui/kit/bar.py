"""Horizontal bars, rows of blocks and large digits, drawn to the cell."""

from collections.abc import Sequence

from textual.content import Content

_EIGHTHS = "▁▂▃▄▅▆▇█"


def progress_bar(share: float, width: int) -> Content:
    """`━━━━━╺━━━` of `width` cells: `share` (0–1) in the accent, the rest as a track."""
    halves = round(min(max(share, 0.0), 1.0) * width * 2)
    whole, half = divmod(halves, 2)
    filled = "━" * whole + ("╸" if half else "")
    rest = width - len(filled)
    track = "" if rest <= 0 else ("━" * rest if half or not whole else "╺" + "━" * (rest - 1))
    return Content.assemble((filled, "$bc-fill"), (track, "$bc-track"))


def score_blocks(scores: Sequence[int], top: int = 10) -> str:
    """One block per score 0–`top`, the lowest block for 0."""
    last = len(_EIGHTHS) - 1
    return "".join(_EIGHTHS[round(min(max(score, 0), top) / top * last)] for score in scores)


def dots(done: int, target: int, room: int) -> Content:
    """`●●●○○`: `done` of `target` in at most `room` cells; empty where that is too narrow."""
    if target > room:
        return Content()
    filled = min(done, target)
    return Content.assemble(("●" * filled, "$bc-fill"), ("○" * (target - filled), "$bc-track"))


def big_digits(number: str) -> list[str]:
    """`number` (digits and colons) in the three rows of Textual's own large digits."""
    from rich.segment import Segment
    from rich.style import Style
    from textual.renderables.digits import Digits

    segments = Digits(number).render(Style(bold=True))
    drawn = "".join(part.text for part in segments if isinstance(part, Segment))
    return drawn.rstrip("\n").split("\n")
