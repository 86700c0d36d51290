"""`backcare check`: count an adjustment."""

from collections.abc import Iterator, Sequence

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.kit import JSON, Whole, answer, record, show, unknown
from backcare_tui.domain.adjustments import WINDOW_DAYS, Adjustment, AdjustmentStanding, overview
from backcare_tui.domain.days import last_days
from backcare_tui.domain.journal.entries import AdjustmentTallied, Side
from backcare_tui.domain.manner import targets_in
from backcare_tui.reports.json_text import standing_record


@click.command()
@click.argument("item", required=False)
@click.option("--side", type=click.Choice([side.value for side in Side]), help="Which side.")
@click.option(
    "--count", type=Whole(1, 1000), default=1, help="How many, 1 to 1,000; 1 if left out."
)
@click.option("--list", "list_them", is_flag=True, help="Show every adjustment and today's count.")
@JSON
@click.pass_obj
def command(
    invocation: Invocation,
    item: str | None,
    side: str | None,
    count: int,
    list_them: bool,
    as_json: bool,
) -> int:
    """Count one adjustment, or several at once.

    ITEM is an id from `backcare check --list`. Prints the entry's id once it is safely on the disk.

    \b
    Examples:
      backcare check hug-load
      backcare check bag-side --side left
      backcare check stand-slower --count 3
    """
    if list_them:
        return _list(invocation, as_json)
    if item is None:
        raise click.UsageError("Say which adjustment; backcare check --list shows them.")
    adjustment = _find(_all(invocation), item)
    if side and not adjustment.sided:
        raise Stop(f'"{adjustment.id}" has no sides; leave --side out', USAGE)
    event = AdjustmentTallied(item=adjustment.id, side=Side(side) if side else None, count=count)
    entry = record(invocation, event)
    return answer(entry, as_json, lambda: _remark(invocation, adjustment, side))


def _all(invocation: Invocation) -> tuple[Adjustment, ...]:
    """Every adjustment, with its target as it is now."""
    companion = invocation.companion
    return targets_in(companion.catalogue.adjustments, companion.manner)


def _find(adjustments: Sequence[Adjustment], said: str) -> Adjustment:
    """The adjustment with this id, or whose cue is this, in any case."""
    wanted = said.strip().casefold()
    for adjustment in adjustments:
        if wanted in (adjustment.id, adjustment.cue.casefold()):
            return adjustment
    ids = (each.id for each in adjustments)
    raise unknown("adjustment", said, ids, "backcare check --list shows them")


def _standings(
    invocation: Invocation, adjustments: Sequence[Adjustment]
) -> tuple[AdjustmentStanding, ...]:
    companion = invocation.companion
    today = companion.today()
    entries = companion.entries(last_days(today, WINDOW_DAYS)[0])
    return overview(entries, adjustments, today).standings


def _remark(invocation: Invocation, adjustment: Adjustment, side: str | None) -> str:
    (standing,) = _standings(invocation, [adjustment])
    said = f"{adjustment.cue}: {_of_target(standing)} today"
    if standing.next_side is not None:
        said += f", {standing.next_side.value} is next"
        said += "" if side else " (add --side left or --side right to keep the balance)"
    return said


def _of_target(standing: AdjustmentStanding) -> str:
    """`3 of 8`, or in a flare, when targets are off, `3`."""
    target = standing.adjustment.target
    return f"{standing.done} of {target}" if target else str(standing.done)


def _list(invocation: Invocation, as_json: bool) -> int:
    found = _standings(invocation, _all(invocation))
    record = {"adjustments": [standing_record(each) for each in found]}
    return show(invocation, as_json, lambda: record, lambda: _lines(found))


def _lines(found: Sequence[AdjustmentStanding]) -> Iterator[str]:
    width = max((len(standing.adjustment.id) for standing in found), default=0)
    for standing in found:
        item = standing.adjustment
        side = f"  next: {standing.next_side.value}" if standing.next_side else ""
        yield f"{item.id:{width}}  {_of_target(standing):>9}  {item.cue}{side}"
