"""A body map in lines: the drawing with what stands beside it, or a list where that is too wide."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec
from rich.cells import cell_len
from textual.content import Content

from backcare_tui.domain.journal.entries import Side
from backcare_tui.domain.pain.body_map import Region
from backcare_tui.domain.pain.heat import HEAT_DAYS, LEVELS, level
from backcare_tui.tui.body_map.art import ART, HEIGHT, ORDER, FieldRun, key_of, outline, runs
from backcare_tui.tui.body_map.names import NAMES_WIDTH, TWO_WIDE, names, names_in_two
from backcare_tui.tui.kit.fitting import fit, side_by_side, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import plural

SHADES = " ░▒▓"
"""How the heat of a region is drawn, by `heat.level`."""
_LINE = "$bc-dim"
_HERE = "bold $bc-accent"
_HEAT = "$bc-fill"
_SADDLE = "where you would sit on a saddle"
_COLUMN = 36
"""Cells for what is said of the regions where their names stand beside it."""
_WORDS_FROM = 27
"""Cells from which there is room for whole phrases."""
_FULL_NAMES = 28
"""Cells from which a row of the list says left and right in full."""
_IN_WORDS = 44
"""Cells from which it says of how many days."""
_SIDES = {Side.LEFT: " L", Side.RIGHT: " R"}


class Sores(msgspec.Struct, frozen=True):
    """What a body map shows."""

    here: Region = Region.LOW_BACK
    """The highlighted region."""
    ticked: Mapping[Region, int | None] = {}
    """Where it hurts, with the intensity 0–10 if it has its own."""
    heat: Mapping[Region, int] = {}
    """On how many of the last 14 days it hurt there."""


Cell = tuple[str, str]
"""A character and its style."""


def drawing(sores: Sores) -> list[Content]:
    """The back view, `body_map_art.WIDTH` cells wide."""
    cells: list[list[Cell]] = [[(char, _LINE) for char in line] for line in ART]
    cells[0] = [(char, BRIGHT if char.isalpha() else _LINE) for char in ART[0]]
    for region in ORDER:
        _fill(cells, region, sores)
    for row, column in outline(sores.here):
        cells[row][column] = (ART[row][column], _HERE)
    return [_row(row) for row in cells]


def _row(cells: Sequence[Cell]) -> Content:
    parts = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(
        *(("".join(char for char, _ in members), style) for style, members in parts)
    )


def _fill(cells: list[list[Cell]], region: Region, sores: Sores) -> None:
    """Draw the field of one region: its shade, and its letter with what is known of it."""
    rows = runs(region)
    shade = SHADES[level(sores.heat.get(region, 0))]
    for row, start, end in rows:
        cells[row][start:end] = [(shade, _HEAT)] * (end - start)
    first, *others = rows
    name, days = _name(region, sores, first.end - first.start), _days(region, sores)
    for below in others[:1]:
        _put(cells, below, days, DIM)
    style = _HERE if region is sores.here else BRIGHT if region in sores.ticked else "$bc-text"
    if others or region in sores.ticked or cell_len(name + days) > first.end - first.start:
        _put(cells, first, name, style)
    else:
        _put(cells, first, name, style, days)


def _name(region: Region, sores: Sores, room: int) -> str:
    """` a `, ` ●a 6 `, in brackets where it is highlighted; closer where `room` is short."""
    key, value = key_of(region), ""
    if region in sores.ticked:
        own = sores.ticked[region]
        key, value = f"●{key}", "" if own is None else f" {own}"
    name = f"[{key}{value}]" if region is sores.here else f" {key}{value} "
    return name if len(name) <= room else f"{key}{value.strip()}"


def _days(region: Region, sores: Sores) -> str:
    days = sores.heat.get(region, 0)
    return f" {days}d " if days else ""


def _put(cells: list[list[Cell]], run: FieldRun, text: str, style: str, dim: str = "") -> None:
    """Write in the middle of a field's row, `dim` after the rest."""
    room = run.end - run.start
    if len(text + dim) > room:
        text = text.strip()
    begin = run.start + (room - len(text + dim) + 1) // 2
    written = [(char, style) for char in text] + [(char, DIM) for char in dim]
    cells[run.row][begin : begin + len(written)] = written


