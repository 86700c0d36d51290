"""Check-ins: pain in two keys from anywhere, and what else there is to say about it."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.domain.entries import PainRated
from backcare_tui.domain.today import today
from backcare_tui.tui.look_actions import LookActions


class CheckInActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "l", "log_pain", "pain", id="pain.log", tooltip="Log how much it hurts now, 0 to 10"
        ),
    ]

    def action_log_pain(self) -> None:
        from backcare_tui.tui.screens.ask import ask_pain

        figures = today(self.companion.entries(self.companion.today()), (), self.companion.today())
        self.push_screen(ask_pain(figures.pain[-1] if figures.pain else None), self._pain_given)

    def _pain_given(self, score: str | None) -> None:
        if score is not None:
            self.companion.record(PainRated(score=int(score)))
            self.say(f"Pain {score} noted")
