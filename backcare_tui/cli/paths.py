"""`backcare paths`: where everything is kept."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK
from backcare_tui.cli.output import say, say_data
from backcare_tui.reports.json_text import SCHEMA, to_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(invocation: Invocation, as_json: bool) -> int:
    """Print where everything is kept.

    The journal is in data, the settings in config, logs and locks in state.

    BACKCARE_HOME=DIR puts all three under DIR.
    """
    paths = invocation.paths
    folders = {"data": paths.data, "config": paths.config, "state": paths.state}
    if as_json:
        texts = {name: str(path) for name, path in folders.items()}
        say_data(to_json({"schema": SCHEMA, **texts}))
        return OK
    for name, path in folders.items():
        say(f"{name:8}{path}")
    return OK