def beside(sores: Sores, width: int) -> list[Content]:
    """What stands to the right of the drawing, in at most `HEIGHT` lines of `width` cells."""
    here = sores.here
    column = _COLUMN if width >= _COLUMN + NAMES_WIDTH else width
    lines = [Content(""), Content.styled(fit(here.label, column), f"bold {BRIGHT}")]
    if here is Region.SADDLE:
        lines += styled(_SADDLE, column, DIM)
    lines += [_state(here, sores), _lately(here, sores, column), Content("")]
    lines.append(Content.styled("Where it hurts now", DIM))
    room = HEIGHT - len(lines) - 3
    two = names_in_two(here) if column == width >= TWO_WIDE else []
    if max(len(sores.ticked), 1) + 1 + len(two) > room:
        two = []  # a person who ticks this many knows the letters
    lines += _named(sores, column, room)
    lines += [*[Content("")] * (HEIGHT - 3 - len(two) - len(lines)), *two]
    lines += [Content("")] * (HEIGHT - 2 - len(lines))
    lines += [Content.styled(f"Days of the last {HEAT_DAYS}", DIM), _shades(column)]
    if column == width:
        return lines
    return side_by_side(lines, [Content(""), *names(here)], column)


def _shades(width: int) -> Content:
    """`░ 1–3   ▒ 4–8   ▓ 9 or more`, or closer"""
    gap, more = ("   ", " or more") if width >= _WORDS_FROM else ("  ", "+")
    parts: list[tuple[str, str]] = []
    for shade, least, above in zip(SHADES[1:], LEVELS, (*LEVELS[1:], None), strict=True):
        days = f"{least}{more}" if above is None else f"{least}–{above - 1}{gap}"
        parts += [(shade, _HEAT), (f" {days}", DIM)]
    return Content.assemble(*parts)


def _state(region: Region, sores: Sores) -> Content:
    if region not in sores.ticked:
        return Content.styled("space ticks it", DIM)
    own = sores.ticked[region]
    if own is None:
        return Content.assemble(("● ", "$bc-accent"), ("ticked", "$bc-text"))
    return Content.assemble(("● ", "$bc-accent"), (str(own), BRIGHT), (" of 10", DIM))


def _lately(region: Region, sores: Sores, width: int) -> Content:
    days = sores.heat.get(region, 0)
    if not days:
        last = "the last " if width >= _WORDS_FROM else ""
        return Content.styled(f"not in {last}{HEAT_DAYS} days", DIM)
    return Content.assemble((str(days), BRIGHT), (f" of the last {HEAT_DAYS} days", DIM))


def _named(sores: Sores, width: int, room: int) -> list[Content]:
    """Every ticked region; if there is no room for all, how many more."""
    if not sores.ticked:
        return [Content.styled("nothing ticked", DIM)]
    ticked = [region for region in ORDER if region in sores.ticked]
    shown = ticked if len(ticked) <= room else ticked[: room - 1]
    lines: list[Content] = []
    for region in shown:
        own = sores.ticked[region]
        value = "" if own is None else f" {own}"
        lines.append(
            Content.assemble(
                ("● ", "$bc-accent"),
                (fit(region.label, width - 2 - len(value)), "$bc-text"),
                (value, BRIGHT),
            )
        )
    if len(shown) < len(ticked):
        lines.append(Content.styled(f"and {plural(len(ticked) - len(shown), 'more', 'more')}", DIM))
    return lines


def list_rows(sores: Sores, width: int) -> list[Content]:
    """Every region in a row of `width` cells: its key, whether it is ticked, and its days."""
    short = width < _FULL_NAMES
    names = [_short(region) if short else region.label for region in ORDER]
    column = min(max(map(cell_len, names)), width - 9)
    return [
        _list_row(region, fit(name, column).ljust(column), sores, width)
        for region, name in zip(ORDER, names, strict=True)
    ]


def _list_row(region: Region, name: str, sores: Sores, width: int) -> Content:
    here, ticked = region is sores.here, region in sores.ticked
    own = sores.ticked.get(region)
    days = sores.heat.get(region, 0)
    lately = f"{days:>2}" if days else ""
    if days and width >= _IN_WORDS:
        lately += f" of {HEAT_DAYS} days"
    gap = " " if width >= _FULL_NAMES else ""
    return Content.assemble(
        ("▸" if here else " ", "$bc-accent"),
        (key_of(region), _HERE if here else "$bc-accent"),
        ("●" if ticked else " ", "$bc-accent"),
        gap,
        (name, f"bold {BRIGHT}" if here else BRIGHT if ticked else "$bc-text"),
        (("" if own is None else str(own)).rjust(3), BRIGHT),
        gap,
        (SHADES[level(days)], _HEAT),
        (lately, DIM),
    ).truncate(width)


def _short(region: Region) -> str:
    """`low back L`"""
    side = region.side
    return region.label if side is None else region.label.replace(f", {side.value}", _SIDES[side])
