"""The house stays one that a newcomer can walk through: short files, small folders, no attic."""

from pathlib import Path

import backcare_tui

PACKAGE = Path(backcare_tui.__file__).parent
MOST_LINES, MOST_FILES, MOST_SHARE = 300, 20, 0.15
"""Of a file; of a folder below `tui/`; of the product, for one such folder: our own choice."""


def length(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_file_is_longer_than_can_be_read_in_one_go() -> None:
    found = {str(path.relative_to(PACKAGE)): length(path) for path in PACKAGE.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines > MOST_LINES} == {}


def test_no_feature_is_the_attic() -> None:
    product = sum(map(length, PACKAGE.rglob("*.py")))
    for folder in (path for path in (PACKAGE / "tui").iterdir() if path.is_dir()):
        files = list(folder.glob("*.py"))
        assert len(files) <= MOST_FILES, folder.name
        assert sum(map(length, files)) <= MOST_SHARE * product, folder.name
