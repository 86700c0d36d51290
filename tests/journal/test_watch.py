"""What another program or machine wrote is noticed, what we wrote is not, and little is read."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.journal.entries import Entry
from backcare_tui.journal.months import Month
from backcare_tui.journal.watch import News, Watch
from tests.journal.support import NOON, QuickFiles, entry, filed, journal, month_path

TODAY = NOON.date()
DAY = timedelta(days=1)


def _nothing() -> None: ...


class ReadFiles(QuickFiles):
    """Knows which files were read, and lets something happen at the next reading."""

    def __init__(self) -> None:
        self.read_: list[str] = []
        self.meanwhile: Callable[[], object] = _nothing

    def read(self, path: Path) -> bytes:
        self.read_.append(path.stem)
        found = super().read(path)
        meanwhile, self.meanwhile = self.meanwhile, _nothing
        meanwhile()
        return found


class Desk:
    """A program that stays open, and writes through a journal of its own, as the app does."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.files = ReadFiles()
        self.watch = Watch(journal(home, files=self.files))
        self.ours: set[str] = set()
        self.today = TODAY

    def look(self) -> News:
        self.files.read_.clear()
        return self.watch.look(self.today, self.ours)

    def settle(self) -> None:
        """Look as often as is needed to know what is there."""
        assert [self.look(), self.look()] == [News.NONE, News.NONE]

    def write(self, ago: int = 0) -> None:
        ours = entry(at=NOON - ago * DAY)
        self.ours.add(ours.id)
        journal(self.home, files=QuickFiles()).append(filed(ours))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    write(tmp_path, 0, 40, 100)
    return Desk(tmp_path)


def write(home: Path, *ago: int, device: str = "desk") -> list[Entry]:
    """Another machine writes something down that was so many days ago."""
    entries = [entry(at=NOON - days * DAY) for days in ago]
    journal(home, device, files=QuickFiles()).append(filed(*entries))
    return entries


def test_the_first_look_reads_nothing_and_finds_nothing(desk: Desk) -> None:
    assert desk.look() is News.NONE
    assert desk.files.read_ == []


@pytest.mark.parametrize("ago", [0, 40, 100, 119, -1, -400])
def test_what_another_machine_wrote_is_noticed_once_however_far_it_was_back_dated(
    desk: Desk, ago: int
) -> None:
    desk.settle()
    write(desk.home, ago)
    assert desk.look() is News.OTHERS
    assert {*desk.files.read_} <= {str(Month.of(NOON - ago * DAY))}, "only what has changed"
    assert desk.look() is News.NONE


def test_another_program_of_this_device_is_another_too(desk: Desk) -> None:
    desk.settle()
    write(desk.home, 0, device="laptop")
    assert desk.look() is News.OTHERS


def test_what_we_wrote_is_no_news_and_what_came_with_it_is(desk: Desk) -> None:
    desk.settle()
    desk.write()
    assert desk.look() is News.OURS
    desk.write()
    write(desk.home, 0)
    assert desk.look() is News.OTHERS


def test_what_we_wrote_about_a_month_that_was_not_read_is_no_news_from_the_second_time_on(
    desk: Desk,
) -> None:
    desk.settle()
    found = []
    for _ in range(3):
        desk.write(ago=100)
        found.append(desk.look())
    assert found == [News.OTHERS, News.OURS, News.OURS]


def test_our_first_entry_of_a_month_is_no_news(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.settle()
    desk.write()
    assert desk.look() is News.OURS


def test_what_is_written_while_we_read_is_not_taken_for_known(desk: Desk) -> None:
    assert desk.look() is News.NONE
    desk.files.meanwhile = lambda: write(desk.home, 0, device="laptop")
    assert desk.look() is News.NONE
    assert desk.look() is News.OTHERS


def test_a_file_that_goes_away_is_noticed_and_a_copy_of_one_is_not(desk: Desk) -> None:
    desk.settle()
    path = month_path(desk.home, device="desk")
    copy = path.with_name("2026-11.sync-conflict-20261120-101112-ABCDEFG.json")
    copy.write_bytes(path.read_bytes())
    assert desk.look() is News.OURS
    for each in (path, copy):
        each.unlink()
    assert desk.look() is News.OTHERS


@pytest.mark.parametrize("today", [TODAY + 14 * DAY, TODAY - 9 * 365 * DAY, date(2026, 7, 1)])
def test_another_day_is_no_news_and_reads_no_years(desk: Desk, today: date) -> None:
    desk.settle()
    desk.today = today
    assert desk.look() is not News.OTHERS
    assert len(desk.files.read_) <= 1


def test_an_hour_of_nothing_reads_nothing(desk: Desk) -> None:
    desk.settle()
    for _ in range(100):
        desk.look()
        assert desk.files.read_ == []
