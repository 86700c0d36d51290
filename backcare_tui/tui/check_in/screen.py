"""A check-in, at the bottom of the screen: a number, and what else there is to say about it.

The number is saved by its key. All the rest is optional: a key leads to each field, and what a
field was given is saved when it is left. Without a key for a while the panel goes by itself; what
it does not need, as the keys for a break, closes it and does what it does everywhere.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.days import last_days
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.pain.check_ins import sleep_said
from backcare_tui.domain.pain.heat import HEAT_DAYS, heat
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.tui.body_map.body_map import BodyMap
from backcare_tui.tui.check_in.above import SaidAboveOnce
from backcare_tui.tui.check_in.draft import Closed, Draft
from backcare_tui.tui.check_in.fields import SCALES, TEXTS, WORDS_WITH_KEYS, Field
from backcare_tui.tui.check_in.foot import CheckInFoot
from backcare_tui.tui.check_in.patience import patience
from backcare_tui.tui.check_in.text import CheckInText
from backcare_tui.tui.check_in.words import ABOUT, hints, shown
from backcare_tui.tui.check_in.words_row import CheckInWords
from backcare_tui.tui.frame.head import PanelHead
from backcare_tui.tui.frame.panel import Panel
from backcare_tui.tui.frame.voice import trouble_line
from backcare_tui.tui.kit.banner import Tone
from backcare_tui.tui.kit.scale import Scale, key_of

BOUNCE = 1.0
"""For this many seconds the key that gave the number counts as held too long: our own choice."""
_TALL = 30
"""Rows from which there is space around the parts of the panel."""


class CheckInScreen(Panel[Closed]):
    """Dismisses with how it was left; None if no number was given.

    `entry` is one to edit; `last` is marked on the scale of a new one, None: nothing is; `passing`
    are the keys that close the panel and are answered by the app.
    """

    NAME = "Check-in"
    ABOUT = ABOUT
    DEFAULT_CSS = """
    CheckInScreen.-tall #panel { padding: 1 2; }
    CheckInScreen.-tall .answer { margin: 1 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "step(1)", "the next field", id="check-in.next"),
        Binding("shift+tab,up", "step(-1)", "the field before", id="check-in.back"),
        Binding("enter", "step(1)", "choose, or the next field", id="check-in.enter"),
        Binding("backspace,delete", "clear", "take the number away", id="check-in.clear"),
    ]

    def __init__(
        self,
        companion: Companion,
        entry: Entry | None = None,
        *,
        last: int | None = None,
        passing: Collection[str] = (),
    ) -> None:
        super().__init__(companion, passing)
        self._draft = Draft.of(entry, companion.now())
        self._number_key = ("", 0.0)
        """The key that gave the number, and when."""
        today = companion.today()
        lately = companion.entries(last_days(today, HEAT_DAYS)[0])
        self._heat, self._slept = heat(lately, today), sleep_said(lately, today)
        self._above = SaidAboveOnce(companion)
        hint = "0 none, 10 the worst imaginable   esc cancels"
        self._scale = Scale("Pain now?", last, hint)
        self._words, self._map, self._text = CheckInWords(), BodyMap(), CheckInText()
        self._foot = CheckInFoot()

    def parts(self) -> Iterator[Widget]:
        yield from self._answers
        yield self._foot

    def on_mount(self) -> None:
        self._show(self._draft)
        if self._draft.entry is None:
            self.set_focus(self._scale)

    # -- time goes by

    @property
    def state(self) -> tuple[object, ...]:
        typed = self._text.value, self._text.cursor_position
        cursors = self._map.highlighted, self._words.cursor, self._scale.chosen
        return (self._draft, *typed, *cursors)

    @property
    def stays(self) -> float:
        return patience(self._draft)

    def pause(self) -> None:
        if self._draft.field is not Field.TIME:  # "-2" may become "-20m"
            self.keep()

    def keep(self) -> None:
        self._write(self._taken().but(problem=self._draft.problem))

    # -- keys

    def on_key(self, event: events.Key) -> None:
        char = event.character or event.key
        if self._draft.deleting:
            event.stop()
            self._answer_delete(char)
        elif self._draft.entry is not None and self._draft.field is None:
            self._answer_open(event, char)

    def _answer_open(self, event: events.Key, char: str) -> None:
        """The number is there, and no field is open: letters lead on."""
        number_key, at = self._number_key
        just_now = self.companion.clock.monotonic() - at <= BOUNCE
        if just_now and char == number_key:
            event.stop()
            return
        self._number_key = ("", 0.0)
        field = next((field for field in Field if field.key == char), None)
        if just_now and number_key == "1" and char == "0":
            event.stop()
            self._write(self._draft.given(score=10))  # typed as it is written
        elif field is not None:
            event.stop()
            self._open(field)
        elif self._draft.is_edit and char in ("D", "delete"):
            event.stop()
            self._show(self._draft.but(deleting=True))
        elif self.passes(event.key):
            event.stop()
            self._close(event.key)

    def _answer_delete(self, char: str) -> None:
        draft = self._draft.but(deleting=False)
        if char == "y" and draft.entry is not None:
            self.companion.take_back(draft.entry)
            self.dismiss(Closed(draft, deleted=True))
        else:
            self._show(draft)

    def action_leave(self) -> None:
        self._close()

    def action_step(self, by: int) -> None:
        """To the next field or the one before; beyond the last one the panel closes."""
        draft = self._draft
        if draft.entry is None:
            self._scale.action_move(by)
        elif draft.field is None:
            self._open((Field.PAIN if draft.is_edit else Field.WHERE) if by > 0 else Field.TIME)
        elif self._is_left():
            field = draft.field.step(by)
            if field is not None:
                self._open(field)
            elif by > 0:
                self._close()

    # -- what was given

    def on_scale_picked(self, message: Scale.Picked) -> None:
        if self._draft.entry is None:
            event = PainRated(score=message.score)
            entry = self.companion.record(event)
            self._number_key = (key_of(message.score), self.companion.clock.monotonic())
            self.set_focus(None)
            self._show(self._draft.but(event=event, entry=entry, at=entry.at))
        else:
            self._draft = self._draft.with_score(message.score)
            self.action_step(1)

    def on_panel_head_chosen(self, message: PanelHead.Chosen) -> None:
        if self._is_left():
            self._open(next(field for field in Field if field.key == message.key))

    def on_drawn_part_picked(self, message: CheckInWords.PartPicked) -> None:
        self._show(self._draft.with_word(message.value))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._draft.field in SCALES if action == "clear" else True

    def action_clear(self) -> None:
        self._show(self._draft.with_score(None))

    def on_body_map_marked(self, message: BodyMap.Marked) -> None:
        self._show(self._draft.with_places(message.places))

    def on_line_given(self) -> None:
        self.action_step(1)

    def on_input_changed(self) -> None:
        self._draft = self._draft.but(problem="")
        self.show_head()

    def on_check_in_text_refused(self) -> None:
        problem = f"A note has at most {MAX_NOTE:,} characters; that would be more"
        self._draft = self._draft.but(problem=problem)
        self.show_head()

    def first_line(self) -> tuple[str, Tone, tuple[str, ...]]:
        first, draft = super().first_line(), self._draft
        if first[0] or draft.entry is None or draft.is_edit or draft.field is not None:
            return first
        said = self._above.of(draft.event.score, self.size.width)
        return first if said is None else (said.in_panel, Tone.WARNING, ())

    def _taken(self) -> Draft:
        """The check-in with what stands in the open line of text."""
        if self._draft.field not in TEXTS:
            return self._draft
        now, zone = self.companion.now(), self.companion.clock.local
        return self._draft.with_text(self._text.value, now, zone)

    def _is_left(self) -> bool:
        """Write down what the open field was given; whether it could be taken."""
        self._write(self._taken())
        return not self._draft.problem

    def _write(self, draft: Draft) -> None:
        """Everything given is an edit of the same entry: whenever the app ends, it is there."""
        if draft.entry is not None and not draft.is_kept:
            moved = None if draft.at == draft.entry.at else draft.at
            entry = self.companion.amend(draft.entry, draft.event, at=moved)
            draft = draft.but(entry=entry, at=entry.at, is_complete=True)
        self._draft = draft
        self.show_head()

    def _close(self, key: str = "") -> None:
        self._write(self._taken())
        draft = self._draft
        self.dismiss(None if draft.entry is None else Closed(draft, key, draft.problem))

    # -- drawing

    def _open(self, field: Field) -> None:
        """Let the person answer this one."""
        draft = self._draft = self._draft.but(field=field, problem="", deleting=False)
        if field is Field.WHERE:
            self._map.show(draft.places, self._heat, next(iter(draft.places), None))
        elif field in TEXTS:
            hint = {Field.NOTE: "what you did, what it felt like"}
            if self._slept is not None:
                hint[Field.SLEEP] = f"{self._slept:g}, as you said today"
            text = draft.text(self.companion.now())
            self._text.show(text, hint.get(field, ""), select=field is not Field.NOTE)
        self._show(draft)
        self.set_focus(self._answer)

    @property
    def _answers(self) -> tuple[Widget, ...]:
        return self._scale, self._words, self._map, self._text

    @property
    def _answer(self) -> Widget | None:
        """The widget that answers the open field; at first, the scale for the number."""
        field = self._draft.field
        if field in SCALES or self._draft.entry is None:
            return self._scale
        if field is Field.WHERE:
            return self._map
        if field in TEXTS:
            return self._text
        return None if field is None else self._words

    def _show(self, draft: Draft) -> None:
        """Have this drawn."""
        self._draft = draft
        if draft.field in SCALES:
            self._scale.ask(chosen=draft.score)
        elif draft.field is Field.WORDS:
            self._words.show(WORDS_WITH_KEYS, draft.words)
        elif draft.field is Field.WHERE:
            self._map.show(draft.places, self._heat)
        for widget in self._answers:
            widget.set_class(widget is not self._answer, "-hidden")
            widget.set_class(draft.entry is not None, "answer")
        self._foot.set_class(draft.entry is None, "-hidden")
        self.show_head()

    def show_head(self) -> None:
        if not self.is_mounted:
            return
        draft, size = self._draft, self.size
        width = max(size.width - (4 if size.height >= _TALL else 2), 1)
        drawn, trouble = self._map.is_drawn(width, size), bool(trouble_line(self.companion))
        self.say_above(shown(draft, self.companion.now(), size, drawn=drawn, trouble=trouble))
        self._foot.show((hints(draft), draft.problem))
        self._map.use_margin(len(self.head.lines(width)) + 1)
