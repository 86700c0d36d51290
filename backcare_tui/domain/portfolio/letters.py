"""The letter that uses a tool at once: from its own name, and the same wherever tools are shown."""

from collections.abc import Iterable, Sequence

from backcare_tui.domain.portfolio.tools import Tool


def tool_letters(tools: Iterable[Tool], allowed: str) -> dict[str, str]:
    """A letter of its own, out of `allowed`, for each of `tools` by id, as far as they go.

    Each takes the letter its name begins with, small before capital, and of several tools that want
    the same the first has it. Only then the others take what is left: the next letter of their
    name, else any. So a name's own letter stays whatever else comes and goes, except among those
    that begin alike.
    """
    tools = tuple(tools)
    left = list(allowed)
    found: dict[str, str] = {}

    def take(tool: Tool, wanted: Sequence[str]) -> None:
        letter = next((each for each in wanted if each in left), None)
        if letter is not None:
            left.remove(letter)
            found[tool.id] = letter

    for tool in tools:
        take(tool, _cases(tool.name[:1]))
    for tool in tools:
        if tool.id not in found:
            take(tool, (*_cases(tool.name), *left))
    return found


def _cases(name: str) -> list[str]:
    """Each letter of `name`, small and then capital."""
    return [case for letter in name for case in (letter.lower(), letter.upper())]
