"""Past flares, a line each, the latest first, with a cursor."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.roles import BRIGHT, DIM


class FlareList(Widget, can_focus=False):
    """Draws lines of text; a click or Enter on one is a wish to see more of it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FlareList { width: 1fr; height: auto; max-width: 100; }
    """

    class Chosen(Message):
        """More of the line `number` is wanted."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Moved(Message):
        """The cursor is in another place: `region` is to be in sight."""

        def __init__(self, region: Region) -> None:
            super().__init__()
            self.region = region

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[str, str], ...] | None = None
        self._cursor = 0

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Draw these: when it was, and what it came to."""
        self._rows = tuple(rows)
        self.move(0)

    def move(self, by: int) -> None:
        """Move the cursor by `by` lines, no further than the ends."""
        last = len(self._rows or ()) - 1
        self._cursor = max(0, min(self._cursor + by, last))
        self.refresh(layout=True)
        first = 0 if self._cursor == 0 else self._line_of(self._cursor)
        self.post_message(self.Moved(Region(0, first, 1, self._line_of(self._cursor + 1) - first)))

    def choose(self) -> None:
        if self._rows:
            self.post_message(self.Chosen(self._cursor))

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        for number in range(len(self._rows or ())):
            if where and self._line_of(number) <= where.y < self._line_of(number + 1):
                self._cursor = number
                self.refresh()
                self.choose()

    # -- drawing

    def _is_beside(self, width: int) -> bool:
        """Whether what it came to has room beside when it was; else it stands below."""
        rows = self._rows or ()
        whens = max((len(when) for when, _ in rows), default=0)
        return whens + max((len(what) for _, what in rows), default=0) + 4 <= width

    def _line_of(self, number: int) -> int:
        return 2 + number * (1 if self._is_beside(self.content_size.width) else 2)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = [Content.styled(fit("Past flares", width), f"bold {BRIGHT}"), Content("")]
        if self._rows is None:
            return [*lines, Content.styled(fit("Looking back …", width), DIM)]
        if not self._rows:
            nothing = "None so far. A flare begins when you say so, with f, and at no other time."
            return [*lines, *(Content.styled(line, DIM) for line in wrap(nothing, width))]
        whens = max(len(when) for when, _ in self._rows) + 2
        beside = self._is_beside(width)
        for number, (when, what) in enumerate(self._rows):
            here = number == self._cursor
            head = Content.assemble(
                ("▸ " if here else "  ", "$bc-accent"),
                (
                    f"{when:<{whens}}" if beside else fit(when, width - 2),
                    f"bold {BRIGHT}" if here else "$bc-text",
                ),
            )
            if beside:
                lines.append(head + Content.styled(what, "$bc-text" if here else DIM))
            else:
                lines += [head, Content.styled("  " + fit(what, width - 2), DIM)]
        return lines
