"""What counts of what was written down: edits, taking back, and taking that back."""

import random
from datetime import datetime, timedelta, timezone
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakTaken,
    BreathingFinished,
    ClockChanged,
    Entry,
    Event,
    KnownEvent,
    PainRated,
    PromptsPaused,
    Retracted,
    Side,
    UnknownEvent,
    check_instant,
    current_versions,
    effective,
    kind_of,
)

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def rated(id_: str, minutes: float = 0, replaces: str | None = None) -> Entry:
    at = NINE + timedelta(minutes=minutes)
    return Entry(id=id_, at=at, device="d", event=PainRated(score=3), replaces=replaces)


def retracted(id_: str, of: str, minutes: float = 0) -> Entry:
    at = NINE + timedelta(minutes=minutes)
    return Entry(id=id_, at=at, device="d", event=Retracted(entry=of))


def left(*entries: Entry) -> list[str]:
    return [entry.id for entry in current_versions(entries)]


def test_everything_counts_while_nothing_was_taken_back() -> None:
    assert left(rated("a"), rated("b")) == ["a", "b"]


def test_a_retracted_entry_does_not_count_and_the_retraction_is_no_entry_to_show() -> None:
    assert left(rated("a"), rated("b"), retracted("r", "a")) == ["b"]


def test_an_entry_may_be_taken_back_before_it_is_read() -> None:
    assert left(retracted("r", "a"), rated("a"), rated("b")) == ["b"]


def test_undoing_the_undoing_brings_the_entry_back() -> None:
    entries = [rated("a"), retracted("r1", "a"), retracted("r2", "r1")]
    assert left(*entries) == ["a"]
    assert left(*entries, retracted("r3", "r2")) == []


def test_an_edit_stands_in_for_the_original() -> None:
    assert left(rated("a"), rated("b", replaces="a")) == ["b"]


def test_of_an_entry_edited_again_and_again_the_last_edit_stands() -> None:
    edits = [rated("a"), rated("b", replaces="a"), rated("c", replaces="b")]
    assert left(*edits) == ["c"]
    assert left(*edits, retracted("r", "c")) == ["b"]
    assert left(*edits, retracted("r", "b")) == ["c"]
    assert left(*edits, retracted("r", "c"), retracted("s", "b")) == ["a"]


def test_taking_back_an_edit_brings_the_original_back() -> None:
    assert left(rated("a"), rated("b", replaces="a"), retracted("r", "b")) == ["a"]


def test_both_of_two_edits_of_one_entry_stand() -> None:
    assert left(rated("a"), rated("b", replaces="a"), rated("c", replaces="a")) == ["b", "c"]


def test_retracting_or_replacing_what_is_not_there_takes_nothing_out() -> None:
    assert left(rated("a"), retracted("r", "gone"), rated("b", replaces="gone")) == ["a", "b"]


def test_the_same_entry_read_from_two_files_counts_once() -> None:
    assert left(rated("a"), rated("b"), rated("a")) == ["a", "b"]


def test_what_counts_comes_oldest_first_and_at_one_instant_as_it_was_given() -> None:
    entries = [rated("late", 9), rated("x", 5), rated("early", 1), rated("y", 5)]
    assert [e.id for e in effective(entries)] == ["early", "x", "y", "late"]


def test_the_oldest_comes_first_by_instant_and_not_by_what_the_wall_clock_said() -> None:
    tokyo = Entry(
        id="tokyo",
        at=NINE.astimezone(timezone(timedelta(hours=9))) - timedelta(minutes=1),
        device="d",
        event=PainRated(score=1),
    )
    assert [e.id for e in effective([rated("here"), tokyo])] == ["tokyo", "here"]


@pytest.mark.parametrize(
    "ring",
    [
        [rated("a", replaces="a")],
        [retracted("a", "a"), rated("b")],
        [rated("a", replaces="b"), rated("b", replaces="a")],
        [retracted("a", "b"), retracted("b", "a"), rated("c")],
        [rated("a", replaces="c"), rated("b", replaces="a"), rated("c", replaces="b")],
    ],
)
def test_entries_that_overrule_each_other_in_a_ring_are_read_all_the_same(
    ring: list[Entry],
) -> None:
    assert left(*ring) == left(*ring)
    assert set(left(*ring)) == set(left(*reversed(ring)))


@pytest.mark.parametrize("count", [9_999, 10_000])
def test_a_chain_of_ten_thousand_retractions_is_read_to_its_end(count: int) -> None:
    chain = [retracted(f"r{n:05}", f"r{n - 1:05}" if n else "a") for n in range(count)]
    random.Random(7).shuffle(chain)
    assert left(rated("a"), *chain) == ([] if count % 2 else ["a"])


IDS = "abcdefgh"
LINKS = st.tuples(
    st.sampled_from(["rated", "edit", "retraction"]), st.sampled_from(IDS), st.integers(0, 5)
)


@st.composite
def journals(draw: st.DrawFn, *, rings: bool = True) -> list[Entry]:
    """Entries that take each other back and replace each other in every way, some of them twice."""
    entries: list[Entry] = []
    for id_, (how, target, minutes) in zip(IDS, draw(st.lists(LINKS, max_size=8)), strict=False):
        if not rings and target >= id_:
            how = "rated"
        if how == "retraction":
            entries.append(retracted(id_, target, minutes))
        else:
            entries.append(rated(id_, minutes, target if how == "edit" else None))
    twice = draw(st.lists(st.sampled_from(entries), max_size=3)) if entries else []
    return draw(st.permutations([*entries, *twice]))


