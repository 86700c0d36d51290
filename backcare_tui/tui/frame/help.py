"""Help: every key that works where it was asked for, made from the bindings themselves."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.frame.scrolls import SCROLL_KEYS, Scrolls
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.key_bar import LAST, KeyBar, action_name, key_name
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import HEIGHTS, WIDTHS

_THREE_COLUMNS = 64
"""Columns from which the tooltip stands beside the description instead of below it."""

_MOVES = ("cursor", "scroll", "page", "focus_", "switch_mode", "go_", "move", "first", "last")
"""How the names of actions that only move about begin; an id such as `go.today` says so too."""

_OWN_WORDS = {
    "focus_next": "next field",
    "focus_previous": "previous field",
    "command_palette": "every command",
}
"""Textual's bindings in our words."""


class Scope(StrEnum):
    """Where a key works; the value is its heading."""

    HERE = "On this screen"
    ANYWHERE = "Anywhere"
    MOVING = "Moving about"


class HelpEntry(NamedTuple):
    """One line of help."""

    scope: Scope
    keys: str
    description: str
    more: str
    enabled: bool
    stock: bool
    """The binding is one that every Textual app has; it comes last."""


def help_entries(active: Mapping[str, ActiveBinding]) -> tuple[HelpEntry, ...]:
    """What to say about `active` (a screen's `active_bindings`), in its order within each scope.

    The keys to close and for help come after the others. Keys of one action share a line. A binding
    without a description, or marked `system`, is left out; a hidden one (`show=False`) is not: help
    is where it can be found.
    """
    lines: dict[tuple[Scope, str], list[ActiveBinding]] = {}
    for key, found in active.items():
        binding = found.binding
        if binding.description and not binding.system and not key.startswith("super+"):
            lines.setdefault((_scope(found), binding.action), []).append(found)
    in_order = sorted(lines.items(), key=lambda line: LAST.get(action_name(line[0][1]), 0))
    entries = [_entry(scope, members) for (scope, _), members in in_order]
    return tuple(sorted(entries, key=lambda entry: (tuple(Scope).index(entry.scope), entry.stock)))


class HelpScreen(Scrolls, ClosesOnce, ModalScreen[None]):
    """Help about the screen below: give it that screen's title, bindings and own lines."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 70%;
        #help-box {
            width: 100%; max-width: 92; height: auto; max-height: 100%; background: $panel;
        }
        #help-scroll { height: auto; max-height: 100%; padding: 1 3 2 3; scrollbar-size: 1 1;
            scrollbar-background: $panel; scrollbar-background-hover: $panel;
            scrollbar-background-active: $panel; }
        &.-narrow #help-scroll, &.-short #help-scroll { padding: 0 1; }
        KeyBar { padding: 0 2; }
        &.-narrow KeyBar, &.-short KeyBar { padding: 0; }
        &.-narrow #help-box { height: 100%; }
        HelpLines { width: 1fr; height: auto; }
    }
    """
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS = [
        Binding("escape", "close", "close", id="help.close"),
        Binding("question_mark,f1,q", "close", "close", show=False),
        *SCROLL_KEYS,
    ]

    def __init__(
        self, title: str, bindings: Mapping[str, ActiveBinding], lines: Iterable[str] = ()
    ) -> None:
        """`lines`: sentences about the place itself, each a paragraph above the keys."""
        super().__init__()
        self._heading = title
        self._entries = help_entries(bindings)
        self._about = tuple(lines)

        text = HelpLines(title, help_entries(bindings), tuple(lines))
        self.scrolled = VerticalScroll(text, id="help-scroll", can_focus=False)

    def compose(self) -> ComposeResult:
        with Widget(id="help-box"):
            yield self.scrolled
            yield KeyBar(keep="close")

    def action_close(self) -> None:
        self.dismiss()


class HelpLines(Drawn):
    """The text of help, laid out for its width."""

    def __init__(self, title: str, entries: tuple[HelpEntry, ...], about: tuple[str, ...]) -> None:
        super().__init__()
        self._heading = title
        self._entries = entries
        self._about = about

    def lines(self, width: int) -> list[Content]:
        lines = [Content.styled(self._heading, BRIGHT)]
        for text in self._about:
            lines.extend((Content(""), *_wrapped(text, width, "$bc-text")))
        names = [Content(entry.keys).cell_length for entry in self._entries]
        keys = max((name for name in names if name <= width // 4), default=width // 4)
        longest = max((Content(each.description).cell_length for each in self._entries), default=0)
        words = min(longest, width // 3)
        scope = None
        for entry in self._entries:
            if entry.scope is not scope:
                scope = entry.scope
                lines.extend((Content(""), Content.styled(scope.value, DIM)))
            lines.extend(_row(entry, width, keys, words))
        return lines


def _row(entry: HelpEntry, width: int, keys: int, words: int) -> list[Content]:
    """One entry as lines of at most `width` columns: key, description, and more about it."""
    indent = keys + 2
    key = Content.styled(entry.keys, BRIGHT if entry.enabled else DIM)
    style = "$bc-text" if entry.enabled else DIM
    if width >= _THREE_COLUMNS:
        beside = indent + words + 2
        left = _wrapped(entry.description, words, style)
        right = _wrapped(entry.more, width - beside, DIM)
    else:
        beside = indent
        left = _wrapped(entry.description, width - indent, style)
        right = []
    rows: list[Content] = []
    if key.cell_length > keys:
        rows.append(key)
        key = Content("")
    for number in range(max(len(left), len(right), 1)):
        first = key if number == 0 else Content("")
        second = left[number] if number < len(left) else Content("")
        third = right[number] if number < len(right) else Content("")
        row = _padded(first, indent) + second
        rows.append(_padded(row, beside) + third if third else row)
    if width < _THREE_COLUMNS:
        rows.extend(
            Content(" " * indent) + line for line in _wrapped(entry.more, width - indent, DIM)
        )
    return rows


def _wrapped(text: str, width: int, style: str) -> list[Content]:
    return Content.styled(text, style).wrap(max(8, width)) if text else []


def _padded(content: Content, width: int) -> Content:
    return content.pad_right(max(0, width - content.cell_length))


def _scope(found: ActiveBinding) -> Scope:
    binding = found.binding
    name = action_name(binding.action)
    if name.startswith(_MOVES) or (binding.id or "").startswith("go."):
        return Scope.MOVING
    anywhere = isinstance(found.node, App) or name == "copy_text"
    return Scope.ANYWHERE if anywhere else Scope.HERE


def _entry(scope: Scope, members: list[ActiveBinding]) -> HelpEntry:
    # Ours have an id; Textual's have none, and are written In Title Case.
    members = sorted(members, key=lambda member: member.binding.id is None)
    binding = members[0].binding
    names = dict.fromkeys(key_name(member.binding) for member in members)
    words = binding.description if binding.id else binding.description.lower()
    words = _OWN_WORDS.get(action_name(binding.action), words)
    return HelpEntry(
        scope=scope,
        keys=" ".join(names),
        description=words[:1].upper() + words[1:],
        more=next((each.tooltip for each in members if each.tooltip and each.binding.id), ""),
        enabled=any(member.enabled for member in members),
        stock=binding.id is None,
    )
