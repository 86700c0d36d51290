"""`backcare doctor`: what there is, and what is wrong with it."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.doctor_checks import Checkup, Weight, examine
from backcare_tui.cli.exits import DAMAGED, OK, USAGE, Stop
from backcare_tui.cli.kit import JSON, say_json
from backcare_tui.cli.output import say

_MARKS = {Weight.FINE: "  ", Weight.NOTICE: "! ", Weight.DAMAGE: "x "}
_VERDICTS = {
    Weight.FINE: "All is well.",
    Weight.NOTICE: "Lines with ! are worth a look; nothing is lost.",
    Weight.DAMAGE: "Lines with x: something in the journal cannot be read. It is kept as it is.",
}


@click.command()
@JSON
@click.option("--try", "try_each", is_flag=True, help="Ring every way to reach you, one by one.")
@click.pass_obj
def command(invocation: Invocation, as_json: bool, try_each: bool) -> int:
    """Look for anything that is wrong.

    Folders, permissions, journal, settings, content, themes, the terminal, and how a break can
    reach you. With --try each of these ways rings once, and you say whether you noticed it.

    Changes nothing but what every reading does: a month of this machine that is no journal is moved
    to quarantine. The exit code is 4 if something in the journal cannot be read.

    \b
    Examples:
      backcare doctor
      backcare doctor --json
      backcare doctor --try
    """
    if try_each:
        if as_json:
            raise Stop("doctor: --try asks you questions, so it does not go with --json", USAGE)
        from backcare_tui.cli import doctor_try as trying

        return trying.try_each(invocation.environ)
    checkup = examine(invocation)
    if as_json:
        findings = [
            {"about": each.about, "level": each.weight.value, "text": each.text}
            for each in checkup.findings
        ]
        say_json(verdict=checkup.worst.value, findings=findings)
    else:
        _print(checkup)
    return DAMAGED if checkup.worst is Weight.DAMAGE else OK


def _print(checkup: Checkup) -> None:
    for finding in checkup.findings:
        say(f"{_MARKS[finding.weight]}{finding.about:12}{finding.text}")
    say("")
    say(_VERDICTS[checkup.worst])
