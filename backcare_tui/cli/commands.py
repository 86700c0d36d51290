"""Every command by its name; each is a file that is imported when it is called."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from backcare_tui import __version__
from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, Stop
from backcare_tui.cli.kit import below_zero
from backcare_tui.domain.text import clean_line

_COMMANDS = (
    *("check", "log", "break", "breaks", "pain", "flare", "screening", "about-me"),
    *("posture", "undo"),
    *("history", "status", "breathe", "portfolio", "learn", "setup", "config", "paths", "doctor"),
)
"""Each is the name of its file too, with `_` for `-`, and after it if Python
keeps the word for itself."""

_HELP = """A companion for a back that hurts: breaks, small movements, breathing.

Without a command it opens the app. Every command reads and writes the same journal as the app.

\b
Examples:
  backcare                              open the app
  backcare check --list                 what can be counted today
  backcare check hug-load               count one
  backcare log pain 4 --note "after the stairs"
  backcare log pain 6 --at "yesterday 18:30"
  backcare break later                  put the next break off
  backcare break pause until 15:30
  backcare break hold -- make           no prompts while it runs
  backcare breaks                       what became of every prompt
  backcare pain                         the last days, and what is usual for you
  backcare flare start                  flare mode, for bad days
  backcare screening                    signs that need checking now or today
  backcare about-me                     what the safety questions know about you
  backcare posture stand
  backcare history --since -7d
  backcare breathe --minutes 3
  backcare learn pain                   what pain is, in a minute

\b
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 busy, 4 damaged data.
BACKCARE_HOME=DIR keeps data, settings and state under one folder.
"""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = import_module(f"backcare_tui.cli.{module}").command
        return command


@click.group(
    cls=_Commands, help=_HELP, no_args_is_help=False, context_settings={"max_content_width": 100}
)
@click.version_option(__version__, message="backcare %(version)s")
def backcare() -> None:
    """The group's own text is `_HELP`."""


def run_command(arguments: list[str], invocation: Invocation) -> int:
    """Run one command line; its exit code. Raises Stop for what the person has to mend."""
    try:
        # Not `main`: that would answer Ctrl+C and a closed pipe in its own way.
        with backcare.make_context("backcare", arguments, obj=invocation) as context:
            code: Any = backcare.invoke(context)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        raise Stop(_usage(error), error.exit_code) from None
    return code if isinstance(code, int) else OK


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "backcare"
    said = below_zero(error) or error.format_message()
    message = clean_line(" ".join(said.split()), 600)
    return f"{path}: {message} See {path} --help."
