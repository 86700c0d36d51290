"""The window's title, and what else is sent to the terminal besides the screen."""

from collections.abc import Callable
from datetime import datetime

from textual.app import App

from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.text import clean_line
from backcare_tui.words.times import as_written, countdown

MAX_TITLE = 60
"""Characters [our own design choice]: longer than any of ours, and no tab shows more."""

_REMEMBER, _RESTORE = "\x1b[22;2t", "\x1b[23;2t"
"""Push and pop the title on the terminal's stack; terminals without one ignore both."""


def title_of(plan: Plan, now: datetime) -> str:
    """The window's title: the next break in words without anything a person wrote."""
    match plan.state:
        case PromptState.DUE | PromptState.LAPSED:
            return "Break now · BackCare"
        case PromptState.PAUSED if plan.paused_until is not None:
            return f"Paused until {as_written(plan.paused_until, now)} · BackCare"
        case PromptState.ON_BREAK:
            return "On a break · BackCare"
        case PromptState.HEADS_UP:
            return "Break soon · BackCare"
        case PromptState.HELD:
            return "Break held · BackCare"
        case PromptState.CLOSING | PromptState.OFF_HOURS:
            return "No more breaks for now · BackCare"
        case _:
            number, unit = countdown(plan.left(now))
            return f"Break in {number} {unit} · BackCare"


def writer_of(app: App[None]) -> Callable[[str], None]:
    """Send escape sequences to the app's terminal, in turn with what it draws.

    Without a terminal (a test, or while the app is not running) nothing is sent.
    """

    def write(sequence: str) -> None:
        driver = app._driver
        if driver is not None and not app.is_headless:
            driver.write(sequence)
            driver.flush()

    return write


class WindowTitle:
    """Writes to the terminal through the app's driver, and only what has changed."""

    def __init__(self, app: App[None]) -> None:
        self._write = writer_of(app)
        self._title: str | None = None

    def show(self, title: str) -> None:
        title = clean_line(title, MAX_TITLE)
        if title != self._title:
            begin = _REMEMBER if self._title is None else ""
            self._title = title
            self._write(f"{begin}\x1b]2;{title}\x07")

    def restore(self, write: Callable[[str], None] | None = None) -> None:
        """Give back the title that was there before.

        `write` reaches the terminal when the driver no longer does: after a crash.
        """
        if self._title is not None:
            self._title = None
            (write or self._write)(_RESTORE)
