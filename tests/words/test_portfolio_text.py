"""The portfolio in words: plain sentences, and shares that add up."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import NonNegotiableKept, ToolUsed
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.overview import PortfolioOverview, overview
from backcare_tui.domain.portfolio.tools import KEPT, Tool, ToolKind
from backcare_tui.domain.settings import PortfolioSettings
from backcare_tui.reports.portfolio import overview_record
from backcare_tui.words.portfolio import (
    minutes_text,
    name_of,
    overview_lines,
    percents,
    reminder,
    sentences,
    way_text,
)
from tests.domain.scene import at

DAY = 24 * 60
REST = Tool(id="rest", kind=ToolKind.RELIEF, name="Brief rest", held=True, minutes=(10, 20))
WALK = Tool(id="walk", kind=ToolKind.STABILISER, name="Walking", held=True, minutes=(5, 5))
PILL = Tool(id="pill", kind=ToolKind.RELIEF, name="Pill", held=True, at_most=2)
TOOLS = (REST, PILL, WALK)


def of(*tools: str) -> PortfolioOverview:
    """Each of them used on a day of its own, the last one today."""
    entries = [
        Entry(id=str(n), at=at(-n * DAY), device="d", event=ToolUsed(tool=tool, before=5, after=4))
        for n, tool in enumerate(reversed(tools))
    ]
    return overview(entries, TOOLS, PortfolioSettings(), False, at(60))


def test_it_says_what_was_done_most_what_is_not_held_and_what_is_gone() -> None:
    found = of(*["rest"] * 8, "walk", "old-gel")
    assert sentences(found, TOOLS) == [
        "Relief on 8 of 10 days with a use, little else. "
        "A second kind is there when the first fails.",
        "You hold no modifiers so far.",
        "old-gel: 1 use, no longer in your list.",
    ]


def test_relief_that_is_all_passive_is_said_with_what_is_not() -> None:
    rest = msgspec.structs.replace(REST, active=False)
    walk = msgspec.structs.replace(WALK, kind=ToolKind.RELIEF, active=True)
    assert [way_text(each) for each in (rest, walk, WALK, PILL)] == ["passive", "active", "", ""]
    said = "All your relief is passive; a slow walk or small movements are active."
    known = overview([], (rest,), PortfolioSettings(), False, at(0))
    assert said in sentences(known, (rest,))
    known = overview([], (rest, walk), PortfolioSettings(), False, at(0))
    assert said not in sentences(known, (rest, walk))


def test_prescribed_medicine_is_named_in_no_sentence() -> None:
    pill = msgspec.structs.replace(PILL, prescribed=True)
    uses = [
        Entry(id=str(n), at=at(-n * DAY), device="d", event=ToolUsed(tool="pill")) for n in range(9)
    ]
    found = overview(uses, (pill, WALK), PortfolioSettings(), False, at(60))
    assert not any("Pill" in said or "Relief" in said for said in sentences(found, (pill, WALK)))
    assert found.allocation.days == 0


def test_what_is_kept_up_explains_the_share_of_a_kind_that_is_not_held() -> None:
    kept = Entry(id="k", at=at(0), device="d", event=NonNegotiableKept(what="walk 8 min"))
    held = (REST, msgspec.structs.replace(WALK, held=False))
    found = overview([kept], held, PortfolioSettings(), False, at(60))
    assert found.allocation.shares[1] == 1.0
    assert sentences(found, held) == [
        "You hold no stabilisers or modifiers so far; what counts there is what you keep up."
    ]


def test_who_holds_nothing_is_not_told_what_is_missing() -> None:
    assert sentences(overview([], (), PortfolioSettings(), False, at(0)), ()) == []


def test_a_limit_is_reminded_of_with_what_was_logged_and_nothing_else() -> None:
    assert reminder(PILL, (at(0), at(90)), at(100)) == (
        "Pill: 2 in 24 h, your own limit is 2; the last at 10:30."
    )


def test_names_and_minutes() -> None:
    assert [minutes_text(tool) for tool in TOOLS] == ["10–20 min", "", "5 min"]
    assert name_of(TOOLS, "rest") == "Brief rest"
    assert name_of(TOOLS, "old\x1b[31m-gel") == "old-gel"
    assert name_of((), KEPT) == "what you keep up"


def test_the_command_prints_columns_that_line_up() -> None:
    lines = overview_lines(of("rest", "pill", "walk", "walk"), TOOLS)
    assert lines[:3] == [
        "Relief, for now",
        "  rest  Brief rest  10–20 min  1 use  lower after 1 of 1",
        "  pill  Pill                   1 use  lower after 1 of 1, 2 of 2 left",
    ]
    assert "Last 14 days: used on 4 days" in lines
    shares = "relief 50 % (25 %), stabilisers 50 % (55 %), modifiers 0 % (20 %)"
    assert f"Days by kind (our place to start): {shares}" in lines


def test_other_programs_get_numbers() -> None:
    record = overview_record(of("rest", "walk", "gone"), TOOLS)
    assert record["shares"] == {
        "relief": 1 / 3,
        "stabiliser": 1 / 3,
        "modifier": 0.0,
        "unknown": 1 / 3,
    }
    assert record["unknown"] == {"gone": 1}
    assert record["target"] == {"relief": 0.25, "stabiliser": 0.55, "modifier": 0.2}


@settings(max_examples=100)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=5))
def test_percent_make_a_hundred_and_are_less_than_one_off(counts: list[int]) -> None:
    total = sum(counts)
    shares = [count / total if total else 0.0 for count in counts]
    found = percents(shares)
    assert sum(found) == (100 if total else 0)
    assert all(
        number == pytest.approx(share * 100, abs=1)
        for number, share in zip(found, shares, strict=True)
    )
