"""One question of the first run as lines: as roomy as the pane allows, and never cut."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from textual.content import Content

from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM

_ROOMY = 52
"""Columns from which a question takes the room it likes [our own design choice]."""


class Option(msgspec.Struct, frozen=True):
    """One answer: the key that gives it ("" where only the arrows reach it), and its label."""

    key: str
    label: str


class AskedPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, and what is chosen so far."""

    title: str
    progress: str = ""
    question: str
    brief: str = ""
    """`question` for the smallest pane."""
    why: str = ""
    short: str = ""
    """`why` for a small pane."""
    vital: bool = False
    """`short` is never left out."""
    options: tuple[Option, ...] = ()
    in_a_row: bool = False
    """The options are words or numbers of one row, such as a scale."""
    cursor: int | None = None
    ticked: frozenset[int] | None = None
    """None: one of the options is chosen; else those that are ticked."""
    notice: str = ""
    """What was wrong with the last answer."""


class OptionSpot(NamedTuple):
    """Where an option is drawn: its row and columns, the last included."""

    row: int
    first: int
    last: int
    option: int


class Laid(NamedTuple):
    """A page for one size."""

    lines: list[Content]
    spots: list[OptionSpot]
    more: int
    """Lines of text that do not fit, and that scrolling brings."""


def lay(page: AskedPage, width: int, height: int, scrolled: int = 0) -> Laid:
    """`page` in `width` × `height` cells, in the roomiest way that fits.

    Where none fits the text above the options scrolls, by `scrolled` lines, and the options stay;
    of more options than there are rows those around the cursor are shown.
    """
    notice = _notice(page, width)
    rows, flow = _in_rows(page, width), _in_flow(page, width)
    briefly = msgspec.structs.replace(page, question=page.brief or page.question)
    vital = page.short if page.vital else ""
    if width >= _ROOMY:
        head = [*_roomy(page, width), *_blank(rows.lines or notice)]
        below = [*rows.lines, *_blank(rows.lines and notice), *notice]
        if len(head) + len(below) <= height:
            return _together(head, rows, below, 0)
    for head, options in (
        (_plain(page, page.why, width), rows),
        (_plain(page, page.short, width), rows),
        (_plain(page, page.short, width), flow),
        (_plain(briefly, page.short, width), flow),
        (_plain(briefly, vital, width), rows),
        (_plain(briefly, vital, width), flow),
        (_text(vital, width) if vital else _plain(briefly, "", width), flow),
    ):
        below = [*options.lines, *notice]
        if len(head) + len(below) <= height:
            return _together(head, options, below, 0)
    return _windowed(briefly, width, height, flow, notice, scrolled)


def _notice(page: AskedPage, width: int) -> list[Content]:
    return styled(f"! {page.notice}", width, "$bc-warn") if page.notice else []


def _blank(following: Sequence[Content]) -> list[Content]:
    return [Content("")] if following else []


class _Options(NamedTuple):
    lines: list[Content]
    spots: list[OptionSpot]


