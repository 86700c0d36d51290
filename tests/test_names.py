"""A class's name says one thing in the whole product."""

import ast
from collections import defaultdict
from pathlib import Path

import backcare_tui

PACKAGE = Path(backcare_tui.__file__).parent


def test_no_two_classes_share_a_name() -> None:
    """Those inside another class, and those of one module (`_Name`), are named by their place."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(path.relative_to(PACKAGE)))
    assert {name: files for name, files in places.items() if len(files) > 1} == {}
