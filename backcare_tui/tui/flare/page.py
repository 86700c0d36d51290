"""The page of a flare: the day, today, relief, what was used, what to protect, what comes next."""

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.tui.flare.framed import framed_lines
from backcare_tui.tui.flare.rows import LABEL, labelled_rows
from backcare_tui.tui.flare.view import FlarePageView
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, side_by_side, styled
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import NARROW, SHORT

TWO_COLUMNS = 100
"""Cells from which the page is set in two columns."""
MEASURE = 72
"""Widest a column is set."""
_GAP = 4


class FlarePage(Picture[FlarePageView]):
    """A click on a tool posts its index."""

    def draw(self, view: FlarePageView, width: int) -> list[Content]:
        short = self.screen.size.height < SHORT
        if short or width < NARROW - 4:
            return page_lines(view, width, short=short)
        return framed_lines(view, width, glyphs_of(self.app))


def page_lines(view: FlarePageView, width: int, *, short: bool = False) -> list[Content]:
    """The whole page for `width` cells: one column, or two side by side.

    On a `short` screen what can be done comes before what is said.
    """
    first = _first_width(width)
    said, today = _said(view, first), _today(view, first)
    left = [_title(view, first)]
    if short:
        contact, kept, checks = _contact_title(view, first), today[2:-1], today[-1:]
        left += [*contact, *kept, *_relief(view, first)[2:], *checks, *said]
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
        mark, after = ("● ", "") if view.kept else ("", "   m when done")
        keep = Content.assemble((mark, "$bc-accent"), (view.keep, BRIGHT), (after, DIM))
        if keep.cell_length > width - LABEL:
            keep = Content.assemble(
                (mark, "$bc-accent"), (fit(view.keep, width - LABEL - 2), BRIGHT)
            )
        lines.append(Content.styled(f"{'keep':<{LABEL}}", DIM) + keep)
    return lines + labelled_rows([("check-in", view.check_ins)], width)


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
    return lines + labelled_rows(view.used, width, own_names=True)


def _later(view: FlarePageView, width: int) -> list[Content]:
    lines = [*_heading("Rebalance for a few days", "", width), *labelled_rows(view.protect, width)]
    lines += [*_heading("The next 24 hours", "", width), *labelled_rows(view.ahead, width)]
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
