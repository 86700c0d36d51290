"""The body map: where it hurts, with keys, letters and mouse, drawn or as a list."""

from datetime import timedelta

import pytest
from textual import events

from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.body_map import Region
from backcare_tui.tui.body_map.art import ART, HEIGHT, KEYS, WIDTH, neighbour, runs
from backcare_tui.tui.body_map.body_map import BodyMap
from backcare_tui.tui.body_map.lines import Sores, beside, drawing, list_rows
from backcare_tui.tui.check_in.screen import CheckInScreen
from tests.tui.house import NARROW, NORMAL, TINY, WIDE, Desk, House


def places(desk: Desk) -> dict[str, int | None]:
    rated = desk.events(PainRated)[-1]
    return {sore.region: sore.intensity for sore in rated.places}


# -- the drawing


def test_your_left_is_on_the_left_of_the_picture() -> None:
    assert ART[0].split("  ")[0] == "YOUR left"
    assert ART[0].endswith("YOUR right")
    for region in Region:
        middle = sum(run.start + run.end for run in runs(region)) / len(runs(region)) / 2
        if region.side is not None:
            assert (middle < WIDTH / 2) is (region.side.value == "left"), region


def test_every_region_is_drawn_once_and_can_be_reached_with_arrows() -> None:
    assert set(KEYS.values()) == set(Region)
    reached = {Region.LOW_BACK}
    for _ in Region:
        reached |= {
            neighbour(region, way) for region in reached for way in ("up", "down", "left", "right")
        }
    assert reached == set(Region)


def test_arrows_lead_where_they_point() -> None:
    assert neighbour(Region.LOW_BACK, "left") is Region.LOW_BACK_LEFT
    assert neighbour(Region.BUTTOCK_LEFT, "right") is Region.TAILBONE
    assert neighbour(Region.TAILBONE, "right") is Region.BUTTOCK_RIGHT
    assert neighbour(Region.LOW_BACK, "down") is Region.TAILBONE
    assert neighbour(Region.TAILBONE, "down") is Region.SADDLE
    assert neighbour(Region.FOOT_LEFT, "down") is Region.FOOT_LEFT


@pytest.mark.parametrize("intensity", [None, 0, 7, 10])
@pytest.mark.parametrize("days", [0, 2, 5, 14])
def test_no_mark_is_ever_drawn_over_a_line(intensity: int | None, days: int) -> None:
    for here in Region:
        full = Sores(here, dict.fromkeys(Region, intensity), dict.fromkeys(Region, days))
        rows = [line.plain for line in drawing(full)]
        assert len(rows) == HEIGHT
        for row, plain in zip(rows[1:], ART[1:], strict=True):
            assert len(row) == WIDTH
            for drawn, art in zip(row, plain, strict=True):
                assert art.isalpha() or drawn == art
        assert all(f"●{key}" in "".join(rows) for key in KEYS)
        for width in (22, 32, 58):
            assert all(len(line.plain) <= width for line in list_rows(full, width))
        for width in (22, 25, 42, 80):
            lines = beside(full, width)
            assert len(lines) == HEIGHT
            assert all(line.cell_length <= width for line in lines)


def test_heat_is_told_apart_without_colour_and_counted() -> None:
    heat = {Region.MID_BACK_LEFT: 2, Region.MID_BACK_RIGHT: 5, Region.LOW_BACK: 12}
    rows = [line.plain for line in drawing(Sores(heat=heat))]
    assert "░" in rows[2]
    assert "▒" in rows[2]
    assert "▓" in rows[5]
    assert "2d" in rows[3]
    assert "5d" in rows[3]
    assert "12d" in rows[6]


# -- with keys


async def test_letters_tick_and_untick_and_digits_say_how_much(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "w", "c", "g", "8", "o", "o", "tab")
        assert places(desk) == {"low-back-left": None, "buttock-left": 8}


