"""Every setting by its name in `config.toml`: what it is for, what is allowed, what stands in.

A value from the file and a text from the command line are refused with the same words.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import Enum
from typing import cast

import msgspec

from backcare_tui.domain import durations
from backcare_tui.domain.hours import WEEKDAYS, parse_day, show_day
from backcare_tui.domain.settings import PRESETS, Settings
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


MAX_TEXT = 60
"""Characters of a name of a theme or pattern."""
MAX_PATH = 1000
MAX_WORDS = 20
_REFUSED = "\0"
"""Stands for a value that does not fit; no text that is allowed holds it."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
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
                return f'"" for nothing of its own, or {self._range_in_words()}'
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
            case _:
                example = show(self.default)
                such_as = f', such as "{example}"' if example else ""
                return f"a name of 1 to {MAX_TEXT} characters{such_as}"

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
        if self.form is Form.WORDS:
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


_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)

_DAYS = {
    "mon": "Mondays",
    "tue": "Tuesdays",
    "wed": "Wednesdays",
    "thu": "Thursdays",
    "fri": "Fridays",
    "sat": "Saturdays",
    "sun": "Sundays",
}
_EVERY = (_MINUTE, timedelta(hours=4))
_MICRO = (20 * _SECOND, 15 * _MINUTE)
_LONG = (_MINUTE, 60 * _MINUTE)


def _day_keys(day: str) -> tuple[Key, ...]:
    on = f"on {_DAYS[day]}"
    return (
        Key(f"{day}.hours", f"Working hours {on}.", form=Form.HOURS),
        Key(f"{day}.every", f"Work between two breaks {on}.", *_EVERY, form=Form.MAYBE),
        Key(f"{day}.micro", f"Length of a micro break {on}.", *_MICRO, form=Form.MAYBE),
        Key(f"{day}.long", f"Length of a long break {on}.", *_LONG, form=Form.MAYBE),
        Key(f"{day}.long_every", f"Which break is a long one {on}.", 0, 20, form=Form.MAYBE),
    )


KEYS: tuple[Key, ...] = (
    Key(
        "breaks.preset",
        "A rhythm by name: 45, 30, 15 or 20 minutes. What is set below goes before it.",
        choices=tuple(PRESETS),
    ),
    Key("breaks.every", "Work between two breaks.", *_EVERY),
    Key("breaks.micro", "Length of a micro break.", *_MICRO),
    Key("breaks.long", "Length of a long break.", *_LONG),
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
    Key("breaks.by_posture", "Prompt on time in one posture, not on time since the last break."),
    Key("breaks.sitting", "Longest time sitting, when prompts go by posture.", *_EVERY),
    Key("breaks.standing", "Longest time standing, when prompts go by posture.", *_EVERY),
    Key("hours.workdays", "Working hours from Monday to Friday.", form=Form.HOURS),
    Key("hours.weekend", "Working hours on Saturday and Sunday.", form=Form.HOURS),
    *(key for day in WEEKDAYS for key in _day_keys(day)),
    Key("presence.terminals", "Notice by your terminals whether you are there."),
    Key("presence.desktop", "Notice by the desktop whether you are there, where it can be asked."),
    Key(
        "presence.away_after",
        "Without input for this long you are away.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key(
        "presence.counts_as_micro",
        "Being away for this long counts as a micro break.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key(
        "presence.counts_as_long",
        "Being away for this long counts as a long break.",
        _MINUTE,
        timedelta(hours=2),
    ),
    Key(
        "calendar.paths",
        "Calendar files, or folders of them, to keep prompts out of meetings.",
        form=Form.WORDS,
    ),
    Key("calendar.me", "Your address, to tell which invitations you declined."),
    Key(
        "calendar.after",
        "How long after a meeting a held break comes.",
        0 * _SECOND,
        30 * _MINUTE,
    ),
    Key("prompts.bell", "Ring the terminal's bell when a break is due."),
    Key("prompts.title", "Show the next break in the window's title."),
    Key("prompts.notify", "Send a notification when a break is due."),
    Key(
        "prompts.channels",
        "Ways to send it, tried in this order until one works.",
        form=Form.WORDS,
        choices=("osc", "desktop", "notify-send"),
    ),
    Key("breathing.pattern", "The breathing pattern that is chosen at first."),
    Key("breathing.minutes", "Minutes of breathing that are chosen at first.", 2, 5),
    Key("breathing.holds", "False leaves out every pattern in which the breath is held."),
    Key("breathing.ask_tension", "Ask how tense you are before and after breathing."),
    Key("look.theme", "The colours: the name of a theme."),
    Key("look.reduced_motion", "True counts the breath instead of moving anything."),
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
    rhythm = PRESETS[str(values.get("breaks.preset", base.breaks.preset))]
    base = msgspec.structs.replace(base, breaks=rhythm.applied_to(base.breaks))
    changed = {
        section: msgspec.structs.replace(getattr(base, section), **fields)
        for section, fields in sections.items()
    }
    return msgspec.structs.replace(base, **changed)
