"""How answers are laid out: broken between words on a terminal, left alone in a pipe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.cli import output
from backcare_tui.cli.output import wrapped
from tests.cli.conftest import Person


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("Different now: flare theme, gentler", ["Different now: flare theme,", "gentler"]),
        (
            "changes  Flare theme, gentler breaks",
            ["changes  Flare theme, gentler", "         breaks"],
        ),
        ("  3  Trouble starting, or stopping", ["  3  Trouble starting, or", "     stopping"]),
        ("3 of 10 uses were one thing: Heat", ["3 of 10 uses were one thing:", "Heat"]),
        (
            "config  /home/somebody/with/a/long/path",
            ["config", "        /home/somebody/with/a/long/path"],
        ),
        ("short", ["short"]),
    ],
)
def test_a_long_line_is_broken_between_words_and_goes_on_under_its_first(
    line: str, lines: list[str]
) -> None:
    assert wrapped(line, 30).split("\n") == lines


@given(st.text("ab 1", max_size=80), st.integers(1, 60))
def test_no_word_is_lost_or_torn(line: str, width: int) -> None:
    assert wrapped(line, width).split() == line.split()
    assert wrapped(line, None) == line


def test_on_a_terminal_what_a_flare_changes_is_broken_between_words(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = person.does("flare", "start", "--none-of-these")
    assert max(map(len, said.splitlines())) > 60, "in a pipe a line is a line"
    monkeypatch.setattr(output, "width_of", lambda _: 50)
    lines = person.does("flare", "status").splitlines()
    assert all(len(line) <= 50 for line in lines)
    at = next(n for n, line in enumerate(lines) if line.startswith("changes"))
    assert lines[at + 1].startswith("         ")
