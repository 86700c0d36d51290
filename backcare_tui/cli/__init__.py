"""The `backcare` command. `main` is the console script; `entry.run` is what it does."""

import gc
import sys


def main() -> int:
    """Run this process's command line; its exit code."""
    gc.disable()  # imports leave no garbage, and a command ends soon; the app turns it on again
    # Everything is imported in here, so that Ctrl+C is quiet from the first moment on.
    try:
        from backcare_tui.cli.entry import run
        from backcare_tui.cli.fast_start import leave

        arguments = sys.argv[1:]
        code = run(arguments)
        if arguments and arguments[0] != "breathe":
            leave(code)
    except KeyboardInterrupt:
        return 130
    # The app leaves threads and a terminal to be tidied up; a command has nothing left to do.
    return code
