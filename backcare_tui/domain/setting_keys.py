"""Every setting by its name in `config.toml`: what it is for, what is allowed, what stands in.

A value from the file and a text from the command line are refused with the same words.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

import msgspec

from backcare_tui.domain import durations
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.text import clean, clean_line

Value = timedelta | int | bool | str

MAX_TEXT = 60
"""Characters of a name of a theme or pattern."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_TRUE = frozenset({"true", "on", "yes"})
_FALSE = frozenset({"false", "off", "no"})


class Key(msgspec.Struct, frozen=True):
    """One setting, such as `breaks.every`; `low` and `high` are the range, both included."""

    name: str
    doc: str
    low: timedelta | int | None = None
    high: timedelta | int | None = None

    @property
    def section(self) -> str:
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        return self.name.partition(".")[2]

    @property
    def default(self) -> Value:
        return self.of(Settings())

    def of(self, settings: Settings) -> Value:
        """This setting's value in `settings`."""
        value: Value = getattr(getattr(settings, self.section), self.field)
        return value

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        match self.default:
            case bool():
                return "true or false"
            case int():
                return f"a whole number from {self.low} to {self.high}"
            case timedelta():
                low, high = show(self.low or timedelta(0)), show(self.high or durations.LONGEST)
                return f'a duration from {low} to {high}, written like "{show(self.default)}"'
            case _:
                return f'a name of 1 to {MAX_TEXT} characters, such as "{show(self.default)}"'

    def from_file(self, raw: object) -> Value:
        """The value that `raw`, as TOML gives it, stands for.

        Raises ValueError saying what is allowed.
        """
        value = self._meant(raw)
        if value is None or not self._in_range(value):
            raise ValueError(f"must be {self.allowed}, not {_quoted(raw)}")
        return value

    def from_text(self, text: str) -> Value:
        """The value that `text` from the command line stands for; refuses as `from_file` does."""
        said = text.strip()
        match self.default:
            case bool():
                word = said.lower()
                raw: object = word in _TRUE if word in _TRUE | _FALSE else text
            case int():
                raw = int(said) if _NUMBER.fullmatch(said) else text
            case _:
                raw = said
        return self.from_file(raw)

    def _meant(self, raw: object) -> Value | None:
        """`raw` as this key's type; None where it is of another."""
        match self.default:
            case timedelta():
                try:
                    return durations.parse(raw) if isinstance(raw, str) else None
                except ValueError:
                    return None
            case str():
                if isinstance(raw, str) and clean(raw) == raw and 1 <= len(raw) <= MAX_TEXT:
                    return raw
                return None
            case default:
                # type(), since True is an int to isinstance
                return raw if isinstance(raw, (bool, int)) and type(raw) is type(default) else None

    def _in_range(self, value: Value) -> bool:
        if isinstance(value, timedelta) and isinstance(self.low, timedelta):
            return isinstance(self.high, timedelta) and self.low <= value <= self.high
        if isinstance(value, int) and isinstance(self.low, int):
            return isinstance(self.high, int) and self.low <= value <= self.high
        return True


def show(value: Value) -> str:
    """`value` as a person writes it on the command line: `30m`, `3`, `true`, a name."""
    if isinstance(value, timedelta):
        return durations.format_duration(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _quoted(raw: object) -> str:
    if isinstance(raw, str):
        return f'"{clean_line(raw, 40)}"'
    if isinstance(raw, bool):
        return show(raw)
    if isinstance(raw, int) and abs(raw) >= 10**18:
        return "that number"  # it may have more digits than Python agrees to print
    return clean_line(str(raw), 40) if isinstance(raw, (int, float)) else "what stands there"


_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)

KEYS: tuple[Key, ...] = (
    Key("breaks.every", "Work between two breaks.", _MINUTE, timedelta(hours=4)),
    Key("breaks.micro", "Length of a micro break.", 20 * _SECOND, 15 * _MINUTE),
    Key("breaks.long", "Length of a long break.", _MINUTE, 60 * _MINUTE),
    Key("breaks.long_every", "Which break is a long one: 3 is every third, 0 is none.", 0, 20),
    Key(
        "breaks.heads_up",
        "How early the screen says that a break is coming.",
        0 * _SECOND,
        120 * _SECOND,
    ),
    Key("breaks.later", "How long a break is put off by later.", _MINUTE, 30 * _MINUTE),
    Key(
        "breaks.answer_within",
        "A break without an answer for this long counts as missed.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key(
        "breaks.restart_after",
        "After being away for this long the interval starts afresh.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key("breathing.pattern", "The breathing pattern that is chosen at first."),
    Key("breathing.minutes", "Minutes of breathing that are chosen at first.", 2, 5),
    Key("breathing.holds", "False leaves out every pattern in which the breath is held."),
    Key("breathing.ask_tension", "Ask how tense you are before and after breathing."),
    Key("look.theme", "The colours: the name of a theme."),
    Key("look.reduced_motion", "True counts the breath instead of moving anything."),
    Key("prompts.bell", "Ring the terminal's bell when a break is due."),
    Key("prompts.title", "Show the next break in the window's title."),
)


def find(name: str) -> Key:
    """The key called `name`. Raises ValueError naming the nearest one, or what is known."""
    for key in KEYS:
        if key.name == name:
            return key
    raise ValueError(f'"{clean_line(name, 60)}" is not known; {_suggestion(name)}')


def _suggestion(name: str) -> str:
    from difflib import get_close_matches  # only when something is misspelt

    names = [key.name for key in KEYS]
    section = [known for known in names if known.partition(".")[0] == name.partition(".")[0]]
    if near := get_close_matches(name, names, n=1, cutoff=0.75):
        return f"did you mean {near[0]}?"
    if section:
        return f"known here are {', '.join(section)}"
    sections = dict.fromkeys(key.section for key in KEYS)
    return f"known sections are {', '.join(sections)}"


def build(values: Mapping[str, Value]) -> Settings:
    """Settings with `values` by key name; the default stands in for what is not given."""
    sections: dict[str, dict[str, Value]] = {}
    for key in KEYS:
        if key.name in values:
            sections.setdefault(key.section, {})[key.field] = values[key.name]
    base = Settings()
    changed = {
        section: msgspec.structs.replace(getattr(base, section), **fields)
        for section, fields in sections.items()
    }
    return msgspec.structs.replace(base, **changed)
