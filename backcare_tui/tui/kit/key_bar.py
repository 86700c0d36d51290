"""The line at the bottom that says which keys do something here.

One widget that draws its line itself. Textual's `Footer` makes a widget for each key at each change
of focus, and keeps them (its issue #6666).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.keys import format_key
from textual.screen import Screen

from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.flow import clickable
from backcare_tui.tui.kit.roles import BRIGHT, DIM

_NAMES = {"enter": "enter", "backspace": "backspace", "delete": "delete"}
_HELP, _CLOSE = "help", "close"
LAST = {_CLOSE: 1, _HELP: 2}
"""Actions whose keys are at the end of the line, in this order."""
_MOVE = "move"
"""What the keys that move a highlight say."""
_ROOMY = 60
"""Columns from which the keys stand three spaces apart instead of two."""


class Key(NamedTuple):
    """One entry of the line."""

    shown: str
    words: str
    press: str
    """The key that a click stands for."""
    action: str
    enabled: bool

    @property
    def width(self) -> int:
        return Content(f"{self.shown} {self.words}").cell_length


def key_name(binding: Binding) -> str:
    """How a key is written: `b`, `?`, `esc`, `ctrl+p`, `↑`."""
    if binding.key_display:
        return binding.key_display
    modifiers, key = binding.parse_key()
    return "+".join((*modifiers, _NAMES.get(key) or format_key(key)))


def shown_keys(active: Mapping[str, ActiveBinding]) -> tuple[Key, ...]:
    """The bindings to show, in their order: the focused widget's, the screen's, the app's.

    An action with several keys is shown once, with its first key; bindings of one `Binding.Group`
    are shown together under the group's words.
    """
    actions: dict[str, ActiveBinding] = {}
    for found in active.values():
        if found.binding.show:
            actions.setdefault(found.binding.action, found)
    groups: dict[Binding.Group | str, list[ActiveBinding]] = {}
    for action, found in actions.items():
        groups.setdefault(found.binding.group or action, []).append(found)
    return tuple(_key(members) for members in groups.values())


def fit(keys: Iterable[Key], width: int, keep: str) -> list[Key]:
    """As many of `keys` as `width` columns hold, with the one to close and help last.

    `keep` is the name of an action without its namespace, such as `close`: its key is left out last
    of all, help before it. What only moves is left out first: arrows are tried without being told.
    """
    gap = _gap(width)
    shown = sorted(keys, key=lambda key: LAST.get(action_name(key.action), 0))
    kept = (keep, _HELP, _CLOSE)
    spare = [key for key in shown if action_name(key.action) not in kept]
    spare.sort(key=lambda key: key.words == _MOVE)
    must = [key for name in kept for key in shown if action_name(key.action) == name]
    leave_out = [*dict.fromkeys(must), *spare]
    while len(shown) > 1 and sum(key.width + gap for key in shown) - gap >= width:
        shown.remove(leave_out.pop())
    return shown


def _gap(width: int) -> int:
    return 3 if width >= _ROOMY else 2


class KeyBar(Drawn, can_focus=False):
    """The active keys of its screen on one line; a click on one presses it."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; width: 100%; height: 1; }
    """

    def __init__(self, *, keep: str = _HELP, id: str | None = None) -> None:
        """`keep`: the action whose key is shown however narrow the line is."""
        super().__init__(id=id)
        self._keep = keep
        self._keys: tuple[Key, ...] = ()

    def on_mount(self) -> None:
        self._keys = shown_keys(self.screen.active_bindings)
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        keys = shown_keys(screen.active_bindings)
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        parts: list[Content] = []
        for key in fit(self._keys, width, self._keep):
            style = BRIGHT if key.enabled else DIM
            part = Content.assemble((key.shown, style), (f" {key.words}", DIM))
            parts.append(clickable(part, key.press) if key.enabled else part)
        return [Content(" ") + Content(" " * _gap(width)).join(parts)]

    def picked(self, value: str) -> None:
        self.app.simulate_key(value)


def _key(members: list[ActiveBinding]) -> Key:
    binding = members[0].binding
    names = [key_name(member.binding) for member in members]
    in_a_row = len(names) > 1 and "".join(names) in "123456789"
    group = binding.group if len(members) > 1 else None
    words = group.description if group else binding.description
    return Key(
        shown=f"{names[0]}–{names[-1]}" if in_a_row else "".join(names),
        words=words[:1].lower() + words[1:],
        press=binding.key,
        action=binding.action,
        enabled=any(member.enabled for member in members),
    )


def action_name(action: str) -> str:
    """An action without namespace and arguments: `help` of `app.help`, `move` of `move(1)`."""
    return action.partition("(")[0].rpartition(".")[2]
