"""Saving in the background: no key waits for the disk, nothing is lost, nothing pretends."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from backcare_tui.companion import Companion
from backcare_tui.disk import Files
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.journal.journal import Filed, Journal
from backcare_tui.journal.unsaved import put_aside
from backcare_tui.session import saver as saver_module
from backcare_tui.session.saver import RETRY, Saver
from backcare_tui.tui import app as app_module
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.start import keep_unsaved
from tests.tui.house import House

PAIN = PainRated(score=3)


class Background:
    """A companion and its saver, on the running loop."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.companion: Companion = house.program()
        self.saver = Saver(self.companion, house.journal(self.companion.device))

    async def try_again(self) -> None:
        """The pulse beats, long enough after the last try."""
        self.house.clock.pass_time(RETRY)
        self.saver.retry()
        await self.one_try()

    async def one_try(self) -> None:
        """What is being written now has been, or has failed."""
        saving = self.saver._saving
        if saving is not None:
            await asyncio.wait([saving])
            await asyncio.sleep(0)


@asynccontextmanager
async def working(house: House) -> AsyncIterator[Background]:
    background = Background(house)
    background.saver.start()
    yield background
    background.saver.close()


async def test_an_entry_is_saved_without_anyone_waiting_for_it(house: House) -> None:
    async with working(house) as background:
        background.companion.record(PAIN)
        assert len(background.companion.unsaved) == 1
        await background.saver.finish()
        assert background.companion.unsaved == ()
        assert house.on_disk() == [PAIN]


async def test_ten_entries_in_a_moment_are_two_writes_and_all_of_them_are_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[int] = []
    append = Journal.append

    def counted(journal: Journal, filed: tuple[Filed, ...]) -> None:
        batches.append(len(filed))
        append(journal, filed)

    async with working(house) as background:
        monkeypatch.setattr(Journal, "append", counted)
        for score in range(10):
            background.companion.record(PainRated(score=score))
        await background.saver.finish()
        assert batches == [1, 9]
        assert house.on_disk() == [PainRated(score=score) for score in range(10)]


async def test_what_waits_when_it_starts_is_saved(house: House) -> None:
    background = Background(house)
    background.companion.on_waiting = lambda: None
    background.companion.record(PAIN)
    background.saver.start()
    await background.saver.finish()
    background.saver.close()
    assert house.on_disk() == [PAIN]


async def test_a_failed_write_is_told_and_tried_again_after_ten_seconds(house: House) -> None:
    house.disk.refused = {"create"}
    async with working(house) as background:
        companion = background.companion
        companion.record(PAIN)
        await background.one_try()
        assert "Permission denied" in str(companion.trouble)
        assert len(companion.unsaved) == 1
        house.disk.refused = set()
        house.clock.pass_time(RETRY - 1)
        background.saver.retry()
        assert background.saver._saving is None, "not yet"
        house.clock.pass_time(1)
        background.saver.retry()
        await background.one_try()
        assert companion.trouble is None
        assert companion.unsaved == ()
        assert house.on_disk() == [PAIN]


async def test_the_next_entry_is_reason_enough_to_try_again(house: House) -> None:
    house.disk.refused = {"create"}
    async with working(house) as background:
        background.companion.record(PAIN)
        await background.one_try()
        house.disk.refused = set()
        background.companion.record(PAIN)
        await background.saver.finish()
        assert house.on_disk() == [PAIN, PAIN]


@pytest.mark.parametrize("step", ["create", "replace", "fsync_folder", "read", "stat"])
async def test_whatever_step_fails_again_and_again_nothing_is_lost_or_doubled(
    house: House, step: str
) -> None:
    scores = [PainRated(score=score) for score in range(4)]
    async with working(house) as background:
        for number, event in enumerate(scores):
            house.disk.refused = {step} if number % 2 else set()
            background.companion.record(event)
            await background.one_try()
        house.disk.refused = {step}
        await background.try_again()
        house.disk.refused = set()
        await background.try_again()
        assert background.companion.unsaved == ()
        assert house.on_disk() == scores


async def test_leaving_while_the_disk_fails_ends_and_keeps_what_is_unsaved(house: House) -> None:
    house.disk.refused = {"create"}
    async with working(house) as background:
        background.companion.record(PAIN)
        await background.saver.finish()
        assert len(background.companion.unsaved) == 1


