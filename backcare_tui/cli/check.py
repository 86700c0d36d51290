"""`backcare check`: count an adjustment."""

from collections.abc import Iterator, Sequence

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import OK, USAGE, Stop
from backcare_tui.cli.kit import JSON, Whole, answer, durably, say_json, show, unknown
from backcare_tui.cli.output import say
from backcare_tui.domain.adjustments import Adjustment, AdjustmentStanding
from backcare_tui.domain.journal.entries import Side
from backcare_tui.domain.manner import targets_in
from backcare_tui.reports.json_text import standing_record
from backcare_tui.use_cases import habits
from backcare_tui.words.entries import describe


@click.command()
@click.argument("item", required=False)
@click.option("--side", type=click.Choice([side.value for side in Side]), help="Which side.")
@click.option(
    "--count", type=Whole(1, 1000), default=1, help="How many, 1 to 1,000; 1 if left out."
)
@click.option("--list", "list_them", is_flag=True, help="Show your habits and today's counts.")
@click.option("--all", "whole", is_flag=True, help="With --list: the library as well.")
@click.option("--add", "change", flag_value="add", help="Make ITEM one of your habits.")
@click.option("--rest", "change", flag_value="rest", help="Put ITEM back into the library.")
@JSON
@click.pass_obj
def command(
    invocation: Invocation,
    item: str | None,
    side: str | None,
    count: int,
    list_them: bool,
    whole: bool,
    change: str | None,
    as_json: bool,
) -> int:
    """Count one adjustment, or several; add and rest habits.

    ITEM is an id from `backcare check --list --all`. Prints the entry's id once it is safely on the
    disk.

    \b
    Examples:
      backcare check hug-load
      backcare check bag-side --side left
      backcare check stand-slower --count 3
      backcare check reach-low --add
    """
    if list_them:
        return _list(invocation, as_json, whole=whole)
    if item is None:
        raise click.UsageError("Say which adjustment; backcare check --list --all shows them.")
    adjustment = _find(_all(invocation), item)
    if change is not None:
        return _change(invocation, adjustment, as_json, on=change == "add")
    if side and not adjustment.sided:
        raise Stop(f'"{adjustment.id}" has no sides; leave --side out', USAGE)
    used = Side(side) if side else None
    companion = invocation.companion
    entry = durably(invocation, lambda: habits.count_as_said(companion, adjustment, used, count))
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
    raise unknown("adjustment", said, ids, "backcare check --list --all shows them")


def _standings(
    invocation: Invocation, adjustments: Sequence[Adjustment]
) -> tuple[AdjustmentStanding, ...]:
    return habits.how_they_stand(invocation.companion, adjustments).standings


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


def _change(invocation: Invocation, item: Adjustment, as_json: bool, *, on: bool) -> int:
    companion = invocation.companion
    change = habits.add if on else habits.rest
    entry = durably(invocation, lambda: change(companion, item))
    if entry is not None:
        return answer(entry, as_json, lambda: describe(entry.event, companion.catalogue))
    if as_json:
        say_json(entry=None)
    else:
        say(f"{item.cue}: {'one of your habits' if on else 'in the library'} already")
    return OK


def _list(invocation: Invocation, as_json: bool, *, whole: bool) -> int:
    shown = {item.id for item in habits.shown(invocation.companion)}
    found = _standings(invocation, _all(invocation))
    yours = [each for each in found if each.adjustment.id in shown]
    others = [each for each in found if whole and each.adjustment.id not in shown]
    record = {
        "adjustments": [
            {**standing_record(each), "habit": each in yours} for each in (*yours, *others)
        ]
    }
    return show(invocation, as_json, lambda: record, lambda: _lines(yours, others))


def _lines(
    yours: Sequence[AdjustmentStanding], others: Sequence[AdjustmentStanding]
) -> Iterator[str]:
    width = max((len(standing.adjustment.id) for standing in (*yours, *others)), default=0)
    for standing in yours:
        item = standing.adjustment
        side = f"  next: {standing.next_side.value}" if standing.next_side else ""
        yield f"{item.id:{width}}  {_of_target(standing):>9}  {item.cue}{side}"
    if not yours:
        yield "No habits for now; --all shows the library"
    if others:
        yield "In the library, --add makes one a habit:"
    for standing in others:
        item, done = standing.adjustment, standing.done
        yield f"{item.id:{width}}  {done or '':>9}  {item.cue}"
