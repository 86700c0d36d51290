"""The line that ends the screening: "none of these", or what was ticked."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from backcare_tui.tui.kit.draw.caps import Hint, cap
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import DIM


class AnswerRow(Drawn):
    """One row; a click on it does what its key does."""

    class Clicked(Message):
        """The person means what the row says."""

    def __init__(self, ticked: int = 0) -> None:
        super().__init__()
        self._ticked = ticked
        self._all_seen = False
        self._said: tuple[str, ...] = ()

    def show(self, ticked: int, *, all_seen: bool) -> None:
        """So many are ticked, and whether all of the list was on screen."""
        self._ticked, self._all_seen, self._said = ticked, all_seen, ()
        self.refresh()

    def say(self, *forms: str) -> None:
        """Say this in place of the key, in the first of `forms` that fits."""
        self._said = forms
        self.refresh()

    def fall_silent(self) -> None:
        """Say no more what it says in its place."""
        self.say()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Clicked())

    def lines(self, width: int) -> list[Content]:
        if self._said:
            return [Content.styled(fit(_first_that_fits(self._said, width), width), "$bc-text")]
        if self._ticked:
            return [_key("enter", f"done: {self._ticked} ticked", width)]
        if self._all_seen:
            return [_key("n", "none of these is new or worse", width)]
        forms = ("The list goes on: see all of it, then answer", "▾ the list goes on")
        return [Content.styled(fit(_first_that_fits(forms, width), width), DIM)]


def _key(key: str, words: str, width: int) -> Content:
    line = cap(Hint(key, "")) + Content.styled(f" {words}", "$bc-text")
    return line.truncate(width, ellipsis=True)


def _first_that_fits(forms: Sequence[str], width: int) -> str:
    return next((form for form in forms if len(form) <= width), forms[-1])
