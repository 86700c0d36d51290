"""A list that is longer than its room, and a text that is."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from backcare_tui.tui.kit.detail import Block, fitted
from backcare_tui.tui.kit.rows import ListLine, first_shown, thumb_rows

rows_of_lists = st.lists(st.integers(0, 4), min_size=1, max_size=20)
"""How many lines each row has; 0 stands for a heading before the next."""


def listed(heights: list[int]) -> list[ListLine]:
    lines: list[ListLine] = []
    row = 0
    for height in [*heights, 1]:
        lines += (
            [ListLine(row, Content("row"))] * height
            if height
            else [ListLine(None, Content("head"))]
        )
        row += height > 0
    return lines


@given(rows_of_lists, st.integers(0, 30), st.integers(0, 90), st.integers(5, 20))
def test_the_highlighted_row_is_in_view_with_its_heading_and_no_line_is_wasted(
    heights: list[int], row: int, top: int, height: int
) -> None:
    lines = listed(heights)
    here = min(row, max(line.of or 0 for line in lines))
    first = first_shown(lines, here, top, height)
    own = [n for n, line in enumerate(lines) if line.of == here]
    assert first <= own[0]
    assert own[-1] < first + height
    if own[0] and lines[own[0] - 1].of is None:
        assert first < own[0]
    assert first + height <= max(len(lines), height)


@given(st.integers(0, 50), st.integers(0, 30), st.integers(0, 60))
def test_the_thumb_lies_within_the_list_and_at_its_ends_where_the_list_does(
    top: int, height: int, total: int
) -> None:
    top = min(top, max(total - height, 0))
    thumb = thumb_rows(top, height, total)
    assert bool(thumb) == (0 < height < total)
    assert all(0 <= y < height for y in thumb)
    if thumb:
        assert top or thumb[0] == 0
        assert top + height < total or thumb[-1] == height - 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), st.booleans())), st.integers(0, 12))
def test_of_a_text_whole_blocks_are_shown_the_most_useful_first(
    parts: list[tuple[int, int, bool]], height: int
) -> None:
    blocks = [
        Block(use, [Content(f"{n} {line}") for line in range(lines)], apart)
        for n, (use, lines, apart) in enumerate(parts)
    ]
    drawn = [line.plain for line in fitted(blocks, height)]
    assert len(drawn) <= height
    assert not drawn or (drawn[0] and drawn[-1])
    for block in blocks:
        shown = [line.plain in drawn for line in block.lines]
        assert all(shown) or not any(shown)
    useful = min(
        (b for b in blocks if 0 < len(b.lines) <= height), key=lambda b: b.use, default=None
    )
    assert useful is None or useful.lines[0].plain in drawn
