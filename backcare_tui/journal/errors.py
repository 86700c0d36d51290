"""Everything that can go wrong with a journal, in words that a person can act on."""

import errno
from pathlib import Path

import msgspec

from backcare_tui.domain.text import clean_line

_ADVICE = {
    errno.ENOSPC: "Free some space.",
    errno.EDQUOT: "Free some space, or ask for a larger quota.",
    errno.EACCES: "Give yourself write permission there, or choose another data folder.",
    errno.EPERM: "Give yourself write permission there, or choose another data folder.",
    errno.EROFS: "Make it writable, or choose another data folder.",
    errno.ENOTDIR: "Something there is a file where a folder is needed; move it away.",
    errno.EISDIR: "Something there is a folder where a file is needed; move it away.",
}


class FileNotice(msgspec.Struct, frozen=True):
    """Something about a file that the person should know; nothing was lost."""

    path: Path
    what: str
    """Follows the path in a sentence: `is not a journal …; it was moved to …`."""
    harmless: bool = False
    """Everything can be read; the notice is for information."""

    @property
    def in_short(self) -> str:
        """For a narrow screen: the file by its name."""
        return f"{clean_line(self.path.name, 120)} {self.what}"

    def __str__(self) -> str:
        return f"{self.path} {self.what}"


class JournalError(Exception):
    """Entries could not be saved: one line with what happened, where, and what to do."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


def reason_of(error: OSError) -> str:
    """Why the system refused, in its own few words, to stand in a sentence."""
    return (error.strerror or str(error) or "unknown reason").lower()


class NotWritable(JournalError):
    """The system refused: no permission, read-only, disk full, input/output error."""

    def __init__(self, path: Path, cause: OSError) -> None:
        advice = _ADVICE.get(cause.errno or 0, "Check the disk it is on.")
        # The reason comes first: on a narrow screen nothing else fits.
        reason = reason_of(cause)
        reason = reason[:1].upper() + reason[1:]
        super().__init__(path, f"{reason}: cannot write {path}. {advice}")
        self.errno = cause.errno


class Busy(JournalError):
    """Another program held the lock for too long."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            path,
            f"Another program has held {path} for {seconds:g} s. Close it, or try again.",
        )


class NoAnswer(JournalError):
    """The system has taken a write, and neither done nor refused it for too long."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            path,
            f"No answer within {seconds:g} s: cannot write {path}. Check the disk it is on.",
        )


class NewerSchema(JournalError):
    """The month was written by a newer version; it is left as it is."""

    def __init__(self, path: Path, schema: int, known: int) -> None:
        super().__init__(
            path,
            f"A newer version (schema {schema}, this one knows {known}) wrote {path}; "
            "nothing was written over it. Update BackCare on this machine.",
        )


class Damaged(JournalError):
    """The month's file is unreadable and could not be moved out of the way; it is left as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path, f"{path} {reason}; nothing was written over it. Move the file somewhere safe."
        )
