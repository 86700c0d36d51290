"""`config.toml`: read without ever failing, changed one key at a time, never rewritten unasked."""

import contextlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from backcare_tui.domain import setting_keys
from backcare_tui.domain.problems import Problem
from backcare_tui.domain.setting_keys import KEYS, Key, Value
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.text import clean_line

__all__ = ["KEYS", "ConfigError", "Key", "Loaded", "get", "load", "set_value", "unset_value"]

Raw = int | bool | str | list[str]
"""A value as it stands in the file."""

MAX_BYTES = 1_000_000
"""A larger file is no settings file."""
_HEADER = "# BackCare settings. `backcare config list` shows every key and what is allowed.\n"


class Loaded(msgspec.Struct, frozen=True):
    """The settings to use, and whatever in the file could not be used."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


class ConfigError(Exception):
    """A change that was refused; nothing was written. `usage`: the key or value was wrong."""

    def __init__(self, reason: str, *, usage: bool = False) -> None:
        super().__init__(reason)
        self.usage = usage


class _Unreadable(Exception):
    """The file cannot be used as a whole, and why."""


def load(path: Path) -> Loaded:
    """The settings in `path`. A missing file is all defaults; nothing in a file raises."""
    try:
        text = _read(path)
        if text is None:
            return Loaded(Settings())
        document = _parse(text)
    except _Unreadable as error:
        return Loaded(Settings(), (Problem(path, "", f"{error}; all defaults are used"),))
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for name, raw in _flat(document):
        try:
            key = setting_keys.find(name)
        except ValueError as error:
            problems.append(Problem(path, clean_line(name, 80), _without_name(error)))
            continue
        try:
            values[name] = key.from_file(raw)
        except ValueError as error:
            default = setting_keys.show(key.default)
            problems.append(Problem(path, name, f"{error}; the default {default} is used"))
    return Loaded(setting_keys.build(values), tuple(problems))


def get(settings: Settings, name: str) -> str:
    """The value of the key `name` as a person writes it. Raises ConfigError for an unknown key."""
    return setting_keys.show(_key(name).of(settings))


def set_value(path: Path, name: str, text: str) -> Value:
    """Write the key `name` into `path` so that it survives a power cut, and return its value.

    Comments, order and every other line stay. A link is followed. Raises ConfigError, and writes
    nothing, for an unknown key, a value that is not allowed, a file that cannot be read as TOML,
    and a folder that cannot be written.
    """
    key = _key(name)
    try:
        value = key.from_text(text)
    except ValueError as error:
        raise ConfigError(f"{name}: {error}", usage=True) from None
    _replace(path, lambda: _changed(path, key, setting_keys.as_toml(value)))
    return value


def unset_value(path: Path, name: str) -> Value:
    """Take the key `name` out of `path`, and return the value that stands in from then on.

    What `set_value` keeps is kept; a comment in the key's own line goes with it. A key that is not
    there, and a file that is not, are left as they are. Raises ConfigError as `set_value` does.
    """
    key = _key(name)
    _replace(path, lambda: _changed(path, key, None))
    return key.of(load(path).settings)


def _key(name: str) -> Key:
    try:
        return setting_keys.find(name)
    except ValueError as error:
        raise ConfigError(str(error), usage=True) from None


def _without_name(error: ValueError) -> str:
    """A problem already says where: only the reason, after the quoted name."""
    return str(error).rpartition('" ')[2]


def _read(path: Path) -> str | None:
    """The text of `path`; None where there is no file. Raises _Unreadable for anything else."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise _Unreadable("is not a file")
        if info.st_size > MAX_BYTES:
            raise _Unreadable(f"is larger than {MAX_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise _Unreadable(f"is not UTF-8 text (byte {error.start})") from None
    except OSError as error:
        raise _Unreadable(f"cannot be read: {error.strerror or error}") from None


def _parse(text: str) -> dict[str, Any]:
    import tomllib  # 15 ms, and most people never write this file

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Not only TOMLDecodeError: a number of thousands of digits is a plain ValueError.
        raise _Unreadable(f"is not valid TOML: {clean_line(str(error), 120)}") from None


def _flat(document: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Every key of the file with its dotted name, two levels deep, as it stands there."""
    sections = {key.section for key in KEYS}
    for name, raw in document.items():
        if name in sections and isinstance(raw, dict):
            yield from ((f"{name}.{field}", value) for field, value in raw.items())
        else:
            yield name, raw


def _replace(path: Path, make: Callable[[], str | None]) -> None:
    """Write what `make` returns to `path`, under its lock; None: nothing is to be written."""
    try:
        target = path.resolve()
        _make_private(target.parent)
        with _locked(target.parent):
            text = make()
            if text is not None:
                _write(target, text)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror or error}") from error
    except RuntimeError:  # what Python below 3.13 raises for links that lead in a ring
        raise ConfigError(f"{path}: cannot be written: the link leads nowhere") from None


def _changed(path: Path, key: Key, raw: Raw | None) -> str | None:
    """The whole file with `key` set to `raw`, made sure of by reading it again.

    `raw` None takes the key out; the answer is None where it is not there.
    """
    try:
        text = _read(path)
        before = {} if text is None else _parse(text)
    except _Unreadable as error:
        raise ConfigError(f"{path}: {error}; nothing was changed, mend it first") from None
    section = before.get(key.section, {})
    if not isinstance(section, dict):
        raise ConfigError(f"{path}: {key.section} is not a table there; mend it first")
    others = {name: value for name, value in section.items() if name != key.field}
    if raw is None and len(others) == len(section):
        return None
    expected = {**before, key.section: others if raw is None else {**others, key.field: raw}}
    after = _edited(_HEADER if text is None else text, key, raw)
    read_back = None if after is None else _parsed(after)
    if read_back is None or _without_empty(read_back) != _without_empty(expected):
        raise ConfigError(f"{path}: cannot be changed safely; set {key.name} in an editor")
    return after


def _edited(text: str, key: Key, raw: Raw | None) -> str | None:
    """`text` with `key` set to `raw`, or taken out; None where that cannot be done."""
    import tomlkit  # 30 ms; only a change needs it
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if key.section not in document:
            document[key.section] = tomlkit.table()
        table: Any = document[key.section]
        if raw is None:
            del table[key.field]
        else:
            table[key.field] = raw
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return _parse(text)
    except _Unreadable:
        return None


def _without_empty(document: dict[str, Any]) -> dict[str, Any]:
    """A section without a key says as much as none."""
    return {name: value for name, value in document.items() if value != {}}


def _make_private(folder: Path) -> None:
    """Make `folder` and what is missing above it, for its owner only whatever the umask."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        each.chmod(0o700)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold `folder` so that two programs changing a key one after the other lose neither."""
    try:
        import fcntl
    except ImportError:  # a platform without: the last one wins
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network folders cannot lock
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(target: Path, text: str) -> None:
    """Replace `target` by `text`: wholly, or not at all; readable by its owner only."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
