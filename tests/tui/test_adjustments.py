"""Adjustments on screen: pressing keys, clicking, and reading what is shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App
from textual.pilot import Pilot

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.adjustments import Adjustment, AdjustmentStanding, Family, Ledger
from backcare_tui.domain.journal.care_events import FlareStarted
from backcare_tui.domain.journal.entries import AdjustmentTallied, AppOpened, PainRated, Side
from backcare_tui.domain.journal.habit_events import HabitsCarried
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.journal.journal import Journal
from backcare_tui.paths import Paths
from backcare_tui.tui.adjustments.consistency import consistency_row
from backcare_tui.tui.adjustments.detail import blocks
from backcare_tui.tui.adjustments.list import AdjustmentList
from backcare_tui.tui.adjustments.rows import cue_lines, fit, row
from backcare_tui.tui.adjustments.screen import AdjustmentsScreen
from backcare_tui.tui.kit.detail import fitted
from backcare_tui.tui.themes.theming import variable_defaults
from backcare_tui.use_cases.habits import habits_of, library

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
NARROW, NORMAL, WIDE, TINY = (34, 8), (80, 24), (120, 40), (24, 6)
SIZES = (NARROW, NORMAL, WIDE, TINY)


class StillClock:
    def now(self) -> datetime:
        return NOON

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(UTC)

    def monotonic(self) -> float:
        return 0.0

    def boot(self) -> float:
        return 0.0


class OnePlace(App[None]):
    BINDINGS = [("u", "undo", "Undo")]

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.companion = companion

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        self.push_screen(AdjustmentsScreen(self.companion))

    def action_undo(self) -> None:
        self.companion.undo()


@pytest.fixture
def companion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Companion:
    """A companion whose writer never gets to write: all stays in memory, nothing may wait."""
    companion = open_companion(
        Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state"), StillClock()
    )
    companion.on_waiting = lambda: None
    monkeypatch.setattr(Journal, "append", _written_while_drawing)
    return companion


def _written_while_drawing(*_: object) -> None:
    raise AssertionError("the disk was written to where the screen is drawn")


@asynccontextmanager
async def opened(
    companion: Companion, size: tuple[int, int] = NORMAL
) -> AsyncIterator[Pilot[None]]:
    async with OnePlace(companion).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[None]) -> list[str]:
    return [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]


def line_with(pilot: Pilot[None], words: str) -> str:
    return next(line for line in shown(pilot) if words in line)


def tallied(companion: Companion) -> list[tuple[str, Side | None]]:
    events = [entry.event for entry in companion.entries(companion.today())]
    return [(e.item, e.side) for e in events if isinstance(e, AdjustmentTallied)]


async def to(pilot: Pilot[None], id_: str) -> None:
    """Move the highlight down to the adjustment `id_`."""
    listed = pilot.app.screen.query_one(AdjustmentList)
    await pilot.press("home")
    while listed.current is not None and listed.current.adjustment.id != id_:
        await pilot.press("j")


# -- counting


async def test_one_key_counts_and_fills_a_dot(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await pilot.press("space")
        assert "●○○○○○" in line_with(pilot, "▌ Stand up slower")
        assert "1 of 12 today" in line_with(pilot, "today")
        await pilot.press("space")
        assert "●●○○○○" in line_with(pilot, "▌ Stand up slower")
    assert tallied(companion) == [("stand-slower", None)] * 2


async def test_ten_presses_at_once_all_count_and_none_waits_for_the_disk(
    companion: Companion,
) -> None:
    async with opened(companion) as pilot:
        await pilot.press(*["space"] * 10)
        assert "10 of 6 today" in line_with(pilot, "▌ Stand up slower")
    assert len(tallied(companion)) == 10
    assert len(companion.unsaved) == 11, "with the habits, once"


async def test_an_undo_takes_the_last_one_back(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await pilot.press("space", "space", "u")
        assert "●○○○○○" in line_with(pilot, "▌ Stand up slower")


async def test_more_than_the_target_is_counted_and_the_dots_stay_full(companion: Companion) -> None:
    async with opened(companion, NARROW) as pilot:
        await to(pilot, "bag-side")
        await pilot.press(*["space"] * 3)
        assert line_with(pilot, "▌ Swap").endswith("3/2")


async def test_what_another_program_wrote_is_shown(companion: Companion) -> None:
    async with opened(companion) as pilot:
        companion.record(AdjustmentTallied(item="stand-slower", count=3))
        await pilot.pause()
        assert "●●●○○○" in line_with(pilot, "Stand up slower")


# -- few, and the library


@pytest.mark.parametrize("size", SIZES)
async def test_three_are_mine_and_the_library_waits_below(
    companion: Companion, size: tuple[int, int]
) -> None:
    async with opened(companion, size) as pilot:
        listed = pilot.app.screen.query_one(AdjustmentList)
        found = [(each.adjustment.id, each.waits) for each in listed._items]
        assert found[:3] == [("stand-slower", False), ("hug-load", False), ("bag-side", False)]
        assert len(found) == 19
        assert all(waits for _, waits in found[3:])
        if size != TINY:
            assert "your" in " ".join(shown(pilot)).lower()
        assert all(f"of {number}" not in " ".join(shown(pilot)) for number in (58, 59, 62))


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_adds_and_rests_the_highlighted_one(
    companion: Companion, size: tuple[int, int]
) -> None:
    async with opened(companion, size) as pilot:
        await to(pilot, "reach-low")
        await pilot.press("enter")
        assert "reach-low" in [item.id for item in habits_of(companion)]
        assert "▌ Reach low" in " ".join(shown(pilot)), "the highlight goes with it"
        await pilot.press("enter")
        assert len(habits_of(companion)) == 3
        assert tallied(companion) == []


async def test_what_was_added_is_said_and_taken_back_with_u(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await to(pilot, "reach-low")
        assert "It waits in the library" in " ".join(shown(pilot))
        await pilot.press("enter")
        assert "Added: Reach low from the hips  u undo" in " ".join(shown(pilot))
        assert "16 a day" in " ".join(shown(pilot))
        await pilot.press("u")
        assert "12 a day" in " ".join(shown(pilot))


async def test_all_can_rest_and_the_library_stays(companion: Companion) -> None:
    async with opened(companion, NARROW) as pilot:
        for id_ in ("stand-slower", "hug-load", "bag-side"):
            await to(pilot, id_)
            await pilot.press("enter")
        assert habits_of(companion) == ()
        assert len(library(companion)) == 19


async def test_in_a_flare_the_three_stay_and_no_library_asks_for_more(
    companion: Companion,
) -> None:
    companion.record(FlareStarted())
    async with opened(companion) as pilot:
        listed = pilot.app.screen.query_one(AdjustmentList)
        assert len(listed._items) == 3
        await pilot.press("enter")
        assert "While a flare is on these three stay" in " ".join(shown(pilot))
        assert len(habits_of(companion)) == 3


# -- sides


async def test_a_side_named_as_sore_is_spared(companion: Companion) -> None:
    companion.record(PainRated(score=5, places=(Sore("low-back-left", 5),)))
    async with opened(companion) as pilot:
        await to(pilot, "bag-side")
        assert "▸ right next" in line_with(pilot, "next")
        await pilot.press("space", "space")
    assert [side for _, side in tallied(companion)] == [Side.RIGHT, Side.RIGHT]


async def test_a_sided_one_takes_turns_by_itself(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await to(pilot, "bag-side")
        assert "▸ left next" in line_with(pilot, "next")
        await pilot.press("space")
        assert "▸ right next    left 1, right 0" in line_with(pilot, "next")
        await pilot.press("space", "space")
    assert [side for _, side in tallied(companion)] == [Side.LEFT, Side.RIGHT, Side.LEFT]


async def test_the_arrows_say_which_side_it_was(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await to(pilot, "bag-side")
        await pilot.press("right", "right_square_bracket", "left", "left_square_bracket", "right")
    expected = [Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.RIGHT]
    assert [side for _, side in tallied(companion)] == expected


async def test_the_arrows_do_nothing_where_there_are_no_sides(companion: Companion) -> None:
    async with opened(companion) as pilot:
        await pilot.press("left", "right")
        assert "side" not in shown(pilot)[-1]
        await to(pilot, "bag-side")
        assert "side" in shown(pilot)[-1]
    assert tallied(companion) == []


# -- reading


async def test_habits_are_cards_where_there_is_room(companion: Companion) -> None:
    for _ in range(3):
        companion.record(AdjustmentTallied(item="stand-slower"))
    async with opened(companion, WIDE) as pilot:
        names = line_with(pilot, "▌ Stand up slower")
        assert "Hug the load" in names
        assert "Swap the bag shoulder" in names
        page = " ".join(" ".join(shown(pilot)).split())
        assert "of 6 today" in page
        assert "████" in page, "the day's count in large digits"
        assert "0 of" not in page, "what was not done today is no zero"
        assert "4 a day" in page
        assert "last 12:00" in page


async def test_a_habit_is_new_growing_or_settled_by_its_last_two_weeks(
    companion: Companion,
) -> None:
    def did(item: str, count: int, *days: int) -> None:
        for back in days:
            at = NOON - timedelta(days=back)
            companion.record(AdjustmentTallied(item=item, count=count), at=at)

    did("stand-slower", 6, *range(1, 13))
    did("hug-load", 1, *range(1, 9))
    did("bag-side", 1, 1, 3)
    async with opened(companion, WIDE) as pilot:
        words = line_with(pilot, "growing")
        assert [word for word in ("settled", "growing", "new") if word in words] == [
            *("settled", "growing", "new")
        ]
        days = " ".join(line_with(pilot, "12 of 14 days").split())
        assert "8 of 14 days" in days
        assert "2 of 14 days" in days


async def test_the_library_says_how_often_each_was_done(companion: Companion) -> None:
    companion.record(HabitsCarried(items=("stand-slower", "hug-load", "bag-side")))
    old = NOON - timedelta(days=80)
    companion.record(AdjustmentTallied(item="reach-low", count=4), at=old)
    companion.record(AdjustmentTallied(item="reach-low"))
    for size in (NORMAL, WIDE):
        async with opened(companion, size) as pilot:
            assert "times in 90 days" in " ".join(shown(pilot))
            line = line_with(pilot, "Reach low from the hips")
            assert line.partition("hips")[2].split()[0] == "5"


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_how_stands_in_the_panel_and_why_and_its_source_for_i(
    companion: Companion, size: tuple[int, int]
) -> None:
    async with opened(companion, size) as pilot:
        await to(pilot, "hug-load")
        assert "Bring it against your body before you lift it" in " ".join(panel_of(pilot).split())
        await pilot.press("i")
        assert "Close to you, the same weight" in panel_of(pilot)
        assert "An article on managing back pain, on loads" in panel_of(pilot)
        await pilot.press("i")
        assert "Bring it against your body before you lift it" in " ".join(panel_of(pilot).split())


async def test_where_there_is_much_room_a_figure_shows_how(companion: Companion) -> None:
    for size in ((120, 50), (200, 60)):
        async with opened(companion, size) as pilot:
            await to(pilot, "hug-load")
            text = " ".join(shown(pilot))
            assert sum(0x2800 < ord(sign) < 0x2900 for sign in text) > 60


def panel_of(pilot: Pilot[None]) -> str:
    """What is told of the highlighted one."""
    lines = shown(pilot)
    begin = next(n for n, line in enumerate(lines) if "hug the load" in line)
    return "\n".join(line.strip(" │") for line in lines[begin:])


async def test_a_narrow_pane_shows_whole_cues_next_sides_and_counts(companion: Companion) -> None:
    async with opened(companion, NARROW) as pilot:
        for item in habits_of(companion):
            line = line_with(pilot, "▌")
            assert item.cue in line
            assert line.removesuffix("▐").rstrip().endswith(f"0/{item.target}")
            assert ("▸L" in line) is item.sided
            await pilot.press("down")
        for item in (standing.adjustment for standing in library(companion)):
            line = line_with(pilot, "▌")
            assert line.removesuffix("▐").strip() == f"▌ {item.cue}", "no zeros, no side"
            await pilot.press("down")


async def test_in_the_smallest_pane_the_highlighted_cue_is_whole(companion: Companion) -> None:
    async with opened(companion, TINY) as pilot:
        await to(pilot, "car-turn")
        marked = [line.strip(" ▌▐") for line in shown(pilot) if "▌" in line]
        assert " ".join(marked) == "Car: sit, then swing round"


@pytest.mark.parametrize("size", [TINY, NORMAL])
async def test_the_highlighted_one_is_always_in_view(
    companion: Companion, size: tuple[int, int]
) -> None:
    async with opened(companion, size) as pilot:
        for key in (*["down"] * 19, "home", "end", "up"):
            await pilot.press(key)
            marked = ["▌" in line for line in shown(pilot)]
            assert sum(marked) in (1, 2)
            assert marked[marked.index(True) :].count(True) == sum(marked), "in one piece"


async def test_resizing_at_any_moment_keeps_the_highlight(companion: Companion) -> None:
    async with opened(companion, WIDE) as pilot:
        await to(pilot, "phone-ear")
        for size in (*SIZES, (60, 16), (300, 100), (1, 1), (110, 10), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "▌ Phone at the other ear" in line_with(pilot, "▌")


async def test_closed_days_are_blank_and_quiet_days_a_dot(companion: Companion) -> None:
    companion.record(AppOpened(), at=NOON - timedelta(days=2))
    companion.record(AdjustmentTallied(item="stand-slower", count=6))
    async with opened(companion) as pilot:
        assert line_with(pilot, "of 12 today").endswith("14 days            · ▄")
    drawn = consistency_row([None, 0.0, 0.01, 0.125, 0.13, 0.5, 0.99, 1.0]).plain
    assert drawn == " ·▁▁▂▄██"


async def test_when_all_are_hidden_the_screen_says_so(companion: Companion, tmp_path: Path) -> None:
    own = tmp_path / "config" / "content"
    own.mkdir(parents=True)
    hide = '[[adjustment]]\nid = "{}"\nhide = true\n'
    ids = [item.id for item in companion.catalogue.adjustments]
    (own / "adjustments.toml").write_text("".join(map(hide.format, ids)))
    bare = open_companion(companion.paths, StillClock())
    async with opened(bare, NARROW) as pilot:
        assert "hidden" in " ".join(shown(pilot))
        await pilot.press("space", "down", "up", "left", "end")
        await pilot.click(AdjustmentList)


# -- mouse


async def test_a_click_selects_and_a_click_on_the_dots_counts(companion: Companion) -> None:
    async with opened(companion, NARROW) as pilot:
        await pilot.click(AdjustmentList, offset=(5, 2))
        assert "▌ Hug the load" in line_with(pilot, "▌")
        assert tallied(companion) == []
        dots = line_with(pilot, "▌").index("0/4") + 1
        await pilot.click(AdjustmentList, offset=(dots, 2))
        await pilot.click(AdjustmentList, offset=(0, 0))
    assert tallied(companion) == [("hug-load", None)]


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_a_click_selects_a_habit_and_a_second_one_counts_it(
    companion: Companion, size: tuple[int, int]
) -> None:
    async with opened(companion, size) as pilot:
        listed = pilot.app.screen.query_one(AdjustmentList)
        for words, counted in (("Hug the load", 1), ("Reach low from", 0)):
            y = next(n for n, line in enumerate(shown(pilot)) if words in line)
            at = (shown(pilot)[y].index(words) + 2, y)
            before = len(tallied(companion))
            await pilot.click(offset=at)
            assert len(tallied(companion)) == before
            await pilot.click(offset=at)
            assert len(tallied(companion)) == before + counted
        assert listed.current is not None
        assert listed.current.adjustment.id == "reach-low"


# -- anything a person may have written in their own file


def a_standing(
    cue: str, target: int, done: int, sided: bool, left: int, right: int
) -> AdjustmentStanding:
    item = Adjustment(
        id="own",
        family=Family.LOAD,
        cue=cue,
        how=cue * 3,
        why=cue,
        source="",
        target=target,
        sided=sided,
    )
    return AdjustmentStanding(item, done, Ledger(left, right, None), (None, 0.0, 0.5))


standing_lists = st.lists(
    st.builds(
        a_standing,
        cue=st.text(min_size=1, max_size=34),
        target=st.integers(1, 50),
        done=st.integers(0, 3000),
        sided=st.booleans(),
        left=st.integers(0, 3000),
        right=st.integers(0, 3000),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150)
@given(standing_lists, st.integers(-1, 130), st.booleans())
def test_any_cue_at_any_width_is_one_line_that_fits_and_acts_on_nothing(
    listed: list[AdjustmentStanding], width: int, highlighted: bool
) -> None:
    columns = fit(listed, width)
    for standing in listed:
        drawn = row(standing, columns, lit=highlighted)
        assert drawn.cell_length + columns.marker == columns.width
        assert columns.width <= max(width, 24)
        assert "\n" not in drawn.plain
        assert "\x1b" not in drawn.plain
        cue_lines(standing, columns)


@settings(max_examples=100)
@given(standing_lists, st.integers(8, 90), st.integers(0, 20))
def test_the_full_text_never_takes_more_room_than_there_is(
    listed: list[AdjustmentStanding], width: int, height: int
) -> None:
    for standing in listed:
        lines = fitted(blocks(standing, width, height), height)
        assert len(lines) <= height
        assert "\x1b" not in "".join(line.plain for line in lines)


async def test_markup_in_a_cue_of_my_own_is_shown_as_typed(
    companion: Companion, tmp_path: Path
) -> None:
    own = tmp_path / "config" / "content"
    own.mkdir(parents=True)
    (own / "adjustments.toml").write_text(
        '[[adjustment]]\nid = "own"\nfamily = "transition"\ncue = "[b]ache[/b] [/ 7 $x"\n'
        'how = "[@click=app.quit]x[/]"\ntarget = 40\n'
    )
    mine = open_companion(companion.paths, StillClock())
    mine.on_waiting = lambda: None
    async with opened(mine) as pilot:
        await to(pilot, "own")
        assert "▌ [b]ache[/b] [/ 7 $x" in line_with(pilot, "▌")
        assert "[@click=app.quit]x[/]" in " ".join(shown(pilot))
