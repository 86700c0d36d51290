"""A month that is a journal, with things in it that this version does not understand."""

import json
from pathlib import Path

import pytest

from backcare_tui.domain.journal.entries import PainRated, UnknownEvent
from tests.journal.support import (
    ALWAYS,
    AT,
    GOOD,
    document,
    entry,
    filed,
    ids,
    journal,
    month_path,
    put,
)


def test_what_a_newer_version_added_survives_our_writing_byte_for_byte(tmp_path: Path) -> None:
    future = (
        f'{{"mood":"fine","id":"f",{AT},"event":'
        '{"score":4,"kind":"pain_rated","where":["low",1.50,123456789012345678901234567890]}}'
    )
    strange = f'{{"id":"s",{AT},"event":{{"kind":"sleep_scored","score":1e2}}}}'
    put(tmp_path, document(future, strange, beside='"made_by":{"app": "9.9"},'))
    book, new = journal(tmp_path), entry()
    first, second = book.read(*ALWAYS)
    assert first.event == PainRated(score=4)
    assert second.event == UnknownEvent("sleep_scored", {"kind": "sleep_scored", "score": 100.0})
    book.append(filed(new))
    data = month_path(tmp_path).read_text()
    assert future in data
    assert strange in data
    assert '"made_by":{"app": "9.9"}' in data
    assert ids(book.read(*ALWAYS)) == ["f", "s", new.id]
    assert book.notices == ()


def test_a_known_event_with_unexpected_content_is_kept_and_counted(tmp_path: Path) -> None:
    records = [
        f'{{"id":"a",{AT},"event":{{"kind":"pain_rated","score":11}}}}',
        f'{{"id":"b",{AT},"event":{{"kind":"pain_rated","score":"4"}}}}',
        f'{{"id":"c",{AT},"event":{{"kind":"prompts_paused","until":"2026-11-20T13:00:00"}}}}',
        f'{{"id":"d",{AT},"event":{{"kind":"prompts_paused","until":"0001-01-01T00:00:00Z"}}}}',
        GOOD,
    ]
    put(tmp_path, document(*records))
    book = journal(tmp_path)
    got = book.read(*ALWAYS)
    assert ids(got) == ["a", "b", "c", "d", "good"]
    assert all(isinstance(one.event, UnknownEvent) for one in got[:4])
    (notice,) = book.notices
    assert notice.what == "holds entries with unexpected content: 4"


def test_an_entry_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    event = '"event":{"kind":"pain_rated","score":1}'
    bad = [
        "null",
        "[]",
        f"{{{AT},{event}}}",
        f'{{"id":7,{AT},{event}}}',
        f'{{"id":"",{AT},{event}}}',
        f'{{"id":"{"x" * 101}",{AT},{event}}}',
        f'{{"id":"\\u001b[2J",{AT},{event}}}',
        f'{{"id":"no at",{event}}}',
        f'{{"id":"naive","at":"2026-11-20T12:00:00",{event}}}',
        f'{{"id":"absurd","at":"0001-01-01T00:00:00+14:00",{event}}}',
        f'{{"id":"far","at":"9999-12-31T23:59:59-12:00",{event}}}',
        f'{{"id":"no event",{AT}}}',
        f'{{"id":"event is text",{AT},"event":"pain"}}',
        f'{{"id":"no kind",{AT},"event":{{"score":1}}}}',
        f'{{"id":"huge",{AT},"event":{{"kind":"x","n":1e999}}}}',
        f'{{"id":"logged",{AT},"logged":"2026-11-20T12:00:00",{event}}}',
        f'{{"id":"replaces",{AT},"replaces":5,{event}}}',
    ]
    data = document(*bad, GOOD)
    put(tmp_path, data)
    book, new = journal(tmp_path), entry()
    assert ids(book.read(*ALWAYS)) == ["good"]
    (notice,) = book.notices
    assert notice.what == f"holds entries that cannot be read, and keeps them: {len(bad)}"
    book.append(filed(new))
    assert month_path(tmp_path).read_bytes().startswith(data[:-2] + b',"19":')
    assert ids(journal(tmp_path).read(*ALWAYS)) == ["good", new.id]


