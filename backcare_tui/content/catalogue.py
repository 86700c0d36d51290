"""Everything the companion teaches, loaded once: shipped content with the person's own in it.

Reading TOML is the slowest part of a quick command, so what was read is kept in the state folder
with the files' sizes and times, and used only for the very same files.
"""

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from backcare_tui import __version__
from backcare_tui.content import SHIPPED
from backcare_tui.disk import Files, write_quickly
from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.breaks.routines import Routine
from backcare_tui.domain.downshift.patterns import Pattern
from backcare_tui.domain.problems import Problem
from backcare_tui.own_file import recalled

if TYPE_CHECKING:
    from backcare_tui.domain.portfolio.tools import Tool
    from backcare_tui.domain.screening.items import ScreeningItem

_NAMES = (
    "adjustments.toml",
    "breaks.toml",
    "figures.toml",
    "patterns.toml",
    "portfolio.toml",
    "screening.toml",
)

Signature = tuple[str, int, int]
"""A file's path, when it changed (nanoseconds) and its size (bytes); -1 if it is missing."""


class Catalogue(msgspec.Struct, frozen=True, dict=True):
    """All content. What few commands need is read when it is asked for."""

    adjustments: tuple[Adjustment, ...]
    patterns: tuple[Pattern, ...]
    routines: tuple[Routine, ...] = ()
    """What a break can propose."""
    problems: tuple[Problem, ...] = ()
    """What could not be used of the person's own files."""
    personal: Path | None = None
    """The folder with the person's own files."""
    files: tuple[Signature, ...] = ()
    """How the files looked when they were read."""

    @cached_property
    def tools(self) -> "tuple[Tool, ...]":
        """The tools of the portfolio, suggested and the person's own."""
        from backcare_tui.content.portfolio import load_tools

        return load_tools(self.personal)[0]

    @cached_property
    def screening(self) -> "tuple[ScreeningItem, ...]":
        """The red-flag items, as shipped: nobody's own file changes them."""
        from backcare_tui.content.screening import load_screening

        return load_screening(self.personal)[0]


class _Cached(msgspec.Struct, frozen=True):
    version: str
    files: tuple[Signature, ...]
    adjustments: tuple[Adjustment, ...]
    patterns: tuple[Pattern, ...]
    routines: tuple[Routine, ...]


def load_catalogue(personal: Path | None, kept: Path | None = None) -> Catalogue:
    """The shipped content merged with the person's own files in the folder `personal`.

    The file `kept` keeps what was read for the next time, if it can.
    """
    files = signatures(personal)
    if kept is not None:
        found = _read(kept, files, personal)
        if found is not None:
            return found
    from backcare_tui.content.adjustments import load_adjustments
    from backcare_tui.content.breaks import load_routines
    from backcare_tui.content.figures import load_figures, unknown_figures
    from backcare_tui.content.patterns import load_patterns
    from backcare_tui.content.portfolio import load_tools
    from backcare_tui.content.screening import load_screening

    adjustments, adjustment_problems = load_adjustments(personal)
    patterns, pattern_problems = load_patterns(personal)
    routines, routine_problems = load_routines(personal)
    tools, tool_problems = load_tools(personal)
    problems = adjustment_problems + routine_problems + pattern_problems + tool_problems
    problems += load_screening(personal)[1]
    if personal is not None and personal.is_dir():
        problems += load_figures(personal)[1]
        problems += unknown_figures(personal, adjustments, routines, tools)
    if kept is not None and not problems:
        _write(kept, _Cached(__version__, files, adjustments, patterns, routines))
    return Catalogue(adjustments, patterns, routines, problems, personal, files)


def signatures(personal: Path | None) -> tuple[Signature, ...]:
    """How every content file looks, the shipped ones and those in the folder `personal`."""
    folders = [SHIPPED] if personal is None else [SHIPPED, personal]
    return tuple(signature(folder / name) for folder in folders for name in _NAMES)


def signature(path: Path) -> Signature:
    """How the file at `path` looks: another one, or one that was written anew, looks different."""
    try:
        found = path.stat()
    except OSError:
        return (str(path), -1, -1)
    return (str(path), found.st_mtime_ns, found.st_size)


def _read(path: Path, files: tuple[Signature, ...], personal: Path | None) -> Catalogue | None:
    kept = recalled(path, _Cached)
    if kept is None or kept.version != __version__ or kept.files != files:
        return None
    return Catalogue(kept.adjustments, kept.patterns, kept.routines, (), personal, files)


def _write(path: Path, kept: _Cached) -> None:
    with suppress(OSError):  # the next start reads the TOML again
        write_quickly(Files(), path, msgspec.json.encode(kept))
