"""Which terminal this is, and whether a notification sent to it now would be understood.

In tmux that is a question about the terminals around it, and about this moment: the person may
attach from elsewhere, or look at another window. Then nothing is sent that would be lost.
"""

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from backcare_tui.prompts.ask_program import Reply, ask
from backcare_tui.prompts.delivery.osc import OscNotice
from backcare_tui.prompts.delivery.terminal_names import KnownTerminal, known, named_by

Ask = Callable[[Sequence[str]], Reply]
"""Run a program and give its answer: `ask_program.ask`, which takes 1 s at most."""

Ancestors = Callable[[int], Sequence[str]]
"""Process id → the names of the processes above it, nearest first; empty if not known."""

PASSTHROUGH_LINE = "set -g allow-passthrough on"
"""What makes tmux pass notifications on. We show this line; we never set it."""

_BETWEEN = {
    "STY": "screen",
    "ZELLIJ": "Zellij",
    "NVIM": "Neovim",
    "VIM_TERMINAL": "Vim",
    "INSIDE_EMACS": "Emacs",
}
"""Programs with a terminal of their own inside, which pass no notification on."""

_PANE = "#{allow-passthrough}|#{window_id}|#{session_id}|#{window_zoomed_flag}|#{pane_active}"
_CLIENT = "#{window_id}|#{session_id}|#{client_control_mode}|#{client_pid}"
_CLIENT += "|#{client_termname}|#{client_termtype}"
_DIVIDER = "environment"

_HIGHEST = 40
"""Processes that are looked at on the way up: no real chain is as long."""


class TerminalKind(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the terminal at one moment; in tmux the next may be another."""

    name: str = "unknown"
    dialect: OscNotice | None = None
    """How a notification can be sent right now; None: not at all."""
    inside: str | None = None
    """The program between us and the terminal, such as `tmux`."""
    remote: bool = False
    """The person sits at another machine (SSH), and does not see the desktop of this one."""
    reason: str = "this terminal is not known to show notifications"
    """In one line, why notifications can be sent or why not."""


Look = Callable[[], Awaitable[TerminalKind]]
"""Asks what is known of the terminal now."""


def ancestors(pid: int, proc: Path = Path("/proc")) -> list[str]:
    """Names of the processes above `pid`, by `/proc` (Linux); empty elsewhere."""
    names: list[str] = []
    for _ in range(_HIGHEST):
        try:
            # pid (name) state ppid …; the name may itself hold spaces and brackets
            _, _, rest = (proc / str(pid) / "stat").read_text(errors="replace").partition("(")
            name, _, fields = rest.rpartition(")")
            pid = int(fields.split()[1])
        except (OSError, ValueError, IndexError):
            break
        names.append(name)
        if pid < 1:
            break
    return names[1:]


def detect(
    environ: Mapping[str, str], asks: Ask = ask, above: Ancestors = ancestors
) -> TerminalKind:
    """Look at the environment; in tmux ask it too, which takes milliseconds, and 1 s at most."""
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    for variable, program in _BETWEEN.items():
        if environ.get(variable):
            return _kept(program, remote)
    if environ.get("TMUX"):
        return _in_tmux(environ, remote, asks, above)
    if _is_mosh(above(os.getpid())) or (remote and environ.get("NCURSES_NO_UTF8_ACS") == "1"):
        return _kept("mosh", remote)
    return _told(named_by(environ), remote)


def _kept(program: str, remote: bool) -> TerminalKind:
    reason = f"{program} does not hand notifications on"
    return TerminalKind(inside=program, remote=remote, reason=reason)


def _told(found: KnownTerminal | None, remote: bool) -> TerminalKind:
    if found is None:
        return TerminalKind(remote=remote)
    if found.dialect is None:
        reason = f"{found.name} is not known to show notifications"
    else:
        reason = f"{found.name} shows notifications (OSC {found.dialect.value})"
    return TerminalKind(name=found.name, dialect=found.dialect, remote=remote, reason=reason)


def _is_mosh(names: Sequence[str]) -> bool:
    """mosh sends a picture of the screen, so nothing else gets through."""
    return "mosh-server" in names


class _Tmux(msgspec.Struct, frozen=True):
    """What tmux says of the pane we are in, of its clients, and of the session's environment."""

    allowed: str
    window: str
    session: str
    zoomed: str
    active: str
    clients: list[list[str]]
    environment: list[str]

    @property
    def watching(self) -> list[list[str]]:
        """The clients that get what this pane sends."""
        if self.allowed == "all":
            return [client for client in self.clients if client[1] == self.session]
        hidden = self.zoomed == "1" and self.active != "1"
        return [client for client in self.clients if client[0] == self.window and not hidden]


def _in_tmux(environ: Mapping[str, str], remote: bool, asks: Ask, above: Ancestors) -> TerminalKind:
    """Through tmux: it must allow it, the pane be in sight, all terminals around it known."""
    tmux = _ask_tmux(environ, asks)
    if tmux is None:
        return TerminalKind(inside="tmux", remote=remote, reason="tmux does not answer")
    remote = _remote_now(tmux.environment, remote)
    reason = "the terminal around tmux is not known to show notifications"
    # before tmux 3.3 there was no such option, and everything was handed on
    if tmux.allowed in ("0", "off"):
        reason = f"tmux does not hand notifications on; in tmux.conf: {PASSTHROUGH_LINE}"
    elif not tmux.watching:
        reason = "this tmux pane is not in sight now"
    else:
        found = {_client(client, above) for client in tmux.watching}
        one = found.pop() if len(found) == 1 else None
        if one is not None and one.dialect is not None:
            told = _told(one, remote)
            reason = f"{told.reason}, through tmux"
            return msgspec.structs.replace(told, inside="tmux", reason=reason)
    return TerminalKind(inside="tmux", remote=remote, reason=reason)


def _ask_tmux(environ: Mapping[str, str], asks: Ask) -> _Tmux | None:
    """Ask once for everything; None if no answer makes sense."""
    socket, pane = environ["TMUX"].partition(",")[0], environ.get("TMUX_PANE", "")
    if not pane:
        return None
    argv = ["tmux", "-S", socket, "display-message", "-p", "-t", pane, _PANE, ";"]
    argv += ["list-clients", "-F", _CLIENT, ";", "display-message", "-p", _DIVIDER, ";"]
    argv += ["show-environment", "-t", pane]
    lines = (asks(argv).text or "").split("\n")
    if lines[0].count("|") != 4 or _DIVIDER not in lines:
        return None
    divider = lines.index(_DIVIDER)
    clients = [line.split("|", 5) for line in lines[1:divider] if line.count("|") >= 5]
    allowed, window, session, zoomed, active = lines[0].split("|")
    return _Tmux(allowed, window, session, zoomed, active, clients, lines[divider + 1 :])


def _client(client: list[str], above: Ancestors) -> KnownTerminal | None:
    """The terminal a tmux client runs in; it names itself (XTVERSION), or TERM does."""
    _, _, control_mode, pid, termname, termtype = client
    if control_mode == "1" or (pid.isdecimal() and _is_mosh(above(int(pid)))):
        return None
    return known(termtype) or known(termname)


def _remote_now(environment: Sequence[str], remote: bool) -> bool:
    """Whether the person who attached last came over SSH: tmux keeps that up to date."""
    for line in environment:
        if line == "-SSH_CONNECTION":
            return False
        if line.startswith("SSH_CONNECTION="):
            return True
    return remote
