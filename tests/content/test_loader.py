"""Whatever stands in a content file: what can be used is used, and the rest is named."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.content.adjustments import load_adjustments
from backcare_tui.content.loader import Problem, Table, load, refuse_unknown, text
from backcare_tui.domain.text import clean
from backcare_tui.own_file import MAX_BYTES

SHIPPED = '[[thing]]\nid = "one"\nname = "First"\n\n[[thing]]\nid = "two"\nname = "Second"\n'
SHARED_FOLDER = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def parse(table: Table) -> tuple[str, str]:
    refuse_unknown(table, frozenset({"id", "name"}))
    return table["id"], text(table, "name", limit=20)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "things.toml").write_text(SHIPPED)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def read(
    shipped: Path, own: Path, content: str | bytes | None
) -> tuple[dict[str, str], list[Problem]]:
    if content is not None:
        data = content if isinstance(content, bytes) else content.encode()
        (own / "things.toml").write_bytes(data)
    items, problems = load("things", "thing", parse, own, shipped)
    return dict(items), list(problems)


BOTH = {"one": "First", "two": "Second"}


def test_no_file_of_my_own_is_fine(shipped: Path, own: Path) -> None:
    assert read(shipped, own, None) == (BOTH, [])
    assert read(shipped, own / "not-there", None) == (BOTH, [])


def test_add_change_and_hide_in_one_file(shipped: Path, own: Path) -> None:
    items, problems = read(
        shipped,
        own,
        '[[thing]]\nid = "three"\nname = "Mine"\n'
        '[[thing]]\nid = "one"\nname = "Changed"\n'
        '[[thing]]\nid = "two"\nhide = true\n',
    )
    assert items == {"one": "Changed", "three": "Mine"}
    assert problems == []


def test_hiding_what_is_not_there_is_said(shipped: Path, own: Path) -> None:
    items, (problem,) = read(shipped, own, '[[thing]]\nid = "ten"\nhide = true\n')
    assert items == BOTH
    assert problem == Problem(own / "things.toml", "ten", "nothing with this id to hide")


def test_an_id_that_stands_twice_is_used_once_and_named(shipped: Path, own: Path) -> None:
    mine = '[[thing]]\nid = "three"\nname = "A"\n[[thing]]\nid = "three"\nname = "B"\n'
    items, (problem,) = read(shipped, own, mine)
    assert items["three"] == "A"
    assert problem.where == "three"


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        ("[[thing", "", "not valid TOML"),
        (b'[[thing]]\nid = "\xff"', "", "UTF-8"),
        ("things = 1\n", "things", "[[thing]]"),
        ('[thing]\nid = "three"\n', "thing", "two brackets"),
        ("thing = [1]\n", "thing 1", "table"),
        ('[[thing]]\nname = "x"\n', "thing 1.id", "an id is"),
        ('[[thing]]\nid = "Not this"\nname = "x"\n', "thing 1.id", "an id is"),
        ("[[thing]]\nid = 7\n", "thing 1.id", "an id is"),
        ('[[thing]]\nid = "three"\nname = "x"\nsize = 2\n', "three.size", "known are id, name"),
        ('[[thing]]\nid = "three"\nname = ["x"]\n', "three.name", "text in quotes"),
        ("size = " + "9" * 5000, "", "not valid TOML"),
        ("x = " + "[" * 50_000, "", "not valid TOML"),
    ],
)
def test_each_mistake_is_named_with_file_place_and_reason(
    shipped: Path, own: Path, content: str | bytes, where: str, reason: str
) -> None:
    items, (problem,) = read(shipped, own, content)
    assert items == BOTH
    assert problem.path == own / "things.toml"
    assert problem.where == where
    assert reason in problem.reason
    assert str(problem).startswith(str(problem.path))


def test_a_file_too_large_to_be_mine_is_not_read(shipped: Path, own: Path) -> None:
    items, (problem,) = read(shipped, own, b"#" * (MAX_BYTES + 1))
    assert items == BOTH
    assert "1,000,000 bytes" in problem.reason


def test_a_file_of_the_greatest_size_with_one_mistake_a_line_still_loads(
    shipped: Path, own: Path
) -> None:
    items, problems = read(shipped, own, "[[thing]]\n" * (MAX_BYTES // 10))
    assert items == BOTH
    assert problems


def test_a_folder_in_place_of_the_file_is_said(shipped: Path, own: Path) -> None:
    (own / "things.toml").mkdir()
    items, (problem,) = read(shipped, own, None)
    assert items == BOTH
    assert "is not a file" in problem.reason


def test_a_named_pipe_in_place_of_the_file_does_not_hang_the_start(
    shipped: Path, own: Path
) -> None:
    os.mkfifo(own / "things.toml")
    items, (problem,) = read(shipped, own, None)
    assert items == BOTH
    assert "is not a file" in problem.reason


def test_a_file_saved_by_an_editor_with_a_byte_order_mark_works(shipped: Path, own: Path) -> None:
    mine = b'\xef\xbb\xbf[[thing]]\r\nid = "three"\r\nname = "Mine"\r\n'
    assert read(shipped, own, mine) == ({**BOTH, "three": "Mine"}, [])


@SHARED_FOLDER
@given(content=st.binary(max_size=200))
def test_any_bytes_at_all_leave_the_shipped_ones_standing(
    shipped: Path, own: Path, content: bytes
) -> None:
    items, problems = read(shipped, own, content)
    assert items.keys() >= BOTH.keys()
    assert all(str(problem) for problem in problems)


keys = st.sampled_from(["id", "name", "hide", "cue", "target", '"\\u001B[31m"', '"a b"', "family"])
values = st.sampled_from(
    ['"one"', '"two"', '"x"', "true", "false", "0", "-1", "1e999", "nan", "[]", "{}", "[[1]]"]
) | st.sampled_from(
    [
        "2026-11-20",
        "04:00:00",
        '"[/]"',
        '"\\u0007"',
        '"""\n\n"""',
        "9" * 4400,
        '"' + "y" * 300 + '"',
    ]
)
lines = st.one_of(
    st.sampled_from(["[[thing]]", "[thing]", "[[adjustment]]", "[thing.one]", "", "# note"]),
    st.builds("{} = {}".format, keys, values),
)


@SHARED_FOLDER
@given(content=st.lists(lines, max_size=12).map("\n".join))
def test_any_toml_at_all_is_used_or_named_and_safe_to_show(
    shipped: Path, own: Path, content: str
) -> None:
    _, problems = read(shipped, own, content)
    (own / "adjustments.toml").write_text(content)
    _, more = load_adjustments(own)
    for problem in (*problems, *more):
        assert clean(problem.where) == problem.where
        assert clean(problem.reason) == problem.reason
        assert len(problem.where) <= 120
