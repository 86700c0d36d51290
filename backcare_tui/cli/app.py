"""`backcare` alone, and `backcare breathe`: the app on this terminal."""

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.fast_start import import_without

Breathe = tuple[str | None, int | None]
"""The pattern's id and the minutes to begin with; None: as in the settings."""


def open_app(invocation: Invocation, breathe: Breathe | None = None) -> int:
    """Run the app until it is left; its exit code. `breathe`: begin with a session."""
    import_without("ssl", "asyncio")
    from backcare_tui.tui.terminal import run as terminal

    if not terminal.has_terminal():
        terminal.say(terminal.NEEDS_TERMINAL)
        return terminal.EXIT_NO_TERMINAL
    from backcare_tui.tui.start import run_app

    return run_app(invocation.paths, invocation.clock, invocation.environ, breathe)
