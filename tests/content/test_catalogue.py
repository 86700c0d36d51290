"""Reading content once: what is kept is used for the very same files, and for no others."""

import os
from pathlib import Path

import pytest

from backcare_tui.content.catalogue import load_catalogue

OWN = '[[adjustment]]\nid = "mine"\nfamily = "load"\ncue = "My own"\ntarget = 2\n'


def test_what_was_kept_is_what_would_have_been_read(tmp_path: Path) -> None:
    kept = tmp_path / "state" / "catalogue.json"
    first = load_catalogue(tmp_path, kept)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert load_catalogue(tmp_path, kept) == first == load_catalogue(tmp_path)


def test_the_next_start_reads_no_toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "catalogue.json"
    first = load_catalogue(tmp_path, kept)
    monkeypatch.setattr("tomllib.loads", None)
    assert load_catalogue(tmp_path, kept) == first


def test_a_file_of_the_person_that_appears_or_changes_is_read(tmp_path: Path) -> None:
    kept = tmp_path / "state" / "catalogue.json"
    before = load_catalogue(tmp_path, kept)
    own = tmp_path / "adjustments.toml"
    own.write_text(OWN)
    added = load_catalogue(tmp_path, kept)
    assert len(added.adjustments) == len(before.adjustments) + 1
    own.write_text(OWN.replace("My own", "Another"))
    os.utime(own, ns=(1, 1))
    cues = [item.cue for item in load_catalogue(tmp_path, kept).adjustments]
    assert "Another" in cues


def test_a_mistake_is_named_at_every_start(tmp_path: Path) -> None:
    kept = tmp_path / "state" / "catalogue.json"
    (tmp_path / "adjustments.toml").write_text('[[adjustment]]\nid = "x"\n')
    assert load_catalogue(tmp_path, kept).problems
    assert load_catalogue(tmp_path, kept).problems


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"version": 1}', b"\xff"])
def test_a_damaged_copy_is_not_used(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "catalogue.json"
    kept.write_bytes(content)
    assert load_catalogue(None, kept) == load_catalogue(None)


def test_a_place_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = tmp_path / "file" / "catalogue.json"
    assert load_catalogue(None, kept) == load_catalogue(None)
