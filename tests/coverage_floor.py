"""`python -m tests.coverage_floor REPORT`: fails where a layer is tested less than was promised.

REPORT is coverage's JSON. Lines and branches count alike.
"""

import json
import sys
from pathlib import Path

FLOORS = {
    "": 95.0,
    "domain/": 98.0,
    "content/": 98.0,
    "journal/": 98.0,
    "prompts/": 94.0,
    "companion/": 98.0,
    "words/": 96.0,
    "use_cases/": 96.0,
    "session/": 95.0,
    "cli/": 94.0,
    "tui/": 94.0,
}
"""Percent of lines and branches, by folder of the product; "" is all of it."""


def covered(report: dict[str, dict[str, dict[str, dict[str, int]]]], folder: str) -> float:
    """Percent of the lines and branches below `folder` that a test went through."""
    hit = whole = 0
    for name, file in report["files"].items():
        if name.replace("\\", "/").startswith(folder):
            summary = file["summary"]
            hit += summary["covered_lines"] + summary["covered_branches"]
            whole += summary["num_statements"] + summary["num_branches"]
    return 100.0 * hit / whole if whole else 0.0


def main() -> int:
    report = json.loads(Path(sys.argv[1]).read_text())
    failed = False
    for folder, floor in FLOORS.items():
        share = covered(report, f"backcare_tui/{folder}")
        print(f"{folder or 'all':12} {share:5.1f} %  (at least {floor:.0f} %)")
        failed |= share < floor
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
