"""What `backcare doctor` looks at: each look is a function that gives findings, never raises."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

import msgspec

from backcare_tui import __version__
from backcare_tui.cli.context import Invocation
from backcare_tui.cli.textual_check import TextualCheck
from backcare_tui.journal.names import name_of

LIBRARIES = ("textual", "rich", "tinydb", "apscheduler", "msgspec", "click", "platformdirs")
LIBRARIES += ("tomlkit",)
CHECK_SECONDS = 20.0


class Weight(Enum):
    FINE = "fine"
    NOTICE = "notice"
    DAMAGE = "damage"
    """Something in the journal cannot be read."""


class Finding(msgspec.Struct, frozen=True):
    about: str
    """`data`, `journal`, `terminal`, … in one word."""
    text: str
    weight: Weight = Weight.FINE


class Checkup(msgspec.Struct, frozen=True):
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> Weight:
        weights = {finding.weight for finding in self.findings}
        order = (Weight.DAMAGE, Weight.NOTICE)
        return next((weight for weight in order if weight in weights), Weight.FINE)


def examine(invocation: Invocation) -> Checkup:
    """Look at everything. The state folder gets this machine's name if it has none yet."""
    paths = invocation.paths
    findings = [
        *_versions(),
        *_folder("data", paths.data),
        *_folder("config", paths.config),
        *_folder("state", paths.state),
        *_private_files(paths.data, paths.state, paths.config_file),
        *_journal(invocation),
        *_quarantine(paths.quarantine),
        *_problems(invocation),
        *_textual(paths.themes),
        *_terminal(invocation),
        *_reaches(invocation),
        *_presence(invocation),
        *_calendars(invocation),
        *_holds(invocation),
    ]
    return Checkup(tuple(findings))


def _versions() -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    python = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding("backcare", f"{__version__}, Python {python} on {sys.platform}")
    found: list[str] = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding("library", f"{name} is not installed", Weight.NOTICE)
    yield Finding("libraries", ", ".join(found))


def _folder(name: str, path: Path) -> Iterator[Finding]:
    """Whether the folder is there, ours alone, and can be written."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        yield Finding(name, f"{path} is not there yet; it is made when it is needed")
        return
    except OSError as error:
        yield Finding(name, f"{path}: {error.strerror}", Weight.NOTICE)
        return
    if not path.is_dir():
        yield Finding(name, f"{path} is not a folder; move it away", Weight.NOTICE)
        return
    said = f"{path}, permissions {mode:04o}"
    if not os.access(path, os.W_OK | os.X_OK):
        yield Finding(name, f"{said}: cannot be written", Weight.NOTICE)
    elif mode & 0o077:
        advice = f"others can look into it; mend it with chmod 700 {path}"
        yield Finding(name, f"{said}: {advice}", Weight.NOTICE)
    else:
        yield Finding(name, f"{said}, can be written")


def _private_files(*roots: Path) -> Iterator[Finding]:
    """Files and folders below that others can read."""
    for path in (below for root in roots for below in _walk(root)):
        try:
            mode = path.lstat().st_mode
        except OSError:
            continue
        if stat.S_ISLNK(mode) or not stat.S_IMODE(mode) & 0o077:
            continue
        right = 0o700 if stat.S_ISDIR(mode) else 0o600
        text = f"{path}, permissions {stat.S_IMODE(mode):04o}: mend it with chmod {right:o}"
        yield Finding("permissions", text, Weight.NOTICE)


def _walk(root: Path) -> Iterator[Path]:
    if not root.is_dir():
        yield root
    for folder, folders, files in os.walk(root):
        folders.sort()
        yield from (Path(folder, name) for name in (*folders, *sorted(files)))


def _journal(invocation: Invocation) -> Iterator[Finding]:
    companion = invocation.companion
    journal = companion.journal
    months = journal.months()
    entries = journal.read(months[0], months[-1]) if months else []
    root = invocation.paths.journal
    own = _called(root, companion.device)
    yield Finding("device", f"this machine is called {own} in the journal")
    others = [_called(root, device) for device in journal.devices() if device != companion.device]
    if others:
        yield Finding("devices", f"also here: {', '.join(others)}")
    span = f", {months[0]} to {months[-1]}" if months else ""
    yield Finding("journal", f"entries: {len(entries):,}{span}")
    for notice in journal.notices:
        weight = Weight.NOTICE if notice.harmless else Weight.DAMAGE
        yield Finding("journal", str(notice), weight)


def _called(root: Path, device: str) -> str:
    """A device's name in the journal, after what the person calls it."""
    name = name_of(root, device)
    return f"{name} ({device})" if name else device


def _quarantine(folder: Path) -> Iterator[Finding]:
    """Files that were moved out of the way: damage, until the person has moved them on."""
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return
    except OSError as error:
        yield Finding("quarantine", f"{folder}: {error.strerror}", Weight.NOTICE)
        return
    for name in names:
        text = f"{folder / name} could not be read; look at it, then move or delete it"
        yield Finding("quarantine", text, Weight.DAMAGE)


