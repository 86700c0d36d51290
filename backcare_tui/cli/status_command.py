"""`backcare status` where click is needed: for its help, and for arguments that are wrong."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.status import status

_HELP = """How it stands, at a glance.

The next break, today's breaks and movements, pain, and which sides are next.

\b
Examples:
  backcare status
  backcare status --json
"""


@click.command(help=_HELP)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(invocation: Invocation, as_json: bool) -> int:
    return status(invocation, as_json=as_json)
