"""The question over the red-flag items, always in sight, and why it is asked now."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.screening import QUESTION, SHORTER_QUESTIONS


class ScreeningQuestion(Widget):
    """One row; with why it is asked, two."""

    DEFAULT_CSS = """
    ScreeningQuestion { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._why: tuple[str, ...] = ()

    def show(self, *why: str) -> None:
        """Say why it is asked, in the first form that fits; none leaves that out."""
        if why != self._why:
            self._why = why
            self.refresh(layout=True)

    def render(self) -> Content:
        width = self.content_size.width
        line = Content.styled(_fitting((QUESTION, *SHORTER_QUESTIONS), width), f"bold {BRIGHT}")
        if not self._why:
            return line
        return line + Content("\n") + Content.styled(_fitting(self._why, width), DIM)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport, width  # no line of it wraps
        return 2 if self._why else 1


def _fitting(forms: tuple[str, ...], width: int) -> str:
    return fit(next((form for form in forms if len(form) <= width), forms[-1]), width)
