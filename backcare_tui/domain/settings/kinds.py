"""What may be written for a setting: one class for each kind, and the types that go with them."""

import re
from datetime import timedelta
from typing import Annotated, TypeGuard, cast

import msgspec

from backcare_tui.domain import durations
from backcare_tui.domain.hours import parse_day, show_day
from backcare_tui.domain.text import clean

Value = timedelta | int | bool | str | tuple[str, ...] | None

MAX_TEXT = 60
"""Characters of a name of a theme or pattern, and of a text in the person's own words."""
MAX_PATH = 1000
MAX_WORDS = 20

_SWITCH = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}


class _Kind(msgspec.Struct, frozen=True):
    """Says of a field of the settings what its type does not.

    `allowed` is in words. `meant` returns the value that `raw`, as TOML gives it, stands for; None,
    or a ValueError, if it is not allowed.
    """

    def typed(self, said: str) -> object:
        """`said` on the command line as it would stand in the file."""
        return said


class Switch(_Kind, frozen=True):
    """On or off, as true or false."""

    def allowed(self, default: Value) -> str:
        return "true or false"

    def typed(self, said: str) -> object:
        return _SWITCH.get(said.lower(), said)

    def meant(self, raw: object) -> Value:
        return raw if isinstance(raw, bool) else None


class Number(_Kind, frozen=True):
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int

    def allowed(self, default: Value) -> str:
        return f"a whole number from {self.low} to {self.high}"

    def typed(self, said: str) -> object:
        return int(said) if re.fullmatch(r"[+-]?[0-9]{1,9}", said) else said

    def meant(self, raw: object) -> Value:
        # type(), since True is an int to isinstance
        return raw if type(raw) is int and self.low <= raw <= self.high else None


class Duration(_Kind, frozen=True):
    """A length of time from `low` to `high`, both included."""

    low: timedelta
    high: timedelta

    def allowed(self, default: Value) -> str:
        example = show(self.low if default is None else default)
        return f'a duration from {show(self.low)} to {show(self.high)}, written like "{example}"'

    def meant(self, raw: object) -> Value:
        value = durations.parse(raw) if isinstance(raw, str) else None
        return value if value is not None and self.low <= value <= self.high else None


class TimeRanges(_Kind, frozen=True):
    """Working hours of a day, as `hours.parse_day` reads them."""

    def allowed(self, default: Value) -> str:
        none = "" if default else ', or "" for none of its own'
        return f'hours like "09:00-12:30, 13:30-18:00", "off" or "always"{none}'

    def meant(self, raw: object) -> Value:
        return show_day(parse_day(raw)) if isinstance(raw, str) else None


class Text(_Kind, frozen=True):
    """A text of one line, one of `choices` if there are any, with `digits` digits or more."""

    choices: tuple[str, ...] = ()
    digits: int = 0

    def allowed(self, default: Value) -> str:
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        if default:
            return f'a name of 1 to {MAX_TEXT} characters, such as "{default}"'
        digits = " with two digits or more" if self.digits else ""
        return f'a text of up to {MAX_TEXT} characters{digits}, or "" for none'

    def meant(self, raw: object) -> Value:
        if not _is_text(raw, MAX_TEXT) or sum(map(str.isdecimal, raw)) < self.digits:
            return None
        return raw if raw in (self.choices or (raw,)) else None


class _List(_Kind, frozen=True):
    """Several texts; on the command line with commas between them."""

    def typed(self, said: str) -> object:
        return [part.strip() for part in said.split(",") if part.strip()]


class TextList(_List, frozen=True):
    """Texts, each one of `choices` if there are any."""

    choices: tuple[str, ...] = ()

    def allowed(self, default: Value) -> str:
        return f"a list of {', '.join(self.choices) or 'texts'}"

    def meant(self, raw: object) -> Value:
        given = cast("list[object]", raw) if isinstance(raw, list) else [None]
        words = tuple(word for word in given if _is_text(word, MAX_PATH))
        known = not self.choices or set(words) <= set(self.choices)
        return words if known and len(words) == len(given) <= MAX_WORDS else None


class Percents(_List, frozen=True):
    """Whole percents of relief, stabilisers and modifiers that make 100, as texts or numbers."""

    def allowed(self, default: Value) -> str:
        return 'three percentages that make 100, such as "25, 55, 20"'

    def meant(self, raw: object) -> Value:
        given = cast("list[object]", raw) if isinstance(raw, list) else []
        words = [str(part) if type(part) is int else part for part in given]
        percents = [int(word) for word in words if _is_percent(word)]
        fits = len(words) == len(percents) == 3 and sum(percents) == 100
        return tuple(map(str, percents)) if fits else None


Kind = Switch | Number | Duration | TimeRanges | Text | TextList | Percents

Flag = Annotated[bool, Switch()]
Hours = Annotated[str, TimeRanges()]
ShortText = Annotated[str, Text()]
Texts = Annotated[tuple[str, ...], TextList()]
Shares = Annotated[tuple[str, ...], Percents()]


def show(value: Value) -> str:
    """`value` as a person writes it on the command line: `30m`, `3`, `true`, a name."""
    if isinstance(value, timedelta):
        return durations.format_duration(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def _is_text(raw: object, most: int) -> TypeGuard[str]:
    return isinstance(raw, str) and 0 < len(raw) <= most and clean(raw) == raw


def _is_percent(word: object) -> TypeGuard[str]:
    return isinstance(word, str) and re.fullmatch(r"[0-9]{1,3}", word) is not None
