"""What a long day leaves behind: live widgets and memory after many changes of place and focus."""

import asyncio
import gc
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.process import environment, python, temporary_home
from bench.rows import Row, below
from bench.years import MONTH, fill

PLACES = 1_000
FOCUS = 10_000
_WARM_UP = 60
_KEYS = ("1", "2", "3")


def measure() -> list[Row]:
    """In a process of its own, so that nothing else is in its memory."""
    with temporary_home() as home:
        fill(home, datetime.now(UTC), MONTH)
        done = subprocess.run(
            python("-m", "bench.leaks"),
            env=environment({"BACKCARE_HOME": str(home)}),
            stdout=subprocess.PIPE,
            check=True,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    rows = []
    for what, number in (("changes of place", PLACES), ("changes of focus", FOCUS)):
        widgets, memory = found[what]
        rows.append(below(0, f"Widgets more after {number:,} {what}", widgets, "widgets"))
        rows.append(below(3, f"Memory more after {number:,} {what}", memory, "MB"))
    return rows


async def _child() -> dict[str, tuple[int, float]]:
    from backcare_tui.clock import SystemClock
    from backcare_tui.companion import open_companion
    from backcare_tui.paths import find
    from backcare_tui.tui.app import BackCareApp

    app = BackCareApp(open_companion(find(), SystemClock()))
    found: dict[str, tuple[int, float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()

        async def places(count: int) -> None:
            for n in range(count):
                await pilot.press(_KEYS[n % len(_KEYS)])

        async def focus(count: int) -> None:
            for n in range(count):
                screen = app.screen
                screen.focus_next() if screen.focused is None else screen.set_focus(None)
                await asyncio.sleep(0)
                if n % 20 == 0:
                    await pilot.pause()

        await places(_WARM_UP)
        await focus(_WARM_UP)
        for what, act, count in (
            ("changes of place", places, PLACES),
            ("changes of focus", focus, FOCUS),
        ):
            await pilot.press("1")
            await pilot.pause()
            widgets, memory = _state()
            await act(count)
            await pilot.press("1")
            await pilot.pause()
            widgets_after, memory_after = _state()
            found[what] = (widgets_after - widgets, memory_after - memory)
    return found


def _state() -> tuple[int, float]:
    """Live widgets, and resident MB."""
    from textual.widget import Widget

    gc.collect()
    widgets = sum(isinstance(one, Widget) for one in gc.get_objects())
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return widgets, pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(_child())) + "\n")
