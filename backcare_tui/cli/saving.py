"""Recording from a command: an entry is answered for only when it is on the disk."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from backcare_tui.cli.context import Invocation, exit_code
from backcare_tui.cli.exits import Stop
from backcare_tui.cli.output import say, say_data, tell
from backcare_tui.domain.journal.entries import Entry, KnownEvent
from backcare_tui.journal.errors import JournalError
from backcare_tui.reports.json_text import entry_record, to_json

Result = TypeVar("Result")


def durably(invocation: Invocation, write: Callable[[], Result]) -> Result:
    """What `write` returns. Where it could not be saved, stop with the reason and the exit code."""
    try:
        return write()
    except JournalError as error:
        raise Stop(f"Not saved. {error}", exit_code(error)) from None
    finally:
        invocation.tell_notices()


def record(invocation: Invocation, event: KnownEvent, at: datetime | None = None) -> Entry:
    """The entry of `event`, saved. Stops the command where it could not be."""
    return durably(invocation, lambda: invocation.companion.record(event, at=at))


def answer(entry: Entry, *, as_json: bool, remark: str = "") -> None:
    """Print a saved entry, or its id with a remark beside it on stderr.

    The remark says so where the entry is about an earlier moment, as `backcare history` does.
    """
    if as_json:
        say_data(to_json(entry_record(entry)))
        return
    say(entry.id)
    if remark:
        tell(f"{remark} (late)" if _is_late(entry) else remark)


def _is_late(entry: Entry) -> bool:
    if entry.logged is None:
        return False
    from backcare_tui.domain.pain.series import is_late  # only a back-dated entry needs it

    return is_late(entry)
