"""The parts that widgets are made of: lines, parts that are clicked, and the scale from 0 to 10."""

from collections.abc import Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.events import Key
from textual.pilot import Pilot

from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.flow import clickable, flow
from backcare_tui.tui.kit.scale import Scale, key_of, numbers, score_of
from backcare_tui.tui.themes.theming import variable_defaults

WORDS = st.lists(st.text("abc", min_size=1, max_size=9), max_size=12)


class Names(Drawn):
    """A line a name; those that were clicked are kept."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names, self.clicks = names, []

    def lines(self, width: int) -> Sequence[Content]:
        return [clickable(Content(name), name) for name in self.names]

    def picked(self, value: Any) -> None:
        self.clicks.append(value)


class Holder(App[None]):
    def __init__(self, widget: Drawn) -> None:
        super().__init__()
        self.widget, self.scores = widget, []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def on_scale_picked(self, message: Scale.Picked) -> None:
        self.scores.append(message.score)


@asynccontextmanager
async def held(widget: Drawn, width: int = 60) -> Any:
    app = Holder(widget)
    async with app.run_test(size=(width, 12)) as pilot:
        await pilot.pause()
        yield app, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_a_widget_is_as_high_as_its_lines_and_told_what_was_clicked() -> None:
    widget = Names(["heat", "walk", "rest"])
    async with held(widget) as (_, pilot):
        assert widget.size.height == 3
        await pilot.click(widget, offset=(1, 1))
        await pilot.click(widget, offset=(30, 1))
        await pilot.pause()
        assert widget.clicks == ["walk"]


@given(WORDS, st.integers(9, 40), st.integers(0, 3))
def test_parts_beside_each_other_fit_and_none_is_lost(
    words: list[str], width: int, gap: int
) -> None:
    rows = flow([Content(word) for word in words], width, gap)
    assert all(row.cell_length <= width for row in rows)
    assert "".join("".join(row.plain.split()) for row in rows) == "".join(words)


@pytest.mark.parametrize("score", range(11))
def test_every_number_has_a_key_that_says_it(score: int) -> None:
    assert score_of(Key(key_of(score), key_of(score))) == score


@pytest.mark.parametrize("said", ["x", "space", "²", "٣", "f1", "10"])
def test_no_other_key_says_a_number(said: str) -> None:
    assert score_of(Key(said, said if len(said) == 1 else None)) is None


@given(st.integers(9, 80), st.none() | st.integers(0, 10), st.integers(0, 10))
def test_the_numbers_fit_and_each_stands_there_once(
    width: int, chosen: int | None, least: int
) -> None:
    rows = numbers(width, chosen, least)
    assert all(row.cell_length <= width for row in rows)
    said = " ".join(row.plain for row in rows).replace("[", " ").replace("]", " ").split()
    assert said == [*map(str, range(least, 10)), "t", "10"]
    assert any("[" in row.plain for row in rows) == (chosen is not None and chosen >= least)


async def test_keys_and_clicks_say_a_number() -> None:
    async with held(Scale("How is it?")) as (app, pilot):
        await press(pilot, "4", "t", "x")
        lines = [line.plain for line in app.widget.lines(60)]
        await pilot.click(app.widget, offset=(lines[1].index("7"), 1))
        await pilot.pause()
        assert app.scores == [4, 10, 7]


async def test_arrows_begin_in_the_middle_and_go_round_and_enter_says_what_is_marked() -> None:
    async with held(Scale()) as (app, pilot):
        await press(pilot, "enter")
        assert app.scores == []
        await press(pilot, "right", "enter")
        await press(pilot, *["right"] * 5, "enter", "right", "enter", "left", "enter")
        assert app.scores == [5, 10, 0, 10]


async def test_no_number_is_below_the_least_that_is_asked_for() -> None:
    scale = Scale()
    scale.ask("At worst?", least=6)
    async with held(scale) as (app, pilot):
        await press(pilot, "3", "right", "enter", "left", "enter", "6")
        assert app.scores == [6, 10, 6]


@pytest.mark.parametrize("width", [16, 34, 80])
def test_a_scale_says_its_question_its_numbers_and_its_hint(width: int) -> None:
    lines = [line.plain for line in Scale("How much pain?", 3, "0 none, 10 most").lines(width)]
    assert lines[0] == "How much pain?"
    assert lines[-1] == "0 none, 10 most"
    assert any("[3]" in line for line in lines)
    assert all(len(line) <= width for line in lines)