@given(journals(), st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_what_counts_does_not_depend_on_the_order_the_entries_are_read_in(
    entries: list[Entry], chance: random.Random
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert set(left(*entries)) == set(left(*shuffled))
    instants = [entry.at for entry in effective(shuffled)]
    assert instants == sorted(instants)


@given(journals())
@settings(max_examples=80)
def test_what_counts_is_among_what_was_given_once_each_and_never_a_retraction(
    entries: list[Entry],
) -> None:
    counted = current_versions(entries)
    given = {(entry.id, entry.event) for entry in entries}
    assert all((e.id, e.event) in given and not isinstance(e.event, Retracted) for e in counted)
    assert len({entry.id for entry in counted}) == len(counted)


@given(journals(rings=False))
@settings(max_examples=80)
def test_what_counts_counts_also_when_nothing_else_is_read(entries: list[Entry]) -> None:
    counted = current_versions(entries)
    assert current_versions(counted) == counted
    assert effective(counted) == effective(entries)


@given(journals(rings=False))
@settings(max_examples=80)
def test_of_the_versions_of_one_entry_an_edited_one_never_counts_beside_its_edit(
    entries: list[Entry],
) -> None:
    before = {entry.id: entry.replaces for entry in entries}
    counted = {entry.id for entry in current_versions(entries)}
    for id_ in counted:
        older = before[id_]
        while older is not None:
            assert older not in counted
            older = before.get(older)


@given(journals(), st.sampled_from(IDS))
@settings(max_examples=60)
def test_taking_back_and_taking_that_back_again_changes_nothing(
    entries: list[Entry], target: str
) -> None:
    undone = [*entries, retracted("zz1", target), retracted("zz2", "zz1")]
    assert left(*undone) == left(*entries)


# -- what an event can say


@pytest.mark.parametrize(
    "make",
    [
        lambda: PainRated(score=11),
        lambda: PainRated(score=-1),
        lambda: AdjustmentTallied(item="x", count=0),
        lambda: AdjustmentTallied(item="x", count=1001),
        lambda: BreakTaken(break_kind=BreakKind.MICRO, seconds=-1),
        lambda: BreakTaken(break_kind=BreakKind.MICRO, seconds=float("nan")),
        lambda: BreakPostponed(break_kind=BreakKind.MICRO, seconds=float("inf")),
        lambda: BreakMissed(break_kind=BreakKind.MICRO, due=NINE.replace(tzinfo=None)),
        lambda: PromptsPaused(until=NINE.replace(year=9999)),
        lambda: AppOpened(last_seen=NINE.replace(year=1)),
        lambda: ClockChanged(seconds=float("nan")),
        lambda: ClockChanged(seconds=4e9),
        lambda: BreathingFinished(
            pattern="x", seconds=60, cycles=6, planned_cycles=6, tension_after=11
        ),
        lambda: BreathingFinished(pattern="x", seconds=60, cycles=-1, planned_cycles=6),
    ],
)
def test_an_event_that_cannot_be_is_refused(make: object) -> None:
    with pytest.raises(ValueError, match=r"is |are |needs"):
        make()  # type: ignore[operator]  # a table of lambdas


def test_an_instant_needs_an_offset_and_a_believable_year() -> None:
    check_instant(NINE)
    with pytest.raises(ValueError, match="offset"):
        check_instant(NINE.replace(tzinfo=None))
    with pytest.raises(ValueError, match="1900 to 2200"):
        check_instant(NINE.replace(year=2201))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, field.name)
        for kind in get_args(KnownEvent)
        for field in msgspec.structs.fields(kind)
        if datetime in (field.type, *get_args(field.type))
    ],
)
def test_every_instant_in_an_event_from_a_file_has_an_offset_and_a_believable_year(
    kind: type[KnownEvent], name: str
) -> None:
    fields = {"since": NINE, "until": NINE, "due": NINE, "break_kind": "micro", "reason": "away"}
    whole = {"kind": kind.__struct_config__.tag, "seconds": 60, "tool": "heat", **fields}
    assert getattr(msgspec.convert({**whole, name: NINE}, type=kind), name) == NINE
    for bad in (NINE.replace(tzinfo=None), NINE.replace(year=1), NINE.replace(year=2201)):
        with pytest.raises(msgspec.ValidationError, match=r"offset|year"):
            msgspec.json.decode(msgspec.json.encode({**whole, name: bad}), type=kind)


def test_text_in_an_event_is_cleaned_where_it_enters_also_from_a_file() -> None:
    assert PainRated(score=3, note="a\x1b[31mb\nc").note == "ab c"
    assert AdjustmentTallied(item="\u202ehug").item == "hug"
    read = msgspec.json.decode(
        '{"kind":"pain_rated","score":3,"note":"a\\u001b]0;x\\u0007b"}', type=PainRated
    )
    assert read.note == "ab"


def test_a_note_of_any_length_is_kept_to_a_page() -> None:
    note = PainRated(score=3, note="long " * 10_000).note
    assert len(note) <= 4_000
    assert note.endswith("…")


def test_every_kind_is_known_by_its_name_in_the_journal() -> None:
    assert kind_of(PainRated(score=3)) == "pain_rated"
    assert kind_of(UnknownEvent("mood_rated", {})) == "mood_rated"


def test_each_side_has_the_other() -> None:
    assert Side.LEFT.other is Side.RIGHT
    assert Side.RIGHT.other is Side.LEFT


def test_events_are_told_apart_by_what_they_say() -> None:
    events: list[Event] = [PainRated(score=3), PainRated(score=3, note="x"), Retracted(entry="a")]
    assert len(set(map(repr, events))) == 3
