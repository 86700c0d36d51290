"""What was recorded in this session, for as long as the disk may lack it."""

from collections.abc import Collection, Sequence

from backcare_tui.domain.journal.entries import Entry
from backcare_tui.journal.journal import Filed, Journal


class Recorded:
    """An entry is *waiting* until it is durable, and *unread* until it was seen on the disk."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._waiting: list[Filed] = []
        self._unread: dict[str, Filed] = {}

    @property
    def waiting(self) -> tuple[Filed, ...]:
        """What is not durable yet, oldest first."""
        return tuple(self._waiting)

    @property
    def ids(self) -> Collection[str]:
        """Ids of what no reading of the disk may have had."""
        return self._unread.keys()

    def unread(self) -> list[Entry]:
        """What no reading of the disk may have had, oldest first; what waits is among it."""
        return [filed.entry for filed in self._unread.values()]

    def add(self, added: Sequence[Filed]) -> None:
        self._waiting += added
        self._unread.update((filed.entry.id, filed) for filed in added)

    def withdraw(self, added: Sequence[Filed]) -> None:
        """`added` was never recorded: it could not be saved, and nobody saves it later."""
        for filed in added:
            self._waiting.remove(filed)
            del self._unread[filed.entry.id]

    def saved(self, batch: Sequence[Filed]) -> None:
        """`batch` is durable."""
        done = {filed.entry.id for filed in batch}
        self._waiting = [filed for filed in self._waiting if filed.entry.id not in done]

    def forget_read(self) -> None:
        """Drop what the disk has by now."""
        waiting = {filed.entry.id for filed in self._waiting}
        for month in {filed.where for filed in self._unread.values()}:
            on_disk = {entry.id for entry in self._journal.own_order(month, month)}
            for id_ in on_disk - waiting:
                self._unread.pop(id_, None)
