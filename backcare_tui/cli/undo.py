"""`backcare undo`: take back what was done last."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, Stop
from backcare_tui.cli.output import say, say_data
from backcare_tui.cli.saving import durably
from backcare_tui.reports.json_text import entry_record, to_json
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
    if as_json:
        say_data(to_json(entry_record(entry)))
    else:
        when = entry.at.strftime("%H:%M")
        say(f"Took back: {describe(entry.event, companion.catalogue, entry.at)} ({when})")
    return OK
