"""About one setting: its purpose, what is allowed, its default, and the reason of a refusal."""

from typing import NamedTuple

from textual.content import Content

from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.settings.rows import NOTHING, Row


class SettingView(NamedTuple):
    """What is said."""

    row: Row
    notice: str
    """Why a change was just refused; "" if none was."""
    asking: bool
    """A value is being typed."""


class SettingsDetail(Picture[SettingView]):
    """Draws as much as fits: first a refusal, then what is wrong in the file, then the rest."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    SettingsDetail { height: 2; }
    """

    def draw(self, view: SettingView, width: int) -> list[Content]:
        return _detail(*view, width, self.content_size.height)


def _detail(row: Row, notice: str, asking: bool, width: int, height: int) -> list[Content]:
    """At most `height` lines of `width` cells."""
    parts: list[tuple[str, str]] = []
    if notice:
        parts.append((notice, "$bc-warn"))
    if row.problem:
        parts.append((f"! In the file: {row.problem}", "$bc-warn"))
    if row.key is not None:
        allowed = (f"Allowed: {row.key.allowed}", "$bc-text" if asking else DIM)
        default = f"Default: {row.default or NOTHING}"
        doc = (row.key.doc, "$bc-text")
        parts += [allowed, doc] if asking else [doc, (default, DIM), allowed]
    lines: list[Content] = []
    if height >= 5:
        lines.append(Content.styled(row.name, f"bold {BRIGHT}"))
    for text, style in parts:
        lines += styled(text, width, style, height - len(lines))
    return lines[:height]
