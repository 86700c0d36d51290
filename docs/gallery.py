"""`python -m docs.gallery`: every part that screens are drawn from, in any theme, size and signs.

`--theme NAME`, `--glyphs full|no-braille|plain`, `--only WORD` (parts whose name has it). Keys: `t`
the next theme, `g` the next signs, `q` ends it.
"""

import argparse
from collections.abc import Callable, Sequence
from math import cos, pi

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.before_after import before_after, before_after_legend
from backcare_tui.tui.kit.draw.body import body, body_legend
from backcare_tui.tui.kit.draw.breath import breath_curve, named_spans
from backcare_tui.tui.kit.draw.caps import Ground, Hint, caps, foot, message
from backcare_tui.tui.kit.draw.day_strip import (
    MarkKind,
    StripDay,
    StripMark,
    StripPain,
    day_strip,
    legend,
)
from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits
from backcare_tui.tui.kit.draw.frames import framed, head, selected
from backcare_tui.tui.kit.draw.gauge import counts, gauge, series
from backcare_tui.tui.kit.draw.glyphs import FULL, NO_BRAILLE, PLAIN, Glyphs, choose, glyphs_of
from backcare_tui.tui.kit.draw.range_chart import ChartDay, RangeChart, range_chart
from backcare_tui.tui.kit.draw.spark import spark
from backcare_tui.tui.kit.draw.status import RowTone, relief_row, status_row
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.themes.theming import (
    DEFAULT,
    fit_no_color,
    load_themes,
    shipped_folder,
    variable_defaults,
)

Lines = Sequence[Content]
SIGNS = (FULL, NO_BRAILLE, PLAIN)
ANSWERS = (Hint("b", "take it", first=True), Hint("z", "in 5 min"), Hint("x", "skip"))
KEYS = (
    Hint("b", "break"),
    Hint("l", "log pain"),
    Hint("space", "did it"),
    Hint("r", "relief"),
    Hint("f", "flare"),
)


def marks(kind: MarkKind, *hours: float) -> tuple[StripMark, ...]:
    return tuple(StripMark(hour, kind) for hour in hours)


DAY = StripDay(
    start=8,
    end=18,
    now=11.3,
    known=((8, 11.3),),
    marks=(
        *marks(MarkKind.TAKEN, 8.53, 9.07, 9.68, 10.38, 11.08),
        *marks(MarkKind.LATER, 9.6),
        *marks(MarkKind.DOWNSHIFT, 10.45),
        *marks(MarkKind.PLANNED, 12.15, 12.68, 13.75, 14.28, 14.82, 15.92, 16.45, 16.98),
        *marks(MarkKind.PLANNED_LONG, 11.62, 13.22, 15.35),
    ),
    pains=(StripPain(8.1, 3), StripPain(9.2, 2), StripPain(10.03, 4), StripPain(11.03, 6)),
    usual=(2, 4.5),
)
YESTERDAY = StripDay(
    start=8,
    end=18,
    known=((8.2, 12.4), (13.1, 17.2)),
    marks=(
        *marks(MarkKind.TAKEN, 8.8, 9.4, 10, 11.1, 12, 13.8, 14.4, 15.6, 16.8),
        *marks(MarkKind.LATER, 10.5),
    ),
    pains=(StripPain(9, 3), StripPain(12.1, 10), StripPain(16, 4)),
    usual=(2, 4.5),
)


def digits(width: int, glyphs: Glyphs) -> Lines:
    rows = [
        *large_digits("0123456789 19:05", DigitSize.SMALL, glyphs),
        "",
        *large_digits("19:05 +/*#-", DigitSize.BIG, glyphs),
        "",
        *large_digits("112", DigitSize.HUGE, glyphs),
    ]
    return [Content.styled(row, "$bc-accent").truncate(width) for row in rows]


