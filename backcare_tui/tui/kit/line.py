"""A line to type in: nothing blinks, and nothing that is typed or pasted acts on a terminal."""

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from backcare_tui.domain.text import clean


class Line(Input):
    """Posts `Line.Given` on Enter; what any other key does is the screen's."""

    BINDINGS = [
        Binding("enter", "submit", "keep", id="line.keep", tooltip="Keep what was typed"),
    ]
    DEFAULT_CSS = """
    Line, Line:focus {
        width: 1fr; height: 1; border: none; padding: 0;
        background: $bc-track; background-tint: transparent; color: $bc-bright;
        &:ansi { background: $background; text-style: underline; }
    }
    """

    class Given(Message):
        """The text was confirmed; it is clean, and may be empty."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, most: int, placeholder: str = "", id: str | None = None) -> None:
        """`most`: characters that it takes."""
        super().__init__(compact=True, placeholder=placeholder, id=id)
        self._most = most
        self.set_reactive(Input.cursor_blink, False)

    def ask(self, text: str = "", most: int | None = None) -> None:
        """Begin with `text`, all of it marked: typing replaces it.

        `most`: characters that it takes from now on.
        """
        self._most = self._most if most is None else most
        self.value = text[: self._most]
        self.focus()
        self.select_all()

    def replace(self, text: str, start: int, end: int) -> None:
        """Every way a text comes in ends here."""
        marked = abs(end - start)
        room = self._most - len(self.value) + marked
        # Between two marks, so that blanks at its ends stay: a space is typed by itself.
        super().replace(clean(f"|{text}|")[1:-1][: max(room, 0)], start, end)

    async def _on_key(self, event: events.Key) -> None:
        """A key of the line's own acts at once, in the order of the keys.

        Textual lets it bubble up first, and letters of the same burst (a slow line, a paste by a
        terminal that does not mark it) would come before it.
        """
        bound = () if event.is_printable else self._bindings.key_to_bindings.get(event.key, ())
        for binding in bound:
            # The app's, since a widget's own does not say whether it was done: ctrl+c is the app's
            # where nothing is marked.
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
        await super()._on_key(event)

    async def action_submit(self) -> None:
        self.post_message(self.Given(clean(self.value)))
