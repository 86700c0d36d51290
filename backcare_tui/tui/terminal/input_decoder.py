"""Bytes from a terminal to text."""

import re
from codecs import getincrementaldecoder

_X10_REPORT = re.compile(rb"\x1b\[M[\x20-\xff]{3}")
_X10_BEGUN = re.compile(rb"\x1b\[M[\x20-\xff]{0,2}\Z")


class InputDecoder:
    """Bytes from a terminal to text, whatever the bytes.

    Mouse reports in the old X10 form are taken out (their coordinates are bare bytes and not
    UTF-8); what else is not UTF-8 becomes a replacement character.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._held = b""
        self.saw_x10 = False
        """Whether the last `feed` held a mouse report in the old form."""

    @property
    def waiting(self) -> bool:
        """Whether the beginning of a mouse report is held back."""
        return bool(self._held)

    def feed(self, data: bytes) -> str:
        """The text in `data`, and in what was held back before it."""
        data = self._held + data
        data, found = _X10_REPORT.subn(b"", data)
        self.saw_x10 = found > 0
        begun = _X10_BEGUN.search(data)
        cut = begun.start() if begun else len(data)
        self._held = data[cut:]
        return self._decode(data[:cut])

    def flush(self) -> str:
        """What was held back, as it is: the rest of it did not come."""
        held, self._held = self._held, b""
        return self._decode(held)
