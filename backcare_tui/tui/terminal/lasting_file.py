"""Writing to a terminal that may be gone."""

import os
from collections.abc import Callable
from typing import TextIO

from backcare_tui.tui.terminal.run import forget_if_dead


class LastingFile:
    """A terminal to write to that swallows everything once it is gone, instead of raising."""

    def __init__(self, file: TextIO, lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost

    def write(self, text: str) -> int:
        self._try(self._file.write, text)
        return len(text)

    def flush(self) -> None:
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _try(self, call: Callable[..., object], *arguments: str) -> None:
        try:
            call(*arguments)
        except BlockingIOError:
            # Another program made the terminal non-blocking, for all who share it.
            os.set_blocking(self._file.fileno(), True)
            self._file.flush()
        except (OSError, ValueError):
            forget_if_dead(self._file)
            self._lost()
