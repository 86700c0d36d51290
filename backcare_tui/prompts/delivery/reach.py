"""Which ways to reach the person work here, and why the others do not."""

import sys
from collections.abc import Mapping

import msgspec

from backcare_tui.prompts.delivery import desktop
from backcare_tui.prompts.delivery.delivery import NAMES
from backcare_tui.prompts.delivery.terminal_kind import TerminalKind
from backcare_tui.prompts.installing import DESKTOP, command_for

TITLES_LINE = "set -g set-titles on"
"""Makes tmux show a pane's title on the window around it. We show this line, and never set it."""


class Reach(msgspec.Struct, frozen=True):
    """One channel: whether it can be used here and now, and in one line why, or why not."""

    name: str
    there: bool
    text: str


def reaches(
    environ: Mapping[str, str], terminal: TerminalKind, platform: str = sys.platform
) -> tuple[Reach, ...]:
    """Every channel in the order of `NAMES`. Sends nothing, asks no desktop, imports no library."""
    looks = {
        "bell": Reach("bell", True, "the terminal's bell"),
        "title": Reach("title", True, _title(terminal)),
        "osc": Reach("osc", terminal.dialect is not None, terminal.reason),
        "desktop": _desktop(environ, terminal, platform),
        "notify-send": _notify_send(environ, terminal),
    }
    return tuple(looks[name] for name in NAMES)


def _title(terminal: TerminalKind) -> str:
    if terminal.inside == "tmux":
        return f"the title of the window; in tmux.conf: {TITLES_LINE}"
    return "the title of the window"


def _desktop(environ: Mapping[str, str], terminal: TerminalKind, platform: str) -> Reach:
    if terminal.remote:
        return Reach("desktop", False, _ELSEWHERE)
    if not desktop.has_library():
        how = command_for(DESKTOP)
        return Reach("desktop", False, f"desktop-notifier is not installed: {how}")
    if platform == "linux" and not environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return Reach("desktop", False, "no desktop session (DBUS_SESSION_BUS_ADDRESS is not set)")
    return Reach("desktop", True, "a notification of the desktop, with buttons where it has them")


def _notify_send(environ: Mapping[str, str], terminal: TerminalKind) -> Reach:
    if terminal.remote:
        return Reach("notify-send", False, _ELSEWHERE)
    if not desktop.has_program(environ):
        return Reach("notify-send", False, "notify-send is not installed")
    return Reach("notify-send", True, "a notification of the desktop, without buttons")


_ELSEWHERE = "you are at another machine (SSH), and would not see it"
