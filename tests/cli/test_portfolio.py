"""`backcare portfolio`: what is held, logging a use, and what is refused."""

from datetime import timedelta

import pytest

from backcare_tui.companion import open_companion
from backcare_tui.domain.journal.care_events import ToolUsed
from tests.cli.conftest import Person

GEL = '[[tool]]\nid = "gel"\nkind = "relief"\nname = "My gel"\nheld = true\n'


def write(person: Person, toml: str | bytes) -> None:
    person.paths.content.mkdir(parents=True, exist_ok=True)
    data = toml if isinstance(toml, bytes) else toml.encode()
    (person.paths.content / "portfolio.toml").write_bytes(data)


def tools(person: Person) -> dict[str, dict[str, object]]:
    result = person("portfolio", "--json")
    assert result.code == 0
    assert result.json["schema"] == 1
    return {tool["id"]: tool for tool in result.json["tools"]}


def last(person: Person) -> dict[str, object]:
    return person("history", "--json").json["entries"][0]


def test_a_suggestion_is_taken_in_and_let_go(person: Person) -> None:
    result = person("portfolio", "hold", "heat")
    assert (result.code, result.out) == (0, "heat\n")
    assert result.err == "Heat: in your portfolio, relief\n"
    assert tools(person)["heat"]["held"] is True
    result = person("portfolio", "drop", "HEAT", "--json")
    assert result.json == {"schema": 1, "id": "heat", "held": False}
    assert tools(person)["heat"]["held"] is False


def test_a_suggestion_that_was_hidden_can_be_held_again(person: Person) -> None:
    write(person, '[[tool]]\nid = "cold"\nhide = true\n')
    assert "cold" not in tools(person)
    assert person("portfolio", "hold", "cold").code == 0
    assert tools(person)["cold"]["held"] is True


def test_a_tool_of_ones_own_has_a_name_minutes_and_a_limit(person: Person) -> None:
    person.does(
        *("portfolio", "add", "Night cream", "--kind", "relief", "--at-most", "2"),
        *("--minutes", "15-20"),
    )
    tool = tools(person)["night-cream"]
    assert (tool["name"], tool["minutes"], tool["at_most"], tool["left"], tool["held"]) == (
        "Night cream",
        [15, 20],
        2,
        2,
        True,
    )


def test_using_one_prints_the_id_of_an_entry_that_is_there(person: Person) -> None:
    result = person("portfolio", "use", "heat", "--before", "6", "--after", "4")
    entry = last(person)
    assert result.out == f"{entry['id']}\n"
    assert result.err == "Heat at 09:00\n"
    assert entry["event"] == {
        "kind": "tool_used",
        "tool": "heat",
        "before": 6,
        "after": 4,
        "seconds": None,
        "until": None,
    }
    assert tools(person)["heat"]["eased"] == 1


def test_a_timer_that_runs_is_seen_in_the_journal_until_its_end(person: Person) -> None:
    until = person.clock.now() + timedelta(minutes=15)
    open_companion(person.paths, person.clock).record(ToolUsed(tool="heat", until=until))
    assert "relief  Heat until 09:15" in person.does("status")
    assert person("status", "--json").json["relief"] == {
        "tool": "heat",
        "until": until.isoformat(),
    }
    person.clock.pass_time(timedelta(minutes=15))
    assert "relief" not in person.does("status")
    assert person("status", "--json").json["relief"] is None


def test_a_use_can_be_back_dated_and_is_marked_late(person: Person) -> None:
    person.does("portfolio", "use", "walking", "--at", "yesterday 18:30")
    entry = last(person)
    assert entry["at"] == "2026-11-19T18:30:00+01:00"
    assert entry["logged"] == "2026-11-20T09:00:00+01:00"


def test_json_is_the_whole_entry_and_nothing_else(person: Person) -> None:
    result = person("portfolio", "use", "Heat", "--json")
    assert (result.json, result.err) == (last(person), "")


def test_my_own_limit_is_reminded_of_and_nothing_is_kept_from_me(person: Person) -> None:
    person.does("portfolio", "add", "Pill", "--kind", "relief", "--at-most", "2")
    for _ in range(2):
        assert "your own limit" not in person("portfolio", "use", "pill").err
        person.clock.pass_time(3600)
    result = person("portfolio", "use", "pill")
    assert result.code == 0
    assert "Pill: 3 in 24 h, your own limit is 2; the last at 11:00." in result.err
    assert tools(person)["pill"]["left"] == 0
    assert "0 of 2 left" in person.does("portfolio")
    person.clock.pass_time(23 * 3600)
    assert "your own limit" not in person("portfolio", "use", "pill").err
    back = person("portfolio", "use", "pill", "--at", "2026-11-20 10:30")
    assert "Pill: 3 in 24 h, your own limit is 2" in back.err


