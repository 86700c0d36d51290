"""The page of a flare: the day, today, relief, what was used, what to protect, what comes next."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, labelled, side_by_side, styled
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import SHORT

LABEL = 10
"""Cells of the column of labels."""
TWO_COLUMNS = 100
"""Cells from which the page is set in two columns."""
MEASURE = 72
"""Widest a column is set."""
_GAP = 4

Row = tuple[str, str]
"""A label and what there is to say."""


class FlarePageView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is on the page, in words."""

    day: int
    since: str
    """When it began: `since 18 Nov`."""
    said: str = ""
    """What is said on this day."""
    contact: Row | None = None
    """Why it is time to talk to a professional; a heading and a few sentences."""
    keep: str = ""
    """The non-negotiable; "" for none."""
    kept: bool = False
    check_ins: str = ""
    relief: tuple[Row, ...] = ()
    """Each tool, for how long, and whether one does it or it is done to one; started with the
    numbers from 1 on."""
    suggested: bool = False
    """The person holds no relief of their own: these are suggestions."""
    used: tuple[Row, ...] | None = None
    """What was used in earlier flares, and how it was after; None: still being looked up."""
    flares_before: int = 0
    """How many earlier flares `used` is made of."""
    protect: tuple[Row, ...] = ()
    ahead: tuple[Row, ...] = ()
    changed: str = ""
    """What is different while the flare is on."""


class FlarePage(Picture[FlarePageView]):
    """A click on a tool posts its index."""

    def draw(self, view: FlarePageView, width: int) -> list[Content]:
        return page_lines(view, width, short=self.screen.size.height < SHORT)


def page_lines(view: FlarePageView, width: int, *, short: bool = False) -> list[Content]:
    """The whole page for `width` cells: one column, or two side by side.

    On a `short` screen what can be done comes before what is said.
    """
    first = _first_width(width)
    said, today = _said(view, first), _today(view, first)
    left = [_title(view, first)]
    if short:
        left += [*_contact_title(view, first), *today[2:], *_relief(view, first), *said]
    else:
        left += [*said[1:], *today, *_relief(view, first)]
    left += _used(view, first)
    if width < TWO_COLUMNS:
        return [line.truncate(width, ellipsis=True) for line in (*left, *_later(view, first))]
    right = _later(view, min(width - first - _GAP, MEASURE))[1:]
    return side_by_side(left, right, first + _GAP)


def _first_width(width: int) -> int:
    """Cells of the only column, or of the left one of two."""
    return min(width, MEASURE) if width < TWO_COLUMNS else min((width - _GAP) // 2, MEASURE)


def _filled(text: str, width: int) -> str:
    return text + " " * max(width - cell_len(text), 0)


def _title(view: FlarePageView, width: int) -> Content:
    title = Content.styled(fit(f"Flare, day {view.day}", width), f"bold {BRIGHT}")
    since = Content.styled(f"   {view.since}", DIM)
    roomy = view.day > 1 and title.cell_length + since.cell_length <= width
    return title + since if roomy else title


def _said(view: FlarePageView, width: int) -> list[Content]:
    """An empty line, what is said on this day, and why to talk to a professional."""
    lines = [Content(""), *styled(view.said, width, "$bc-text")]
    if view.contact is not None:
        lines += [Content(""), *_contact_title(view, width)]
        lines += styled(view.contact[1], width, BRIGHT)
    return lines


def _contact_title(view: FlarePageView, width: int) -> list[Content]:
    if view.contact is None:
        return []
    return styled(view.contact[0], width, "bold $bc-warn")


def _today(view: FlarePageView, width: int) -> list[Content]:
    lines = _heading("Today", "", width)
    if view.keep:
        mark, after = ("✓ ", "") if view.kept else ("", "   m when done")
        keep = Content.assemble((mark, "$bc-accent"), (view.keep, BRIGHT), (after, DIM))
        if keep.cell_length > width - LABEL:
            keep = Content.assemble(
                (mark, "$bc-accent"), (fit(view.keep, width - LABEL - 2), BRIGHT)
            )
        lines.append(Content.styled(f"{'keep':<{LABEL}}", DIM) + keep)
    return lines + _rows([("check-in", view.check_ins)], width)


def _relief(view: FlarePageView, width: int) -> list[Content]:
    if not view.relief:
        return []
    heading = "Relief, for example" if view.suggested else "Relief"
    lines = _heading(heading, "a number starts it", width)
    names = max(cell_len(name) for name, _ in view.relief) + 2
    for number, (name, length) in enumerate(view.relief, start=1):
        room = max(width - 3, 1)
        for_how_long = length.partition(", ")[0]
        told = next((text for text in (length, for_how_long) if names + len(text) <= room), "")
        shown = _filled(name, names) if told else fit(name, room)
        line = Content.assemble((f"{number}  ", BRIGHT), (shown, "$bc-text"), (told, DIM))
        lines.append(clickable(line, number - 1))
    return lines


def _used(view: FlarePageView, width: int) -> list[Content]:
    if view.used is None:
        return []
    when = {0: "", 1: "in your last flare"}.get(view.flares_before, "in your last flares")
    lines = _heading("What you used, and how it was after", when, width)
    if not view.used:
        nothing = "Nothing is known yet. Say how much it hurts before and after a relief, and it "
        return lines + styled(nothing + "appears here next time.", width, DIM)
    return lines + _rows(view.used, width, own_names=True)


def _later(view: FlarePageView, width: int) -> list[Content]:
    lines = [*_heading("Rebalance for a few days", "", width), *_rows(view.protect, width)]
    lines += [*_heading("The next 24 hours", "", width), *_rows(view.ahead, width)]
    if view.changed:
        lines += _heading("What is different now", "", width)
        lines += styled(view.changed, width, "$bc-text")
    return lines


def _heading(text: str, hint: str, width: int) -> list[Content]:
    """An empty line and a heading, with a hint beside it if there is room."""
    line = Content.styled(fit(text, width), DIM)
    if hint and line.cell_length + len(hint) + 3 <= width:
        line += Content.styled(f"   {hint}", DIM)
    return [Content(""), line]


def _rows(rows: Sequence[Row], width: int, *, own_names: bool = False) -> list[Content]:
    """Labelled lines, the text wrapped beside its label; narrow, below it."""
    lines: list[Content] = []
    style = "$bc-text" if own_names else DIM
    column = LABEL
    if own_names:
        longest = max((cell_len(label) for label, _ in rows), default=0)
        column = max(min(longest + 2, width // 2), 1)
    for label, said in rows:
        texts = styled(said, max(width - column, 1), BRIGHT if own_names else "$bc-text")
        lines += labelled(fit(label, column - 1), texts or [Content("")], column, style)
    return lines
