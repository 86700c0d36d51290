"""To correct what was is not to do it again: an edit stands where the entry stood."""

from datetime import timedelta

from backcare_tui.domain.journal.entries import (
    Entry,
    PainRated,
    Retracted,
    current_versions,
    in_place,
)
from tests.domain.scene import NINE


def entry(id_: str, replaces: str | None = None, event: object = None) -> Entry:
    n = ord(id_[0])
    return Entry(
        id=id_,
        at=NINE + timedelta(minutes=n),
        device="d",
        event=event or PainRated(score=3),  # type: ignore[arg-type]
        replaces=replaces,
    )


def ids(entries: list[Entry]) -> list[str]:
    return [each.id for each in in_place(entries)]


def test_an_edit_stands_where_the_entry_stood_that_it_is_an_edit_of() -> None:
    assert ids([entry("a"), entry("b"), entry("c", "a")]) == ["c", "b"]
    assert ids([entry("a"), entry("b"), entry("c", "a"), entry("d", "c")]) == ["d", "b"]


def test_an_edit_that_was_taken_back_leaves_the_original_in_its_place() -> None:
    undone = entry("d", event=Retracted(entry="c"))
    assert ids([entry("a"), entry("b"), entry("c", "a"), undone]) == ["a", "b"]


def test_without_an_edit_the_order_is_as_given() -> None:
    given = [entry("b"), entry("a"), entry("c", "elsewhere")]
    assert in_place(given) == current_versions(given) == given


def test_edits_in_a_ring_are_read_all_the_same() -> None:
    assert sorted(ids([entry("a", "b"), entry("b", "a"), entry("c", "c")])) == ["a", "b", "c"]
