"""Telling who wants to know that something has changed."""

from collections.abc import Callable


class Changed:
    """Tells subscribers that entries, settings or what is saved have changed."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[], None]] = []

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Have `callback` called on every change; returns what ends that."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def send(self) -> None:
        """Call all of them."""
        for callback in tuple(self._subscribers):
            callback()
