"""The letter that uses a tool at once: from its own name, and the same wherever tools are shown."""

from collections.abc import Iterable, Sequence

from backcare_tui.domain.portfolio.tools import Tool


def tool_letters(tools: Iterable[Tool], allowed: str) -> dict[str, str]:
    """A letter of its own, out of `allowed`, for each of `tools` by id, as far as they go.

    First each takes the first letter of its name, small before capital, if no tool before it has
    it. Then the others take the next letter of their name, or any. So a tool keeps its letter
    whatever else comes and goes, unless the names begin alike.
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
