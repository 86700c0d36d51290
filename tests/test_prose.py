"""What is written for people names its sources as a reader knows them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("backcare_tui", "bench", "docs", "tests", "themes")
ENDINGS = {".py", ".toml", ".tcss", ".md", ".ambr"}
PAPERS = "|".join(("CARE", "DESIGN", "STYLE", "HOUSE", "LIMITS", "FINDINGS"))
INSIDE = re.compile(rf"\b({PAPERS})\.md\b|[Ss]ource text \d|\[(D|S1|S2|GK)\]")
"""Papers and marks that only those who built BackCare have seen."""


def texts() -> list[Path]:
    found = [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in ENDINGS and path != Path(__file__)
    ]
    return [*found, *sorted(ROOT.glob("*.md"))]


def test_the_search_reaches_code_content_and_documents() -> None:
    names = {path.name for path in texts()}
    assert {"portfolio.toml", "pain.py", "care.md", "README.md"} <= names


@pytest.mark.parametrize("paper", PAPERS.split("|"))
def test_the_search_knows_the_papers(paper: str) -> None:
    assert INSIDE.search(f"as in {paper}.md, below")


@pytest.mark.parametrize("mark", ["D", "S1", "S2", "GK"])
def test_the_search_knows_the_marks(mark: str) -> None:
    assert INSIDE.search(f"ours [{mark}].")


def test_no_text_refers_to_what_a_reader_cannot_find() -> None:
    lines = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if INSIDE.search(line)
    ]
    assert lines == []
