"""How one tool of the portfolio becomes one line, in whatever width there is."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.domain.portfolio.overview import ToolStanding
from backcare_tui.domain.portfolio.tools import ToolKind
from backcare_tui.tui.kit.draw.frames import head
from backcare_tui.tui.kit.draw.glyphs import Glyphs
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.portfolio import KIND_WORDS, effect_text, limit_text, minutes_text, way_text

_KEY, _GAP = 2, 2


class ToolColumns(NamedTuple):
    """Widths in cells: name, minutes, active or passive, uses, notes; 0: there is no room."""

    name: int
    minutes: int
    way: int
    uses: int
    notes: int


def columns(standings: Sequence[ToolStanding], width: int) -> ToolColumns:
    """As many columns as fit into `width`, the name first; at the worst the name is cut."""
    room = width - _KEY
    name = max((cell_len(each.tool.name) for each in standings), default=0)
    uses = max((len(str(each.uses)) for each in standings if each.tool.held), default=1)
    minutes = max((len(minutes_text(each.tool)) for each in standings), default=0)
    way = max((len(way_text(each.tool)) for each in standings), default=0)
    notes = max((len(_notes(each)) for each in standings), default=0)
    left = room - min(name, room - _GAP - uses) - _GAP - uses
    shown = []
    for part in (minutes, way, notes):
        fits = bool(part) and part + _GAP <= left
        shown.append(part if fits else 0)
        left -= part + _GAP if fits else 0
    minutes, way, notes = shown
    return ToolColumns(min(name, max(room - _GAP - uses, 1)), minutes, way, uses, notes)


def heading(kind: ToolKind, width: int, glyphs: Glyphs) -> Content:
    """`relief, for now ─────────`"""
    words = KIND_WORDS[kind]
    return head(f"{words.name.lower()}, {words.about}", width, glyphs=glyphs)


def row(standing: ToolStanding, key: str, sizes: ToolColumns, *, lit: bool) -> Content:
    """Its key, its name, and what is known of it; a suggestion has a dot for a key."""
    tool = standing.tool
    plain = "$bc-text" if tool.held else DIM
    name = fit(tool.name, sizes.name)
    parts = [
        Content.styled(
            (key or (" " if tool.held else "·")).ljust(_KEY), "$bc-accent" if tool.held else DIM
        ),
        Content.styled(
            name + " " * (sizes.name - cell_len(name)), "bold $bc-bright" if lit else plain
        ),
    ]
    if sizes.minutes:
        parts.append(_cell(minutes_text(tool).rjust(sizes.minutes), DIM))
    if sizes.way:
        parts.append(_cell(way_text(tool).ljust(sizes.way), DIM))
    uses = str(standing.uses) if standing.uses else "·" if tool.held else ""
    parts.append(_cell(uses.rjust(sizes.uses), BRIGHT if standing.uses else DIM))
    if sizes.notes:
        style = "$bc-warn" if standing.left == 0 else DIM
        parts.append(_cell(_notes(standing).ljust(sizes.notes), style))
    return Content("").join(parts)


def _cell(text: str, style: str) -> Content:
    return Content.assemble(" " * _GAP, (text, style))


def _notes(standing: ToolStanding) -> str:
    return "  ".join(text for text in (limit_text(standing), effect_text(standing)) if text)
