"""One measurement as it is printed and written down, and the table they make."""

import platform
from dataclasses import dataclass
from importlib.metadata import version
from os import cpu_count


@dataclass(frozen=True, slots=True)
class Row:
    """`ours` and `baseline` (None: nothing to compare with) in `unit`; `ok` None: no budget."""

    what: str
    ours: float
    unit: str
    budget: str
    ok: bool | None
    baseline: float | None = None
    against: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.baseline if self.baseline else None

    @property
    def verdict(self) -> str:
        return "–" if self.ok is None else "met" if self.ok else "**missed**"


def at_most(limit: float, what: str, ours: float, unit: str, baseline: float, against: str) -> Row:
    """A row whose budget is `limit` times the baseline."""
    ok = ours <= limit * baseline
    return Row(what, ours, unit, f"≤ {limit:g} ×", ok, baseline, against)


def beside_it(what: str, ours: float, unit: str, baseline: float, against: str) -> Row:
    """A row without a budget."""
    return Row(what, ours, unit, "–", None, baseline, against)


def below(limit: float, what: str, ours: float, unit: str) -> Row:
    """A row whose budget is a figure."""
    return Row(what, ours, unit, f"≤ {limit:g} {unit}", ours <= limit)


def figure(value: float) -> str:
    """Three significant digits, thousands apart."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| | BackCare | beside it | ratio | budget | |", "|---|--:|--:|--:|---|---|"]
    for row in rows:
        beside = (
            f"{figure(row.baseline)} {row.unit} ({row.against})"
            if row.baseline is not None
            else "–"
        )
        ratio = f"{row.ratio:.2f} ×" if row.ratio is not None else "–"
        cells = (row.what, f"{figure(row.ours)} {row.unit}", beside, ratio, row.budget, row.verdict)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def machine() -> str:
    """What the figures depend on: cores, system, Python, Textual."""
    return (
        f"{cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Textual {version('textual')}"
    )
