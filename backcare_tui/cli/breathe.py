"""`backcare breathe`: open the app on a breathing session."""

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.entry import open_app
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.kit import Whole
from backcare_tui.content.patterns import HOLDS_HELP, HOLDS_KEY
from backcare_tui.domain.downshift.session import LENGTHS
from backcare_tui.domain.text import clean_line
from backcare_tui.use_cases.breathing import Holds, holds, offered

_WHY_NOT = {
    Holds.UNANSWERED: f"That comes with a yes of yours: backcare config set {HOLDS_KEY} true. "
    f"{HOLDS_HELP}",
    Holds.WAITING: "It waits until you were seen: backcare screening --status",
    Holds.RULED_OUT: "By what you said about yourself it is left out.",
}


@click.command()
@click.argument("pattern", required=False)
@click.option(
    "--minutes",
    metavar="M",
    type=Whole(LENGTHS[0], LENGTHS[-1]),
    help=f"How long, {LENGTHS[0]} to {LENGTHS[-1]}.",
)
@click.pass_obj
def command(invocation: Invocation, pattern: str | None, minutes: int | None) -> int:
    """Breathe with a guide for a few minutes.

    PATTERN is the id of a pattern, shipped or your own; without it the one in your settings.

    \b
    Examples:
      backcare breathe
      backcare breathe even --minutes 2
    """
    if pattern is not None:
        _check(invocation, pattern)
    return open_app(invocation, (pattern, minutes))


def _check(invocation: Invocation, said: str) -> None:
    """Stop if there is no such pattern, or the person's settings leave it out."""
    companion = invocation.companion
    patterns = {pattern.id: pattern for pattern in companion.catalogue.patterns}
    if said not in patterns:
        known = ", ".join(pattern.id for pattern in offered(companion))
        message = f'No pattern is called "{clean_line(said, 60)}"; there are {known}'
        raise Stop(message, USAGE)
    if patterns[said] not in offered(companion):
        raise Stop(f'"{said}" holds the breath. {_WHY_NOT[holds(companion)]}', USAGE)
