"""What there is to choose before a session, laid out as lines: no widget, no keys."""

from collections.abc import Sequence
from datetime import timedelta

from rich.cells import cell_len
from textual.content import Content

from backcare_tui.content.patterns import HOLDS_HELP, HOLDS_KEY, SAFETY, SAFETY_SHORT
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.downshift.session import Session
from backcare_tui.tui.kit.fitting import fit, styled
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import plural, stopwatch


def recipe(pattern: Pattern) -> str:
    """`in 4 · out 6`."""
    return " · ".join(f"{p.kind.short.lower()} {p.seconds:g}" for p in pattern.phases)


def numbers(pattern: Pattern) -> str:
    """`4-6`."""
    return "-".join(f"{phase.seconds:g}" for phase in pattern.phases)


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


def length_line(plan: Session, length: str, limited: str, width: int, *, lit: bool) -> Content:
    """The length as it was chosen (`3 min`, `12 breaths`), and what it comes to.

    `limited`: why the session is shorter than that; "" if it is not. A click on what is before the
    length stands for -1, a click on all else for 1.
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
    tails = ["   ".join([*parts, limited]), "  ".join(parts), parts[0], ""]
    for tail in tails:
        rest = longer + Content.styled(f"   {tail}" if tail else "", DIM)
        room = width - shorter.cell_length - rest.cell_length - 2
        if room >= 0:
            return clickable(Content("  "), -1) + shorter + clickable(rest.pad_right(room), 1)
    return shorter + clickable(longer, 1)


def texts(pattern: Pattern, width: int, height: int, more: int = 0) -> list[Content]:
    """What is worth knowing, safety before all; each text whole or not at all.

    `more`: how many patterns there would be after a yes to breath holds.
    """
    brief = width < 50 or height < 6
    safety = styled(SAFETY_SHORT if brief else " ".join(SAFETY), width, "$bc-text")
    left = height - len(safety)
    note = styled(pattern.note, width, BRIGHT)
    held = styled(HOLDS_HELP if pattern.has_holds else "", width, "$bc-text")
    if more:
        with_yes = f"{more} more hold the breath and come with a yes: {HOLDS_KEY} in Settings (,)."
        held = styled(f"{with_yes} {HOLDS_HELP}", width, DIM)
    source = styled(pattern.source, width, DIM)
    kept = [safety]
    for lines in (note, held, source):
        if lines and len(lines) + 1 <= left:
            kept.append(lines)
            left -= len(lines) + 1
    drawn: list[Content] = []
    for block in (note, safety, held, source):
        if block in kept:
            drawn += [Content(""), *block] if drawn else block
    return drawn[:height]
