"""How to add a package where BackCare is installed."""

import shlex
import sys
from pathlib import Path

DESKTOP = ("desktop-notifier",)
CALENDAR = ("icalendar", "recurring-ical-events")
"""The packages of the extras `notify` and `calendar`, by the names they are registered under."""


def command_for(
    packages: tuple[str, ...], prefix: Path = Path(sys.prefix), python: str = sys.executable
) -> str:
    """The shell command that installs `packages` next to BackCare.

    `prefix` is the environment BackCare runs in: of pipx, of uv, or one with a pip of its own.
    """
    names = " ".join(packages)
    if (prefix / "pipx_metadata.json").exists():
        return f"pipx inject {prefix.name} {names}"
    if (prefix / "uv-receipt.toml").exists() or _was_made_by_uv(prefix):
        return f"uv pip install --python {shlex.quote(python)} {names}"
    return f"{shlex.quote(python)} -m pip install {names}"


def _was_made_by_uv(prefix: Path) -> bool:
    """Whether uv made the environment: such a one has no pip."""
    try:
        lines = (prefix / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.startswith("uv =") for line in lines)
