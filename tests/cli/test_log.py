"""`backcare log`: everything the panel takes, in one line, with every mistake named."""

import io
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.domain.pain.body_map import WORDS, Region
from backcare_tui.domain.text import MAX_NOTE, clean
from tests.cli.conftest import Person


def entries(person: Person, *arguments: str) -> list[dict[str, Any]]:
    found = msgspec.json.decode(person.does("history", "--json", *arguments))
    return list(found["entries"])


# -- pain


@pytest.mark.parametrize("verb", ["pain", "checkin"])
def test_a_whole_check_in_in_one_line(person: Person, verb: str) -> None:
    given = ("--where", "low-back-left:6", "--where", "Buttock, left", "--word", "burning")
    more = ("--word", "Aching", "--stress", "3", "--mood", "6", "--sleep", "7:30")
    result = person("log", verb, "4", *given, *more, "--note", "long drive", "--json")
    assert result.json["event"] == {
        "kind": "pain_rated",
        "score": 4,
        "places": [{"region": "low-back-left", "intensity": 6}, {"region": "buttock-left"}],
        "words": ["aching", "burning"],
        "stress": 3,
        "mood": 6,
        "sleep": 7.5,
        "note": "long drive",
    }
    assert entries(person) == [result.json]


def test_every_region_and_every_word_can_be_named(person: Person) -> None:
    where = [part for region in Region for part in ("--where", region.value)]
    words = [part for word in WORDS for part in ("--word", word)]
    event = person("log", "pain", "4", *where, *words, "--json").json["event"]
    assert [place["region"] for place in event["places"]] == [region.value for region in Region]
    assert event["words"] == list(WORDS)
    spoken = [part for region in Region for part in ("--where", region.label.upper())]
    again = person("log", "pain", "4", *spoken, "--json").json["event"]
    assert again["places"] == event["places"]


def test_of_a_region_named_twice_the_last_counts(person: Person) -> None:
    where = ("--where", "groin:3", "--where", "groin:8")
    event = person("log", "pain", "4", *where, "--json").json["event"]
    assert event["places"] == [{"region": "groin", "intensity": 8}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pain", "4", "--where", "nose"), '"nose" is none of: mid-back-left, mid-back-right'),
        (("pain", "4", "--where", "groin:11"), "needs 0 to 10 after the colon"),
        (("pain", "4", "--where", "groin:"), "needs 0 to 10 after the colon"),
        (("pain", "4", "--where", "groin:٣"), "needs 0 to 10 after the colon"),
        (("pain", "4", "--where", "\x1b[2J:1"), "is none of"),
        (("pain", "4", "--word", "cold"), '"cold" is none of: aching, stiff'),
        (("pain", "4", "--stress", "11"), "is not a whole number from 0 to 10"),
        (("pain", "-1"), "log pain: N is a whole number from 0 to 10. See"),
        (("peg", "1", "-2", "3"), "is a whole number from 0 to 10"),
        (("pain", "--no-such"), "No such option"),
        (("pain", "4", "--mood", "-1"), "is not a whole number from 0 to 10"),
        (("pain", "4", "--sleep", "25"), "0 to 24 hours"),
        (("pain", "4", "--sleep", "-1"), "0 to 24 hours"),
        (("pain", "4", "--at", "2030-01-01 10:00"), "is still to come"),
        (("pain", "4", "--at", "1899-01-01 10:00"), "is before 1900"),
        (("pain", "--where", "groin"), "Missing argument 'N'"),
        (("pain", "--edit", "abcdef12"), "say what to change"),
        (("pain", "4", "--edit", "ab"), "at least 4 characters"),
        (("pain", "4", "--edit", "abcdef12"), "no check-in has an id that begins with"),
        (("peg", "1", "2"), "Missing argument 'G'"),
        (("peg", "1", "2", "11"), "is not a whole number from 0 to 10"),
        (("note", " \t "), "There is nothing in that note"),
        (("note",), "Missing argument 'TEXT'"),
        (("note", "x" * 1_000_000), "1,000,000 characters; at most 4,000 are kept"),
        (("evening", "5", "--worst", "4"), "at least the average, 5 to 10"),
        (("evening", "5", "--day", "2030-01-01"), "still to come"),
        (("evening", "5", "--day", "soon"), "is not a day"),
        (("evening", "5", "--mattered", "x" * (MAX_NOTE + 1)), "at most 4,000 are kept"),
        (("evening",), "Missing argument 'AVERAGE'"),
    ],
)
def test_a_mistake_is_named_with_what_is_allowed_and_nothing_is_written(
    person: Person, arguments: tuple[str, ...], said: str
) -> None:
    result = person("log", *arguments)
    assert result.code == 2
    assert result.out == ""
    assert said in result.err
    assert len(result.err.splitlines()) == 1
    assert clean(result.err) == result.err.rstrip("\n")
    assert entries(person) == []


