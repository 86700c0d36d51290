"""A whole number within a range, refused in plain words."""

from typing import Any

import click


class Whole(click.IntRange):
    """click's own range, whose refusal reads `'4.5' is not a whole number from 0 to 10.`"""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(least, most)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            said = f"'{value}' is not a whole number from {self.min:,} to {self.max:,}."
            raise click.BadParameter(said, ctx, param) from None


SCORE = Whole(0, 10)
"""Pain, stress and the like."""
