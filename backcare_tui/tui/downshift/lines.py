"""What there is to choose before a session, as the few lines of a small pane."""

from collections.abc import Sequence
from datetime import timedelta

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.downshift.session import Session
from backcare_tui.tui.downshift.views import numbers, recipe
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import plural, stopwatch


def columns(patterns: Sequence[Pattern], room: int) -> tuple[int, list[str]]:
    """Width of the column of names, and what stands beside each: in full, numbers, or nothing."""
    longest = max(cell_len(pattern.name) for pattern in patterns)
    for form in (recipe, numbers):
        beside = [form(pattern) for pattern in patterns]
        for gap in (4, 2):
            if longest + gap + max(map(len, beside)) <= room:
                return longest + gap, beside
    return room, [""] * len(patterns)


def done_line(forms: Sequence[str], width: int) -> list[Content]:
    """What the last session was: the longest of `forms` that fits, else as much of the shortest."""
    if not forms:
        return []
    shown = next((form for form in forms if cell_len(form) <= width), fit(forms[-1], width))
    return [Content.styled(shown, "$bc-accent")]


def length_line(
    plan: Session, length: str, limited: Sequence[str], width: int, *, lit: bool
) -> Content:
    """The length as it was chosen (`3 min`, `12 breaths`), and what it comes to.

    `limited`: why the session is shorter than that, if it is. A click on what is before the length
    stands for -1, a click on all else for 1.
    """
    arrows = "$bc-accent" if lit else DIM
    clock = stopwatch(timedelta(seconds=plan.seconds))
    breaths = plural(plan.cycles, "breath")
    if length == breaths:
        parts = [clock]
    elif length.endswith("min") and clock == length.replace(" min", ":00"):
        parts = [breaths]
    else:
        parts = [breaths, clock]
    shorter = clickable(Content.styled("◂ ", arrows), -1)
    longer = Content.assemble((length, BRIGHT), (" ▸", arrows))
    tails = ["   ".join([*parts, *limited]), "  ".join(parts), parts[0], ""]
    for tail in tails:
        rest = longer + Content.styled(f"   {tail}" if tail else "", DIM)
        room = width - shorter.cell_length - rest.cell_length - 2
        if room >= 0:
            return clickable(Content("  "), -1) + shorter + clickable(rest.pad_right(room), 1)
    return shorter + clickable(longer, 1)
