"""`backcare log`: write down how it is."""

import copy

import click

from backcare_tui.cli.log_more import evening, note_command, peg
from backcare_tui.cli.log_pain import pain


@click.group(no_args_is_help=False)
def command() -> None:
    """Write down how it is: pain, the week, the day, a note."""


check_in = copy.copy(pain)
check_in.name = "checkin"

for verb in (pain, check_in, peg, note_command, evening):
    command.add_command(verb)
