"""Terminals by what they call themselves, and what they are known to show.

Only what is known to show notifications gets any (each terminal's own documentation, as of 2026):

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


class Known(msgspec.Struct, frozen=True):
    """A terminal, and the dialect it is known to show; None: none."""

    name: str
    dialect: OscNotice | None = None


_BY_BEGINNING = {
    "xterm-kitty": Known("kitty", OscNotice.KITTY),
    "kitty": Known("kitty", OscNotice.KITTY),
    "foot": Known("foot", OscNotice.URXVT),
    "contour": Known("contour", OscNotice.URXVT),
    "rxvt-unicode": Known("urxvt", OscNotice.URXVT),
    "wezterm": Known("WezTerm", OscNotice.URXVT),
    "warpterminal": Known("Warp", OscNotice.URXVT),
    "iterm": Known("iTerm2", OscNotice.ITERM),
    "xterm-ghostty": Known("Ghostty", OscNotice.ITERM),
    "ghostty": Known("Ghostty", OscNotice.ITERM),
    "alacritty": Known("Alacritty"),
    "apple_terminal": Known("Terminal.app"),
    "windows terminal": Known("Windows Terminal"),
    "vscode": Known("VS Code"),
    "vte": Known("VTE"),
    "xterm(": Known("xterm"),
    "konsole": Known("Konsole"),
    "mintty": Known("mintty"),
    "linux": Known("the Linux console"),
    "dumb": Known("a dumb terminal"),
    "tmux": Known("tmux"),
    "screen": Known("screen"),
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

_OTHER = Known("another terminal")

_KONSOLE_SHOWS = 250400


def known(name: str) -> Known | None:
    """The terminal that calls itself `name`; None where that says nothing, as `xterm-256color`."""
    folded = name.casefold()
    return next((it for start, it in _BY_BEGINNING.items() if folded.startswith(start)), None)


def named_by(environ: Mapping[str, str]) -> Known | None:
    """The terminal that the environment names.

    TERM decides where it names one. Otherwise several variables may speak, and those of a terminal
    from which this one was started are still there: unless all that speak name the same terminal,
    none is believed, and the answer is None.
    """
    if by_term := known(environ.get("TERM", "")):
        return by_term
    found = set(_witnesses(environ))
    return found.pop() if len(found) == 1 else None


def _witnesses(environ: Mapping[str, str]) -> Iterator[Known]:
    names = [environ.get("TERM_PROGRAM"), environ.get("LC_TERMINAL")]
    names += [name for variable, name in _MARKERS.items() if environ.get(variable)]
    for name in names:
        if name:
            yield known(name) or _OTHER
    if konsole := environ.get("KONSOLE_VERSION"):
        new = konsole.isdecimal() and int(konsole[:9]) >= _KONSOLE_SHOWS
        yield Known("Konsole", OscNotice.URXVT if new else None)
