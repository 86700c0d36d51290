"""Looking far back for the few entries that tell: as if everything had been read."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted, ScreeningAnswered
from backcare_tui.domain.journal.entries import Entry, Event, PainRated, Retracted, effective
from backcare_tui.journal.journal import Filed
from tests.journal.support import (
    ALWAYS,
    AT,
    GOOD,
    NOON,
    QuickFiles,
    document,
    entry,
    filed,
    ids,
    journal,
    put,
)

KINDS = (FlareStarted, FlareEnded, ScreeningAnswered)
FLARE = f'{{"id":"flare",{AT},"event":{{"kind":"flare_started","score":6}}}}'
STEPS = st.tuples(
    st.sampled_from([PainRated(score=3), FlareStarted(), FlareEnded(), None]),
    st.none() | st.integers(0, 11),  # which entry before it is edited, or (event None) taken back
    st.integers(-40, 40),  # days from noon
    st.sampled_from(["laptop", "desk"]),
)


class Counting(QuickFiles):
    """Counts the files that are read."""

    read_files = 0

    def read(self, path: Path) -> bytes:
        self.read_files += 1
        return super().read(path)


def counting(entries: list[Entry]) -> list[tuple[str, datetime, Event]]:
    found = (one for one in effective(entries) if isinstance(one.event, KINDS))
    return [(one.id, one.at, one.event) for one in found]


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEPS, max_size=12))
def test_what_is_found_counts_as_it_does_with_everything_read(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[Event | None, int | None, int, str]],
) -> None:
    home = tmp_path_factory.mktemp("home")
    books = {name: journal(home, name, files=QuickFiles()) for name in ("laptop", "desk")}
    before: list[Filed] = []
    for event, target, days, device in steps:
        of = before[target % len(before)] if before and target is not None else None
        one = entry(
            Retracted(entry=of.entry.id if of else "nobody") if event is None else event,
            NOON + timedelta(days=days),
            device=device,
            replaces=of.entry.id if of and event else None,
        )
        before.append(Filed(one, of.where if of else None))
        books[device].append([before[-1]])
    fresh = journal(home)
    found = fresh.read(*ALWAYS, KINDS)
    assert counting(found) == counting(fresh.read(*ALWAYS))
    assert fresh.read(*ALWAYS, KINDS) == found, "also once everything has been read"
    assert not any(isinstance(one.event, PainRated) and one.replaces is None for one in found)


@pytest.mark.parametrize(
    ("record", "notice"),
    [
        ('{"id":"odd",AT,"event":{"kind":"flare_started","score":11}}', "unexpected content: 1"),
        ('{"id":"",AT,"event":{"kind":"flare_started"}}', "cannot be read, and keeps them: 1"),
        ('{"id":"x",AT,"event":7}', "cannot be read, and keeps them: 1"),
    ],
)
def test_what_is_odd_where_something_is_looked_for_is_told_as_ever(
    tmp_path: Path, record: str, notice: str
) -> None:
    put(tmp_path, document(GOOD, record.replace("AT", AT), FLARE))
    book = journal(tmp_path)
    assert ids(book.read(*ALWAYS, KINDS)) == ["flare"]
    assert notice in book.notices[0].what


def test_a_torn_month_is_moved_to_quarantine_also_when_it_is_only_looked_through(
    tmp_path: Path,
) -> None:
    put(tmp_path, document(GOOD, FLARE)[:-20])
    book = journal(tmp_path)
    assert book.read(*ALWAYS, KINDS) == []
    assert len(list((tmp_path / "data" / "quarantine").iterdir())) == 1


def test_a_kind_that_a_hand_wrote_in_another_way_is_found(tmp_path: Path) -> None:
    put(tmp_path, document(GOOD, FLARE.replace("flare_started", "\\u0066lare_started")))
    assert ids(journal(tmp_path).read(*ALWAYS, KINDS)) == ["flare"]


def test_what_was_written_since_the_last_look_is_found(tmp_path: Path) -> None:
    book, other = journal(tmp_path), journal(tmp_path)
    start = entry(FlareStarted())
    book.append(filed(entry(), start))
    assert book.read(*ALWAYS, KINDS) == [start]
    end = entry(FlareEnded(), NOON + timedelta(hours=1))
    other.append(filed(end))
    assert book.read(*ALWAYS, KINDS) == [start, end]
    assert book.read(*ALWAYS, (FlareEnded,)) == [end]
    again = entry(FlareStarted(), NOON + timedelta(hours=2))
    book.append(filed(again))
    assert book.read(*ALWAYS, KINDS) == [start, end, again]


def test_a_month_that_is_looked_through_is_not_read_a_second_time(tmp_path: Path) -> None:
    journal(tmp_path).append(filed(entry(), entry(FlareStarted())))
    files = Counting()
    book = journal(tmp_path, files=files)
    for _ in range(2):
        assert len(book.read(*ALWAYS, KINDS)) == 1
    assert files.read_files == 1
