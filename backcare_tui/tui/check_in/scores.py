"""A question answered with a number from 0 to 10: one key, arrows, or a click."""

from backcare_tui.tui.frame.ask import UNMARKED, Choice, Choices


class ScoreChoices(Choices):
    """The question and its numbers; `t` is 10. Posts `Choices.Picked` on a click.

    The arrows begin at `chosen`; None: no number is marked, and enter says none.
    """

    def __init__(
        self, question: str, chosen: int | None = None, hint: str = "", least: int = 0
    ) -> None:
        marked = UNMARKED if chosen is None else max(chosen - least, 0)
        super().__init__(question, scores(least), marked, hint)

    def ask(self, question: str, chosen: int | None = None, hint: str = "", least: int = 0) -> None:
        """Ask something else: from `least` to 10."""
        fresh = ScoreChoices(question, chosen, hint, least)
        self._question, self._hint = fresh._question, fresh._hint
        self._choices, self.chosen = fresh._choices, fresh.chosen
        self.refresh(layout=True)

    def answer(self, char: str) -> Choice | None:
        """The choice that this key stands for."""
        return next((choice for choice in self._choices if choice.key == char), None)


def scores(least: int = 0) -> list[Choice]:
    """The numbers from `least` to 10."""
    digits = [Choice(str(score), str(score), str(score)) for score in range(least, 10)]
    return [*digits, Choice("t", "10", "10")]
