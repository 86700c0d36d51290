"""The line that leads on every place and page until the person was seen."""

from textual.content import Content

from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.flow import clickable

_KEY = "exclamation_mark"


class HoldBar(Drawn):
    """One loud row; it takes none while nothing waits."""

    DEFAULT_CSS = """
    HoldBar { dock: top; height: 1; padding: 0 1; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hold: ScreeningAnswered | None = None
        self._opens = True

    def show(self, hold: ScreeningAnswered | None, *, opens: bool) -> None:
        """Say that this waits; None: nothing does. `opens`: its key shows what to do."""
        if (hold, opens) != (self._hold, self._opens):
            self._hold, self._opens = hold, opens
            self.display = hold is not None
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        if self._hold is None:
            return []
        from backcare_tui.words.screening import hold_line  # few need it

        text, key = hold_line(self._hold, width, opens=self._opens)
        line = Content.styled(text.ljust(width), "bold $bc-on-alert")
        at = text.rfind(key) if key else -1
        if at < 0:
            return [line]
        part = clickable(line[at : at + len(key)], _KEY)
        return [line[:at] + part + line[at + len(key) :]]

    def picked(self, value: str) -> None:
        self.app.simulate_key(value)