def test_the_list_says_how_uses_are_spread(person: Person) -> None:
    person.does("portfolio", "hold", "rest")
    for day in range(1, 9):
        person.does("portfolio", "use", "rest", "--at", f"-{24 * day}h")
    for day in (9, 10):
        person.does("portfolio", "use", "walking", "--at", f"-{24 * day}h")
    out = person.does("portfolio")
    assert "Last 14 days: used on 10 days" in out
    assert "Days by kind (our place to start): relief" in out
    assert "relief 80 % (25 %), stabilisers 20 % (55 %), modifiers 0 % (20 %)" in out
    assert "Relief on 8 of 10 days with a use, little else." in out
    assert "You hold no stabilisers or modifiers so far; what counts there is Walking." in out


def test_a_tool_that_is_gone_still_shows_by_its_id(person: Person) -> None:
    write(person, GEL)
    person.does("portfolio", "use", "gel")
    write(person, "")
    assert "gel: 1 use, no longer in your list." in person.does("portfolio")
    assert "  gel  " in person.does("history")
    assert person("portfolio", "--json").json["unknown"] == {"gel": 1}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("portfolio", "use", "haet"), "did you mean heat"),
        (("portfolio", "use", "\x1b[2Jx"), "backcare portfolio lists them"),
        (("portfolio", "hold", "nothing-like-it"), "backcare portfolio lists them"),
        (("portfolio", "drop", "x"), "backcare portfolio lists them"),
        (("portfolio", "use"), "Missing argument 'ID'"),
        (("portfolio", "use", "heat", "--before", "11"), "is not a whole number from 0 to 10"),
        (("portfolio", "use", "heat", "--at", "12:00"), "--at"),
        (("portfolio", "add", "x"), "Missing option '--kind'"),
        (("portfolio", "add", "x", "--kind", "pill"), "'pill' is not one of"),
        (("portfolio", "add", "x", "--kind", "relief", "--minutes", "9-3"), "--minutes are like"),
        (("portfolio", "add", "x", "--kind", "relief", "--at-most", "0"), "--at-most is a number"),
        (("portfolio", "add", " ", "--kind", "relief"), "name: is missing"),
        (("portfolio", "add", "x" * 41, "--kind", "relief"), "41 characters; at most 40"),
        (("portfolio", "add", "Heat", "--kind", "relief"), 'one called "Heat" already'),
        (("portfolio", "sell"), "No such command"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_is_written(
    person: Person, arguments: tuple[str, ...], said: str
) -> None:
    result = person(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1
    assert "\x1b" not in result.err
    assert not person.paths.content.exists() or not list(person.paths.content.iterdir())
    assert person("history", "--json").json["entries"] == []


@pytest.mark.parametrize("content", ["[[tool]", b"\xff", "#" * 1_000_001, "tool = 3"])
def test_a_damaged_file_is_named_left_alone_and_uses_can_be_logged(
    person: Person, content: str | bytes
) -> None:
    write(person, content)
    file = person.paths.content / "portfolio.toml"
    before = file.read_bytes()
    for command in (("hold", "heat"), ("add", "New", "--kind", "relief")):
        result = person("portfolio", *command)
        assert result.code == 1
        assert "portfolio.toml" in result.err.splitlines()[-1]
    assert file.read_bytes() == before
    assert person("portfolio", "use", "heat").code == 0


def test_a_mistake_in_my_file_is_named_and_a_twin_too(person: Person) -> None:
    write(person, GEL + GEL.replace("My gel", "Other") + '[[tool]]\nid = "x"\ndose = 3\n')
    result = person("portfolio")
    assert result.code == 0
    assert "x.dose: is not known" in result.err
    assert "gel: stands twice; the first one is used" in result.err
    assert "My gel" in result.out


def test_a_hostile_name_shows_as_typed_and_does_nothing_else(person: Person) -> None:
    name = "\x1b]0;x\x07[red]Rub[/] \u202eleg\u202c"
    made = person.does("portfolio", "add", name, "--kind", "relief")
    assert made == "red-rub-leg"
    assert tools(person)[made]["name"] == "[red]Rub[/] leg"
    assert "[red]Rub[/] leg" in person.does("portfolio")
