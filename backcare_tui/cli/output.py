"""Answers go to stdout, remarks to stderr; nothing printed can act on a terminal.

Plain text without colour, so `NO_COLOR` has nothing to switch off. A stream that was closed before
we started (None) takes nothing. Characters that the terminal's encoding lacks become `?`.
"""

import os
import sys
from typing import TextIO

from backcare_tui.domain.text import clean


def say(text: str) -> None:
    """Print an answer: lines, each cleaned."""
    _print(sys.stdout, "\n".join(clean_keeping_indent(line) for line in text.split("\n")))


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
    """Print one line on stderr; where nobody reads it, nothing happens."""
    try:
        _print(sys.stderr, clean(text))
    except (OSError, ValueError):
        return


def flush() -> None:
    """Raises OSError where an answer could not be delivered (a full disk, a closed pipe)."""
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


def _print(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
