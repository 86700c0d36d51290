"""The breath as it is drawn, cell by cell."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot

from backcare_tui.domain.downshift.patterns import Pattern, Phase, PhaseKind
from backcare_tui.domain.downshift.session import moment, session
from backcare_tui.tui.downshift import disc, shape
from backcare_tui.tui.downshift.marks import marks
from backcare_tui.tui.downshift.orb import BreathOrb
from backcare_tui.tui.downshift.tension import TensionQuestion
from backcare_tui.tui.downshift.words import words
from backcare_tui.tui.kit.draw.glyphs import ASCII
from backcare_tui.tui.themes.theming import load_theme, shipped_folder, variable_defaults

LONG_EXHALE = Pattern(
    id="long-exhale",
    name="Long exhale",
    phases=(Phase(PhaseKind.IN, 4), Phase(PhaseKind.OUT, 6)),
)
BOX = Pattern(
    id="box",
    name="Box",
    phases=(
        Phase(PhaseKind.IN, 4),
        Phase(PhaseKind.HOLD_IN, 4),
        Phase(PhaseKind.OUT, 4),
        Phase(PhaseKind.HOLD_OUT, 4),
    ),
)


class OneOrb(App[None]):
    """A breath alone, by default on the terminal's own colours: there it is a vessel."""

    def __init__(self, *, still: bool = False, theme: str = "backcare-ansi") -> None:
        super().__init__()
        self.still = still
        self.register_theme(load_theme(theme, shipped_folder(), None).theme)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self):
        yield BreathOrb(still=self.still)