def _problems(invocation: Invocation) -> Iterator[Finding]:
    problems = invocation.companion.problems
    config_file = invocation.paths.config_file
    of_config = [problem for problem in problems if problem.path == config_file]
    if not of_config:
        there = config_file.exists()
        yield Finding("settings", "as in config.toml" if there else "all defaults")
    for problem in problems:
        about = "settings" if problem in of_config else "content"
        yield Finding(about, str(problem), Weight.NOTICE)
    if len(problems) == len(of_config):
        yield Finding("content", "all can be used")


def _textual(personal: Path) -> Iterator[Finding]:
    """The driver, and the person's own themes, seen by another process: that imports Textual."""
    try:
        check = _check_textual(personal)
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError) as error:
        text = f"could not be looked at ({type(error).__name__}): the app may not start"
        yield Finding("themes", text, Weight.NOTICE)
        return
    for problem in check.themes:
        yield Finding("themes", problem, Weight.NOTICE)
    if not check.themes:
        yield Finding("themes", "all can be used")
    yield from _driver(check)


def _check_textual(personal: Path) -> TextualCheck:
    here = str(Path(__file__).parents[2])
    code = f"import sys; sys.path.insert(0, {here!r}); import backcare_tui.cli.textual_check as it"
    command = [sys.executable, "-P", "-c", f"{code}; it.main()", str(personal)]
    done = subprocess.run(command, capture_output=True, timeout=CHECK_SECONDS, check=True)
    return msgspec.json.decode(done.stdout, type=TextualCheck)


def _driver(check: TextualCheck) -> Iterator[Finding]:
    """Which code reads the keys and draws on the terminal."""
    if check.driver:
        yield Finding("driver", f"{check.driver}, as TEXTUAL_DRIVER says")
        return
    if not check.shortcomings:
        yield Finding("driver", "BackCare's own: it sleeps until a key is pressed")
    for shortcoming in check.shortcomings:
        text = f"the app runs, but does not know this version of Textual: {shortcoming}"
        yield Finding("driver", text, Weight.NOTICE)


def _terminal(invocation: Invocation) -> Iterator[Finding]:
    environ = invocation.environ
    is_tty = sys.stdout is not None and sys.stdout.isatty()
    encoding = (getattr(sys.stdout, "encoding", None) or "unknown").lower()
    said: Sequence[str] = (
        f"TERM {environ.get('TERM') or 'not set'}",
        f"COLORTERM {environ.get('COLORTERM') or 'not set'}",
        f"NO_COLOR {'set' if environ.get('NO_COLOR') else 'not set'}",
        "in tmux" if environ.get("TMUX") else "not in tmux",
        _size() if is_tty else "output is not a terminal",
        f"encoding {encoding}",
    )
    yield Finding("terminal", ", ".join(said))
    if environ.get("TERM") in (None, "", "dumb"):
        yield Finding("terminal", "TERM names no terminal that can be drawn on", Weight.NOTICE)
    if encoding.replace("-", "").replace("_", "") != "utf8":
        yield Finding("terminal", "without UTF-8, bars and dots are not drawn", Weight.NOTICE)


def _reaches(invocation: Invocation) -> Iterator[Finding]:
    """The ways in which a break can make itself known here, and why not in the others."""
    from backcare_tui.prompts.delivery.reach import reaches
    from backcare_tui.prompts.delivery.terminal_kind import detect

    for reach in reaches(invocation.environ, detect(invocation.environ)):
        yield Finding(reach.name, f"{'' if reach.there else 'not here: '}{reach.text}")


def _presence(invocation: Invocation) -> Iterator[Finding]:
    """What each source says of whether the person is here; unknown never counts as away."""
    from backcare_tui.prompts.presence.presence import presence_for
    from backcare_tui.prompts.sighting import IsHere

    settings, clock = invocation.companion.settings.presence, invocation.clock
    seen = presence_for(invocation.environ, settings, clock.monotonic).look(clock.now())
    said = {IsHere.YES: "you are here", IsHere.NO: "you are away", IsHere.UNKNOWN: "not known"}
    for sighting in seen:
        note = f" ({sighting.note})" if sighting.note else ""
        yield Finding("presence", f"{sighting.source}: {said[sighting.answer]}{note}")
    if not seen:
        yield Finding("presence", "no source is switched on; nobody is ever taken to be away")


def _calendars(invocation: Invocation) -> Iterator[Finding]:
    settings = invocation.companion.settings.calendar
    if not settings.paths:
        yield Finding("calendar", "none is set (calendar.paths), so no meeting is known")
        return
    from backcare_tui.prompts.calendar.calendar import calendar_for

    now, calendar = invocation.clock.now(), calendar_for(settings)
    calendar.refresh(now)
    ends = calendar.busy_until(now)
    on = f"a meeting is on until {invocation.local(ends):%H:%M}" if ends else "no meeting is on"
    yield Finding("calendar", f"{len(settings.paths)} set; {on}")
    for problem in calendar.problems:
        yield Finding("calendar", str(problem), Weight.NOTICE)


def _holds(invocation: Invocation) -> Iterator[Finding]:
    from backcare_tui.prompts.holds.holds import held

    for each in held(invocation.paths):
        yield Finding("hold", f"{each.label} holds prompts back")


def _size() -> str:
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return "size unknown"
    return f"{columns} by {rows} cells"
