"""Parts that stand beside each other in as many rows as they need; a click finds its part."""

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.content import Content
from textual.style import Style

from backcare_tui.tui.kit.roles import BRIGHT


def flow(parts: Iterable[Content], width: int, gap: int = 0) -> list[Content]:
    """The parts beside each other, `gap` cells apart, as many in a row as fit into `width`."""
    rows: list[Content] = []
    for part in parts:
        if rows and rows[-1].cell_length + gap + part.cell_length <= width:
            rows[-1] += Content(" " * gap) + part
        else:
            rows.append(part)
    return rows


def option(key: str, label: str, *, chosen: bool = False, mark: str = "") -> Content:
    """An answer with its key before it, in brackets if it is `chosen`; `●` marks a ticked one."""
    label = f" {label}" if label else ""
    if chosen:
        return Content.styled(f"[{mark}{key}{label}]", "bold $bc-accent")
    style = BRIGHT if mark == "●" else "$bc-text"
    return Content.assemble((f" {mark}{key}", "$bc-accent"), (f"{label} ", style))


def clickable(part: Content, value: object) -> Content:
    """`part`, wherever it is drawn, stands for `value`: see `clicked`."""
    return part.stylize(Style.from_meta({"part": value}))


def clicked(event: events.Click) -> Any:
    """The value of the part that was clicked, and the click is answered; None beside all parts."""
    value = event.style.meta.get("part")
    if value is not None:
        event.stop()
    return value
