"""A thread that does one job after another, and that nobody has to wait for at the end.

A disk that hangs keeps a thread inside the system for as long as it likes. One of Python's own
pools would then keep the process too; this one is left behind when the process ends.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Made = TypeVar("Made")


class WritingThread:
    """Runs jobs in the order they came; it begins with the first one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, work: Callable[[], Made]) -> Future[Made]:
        """Have `work` done; the future that is returned gets what it made or raised."""
        done: Future[Made] = Future()

        def job() -> None:
            try:
                made = work()
            except BaseException as error:  # a thread has nobody to raise it to
                done.set_exception(error)
            else:
                done.set_result(made)

        self._jobs.put(job)
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        return done

    def close(self, patience: float) -> bool:
        """End once all jobs are done; whether that was within `patience` seconds."""
        if self._thread is None or not self._thread.is_alive():
            return True
        self._jobs.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
