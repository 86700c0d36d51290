"""Run by `backcare doctor` in a process of its own: what is wrong with the person's themes."""

import sys
from pathlib import Path

import msgspec


def main() -> None:
    """Print the problems of the themes in the folder named on the command line, as JSON."""
    from backcare_tui.tui.themes.theming import load_themes, shipped_folder

    _, problems = load_themes(shipped_folder(), Path(sys.argv[1]))
    sys.stdout.buffer.write(msgspec.json.encode([str(problem) for problem in problems]))
