"""Opening the app on a terminal, and what is left to do when it has ended."""

import gc
from collections.abc import Mapping

from backcare_tui.clock import Clock
from backcare_tui.companion import Companion, open_companion
from backcare_tui.paths import Paths
from backcare_tui.tui.app import BackCareApp
from backcare_tui.tui.terminal.run import run, say
from backcare_tui.words.times import plural

RARELY = (5_000, 20, 1_000)
"""New objects per young collection, young per middle, middle per full one."""


def run_app(
    paths: Paths,
    clock: Clock,
    environ: Mapping[str, str],
    breathe: tuple[str | None, int | None] | None = None,
) -> int:
    """Open the app on a terminal and return the exit code for the process.

    `breathe`: the pattern's id and the minutes (None: the person's own) of a session to begin with.
    """
    gc.disable()  # until the first frame: nothing is garbage yet, and looking takes a tenth of it
    companion = open_companion(paths, clock)
    app = BackCareApp(
        companion,
        breathe=breathe,
        environ=environ,
        on_ready=collect_garbage,
        on_minute=gc.collect,
    )
    code = run(app, paths.state, clock.now)
    return keep_unsaved(companion, code)


def collect_garbage() -> None:
    """From now on; what is there already stays to the end, and is not looked at again.

    A full collection takes up to a tenth of a second after a busy minute, and a key would wait for
    it: there is one a minute instead, after a minute with keys.
    """
    gc.freeze()
    gc.set_threshold(*RARELY)
    gc.enable()


def keep_unsaved(companion: Companion, code: int) -> int:
    """Put aside what could not be saved until the end, and say so; the exit code to use."""
    left = companion.unsaved
    if not left:
        return code
    from backcare_tui.disk import Files
    from backcare_tui.journal.unsaved import put_aside
    from backcare_tui.reports.json_text import entry_record, to_json
    from backcare_tui.session.saver import PATIENCE
    from backcare_tui.session.writing_thread import WritingThread

    why = companion.trouble or "the app ended too soon"
    folder = companion.paths.unsaved
    putting = WritingThread("aside").submit(lambda: put_aside(Files(), folder, left))
    try:
        path = putting.result(PATIENCE)  # the disk that did not take them may be this one too
    except OSError as error:
        reason = error.strerror or str(error) or "no answer"
        say(f"Not saved: {plural(len(left), 'entry', 'entries')}. {why}")
        say(f"They could not be put aside either: {reason}. Here they are:")
        for filed in left:
            say(to_json(entry_record(filed.entry)))
    else:
        say(f"{plural(len(left), 'entry', 'entries')} could not be saved: {why}")
        say(f"The next start takes them from {path}")
    return code or 1
