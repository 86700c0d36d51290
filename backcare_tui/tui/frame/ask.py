"""A question answered with one key, in a few lines at the bottom of the screen."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen

from backcare_tui.domain.days import Zone
from backcare_tui.domain.journal.entries import Posture
from backcare_tui.tui.frame.overlay import ClosesOnce
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import fit, wrap
from backcare_tui.tui.kit.flow import clickable, flow, option
from backcare_tui.tui.kit.keys import HELP, key
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.scale import key_of

UNMARKED = -1
"""Marks no answer at first: enter then says nothing in the person's place."""
_MINUTE = timedelta(minutes=1)


class Choice(msgspec.Struct, frozen=True):
    """One answer: its key, what it says, and what the asker gets."""

    key: str
    label: str
    value: str


class Choices(Drawn):
    """Draws a question and its answers, as many in a row as fit; posts `Picked` on a click."""

    DEFAULT_CSS = """
    Choices { padding: 0 1; background: $panel; }
    """

    class Picked(Message):
        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self, question: str, choices: Sequence[Choice], chosen: int = 0, hint: str = ""
    ) -> None:
        super().__init__()
        self._question = question
        self._hint = f"{hint}   esc cancels" if hint else "esc cancels"
        self._choices = tuple(choices)
        self.chosen = chosen

    @property
    def choice(self) -> Choice | None:
        """The marked answer; None where none is."""
        return None if self.chosen == UNMARKED else self._choices[self.chosen]

    def move(self, by: int) -> None:
        start = 0 if self.chosen == UNMARKED and by < 0 else self.chosen
        self.chosen = (start + by) % len(self._choices)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return min(super().get_content_height(container, viewport, width), viewport.height)

    def render(self) -> Content:
        width, height = self.content_size
        lines = self.lines(width)
        # The row of the marked answer is the last one of all up to it.
        marked = 0 if self.chosen == UNMARKED else len(self.lines(width, self.chosen + 1)) - 2
        top = max(marked - height + 1, 0)
        return Content("\n").join(lines[top : top + height])

    def lines(self, width: int, most: int | None = None) -> list[Content]:
        """The question, its answers (the first `most`), and what else there is to say."""
        asked = wrap(self._question, width, 4)
        numbers = range(len(self._choices))[:most]
        answers = [clickable(self._part(n).truncate(width, ellipsis=True), n) for n in numbers]
        return [
            *(Content.styled(line, f"bold {BRIGHT}") for line in asked),
            *flow(answers, width, 1),
            Content.styled(fit(self._hint, width), DIM),
        ]

    def _part(self, number: int) -> Content:
        key, label = self._choices[number].key, self._choices[number].label
        return option(key, "" if label == key else label, chosen=number == self.chosen)

    def picked(self, value: int) -> None:
        self.post_message(self.Picked(self._choices[value]))


class Ask(ClosesOnce, ModalScreen[str | None]):
    """Dismisses with the value of the answer; None if the person cancelled."""

    NAME = "A question"
    ABOUT = ("Each answer has its key before it; a click on it does the same.",)
    DEFAULT_CSS = """
    Ask { align: left bottom; background: transparent; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "cancel", id="ask.leave"),
        key("enter", "pick", "choose", "ask.pick", "The answer in brackets"),
        Binding("left,up,h,k", "move(-1)", "back", id="ask.back"),
        Binding("right,down,j,l", "move(1)", "on", id="ask.on"),
        *HELP,
    ]

    AUTO_FOCUS = ""

    def __init__(
        self, question: str, choices: Sequence[Choice], chosen: int = 0, hint: str = ""
    ) -> None:
        super().__init__()
        self._by_key = {choice.key: choice for choice in choices}
        self._choices = Choices(question, choices, chosen, hint)

    def compose(self) -> ComposeResult:
        yield self._choices

    def on_key(self, event: events.Key) -> None:
        choice = self._by_key.get(event.character or event.key)
        if choice is not None:
            event.stop()
            self.dismiss(choice.value)

    def on_choices_picked(self, message: Choices.Picked) -> None:
        self.dismiss(message.choice.value)

    def action_move(self, by: int) -> None:
        self._choices.move(by)

    def action_pick(self) -> None:
        if (choice := self._choices.choice) is not None:
            self.dismiss(choice.value)

    def action_leave(self) -> None:
        self.dismiss(None)


def ask_pause(now: datetime, zone: Zone) -> Ask:
    """For how long prompts rest, as `backcare break pause` takes it; two full hours among it."""
    first = (now + timedelta(hours=1, minutes=30)).replace(minute=0, second=0, microsecond=0)
    hours = (first, first + timedelta(hours=1))
    lengths = [
        Choice("1", "30 min", "30m"),
        Choice("2", "1 hour", "1h"),
        Choice("3", "2 hours", "2h"),
        Choice("4", "until tomorrow", "tomorrow"),
        *(
            Choice(key, f"until {zone(hour):%H:%M}", f"{math.ceil((hour - now) / _MINUTE)}m")
            for key, hour in zip("56", hours, strict=True)
        ),
    ]
    return Ask("Pause prompts for how long?", lengths)


def ask_score(question: str, last: int | None, hint: str = "") -> Ask:
    """A number from 0 to 10, as a text; `last` is marked, None: nothing is."""
    scores = [Choice(key_of(score), str(score), str(score)) for score in range(11)]
    return Ask(question, scores, UNMARKED if last is None else last, hint)


def ask_later() -> Ask:
    """By how many minutes a break is put off."""
    lengths = [
        Choice("2", "2 min", "2"),
        Choice("5", "5 min", "5"),
        Choice("1", "10 min", "10"),
    ]
    return Ask("Later by", lengths, chosen=1)


def ask_posture(present: Posture | None) -> Ask:
    """Sitting, standing, walking or lying, as `PostureChanged` takes it."""
    postures = [
        Choice("s", "sitting", Posture.SIT.value),
        Choice("t", "standing", Posture.STAND.value),
        Choice("w", "walking", Posture.WALK.value),
        Choice("l", "lying", Posture.LIE.value),
    ]
    values = [choice.value for choice in postures]
    chosen = 0 if present is None else values.index(present.value)
    return Ask("Your posture now?", postures, chosen)
