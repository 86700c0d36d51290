"""A class's name says one thing in the whole product; a test module is nobody's library."""

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


def test_what_tests_share_is_not_in_a_test_module() -> None:
    tests = Path(__file__).parent
    for path in tests.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                imported = (node.module or "").rpartition(".")[2]
                assert not imported.startswith("test_"), f"{path.relative_to(tests)}: {imported}"