@pytest.mark.parametrize("size", [NORMAL, NARROW])
async def test_h_j_k_and_l_move_as_they_do_everywhere(house: House, size: tuple[int, int]) -> None:
    assert not set("hjklt") & set(KEYS)
    async with house.open(size) as desk:
        await desk.press("l", "4", "w", "h", "space", "j", "k", "l", "l", "space", "tab")
        assert places(desk) == {"low-back-left": None, "low-back-right": None}
        assert isinstance(desk.app.screen, CheckInScreen)


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_what_the_letters_stand_for_is_beside_the_map_until_it_would_crowd(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("l", "4", "w")
        for row in ("a b    mid back", "c d e  low back", "r s    below knee", "n      saddle"):
            assert row in "\n".join(desk.lines)
        await desk.press(*KEYS)
        assert ("c d e low back" in desk.text) is (size == WIDE)
        assert "░ 1–3" in desk.text


async def test_arrows_and_space_do_the_same(house: House) -> None:
    async with house.open() as desk:
        await desk.press(
            "l", "4", "w", "space", "up", "t", "down", "right", "space", "space", "tab"
        )
        assert places(desk) == {"low-back": None, "mid-back-left": 10}


async def test_backspace_takes_the_number_away_and_then_the_tick(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "w", "c", "5", "tab", "up", "backspace", "tab")
        assert places(desk) == {"low-back-left": None}
        await desk.press("up", "backspace", "tab")
        assert places(desk) == {}


async def test_beside_the_drawing_stands_what_is_meant(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "w", "c", "6", "n")
        assert "low back, left 6" in desk.text
        assert "where you would sit on a saddle" in desk.text
        assert "YOUR left" in desk.text
        assert "YOUR right" in desk.text


async def test_the_last_fourteen_days_are_on_it(house: House) -> None:
    other = house.program()
    for days in range(1, 6):
        sore = PainRated(score=3, places=(Sore("groin"), Sore("low-back")))
        other.record(sore, at=house.clock.now() - timedelta(days=days))
    async with house.open() as desk:
        await desk.press("l", "4", "w")
        assert "5 of the last 14 days" in desk.text
        assert "5d" in desk.text
        assert "▒" in desk.text


# -- as a list


@pytest.mark.parametrize("size", [TINY, NARROW, (59, 24), (120, 15)])
async def test_where_there_is_no_room_for_a_body_there_is_a_list_with_the_same_keys(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("l", "4", "w")
        assert "YOUR left" not in desk.text
        await desk.press("c", "6", "v", "up", "space")
        assert "▸" in desk.text
        await desk.press("right", "tab")
        assert places(desk) == {"low-back-left": 6, "foot-left": None, "foot-right": None}


async def test_left_and_right_change_sides_in_a_list(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.press("l", "4", "w", "left", "space", "right", "2", "up", "space", "tab")
        assert places(desk) == {"low-back-left": None, "low-back-right": 2, "low-back": None}
        await desk.press("up", "up", "up", "up", "left", "right", "space", "tab")
        assert "mid-back-right" in places(desk)


async def test_the_highlighted_region_is_always_in_view(house: House) -> None:
    async with house.open(TINY) as desk:
        await desk.press("l", "4", "w")
        for key in ["down"] * 18 + ["up"] * 18:
            await desk.press(key)
            assert any(line.lstrip().startswith("▸") for line in desk.lines)
            assert "esc done" in desk.lines[-1]


# -- with the mouse


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_every_region_of_the_drawing_can_be_clicked(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("l", "4", "w")
        origin = desk.app.screen.query_one(BodyMap).region
        for region in Region:
            for run in runs(region)[-1:]:
                at = origin.x + run.start, origin.y + run.row
                await desk.pilot.click(offset=at)
        await desk.pilot.click(offset=(origin.x + 1, origin.y + 4))  # beside the body
        await desk.press("tab")
        assert set(places(desk)) == {region.value for region in Region}


async def test_rows_of_the_list_can_be_clicked_and_scrolled(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.press("l", "4", "w")
        body = desk.app.screen.query_one(BodyMap)
        for _ in range(20):
            body.post_message(scroll_down(body))
        await desk.settle()
        await desk.pilot.click(offset=(body.region.x + 6, body.region.bottom - 1))
        await desk.press("tab")
        assert set(places(desk)) == {"foot-right"}


def scroll_down(widget: BodyMap) -> events.MouseScrollDown:
    return events.MouseScrollDown(
        widget,
        x=1,
        y=1,
        delta_x=0,
        delta_y=1,
        button=0,
        shift=False,
        meta=False,
        ctrl=False,
        screen_x=widget.region.x + 1,
        screen_y=widget.region.y + 1,
    )
