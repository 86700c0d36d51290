"""Whatever is put in comes out, in whatever portions and from however many threads."""

import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakTaken,
    BreathingFinished,
    Entry,
    PainRated,
    Side,
    UnknownEvent,
)
from tests.journal.support import (
    ALWAYS,
    QuickFiles,
    entry,
    filed,
    ids,
    journal,
)

SLOW = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


instants = st.datetimes(
    min_value=datetime.fromisoformat("2026-10-01"),
    max_value=datetime.fromisoformat("2027-02-01"),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


texts = st.text(max_size=40)


scores = st.integers(0, 10)


kinds = st.sampled_from(BreakKind)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner),
    max_leaves=5,
)


events = st.one_of(
    st.builds(AdjustmentTallied, item=texts, side=st.none() | st.sampled_from(Side)),
    st.builds(PainRated, score=scores, note=texts),
    st.builds(
        BreathingFinished,
        pattern=texts,
        seconds=st.floats(0, 900),
        cycles=st.integers(0, 90),
        planned_cycles=st.integers(1, 90),
        tension_before=st.none() | scores,
    ),
    st.builds(BreakTaken, break_kind=kinds, seconds=st.floats(0, 900), proposal=texts),
    st.builds(BreakPostponed, break_kind=kinds, seconds=st.sampled_from([120.0, 300.0])),
    st.builds(BreakMissed, break_kind=kinds, due=instants),
    st.builds(AwayNoticed, since=instants, credited=st.none() | kinds),
    st.builds(AppOpened, last_seen=st.none() | instants),
    st.builds(
        lambda more: UnknownEvent("from_the_future", {"kind": "from_the_future", **more}),
        st.dictionaries(st.text("xyz", min_size=1, max_size=3), json_values, max_size=3),
    ),
)


entries_ = st.builds(
    Entry,
    id=st.uuids().map(str),
    at=instants,
    device=st.just("laptop"),
    event=events,
    replaces=st.none() | st.uuids().map(str),
    logged=st.none() | instants,
)


@SLOW
@given(batches=st.lists(st.lists(entries_, max_size=4), max_size=6))
def test_whatever_is_appended_in_whatever_portions_comes_back(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Entry]]
) -> None:
    home = tmp_path_factory.mktemp("home")
    book, written = journal(home, files=QuickFiles()), []
    for batch in batches:
        book.append(filed(*batch))
        written += batch
        assert sorted(ids(book.read(*ALWAYS))) == sorted(ids(written))
    fresh = journal(home)
    by_id = {one.id: one for one in fresh.read(*ALWAYS)}
    assert by_id == {one.id: one for one in written}
    assert all(by_id[one.id].at.utcoffset() == one.at.utcoffset() for one in written)
    assert book.read(*ALWAYS) == fresh.read(*ALWAYS)
    assert book.notices == fresh.notices == ()


def test_threads_that_share_a_journal_lose_nothing(tmp_path: Path) -> None:
    book = journal(tmp_path, patience=60)
    mine = [[entry() for _ in range(15)] for _ in range(3)]

    def write(entries: list[Entry]) -> None:
        for one in entries:
            book.append(filed(one))
            book.read(*ALWAYS)

    threads = [threading.Thread(target=write, args=(entries,)) for entries in mine]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ids(book.read(*ALWAYS))) == sorted(one.id for part in mine for one in part)
