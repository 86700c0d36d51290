"""A defect of ours: one line for the person, a log for whoever mends it."""

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.output import tell


def report(error: Exception, invocation: Invocation) -> None:
    """Say what happened in one line; a defect leaves a log in the state folder. Never raises."""
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
