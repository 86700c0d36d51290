"""One command line, from its arguments to its exit code.

The app, `status`, a status bar's line and `--version` are recognised before anything slow is
imported; everything else is click's, one file a command.
"""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from backcare_tui.cli.exits import CRASHED, INTERRUPTED, OK, PIPE_CLOSED, Stop
from backcare_tui.cli.fast_start import import_without
from backcare_tui.cli.status_line import form_in, say_line

if TYPE_CHECKING:
    from backcare_tui.cli.context import Invocation
    from backcare_tui.clock import Clock


def run(
    argv: Sequence[str],
    *,
    environ: Mapping[str, str] | None = None,
    clock: "Clock | None" = None,
) -> int:
    """Run the command line `argv`, without the program's name; its exit code. Raises nothing.

    A mistake is one line on stderr; a defect of ours leaves a log in the state folder too.
    """
    from backcare_tui.cli.output import flush, hush, tell

    environ = os.environ if environ is None else environ
    try:
        try:
            code = _run(list(argv), environ, clock)
        except Stop as stop:
            tell(str(stop))
            code = stop.code
        flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = PIPE_CLOSED
    except Exception as error:
        _report(error, _invocation(environ, clock))
        code = CRASHED
    else:
        return code
    hush()
    return code


def _run(arguments: list[str], environ: Mapping[str, str], clock: "Clock | None") -> int:
    form = form_in(arguments)
    if form is not None:
        return say_line(form, environ, clock)
    return _dispatch(arguments, _invocation(environ, clock))


def _invocation(environ: Mapping[str, str], clock: "Clock | None") -> "Invocation":
    import_without("typing_extensions", "msgspec")
    from backcare_tui.cli.context import Invocation

    return Invocation(environ, clock)


def _dispatch(arguments: list[str], invocation: "Invocation") -> int:
    if not arguments:
        return open_app(invocation)
    if arguments == ["--version"]:
        from backcare_tui import __version__
        from backcare_tui.cli.output import say

        say(f"backcare {__version__}")
        return OK
    if arguments[0] == "status" and set(arguments[1:]) <= {"--json"}:
        from backcare_tui.cli.status_text import status

        return status(invocation, as_json=len(arguments) > 1)
    from backcare_tui.cli.commands import run_command

    return run_command(arguments, invocation)


def open_app(invocation: "Invocation", breathe: tuple[str | None, int | None] | None = None) -> int:
    """Run the app until it is left; its exit code.

    `breathe`: begin with a session of this pattern's id and this many minutes; None: as in the
    settings.
    """
    import_without("ssl", "asyncio")
    from backcare_tui.tui.terminal import run as terminal

    if not terminal.has_terminal():
        terminal.say(terminal.NEEDS_TERMINAL)
        return terminal.EXIT_NO_TERMINAL
    if breathe is not None:
        from backcare_tui.cli.output import say
        from backcare_tui.content.patterns import SAFETY

        say(" ".join(SAFETY))  # the app says it again before it begins
    from backcare_tui.tui.start import run_app

    return run_app(invocation.paths, invocation.clock, invocation.environ, breathe)


def _report(error: Exception, invocation: "Invocation") -> None:
    """Say what happened in one line; a defect leaves a log in the state folder. Never raises."""
    from backcare_tui.cli.output import tell

    if isinstance(error, OSError):
        # The system refused something a command did not expect: that is no defect to log.
        what = f"{error.filename}: " if error.filename else ""
        tell(f"That did not work. {what}{error.strerror or type(error).__name__}")
        return
    said = f"BackCare had to stop ({type(error).__name__})."
    try:
        from backcare_tui.tui.terminal.run import crash_text, write_crash_log

        at = invocation.clock.now()
        path = write_crash_log(crash_text([error], at), invocation.paths.state, at)
    except Exception as second:
        tell(f"{said} No log could be written ({type(second).__name__}).")
    else:
        tell(f"{said} Your saved entries are safe; what happened is in {path}")