def frames(width: int, glyphs: Glyphs) -> Lines:
    lines = [Content.styled("  What is in it.", "$bc-text")]
    names = Content("   ").join(
        Content.assemble((sign, BRIGHT), (f" {word}", DIM)) for sign, word in legend(glyphs=glyphs)
    )
    rows = [Content.styled("  Stand up slower", f"bold {BRIGHT}"), Content("  Feet under knees.")]
    return [
        *framed(lines, width, 4, "next break", "at 11:37", glyphs=glyphs),
        *framed(lines, width, 4, "the day", names, border="$bc-accent", glyphs=glyphs),
        *framed([], width, 3, glyphs=glyphs),
        head("at hand", width, "16 more in Moves", glyphs),
        *selected(rows, width, glyphs),
        head("coming up", width, glyphs=glyphs),
    ]


def shares(width: int, glyphs: Glyphs) -> Lines:
    room = max(width - 20, 0)
    return [
        gauge(0.0, room, glyphs=glyphs),
        gauge(0.37, room, glyphs=glyphs),
        gauge(0.985, room, "$bc-warn", glyphs=glyphs),
        gauge(0.6, room, "$bc-warn-fill", usual=(0.2, 0.45), glyphs=glyphs),
        counts(5, 8, room, glyphs=glyphs),
        counts(1, 2, room, glyphs=glyphs),
        counts(9, 20, room, glyphs=glyphs),
        series(6, 18, 1, glyphs=glyphs).truncate(width),
        spark((3, 4, 3, 6, None, 4), room, 7, glyphs=glyphs),
        spark([n % 11 for n in range(60)], room, 10, glyphs=glyphs),
    ]


def strips(width: int, glyphs: Glyphs) -> Lines:
    return [
        *day_strip(DAY, width, labels=True, glyphs=glyphs),
        Content(""),
        *day_strip(DAY, width, 8, glyphs=glyphs),
        Content(""),
        *day_strip(YESTERDAY, min(width, 58), 2, pill=False, glyphs=glyphs),
        Content(""),
        *day_strip(DAY, min(width, 32), 0, pill=False, glyphs=glyphs),
    ]


def keys(width: int, _: Glyphs) -> Lines:
    soon = caps((Hint("b", "now", first=True), *ANSWERS[1:]), width, Ground.SOON)
    return [
        message("Noted: pain 6.", width, (Hint("u", "undo"),)),
        foot(KEYS, width, Hint("?", "keys")),
        Content(""),
        soon.pad_right(width - soon.cell_length).stylize_before("$bc-on-warn-wash"),
        Content(""),
        *styled("Said aloud on a panel, with a key beside it.", width, "$bc-text"),
    ]


def states(width: int, glyphs: Glyphs) -> Lines:
    hold = "this bar stays on every page until you have been seen"
    return [
        status_row(RowTone.DUE, "BREAK TIME", "long break, 5 min: walk", width, ANSWERS),
        Content(""),
        status_row(RowTone.HOLD, "NEEDS CHECKING NOW", hold, width, (Hint("!", "what to do"),)),
        Content(""),
        status_row(RowTone.UNSAVED, "2 entries are not saved.", "The disk is full.", width),
        Content(""),
        relief_row("Heat", 0.37, "12:40", width, (Hint("r", "done"),), glyphs),
    ]


PAIN = (
    *((3, 5, 4), (3, 6, 4), (2, 4, 3), (3, 4, 4), None, (1, 3, 2), (2, 5, 4)),
    *(None, (2, 4, 3), (3, 4, 4), (2, 3, 3), (4, 6, 5), (2, 3, 3), (2, 6, 4)),
)
"""Lowest, highest and median of fourteen days."""
CHART = RangeChart(
    tuple(ChartDay(str(8 + n), *(day or ())) for n, day in enumerate(PAIN)), (2, 4.5), "Nov"
)
SORE = {
    "low-back-left": 9,
    "low-back-right": 5,
    "buttock-left": 6,
    "thigh-left": 2,
    "mid-back-right": 1,
}
TENSION = ((8, 5), (6, 4), (6, 6), (5, 2), (7, 5), (6, 3), (4, 3), (7, 4), (5, 3), (3, 5), (6, 4))


