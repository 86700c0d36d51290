"""What the commands share: options, how values are read, and how entries are saved and told."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import BUSY, DAMAGED, FAILED, OK, USAGE, Stop
from backcare_tui.cli.output import say, say_data, tell
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.entries import Entry, KnownEvent
from backcare_tui.domain.text import clean_line
from backcare_tui.domain.when import parse_day, parse_when
from backcare_tui.journal.errors import Busy, Damaged, JournalError
from backcare_tui.own_file import Refused
from backcare_tui.reports.json_text import SCHEMA, entry_record, to_json

Result = TypeVar("Result")

JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
ENTRY_JSON = click.option("--json", "as_json", is_flag=True, help="Print the entry as JSON.")
AT = click.option("--at", "when", metavar="WHEN", help="When it was, if not now.")
NONE_OF_THESE = click.option(
    "--none-of-these", is_flag=True, help="None of the signs is new or worse."
)


class Whole(click.ParamType):
    """From `least` to `most`, said in words in the refusal and in every help."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.words = f"a whole number from {least:,} to {most:,}"
        self._range = click.IntRange(least, most)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return self._range.convert(value, param, ctx)
        except click.BadParameter:
            raise click.BadParameter(f"'{value}' is not {self.words}.", ctx, param) from None


SCORE = Whole(0, 10)
"""Pain, stress and the like."""


def below_zero(error: click.ClickException) -> str:
    """What to say if a number below 0 was taken for an option; "" for every other mistake."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None:
        return ""
    if error.option_name[1:].isdecimal():
        for param in error.ctx.command.params:
            if isinstance(param, click.Argument) and isinstance(param.type, Whole):
                return f"{param.make_metavar(error.ctx)} is {param.type.words}."
    return ""


def moment(invocation: Invocation, when: str | None) -> datetime | None:
    """The instant that `--at` means; None if it was not given."""
    if when is None:
        return None
    try:
        return parse_when(when, invocation.clock.now(), invocation.local)
    except ValueError as error:
        raise Stop(f"--at: {error}", USAGE) from None


def past_day(invocation: Invocation, option: str, text: str) -> date:
    """The day that `option` means: today, or one before."""
    today = day_of(invocation.clock.now())
    try:
        day = parse_day(text, today)
    except ValueError as error:
        raise Stop(f"{option}: {error}", USAGE) from None
    if day > today:
        raise Stop(f"{option}: that day is still to come", USAGE)
    return day


def unknown(what: str, said: str, ids: Iterable[str], listed: str) -> Stop:
    """How the command ends if no `what` is called `said`; `listed` says how to see them all."""
    from difflib import get_close_matches  # only for a slip of the finger

    near = get_close_matches(said.strip().casefold()[:60], list(ids), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else listed
    return Stop(f'No {what} is called "{clean_line(said, 60)}"; {hint}', USAGE)


def durably(invocation: Invocation, write: Callable[[], Result]) -> Result:
    """What `write` returns. If it cannot be saved, stop with the reason and the exit code."""
    try:
        return write()
    except JournalError as error:
        code = BUSY if isinstance(error, Busy) else FAILED
        code = DAMAGED if isinstance(error, Damaged) else code
        raise Stop(f"Not saved. {error}", code) from None
    finally:
        invocation.tell_notices()


@contextmanager
def refusals() -> Iterator[None]:
    """What one of the person's own files, or its writer, refuses ends the command, and says why."""
    try:
        yield
    except Refused as refused:
        raise Stop(str(refused), USAGE if refused.usage else FAILED) from None


def record(invocation: Invocation, event: KnownEvent, at: datetime | None = None) -> Entry:
    """The entry of `event`, on the disk by now. Stops the command if it cannot be saved."""
    return durably(invocation, lambda: invocation.companion.record(event, at=at))


def say_json(**fields: object) -> None:
    say_data(to_json({"schema": SCHEMA, **fields}))


def show(
    invocation: Invocation,
    as_json: bool,
    record: Callable[[], Mapping[str, object]],
    lines: Callable[[], Iterable[str]],
    plain: dict[int, int] | None = None,
) -> int:
    """Print what was read: as JSON the `record`, or else the `lines`, drawn as `say_drawn` does.

    Returns the exit code: DAMAGED if something in the journal cannot be read.
    """
    code = invocation.tell_notices()
    if as_json:
        say_json(**record())
    elif text := "\n".join(lines()):
        say_drawn(text, plain or {})
    return code


def say_entry(entry: Entry, as_json: bool, said: Callable[[], str]) -> int:
    """Print a saved entry as JSON, or what is to be said of it. The exit code: all went well."""
    if as_json:
        say_data(to_json(entry_record(entry)))
    else:
        say(said())
    return OK


def answer(entry: Entry, as_json: bool, remark: Callable[[], str]) -> int:
    """Print a saved entry as JSON, or its id with a remark on stderr. The exit code, as above.

    The remark says if the entry is about an earlier moment, as `backcare history` does.
    """
    code = say_entry(entry, as_json, lambda: entry.id)
    if not as_json:
        tell(f"{remark()} (late)" if _is_late(entry) else remark())
    return code


def _is_late(entry: Entry) -> bool:
    if entry.logged is None:
        return False
    from backcare_tui.domain.pain.series import is_late  # only a back-dated entry needs it

    return is_late(entry)


def say_drawn(text: str, plain: dict[int, int]) -> None:
    """Print `text`, with the glyphs in `plain` replaced if the terminal's encoding lacks any."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        text = text.translate(plain)
    say(text)


def is_terminal(stream: Any) -> bool:
    try:
        return stream is not None and bool(stream.isatty())
    except ValueError:  # closed
        return False
