"""A text file of the person's own: read as far as it can be, replaced as a whole or not at all."""

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from backcare_tui.disk import Files, hold, make_missing, write_durably, write_quickly
from backcare_tui.domain.text import clean_line

MAX_BYTES = 1_000_000
"""No person writes a larger file."""


Kept = TypeVar("Kept")


class Parsed(msgspec.Struct, frozen=True):
    """A text, and what it says as TOML."""

    text: str
    document: dict[str, Any]


class Unreadable(Exception):
    """The file cannot be used as a whole, and why: words that follow its name."""


class Unwritable(Exception):
    """The file could not be replaced, and why: words that follow its name."""


class Refused(Exception):
    """A change that was not made, in one line. `usage`: what was asked for was wrong."""

    def __init__(self, reason: str, *, usage: bool = False) -> None:
        super().__init__(clean_line(reason, 400))
        self.usage = usage


def read(path: Path, most: int = MAX_BYTES) -> str | None:
    """The text of `path`, of up to `most` bytes; None if there is no file. Raises Unreadable."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):  # to open a pipe would wait for ever
            raise Unreadable("is not a file")
        if info.st_size > most:
            raise Unreadable(f"is larger than {most:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 text (byte {error.start})") from None
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from None


def parse(text: str, kept: Path | None = None) -> dict[str, Any]:
    """`text` as TOML. Raises Unreadable, also if it is nested too deeply.

    The file `kept` keeps what the text said for the next time, if it can: to import what reads TOML
    takes a tenth of a quick command.
    """
    said = None if kept is None else recalled(kept, Parsed)
    if said is not None and said.text == text:
        return said.document
    import tomllib

    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Not only TOMLDecodeError: a number of thousands of digits is a plain ValueError.
        raise Unreadable(f"is not valid TOML: {clean_line(str(error), 120)}") from None
    if kept is not None:
        _keep(kept, Parsed(text, document))
    return document


def edited(text: str, edit: Callable[[Any, Any], None]) -> Parsed | None:
    """`text` after `edit`, every comment and other line kept, read back; None: it cannot be done.

    `edit` is given tomlkit's document, and tomlkit itself.
    """
    import tomlkit  # 30 ms; only a change needs it
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        edit(document, tomlkit)
        after = tomlkit.dumps(document)
        return Parsed(after, parse(after))
    except (TOMLKitError, ValueError, LookupError, TypeError, AttributeError):
        return None
    except (RecursionError, Unreadable):
        return None


def recalled(kept: Path, kind: type[Kept]) -> Kept | None:
    """What an earlier start kept in the file `kept`; None if there is nothing of this kind."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        return msgspec.json.decode(kept.read_bytes(), type=kind)
    return None


def _keep(kept: Path, parsed: Parsed) -> None:
    with contextlib.suppress(OSError, ValueError, RecursionError):  # the next start reads it again
        data = msgspec.json.encode(parsed)
        if msgspec.json.decode(data, type=Parsed) == parsed:  # JSON has no dates
            write_quickly(Files(), kept, data)


def rewrite(path: Path, make: Callable[[], str | None], files: Files | None = None) -> None:
    """Replace `path` by what `make` returns so that it survives a power cut; None: leave it.

    `make` is called while the folder is locked, so that neither of two programs that change the
    file one after the other loses anything. A link is followed. Raises Unwritable, and then nothing
    was changed; what `make` raises passes through.
    """
    files = Files() if files is None else files
    try:
        target = path.resolve()
        make_missing(files, target.parent)
        with _locked(target.parent):
            text = make()
            if text is not None:
                write_durably(files, target, text.encode())
    except OSError as error:
        raise Unwritable(f"cannot be written: {error.strerror or error}") from error
    except RuntimeError:  # Python below 3.13 raises it for links that lead in a ring
        raise Unwritable("cannot be written: the link leads nowhere") from None


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder itself: a lock file beside the person's own would be in their way."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):  # some network folders cannot be locked
            hold(descriptor, wait=True)
        yield
    finally:
        os.close(descriptor)