def _windowed(
    page: AskedPage, width: int, height: int, flow: _Options, notice: list[Content], scrolled: int
) -> Laid:
    head = _plain(page, page.short if page.vital else "", width)
    room = max(1, height - len(flow.lines) - len(notice))
    if len(flow.lines) + len(notice) < height and room >= min(2, len(head)):
        more = max(0, len(head) - room)
        top = min(scrolled, more)
        shown = head[top : top + room]
        if top < more:
            shown[-1] = shown[-1].truncate(width - 2, pad=True) + Content.styled(" ↓", DIM)
        return _together(shown, flow, [*flow.lines, *notice], more)
    if not flow.lines:  # what was wrong with what was typed goes before the question
        return Laid((notice or head)[:height], [], 0)
    head = [*_question(fit(page.question, width), width), *notice][: height - 1]
    room = max(1, height - len(head))
    at = next((spot.row for spot in flow.spots if spot.option == (page.cursor or 0)), 0)
    top = max(0, min(at - room // 2, len(flow.lines) - room))
    spots = [
        spot._replace(row=spot.row - top + len(head))
        for spot in flow.spots
        if top <= spot.row < top + room
    ]
    lines = flow.lines[top : top + room]
    if top + room < len(flow.lines):
        lines[-1] = lines[-1].truncate(width - 2, pad=True) + Content.styled(" ↓", DIM)
    return Laid([*head, *lines], spots, 0)


def _together(head: list[Content], options: _Options, below: list[Content], more: int) -> Laid:
    spots = [spot._replace(row=spot.row + len(head)) for spot in options.spots]
    return Laid([*head, *below], spots, more)


def _roomy(page: AskedPage, width: int) -> list[Content]:
    top = Content.styled(page.title, DIM)
    room = width - top.cell_length - len(page.progress)
    top = top + Content(" " * max(1, room)) + Content.styled(page.progress, DIM)
    return [top, Content(""), *_question(page.question, width), *_text(page.why, width)]


def _plain(page: AskedPage, why: str, width: int) -> list[Content]:
    """The question, where it stands among the others at its right, and `why`."""
    lines = _question(page.question, width)
    gap = width - lines[-1].cell_length - len(page.progress)
    if page.progress and gap >= 2:
        lines[-1] += Content(" " * gap) + Content.styled(page.progress, DIM)
    return [*lines, *_text(why, width)]


def _question(text: str, width: int) -> list[Content]:
    return styled(text, width, f"bold {BRIGHT}")


def _text(text: str, width: int) -> list[Content]:
    """Paragraphs, each on lines of its own, with a blank line between."""
    lines: list[Content] = []
    for paragraph in text.split("\n") if text else []:
        lines += _blank(lines)
        lines += styled(paragraph, width, "$bc-text")
    return lines


def _in_rows(page: AskedPage, width: int) -> _Options:
    """One option a row."""
    if page.in_a_row:
        return _in_flow(page, width)
    lines, spots = [], []
    for number, option in enumerate(page.options):
        here = number == page.cursor
        mark = Content.styled("▸ " if here else "  ", "$bc-accent")
        key = Content.styled(f"{option.key:1}  ", "$bc-accent")
        tick = Content.styled(_tick(page, number), "$bc-accent")
        before = mark + key + tick
        text = fit(option.label, width - before.cell_length)
        lines.append(before + Content.styled(text, BRIGHT if here else "$bc-text"))
        spots.append(OptionSpot(number, 0, width - 1, number))
    return _Options(lines, spots)


def _in_flow(page: AskedPage, width: int) -> _Options:
    """As many options in a row as fit."""
    lines: list[Content] = []
    spots: list[OptionSpot] = []
    line = Content("")
    for number, option in enumerate(page.options):
        part = _part(page, number, option, width)
        if line.cell_length and line.cell_length + 1 + part.cell_length > width:
            lines.append(line)
            line = Content("")
        if line.cell_length:
            line += Content(" ")
        first = line.cell_length
        spots.append(OptionSpot(len(lines), first, first + part.cell_length - 1, number))
        line += part
    return _Options([*lines, line] if page.options else [], spots)


def _part(page: AskedPage, number: int, option: Option, width: int) -> Content:
    label = "" if option.label == option.key else f" {option.label}"
    tick = _tick(page, number).rstrip()
    text = fit(f"{option.key}{' ' if option.key and tick else ''}{tick}{label}", width - 2)
    if number == page.cursor:
        return Content.styled(f"[{text}]", "bold $bc-accent")
    key = len(option.key)
    return Content.assemble(" ", (text[:key], "$bc-accent"), (text[key:], "$bc-text"), " ")


def _tick(page: AskedPage, number: int) -> str:
    if page.ticked is None:
        return ""
    return "✓ " if number in page.ticked else "· "


def spot_at(spots: Sequence[OptionSpot], x: int, y: int) -> int | None:
    """The option that is drawn at column `x` of row `y`."""
    for spot in spots:
        if spot.row == y and spot.first <= x <= spot.last:
            return spot.option
    return None
