"""Waiting until an app has nothing left to do, as the pilot does after every key.

Textual's own way is to sleep until the process used little of the processor for 20 ms: two thirds
of what the screens' tests took, and on a busy machine not even certain. Here the loop itself is
looked at: nothing is ready to run, no timer is due within a frame, no thread works for it.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from textual.app import App

from backcare_tui.session.writing_thread import WritingThread

_QUIET = 3
"""Turns of the loop with nothing to run: what a thread hands back takes two."""
_FRAME = 0.02
"""Seconds; Textual draws and calls back a frame later."""
_FRAMES = 50
"""Something that moves all the time is not waited for."""
_WORK = 0.5
"""Seconds to wait for a thread at most: a test may have it hang."""


class Idle:
    """Knows what threads do for the loop."""

    def __init__(self) -> None:
        self._work: set[asyncio.Future[Any]] = set()

    def notice(self, work: asyncio.Future[Any]) -> None:
        self._work.add(work)
        work.add_done_callback(self._forget)

    def _forget(self, work: asyncio.Future[Any]) -> None:
        self._work.discard(work)
        if not work.cancelled():
            work.exception()  # whoever asked for the work hears of it

    async def wait(self, *_: float) -> None:
        """In place of `textual._wait.wait_for_idle`."""
        loop = asyncio.get_running_loop()
        quiet = frames = 0
        while quiet < _QUIET:
            await asyncio.sleep(0)
            quiet = 0 if loop._ready else quiet + 1  # type: ignore[attr-defined]
            if quiet == _QUIET and frames < _FRAMES:
                frames += 1
                quiet = 0 if await self._more_comes(loop) else quiet

    async def _more_comes(self, loop: asyncio.AbstractEventLoop) -> bool:
        working = {work for work in self._work if work.get_loop() is loop}
        if working:
            done, _ = await asyncio.wait(working, timeout=_WORK)
            return bool(done)
        handles = loop._scheduled  # type: ignore[attr-defined]
        due = min((handle.when() for handle in handles if not handle.cancelled()), default=None)
        if due is None or due > loop.time() + _FRAME:
            return False
        await asyncio.sleep(due - loop.time())
        return True


def look_at_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pilot wait as this module says, and screens be drawn without delay."""
    idle = Idle()
    in_executor, submit = asyncio.BaseEventLoop.run_in_executor, WritingThread.submit
    hold_drawing = App.delay_update

    def noticed(loop: Any, executor: Any, work: Callable[..., Any], *given: Any) -> Any:
        future = in_executor(loop, executor, work, *given)
        idle.notice(future)
        return future

    def noticed_writing(thread: WritingThread, work: Callable[[], Any]) -> Any:
        future = submit(thread, work)
        with suppress(RuntimeError):  # after a crash no loop is left
            idle.notice(asyncio.wrap_future(future, loop=asyncio.get_running_loop()))
        return future

    monkeypatch.setattr(asyncio.BaseEventLoop, "run_in_executor", noticed)
    monkeypatch.setattr(WritingThread, "submit", noticed_writing)
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", idle.wait)
    # Textual draws 60 times a second, and not at all for 50 ms after a change of place.
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.001)
    monkeypatch.setattr(App, "delay_update", lambda app, _=0.0: hold_drawing(app, 0.001))
