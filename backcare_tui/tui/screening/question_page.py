"""A page that may open under somebody who types: it hears nothing at first, and says so."""

from textual import events

from backcare_tui.session.prompter import DEAF_FOR
from backcare_tui.tui.frame.page import Given, Page

PAUSE = 1.0
"""Seconds without a key after which somebody who was typing is taken to have looked up: our own
choice."""


class QuestionPage(Page[Given]):
    """Base of the safety questions, and of what is asked before them."""

    HAS_HEADER = False
    _deaf_until = float("-inf")
    _said_deaf = False
    """It says that it hears nothing yet."""

    def came_by_itself(self) -> None:
        """What is typed or clicked for `DEAF_FOR` seconds from here was meant for something else,
        and so is what is typed on without a `PAUSE`."""
        self._deaf_until = self.companion.clock.monotonic() + DEAF_FOR

    def hears(self, event: events.InputEvent) -> bool:
        """Whether it is meant for this page, or for help and the app as a whole."""
        now = self.companion.clock.monotonic()
        if now >= self._deaf_until or isinstance(event, events.MouseMove):
            return True
        if isinstance(event, events.Key):
            if event.key in ("question_mark", "f1") or event.key.startswith("ctrl+"):
                return True
            self._deaf_until = max(self._deaf_until, now + PAUSE)
        self.say("This opened just now: keys count in a moment")
        if not self._said_deaf:
            self._said_deaf = True
            self._wait_until_heard()
        return False

    def _wait_until_heard(self) -> None:
        left = self._deaf_until - self.companion.clock.monotonic()
        if left > 0:
            self.set_timer(left, self._wait_until_heard)
        elif self._said_deaf:
            self._said_deaf = False
            self.fall_silent()

    def look(self) -> None:
        """Keys may count from now on, by the clock that is asked."""
        if self._said_deaf:
            self._wait_until_heard()
