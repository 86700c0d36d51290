"""The desktop's own idle time, if it can be asked without another library.

| desktop | asked | unit |
|---|---|---|
| GNOME and others on Mutter | `org.gnome.Mutter.IdleMonitor.GetIdletime` by gdbus or busctl | ms |
| KDE Plasma | `org.freedesktop.ScreenSaver.GetSessionIdleTime`, the same way | ms |
| any other on X11 | `xprintidle` | ms |
| macOS | `HIDIdleTime` by ioreg | ns |

Other Wayland desktops do not report it. There `xprintidle` sees only old X11 windows, so it is not
asked.
"""

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from backcare_tui.prompts.ask_program import IdleQuestion, ProgramSource
from backcare_tui.prompts.sighting import AWAY_AFTER, IsHere, Sighting, Source

EVERY = timedelta(seconds=30)

_MUTTER = (
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
    "GetIdletime",
)
_SCREENSAVER = (
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
    "GetSessionIdleTime",
)
_ON_MUTTER = frozenset({"gnome", "budgie", "pantheon", "unity"})
_NUMBER = r"(\d{1,18})"
_ANSWERS = {
    "gdbus": re.compile(rf"\(uint(?:32|64) {_NUMBER},\)"),
    "busctl": re.compile(rf"[ut] {_NUMBER}"),
    "xprintidle": re.compile(_NUMBER),
    "ioreg": re.compile(rf'(?s).*?"HIDIdleTime"\s*=\s*{_NUMBER}\b.*'),
}


def idle_by(command: tuple[str, ...], *, zero_is_no_answer: bool = False) -> IdleQuestion:
    """The question that asks for the idle time of the whole desktop, put to one program."""
    answer = _ANSWERS[command[0]]
    unit = 1e-9 if command[0] == "ioreg" else 1e-3

    def read(text: str, _now: datetime) -> timedelta | None:
        found = answer.fullmatch(text.strip())
        if found is None or (zero_is_no_answer and int(found[1]) == 0):
            return None
        try:
            return timedelta(seconds=int(found[1]) * unit)
        except OverflowError:
            return None

    return IdleQuestion("desktop", command, read, EVERY)


class NoDesktop:
    """Says why the desktop is not asked; costs nothing."""

    name = "desktop"
    cheap = True

    def __init__(self, why: str) -> None:
        self._sighting = Sighting(self.name, IsHere.UNKNOWN, None, why)

    def look(self, now: datetime) -> Sighting:
        return self._sighting


def desktop_source(
    environ: Mapping[str, str],
    platform: str,
    away_after: timedelta = AWAY_AFTER,
    which: Callable[[str], str | None] = shutil.which,
) -> Source:
    """The one program that can be asked on this desktop, or a source that says why none can."""
    found = _question(environ, platform, which)
    if isinstance(found, str):
        return NoDesktop(found)
    return ProgramSource(found, away_after=away_after)


def _question(
    environ: Mapping[str, str], platform: str, which: Callable[[str], str | None]
) -> IdleQuestion | str:
    """What to ask, or why nothing can be asked."""
    if platform == "darwin":
        # -r -d 1: this object alone, not the whole registry.
        return idle_by(("ioreg", "-r", "-d", "1", "-c", "IOHIDSystem"))
    desktops = {name.lower() for name in environ.get("XDG_CURRENT_DESKTOP", "").split(":")}
    # gdbus first: half the cost of the other (3 and 7 ms of CPU).
    bus = next((name for name in ("gdbus", "busctl") if which(name)), None)
    if desktops & _ON_MUTTER and bus:
        return idle_by(_call(bus, _MUTTER))
    if "kde" in desktops and bus:
        # Plasma on Wayland answers 0 if it does not know.
        return idle_by(_call(bus, _SCREENSAVER), zero_is_no_answer=True)
    if environ.get("WAYLAND_DISPLAY"):
        return "this desktop tells nobody its idle time"
    return idle_by(("xprintidle",)) if which("xprintidle") else "xprintidle not found"


def _call(bus: str, call: tuple[str, str, str, str]) -> tuple[str, ...]:
    """The command for one method call on the session bus; starts no service."""
    service, path, interface, method = call
    if bus == "busctl":
        return ("busctl", "--user", "--auto-start=no", "call", service, path, interface, method)
    where = ("--dest", service, "--object-path", path, "--timeout", "1")
    return ("gdbus", "call", "--session", *where, "--method", f"{interface}.{method}")
