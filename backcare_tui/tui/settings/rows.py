"""Settings as rows: what each is called, its value, its usual ones, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from backcare_tui.domain.hours import WEEKDAYS
from backcare_tui.domain.problems import Problem
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import SettingKey, keys
from backcare_tui.domain.settings.kinds import Duration, Number, Switch, Text, show

WRONG = "Wrong in the file"
Choices = Mapping[str, tuple[str, ...]]
"""Values that exist, by the name of the setting."""


class Pick(NamedTuple):
    """A value to choose."""

    shown: str
    text: str
    """As it is written."""


class Row(msgspec.Struct, frozen=True):
    """One setting, or (`key` None) what opens something, or something in the file that is none."""

    key: SettingKey | None
    name: str
    heading: str
    value: str = ""
    problem: str = ""
    words: str = ""
    """What it is called in words; "": it goes by its name."""
    said: str = ""
    """Its value in words."""
    usually: str = ""
    """Its default in words."""
    picks: tuple[Pick, ...] = ()
    """Its usual values, or all it can have."""
    about: str = ""
    """What it is for; "": what its key says."""
    act: str = ""
    """The action that it begins."""

    @property
    def label(self) -> str:
        """What it is called under its heading."""
        return self.words or (self.key.field if self.key else self.name)

    @property
    def default(self) -> str:
        return show(self.key.default) if self.key else ""

    @property
    def is_default(self) -> bool:
        return self.value == self.default

    @property
    def doc(self) -> str:
        """What it is for."""
        return self.about or (self.key.doc if self.key else "")

    def says(self, word: str) -> bool:
        """Whether `word` is in what a person can read of it."""
        texts = (self.name, self.heading, self.key.doc if self.key else "", self.value)
        return word.casefold() in " ".join(texts).casefold()

    @property
    def is_chosen(self) -> bool:
        """Whether it is one of a few values, and none is typed."""
        kind = self.key.kind if self.key else None
        return isinstance(kind, (Switch, Text)) and bool(self.picks)

    def step(self, by: int) -> str | None:
        """The value after the present one, or before it; None: it has none, or it is the last."""
        kind = self.key.kind if self.key else None
        if self.key is None or kind is None:
            return None
        if isinstance(kind, Number) and not self.picks:
            return None if self.key.default is None else _counted(kind, int(self.value) + by)
        if isinstance(kind, (Number, Duration)):
            return self._next(self.key, by)
        texts = [pick.text for pick in self.picks]
        if not texts:
            return None
        return texts[(texts.index(self.value) + by) % len(texts) if self.value in texts else 0]

    def _next(self, key: SettingKey, by: int) -> str | None:
        """The nearest larger or smaller one of its usual values."""
        present = _size(key, self.value)
        beyond = [p.text for p in self.picks[::by] if (_size(key, p.text) - present) * by > 0]
        return beyond[0] if beyond else None


def _size(key: SettingKey, text: str) -> float:
    value = key.from_text(text)
    return value if isinstance(value, int) else value.total_seconds()  # type: ignore[union-attr]


def _counted(kind: Number, value: int) -> str:
    return str(max(kind.low, min(value, kind.high)))


def rows_of(
    settings: Settings,
    problems: Sequence[Problem],
    path: Path,
    choices: Choices | None = None,
) -> tuple[Row, ...]:
    """What is wrong in the file `path`, then every setting; those of single weekdays last."""
    wrong = {each.where: each.reason for each in problems if each.path == path}
    known = choices or {}
    found = [
        Row(
            key,
            key.name,
            key.heading,
            show(key.of(settings)),
            wrong.pop(key.name, ""),
            picks=_picks(key, known),
        )
        for key in sorted(keys(), key=lambda key: key.section in WEEKDAYS)
    ]
    trouble = [
        Row(None, where or path.name, WRONG, problem=reason) for where, reason in wrong.items()
    ]
    return (*trouble, *found)


def _picks(key: SettingKey, choices: Choices) -> tuple[Pick, ...]:
    texts = choices.get(key.name, ())
    if isinstance(key.kind, Switch):
        texts = ("true", "false")
    elif isinstance(key.kind, Text) and key.kind.choices:
        texts = key.kind.choices
    return tuple(Pick(text, text) for text in texts)
