"""How much of a whole: a bar with half steps, dots to count, and the place in a series."""

from textual.content import Content

from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.roles import DIM

MOST_COUNTED = 8
"""Of more than so many a bar says it better than dots [our own choice]."""


def gauge(
    share: float,
    width: int,
    style: str = "$bc-accent",
    usual: tuple[float, float] | None = None,
    glyphs: Glyphs = BLOCKS,
) -> Content:
    """`━━━━╸━━━`: `share` (0–1) of `width` cells in `style`, the rest as a track.

    `usual`: the range of shares that lies on the band.
    """
    width = max(width, 0)
    whole, half = divmod(int(min(max(share, 0.0), 1.0) * width * 2), 2)
    bar = Content.assemble(
        (glyphs.bar * whole, style),
        (glyphs.bar_half * half, style),
        (glyphs.rest * (width - whole - half), "$bc-track"),
    )
    if usual is None:
        return bar
    low, high = (round(min(max(each, 0.0), 1.0) * width) for each in usual)
    return bar.stylize("$bc-on-band", low, high) if low < high else bar


def counts(
    done: int, target: int, room: int, style: str = "$bc-accent", glyphs: Glyphs = BLOCKS
) -> Content:
    """`●●●○○`: `done` of `target` in at most `room` cells; more than eight are a bar of eight."""
    if target <= 0 or room <= 0:
        return Content("")
    if target > min(MOST_COUNTED, room):
        return gauge(done / target, min(MOST_COUNTED, room), style, glyphs=glyphs)
    filled = min(max(done, 0), target)
    return Content.assemble((glyphs.done * filled, style), (glyphs.open * (target - filled), DIM))


def series(at: int, of: int, gap: int = 0, glyphs: Glyphs = BLOCKS) -> Content:
    """`●●◉○`: what is behind, the one that is now (`at`, from 0), and what is to come."""
    styles = {glyphs.done: "$bc-fill", glyphs.here: "$bc-accent", glyphs.open: DIM}
    signs = [
        glyphs.done if each < at else glyphs.here if each == at else glyphs.open
        for each in range(of)
    ]
    return Content(" " * max(gap, 0)).join(Content.styled(sign, styles[sign]) for sign in signs)
