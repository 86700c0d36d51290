"""`backcare paths`: where everything is kept."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK
from backcare_tui.cli.kit import JSON, say_json
from backcare_tui.cli.output import say


@click.command()
@JSON
@click.pass_obj
def command(invocation: Invocation, as_json: bool) -> int:
    """Print where everything is kept.

    The journal is in data, the settings in config, logs and locks in state.

    BACKCARE_HOME=DIR puts all three under DIR.
    """
    paths = invocation.paths
    folders = {"data": paths.data, "config": paths.config, "state": paths.state}
    if as_json:
        say_json(**{name: str(path) for name, path in folders.items()})
        return OK
    for name, path in folders.items():
        say(f"{name:8}{path}")
    return OK