class Watched:
    """An orb, and the regions it asked to be drawn again."""

    def __init__(self, pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> None:
        self.pilot = pilot
        self.orb = orb = pilot.app.query_one(BreathOrb)
        self.asked: list[Region] = []
        original = orb.refresh

        def refresh(*regions: Region, **kwargs: bool) -> BreathOrb:
            self.asked += regions or [orb.size.region]
            return original(*regions, **kwargs)

        monkeypatch.setattr(orb, "refresh", refresh)

    def at(self, seconds: float, pattern: Pattern = LONG_EXHALE) -> list[str]:
        """What is drawn `seconds` after the first breath began."""
        self.orb.show(moment(session(pattern, minutes=3, get_ready=0), seconds))
        return self.lines

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        return [drawn(self.orb, y) for y in range(self.orb.size.height)]


def drawn(orb: BreathOrb, y: int) -> str:
    """A row's text; a negative space as the full block it looks like, its other negatives as ░."""
    text = ""
    for segment in orb.render_line(y):
        if segment.style is not None and segment.style.reverse:
            text += "".join("█" if char == " " else "░" for char in segment.text)
        else:
            text += segment.text
    return text


@pytest.fixture
def open_orb(monkeypatch: pytest.MonkeyPatch):
    @asynccontextmanager
    async def opened(width: int, height: int, **how: Any) -> AsyncIterator[Watched]:
        async with OneOrb(**how).run_test(size=(width, height)) as pilot:
            await pilot.pause()
            yield Watched(pilot, monkeypatch)

    return opened


async def test_the_vessel_fills_on_the_way_in_and_empties_on_the_way_out(open_orb):
    async with open_orb(40, 15) as orb:
        empty, half, full = orb.at(0), orb.at(2), orb.at(3.999)
        out = orb.at(7)
    assert "█" not in "".join(empty)
    assert [("█" in row) for row in half[:14]] == [False] * 8 + [True] * 6
    assert sum(row.count("█") for row in full) > 300
    assert [("█" in row) for row in out] == [("█" in row) for row in half]


async def test_an_empty_vessel_can_be_seen(open_orb):
    async with open_orb(40, 15) as orb:
        assert all(any("⠁" <= char <= "⣿" for char in row) for row in orb.at(0))


async def test_in_and_out_and_holds_are_told_apart_without_colour(open_orb):
    async with open_orb(40, 15) as orb:
        seen = ["".join(orb.at(at, BOX)).strip() for at in (1, 5, 9, 13)]
    for text, kind in zip(seen, ("IN", "HOLD_IN", "OUT", "HOLD_OUT"), strict=True):
        mark = marks()[PhaseKind[kind]]
        assert text.count(mark) == 2
        assert not any(other in text for other in set(marks().values()) - {mark})


async def test_only_the_rows_that_change_are_drawn_again(open_orb):
    async with open_orb(40, 15) as orb:
        orb.at(2)
        before = orb.lines
        orb.asked.clear()
        orb.at(2.1)
        rows = {row for region in orb.asked for row in range(region.y, region.bottom)}
        changed = {y for y, row in enumerate(orb.lines) if row != before[y]}
    assert changed
    assert changed <= rows
    assert len(rows) <= 2


async def test_a_frame_that_looks_the_same_is_not_drawn(open_orb):
    async with open_orb(40, 15) as orb:
        orb.at(5, BOX)
        orb.asked.clear()
        orb.at(5.1, BOX)
        orb.at(7.9, BOX)
        assert orb.asked == []


async def test_what_is_asked_to_be_drawn_covers_every_change(open_orb):
    async with open_orb(40, 15) as orb:
        for size in ((40, 15), (30, 15), (36, 9), (34, 4), (24, 2), (31, 1)):
            await orb.resize(*size)
            before = orb.at(0, BOX)
            for step in range(1, 170):
                orb.asked.clear()
                lines = orb.at(step / 10, BOX)
                for y, x in differences(before, lines):
                    assert any(region.contains(x, y) for region in orb.asked), (size, step, x, y)
                before = lines


def differences(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    return [
        (y, x)
        for y, (old, new) in enumerate(zip(before, after, strict=True))
        for x, (a, b) in enumerate(zip(old, new, strict=True))
        if a != b
    ]


@pytest.mark.parametrize("still", [False, True])
async def test_every_size_is_filled_to_the_cell(open_orb, still: bool):
    async with open_orb(40, 15, still=still) as orb:
        for width, height in ((1, 1), (2, 1), (9, 4), (10, 5), (24, 2), (33, 7), (120, 40)):
            await orb.resize(width, height)
            for at in (0.5, 3.9, 4.5, 9.9):
                assert [cell_len(row) for row in orb.at(at)] == [width] * height


async def test_the_bar_widens_from_its_middle_and_narrows_again(open_orb):
    async with open_orb(34, 2) as orb:
        widths = [orb.at(at)[0].count("█") for at in (0, 1, 2, 3.999, 7, 9.99)]
        assert widths[0] == 0
        assert widths[:4] == sorted(widths[:4])
        assert widths[3] >= 32
        assert widths[4] < widths[3]
        assert widths[5] <= 2
        [row] = [row for row in orb.at(2) if "█" in row]
        assert abs(row.index("█") - (len(row) - 1 - row.rindex("█"))) <= 1


async def test_with_reduced_motion_it_changes_once_a_second(open_orb):
    async with open_orb(40, 5, still=True) as orb:
        orb.at(4.05)
        orb.asked.clear()
        lines = [orb.at(4.05 + step / 10) for step in range(9)]
        assert orb.asked == []
        assert lines[0][2].strip() == "●   ●   ●   ●   ●   ●"
        assert orb.at(5.5)[2].strip() == "●   ●   ●   ●   ●   ○"


async def test_a_long_phase_has_no_room_for_beads_and_that_is_fine(open_orb):
    slow = Pattern(id="s", name="S", phases=(Phase(PhaseKind.IN, 60), Phase(PhaseKind.OUT, 60)))
    async with open_orb(24, 3, still=True) as orb:
        assert "".join(orb.at(30, slow)).strip() == ""


async def test_resizing_in_the_middle_of_a_breath_draws_it_whole(open_orb):
    async with open_orb(80, 24) as orb:
        orb.at(3)
        for size in ((24, 6), (12, 1), (300, 100), (34, 8)):
            await orb.resize(*size)
            assert "█" in "".join(orb.lines)


def test_the_circle_is_the_same_left_and_right():
    flip = {0x01: 0x08, 0x02: 0x10, 0x04: 0x20, 0x40: 0x80}
    flip |= {right: left for left, right in flip.items()}

    def mirrored(char: str) -> str:
        return chr(0x2800 + sum(flip[bit] for bit in flip if (ord(char) - 0x2800) & bit))

    for rows in range(shape.MIN_ROWS, shape.MAX_ROWS + 1):
        for y in range(rows):
            row = shape.row(rows, y)
            assert "".join(map(mirrored, reversed(row.outline))) == row.mirrored
            assert 2 * (row.start + len(row.outline)) + row.solid == 2 * rows


@settings(max_examples=60)
@given(st.integers(1, 60), st.integers(1, 40))
def test_a_vessel_always_fits_its_space(width: int, height: int):
    rows = shape.vessel_rows(width, height)
    assert rows == 0 or (2 * rows <= width and shape.MIN_ROWS <= rows <= height)


def test_the_words_say_what_to_do_how_long_and_how_far():
    plan = session(LONG_EXHALE, minutes=3)
    full = words(moment(plan, 3 + 14.5), paused=False, last=False, narrow=False)
    assert tuple(full) == ("▾ Breathe out", "6", "breath 2 of 18   2:46 left")
    short = words(moment(plan, 3 + 14.5), paused=False, last=False, narrow=True)
    assert tuple(short) == ("▾ Out", "6", "2/18  2:46")
    assert words(moment(plan, 0.5), paused=False, last=False, narrow=False).number == "3"


def test_the_last_breath_is_announced():
    plan = session(LONG_EXHALE, cycles=1)
    assert "the last one" in words(moment(plan, 4), paused=False, last=True, narrow=False).progress


class OneQuestion(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[int | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self):
        yield TensionQuestion()

    def on_mount(self) -> None:
        self.query_one(TensionQuestion).focus()

    def on_tension_question_answered(self, message: TensionQuestion.Answered) -> None:
        self.answers.append(message.score)


@pytest.mark.parametrize("size", [(80, 24), (34, 6), (22, 4)])
async def test_every_score_can_be_clicked(size: tuple[int, int]):
    app = OneQuestion()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        question = app.query_one(TensionQuestion)
        lines = [
            "".join(segment.text for segment in question.render_line(y)) for y in range(size[1])
        ]
        wanted = [str(score) for score in range(11)]
        for score in wanted:
            y = next(y for y, line in enumerate(lines) if score in line.split())
            x = f" {lines[y]} ".index(f" {score} ")
            await pilot.click(offset=(x + question.styles.padding.left, y))
        await pilot.pause()
    assert app.answers == list(range(11))


# --- the disc --------------------------------------------------------------------------------


def cells(orb: BreathOrb, y: int) -> list[tuple[str, str]]:
    """Sign and style of every cell of a row."""
    return [(char, str(part.style)) for part in orb.render_line(y) for char in part.text]


def test_the_disc_widens_on_the_way_in_and_narrows_on_the_way_out():
    plan = session(LONG_EXHALE, cycles=9, get_ready=0)
    seen = [disc.radius(40, moment(plan, at).fullness) for at in (0, 2, 3.999, 7, 9.999)]
    assert seen[:3] == sorted(seen[:3])
    assert seen[2] == disc.full_radius(40)
    assert seen[2] > seen[3] > seen[4] >= disc.LEAST * disc.full_radius(40) - 1


async def test_what_is_asked_to_be_drawn_of_a_disc_covers_every_change(open_orb):
    async with open_orb(40, 15, theme="backcare-dark") as orb:
        for size in ((120, 40), (80, 24), (61, 21), (34, 8), (24, 6)):
            await orb.resize(*size)
            orb.orb.begin(still=False, phases=BOX.phases, told=("tension", "6 before"))
            orb.at(0, BOX)
            rows = range(orb.orb.size.height)
            before = [cells(orb.orb, y) for y in rows]
            for step in range(1, 85):
                orb.asked.clear()
                orb.at(step / 5, BOX)
                after = [cells(orb.orb, y) for y in rows]
                for y in rows:
                    assert len(after[y]) == size[0]
                    for x, pair in enumerate(zip(before[y], after[y], strict=True)):
                        if pair[0] != pair[1]:
                            assert any(region.contains(x, y) for region in orb.asked), (size, x, y)
                before = after


async def test_a_disc_says_what_to_do_and_counts(open_orb):
    async with open_orb(120, 40, theme="backcare-dark") as orb:
        orb.orb.begin(still=False, phases=LONG_EXHALE.phases)
        text = "\n".join(orb.at(1))
        assert "▴  breathe in  ▴" in text
        assert "low into the belly" in text
        assert "▾ out   6" in text
        assert "▾  breathe out  ▾" in "\n".join(orb.at(5))
        assert orb.orb.has_words


@given(st.integers(1, 300), st.integers(1, 120))
def test_a_disc_always_fits_its_space(width: int, height: int):
    across = disc.diameter(width, height, (width, max(height - 6, 1)))
    assert across == 0 or (across <= width // 2 and across // 2 <= height - 8)


@settings(max_examples=40)
@given(st.integers(5, 40).map(lambda n: 2 * n), st.floats(0, 1), st.floats(0, 1))
def test_a_fuller_breath_covers_all_that_an_emptier_one_does(across: int, one: float, other: float):
    low, high = (disc.radius(across, each) for each in sorted((one, other)))
    for y in range(across // 2):
        for before, after in zip(
            disc.half_row(across, y, low), disc.half_row(across, y, high), strict=True
        ):
            for was, now in zip(before, after, strict=True):
                assert was >= disc.STEPS or was == now


def test_a_breath_is_drawn_in_plain_signs_too():
    assert "".join(marks(ASCII).values()).isascii()
    assert len(set(marks(ASCII).values())) == len(set(marks().values())) == 4
