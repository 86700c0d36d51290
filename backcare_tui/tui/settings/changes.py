"""Changing `config.toml` one value at a time, and taking the last changes back."""

import re
from pathlib import Path
from typing import NamedTuple

from backcare_tui import config
from backcare_tui.domain.settings.keys import SettingKey
from backcare_tui.domain.settings.kinds import Duration

_UNITS = re.compile("(h|m|s)(?:ours?|in(?:utes?)?|ec(?:onds?)?)")


class _Change(NamedTuple):
    name: str
    before: str | None
    """What stood in the file; None: nothing that can be written again."""


class Changes:
    """Each of them raises `config.Refused`, and has then changed nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made: list[_Change] = []

    def set(self, name: str, text: str) -> None:
        """Set a key as `backcare config set` would."""
        before = config.written(self._path, name)
        config.set_value(self._path, name, text)
        self._made.append(_Change(name, before))

    def reset(self, name: str) -> None:
        """Back to its default."""
        before = config.written(self._path, name)
        config.unset_value(self._path, name)
        if before is not None:
            self._made.append(_Change(name, before))

    @property
    def last(self) -> str | None:
        """The name of the one that was changed last; None: there is none to take back."""
        return self._made[-1].name if self._made else None

    def undo(self) -> None:
        """Take the last one back, if there is one."""
        if not self._made:
            return
        last = self._made[-1]
        if last.before is None:
            config.unset_value(self._path, last.name)
        else:
            config.set_value(self._path, last.name, last.before)
        self._made.pop()


def as_written(key: SettingKey, typed: str) -> str:
    """What was typed as it stands in the file: `30` and `30 min` are `30m` if it is a duration."""
    if not isinstance(key.kind, Duration):
        return typed
    text = re.sub(r"\s+", "", typed.lower())
    if re.fullmatch("[0-9]+", text):
        return f"{text}m"
    return text if re.fullmatch("[0-9hms.]+", text := _UNITS.sub(r"\1", text)) else typed
