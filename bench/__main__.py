"""`python -m bench [NAME…]`: measure, print, and write all of it to docs/performance.md."""

import sys
from importlib import import_module
from pathlib import Path

from bench.rows import Row, machine, table

NAMES = (
    *("start", "idle", "presence", "append", "plan", "commands", "pain"),
    *("breathing", "leaks", "monkey", "screening"),
)
PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_MARK = "<!-- measured -->"


def main(arguments: list[str]) -> int:
    """0: every budget met; 1: some missed; 2: no such measurement."""
    unknown = [name for name in arguments if name not in NAMES]
    if unknown:
        print(f"No measurement {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in arguments or NAMES:
        print(f"# {name}", flush=True)
        measured = import_module(f"bench.{name}").measure()
        print(table(measured), flush=True)
        rows += measured
    if not arguments:
        _write(rows)
    return 0 if all(row.ok is not False for row in rows) else 1


def _write(rows: list[Row]) -> None:
    """Put the table below the mark; the words above it stay."""
    words = PAGE.read_text(encoding="utf-8").split(_MARK)[0] if PAGE.exists() else ""
    text = f"{words.rstrip()}\n\n{_MARK}\n\nMeasured on {machine()}.\n\n{table(rows)}\n"
    PAGE.write_text(text.lstrip(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
