"""About one setting: its purpose, what is allowed, its default, and the reason of a refusal."""

from textual.content import Content
from textual.widget import Widget

from backcare_tui.tui.kit.fitting import wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.settings.rows import NOTHING, Row


class SettingsDetail(Widget):
    """Draws as much as fits: first a refusal, then what is wrong in the file, then the rest."""

    DEFAULT_CSS = """
    SettingsDetail { width: 1fr; height: 2; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self._notice = ""
        self._asking = False

    def show(self, row: Row | None, notice: str = "", *, asking: bool = False) -> None:
        """`notice`: why a change was just refused; `asking`: a value is being typed."""
        self._row, self._notice, self._asking = row, notice, asking
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if self._row is None:
            return Content("")
        return Content("\n").join(
            detail_lines(self._row, width, height, self._notice, self._asking)
        )


def detail_lines(row: Row, width: int, height: int, notice: str, asking: bool) -> list[Content]:
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
        room = height - len(lines)
        lines += [Content.styled(line, style) for line in wrap(text, width, room)]
    return lines[:height]
