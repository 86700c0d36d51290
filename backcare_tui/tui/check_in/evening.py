"""The look back on a day: pain on average, at worst, and what the person did that mattered.

What was given is written down with each answer, so that the panel can be left at any time.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from statistics import mean
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.tui.check_in.writing import WritingPanel
from backcare_tui.tui.frame.head import Shown
from backcare_tui.tui.kit.scale import Scale
from backcare_tui.use_cases.look_back import given as given_in
from backcare_tui.use_cases.look_back import with_average
from backcare_tui.words.times import day_name


class EveningScreen(WritingPanel):
    """Dismisses with the entry, or None if not even the average was given.

    `day` is looked back on, and `at` the instant the entry is about; `scores` are the readings of
    that day, oldest first. `entry` is a look back on it that is there already.
    """

    NAME = "The day, looked back on"
    ABOUT = ("Each number is one key: 0 to 9, t for 10. Each answer is kept at once.",)
    HINTS = ("may stay empty", "enter saves", "esc done")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go_on", "choose", id="evening.pick"),
    ]

    def __init__(
        self,
        companion: Companion,
        day: date,
        at: datetime,
        scores: Sequence[int],
        entry: Entry | None = None,
        *,
        passing: Collection[str] = (),
    ) -> None:
        super().__init__(companion, entry, passing)
        self._at = at
        self._scores = tuple(scores)
        self._name = _day_in_words(day, companion.today())
        self._step = 0
        """0 the average, 1 the worst, 2 what mattered."""
        self._scale = Scale()

    def parts(self) -> Iterator[Widget]:
        yield self._scale
        yield from super().parts()

    def on_mount(self) -> None:
        self._ask()

    @property
    def state(self) -> tuple[object, ...]:
        return (self._step, self._scale.chosen, *super().state)

    @property
    def _given(self) -> DayReflected | None:
        return given_in(self.entry)

    def show_head(self) -> None:
        self.say_above(Shown("What did you do that mattered?" if self._step > 1 else ""))

    def _ask(self) -> None:
        given, scores, step = self._given, self._scores, self._step
        self._scale.set_class(step > 1, "-hidden")
        for widget in (self.text, self.foot):
            widget.set_class(step < 2, "-hidden")
        if step == 0:
            seen = f"you logged {_span(scores)}" if scores else "0 none, 10 the worst imaginable"
            begin = given.average if given else round(mean(scores)) if scores else None
            self._scale.ask(f"Pain {self._name}, on average?", begin, f"{seen}   esc cancels")
            self.set_focus(self._scale)
        elif given is not None and step == 1:
            begin = given.worst if given.worst is not None else max((*scores, given.average))
            hint = f"the average was {given.average}   esc cancels"
            self._scale.ask("And at worst?", begin, hint, least=given.average)
        elif given is not None:
            self.begin(given.mattered, "a walk, a rest, saying no")
        self.show_head()

    # -- answers

    def on_key(self, event: events.Key) -> None:
        if self._step < 2:
            self.passed_on(event)

    def on_scale_picked(self, message: Scale.Picked) -> None:
        score, given = message.score, self._given
        if self._step == 0 or given is None:
            self.write(with_average(given, score), self._at)
        else:
            self.write(msgspec.structs.replace(given, worst=score))
        self._step += 1
        self._ask()

    def action_go_on(self) -> None:
        if self._step > 1:
            self.action_leave()
        else:
            self._scale.action_pick()

    def keep(self) -> None:
        given = self._given
        if self._step > 1 and given is not None:
            self.write(msgspec.structs.replace(given, mattered=self.text.value.strip()))


def _day_in_words(day: date, today: date) -> str:
    """`today`, `yesterday`, `on Wed 18 Nov`"""
    near = {today: "today", today - timedelta(days=1): "yesterday"}
    return near.get(day) or f"on {day_name(day)}"


def _span(scores: Sequence[int]) -> str:
    """`3`, `3 to 6`"""
    low, high = min(scores), max(scores)
    return str(low) if low == high else f"{low} to {high}"
