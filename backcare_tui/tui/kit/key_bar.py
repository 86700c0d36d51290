"""The line at the bottom that says which keys do something here.

One widget that draws its line itself. Textual's `Footer` makes a widget for each key at each change
of focus, and keeps them (its issue #6666).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.keys import format_key
from textual.screen import Screen

from backcare_tui.tui.kit.draw.caps import GAP, Hint, foot
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.sizes import HIGH, NARROW, margin

MOST = 6
"""Keys that one line shows, help among them: more are not read [our own choice]."""
_NAMES = {"enter": "enter", "backspace": "backspace", "delete": "delete"}
_HELP, _CLOSE = "help", "close"
LAST = {_CLOSE: 1, _HELP: 2}
"""Actions whose keys are at the end of the line, in this order."""
_MOVE = "move"
"""What the keys that move a highlight say."""
_TINY = 30
"""Columns below which every cell is needed for keys."""
_IN_SHORT = {"log pain": "pain", "take it": "take"}
"""Words of a key on a narrow screen."""


class Key(NamedTuple):
    """One entry of the line."""

    shown: str
    words: str
    press: str
    """The key that a click stands for."""
    action: str
    enabled: bool

    @property
    def hint(self) -> Hint:
        return Hint(self.shown, self.words, self.press)

    @property
    def width(self) -> int:
        return self.hint.width


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


def in_order(keys: Iterable[Key], first: Sequence[str] = ()) -> list[Key]:
    """The keys of the actions in `first`, then all others, with close and help at the end."""
    order = {name: number - len(first) for number, name in enumerate(first)}
    return sorted(keys, key=lambda key: {**order, **LAST}.get(action_name(key.action), 0))


def fit(keys: Sequence[Key], width: int, keep: str, gap: int = GAP) -> list[Key]:
    """As many of `keys`, from the first on, as a line shows in `width` columns.

    `keep` is the name of an action without its namespace, such as `close`: its key is left out last
    of all, help before it. What only moves is left out first: arrows are tried without being told.
    """
    shown = list(keys)
    kept = (keep, _HELP, _CLOSE)
    spare = [key for key in shown if action_name(key.action) not in kept]
    spare.sort(key=lambda key: key.words == _MOVE)
    must = [key for name in kept for key in shown if action_name(key.action) == name]
    leave_out = [*dict.fromkeys(must), *spare]
    while len(shown) > 1 and (len(shown) > MOST or _cells(shown, gap) > width):
        shown.remove(leave_out.pop())
    return shown


def _cells(keys: Sequence[Key], gap: int) -> int:
    return sum(key.width + gap for key in keys) - gap


class KeyBar(Drawn, can_focus=False):
    """The active keys of its screen on one line; a click on one presses it."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; width: 100%; }
    """

    def __init__(
        self, *, keep: str = _HELP, first: Sequence[str] = (), id: str | None = None
    ) -> None:
        """`keep`: the action whose key is shown however narrow the line is; `first`: the actions
        whose keys begin it."""
        super().__init__(id=id)
        self._keep, self._first = keep, tuple(first)
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
        tiny = width < _TINY
        edge, gap = (0, 2) if tiny else (margin(width), GAP)
        room = width - 2 * edge
        keys = [key for key in in_order(self._keys, self._first) if key.enabled]
        if width < NARROW:
            keys = [key._replace(words=_IN_SHORT.get(key.words, key.words)) for key in keys]
        keys = fit(keys, room, self._keep, gap)
        ends = bool(keys) and action_name(keys[-1].action) == _HELP
        hints = [self._hint(key) for key in keys]
        line = foot(hints[:-1], room, hints[-1], gap) if ends else foot(hints, room, gap=gap)
        below = [Content("")] if self.app.size.height >= HIGH else []
        return [Content(" " * edge) + line, *below]

    def _hint(self, key: Key) -> Hint:
        """With arrows as the terminal can show them."""
        glyphs = glyphs_of(self.app)
        arrows = str.maketrans("↑↓←→", glyphs.up + glyphs.down + glyphs.left + glyphs.right)
        return key.hint._replace(key=key.shown.translate(arrows))

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