async def test_after_a_crash_what_was_being_written_and_what_waited_are_saved(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    background = Background(house)
    background.saver.start()
    loop_is_gone = threading.Event()
    append = Journal.append

    def slow(journal: Journal, filed: tuple[Filed, ...]) -> None:
        assert loop_is_gone.wait(20)
        append(journal, filed)

    monkeypatch.setattr(Journal, "append", slow)
    background.companion.record(PAIN)
    background.companion.record(PainRated(score=4))
    loop_is_gone.set()
    background.saver.rescue()
    assert background.companion.unsaved == ()
    assert house.on_disk() == [PAIN, PainRated(score=4)]


async def test_after_a_crash_what_the_disk_refuses_is_kept_with_the_reason(house: House) -> None:
    house.disk.refused = {"create"}
    background = Background(house)
    background.saver.start()
    background.companion.record(PAIN)
    background.saver.rescue()
    assert len(background.companion.unsaved) == 1
    assert "Permission denied" in str(background.companion.trouble)


@pytest.mark.parametrize("end", ["quit", "crash"])
async def test_a_disk_that_hangs_does_not_keep_the_app_and_what_it_takes_later_counts_once(
    house: House, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(saver_module, "PATIENCE", 0.05)
    answers = threading.Event()
    append = Journal.append

    def hung(journal: Journal, filed: tuple[Filed, ...]) -> None:
        assert answers.wait(20)
        append(journal, filed)

    background = Background(house)
    background.saver.start()
    monkeypatch.setattr(Journal, "append", hung)
    background.companion.record(PAIN)
    if end == "quit":
        await background.saver.finish()
        background.saver.close()
    else:
        background.saver.rescue()
    monkeypatch.setattr(saver_module, "PATIENCE", 20.0)  # the folder for them does answer
    assert keep_unsaved(background.companion, 0) == 1
    assert "No answer within 0.05 s" in str(background.companion.trouble)
    assert len(list(house.paths.unsaved.iterdir())) == 1
    answers.set()
    assert background.saver._thread.close(20)
    assert house.on_disk() == [PAIN]
    async with working(house):
        pass
    assert house.on_disk() == [PAIN]
    assert list(house.paths.unsaved.iterdir()) == []


class Hasty(BackCareApp):
    """Told to end when nothing of it is on screen yet."""

    CSS_PATH = Path(app_module.__file__).with_name("app.tcss")

    def on_mount(self) -> None:
        super().on_mount()
        self.shut_down(143)


async def test_told_to_end_before_it_has_begun_it_leaves_nothing_unsaved(house: House) -> None:
    app = Hasty(house.program())
    async with app.run_test():
        pass
    assert app.return_code == 143
    assert app.companion.unsaved == ()
    assert app.prompter is None


async def test_what_an_earlier_run_put_aside_is_saved_by_the_next(house: House) -> None:
    other = house.program()
    other.on_waiting = lambda: None
    other.record(PAIN)
    put_aside(Files(), house.paths.unsaved, other.unsaved)
    async with working(house) as background:
        background.saver.close()
    assert house.on_disk() == [PAIN]
    assert list(house.paths.unsaved.iterdir()) == []


async def test_an_error_of_our_own_is_told_as_well_and_nothing_pretends(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: heard.append(context["exception"]))
    error = RuntimeError("a defect")
    async with working(house) as background:
        with monkeypatch.context() as defect:
            defect.setattr(Journal, "append", _raising(error))
            background.companion.record(PAIN)
            await background.one_try()
        assert heard == [error]
        assert len(background.companion.unsaved) == 1
        assert "error of its own (RuntimeError)" in str(background.companion.trouble)
        await background.try_again()
        assert house.on_disk() == [PAIN]


async def test_the_disk_is_written_to_in_a_thread_of_its_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()
    append = Journal.append

    def watched(journal: Journal, filed: tuple[Filed, ...]) -> None:
        threads.add(threading.current_thread().name)
        append(journal, filed)

    async with working(house) as background:
        monkeypatch.setattr(Journal, "append", watched)
        background.companion.record(PAIN)
        await background.saver.finish()
    assert threads == {"journal"}


def _raising(error: Exception) -> object:
    def append(_journal: Journal, _filed: tuple[Filed, ...]) -> None:
        raise error

    return append
