"""The letters of the tools: one's own name, nobody else's letter, and no more moves than needed."""

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.portfolio.letters import tool_letters
from backcare_tui.domain.portfolio.tools import Tool, ToolKind

ALLOWED = "chisvACDHR"

names = st.text(st.sampled_from("cChHrRwS äß1"), min_size=1, max_size=5)
several = st.lists(names, max_size=14)


def of(*names: str) -> list[Tool]:
    return [Tool(id=f"{n}", kind=ToolKind.RELIEF, name=name) for n, name in enumerate(names)]


def letters(*names: str) -> str:
    found = tool_letters(of(*names), ALLOWED)
    return "".join(found.get(str(n), "-") for n in range(len(names)))


def first_ones(name: str) -> list[str]:
    return [each for each in (name[0].lower(), name[0].upper()) if each in ALLOWED]


def test_a_tool_has_the_first_letter_of_its_name_or_the_next_that_is_left() -> None:
    assert letters("Heat", "Cold", "Rub") == "hcR"
    assert letters("Prescribed", "Slow walk", "Cold pack", "Core set") == "RscC"
    assert letters("Übung", "Wyn") == "ch"


@given(several)
def test_no_two_tools_share_a_letter_and_none_goes_without_while_one_is_left(
    names: list[str],
) -> None:
    found = tool_letters(of(*names), ALLOWED)
    assert len(set(found.values())) == len(found) == min(len(names), len(ALLOWED))
    assert set(found.values()) <= set(ALLOWED)


@given(several)
def test_a_first_letter_that_nobody_before_wanted_is_ones_own(names: list[str]) -> None:
    found = tool_letters(of(*names), ALLOWED)
    for n, name in enumerate(names):
        alike = [each for each in names[:n] if first_ones(each) == first_ones(name)]
        if len(alike) < len(first_ones(name)):
            assert found[str(n)] == first_ones(name)[len(alike)]


@given(several, st.data())
def test_a_tool_that_goes_moves_no_first_letter_but_of_those_that_begin_like_it(
    names: list[str], data: st.DataObject
) -> None:
    tools = of(*names)
    gone = data.draw(st.sampled_from([None, *tools]))
    before = tool_letters(tools, ALLOWED)
    after = tool_letters([tool for tool in tools if tool is not gone], ALLOWED)
    for tool in tools:
        own = first_ones(tool.name)
        if gone is None or tool is gone or own == first_ones(gone.name):
            continue
        if before.get(tool.id) in own:
            assert after[tool.id] == before[tool.id]