@pytest.mark.parametrize(
    ("at", "event", "expected"),
    [
        ("0001-01-01T00:00:00Z", '{"kind":"pain_rated","score":1}', "cannot be read"),
        ("2026-11-20T12:00:00Z", '{"kind":"app_opened","last_seen":"2026-11-20T12:00:00"}', "odd"),
    ],
)
def test_a_single_odd_instant_is_noticed_in_a_month_that_is_fine_otherwise(
    tmp_path: Path, at: str, event: str, expected: str
) -> None:
    put(tmp_path, document(GOOD, f'{{"id":"odd","at":"{at}","event":{event}}}'))
    book = journal(tmp_path)
    got = book.read(*ALWAYS)
    assert ids(got) == (["good"] if expected == "cannot be read" else ["good", "odd"])
    wanted = "unexpected content: 1" if expected == "odd" else "cannot be read, and keeps them: 1"
    assert wanted in book.notices[0].what


def test_a_key_beside_the_entries_that_is_not_text_keeps_the_file_in_quarantine(
    tmp_path: Path,
) -> None:
    data = b'{"schema":1,"entries":{},"\xff":1}'
    put(tmp_path, data)
    journal(tmp_path).append(filed(entry()))
    (kept,) = (tmp_path / "data" / "quarantine").iterdir()
    assert kept.read_bytes() == data


def test_an_entry_that_cannot_be_read_alone_in_its_month_is_kept_too(tmp_path: Path) -> None:
    put(tmp_path, b'{"schema":1,"entries":{"1":{}}}')
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    assert b'"1":{},"2":{' in month_path(tmp_path).read_bytes()
    assert ids(book.read(*ALWAYS)) == [new.id]


def test_an_empty_month_is_a_month(tmp_path: Path) -> None:
    put(tmp_path, b'{"schema":1,"entries":{}}')
    book, new = journal(tmp_path), entry()
    assert book.read(*ALWAYS) == []
    book.append(filed(new))
    assert ids(book.read(*ALWAYS)) == [new.id]
    assert book.notices == ()


def test_document_numbers_that_a_hand_wrote_lose_no_entry(tmp_path: Path) -> None:
    a, b, c = (GOOD.replace("good", name) for name in "abc")
    put(tmp_path, f'{{"entries":{{"x":{a},"10":{b},"010":{c}}}, "schema":1}}'.encode())
    book, new = journal(tmp_path), entry()
    assert ids(book.own_order(*ALWAYS)) == ["b", "a", "c"]
    book.append(filed(new))
    numbers = list(json.loads(month_path(tmp_path).read_bytes())["entries"])
    assert numbers == ["10", "11", "12", "13"]
    assert ids(book.own_order(*ALWAYS)) == ["b", "a", "c", new.id]
    assert book.notices == ()


def test_a_number_given_twice_by_hand_is_copied_to_quarantine_before_it_is_written(
    tmp_path: Path,
) -> None:
    a, b = (GOOD.replace("good", name) for name in "ab")
    data = f'{{"schema":1,"entries":{{"1":{a},"1":{b}}}}}'.encode()
    put(tmp_path, data)
    book, new = journal(tmp_path), entry()
    book.append(filed(new))
    book.append(filed(entry()))
    (kept,) = (tmp_path / "data" / "quarantine").iterdir()
    assert kept.read_bytes() == data
    (notice,) = book.notices
    assert "a copy as it was is" in notice.what
    assert new.id in ids(book.read(*ALWAYS))


def test_a_file_that_cannot_be_compared_is_copied_to_be_sure(tmp_path: Path) -> None:
    data = b'{"schema": 1, "x": "\xff", "entries":{}}'
    put(tmp_path, data)
    journal(tmp_path).append(filed(entry()))
    (kept,) = (tmp_path / "data" / "quarantine").iterdir()
    assert kept.read_bytes() == data
