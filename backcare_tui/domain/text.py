"""Making text from people safe to store and to draw.

Everything a person can see stays, and the two joiners that several scripts need. Escape sequences,
control characters, format characters that reorder or hide text, separators and lone surrogates go;
a tab or line break becomes a space.
"""

import re
import unicodedata

MAX_NOTE = 4_000
"""Characters of a note that are kept (our own choice): a long page."""

_JOINERS = "\u200c\u200d"
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BREAKS = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[]PX^_][^\x00-\x1f\x7f\x9c]*(?:\x07|\x1b\\|\x9c)"  # OSC and its like: titles, links
    r"|\x1b[ -/]+[0-~]"  # character sets
)
"""Whole sequences (ECMA-48). If one has no end, only its control character goes: text may follow.
"""


def clean(text: str) -> str:
    """`text` without anything that could act on a terminal; idempotent, never longer than given."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept: list[str] = []
    for char in _SEQUENCE.sub("", text):
        if char in _BREAKS:
            kept.append(" ")
        elif char in _JOINERS or unicodedata.category(char) not in _UNSAFE:
            kept.append(char)
    return "".join(kept).strip()


def clean_line(text: str, limit: int) -> str:
    """`clean(text)` in at most `limit` characters, an ellipsis the last if it was longer."""
    cleaned = clean(text)
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1].rstrip() + "…"
