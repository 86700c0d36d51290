"""Writing in the background, so that a key never waits for the disk.

One thread, one batch at a time: whatever is unsaved when it starts goes into one write. A write
that fails is tried again after `RETRY` seconds, or when the next entry comes.
"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from backcare_tui.companion import Companion
from backcare_tui.journal.aside import take_in
from backcare_tui.journal.files import OsFiles
from backcare_tui.journal.journal import Filed, Journal, JournalError

RETRY = 10.0


class Saver:
    """Saves what `companion` has unsaved, to a journal of its own (another thread reads)."""

    def __init__(self, companion: Companion, journal: Journal) -> None:
        self._companion = companion
        self._journal = journal
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._saving: asyncio.Future[None] | None = None
        self._last_try = float("-inf")

    def start(self) -> None:
        """Save from now on; call on the running loop. What an earlier run put aside comes first."""
        self._companion.on_waiting = self.wake
        if self._companion.paths.unsaved.is_dir():
            self._thread.submit(self._take_in)
        self.wake()

    def wake(self) -> None:
        """Save what is unsaved, unless that is going on already."""
        if self._saving is None and self._companion.unsaved:
            batch = self._companion.unsaved
            self._last_try = self._companion.clock.monotonic()
            loop = asyncio.get_running_loop()
            self._saving = loop.run_in_executor(self._thread, self._journal.append, batch)
            self._saving.add_done_callback(lambda future: self._ended(future, batch))

    def retry(self) -> None:
        """Try again what could not be saved; called with every beat of the pulse."""
        if self._companion.clock.monotonic() - self._last_try >= RETRY:
            self.wake()

    async def finish(self) -> None:
        """Save what is left; returns when that is done or has failed."""
        while self._saving is not None:
            await asyncio.wait([self._saving])
            await asyncio.sleep(0)  # lets the callback run
        if self._companion.unsaved:
            self.wake()
            if self._saving is not None:
                await asyncio.wait([self._saving])
                await asyncio.sleep(0)

    def rescue(self) -> None:
        """Save what is left without a loop: it has ended with the app, unexpectedly.

        What cannot be saved stays unsaved, with the reason in `companion.trouble`.
        """
        self.close()  # what was being written is on disk, or has failed
        left = self._companion.unsaved
        if left:
            try:
                self._journal.append(left)
            except JournalError as error:
                self._companion.failed(error)
            else:
                self._companion.saved(left)

    def close(self) -> None:
        self._companion.on_waiting = None
        self._thread.shutdown(wait=True)

    def _take_in(self) -> None:
        # Where that fails, the entries wait for another start; new ones say why on screen.
        with suppress(JournalError, OSError):
            take_in(OsFiles(), self._companion.paths.unsaved, self._journal, self._companion.device)

    def _ended(self, future: "asyncio.Future[None]", batch: Sequence[Filed]) -> None:
        self._saving = None
        if future.cancelled():
            return
        error = future.exception()
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
