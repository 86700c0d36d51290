"""`config.toml`: read without ever failing, changed one key at a time, never rewritten unasked."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from backcare_tui.domain.problems import Problem
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import SettingKey, as_toml, build, find
from backcare_tui.domain.settings.kinds import Value, show
from backcare_tui.domain.text import clean_line
from backcare_tui.own_file import Refused, Unreadable, Unwritable, edited, parse, read, rewrite

__all__ = ["LoadedSettings", "Refused", "get", "load", "set_value", "unset_value", "written"]

Raw = int | bool | str | list[str]
"""A value as it stands in the file."""

_HEADER = "# BackCare settings. `backcare config list` shows every key and what is allowed.\n"


class LoadedSettings(msgspec.Struct, frozen=True):
    """The settings to use, and whatever in the file could not be used."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def load(path: Path, kept: Path | None = None) -> LoadedSettings:
    """The settings in `path`. A missing file is all defaults; nothing in a file raises.

    The file `kept` keeps what was read for the next time, if it can.
    """
    try:
        text = read(path)
        if text is None:
            return LoadedSettings(Settings())
        document = parse(text, kept)
    except Unreadable as error:
        return LoadedSettings(Settings(), (Problem(path, "", f"{error}; all defaults are used"),))
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for name, raw in _flat(document):
        try:
            key = find(name)
        except ValueError as error:
            problems.append(Problem(path, clean_line(name, 80), _without_name(error)))
            continue
        try:
            values[name] = key.from_file(raw)
        except ValueError as error:
            default = show(key.default)
            problems.append(Problem(path, name, f"{error}; the default {default} is used"))
    return LoadedSettings(build(values), tuple(problems))


def get(settings: Settings, name: str) -> str:
    """The value of the key `name` as a person writes it. Raises Refused for an unknown key."""
    return show(_key(name).of(settings))


def set_value(path: Path, name: str, text: str) -> Value:
    """Write the key `name` into `path` so that it survives a power cut, and return its value.

    Comments, order and every other line stay. A link is followed. Raises Refused, and writes
    nothing, for an unknown key, a value that is not allowed, a file that cannot be read as TOML,
    and a folder that cannot be written.
    """
    key = _key(name)
    try:
        value = key.from_text(text)
    except ValueError as error:
        raise Refused(f"{name}: {error}", usage=True) from None
    _replace(path, lambda: _changed(path, key, as_toml(value)))
    return value


def unset_value(path: Path, name: str) -> Value:
    """Take the key `name` out of `path`, and return the value that stands in from then on.

    What `set_value` keeps is kept; a comment in the key's own line goes with it. A key that is not
    there, and a file that is not, are left as they are. Raises Refused as `set_value` does.
    """
    key = _key(name)
    _replace(path, lambda: _changed(path, key, None))
    return key.of(load(path).settings)


def written(path: Path, name: str) -> str | None:
    """What stands in `path` for the key `name`, as `set_value` takes it.

    None: nothing, or nothing that is allowed. Raises Refused for an unknown key.
    """
    key = _key(name)
    try:
        text = read(path)
        section = {} if text is None else parse(text).get(key.section, {})
    except Unreadable:
        return None
    raw = section.get(key.field) if isinstance(section, dict) else None
    try:
        return None if raw is None else show(key.from_file(raw))
    except ValueError:
        return None


def _key(name: str) -> SettingKey:
    try:
        return find(name)
    except ValueError as error:
        raise Refused(str(error), usage=True) from None


def _without_name(error: ValueError) -> str:
    """Only the reason, after the quoted name: a problem names the key itself."""
    return str(error).rpartition('" ')[2]


def _flat(document: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Every key of the file with its dotted name, two levels deep, as it stands there."""
    for name, raw in document.items():
        if name in Settings.__struct_fields__ and isinstance(raw, dict):
            yield from ((f"{name}.{field}", value) for field, value in raw.items())
        else:
            yield name, raw


def _replace(path: Path, make: Callable[[], str | None]) -> None:
    """Write what `make` returns to `path`, under its lock; None: nothing is to be written."""
    try:
        rewrite(path, make)
    except Unwritable as error:
        raise Refused(f"{path}: {error}") from error


def _changed(path: Path, key: SettingKey, raw: Raw | None) -> str | None:
    """The whole file with `key` set to `raw`, made sure of by reading it again.

    `raw` None takes the key out; the answer is None if it is not there.
    """
    try:
        text = read(path)
        before = {} if text is None else parse(text)
    except Unreadable as error:
        raise Refused(f"{path}: {error}; nothing was changed, mend it first") from None
    section = before.get(key.section, {})
    if not isinstance(section, dict):
        raise Refused(f"{path}: {key.section} is not a table there; mend it first")
    others = {name: value for name, value in section.items() if name != key.field}
    if raw is None and len(others) == len(section):
        return None
    expected = {**before, key.section: others if raw is None else {**others, key.field: raw}}

    def edit(document: Any, kit: Any) -> None:
        if key.section not in document:
            document[key.section] = kit.table()
        if raw is None:
            del document[key.section][key.field]
        else:
            document[key.section][key.field] = raw

    after = edited(_HEADER if text is None else text, edit)
    if after is None or _without_empty(after.document) != _without_empty(expected):
        raise Refused(f"{path}: cannot be changed safely; set {key.name} in an editor")
    return after.text


def _without_empty(document: dict[str, Any]) -> dict[str, Any]:
    """A section without a key says as much as none."""
    return {name: value for name, value in document.items() if value != {}}
