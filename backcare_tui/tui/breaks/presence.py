"""Posture, coming back after an absence, and why nothing rang."""

from datetime import datetime, timedelta

import msgspec
from textual.binding import BindingType

from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import (
    AwayDid,
    AwayNoticed,
    BreakTaken,
    Entry,
    Posture,
    PostureChanged,
)
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.kit.keys import hidden
from backcare_tui.words.times import long_minutes

ASK_FOR = timedelta(minutes=5)
"""How long the question what was done while away stays: our own choice."""

_DID: dict[str, AwayDid] = {"walked": "walked", "lay": "lay", "sat": "sat"}
_ANSWERS = ("W walked", "L lay", "S sat")

BINDINGS: list[BindingType] = [
    hidden("o", "posture", "posture", "posture.ask", "Say whether you sit, stand, walk or lie"),
    hidden(
        "w", "why", "breaks", "break.why", "Why it rang or did not, today's breaks and this week's"
    ),
    hidden("W", "did('walked')", "walked", "away.walked", "You walked while you were away"),
    hidden("L", "did('lay')", "lay", "away.lay", "You lay down while you were away"),
    hidden("S", "did('sat')", "sat", "away.sat", "You sat somewhere else while you were away"),
]


class PresenceFlow:
    """Where the person is, and how."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._companion = stage, stage.companion
        self.asked_about: Entry | None = None
        """The absence that is asked about."""
        self._asked_at: datetime | None = None

    async def posture(self) -> None:
        """Ask for the posture, and write it down."""
        from backcare_tui.tui.frame.ask import ask_posture

        span = self._companion.posture()
        given = await self._stage.ask(ask_posture(None if span is None else span.posture))
        if given is None:
            return
        plan = self._companion.plan()
        if self._companion.settings.breaks.by_posture and plan.state is PromptState.DUE:
            # Prompts on time in one posture ask for just this.
            self._companion.record(
                BreakTaken(break_kind=plan.kind, seconds=0, how="prompted", due=plan.prompt_due)
            )
        self._companion.record(PostureChanged(posture=Posture(given)))

    def why(self) -> None:
        """Open the page of breaks: why it rang or did not."""
        from backcare_tui.tui.breaks.page import BreaksScreen

        prompter = self._stage.prompter
        self._stage.show(BreaksScreen, self._companion, leads=prompter is None or prompter.leads)

    def did(self, what: str) -> None:
        """Answer what was done while away; without a question that is open, nothing happens."""
        entry, self.asked_about = self.asked_about, None
        if entry is None or not isinstance(entry.event, AwayNoticed):
            return
        event = msgspec.structs.replace(entry.event, did=_DID[what])
        self._companion.record(event, replaces=entry)
        self._show_question("")
        self._stage.say("Noted")

    def ask_about_absence(self) -> None:
        """Put the question after an absence on screen, and take it away when it is old."""
        now, prompter = self._companion.now(), self._stage.prompter
        absences = None if prompter is None else prompter.absences
        if absences is not None and absences.came_back_from is not None:
            self.asked_about, self._asked_at = absences.came_back_from, now
            absences.came_back_from = None
            self._show_question(question_about(self.asked_about))
        elif self._asked_at is not None and not timedelta() <= now - self._asked_at < ASK_FOR:
            self.asked_about = self._asked_at = None
            self._show_question("")

    def _show_question(self, question: str) -> None:
        for screen in self._stage.screen_stack:
            if isinstance(screen, Place):
                screen.ask(question, _ANSWERS)


def question_about(entry: Entry) -> str:
    """`Away 14 min, counted as a micro break. W walked   L lay   S sat`"""
    if not isinstance(entry.event, AwayNoticed):
        return ""
    away = long_minutes(entry.at - entry.event.since)
    credited = entry.event.credited
    counted = f", counted as a {credited.value} break" if credited else ""
    return f"Away {away}{counted}. W walked   L lay   S sat"
