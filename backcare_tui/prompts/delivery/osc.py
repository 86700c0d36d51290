"""Notifications as escape sequences: words that the terminal turns into a notification of its own.

Three dialects, each with its own limits:

- OSC 9 (iTerm2): one text. If it begins with a number, some take it for ConEmu's commands, so
  ours never does.
- OSC 777 (urxvt): title and body, parted by semicolons, so neither may hold one.
- OSC 99 (kitty): title and body in parts of at most 2,048 bytes, base64; the same id replaces what
  is shown.

Whatever the words are, nothing but the sequence itself can act on the terminal: they are cleaned.
"""

from base64 import b64encode
from collections.abc import Callable
from enum import IntEnum

import msgspec

from backcare_tui.domain.text import clean_line

MAX_TITLE = 80
MAX_BODY = 240
"""Characters that are sent [our own design choice]: more than a bubble shows, and in UTF-8 below
2,048 bytes."""

ID = "backcare-break"
"""One notification at a time: a new one replaces the last if the terminal can do that."""

_BEGIN, _END = "\x1b]", "\x1b\\"


Answer = Callable[[str], object]
"""Gets the word that a notification's button stands for."""


class Notice(msgspec.Struct, frozen=True):
    """What a notification says. It may be seen by others: only words that BackCare wrote."""

    title: str
    body: str = ""


class OscNotice(IntEnum):
    """A dialect, by its number."""

    ITERM = 9
    KITTY = 99
    URXVT = 777


def notification(dialect: OscNotice, title: str, body: str) -> str:
    """The sequence that shows `title` and `body`; cleaned and cut. Empty without a word."""
    title, body = clean_line(title, MAX_TITLE), clean_line(body, MAX_BODY)
    if not title:
        title, body = body, ""
    if not title:
        return ""
    match dialect:
        case OscNotice.ITERM:
            text = f"{title}: {body}" if body else title
            return _osc(f"9;{'BackCare: ' if text[0].isdigit() else ''}{text}")
        case OscNotice.URXVT:
            return _osc(f"777;notify;{_no_semicolon(title)};{_no_semicolon(body)}")
        case OscNotice.KITTY if body:
            return _kitty("d=0:p=title", title) + _kitty("d=1:p=body", body)
        case OscNotice.KITTY:
            return _kitty("d=1:p=title", title)


def withdrawal(dialect: OscNotice) -> str:
    """The sequence that takes the notification away; empty if the dialect has none."""
    return _osc(f"99;i={ID}:p=close;") if dialect is OscNotice.KITTY else ""


def through_tmux(sequence: str) -> str:
    """`sequence` as tmux hands it on to the terminal it runs in: in a DCS, every ESC doubled."""
    doubled = sequence.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}{_END}" if sequence else ""


def _osc(content: str) -> str:
    return f"{_BEGIN}{content}{_END}"


def _kitty(part: str, text: str) -> str:
    return _osc(f"99;i={ID}:e=1:{part};{b64encode(text.encode()).decode()}")


def _no_semicolon(text: str) -> str:
    return text.replace(";", ",")
