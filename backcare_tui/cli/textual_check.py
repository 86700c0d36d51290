"""What `backcare doctor` asks in a process of its own: doctor itself does not import Textual."""

import sys
from pathlib import Path

import msgspec


class TextualCheck(msgspec.Struct):
    """The answer, as JSON."""

    themes: list[str]
    """Problems of the person's own themes."""
    driver: str
    """The driver the person chose (TEXTUAL_DRIVER); empty if none."""
    shortcomings: list[str]
    """What the app does less well with this version of Textual."""


def main() -> None:
    """Print the answer for the themes in the folder named on the command line."""
    from textual import constants

    from backcare_tui.tui.terminal.driver import shortcomings
    from backcare_tui.tui.themes.theming import load_themes, shipped_folder

    _, problems = load_themes(shipped_folder(), Path(sys.argv[1]))
    answer = TextualCheck(
        themes=[str(problem) for problem in problems],
        driver=constants.DRIVER or "",
        shortcomings=shortcomings(),
    )
    sys.stdout.buffer.write(msgspec.json.encode(answer))