def charts(width: int, glyphs: Glyphs) -> Lines:
    return [
        *range_chart(CHART, width, 17, glyphs),
        Content(""),
        *range_chart(CHART, min(width, 40), 7, glyphs),
    ]


def bodies(width: int, glyphs: Glyphs) -> Lines:
    large, small = body(SORE, 18, width, glyphs), body(SORE, 10, width, glyphs)
    return [body_legend(glyphs).truncate(width), *large, Content(""), *small]


def breaths(width: int, glyphs: Glyphs) -> Lines:
    levels = [
        (1 - cos(pi * (n % 20) / 8 if n % 20 < 8 else pi * (1 + (n % 20 - 8) / 12))) / 2
        for n in range(min(width, 60))
    ]
    return [
        *breath_curve(levels, 8, glyphs=glyphs),
        named_spans((("in 4", 4), ("out 6", 6)), 2, len(levels), glyphs),
        *breath_curve(levels[:20:2], 1, glyphs=glyphs),
        *breath_curve(levels[:20:2], 1, is_lit=False, glyphs=glyphs),
    ]


def effects(width: int, glyphs: Glyphs) -> Lines:
    bars = before_after(TENSION, width, glyphs=glyphs)
    return [*bars, before_after_legend(glyphs).truncate(width)]


PARTS: dict[str, Callable[[int, Glyphs], Lines]] = {
    "digits": digits,
    "frames": frames,
    "shares": shares,
    "day strip": strips,
    "pain chart": charts,
    "body": bodies,
    "breath": breaths,
    "before and after": effects,
    "keys": keys,
    "states": states,
}


class Part(Drawn):
    """One drawing."""

    DEFAULT_CSS = "Part { margin: 0 0 1 0; }"

    def __init__(self, draw: Callable[[int, Glyphs], Lines]) -> None:
        super().__init__()
        self._draw = draw

    def lines(self, width: int) -> Lines:
        return self._draw(width, glyphs_of(self.app))


class Gallery(App[None]):
    """All drawings below each other, and the areas that are widgets."""

    CSS = """
    Screen { background: $background; color: $bc-text; }
    Area { height: 4; margin: 0 0 1 0; }
    """
    BINDINGS = [
        Binding("t", "theme", "theme"),
        Binding("g", "glyphs", "signs"),
        Binding("q", "quit", "end"),
    ]

    def __init__(self, theme: str = DEFAULT, signs: str = FULL, only: str = "") -> None:
        super().__init__()
        self.themes = load_themes(shipped_folder(), None).loaded
        for each in self.themes.values():
            self.register_theme(each)
        self._first, self._only = theme, only
        self.signs = signs

    @property
    def glyphs(self) -> Glyphs:
        return choose(self.signs, "")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def watch_theme(self) -> None:
        fit_no_color(self)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for name, draw in PARTS.items():
                if self._only in name:
                    yield Part(lambda width, glyphs, name=name: [head(name, width, glyphs=glyphs)])
                    yield Part(draw)
            yield Area(id="plain")
            yield Area(id="signal", classes="-signal")

    def on_mount(self) -> None:
        self.theme = self._first
        self.query_one("#plain", Area).entitle("an area", "at 11:37")
        self.query_one("#signal", Area).entitle("break soon", "at 11:37")

    def action_theme(self) -> None:
        names = list(self.themes)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    async def action_glyphs(self) -> None:
        self.signs = SIGNS[(SIGNS.index(self.signs) + 1) % len(SIGNS)]
        await self.recompose()


def main() -> None:
    known = argparse.ArgumentParser(description=__doc__)
    known.add_argument("--theme", default=DEFAULT)
    known.add_argument("--glyphs", default=FULL, choices=SIGNS)
    known.add_argument("--only", default="")
    asked = known.parse_args()
    Gallery(asked.theme, asked.glyphs, asked.only).run()


if __name__ == "__main__":
    main()
