"""A text file of the person's own: read as far as it can be, replaced wholly or not at all."""

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from backcare_tui.domain.text import clean_line

MAX_BYTES = 1_000_000
"""A larger file is none that a person wrote."""


class Unreadable(Exception):
    """The file cannot be used as a whole, and why: words that follow its name."""


class Unwritable(Exception):
    """The file could not be replaced, and why: words that follow its name."""


def read(path: Path) -> str | None:
    """The text of `path`; None where there is no file. Raises Unreadable for anything else."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):  # to open a pipe would wait for ever
            raise Unreadable("is not a file")
        if info.st_size > MAX_BYTES:
            raise Unreadable(f"is larger than {MAX_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 text (byte {error.start})") from None
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from None


def parse(text: str) -> dict[str, Any]:
    """`text` as TOML. Raises Unreadable, also for what is too deep or a number too long."""
    import tomllib  # 15 ms, and most people never write this file

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Not only TOMLDecodeError: a number of thousands of digits is a plain ValueError.
        raise Unreadable(f"is not valid TOML: {clean_line(str(error), 120)}") from None


def rewrite(path: Path, make: Callable[[], str | None]) -> None:
    """Replace `path` by what `make` returns so that it survives a power cut; None: leave it.

    `make` is called while the folder is locked, so that of two programs that change the file one
    after the other neither loses anything. A link is followed; the file is readable by its owner
    only. Raises Unwritable, and then nothing was changed; what `make` raises passes through.
    """
    try:
        target = path.resolve()
        _make_private(target.parent)
        with _locked(target.parent):
            text = make()
            if text is not None:
                _write(target, text)
    except OSError as error:
        raise Unwritable(f"cannot be written: {error.strerror or error}") from error
    except RuntimeError:  # what Python below 3.13 raises for links that lead in a ring
        raise Unwritable("cannot be written: the link leads nowhere") from None


def _make_private(folder: Path) -> None:
    """Make `folder` and what is missing above it, for its owner only whatever the umask."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        each.chmod(0o700)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold `folder` against other programs."""
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