def pipe(monkeypatch: pytest.MonkeyPatch, given: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))


def test_a_note_can_come_through_a_pipe(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, "caf\u00e9,\n\x1b[1mtwo hours\x1b[m\n".encode())
    assert person("log", "note", "-", "--json").json["event"]["text"] == "café, two hours"
    pipe(monkeypatch, b"the car \xff")
    event = person("log", "pain", "4", "--note", "-", "--json").json["event"]
    assert event["note"] == "the car \ufffd"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b" \n", "There is nothing in that note"),
        (b"x" * 4001, "The note has 4,001 characters; at most 4,000 are kept"),
        (b"x" * 2_000_000, "more than 1,000,000 characters; at most 4,000 are kept"),
    ],
)
def test_a_pipe_is_refused_what_a_note_cannot_hold(
    person: Person, monkeypatch: pytest.MonkeyPatch, given: bytes, said: str
) -> None:
    pipe(monkeypatch, given)
    result = person("log", "note", "-")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert entries(person) == []


def test_help_says_ranges_in_words(person: Person) -> None:
    for verb in ("pain", "peg", "evening"):
        assert "<=" not in person.does("log", verb, "--help")


# -- edits


def test_an_edit_changes_what_is_given_and_leaves_the_rest(person: Person) -> None:
    id_ = person.does("log", "pain", "4", "--where", "groin:3", "--stress", "5", "--note", "stairs")
    result = person("log", "pain", "--edit", id_[:8], "--note", "it was the car", "--json")
    event = result.json["event"]
    assert (event["score"], event["stress"], event["note"]) == (4, 5, "it was the car")
    assert event["places"] == [{"region": "groin", "intensity": 3}]
    assert result.json["replaces"] == id_
    assert entries(person) == [result.json]


def test_an_edit_can_give_another_score_and_another_time_also_in_another_month(
    person: Person,
) -> None:
    id_ = person.does("log", "pain", "4", "--note", "stairs")
    edited = person("log", "pain", "6", "--edit", id_, "--at", "2026-09-03 10:00", "--json")
    assert edited.json["at"] == "2026-09-03T10:00:00+01:00"
    assert edited.json["event"]["note"] == "stairs"
    assert entries(person, "--since", "2026-08-01") == [edited.json]


def test_none_empties_a_field_in_an_edit_and_is_a_word_like_any_in_a_new_note(
    person: Person,
) -> None:
    full = ("--where", "groin", "--word", "stiff", "--note", "none")
    id_ = person.does("log", "pain", "4", *full)
    assert entries(person)[0]["event"]["note"] == "none"
    person.does("log", "pain", "--edit", id_, "--where", "none", "--word", "none", "--note", "none")
    (entry,) = entries(person)
    assert not any(entry["event"].get(name) for name in ("places", "words", "note"))


def test_an_edited_entry_is_found_by_its_new_id_only(person: Person) -> None:
    id_ = person.does("log", "pain", "4")
    new = person.does("log", "pain", "5", "--edit", id_)
    assert person("log", "pain", "6", "--edit", id_).code == 2
    assert person("log", "pain", "6", "--edit", new).code == 0
    assert [entry["event"]["score"] for entry in entries(person)] == [6]


# -- the rest


def test_the_week_is_logged_with_its_mean(person: Person) -> None:
    result = person("log", "peg", "4", "5", "3")
    assert result.err == "Your week: 4.0, lower is better\n"
    (entry,) = entries(person)
    assert result.out.strip() == entry["id"]
    assert entry["event"] == {"kind": "peg_rated", "pain": 4, "enjoyment": 5, "activity": 3}


