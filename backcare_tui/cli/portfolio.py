"""`backcare portfolio`: what you do for your back, and what you used."""

from collections.abc import Sequence
from datetime import datetime

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.kit import (
    AT,
    ENTRY_JSON,
    JSON,
    SCORE,
    answer,
    moment,
    record,
    refusals,
    say_json,
    show,
    unknown,
)
from backcare_tui.cli.output import say, tell
from backcare_tui.content.loader import Rejected
from backcare_tui.content.portfolio import limit_from, minutes_from
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.portfolio.overview import overview, since
from backcare_tui.domain.portfolio.tools import LIMIT_WINDOW, Tool, ToolKind, used_lately
from backcare_tui.domain.text import clean
from backcare_tui.reports.portfolio import overview_record
from backcare_tui.use_cases.tools import lately
from backcare_tui.words.portfolio import KIND_WORDS, overview_lines, reminder
from backcare_tui.words.times import wall_time


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """What you do for your back: relief, stabilisers, modifiers.

    Without a verb it lists what you hold and what is suggested, how often each was used in the last
    14 days, and on how many days something of each kind was, beside shares that are ours: a place
    to start. Prescribed medicine is in no share.

    \b
    Examples:
      backcare portfolio
      backcare portfolio hold heat
      backcare portfolio add "Hot bath" --kind relief --passive --at-most 2
      backcare portfolio use heat --before 6 --after 4
    """
    if context.invoked_subcommand is not None:
        return OK
    invocation: Invocation = context.obj
    companion = invocation.companion
    now, tools = companion.now(), companion.catalogue.tools
    entries = companion.entries(day_of(since(now)))
    found = overview(
        entries, tools, companion.settings.portfolio, companion.manner.flare is not None, now
    )
    return show(
        invocation,
        as_json,
        lambda: overview_record(found, tools),
        lambda: overview_lines(found, tools),
    )


@command.command("hold", help="Take a tool into your portfolio; also one you took off the list.")
@click.argument("id_", metavar="ID")
@JSON
@click.pass_obj
def hold(invocation: Invocation, id_: str, as_json: bool) -> int:
    from backcare_tui.content import portfolio_file

    companion = invocation.companion
    known = _named(companion.catalogue.tools, id_)
    wanted = id_.strip().lower() if known is None else known.id  # one that is hidden has no name
    with refusals():
        try:
            portfolio_file.hold(companion.paths.content, wanted)
        except portfolio_file.Refused as refused:
            if refused.usage:
                raise _unknown(companion.catalogue.tools, id_) from None
            raise
    return _answer(invocation, wanted, as_json)


@command.command("drop", help="Take a tool out of your portfolio; what was logged stays.")
@click.argument("id_", metavar="ID")
@JSON
@click.pass_obj
def drop(invocation: Invocation, id_: str, as_json: bool) -> int:
    from backcare_tui.content import portfolio_file

    tool = _find(invocation.companion.catalogue.tools, id_)
    with refusals():
        portfolio_file.drop(invocation.paths.content, tool.id)
    return _answer(invocation, tool.id, as_json)


@command.command("add")
@click.argument("name", metavar="NAME")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in ToolKind]), required=True, help="What for."
)
@click.option("--minutes", default="", metavar="MINUTES", help="How long: 15-20, or 10.")
@click.option("--at-most", default="", metavar="N", help="Your own limit in 24 hours.")
@click.option("--prescribed", is_flag=True, help="A prescribed medicine: in no share.")
@click.option(
    "--active/--passive", default=None, help="Of relief: you do it, or it is done to you."
)
@JSON
@click.pass_obj
def add(
    invocation: Invocation,
    name: str,
    kind: str,
    minutes: str,
    at_most: str,
    prescribed: bool,
    active: bool | None,
    as_json: bool,
) -> int:
    """Add a tool of your own, under the name you have for it, and hold it.

    Prints its id. MINUTES are like 15-20 or 10; with them it has a timer. A limit of uses in 24
    hours is yours: BackCare reminds you of it, and never stops you.

    \b
    Examples:
      backcare portfolio add "Hot bath" --kind relief --passive --at-most 2
      backcare portfolio add "Swimming" --kind stabiliser --minutes 20-40
    """
    from backcare_tui.content import portfolio_file

    folder, tools = invocation.paths.content, invocation.companion.catalogue.tools
    try:
        span, limit = minutes_from(minutes), limit_from(at_most)
    except Rejected as rejected:
        raise Stop(f"--{rejected.key.replace('_', '-')} {rejected.reason}", USAGE) from None
    with refusals():
        fields = portfolio_file.ToolFields(name, ToolKind(kind), span, limit, prescribed, active)
        made = portfolio_file.add(folder, fields, tools)
    return _answer(invocation, made, as_json)


@command.command("use")
@click.argument("id_", metavar="ID")
@click.option("--before", type=SCORE, metavar="N", help="Pain before it, 0 to 10.")
@click.option("--after", type=SCORE, metavar="N", help="Pain after it, 0 to 10.")
@AT
@ENTRY_JSON
@click.pass_obj
def use(
    invocation: Invocation,
    id_: str,
    before: int | None,
    after: int | None,
    when: str | None,
    as_json: bool,
) -> int:
    """Log that you used a tool. ID is one from `backcare portfolio`, or its name.

    Prints the entry's id once it is safely on the disk. Pain before and after is 0 to 10.

    \b
    Examples:
      backcare portfolio use heat
      backcare portfolio use heat --before 6 --after 4
      backcare portfolio use walking --at "yesterday 18:30"
    """
    tool = _find(invocation.companion.catalogue.tools, id_)
    used = ToolUsed(tool=tool.id, before=before, after=after)
    entry = record(invocation, used, moment(invocation, when))
    now = invocation.clock.now()
    code = answer(entry, as_json, lambda: f"{tool.name} at {wall_time(entry.at, now)}")
    _remind(invocation, tool, entry.at)
    return code


def _remind(invocation: Invocation, tool: Tool, at: datetime) -> None:
    """Say on stderr that the person's own limit is passed with a use at `at`."""
    if tool.at_most is None:
        return
    now = invocation.clock.now()
    moment = now if now - at < LIMIT_WINDOW else at
    entries = [e for e in lately(invocation.companion, moment) if e.at <= max(moment, at)]
    times = used_lately(entries, tool.id, moment)
    if len(times) > tool.at_most:
        tell(reminder(tool, times, now))


def _answer(invocation: Invocation, id_: str, as_json: bool) -> int:
    """Print the id of a tool that was changed, and beside it how it stands now."""
    companion = invocation.companion
    companion.reload_content()
    tool = next((each for each in companion.catalogue.tools if each.id == id_), None)
    held = tool is not None and tool.held
    if as_json:
        say_json(id=id_, held=held)
        return OK
    say(id_)
    if tool is not None:
        words = "in your portfolio" if held else "no longer in your portfolio"
        tell(f"{tool.name}: {words}, {KIND_WORDS[tool.kind].name.lower()}")
    return OK


def _named(tools: Sequence[Tool], said: str) -> Tool | None:
    """The tool with this id, or of this name, in any case."""
    wanted = clean(said).casefold()
    return next((tool for tool in tools if wanted in (tool.id, tool.name.casefold())), None)


def _find(tools: Sequence[Tool], said: str) -> Tool:
    tool = _named(tools, said)
    if tool is None:
        raise _unknown(tools, said)
    return tool


def _unknown(tools: Sequence[Tool], said: str) -> Stop:
    return unknown("tool", said, (tool.id for tool in tools), "backcare portfolio lists them")
