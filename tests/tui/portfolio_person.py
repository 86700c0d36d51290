"""What tests of the portfolio do again and again: hold tools, have used them, look for a letter."""

from datetime import timedelta

from backcare_tui.content import portfolio_file
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.portfolio.tools import Tool
from tests.tui.house import Desk, House

PILL = """
[[tool]]
id = "pill"
kind = "relief"
name = "Pill"
at_most = 2
held = true
"""


def hold(house: House, *ids: str) -> None:
    for id_ in ids:
        portfolio_file.hold(house.paths.content, id_)


def record(house: House, tool: str, count: int = 1, **fields: int) -> None:
    program = house.program()
    for k in range(count):
        program.record(ToolUsed(tool=tool, **fields), at=house.clock.now() - timedelta(days=k))


def tools(house: House) -> dict[str, Tool]:
    return {tool.id: tool for tool in house.program().catalogue.tools}


def key_of(desk: Desk, name: str) -> str:
    """The letter beside a tool."""
    return desk.line(name).strip("│▌ ").split()[0]
