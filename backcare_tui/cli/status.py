"""`backcare status` through click: for its help, and for arguments that are wrong."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.status_line import FORMATS, say_line
from backcare_tui.cli.status_text import status


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="A line for a status bar.")
@click.pass_obj
def command(invocation: Invocation, as_json: bool, form: str | None) -> int:
    """How things stand, at a glance.

    The next break, today's breaks and movements, pain, and which sides are next.

    With --format it is one line for a status bar, without a word about pain; empty if no app runs.
    json is everything the line is made of, i3status a block that i3bar and i3blocks read.

    \b
    Examples:
      backcare status
      backcare status --json
      backcare status --format tmux
    """
    if form is None:
        return status(invocation, as_json=as_json)
    if as_json:
        raise click.UsageError("--json and --format do not go together.")
    return say_line(form, invocation.environ, invocation.clock)
