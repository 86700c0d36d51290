"""What a command gets: the folders, the clock, the zone, and the companion once it asks for it."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from backcare_tui.clock import Clock, SystemClock
from backcare_tui.paths import Paths, find

if TYPE_CHECKING:
    from backcare_tui.companion import Companion


class Invocation:
    """One run of the command. `clock` None is the machine's own."""

    def __init__(self, environ: Mapping[str, str], clock: Clock | None = None) -> None:
        self.environ = environ
        self.clock: Clock = clock or SystemClock()

    @cached_property
    def paths(self) -> Paths:
        try:
            return find(self.environ)
        except RuntimeError:  # what pathlib raises for the home of somebody it does not know
            from backcare_tui.cli.exits import USAGE, Stop

            home = self.environ.get("BACKCARE_HOME", "")
            raise Stop(f"BACKCARE_HOME: there is no home folder for {home}", USAGE) from None

    @cached_property
    def companion(self) -> "Companion":
        """Opened at first use; problems in settings and content are told on stderr."""
        from backcare_tui.cli.output import tell
        from backcare_tui.companion import open_companion

        companion = open_companion(self.paths, self.clock)
        for problem in companion.problems:
            tell(str(problem))
        return companion

    def local(self, moment: datetime) -> datetime:
        """`moment` (aware, or naive local wall time) with the local offset valid then."""
        return self.clock.local(moment)

    def tell_notices(self) -> int:
        """Say on stderr what is wrong with the files read so far; DAMAGED if some cannot be."""
        from backcare_tui.cli.exits import DAMAGED, OK
        from backcare_tui.cli.output import tell

        notices = self.companion.journal.notices
        for notice in notices:
            tell(str(notice))
        return OK if all(notice.harmless for notice in notices) else DAMAGED
