"""`backcare learn`: what pain is, in a minute."""

from collections.abc import Iterator
from shutil import get_terminal_size

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.kit import JSON, show
from backcare_tui.cli.output import wrapped
from backcare_tui.content.learn import Explained, load_pages
from backcare_tui.reports.json_text import fields

_WIDEST = 72
"""Columns; longer lines are hard to read: our own choice."""


@click.command()
@click.argument("page", default="pain", type=click.Choice(["pain"]))
@JSON
@click.pass_obj
def command(invocation: Invocation, page: str, as_json: bool) -> int:
    """Read what pain is, in a minute.

    The same page as in the app, where I opens it.

    \b
    Examples:
      backcare learn pain
    """
    found = next(each for each in load_pages()[0] if each.id == page)
    record = {"page": fields(found, "id", "title", "paragraphs", "source")}
    return show(invocation, as_json, lambda: record, lambda: _lines(found))


def _lines(page: Explained) -> Iterator[str]:
    width = min(get_terminal_size().columns, _WIDEST)
    yield page.title
    for paragraph in page.paragraphs:
        yield ""
        yield wrapped(" ".join(paragraph), width)
    yield ""
    yield wrapped(f"Source: {page.source}", width)
