"""Terminals by what they call themselves, and what they are known to show.

Only a terminal that is known to show notifications gets any (each terminal's own documentation, as
of 2026):

| terminal | dialect | known by |
|---|---|---|
| kitty | OSC 99 | TERM, KITTY_WINDOW_ID |
| foot, contour, urxvt | OSC 777 | TERM |
| WezTerm, Warp | OSC 777 | TERM, TERM_PROGRAM, WEZTERM_PANE |
| Konsole from 25.04 | OSC 777 | KONSOLE_VERSION |
| iTerm2 | OSC 9 | TERM_PROGRAM, LC_TERMINAL (which SSH hands on) |
| Ghostty | OSC 9 | TERM, TERM_PROGRAM, GHOSTTY_RESOURCES_DIR |

VTE (GNOME Terminal) swallows them unless patched, Windows Terminal uses OSC 9 for something else,
and VS Code cannot be told from what is built on it: none of them gets any.
"""

from collections.abc import Iterator, Mapping

import msgspec

from backcare_tui.prompts.delivery.osc import OscNotice


class KnownTerminal(msgspec.Struct, frozen=True):
    """A terminal, and the dialect it is known to show; None: none."""

    name: str
    dialect: OscNotice | None = None


_BY_BEGINNING = {
    "xterm-kitty": KnownTerminal("kitty", OscNotice.KITTY),
    "kitty": KnownTerminal("kitty", OscNotice.KITTY),
    "foot": KnownTerminal("foot", OscNotice.URXVT),
    "contour": KnownTerminal("contour", OscNotice.URXVT),
    "rxvt-unicode": KnownTerminal("urxvt", OscNotice.URXVT),
    "wezterm": KnownTerminal("WezTerm", OscNotice.URXVT),
    "warpterminal": KnownTerminal("Warp", OscNotice.URXVT),
    "iterm": KnownTerminal("iTerm2", OscNotice.ITERM),
    "xterm-ghostty": KnownTerminal("Ghostty", OscNotice.ITERM),
    "ghostty": KnownTerminal("Ghostty", OscNotice.ITERM),
    "alacritty": KnownTerminal("Alacritty"),
    "apple_terminal": KnownTerminal("Terminal.app"),
    "windows terminal": KnownTerminal("Windows Terminal"),
    "vscode": KnownTerminal("VS Code"),
    "vte": KnownTerminal("VTE"),
    "xterm(": KnownTerminal("xterm"),
    "konsole": KnownTerminal("Konsole"),
    "mintty": KnownTerminal("mintty"),
    "linux": KnownTerminal("the Linux console"),
    "dumb": KnownTerminal("a dumb terminal"),
    "tmux": KnownTerminal("tmux"),
    "screen": KnownTerminal("screen"),
}
"""What TERM, TERM_PROGRAM or a terminal's answer to XTVERSION begins with, in small letters."""

_MARKERS = {
    "KITTY_WINDOW_ID": "kitty",
    "WEZTERM_PANE": "wezterm",
    "GHOSTTY_RESOURCES_DIR": "ghostty",
    "ITERM_SESSION_ID": "iterm",
    "ALACRITTY_WINDOW_ID": "alacritty",
    "VTE_VERSION": "vte",
    "WT_SESSION": "windows terminal",
    "XTERM_VERSION": "xterm(",
}

_OTHER = KnownTerminal("another terminal")

_KONSOLE_SHOWS = 250400


def known(name: str) -> KnownTerminal | None:
    """The terminal that calls itself `name`; None if that says nothing, as `xterm-256color`."""
    folded = name.casefold()
    return next((it for start, it in _BY_BEGINNING.items() if folded.startswith(start)), None)


def named_by(environ: Mapping[str, str]) -> KnownTerminal | None:
    """The terminal that the environment names.

    TERM decides if it names one. Otherwise several variables may name one, some of them left by the
    terminal from which this one was started: unless all name the same terminal, none is believed,
    and the answer is None.
    """
    if by_term := known(environ.get("TERM", "")):
        return by_term
    found = set(_witnesses(environ))
    return found.pop() if len(found) == 1 else None


def _witnesses(environ: Mapping[str, str]) -> Iterator[KnownTerminal]:
    names = [environ.get("TERM_PROGRAM"), environ.get("LC_TERMINAL")]
    names += [name for variable, name in _MARKERS.items() if environ.get(variable)]
    for name in names:
        if name:
            yield known(name) or _OTHER
    if konsole := environ.get("KONSOLE_VERSION"):
        new = konsole.isdecimal() and int(konsole[:9]) >= _KONSOLE_SHOWS
        yield KnownTerminal("Konsole", OscNotice.URXVT if new else None)
