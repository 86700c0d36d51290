"""The person's own portfolio file: what they ask for is written, and nothing else is lost."""

import os
import stat
import threading
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.content import portfolio_file
from backcare_tui.content.portfolio import load_tools
from backcare_tui.content.portfolio_file import Refused, ToolFields, fields_of, free_id
from backcare_tui.domain.portfolio.tools import Tool, ToolKind
from backcare_tui.domain.text import clean
from backcare_tui.own_file import MAX_BYTES

HAND_WRITTEN = """\
# mine

[[tool]]  # the best one
id = "heat"
held = true  # since May
minutes = [ 10, 15 ]

# what the doctor gave me
[[tool]]
id = "gel"
kind = "relief"
name = "Gel"
# the end
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "config" / "content"


def written(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "portfolio.toml").write_text(HAND_WRITTEN)
    return folder / "portfolio.toml"


def tools(folder: Path) -> dict[str, Tool]:
    items, problems = load_tools(folder)
    assert problems == ()
    return {tool.id: tool for tool in items}


def listed(folder: Path) -> tuple[Tool, ...]:
    return tuple(tools(folder).values())


# -- what can be changed


def test_holding_dropping_and_hiding_a_suggestion(folder: Path) -> None:
    portfolio_file.hold(folder, "heat")
    assert tools(folder)["heat"].held
    portfolio_file.drop(folder, "heat")
    assert not tools(folder)["heat"].held
    portfolio_file.remove(folder, "heat")
    assert "heat" not in tools(folder)
    portfolio_file.hold(folder, "heat")
    assert tools(folder)["heat"].held


def test_a_tool_of_ones_own_is_added_changed_and_removed(folder: Path) -> None:
    made = portfolio_file.add(
        folder, ToolFields("  Swimming ", ToolKind.STABILISER, (20, 40), 2), listed(folder)
    )
    assert made == "swimming"
    assert tools(folder)[made] == Tool(
        id=made,
        kind=ToolKind.STABILISER,
        name="Swimming",
        minutes=(20, 40),
        at_most=2,
        held=True,
    )
    pool = ToolFields("Pool", ToolKind.RELIEF)
    portfolio_file.change(folder, tools(folder)[made], listed(folder), pool)
    changed = tools(folder)[made]
    assert (changed.name, changed.kind, changed.minutes) == ("Pool", ToolKind.RELIEF, None)
    assert (changed.at_most, changed.held) == (None, True)
    portfolio_file.remove(folder, made)
    assert made not in tools(folder)
    portfolio_file.remove(folder, made)


def test_medicine_of_ones_own_can_be_prescribed_and_relief_active(folder: Path) -> None:
    pill = ToolFields("Pill", ToolKind.RELIEF, prescribed=True)
    made = portfolio_file.add(folder, pill, listed(folder))
    passive = ToolFields("Bath", ToolKind.RELIEF, active=False)
    bath = portfolio_file.add(folder, passive, listed(folder))
    known = tools(folder)
    assert (known[made].prescribed, known[made].active) == (True, None)
    assert (known[bath].prescribed, known[bath].active) == (False, False)
    shipped = known["medicine"]
    assert shipped.prescribed
    gel = ToolFields("Gel", ToolKind.RELIEF)
    portfolio_file.change(folder, shipped, listed(folder), gel)
    assert not tools(folder)["medicine"].prescribed
    portfolio_file.change(folder, known[bath], listed(folder), passive._replace(active=True))
    assert tools(folder)[bath].active
    portfolio_file.change(
        folder, tools(folder)[bath], listed(folder), passive._replace(active=None)
    )
    assert tools(folder)[bath].active is None


def test_changing_nothing_writes_nothing(folder: Path) -> None:
    heat = tools(folder)["heat"]
    portfolio_file.change(folder, heat, listed(folder), fields_of(heat))
    assert not folder.exists()


def test_comments_order_and_every_other_line_stay(folder: Path) -> None:
    file = written(folder)
    portfolio_file.hold(folder, "gel")
    portfolio_file.drop(folder, "heat")
    made = portfolio_file.add(folder, ToolFields("Nap", ToolKind.RELIEF), listed(folder))
    text = file.read_text()
    assert all(line in text for line in HAND_WRITTEN.splitlines() if "held" not in line)
    assert "held = false  # since May" in text
    assert text.index("# what the doctor") < text.index("# the end") < text.index(made)
    assert (tools(folder)["gel"].held, tools(folder)["heat"].minutes) == (True, (10, 15))
    portfolio_file.remove(folder, made)
    assert "# the end" in file.read_text()


def test_an_inline_list_of_tools_is_kept_one(folder: Path) -> None:
    folder.mkdir(parents=True)
    file = folder / "portfolio.toml"
    file.write_text('tool = [{ id = "heat", held = true }] # short\n')
    portfolio_file.drop(folder, "heat")
    portfolio_file.hold(folder, "cold")
    assert "# short" in file.read_text()
    assert (tools(folder)["heat"].held, tools(folder)["cold"].held) == (False, True)


def test_of_two_with_the_same_id_the_one_that_is_used_is_changed(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "portfolio.toml").write_text('[[tool]]\nid = "heat"\n' * 2)
    portfolio_file.hold(folder, "heat")
    items, problems = load_tools(folder)
    assert next(tool for tool in items if tool.id == "heat").held
    assert len(problems) == 1


# -- ids


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Gel 400", "gel-400"),
        ("Wärmflasche", "warmflasche"),
        ("تمارين", "own"),
        ("[red]x[/red]", "red-x-red"),
        ("--", "own"),
        ("x" * 40, "x" * 40),
    ],
)
def test_an_id_is_made_of_the_name(name: str, made: str) -> None:
    assert free_id(name, set()) == made
    second = free_id(name, {made})
    assert second == f"{made[:38]}-2"
    assert len(second) <= 40
    assert free_id(name, {made, second}) != second


def test_two_names_that_look_alike_as_ids_are_two_tools(folder: Path) -> None:
    first = portfolio_file.add(folder, ToolFields("Gel!", ToolKind.RELIEF), listed(folder))
    second = portfolio_file.add(folder, ToolFields("Gel?", ToolKind.RELIEF), listed(folder))
    assert {first, second} == {"gel", "gel-2"}
    assert {"gel", "gel-2"} <= tools(folder).keys()


# -- what is refused


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "name: is missing"),
        (" \u202e ", "name: is missing"),
        ("x" * 41, "41 characters; at most 40"),
        ("heAT", 'one called "Heat" already'),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(
    folder: Path, name: str, said: str
) -> None:
    with pytest.raises(Refused, match=said) as refused:
        portfolio_file.add(folder, ToolFields(name, ToolKind.RELIEF), listed(folder))
    assert refused.value.usage
    assert not folder.exists()


def test_a_tool_that_is_not_there_is_not_made_up(folder: Path) -> None:
    for change in (portfolio_file.hold, portfolio_file.drop):
        with pytest.raises(Refused, match='no tool "nothing"') as refused:
            change(folder, "nothing")
        assert refused.value.usage
    assert not (folder / "portfolio.toml").exists()


UNUSABLE = [
    (b"tool = [", "not valid TOML"),
    (b"\xff\xfe", "not UTF-8"),
    (b"[tool]\nid = 'heat'\n", "two brackets"),
    (b"tool = 3\n", "two brackets"),
    (b"tool = [3]\n", "two brackets"),
    (b"#" * (MAX_BYTES + 1), "larger than 1,000,000 bytes"),
]
WRONG = (b"[[tool]]\nid = 'heat'\ncolour = 'red'\n", "heat.colour: is not known")


def refused_to(change: Callable[[], object], folder: Path, content: bytes, said: str) -> None:
    folder.mkdir(parents=True)
    (folder / "portfolio.toml").write_bytes(content)
    with pytest.raises(Refused, match=said) as refused:
        change()
    assert "portfolio.toml" in str(refused.value)
    assert not refused.value.usage
    assert (folder / "portfolio.toml").read_bytes() == content
    assert [each.name for each in folder.iterdir()] == ["portfolio.toml"]


@pytest.mark.parametrize(("content", "said"), [*UNUSABLE, WRONG])
def test_a_file_that_cannot_be_used_is_left_as_it_is_and_the_reason_is_said(
    folder: Path, content: bytes, said: str
) -> None:
    refused_to(lambda: portfolio_file.hold(folder, "heat"), folder, content, said)


@pytest.mark.parametrize(("content", "said"), UNUSABLE)
def test_nothing_is_added_to_a_file_that_cannot_be_used(
    folder: Path, content: bytes, said: str
) -> None:
    add = partial(portfolio_file.add, folder, ToolFields("New", ToolKind.RELIEF), ())
    refused_to(add, folder, content, said)


def test_a_file_that_would_grow_too_large_is_not_written(folder: Path) -> None:
    folder.mkdir(parents=True)
    file = folder / "portfolio.toml"
    file.write_text("#" * (MAX_BYTES - 10) + "\n")
    with pytest.raises(Refused, match="would be larger"):
        portfolio_file.hold(folder, "heat")
    assert file.stat().st_size == MAX_BYTES - 9


def test_a_pipe_in_the_place_of_the_file_stops_nothing(folder: Path) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / "portfolio.toml")
    with pytest.raises(Refused, match="is not a file"):
        portfolio_file.hold(folder, "heat")


def test_a_full_disk_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(folder)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="cannot be written: No space left"):
        portfolio_file.hold(folder, "gel")
    assert file.read_text() == HAND_WRITTEN
    assert [each.name for each in folder.iterdir()] == ["portfolio.toml"]


# -- others


def test_the_file_is_private_whatever_the_umask(folder: Path) -> None:
    old = os.umask(0o000)
    try:
        portfolio_file.hold(folder, "heat")
    finally:
        os.umask(old)
    assert stat.S_IMODE((folder / "portfolio.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_two_at_once_lose_nothing(folder: Path) -> None:
    ids = list(tools(folder))[:12]

    def hold(mine: list[str]) -> None:
        for id_ in mine:
            portfolio_file.hold(folder, id_)

    threads = [threading.Thread(target=hold, args=(ids[n::2],)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {tool.id for tool in listed(folder) if tool.held} == set(ids)


NAMES = st.text(max_size=45)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, st.sampled_from(ToolKind), st.none() | st.integers(1, 50))
def test_any_name_is_taken_as_it_can_be_shown_or_refused(
    tmp_path: Path, name: str, kind: ToolKind, at_most: int | None
) -> None:
    folder = tmp_path / "any"
    before = listed(folder)
    try:
        made = portfolio_file.add(folder, ToolFields(name, kind, at_most=at_most), before)
    except Refused:
        assert not clean(name) or len(clean(name)) > 40 or clean(name) in {t.name for t in before}
        assert listed(folder) == before
        return
    tool = tools(folder)[made]
    assert (tool.kind, tool.at_most, tool.held) == (kind, at_most, True)
    assert tool.name.isprintable() or not tool.name.isascii()
    assert tomllib.loads((folder / "portfolio.toml").read_text("utf-8"))
    portfolio_file.remove(folder, made)
    assert listed(folder) == before
