"""Writing in the background, so that a key never waits for the disk.

One thread, one batch at a time: whatever is unsaved when it starts goes into one write. A write
that fails is tried again after `RETRY` seconds, or when the next entry comes. At the end the app
waits `PATIENCE` seconds for a disk that does not answer: what is unsaved by then is put aside, and
if the disk takes it after all, it is known by its id and counts once.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path

from backcare_tui.companion import Companion
from backcare_tui.disk import Files
from backcare_tui.journal.errors import JournalError, NoAnswer
from backcare_tui.journal.journal import Filed, Journal
from backcare_tui.journal.unsaved import take_in
from backcare_tui.paths import Paths
from backcare_tui.prompts.leader import is_app_running
from backcare_tui.session.writing_thread import WritingThread

RETRY = 10.0
PATIENCE = 5.0
"""Seconds that the end of the app waits for the disk [our own design choice]."""


class Saver:
    """Saves what `companion` has unsaved, to a journal of its own (another thread reads)."""

    def __init__(self, companion: Companion, journal: Journal) -> None:
        self._companion = companion
        self._journal = journal
        self._thread = WritingThread("journal")
        self._saving: asyncio.Future[None] | None = None
        """This future is done when the batch that is being written is on disk, or has failed."""
        self._last_try = float("-inf")
        self._left_behind = _left_behind(companion.paths)

    def start(self) -> None:
        """Save from now on; call on the running loop. What an earlier run put aside comes first."""
        self._companion.on_waiting = self.wake
        if self._left_behind:
            self._thread.submit(self._take_in)
        self.wake()

    @property
    def is_saving(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._saving is not None

    def wake(self) -> None:
        """Save what is unsaved, unless a save is going on already."""
        if self._saving is None and self._companion.unsaved:
            batch = self._companion.unsaved
            self._last_try = self._companion.clock.monotonic()
            loop, context = asyncio.get_running_loop(), copy_context()
            self._saving = loop.create_future()

            def write() -> None:
                error: Exception | None = None
                try:
                    self._journal.append(batch)
                except Exception as raised:
                    error = raised
                with suppress(RuntimeError):  # the loop has ended: see `rescue`
                    # What hears of it may open a screen, and that belongs to the app that saved.
                    loop.call_soon_threadsafe(self._ended, batch, error, context=context)

            self._thread.submit(write)

    def retry(self) -> None:
        """Try again what could not be saved; called with every beat of the pulse."""
        if self._companion.clock.monotonic() - self._last_try >= RETRY:
            self.wake()

    async def finish(self) -> None:
        """Save what is left; returns when that is done or has failed, or after `PATIENCE`."""
        try:
            async with asyncio.timeout(PATIENCE):
                while self._saving is not None:
                    await asyncio.wait([self._saving])
                if self._companion.unsaved:
                    self.wake()
                    if self._saving is not None:
                        await asyncio.wait([self._saving])
        except TimeoutError:
            self._companion.failed(NoAnswer(self._companion.paths.journal, PATIENCE))

    def rescue(self) -> None:
        """Save what is left after a crash, which has ended the loop too.

        What cannot be saved stays unsaved, with the reason in `companion.trouble`.
        """
        self._companion.on_waiting = None
        left = self._companion.unsaved  # what was being written is on disk, or has failed, before
        writing = self._thread.submit(lambda: self._journal.append(left))
        try:
            writing.result(PATIENCE)
        except TimeoutError:
            self._companion.failed(NoAnswer(self._companion.paths.journal, PATIENCE))
        except JournalError as error:
            self._companion.failed(error)
        else:
            self._companion.saved(left)

    def close(self) -> None:
        """Take nothing more; it does not wait again for a disk that does not answer."""
        self._companion.on_waiting = None
        self._thread.close(0 if self.is_saving else PATIENCE)

    def _take_in(self) -> None:
        # Where that fails, the entries wait for another start; new ones say why on screen.
        with suppress(JournalError, OSError):
            for folder in self._left_behind:
                take_in(Files(), folder, self._journal, self._companion.device)

    def _ended(self, batch: Sequence[Filed], error: Exception | None) -> None:
        saving, self._saving = self._saving, None
        if saving is not None:
            saving.set_result(None)
        if error is None:
            self._companion.saved(batch)
            self.wake()
        elif isinstance(error, JournalError):
            self._companion.failed(error)
        else:
            path, what = self._companion.paths.journal, type(error).__name__
            self._companion.failed(
                JournalError(path, f"BackCare met an error of its own ({what}).")
            )
            raise error


def _left_behind(paths: Paths) -> list[Path]:
    """The folders of entries that an earlier run could not save."""
    folders = [paths.unsaved]
    if not is_app_running(paths):  # one of version 0.2 would write its timer down as well
        folders.append(paths.under_way)
    return [folder for folder in folders if folder.is_dir()]
