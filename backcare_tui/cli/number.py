"""A whole number within a range, refused in plain words."""

from typing import Any

import click


class Whole(click.ParamType):
    """From `least` to `most`. Its refusal reads `'4.5' is not a whole number from 0 to 10.`

    Not a range of click's own, which help shows as `[0<=x<=10]`: every help says it in words.
    """

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.words = f"a whole number from {least:,} to {most:,}"
        self._range = click.IntRange(least, most)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return self._range.convert(value, param, ctx)
        except click.BadParameter:
            raise click.BadParameter(f"'{value}' is not {self.words}.", ctx, param) from None


def below_zero(error: click.ClickException) -> str:
    """What to say where a number below 0 was given as an argument: click takes it for an option.

    "" for every other mistake.
    """
    if not isinstance(error, click.NoSuchOption) or error.ctx is None:
        return ""
    if error.option_name[1:].isdecimal():
        for param in error.ctx.command.params:
            if isinstance(param, click.Argument) and isinstance(param.type, Whole):
                return f"{param.make_metavar(error.ctx)} is {param.type.words}."
    return ""


SCORE = Whole(0, 10)
"""Pain, stress and the like."""
