"""`backcare about-me`: what matters about the person for the safety questions."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK
from backcare_tui.cli.kit import JSON, durably, say_entry, say_json
from backcare_tui.cli.output import say
from backcare_tui.domain.screening.context import AGES, LINES
from backcare_tui.use_cases.screening import tell
from backcare_tui.words.context import told_lines

_HELP = """What the safety questions know about you.

Without options it shows what you told. What you leave out counts as not said, neither yes nor no.
It decides which safety questions and exercises concern you, and stays on this machine.

\b
Examples:
  backcare about-me
  backcare about-me --age 50-64 --yes cancer --no pregnant
  backcare about-me --unsay cancer
"""


@click.command(help=_HELP)
@click.option("--age", type=click.Choice(AGES), help="Your age group.")
@click.option("--yes", "yes", multiple=True, type=click.Choice(LINES), help="It is so.")
@click.option("--no", "no", multiple=True, type=click.Choice(LINES), help="It is not so.")
@click.option(
    "--unsay", multiple=True, type=click.Choice(("age", *LINES)), help="Leave it out again."
)
@JSON
@click.pass_obj
def command(
    invocation: Invocation,
    age: str | None,
    yes: tuple[str, ...],
    no: tuple[str, ...],
    unsay: tuple[str, ...],
    as_json: bool,
) -> int:
    given = [*yes, *no, *unsay, *(["age"] if age else [])]
    if len(set(given)) != len(given):
        raise click.UsageError("Each line is given once.")
    known = invocation.companion.context
    if not given:
        return _show(invocation, as_json)
    said = age or ("" if "age" in unsay else known.age)
    kept_yes = [line for line in known.yes if line not in given]
    kept_no = [line for line in known.no if line not in given]
    entry = durably(
        invocation,
        lambda: tell(invocation.companion, said, [*kept_yes, *yes], [*kept_no, *no]),
    )
    say_entry(entry, as_json, lambda: "Noted. backcare about-me shows what you told.")
    return OK


def _show(invocation: Invocation, as_json: bool) -> int:
    known = invocation.companion.context
    code = invocation.tell_notices()
    if as_json:
        yes, no = sorted(known.yes), sorted(known.no)
        say_json(age=known.age or None, yes=yes, no=no, told=known.told)
        return code
    rows = told_lines(known)
    width = max(len(answer) for _, answer in rows)
    for line, answer in rows:
        say(f"{answer:<{width}}  {line}")
    return code
