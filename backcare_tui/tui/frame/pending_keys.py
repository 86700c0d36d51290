"""Keys typed faster than the app opens what they are meant for.

`l` and a digit can come in one read: from a paste, a script, a stalled ssh or a slow machine.
Textual gives each key at once to whatever has the focus, so the digit would reach the place that
`l` was typed on, not the panel that `l` opens. Here a key waits until the key before it has done
all it does. A burst then does what the same keys do when they are typed slowly.

A call follows each key through the same queues, from the widget that has the focus up to the app.
If another screen or another widget is in front by then, a call follows from there too, and so on
until nothing changes any more; then comes the next key. Nothing runs while no key is on its way.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.worker import Worker, WorkerError

PATIENCE = 1.0
"""Seconds after which the next key is given whatever the one before it still does (our own choice):
shorter than the two seconds in which a prompt that has just appeared takes no answer."""

Typed = events.Key | events.Paste
Work = Worker[Any]


class PendingKeys:
    """Gives an app one key at a time, in order; none is lost.

    `give` is what the app does with a key. It is awaited among the app's own messages.
    """

    def __init__(self, app: App[Any], give: Callable[[Typed], Awaitable[None]]) -> None:
        self._app, self._give = app, give
        self._typed: deque[Typed] = deque()
        self._told: deque[Typed] = deque()
        """Keys that a key in progress stands for; they go before those typed after it."""
        self._number = 0
        """How many keys were given: a call that follows an earlier one is out of date."""
        self._given = 0.0
        """When the last one was, by the clock of the loop."""
        self._busy = False
        """The last one may still be doing something."""
        self._front = front(app)
        """What was in front before the last look."""
        self._alarm: asyncio.TimerHandle | None = None
        """Ends the wait of a key; None while no key waits."""
        self._waiting: asyncio.Task[None] | None = None
        """Waits for the work of the screen in front; kept, as a loop forgets a task."""

    async def take(self, event: Typed) -> None:
        """Give the key now, or after those that came before it."""
        self._typed.append(event)
        await self._go_on()

    def tell(self, event: Typed) -> None:
        """Give the key before all that wait: it is part of what the last one does."""
        self._told.append(event)
        self._app.call_later(self._go_on)

    # -- giving

    async def _go_on(self) -> None:
        loop = asyncio.get_running_loop()
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        keys = self._told or self._typed
        if not keys:
            return
        left = self._given + PATIENCE - loop.time()
        if self._busy and left > 0 and not self._told:
            self._alarm = loop.call_later(left, self._app.call_later, self._go_on)
            return
        key = keys.popleft()
        self._number += 1
        self._given, self._busy = loop.time(), True
        self._front = front(self._app)
        path = self._path()
        await self._give(key)
        # The app runs the action of a key when the key has come up to it; what the action posts
        # below goes the same way once more.
        self._follow(self._number, iter(path * 2))

    # -- following what a key does

    def _path(self) -> list[DOMNode]:
        """From where the focus is up to the app: the way of a key, and of all it leads to."""
        screen, focused = front(self._app)
        return (focused or screen or self._app).ancestors_with_self

    def _follow(self, number: int, path: Iterator[DOMNode]) -> None:
        """Queue behind the key in the next node of its way that still listens."""
        if number == self._number and not any(
            node.call_later(self._follow, number, path) for node in path
        ):
            self._app.call_later(self._look, number)

    async def _look(self, number: int) -> None:
        """The key went all its way: whether something it led to is still under way."""
        if number != self._number:
            return
        before, self._front = self._front, front(self._app)
        if work := self._work():
            self._waiting = asyncio.create_task(self._wait(number, work))
        elif self._front[0] is not before[0]:
            # A list that is to scroll has to know its size, which it does once it is drawn.
            self._app.call_after_refresh(self._follow_again, number)
        elif self._front != before:
            self._follow_again(number)
        else:
            self._busy = False
            await self._go_on()

    def _follow_again(self, number: int) -> None:
        self._follow(number, iter(self._path()))

    def _work(self) -> list[Work]:
        """What the screen in front does beside its messages: it reads, or looks for commands."""
        screen, _ = self._front
        return [
            each
            for each in self._app.workers
            if not each.is_finished and screen in each.node.ancestors_with_self
        ]

    async def _wait(self, number: int, work: list[Work]) -> None:
        for worker in work:
            with suppress(WorkerError):  # the app hears of it without us
                await worker.wait()
        self._follow_again(number)


def front(app: App[Any]) -> tuple[DOMNode | None, DOMNode | None]:
    """The screen in front and what has the focus on it; None for what there is not."""
    try:
        return app.screen, app.focused
    except ScreenStackError:
        return None, None