def test_the_week_is_compared_with_the_one_before_it(person: Person) -> None:
    person.does("log", "peg", "5", "5", "6", "--at", "2026-11-12 09:00")
    assert person("log", "peg", "5", "5", "4").err == (
        "Your week: 4.7, lower is better; last time 5.3: about the same\n"
    )


def test_pain_above_usual_is_said_at_once_with_what_there_is_to_do(person: Person) -> None:
    person.does("screening", "--none-of-these")
    person.does("config", "set", "care.usual_pain", "3")
    assert person("log", "pain", "4").err == "Pain 4 at 09:00\n"
    said = person("log", "pain", "5").err
    assert "5 is above your usual 3. Fine to leave it, or: backcare portfolio use ID" in said
    assert "above" not in person("log", "pain", "6", "--at", "-2h").err, "that is over"


def test_a_note_stands_for_itself_and_can_be_about_an_earlier_time(person: Person) -> None:
    result = person("log", "note", "physio moved", "--at", "yesterday 18:30", "--json")
    assert result.json["at"] == "2026-11-19T18:30:00+01:00"
    assert result.json["event"] == {"kind": "note_written", "text": "physio moved"}


def test_a_day_has_one_look_back(person: Person) -> None:
    person.does("log", "evening", "4", "--worst", "7", "--mattered", "left at four")
    person.does("log", "evening", "5")
    (entry,) = entries(person)
    event = entry["event"]
    assert (event["average"], event["worst"], event["mattered"]) == (5, 7, "left at four")
    person.does("log", "evening", "8", "--mattered", "")
    event = entries(person)[0]["event"]
    assert (event["average"], event["worst"], event["mattered"]) == (8, None, "")


def test_a_look_back_on_yesterday_is_about_its_evening(person: Person) -> None:
    result = person("log", "evening", "4", "--day", "yesterday", "--json")
    assert result.json["at"] == "2026-11-19T19:00:00+01:00"
    assert result.json["logged"] == "2026-11-20T09:00:00+01:00"
    assert (
        person("log", "evening", "3", "--day", "-3d", "--json")
        .json["at"]
        .startswith("2026-11-17T19")
    )
    assert len(entries(person, "--since", "-7d")) == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("3", "--where", "saddle"), "saddle area marked"),
        (("3", "--where", "thigh-left"), "a leg is newly marked"),
    ],
)
def test_what_asks_for_the_safety_questions_says_so_and_is_kept_all_the_same(
    person: Person, arguments: tuple[str, ...], why: str
) -> None:
    person.does("screening", "--none-of-these")
    person.clock.pass_time(60)
    result = person("log", "pain", *arguments)
    assert result.code == 0
    assert f"The safety questions are due ({why}): backcare screening" in result.err
    assert len(entries(person)) == 2
    as_json = person("log", "pain", *arguments, "--json")
    assert set(as_json.json) == {"id", "at", "device", "event"}


def test_every_verb_explains_itself_with_examples(person: Person) -> None:
    assert "log" in person("log", "--help").out
    for verb in ("pain", "checkin", "peg", "note", "evening"):
        out = person("log", verb, "--help").out
        assert f"backcare log {'pain' if verb == 'checkin' else verb} " in out
        assert "--json" in out
        assert all(len(line) <= 100 for line in out.splitlines())


HOSTILE = st.text(
    st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\u2066\ufeff\udc80\n\r\0[]/$:"),
    max_size=60,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, st.sampled_from(["note", "where", "word", "sleep", "edit", "mattered"]))
def test_any_text_is_kept_clean_or_refused_in_one_clean_line(
    person: Person, text: str, field: str
) -> None:
    if field == "note":
        result = person("log", "note", "--", text)
    elif field == "mattered":
        result = person("log", "evening", "3", f"--mattered={text}")
    else:
        result = person("log", "pain", "3", f"--{field}={text}")
    assert result.code in (0, 2)
    for line in (result.out + result.err).rstrip("\n").split("\n"):
        assert clean(line) == line.strip()
    for entry in entries(person):
        for value in entry["event"].values():
            assert not isinstance(value, str) or clean(value) == value
