"""Drawings keep to their room, whatever they are asked to draw."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from backcare_tui.domain.settings.keys import find
from backcare_tui.domain.settings.kinds import Text
from backcare_tui.tui.kit.draw.canvas import Canvas
from backcare_tui.tui.kit.draw.caps import Ground, Hint, cap, caps, foot, message
from backcare_tui.tui.kit.draw.day_strip import (
    MarkKind,
    StripDay,
    StripMark,
    StripPain,
    day_strip,
    strip_height,
)
from backcare_tui.tui.kit.draw.digits import (
    DigitSize,
    can_be_large,
    digits_width,
    large_digits,
    largest,
)
from backcare_tui.tui.kit.draw.frames import framed, head, selected
from backcare_tui.tui.kit.draw.gauge import counts, gauge, series
from backcare_tui.tui.kit.draw.glyphs import (
    ASCII,
    BLOCKS,
    CHOICES,
    WITHOUT_BRAILLE,
    Glyphs,
    choose,
)
from backcare_tui.tui.kit.draw.spark import spark
from backcare_tui.tui.kit.draw.status import RowTone, relief_row, status_row
from docs.gallery import DAY, PARTS

_NO_SIGNS = ("border", "braille", "shaded")
"""What a table of signs says beside them."""

WIDTHS = st.integers(1, 300)
WORDS = st.text(st.characters(exclude_categories=("C", "M", "Z")), max_size=200)
SHARES = st.floats(-3, 3)
SIGNS = st.sampled_from((BLOCKS, WITHOUT_BRAILLE, ASCII))
HINTS = st.lists(st.builds(Hint, st.sampled_from(("b", "space", "?", "▴▾")), WORDS), max_size=6)
SCORES = st.integers(0, 10)
HOURS = st.floats(0, 30)
MARKS = st.lists(st.builds(StripMark, HOURS, st.sampled_from(MarkKind)), max_size=30)
DAYS = st.builds(
    StripDay,
    start=st.floats(0, 12),
    end=st.floats(0, 30),
    now=st.none() | HOURS,
    known=st.lists(st.tuples(HOURS, HOURS), max_size=3).map(tuple),
    marks=MARKS.map(tuple),
    pains=st.lists(st.builds(StripPain, HOURS, SCORES), max_size=12).map(tuple),
    usual=st.none() | st.tuples(st.floats(0, 10), st.floats(0, 10)),
)


def most(lines: Sequence[Content]) -> int:
    return max((line.cell_length for line in lines), default=0)


@pytest.mark.parametrize("part", PARTS.values())
@given(width=WIDTHS, signs=SIGNS)
def test_no_part_is_wider_than_its_room(
    part: Callable[[int, Glyphs], Sequence[Content]], width: int, signs: Glyphs
) -> None:
    assert most(part(width, signs)) <= width


# -- digits


@given(st.text("0123456789: +-/*#x", max_size=12), st.sampled_from(DigitSize), SIGNS)
def test_digits_are_as_large_as_they_say(text: str, size: DigitSize, signs: Glyphs) -> None:
    rows = large_digits(text, size, signs)
    assert len(rows) == size.rows
    assert {len(row) for row in rows} == {digits_width(text, size)}


@pytest.mark.parametrize("size", DigitSize)
def test_a_digit_is_told_from_every_other(size: DigitSize) -> None:
    drawn = {tuple(large_digits(sign, size)) for sign in "0123456789"}
    assert len(drawn) == 10


@given(st.text("0123456789:+", min_size=1, max_size=8), st.integers(0, 200), st.integers(0, 20))
def test_the_largest_size_that_fits_is_chosen(text: str, width: int, height: int) -> None:
    def fits(size: DigitSize) -> bool:
        return digits_width(text, size) <= width and size.rows <= height

    size = largest(text, width, height)
    fitting = [each for each in DigitSize if fits(each)]
    assert size is (fitting[-1] if fitting else None)


def test_a_word_has_no_large_form() -> None:
    assert can_be_large("+49 116 117")
    assert not can_be_large("112 or 911")


# -- frames


@given(WORDS, WORDS, WIDTHS, st.integers(0, 9), SIGNS)
def test_a_box_is_as_large_as_it_was_told(
    title: str, fact: str, width: int, height: int, signs: Glyphs
) -> None:
    lines = framed([Content(title), Content(fact)], width, height, title, fact, glyphs=signs)
    assert {line.cell_length for line in lines} <= {width}
    assert len(lines) == (height if width > 1 and height > 1 else 0)


@given(WORDS, WORDS, WIDTHS)
def test_a_head_ends_at_the_edge_and_its_fact_goes_before_its_title(
    title: str, fact: str, width: int
) -> None:
    line = head(title, width, fact)
    assert line.cell_length <= width
    assert line.cell_length == width or not line.plain.endswith(BLOCKS.rule)
    if fact and line.plain.endswith(f" {fact}") and title:
        assert line.plain.startswith(title)


@given(st.lists(WORDS, max_size=4), WIDTHS)
def test_a_selected_row_has_its_edge_and_goes_through_to_the_end(
    texts: list[str], width: int
) -> None:
    lines = selected([Content(f"  {text}") for text in texts], width)
    assert all(line.plain[0] == BLOCKS.edge and line.cell_length == width for line in lines)


# -- shares


@given(SHARES, WIDTHS, SIGNS)
def test_a_bar_is_full_only_if_all_is_done(share: float, width: int, signs: Glyphs) -> None:
    bar = gauge(share, width, glyphs=signs).plain
    assert len(bar) == width
    if signs is ASCII:
        assert (bar == signs.bar * width) == (share >= 1)
        assert bar.count(signs.bar) == int(min(max(share, 0), 1) * width * 2) // 2


@given(st.integers(-3, 99), st.integers(0, 99), WIDTHS)
def test_counted_dots_say_how_many(done: int, target: int, room: int) -> None:
    drawn = counts(done, target, room)
    assert drawn.cell_length <= room
    if 0 < target <= min(8, room):
        assert drawn.plain.count("●") == min(max(done, 0), target)
        assert drawn.cell_length == target


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_series_has_one_now_at_most(at: int, of: int) -> None:
    drawn = series(at, of).plain
    assert len(drawn) == of
    assert drawn.count("◉") == (at < of)


@given(st.lists(st.none() | st.floats(0, 99), max_size=400), WIDTHS, SIGNS)
def test_a_sparkline_has_a_sign_for_each_value_as_far_as_they_fit(
    values: list[float | None], width: int, signs: Glyphs
) -> None:
    drawn = spark(values, width, glyphs=signs)
    assert drawn.cell_length <= width
    if len(values) <= width:
        assert len(drawn.plain.replace(" ", "")) == len(values)
        assert drawn.plain.count(BLOCKS.unknown) == values.count(None) or signs is ASCII


# -- the strip of a day


@given(DAYS, WIDTHS, st.integers(0, 9), st.booleans(), st.booleans(), st.booleans(), SIGNS)
def test_a_strip_keeps_to_its_room(
    day: StripDay, width: int, rows: int, pill: bool, hours: bool, labels: bool, signs: Glyphs
) -> None:
    lines = day_strip(day, width, rows, pill=pill, hours=hours, labels=labels, glyphs=signs)
    assert len(lines) == strip_height(rows, pill=pill, hours=hours)
    assert most(lines) <= width


def track(day: StripDay, width: int) -> str:
    return day_strip(day, width, 0, pill=False, hours=False)[0].plain


@given(st.lists(st.floats(8, 11), max_size=9), MARKS, st.integers(40, 200))
def test_a_break_keeps_its_cell_whatever_else_there_is(
    taken: list[float], others: list[StripMark], width: int
) -> None:
    marks = [StripMark(hour, MarkKind.TAKEN) for hour in taken]
    day = StripDay(8, 18, now=11.3, marks=(*others, *marks))
    line = track(day, width)
    for hour in taken:
        column = round((hour - 8) / 10 * (width - 1))
        assert line[column] == BLOCKS.taken
    assert line.count(BLOCKS.now) == 1


def test_of_two_marks_in_a_cell_the_other_moves_one() -> None:
    marks = (
        StripMark(9, MarkKind.LATER),
        StripMark(9, MarkKind.TAKEN),
        StripMark(10, MarkKind.DOWNSHIFT),
        StripMark(10, MarkKind.TAKEN),
    )
    line = track(StripDay(8, 18, marks=marks), 101)
    assert line[9:12] == "▸● "
    assert line[19:22] == " ●◆"


def test_without_a_record_the_line_is_blank_and_what_comes_is_thin() -> None:
    line = track(StripDay(8, 18, now=12, known=((8, 9), (10, 12))), 101)
    assert line[0:10].strip(BLOCKS.bar) == ""
    assert line[12:19].strip() == ""
    assert set(line[41:]) == {BLOCKS.rule}


def test_a_narrow_strip_shows_only_long_breaks_of_what_is_planned() -> None:
    assert BLOCKS.planned not in track(DAY, 40)
    assert BLOCKS.planned in track(DAY, 76)
    assert track(DAY, 40).count(BLOCKS.planned_long) == 3


def test_pain_above_usual_has_a_mark_and_a_signal() -> None:
    lines = day_strip(DAY, 100)
    said = next(line for line in lines if "6▴" in line.plain)
    spans = {span.style for span in said.spans if "6" in said.plain[span.start : span.end]}
    assert spans == {"bold $bc-warn"}


def test_of_two_ratings_too_near_the_higher_one_stays() -> None:
    day = StripDay(8, 18, pains=(StripPain(9, 7), StripPain(9.05, 2)))
    text = "".join(line.plain for line in day_strip(day, 76, hours=False))
    assert "7" in text
    assert "2" not in text


# -- keys and rows


@given(HINTS, WIDTHS, st.sampled_from(Ground))
def test_hints_are_whole_or_left_out(hints: list[Hint], width: int, ground: Ground) -> None:
    line = caps(hints, width, ground)
    assert line.cell_length <= width
    whole = [cap(hint, ground).plain for hint in hints]
    assert any(line.plain == "   ".join(whole[:n]) for n in range(len(hints) + 1))


@given(HINTS, WIDTHS)
def test_help_stays_at_the_right_edge(hints: list[Hint], width: int) -> None:
    line = foot(hints, width, Hint("?", "keys"))
    assert line.cell_length <= width
    if width >= 8:
        assert line.plain.endswith(" ?  keys")
        assert line.cell_length == width


@given(WORDS, HINTS, WIDTHS)
def test_a_message_fits_its_row(text: str, hints: list[Hint], width: int) -> None:
    assert message(text, width, hints).cell_length <= width


@given(st.sampled_from(RowTone), WORDS, WORDS, WIDTHS, HINTS)
def test_a_state_fills_its_row(
    status: RowTone, lead: str, text: str, width: int, hints: list[Hint]
) -> None:
    assert status_row(status, lead, text, width, hints).cell_length == width


def test_a_narrow_state_keeps_what_it_is_about_and_its_first_key() -> None:
    keys = (Hint("b", "take it", first=True), Hint("z", "in 5 min"))
    line = status_row(RowTone.DUE, "BREAK TIME", "long break: walk to a window", 34, keys)
    assert line.plain.startswith(" BREAK TIME")
    assert "b  take it" in line.plain


@given(WORDS, SHARES, st.sampled_from(("", "12:40", "1:02:40")), WIDTHS, HINTS, SIGNS)
def test_a_relief_timer_fits_its_row(
    name: str, share: float, left: str, width: int, hints: list[Hint], signs: Glyphs
) -> None:
    assert relief_row(name, share, left, width, hints, signs).cell_length <= width


# -- signs and cells


def test_signs_go_by_the_setting_and_by_the_terminal() -> None:
    assert choose("auto", "xterm-256color") is BLOCKS
    assert choose("auto", "linux") is ASCII
    assert choose("full", "linux") is BLOCKS
    assert choose("plain", "xterm") is ASCII
    assert choose("no-braille", "xterm") is WITHOUT_BRAILLE


def test_plain_signs_are_ascii_and_every_sign_is_one_cell() -> None:
    for signs in (BLOCKS, ASCII):
        for name, sign in _shapes(signs).items():
            assert all(Content(each).cell_length == 1 for each in sign), name
    assert all(sign.isascii() for sign in _shapes(ASCII).values())
    assert {name: len(sign) for name, sign in _shapes(ASCII).items()} == {
        name: len(sign) for name, sign in _shapes(BLOCKS).items()
    }


def _shapes(signs: Glyphs) -> dict[str, str]:
    return {name: sign for name, sign in signs._asdict().items() if name not in _NO_SIGNS}


def test_the_setting_knows_every_table_of_signs() -> None:
    assert find("look.glyphs").kind.allowed("") == Text(CHOICES).allowed("")


@given(st.floats(-2, 9), st.floats(-2, 9), st.integers(1, 6))
def test_a_column_is_as_high_as_its_value_to_an_eighth(low: float, high: float, rows: int) -> None:
    canvas = Canvas(1, rows)
    canvas.column(0, low, high, "$bc-fill")
    filled = 0.0
    for line in canvas.lines():
        inverse = any("reverse" in str(span.style) for span in line.spans)
        eighths = " ▁▂▃▄▅▆▇█".index(line.plain)
        filled += 8 - eighths if inverse else eighths
    inside = max(min(high, rows) - max(low, 0), 0)
    assert abs(filled / 8 - inside) <= 0.25
