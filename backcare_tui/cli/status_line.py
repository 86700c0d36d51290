"""`backcare status --format …`: a line for a status bar, from the file the running app keeps.

Asked every few seconds all day, so it imports next to nothing. Empty, with exit code 0, if no app
runs.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from backcare_tui.cli.exits import OK

if TYPE_CHECKING:
    from backcare_tui.clock import Clock

FORMATS = ("plain", "tmux", "waybar", "i3status", "json")
"""What `reports.status_line.status_line` knows."""


def form_in(arguments: Sequence[str]) -> str | None:
    """The format that `status --format F` asks for; None: it is another command, or click's."""
    if not arguments or arguments[0] != "status":
        return None
    match arguments[1:]:
        case ["--format", form] if form in FORMATS:
            return form
        case [option] if option.startswith("--format=") and option[9:] in FORMATS:
            return option[9:]
        case _:
            return None


def say_line(form: str, environ: Mapping[str, str], clock: "Clock | None" = None) -> int:
    """Print the line. `clock` None is the machine's."""
    from datetime import datetime

    from backcare_tui.prompts.status_file import read

    now = datetime.now().astimezone() if clock is None else clock.now()
    status = read(state_folder(environ), now)
    if status is not None:
        from backcare_tui.words.status_line import status_line

        if sys.stdout is not None:
            zone = datetime.astimezone if clock is None else clock.local
            sys.stdout.write(f"{status_line(status, form, now, zone)}\n")
    return OK


def state_folder(environ: Mapping[str, str]) -> str:
    """`paths.find(environ).state`, if that is easy without importing what `paths` needs."""
    home, given = environ.get("BACKCARE_HOME", ""), environ.get("XDG_STATE_HOME", "")
    if home and not home.startswith("~"):
        return os.path.join(os.getcwd(), home, "state")  # noqa: PTH109, PTH118 - pathlib is slow
    if not home and sys.platform == "linux" and "ANDROID_ROOT" not in environ:
        if given.startswith("/") and given == given.strip():
            return os.path.join(given, "backcare")  # noqa: PTH118 - as above
        if not given:
            return os.path.expanduser("~/.local/state/backcare")  # noqa: PTH111 - as above
    from backcare_tui.cli.context import Invocation

    return str(Invocation(environ).paths.state)
