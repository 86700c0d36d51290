"""Nothing on a screen has a colour that is no role of the themes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.color import Color, ColorParseError

from backcare_tui.tui.themes.theming import variable_defaults

TUI = Path(__file__).parents[2] / "backcare_tui" / "tui"
SOURCES = sorted((*TUI.rglob("*.py"), *TUI.rglob("*.tcss")))

SURFACES = {"background", "surface", "panel"}
"""Textual's names for ground, panel and raised, which are roles of ours."""
ROLES = variable_defaults().keys() | SURFACES

EXEMPT = {
    "themes/theming.py": "the colours of the default theme, if no theme file can be read",
    "themes/files.py": "an example of how a colour is written, in what is said of a wrong one",
}

_VARIABLE = re.compile(r"\$([a-z][a-z0-9-]*)")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?!\s*\{)")
_RULE = re.compile(r"(?:color|background|border[a-z-]*|outline|tint|hatch)\s*:\s*([^;}]*)[;}]")
_WEIGHTS = {"bold", "dim", "italic", "underline", "reverse", "not", "on"}
"""A string that begins so is a style."""
_NO_COLOURS = {"on", "none", "auto", "transparent", "initial"}


def by_file(path: Path) -> str:
    return path.relative_to(TUI).as_posix()


def drawn(path: Path) -> Iterator[str]:
    """What a file may draw with: its strings but for docstrings, or the whole style sheet."""
    text = path.read_text()
    if path.suffix == ".tcss":
        yield re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        return
    nodes = list(ast.walk(ast.parse(text)))
    docstrings = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and node not in docstrings:
            yield node.value if isinstance(node.value, str) else ""


def is_colour(word: str) -> bool:
    try:
        Color.parse(word)
    except ColorParseError:
        return False
    return word not in _NO_COLOURS


@pytest.mark.parametrize("path", SOURCES, ids=by_file)
def test_a_screen_draws_with_roles_only(path: Path) -> None:
    strings = list(drawn(path))
    for text in strings:
        assert {*_VARIABLE.findall(text)} <= ROLES
    if by_file(path) not in EXEMPT:
        assert not [text for text in strings if _HEX.search(text)]


@pytest.mark.parametrize("path", SOURCES, ids=by_file)
def test_no_colour_is_called_by_its_own_name(path: Path) -> None:
    for text in drawn(path):
        for value in _RULE.findall(text):
            assert not [word for word in value.split() if is_colour(word)], value
        words = text.split()
        if words and words[0] in _WEIGHTS:
            assert not [word for word in words if is_colour(word)], text


def test_every_exception_is_a_file_that_needs_it() -> None:
    for name in EXEMPT:
        assert any(_HEX.search(text) for text in drawn(TUI / name)), name
