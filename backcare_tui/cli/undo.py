"""`backcare undo`: take back what was done last."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import Stop
from backcare_tui.cli.kit import durably, say_entry
from backcare_tui.words.entries import describe


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the entry taken back as JSON.")
@click.pass_obj
def command(invocation: Invocation, as_json: bool) -> int:
    """Take back what you did last.

    On this machine, and within a day. It stays in the journal and no longer counts. Once more
    takes back the one before.
    """
    companion = invocation.companion
    entry = durably(invocation, companion.undo)
    if entry is None:
        raise Stop("Nothing from the last 24 hours to take back.")
    what = describe(entry.event, companion.catalogue, entry.at)
    return say_entry(entry, as_json, lambda: f"Took back: {what} ({entry.at:%H:%M})")
