"""A journal as it is after a month, or after ten years, written straight in its own format."""

import json
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

DEVICE = "bench-0000"
PER_DAY = 100
MONTH = 31
TEN_YEARS = 3_650
_SCREENED, _MONTHLY = 5, 30
"""Days ago that the screening was answered last (it is not due), and from one to the next."""
_ITEMS = ("stand-slower", "sit-slower", "hug-load", "exhale-up", "face-it", "reach-low")
_SIDED = ("bag-side", "crossed-leg")


def fill(home: Path, now: datetime, days: int, *, device: str = DEVICE) -> int:
    """Write `days` days of `PER_DAY` entries that end before `now`; returns how many.

    `home` is what BACKCARE_HOME names. The first questions and the screening are answered there.
    """
    config = home / "config"
    config.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (config / "config.toml").exists():
        (config / "config.toml").write_text("[setup]\ndone = true\n")
    state = home / "state"
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    (state / "device").write_text(device)
    folder = home / "data" / "journal" / device
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    months: dict[str, dict[str, dict[str, Any]]] = {}
    count = 0
    for at, event in _entries(now, days):
        entries = months.setdefault(f"{at:%Y-%m}", {})
        id_ = str(uuid.UUID(int=count, version=4))
        entries[str(len(entries) + 1)] = {"id": id_, "at": at.isoformat(), "event": event}
        count += 1
    for month, entries in months.items():
        text = json.dumps({"schema": 1, "entries": entries}, separators=(",", ":"))
        path = folder / f"{month}.json"
        path.write_text(text)
        path.chmod(0o600)
    return count


def _entries(now: datetime, days: int) -> Iterator[tuple[datetime, dict[str, Any]]]:
    """Working days from 08:00 to 18:00 in steps of six minutes, oldest first."""
    for back in range(days, -1, -1):
        morning = (now - timedelta(days=back)).replace(hour=8, minute=0, second=0, microsecond=0)
        if back == days or back % _MONTHLY == _SCREENED:
            yield morning, {"kind": "screening_answered", "tier": "none", "trigger": "monthly"}
        for n in range(PER_DAY):
            at = morning + timedelta(minutes=6 * n)
            if at >= now:
                return
            yield at, _event(n)


def _event(n: int) -> dict[str, Any]:
    if n % 10 == 5:
        return {"kind": "break_taken", "break_kind": "micro", "seconds": 120.0, "how": "prompted"}
    if n % 20 == 3:
        return {"kind": "pain_rated", "score": 2 + n % 3}  # no jump that asks questions
    if n % 4 == 1:
        side = "left" if n % 8 == 1 else "right"
        return {"kind": "adjustment_tallied", "item": _SIDED[n % 2], "side": side}
    return {"kind": "adjustment_tallied", "item": _ITEMS[n % len(_ITEMS)]}
