"""A small app behind the same end as BackCare's: `python tiny_app.py STATE [stock]`.

Keys: x raises, t raises in a timer, h raises in a thread, k raises in a callback of the loop,
ctrl+z suspends, q quits; any other key is shown.
"""

import asyncio
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from backcare_tui.tui.terminal import run as terminal
from backcare_tui.tui.terminal.driver import driver_class

SECRET = "a note nobody else may read"


class TinyApp(App[None]):
    BINDINGS = [Binding("ctrl+z", "suspend_process"), Binding("q", "quit")]

    def compose(self) -> ComposeResult:
        yield Static("ready", markup=False, id="said")
        yield Static("what never changes")

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, lambda _: self.show("resumed"))

    def show(self, text: str) -> None:
        self.query_one("#said", Static).update(text)

    def on_key(self, event: events.Key) -> None:
        self.show(f"key {event.key}")
        if event.key == "x":
            fail()
        elif event.key == "t":
            self.set_timer(0.01, fail)
        elif event.key == "h":
            threading.Thread(target=fail).start()
        elif event.key == "k":
            asyncio.get_running_loop().call_soon(fail)

    def shut_down(self, code: int) -> None:
        self.exit(return_code=code)

    def rescue(self) -> None:
        Path(sys.argv[1]).with_name("rescued").touch()


def fail() -> None:
    local = SECRET
    raise ValueError(f"could not read {local}")


if __name__ == "__main__":
    chosen = None if "stock" in sys.argv else driver_class()
    sys.exit(terminal.run(TinyApp(chosen), Path(sys.argv[1]), lambda: datetime.now(UTC)))
