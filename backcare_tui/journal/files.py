"""What the journal asks of the file system, as a seam, and writing that survives a power cut."""

import contextlib
import errno
import os
import stat
import time
from pathlib import Path
from typing import Protocol

import msgspec

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
TEMP_SUFFIX = ".backcare-tmp"
_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP})


class Signature(msgspec.Struct, frozen=True):
    """What changes when a file does."""

    inode: int
    modified: int
    """Nanoseconds since the epoch."""
    size: int
    """Bytes."""
    regular: bool
    """Not a folder, pipe or device, any of which could block or never end."""


class Files(Protocol):
    """The file system. Every method raises OSError; tests pass one that fails where they want."""

    def stat(self, target: Path | int) -> Signature | None:
        """The signature of a path (links followed) or an open file; None if there is nothing."""
        ...

    def now(self) -> int:
        """Nanoseconds since the epoch, by the clock that stamps what changes on the disk."""
        ...

    def read(self, path: Path) -> bytes: ...

    def create(self, path: Path) -> int:
        """A descriptor to a new, empty file that only its owner can read, whatever the umask."""
        ...

    def write(self, descriptor: int, data: memoryview) -> int:
        """How many bytes were taken; may be fewer than given."""
        ...

    def fsync(self, descriptor: int) -> None: ...

    def close(self, descriptor: int) -> None: ...

    def replace(self, source: Path, target: Path) -> None: ...

    def unlink(self, path: Path) -> None: ...

    def fsync_folder(self, path: Path) -> None: ...

    def make_folder(self, path: Path) -> None:
        """A folder only its owner can enter, whatever the umask; tightened if it is there."""
        ...


class OsFiles:
    """The real file system."""

    def stat(self, target: Path | int) -> Signature | None:
        try:
            found = os.stat(target)  # noqa: PTH116  (a descriptor is not a path)
        except FileNotFoundError:
            return None
        return Signature(
            found.st_ino, found.st_mtime_ns, found.st_size, stat.S_ISREG(found.st_mode)
        )

    def now(self) -> int:
        return time.time_ns()

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def create(self, path: Path) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            descriptor = os.open(path, flags, PRIVATE_FILE)
        except FileExistsError:
            # Left by a killed program that had our process id.
            path.unlink()
            descriptor = os.open(path, flags, PRIVATE_FILE)
        if stat.S_IMODE(os.fstat(descriptor).st_mode) != PRIVATE_FILE:
            with contextlib.suppress(OSError):  # A file system without modes.
                os.fchmod(descriptor, PRIVATE_FILE)
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        import fcntl

        # On macOS fsync leaves the data in the drive's own cache.
        full = getattr(fcntl, "F_FULLFSYNC", None)
        if full is not None:
            with contextlib.suppress(OSError):
                fcntl.fcntl(descriptor, full)
                return
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def unlink(self, path: Path) -> None:
        path.unlink()

    def fsync_folder(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        except OSError as error:
            # Some network and FUSE file systems cannot sync a folder; there is nothing more to ask.
            if error.errno not in _UNSUPPORTED:
                raise
        finally:
            os.close(descriptor)

    def make_folder(self, path: Path) -> None:
        with contextlib.suppress(FileExistsError):
            path.mkdir(PRIVATE_FOLDER)
        if stat.S_IMODE(path.stat().st_mode) != PRIVATE_FOLDER:
            with contextlib.suppress(OSError):  # Not ours, or a file system without modes.
                path.chmod(PRIVATE_FOLDER)


def write_durably(files: Files, path: Path, data: bytes) -> Signature | None:
    """Replace `path` by `data`: whole or not at all, and on the disk when this returns.

    Returns the signature of what was written. Raises OSError; then `path` holds the old bytes or
    the new ones, whole, and the temporary file is gone unless that could not be done either.
    Callers hold the lock.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMP_SUFFIX}")
    descriptor = files.create(temporary)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[files.write(descriptor, left) :]
            files.fsync(descriptor)
            signature = files.stat(descriptor)
        finally:
            files.close(descriptor)
        files.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            files.unlink(temporary)
        raise
    files.fsync_folder(path.parent)
    return signature


def make_private(files: Files, folder: Path) -> None:
    """Make `folder` and what is missing above it, each only for its owner, and on the disk.

    One that is there already is tightened; those above it are left as they are.
    """
    missing: list[Path] = []
    above = folder
    while files.stat(above) is None:
        missing.append(above)
        above = above.parent
    for path in reversed(missing):
        files.make_folder(path)
        files.fsync_folder(path.parent)
    if not missing:
        files.make_folder(folder)


def sweep(files: Files, folder: Path) -> None:
    """Remove temporary files that a killed program left in `folder`. Callers hold the lock."""
    with os.scandir(folder) as found:
        names = [entry.name for entry in found]
    for name in names:
        if name.startswith(".") and name.endswith(TEMP_SUFFIX):
            with contextlib.suppress(OSError):
                files.unlink(folder / name)
