"""The areas beside the list of patterns: one breath, how long, and what sessions did."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.content.patterns import HOLDS_HELP, HOLDS_KEY, SAFETY, SAFETY_SHORT
from backcare_tui.domain.downshift.breath import breath_line
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.tui.downshift.views import LengthView, PastView, PatternView, rate
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.draw.before_after import before_after, before_after_legend
from backcare_tui.tui.kit.draw.breath import breath_curve, named_spans
from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, side_by_side, styled
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.breathing import average_words, in_all, too_few

MEASURE = 72
"""Widest a text is set, in cells."""
_TALL = 8
"""Rows of an area from which it is drawn as large as it gets."""
_SECOND = 2.1
"""Cells that a second takes in the curve, about."""
_CURVE = (3, 14)
"""The least and the most rows of the curve."""
_KNOB = "bold $bc-bright $bc-on-raised"


class OneBreath(Area, Picture[PatternView]):
    """The pattern as a curve, how it feels, and what is safe."""

    def show(self, view: PatternView | None) -> None:
        super().show(view)
        if view is not None:
            self.entitle(view.pattern.name.lower(), rate(view.pattern))

    def draw(self, view: PatternView, width: int) -> list[Content]:
        height = self.content_size.height
        told = about(view, min(width, MEASURE), max(height - _CURVE[0] - 2, 2))
        if view.pattern.has_holds and HOLDS_HELP not in " ".join(line.plain for line in told):
            told = about(view, min(width, MEASURE), height)
        above = [Content("")] * (height >= _TALL + 4)
        rows = min(height - len(above) - len(told) - 2, _CURVE[1])
        if rows < _CURVE[0]:
            return [*above, *told][:height]
        return [*above, *_curve(view.pattern, width, rows, glyphs_of(self.app)), *told]


def _curve(pattern: Pattern, width: int, rows: int, glyphs: Glyphs) -> list[Content]:
    """Some whole breaths, the names of their parts, and an empty line."""
    breaths = max(round(width / _SECOND / pattern.cycle_seconds), 1)
    parts = [(f"{p.kind.short.lower()} {p.seconds:g}", p.seconds) for p in pattern.phases]
    each = width / breaths / pattern.cycle_seconds
    curve = breath_curve(breath_line(pattern, width, breaths), rows, glyphs=glyphs)
    return [*curve, named_spans(parts, each, width, glyphs), Content("")]


def about(view: PatternView, width: int, height: int) -> list[Content]:
    """How it feels, what is safe, and for whom holds are; what is safe goes before all else."""
    pattern = view.pattern
    safety = [line for text in _safety_lines(width) for line in styled(text, width, DIM)]
    if len(safety) > height or width < 46:
        safety = styled(SAFETY_SHORT, width, DIM)
    note = styled(pattern.note, width, BRIGHT)
    held = styled(HOLDS_HELP if pattern.has_holds else "", width, "$bc-text")
    if view.more:
        with_yes = f"{view.more} more hold the breath and come with a yes: {HOLDS_KEY}"
        held = styled(f"{with_yes} in Settings (,). {HOLDS_HELP}", width, DIM)
    source = styled(pattern.source if view.has_source else "", width, DIM)
    order = (held, note) if pattern.has_holds else (note, held)
    order = (source, *order) if view.has_source else order
    kept, left = [safety], height - len(safety)
    for lines in order:
        if lines and len(lines) + 1 <= left:
            kept.append(lines)
            left -= len(lines) + 1
    drawn: list[Content] = []
    for block in (note, safety, held, source):
        if any(block is each for each in kept):
            drawn += [Content(""), *block] if drawn else block
    return drawn


def _safety_lines(width: int) -> tuple[str, ...]:
    pairs = (" ".join(SAFETY[:2]), " ".join(SAFETY[2:]))
    return pairs if max(map(len, pairs)) <= width else (" ".join(SAFETY),)


class HowLong(Area, Picture[LengthView]):
    """The length in large digits. A click on its left half stands for -1, on its right for 1."""

    TITLE = "how long"

    def draw(self, view: LengthView, width: int) -> list[Content]:
        height, glyphs = self.content_size.height, glyphs_of(self.app)
        tall = height >= _TALL
        digits = large_digits(view.number, DigitSize.BIG if tall else DigitSize.SMALL, glyphs)
        room = max(width - len(digits[0]) - (11 if tall else 7), 0)
        beside = [(view.unit, f"bold {BRIGHT}"), (view.comes_to, "$bc-text"), (view.until, DIM)]
        if tall:
            beside.insert(1, ("", ""))
        lines = [Content("")] * tall
        for n, row in enumerate(digits):
            word = Content.styled(*beside[n]) if n < len(beside) else Content("")
            number = Content.assemble((row, "$bc-accent"), "  ") + word.truncate(room)
            lines.append(_turned(number, width, 3 if tall else 1, glyphs, has_knobs=n == 0))
        note = Content.styled(_longest(view.notes, width), DIM)
        return [*lines, *[Content("")] * tall, note][:height]


def _longest(forms: Sequence[str], width: int) -> str:
    """The first of `forms`, the longest first, that fits; else as much of the last."""
    return next((form for form in forms if len(form) <= width), fit(forms[-1], width))


def _turned(shown: Content, width: int, gap: int, glyphs: Glyphs, *, has_knobs: bool) -> Content:
    """A row between the knobs that make the session shorter and longer."""
    left, right = (
        Content.styled(f" {sign} ", _KNOB) if has_knobs else Content("   ")
        for sign in (glyphs.left, glyphs.right)
    )
    space = Content(" " * max(width - 6 - gap - shown.cell_length, 0))
    return clickable(left + " " * gap + shown, -1) + clickable(space + right, 1)


class SessionsPast(Area, Picture[PastView]):
    """Tension before and after the last sessions, and how much lower it was on average."""

    def show(self, view: PastView | None) -> None:
        super().show(view)
        if view is not None:
            named = view.past.is_enough
            self.entitle("what it did for you" if named else "before and after", _fact(view))

    def draw(self, view: PastView, width: int) -> Sequence[Content]:
        if self.content_size.height < _TALL:
            return _brief(view, width)[: self.content_size.height]
        glyphs = glyphs_of(self.app)
        left = width // 2
        told = [(each.before, each.after) for each in view.past.told]
        bars = before_after(told, left, 5, glyphs) if told else _no_bars(left, glyphs)
        beside = _after(view, width - left) if view.done else _average(view, width - left, glyphs)
        drawn = side_by_side([Content(""), *bars], [Content(""), *beside], left)
        total = Content.styled(in_all(view.past, view.days), DIM)
        legend = before_after_legend(glyphs).truncate(left, pad=True) + "   " + total
        drawn += [Content("")] * (self.content_size.height - 1 - len(drawn))
        return [*drawn, legend.truncate(width)]


def _fact(view: PastView) -> str:
    count = len(view.past.told)
    return f"tension, {count} sessions" if count > 1 else ""


def _no_bars(width: int, glyphs: Glyphs) -> list[Content]:
    """The place where bars will stand."""
    return [*[Content("")] * 5, Content.styled(glyphs.rule * (width - 3), "$bc-border")]


def _brief(view: PastView, width: int) -> list[Content]:
    """The same in three rows of words."""
    if view.done:
        done = Content.styled(fit(view.done, width), f"bold {BRIGHT}")
        return [done, *styled(view.said, width, "$bc-text")]
    past = view.past
    if not past.is_enough:
        return styled(too_few(past), width, "$bc-text")
    head, second = average_words(past)
    if past.lowered:
        head = f"{abs(past.lowered)} {head}"
    lines = [Content.styled(head, f"bold {BRIGHT}"), Content.styled(second, "$bc-text")]
    return [*lines, Content.styled(in_all(past, view.days), DIM)]


def _after(view: PastView, width: int) -> list[Content]:
    """What the session was that is just over."""
    width -= 3
    lines = [Content.styled(fit(view.done, width), f"bold {BRIGHT}")]
    lines += styled(view.said, width, "$bc-text")
    return [Content("   ") + line for line in lines]


def _average(view: PastView, width: int, glyphs: Glyphs) -> list[Content]:
    """`▾ 2  lower on average`, in large digits."""
    past = view.past
    if not past.is_enough:
        return [Content("   ") + line for line in styled(too_few(past), width - 3, "$bc-text")]
    head, second = average_words(past)
    words = ("", (head, f"bold {BRIGHT}"), (second, "$bc-text"), "", "")
    sign = glyphs.down if past.lowered > 0 else glyphs.up if past.lowered else " "
    width -= 1
    number = large_digits(str(abs(past.lowered)), DigitSize.BIG, glyphs) if past.lowered else None
    rows: list[Content] = []
    for n, word in enumerate(words):
        mark = Content.styled(f" {sign if n == 2 else ' '}", "bold $bc-accent")
        digits = Content.styled(f"  {number[n]}   " if number else "  ", "$bc-accent")
        said = Content.styled(*word) if isinstance(word, tuple) else Content("")
        rows.append((mark + digits + said).truncate(width))
    return rows
