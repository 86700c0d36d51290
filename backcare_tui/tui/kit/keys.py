"""A key in one line of a table of keys.

`says` is what the key bar and the palette call it, `tip` what help says of it. `name` is the one by
which Textual's keymap could give it another key.
"""

from textual.binding import Binding


def key(keys: str, action: str, says: str, name: str, tip: str) -> Binding:
    """A key that the key bar shows."""
    return Binding(keys, action, says, id=name, tooltip=tip)


def hidden(keys: str, action: str, says: str, name: str, tip: str) -> Binding:
    """A key that only help and the palette show."""
    return Binding(keys, action, says, id=name, tooltip=tip, show=False)


HELP: tuple[Binding, ...] = (
    key("question_mark", "app.help", "keys", "app.help", "What every key does here"),
    Binding("f1", "app.help", show=False),  # where a question mark is written
)
"""For every screen: a modal one does not get the app's keys."""
