"""Answers go to stdout, remarks to stderr; nothing printed can act on a terminal.

Text is plain. A stream that was closed before we started (None) takes nothing. Characters that the
encoding lacks become `?`. Long lines are broken between words only on a terminal.
"""

import os
import re
import sys
from typing import TextIO

from backcare_tui.domain.text import clean

_SET_IN = re.compile(r" +\d+ +| *[^ ].{0,22}? {2,}| +")
"""What a line's first word of text stands after: blanks, a number, or a label."""
_NARROWEST = 20


def say(text: str) -> None:
    """Print an answer: lines, each cleaned."""
    width = width_of(sys.stdout)
    lines = (clean_keeping_indent(line) for line in text.split("\n"))
    _print(sys.stdout, "\n".join(wrapped(line, width) for line in lines))


def say_data(text: str) -> None:
    """Print JSON as it is, in UTF-8 whatever the terminal's encoding."""
    stream = sys.stdout
    buffer = getattr(stream, "buffer", None)
    if stream is None or buffer is None:
        _print(stream, text)
        return
    stream.flush()
    buffer.write(text.encode() + b"\n")


def tell(text: str) -> None:
    """Print one line on stderr; if nobody reads it, nothing happens."""
    try:
        _print(sys.stderr, wrapped(clean(text), width_of(sys.stderr)))
    except (OSError, ValueError):
        return


def flush() -> None:
    """Raises OSError if an answer could not be delivered (a full disk, a closed pipe)."""
    if sys.stdout is not None:
        sys.stdout.flush()


def hush() -> None:
    """Let the interpreter end without a word about output that nobody reads."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return


def clean_keeping_indent(line: str) -> str:
    body = line.lstrip(" ")
    return line[: len(line) - len(body)] + clean(body)


def wrapped(line: str, width: int | None) -> str:
    """`line` broken between words; it continues under its first word, beside a label or a number.

    A word longer than a line (a path) stays whole. `width` None: there is no limit.
    """
    if width is None or len(line) <= width:
        return line
    from textwrap import wrap  # few lines are that long

    width = max(width, _NARROWEST)
    head = _SET_IN.match(line)
    begin = " " * min(head.end() if head else 0, width // 2)
    broken = wrap(
        line, width, subsequent_indent=begin, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(broken) or line


def write(stream: TextIO, text: str) -> None:
    """Print `text` at once, and no end of a line after it; what the encoding lacks becomes `?`."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()


def width_of(stream: TextIO | None) -> int | None:
    """Columns of the terminal that `stream` is; None if it is none."""
    try:
        if stream is None or not stream.isatty():
            return None
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError, AttributeError):
        return None


def _print(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
