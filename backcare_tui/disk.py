"""The disk: one way each to write durably, quickly and anew, always privately, and to lock.

Files are for their owner only (0600), and so are the folders that are made here (0700), whatever
the umask. Each way takes the file system as an argument, so that a test can let any step fail.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
TEMP_SUFFIX = ".backcare-tmp"
_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP})
_ASK_AGAIN = 0.005
"""Seconds between two tries for a lock that is taken; a write takes about as long."""


class Signature(NamedTuple):
    """What changes when a file does."""

    inode: int
    modified: int
    """Nanoseconds since the epoch."""
    size: int
    """Bytes."""
    regular: bool
    """Not a folder, pipe or device, any of which could block or never end."""


class Files:
    """The file system. Every method may raise OSError; a test derives one that fails at will."""

    def stat(self, target: "Path | int") -> Signature | None:
        """The signature of a path (links followed) or an open file; None if there is nothing."""
        try:
            found = os.stat(target)  # noqa: PTH116  (a descriptor is not a path)
        except FileNotFoundError:
            return None
        return Signature(
            found.st_ino, found.st_mtime_ns, found.st_size, stat.S_ISREG(found.st_mode)
        )

    def now(self) -> int:
        """Nanoseconds since the epoch, by the clock that stamps changes on the disk."""
        return time.time_ns()

    def read(self, path: "Path") -> bytes:
        return path.read_bytes()

    def create(self, path: "Path") -> int:
        """A descriptor to a new, empty, private file; FileExistsError if there is something."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(path, flags, PRIVATE_FILE)
        _whatever_the_umask(descriptor)
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        """How many bytes were taken; may be fewer than given."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        import fcntl  # 0.2 ms, here and below, that reading does not need

        # On macOS fsync leaves the data in the drive's own cache.
        full = getattr(fcntl, "F_FULLFSYNC", None)
        if full is not None:
            with contextlib.suppress(OSError):
                fcntl.fcntl(descriptor, full)
                return
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: "Path", target: "Path") -> None:
        source.replace(target)

    def link(self, source: "Path", target: "Path") -> None:
        target.hardlink_to(source)

    def unlink(self, path: "Path") -> None:
        path.unlink()

    def fsync_folder(self, path: "Path") -> None:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        except OSError as error:
            # Some network and FUSE file systems cannot sync a folder; there is nothing more to ask.
            if error.errno not in _UNSUPPORTED:
                raise
        finally:
            os.close(descriptor)

    def make_folder(self, path: "Path") -> None:
        """Make a private folder; one that is there is made private."""
        with contextlib.suppress(FileExistsError):
            path.mkdir(PRIVATE_FOLDER)
        if stat.S_IMODE(path.stat().st_mode) != PRIVATE_FOLDER:
            with contextlib.suppress(OSError):  # not ours, or a file system without modes
                path.chmod(PRIVATE_FOLDER)


def write_durably(files: Files, path: "Path", data: bytes) -> Signature | None:
    """Replace `path` by `data`: whole or not at all, and on the disk when this returns.

    A missing folder is made. Returns the signature of the new file. Raises OSError; then `path`
    holds the old bytes or the new ones, whole, and the temporary file is gone unless the disk
    refused that too. Programs that may write the same file at the same time share a lock on it.
    """
    signature = _replace(files, path, data, durable=True)
    files.fsync_folder(path.parent)
    return signature


def write_quickly(files: Files, path: "Path", data: bytes) -> None:
    """As `write_durably`, but nothing waits for the disk: a power cut may take the file."""
    _replace(files, path, data, durable=False)


def write_new(files: Files, path: "Path", data: bytes) -> None:
    """Write `data` to `path`, on the disk when this returns, if there is nothing by that name.

    A missing folder is made. Raises FileExistsError, or another OSError; then `path` is gone again
    unless the disk refused that too. Others may see a part of the file while it is written.
    """
    descriptor = _create(files, path)
    with _removed_after_failure(files, path):
        _fill(files, descriptor, data, durable=True)


def write_once(files: Files, path: "Path", data: bytes) -> None:
    """As `write_new`, but others see `path` only when it is whole, whoever of them is first."""
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMP_SUFFIX}")
    write_new(files, draft, data)
    try:
        files.link(draft, path)
    finally:
        files.unlink(draft)
    files.fsync_folder(path.parent)


def _replace(files: Files, path: "Path", data: bytes, *, durable: bool) -> Signature | None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMP_SUFFIX}")
    try:
        descriptor = _create(files, temporary)
    except FileExistsError:  # left by a killed program that had our process id
        files.unlink(temporary)
        descriptor = _create(files, temporary)
    with _removed_after_failure(files, temporary):
        signature = _fill(files, descriptor, data, durable=durable)
        files.replace(temporary, path)
    return signature


def _create(files: Files, path: "Path") -> int:
    try:
        return files.create(path)
    except FileNotFoundError:
        make_missing(files, path.parent)
        return files.create(path)


@contextlib.contextmanager
def _removed_after_failure(files: Files, path: "Path") -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            files.unlink(path)
        raise


def _fill(files: Files, descriptor: int, data: bytes, *, durable: bool) -> Signature | None:
    """Write `data` to the open file and close it."""
    try:
        left = memoryview(data)
        while left:
            left = left[files.write(descriptor, left) :]
        if durable:
            files.fsync(descriptor)
        return files.stat(descriptor)
    finally:
        files.close(descriptor)


def _whatever_the_umask(descriptor: int) -> None:
    """Make an open file private."""
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != PRIVATE_FILE:
        with contextlib.suppress(OSError):  # a file system without modes
            os.fchmod(descriptor, PRIVATE_FILE)


def make_missing(files: Files, folder: "Path") -> bool:
    """Make `folder` and what is missing above it, private and on the disk; whether any was."""
    missing: list[Path] = []
    above = folder
    while files.stat(above) is None:
        missing.append(above)
        above = above.parent
    for path in reversed(missing):
        files.make_folder(path)
        files.fsync_folder(path.parent)
    return bool(missing)


def make_private(files: Files, folder: "Path") -> None:
    """As `make_missing`; a `folder` that is there is made private, those above it are not."""
    if not make_missing(files, folder):
        files.make_folder(folder)


def sweep(files: Files, folder: "Path") -> None:
    """Remove temporary files that a killed program left in `folder`. Callers hold the lock."""
    for name in os.listdir(folder):  # noqa: PTH208  (names are all it takes)
        if name.startswith(".") and name.endswith(TEMP_SUFFIX):
            with contextlib.suppress(OSError):
                files.unlink(folder / name)


class Lock:
    """A lock file: of all programs, and of all `Lock` objects in one, a single one holds it.

    The system lets go of it when its holder ends, however it ends.
    """

    def __init__(self, path: "Path", files: Files) -> None:
        self._path = path
        self._files = files
        self._descriptor: int | None = None

    @property
    def is_taken(self) -> bool:
        """Whether this object holds it."""
        return self._descriptor is not None

    def take(self, patience: float = 0) -> bool:
        """Whether it is held within `patience` seconds. Raises OSError if it cannot be made."""
        make_missing(self._files, self._path.parent)
        how = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(self._path, how, PRIVATE_FILE)
        with contextlib.ExitStack() as unless_taken:
            unless_taken.callback(os.close, descriptor)
            _whatever_the_umask(descriptor)
            taken = _within(patience, lambda: hold(descriptor))
            if taken:
                unless_taken.pop_all()
                self._descriptor = descriptor
        return taken

    def release(self) -> None:
        """Let go; a second time does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def _within(seconds: float, succeeds: Callable[[], bool]) -> bool:
    """Whether it `succeeds` now, or when tried again, within `seconds`."""
    deadline = time.monotonic() + seconds
    while not succeeds():
        if time.monotonic() >= deadline:
            return False
        time.sleep(_ASK_AGAIN)
    return True


def hold(descriptor: int, *, wait: bool = False) -> bool:
    """Lock an open file or folder until it is closed; whether nobody else had it.

    With `wait` the answer waits until it is free. Raises OSError on a disk that cannot lock.
    """
    return _flock(descriptor, wait=wait)


def somebody_holds(descriptor: int) -> bool:
    """Whether another program holds the open file. Two that look at once do not see each other.

    Raises OSError if it is on a disk that cannot lock. Looking ends when the file is closed.
    """
    return not _flock(descriptor, shared=True)


def _flock(descriptor: int, *, wait: bool = False, shared: bool = False) -> bool:
    import fcntl

    how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(descriptor, how if wait else how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
