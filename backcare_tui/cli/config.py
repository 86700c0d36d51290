"""`backcare config`: settings, listed, read and changed one at a time."""

import click

from backcare_tui import config
from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK
from backcare_tui.cli.kit import refusals, say_json
from backcare_tui.cli.output import say, tell
from backcare_tui.domain.hours import WEEKDAYS
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import SettingKey, as_toml, keys
from backcare_tui.domain.settings.kinds import Value, show


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> int:
    """Show and change settings.

    They are kept in config.toml (`backcare config path`), which you may edit yourself: comments and
    order stay. Durations are written 90s, 30m, 1h or 1h30m.

    \b
    Examples:
      backcare config list
      backcare config list --all
      backcare config get breaks.every
      backcare config set breaks.every 45m
      backcare config set hours.workdays "09:00-12:30, 13:30-18:00"
      backcare config set fri.hours 09:00-14:00
      backcare config unset fri.hours
    """
    if context.invoked_subcommand is None:
        return _list(context.obj, as_json=False, everything=False)
    return OK


@command.command("list")
@click.option("--all", "everything", is_flag=True, help="Also what no weekday has of its own.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every key.")
@click.pass_obj
def list_(invocation: Invocation, as_json: bool, everything: bool) -> int:
    """Every setting, and what is allowed."""
    return _list(invocation, as_json, everything)


@command.command("get")
@click.argument("key")
@click.pass_obj
def get(invocation: Invocation, key: str) -> int:
    """Print the value of KEY."""
    with refusals():
        say(config.get(_settings(invocation), key))
    return OK


@command.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_(invocation: Invocation, key: str, value: str) -> int:
    """Set KEY to VALUE.

    What is not allowed is refused, and then nothing is written.
    """
    with refusals():
        written = config.set_value(invocation.paths.config_file, key, value)
    say(f"{key} = {show(written)}")
    return OK


@command.command("unset")
@click.argument("key")
@click.pass_obj
def unset(invocation: Invocation, key: str) -> int:
    """Take KEY out of the file, so that its default stands in."""
    with refusals():
        value = config.unset_value(invocation.paths.config_file, key)
    say(f"{key} = {_shown(value)}")
    return OK


@command.command("path")
@click.pass_obj
def path(invocation: Invocation) -> int:
    """Print where config.toml is, or would be."""
    say(str(invocation.paths.config_file))
    return OK


def _settings(invocation: Invocation) -> Settings:
    loaded = config.load(invocation.paths.config_file)
    for problem in loaded.problems:
        tell(str(problem))
    return loaded.settings


def _list(invocation: Invocation, as_json: bool, everything: bool) -> int:
    settings = _settings(invocation)
    if as_json:
        say_json(settings=[_record(key, settings) for key in keys()])
        return OK
    shown = [key for key in keys() if everything or _is_listed(key, settings)]
    width = max(len(key.name) for key in shown)
    section = shown[0].section
    for key in shown:
        if key.section != section:
            say("")
            section = key.section
        mark = "" if key.of(settings) == key.default else f"  (default {_shown(key.default)})"
        say(f"{key.name:{width}}  {_shown(key.of(settings))}{mark}")
        say(f"    {key.doc} Allowed: {key.allowed}.")
    if not everything:
        say(f"\n{_OWN_DAYS}")
    return OK


_OWN_DAYS = """\
Each weekday, [mon] to [sun], may have its own hours, every, micro, long and long_every.
Those that are set are listed here; backcare config list --all lists all of them."""


def _is_listed(key: SettingKey, settings: Settings) -> bool:
    return key.section not in WEEKDAYS or key.of(settings) != key.default


def _shown(value: Value) -> str:
    return show(value) or "(nothing)"


def _record(key: SettingKey, settings: Settings) -> dict[str, object]:
    return {
        "key": key.name,
        "value": _plain(key.of(settings)),
        "default": _plain(key.default),
        "allowed": key.allowed,
        "doc": key.doc,
    }


def _plain(value: Value) -> bool | int | str | list[str] | None:
    return None if value is None else as_toml(value)
