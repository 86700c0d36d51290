"""The question over the red-flag items, always in sight, and why it is asked now."""

from textual.content import Content

from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM


class ScreeningQuestion(Drawn):
    """One row; with why it is asked, two."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        """`questions`: the same one in shorter forms, the longest first."""
        super().__init__()
        self._questions = questions
        self._why: tuple[str, ...] = ()

    def show(self, *why: str) -> None:
        """Say why it is asked, in the first form that fits; none leaves that out."""
        if why != self._why:
            self._why = why
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        question = _fitting(self._questions, width)
        why = [Content.styled(_fitting(self._why, width), DIM)] if self._why else []
        return [Content.styled(question, f"bold {BRIGHT}"), *why]


def _fitting(forms: tuple[str, ...], width: int) -> str:
    return fit(next((form for form in forms if len(form) <= width), forms[-1]), width)
