"""What a command costs, beside a Python that does nothing."""

import subprocess
import time
from datetime import UTC, datetime
from statistics import median

from bench.process import APP, environment, python, temporary_home
from bench.rows import Row, at_most, below
from bench.years import MONTH, fill

RUNS = 40


def measure() -> list[Row]:
    """Medians of the wall time of `RUNS` runs, one of each in turn."""
    programs = {
        "pass": python("-c", "pass"),
        "status": [*APP, "status"],
        "line": [*APP, "status", "--format", "tmux"],
        "check": [*APP, "check", "hug-load"],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    with temporary_home() as home:
        fill(home, datetime.now(UTC), MONTH)
        env = environment({"BACKCARE_HOME": str(home)})
        for run in range(RUNS + 1):
            for name, argv in programs.items():
                started = time.perf_counter()
                subprocess.run(argv, env=env, check=True, capture_output=True)
                if run:
                    times[name].append((time.perf_counter() - started) * 1000)
    wall = {name: median(values) for name, values in times.items()}
    beside = "python -c pass"
    return [
        at_most(4.5, "`backcare status`", wall["status"], "ms", wall["pass"], beside),
        below(60, f"`backcare status --format`, over {beside}", wall["line"] - wall["pass"], "ms"),
        at_most(7, "`backcare check`", wall["check"], "ms", wall["pass"], beside),
    ]
