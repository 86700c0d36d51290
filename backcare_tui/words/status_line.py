"""A status in the form a status bar wants: short ASCII words, none of them typed by a person.

Nothing here imports what takes long (see `prompts.status_file`), not even the domain.
"""

import json
import math
from collections.abc import Callable
from datetime import datetime, timedelta

from backcare_tui.prompts.status_file import COUNTED, Status

SCHEMA = 1

POSTURES = {"sit": "sitting", "stand": "standing", "walk": "walking", "lie": "lying"}
_WORDS = {"off_hours": "closing time", "credited": "counted by itself"}
"""A reason or a count whose name is not its word."""


def status_line(
    status: Status,
    form: str,
    now: datetime,
    zone: Callable[[datetime], datetime] | None = None,
) -> str:
    """`status` at `now` in one line: plain, tmux, waybar, i3status or json.

    `zone` gives an instant the offset valid then (that of `now`).
    """
    status = _on_the_wall(status, now, zone or (lambda moment: moment.astimezone(now.tzinfo)))
    match form:
        case "tmux":
            return for_tmux(_short(status, now))
        case "waybar":
            return _waybar(status, now)
        case "i3status":
            return _i3bar(status, now)
        case "json":
            return json.dumps(_record(status, now))
        case _:
            return _plain(status, now)


def _plain(status: Status, now: datetime) -> str:
    """`12 min`, `break now`, `paused until 15:30`, `held: meeting`, …"""
    return _said(status, now)[0]


def _short(status: Status, now: datetime) -> str:
    """The same if there is little room, and nothing beside it says what it is about."""
    return _said(status, now)[1]


def _said(status: Status, now: datetime) -> tuple[str, str]:
    """Both of them."""
    left, tight = _left(status, now), _left(status, now, "")
    match _state(status, now):
        case "due":
            return "break now", "break now"
        case "heads-up":
            return f"break in {left}", f"break {tight}"
        case "held":
            held = f"held: {_reason(status)}"
            return held, held
        case "on break":
            return f"on a break, {left} left", f"on break {tight}"
        case "paused":
            until = _clock(status.paused_until or status.due, now)
            return f"paused until {until}", f"paused {until}"
        case "closing":
            return _closing(status, now), "no break"
        case "off hours":
            opens = status.opens
            return "off hours" if opens is None else f"off until {_clock(opens, now)}", "off hours"
        case _:
            return left, f"break {tight}"


def _closing(status: Status, now: datetime) -> str:
    opens = status.opens
    if opens is not None and opens.astimezone(now.tzinfo).date() == now.date():
        return f"no break before {_clock(opens, now)}"
    return "no more breaks today"


def for_tmux(text: str) -> str:
    """`text` so that tmux shows it as it stands: `#` begins its formats and styles."""
    return text.replace("#", "##")


def _record(status: Status, now: datetime) -> dict[str, object]:
    """The status for other programs; times are RFC 3339."""
    posture = None
    if status.posture is not None:
        posture = {"now": status.posture, "since": _stamp(status.posture_since)}
    return {
        "schema": SCHEMA,
        "state": _state(status, now),
        "kind": status.kind,
        "short": status.short,
        "due": _stamp(status.due),
        "seconds_left": _seconds(status, now),
        "paused_until": _stamp(status.paused_until),
        "opens": _stamp(status.opens),
        "closes": _stamp(status.closes),
        "held": status.held,
        "posture": posture,
        "breaks": dict(zip(COUNTED, status.breaks, strict=True)),
        "text": _plain(status, now),
    }


def percentage(status: Status, now: datetime) -> int:
    """How much of the interval, or of the break, is behind: 0 to 100."""
    whole = (status.due - status.begin).total_seconds()
    gone = (now - status.begin).total_seconds()
    return 100 if whole <= 0 else round(100 * min(max(gone / whole, 0.0), 1.0))


def _waybar(status: Status, now: datetime) -> str:
    state = _state(status, now).replace(" ", "-")
    tooltip = "\n".join(_details(status, now))
    said = {"text": _plain(status, now), "alt": state, "tooltip": tooltip, "class": state}
    return json.dumps({**said, "percentage": percentage(status, now)})


def _i3bar(status: Status, now: datetime) -> str:
    """A block as the i3bar protocol has it; i3blocks (`format=json`) reads the same."""
    state = _state(status, now)
    full = _plain(status, now)
    return json.dumps(
        {
            "name": "backcare",
            "full_text": f"break in {full}" if state == "working" else full,
            "short_text": _short(status, now),
            "urgent": state == "due",
        }
    )


def _details(status: Status, now: datetime) -> list[str]:
    """Two or three lines to read at leisure."""
    said = _plain(status, now)
    if _state(status, now) in ("working", "heads-up"):
        kind = "20-second" if status.short else status.kind
        said = f"{kind} break in {_left(status, now)}, at {_clock(status.due, now)}"
    counts = zip((_WORDS.get(name, name) for name in COUNTED), status.breaks, strict=True)
    today = [f"{count} {word}" for word, count in counts if count or word == "taken"]
    lines = [said[:1].upper() + said[1:], f"Today: {', '.join(today)}"]
    if status.posture is not None and status.posture_since is not None:
        minutes = max(int((now - status.posture_since).total_seconds() // 60), 0)
        lines.append(f"{POSTURES[status.posture].capitalize()} for {_minutes(minutes)}")
    return lines


def _on_the_wall(status: Status, now: datetime, zone: Callable[[datetime], datetime]) -> Status:
    """`status`, each of its instants with the offset to show it with."""

    def planned(moment: datetime | None) -> datetime | None:
        # Working hours are planned by the offset of now, also beyond a change of the clocks: with
        # the offset valid then their wall time would not be what was set.
        return None if moment is None else moment.astimezone(now.tzinfo)

    paused, since = status.paused_until, status.posture_since
    return status._replace(
        due=zone(status.due),
        paused_until=None if paused is None else zone(paused),
        posture_since=None if since is None else zone(since),
        opens=planned(status.opens),
        closes=planned(status.closes),
    )


def _state(status: Status, now: datetime) -> str:
    """The state by now: the app, which writes when it changes, may be a moment behind."""
    if status.state == "lapsed" or (status.state in ("working", "heads-up") and now >= status.due):
        return "due"
    if status.state == "working" and now >= status.heads_up:
        return "heads-up"
    return status.state


def _reason(status: Status) -> str:
    held = status.held or "session"
    return _WORDS.get(held, held)


def _seconds(status: Status, now: datetime) -> int:
    return max(math.ceil((status.due - now) / timedelta(seconds=1)), 0)


def _left(status: Status, now: datetime, space: str = " ") -> str:
    """Until due, rounded up: 1 until the last second is over, as the app's countdown."""
    return _minutes(math.ceil(_seconds(status, now) / 60), space)


def _minutes(minutes: int, space: str = " ") -> str:
    """`12 min`, `2 h 05`; without `space` `12m`, `2h05`."""
    hours, rest = divmod(minutes, 60)
    if minutes < 100:
        return f"{minutes} min" if space else f"{minutes}m"
    return f"{hours}{space}h{space}{rest:02}"


def _clock(moment: datetime, now: datetime) -> str:
    """`15:30`; on another day `Mon 09:00`."""
    day = "" if moment.date() == now.date() else f"{moment:%a} "
    return f"{day}{moment:%H:%M}"


def _stamp(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
