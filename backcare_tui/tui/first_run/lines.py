"""One question of the first run as lines: as roomy as the pane allows, and never cut."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from textual.content import Content

from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.flow import clickable, flow
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


class Laid(NamedTuple):
    """A page for one size; a click on an option stands for its number."""

    lines: list[Content]
    more: int = 0
    """Lines of text that do not fit, and that scrolling brings."""


def lay(page: AskedPage, width: int, height: int, scrolled: int = 0) -> Laid:
    """`page` in `width` × `height` cells, in the roomiest way that fits.

    Where none fits the text above the options scrolls, by `scrolled` lines, and the options stay;
    of more options than there are rows those around the cursor are shown.
    """
    notice = _notice(page, width)
    rows, close = _in_rows(page, width), flow(_parts(page, width), width, 1)
    briefly = msgspec.structs.replace(page, question=page.brief or page.question)
    vital = page.short if page.vital else ""
    if width >= _ROOMY:
        head = [*_roomy(page, width), *_blank(rows or notice)]
        lines = [*head, *rows, *_blank(rows and notice), *notice]
        if len(lines) <= height:
            return Laid(lines)
    for head, options in (
        (_plain(page, page.why, width), rows),
        (_plain(page, page.short, width), rows),
        (_plain(page, page.short, width), close),
        (_plain(briefly, page.short, width), close),
        (_plain(briefly, vital, width), rows),
        (_plain(briefly, vital, width), close),
        (_text(vital, width) if vital else _plain(briefly, "", width), close),
    ):
        lines = [*head, *options, *notice]
        if len(lines) <= height:
            return Laid(lines)
    return _windowed(briefly, width, height, close, notice, scrolled)


def _notice(page: AskedPage, width: int) -> list[Content]:
    return styled(f"! {page.notice}", width, "$bc-warn") if page.notice else []


def _blank(following: Sequence[Content]) -> list[Content]:
    return [Content("")] if following else []


def _windowed(
    page: AskedPage,
    width: int,
    height: int,
    options: list[Content],
    notice: list[Content],
    scrolled: int,
) -> Laid:
    head = _plain(page, page.short if page.vital else "", width)
    room = max(1, height - len(options) - len(notice))
    if len(options) + len(notice) < height and room >= min(2, len(head)):
        more = max(0, len(head) - room)
        top = min(scrolled, more)
        shown = head[top : top + room]
        if top < more:
            shown[-1] = shown[-1].truncate(width - 2, pad=True) + Content.styled(" ↓", DIM)
        return Laid([*shown, *options, *notice], more)
    if not options:  # what was wrong with what was typed goes before the question
        return Laid((notice or head)[:height])
    head = [*_question(fit(page.question, width), width), *notice][: height - 1]
    room = max(1, height - len(head))
    at = len(flow(_parts(page, width)[: (page.cursor or 0) + 1], width, 1)) - 1
    top = max(0, min(at - room // 2, len(options) - room))
    lines = options[top : top + room]
    if top + room < len(options):
        lines[-1] = lines[-1].truncate(width - 2, pad=True) + Content.styled(" ↓", DIM)
    return Laid([*head, *lines])


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


def _in_rows(page: AskedPage, width: int) -> list[Content]:
    """One option a row."""
    if page.in_a_row:
        return flow(_parts(page, width), width, 1)
    lines: list[Content] = []
    for number, option in enumerate(page.options):
        here = number == page.cursor
        mark = Content.styled("▸ " if here else "  ", "$bc-accent")
        key = Content.styled(f"{option.key:1}  ", "$bc-accent")
        tick = Content.styled(_tick(page, number), "$bc-accent")
        before = mark + key + tick
        text = fit(option.label, width - before.cell_length)
        line = before + Content.styled(text, BRIGHT if here else "$bc-text")
        lines.append(clickable(line.pad_right(width - line.cell_length), number))
    return lines


def _parts(page: AskedPage, width: int) -> list[Content]:
    """The options, to stand beside each other."""
    parts = (_part(page, number, option, width) for number, option in enumerate(page.options))
    return [clickable(part, number) for number, part in enumerate(parts)]


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
