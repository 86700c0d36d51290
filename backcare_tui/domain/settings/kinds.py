"""One setting: what it is for, what is allowed, what stands in; and a value as a person writes it.

A value from the file and a text from the command line are refused with the same words.
"""

import re
from datetime import timedelta
from enum import Enum
from typing import cast

import msgspec

from backcare_tui.domain import durations
from backcare_tui.domain.hours import parse_day, show_day
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.text import clean, clean_line

Value = timedelta | int | bool | str | tuple[str, ...] | None


class Form(Enum):
    """How a value is written; PLAIN goes by the type of the default."""

    PLAIN = "plain"
    HOURS = "hours"
    """`hours.parse_day`, or nothing."""
    MAYBE = "maybe"
    """A duration or a number, or nothing: the default is None."""
    WORDS = "words"
    """A list of texts; on the command line separated by commas."""
    SHARES = "shares"
    """Whole percents of relief, stabilisers and modifiers; 100 together. In the file a list."""
    DIALLED = "dialled"
    """A text with a number that can be dialled in it, or none: one digit is a slip of the hand."""


MAX_TEXT = 60
"""Characters of a name of a theme or pattern, and of a text in the person's own words."""
MAX_PATH = 1000
MAX_WORDS = 20
_REFUSED = "\0"
"""Stands for a value that does not fit; no text that is allowed holds it."""

_LEAST_DIGITS = 2
"""The shortest numbers for an emergency have two, such as 15 in France."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_PERCENT = re.compile(r"[0-9]{1,3}")
_TRUE = frozenset({"true", "on", "yes"})
_FALSE = frozenset({"false", "off", "no"})


class Key(msgspec.Struct, frozen=True):
    """One setting, such as `breaks.every`; `low` and `high` are the range, both included."""

    name: str
    doc: str
    low: timedelta | int | None = None
    high: timedelta | int | None = None
    form: Form = Form.PLAIN
    choices: tuple[str, ...] = ()
    """What a text, or each text of a list, may be; empty: anything."""

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
        match self.form:
            case Form.HOURS:
                none = "" if self.default else ', or "" for none of its own'
                return f'hours like "09:00-12:30, 13:30-18:00", "off" or "always"{none}'
            case Form.MAYBE:
                return f'"" for none, or {self._range_in_words()}'
            case Form.SHARES:
                return 'three percentages that make 100, such as "25, 55, 20"'
            case Form.DIALLED:
                return (
                    f'a text of up to {MAX_TEXT} characters with two digits or more, or "" for none'
                )
            case Form.WORDS if self.choices:
                return f"a list of {', '.join(self.choices)}"
            case Form.WORDS:
                return "a list of texts"
            case _:
                pass
        match self.default:
            case bool():
                return "true or false"
            case int() | timedelta():
                return self._range_in_words()
            case _ if self.choices:
                return f"one of {', '.join(self.choices)}"
            case "":
                return f'a text of up to {MAX_TEXT} characters, or "" for none'
            case _:
                return f'a name of 1 to {MAX_TEXT} characters, such as "{show(self.default)}"'

    def _range_in_words(self) -> str:
        if isinstance(self.low, timedelta):
            low, high = show(self.low), show(self.high or durations.LONGEST)
            example = self.default if isinstance(self.default, timedelta) else self.low
            return f'a duration from {low} to {high}, written like "{show(example)}"'
        return f"a whole number from {self.low} to {self.high}"

    def from_file(self, raw: object) -> Value:
        """The value that `raw`, as TOML gives it, stands for.

        Raises ValueError saying what is allowed.
        """
        try:
            value = self._meant(raw)
        except ValueError:
            value = _REFUSED
        if value is _REFUSED or not self._in_range(value):
            raise ValueError(f"must be {self.allowed}, not {_quoted(raw)}")
        return value

    def from_text(self, text: str) -> Value:
        """The value that `text` from the command line stands for; refuses as `from_file` does."""
        said = text.strip()
        number = isinstance(self.low, int)
        if self.form in (Form.WORDS, Form.SHARES):
            return self.from_file([part.strip() for part in said.split(",") if part.strip()])
        if isinstance(self.default, bool):
            word = said.lower()
            return self.from_file(word in _TRUE if word in _TRUE | _FALSE else text)
        if number and _NUMBER.fullmatch(said):
            return self.from_file(int(said))
        return self.from_file(said)

    def _meant(self, raw: object) -> Value:
        """`raw` as this key's type; `_REFUSED` or ValueError where it is of another."""
        if self.form is Form.WORDS:
            return self._words(raw)
        if self.form is Form.SHARES:
            return self._shares(raw)
        if self.form is Form.DIALLED and raw:
            word = self._word(raw)
            return word if sum(map(str.isdecimal, word)) >= _LEAST_DIGITS else _REFUSED
        if self.form is Form.HOURS and isinstance(raw, str):
            return "" if raw == self.default == "" else show_day(parse_day(raw))
        if self.form is Form.MAYBE and raw == "":
            return None
        if isinstance(self.low, timedelta):
            return durations.parse(raw) if isinstance(raw, str) else _REFUSED
        if isinstance(self.default, str):
            return self._word(raw)
        wanted = int if self.default is None else type(self.default)
        # type(), since True is an int to isinstance
        return raw if isinstance(raw, (bool, int)) and type(raw) is wanted else _REFUSED

    def _word(self, raw: object) -> str:
        if not isinstance(raw, str) or clean(raw) != raw or len(raw) > self._most:
            return _REFUSED
        if self.choices:
            return raw if raw in self.choices else _REFUSED
        return raw if raw or not self.default else _REFUSED

    def _words(self, raw: object) -> Value:
        if not isinstance(raw, list):
            return _REFUSED
        words = [self._word(word) for word in cast("list[object]", raw)]
        fits = len(words) <= MAX_WORDS and all(word and word is not _REFUSED for word in words)
        return tuple(words) if fits else _REFUSED

    def _shares(self, raw: object) -> Value:
        if not isinstance(raw, list):
            return _REFUSED
        # In the file a number is as good as a text; True is an int to isinstance.
        parts = cast("list[object]", raw)
        words = [str(part) if type(part) is int else part for part in parts]
        shares = [word for word in words if isinstance(word, str) and _PERCENT.fullmatch(word)]
        if len(words) != 3 or len(shares) != 3 or sum(map(int, shares)) != 100:
            return _REFUSED
        return tuple(str(int(share)) for share in shares)

    @property
    def _most(self) -> int:
        return MAX_PATH if self.form is Form.WORDS else MAX_TEXT

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
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def as_toml(value: Value) -> int | bool | str | list[str]:
    """`value` as it stands in the file."""
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, int) else show(value)


def _quoted(raw: object) -> str:
    if isinstance(raw, str):
        return f'"{clean_line(raw, 40)}"'
    if isinstance(raw, bool):
        return show(raw)
    if isinstance(raw, int) and abs(raw) >= 10**18:
        return "that number"  # it may have more digits than Python agrees to print
    return clean_line(str(raw), 40) if isinstance(raw, (int, float)) else "what stands there"
