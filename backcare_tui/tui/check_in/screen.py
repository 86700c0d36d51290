"""A check-in, at the bottom of the screen: a number, and what else there is to say about it.

The number is saved by its key. All the rest is optional: a key leads to each field, and what a
field was given is saved when it is left. Without a key for a while the panel goes by itself; what
it does not need, as the keys for a break, closes it and does what it does everywhere.
"""

from collections.abc import Callable, Collection
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from backcare_tui.companion import Companion
from backcare_tui.domain.days import last_days
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.pain.check_ins import sleep_said
from backcare_tui.domain.pain.heat import HEAT_DAYS, heat
from backcare_tui.tui.check_in.draft import Closed, Draft
from backcare_tui.tui.check_in.fields import Field
from backcare_tui.tui.check_in.foot import CheckInFoot
from backcare_tui.tui.check_in.form import CheckInForm
from backcare_tui.tui.check_in.scores import ScoreChoices
from backcare_tui.tui.check_in.words import ABOUT, Stand, hints, shown
from backcare_tui.tui.frame.ask import Choice, Choices
from backcare_tui.tui.frame.head import CheckInHead
from backcare_tui.tui.frame.overlay import ClosesOnce

LEAVE_AFTER = 20.0
"""Seconds without a key after which the panel closes if it has only the number: our own choice."""
IDLE_AFTER = 60.0
"""Seconds without a key after which it closes otherwise: our own choice."""
WRITING_AFTER = 600.0
"""Seconds without a key after which it closes while a line is being written: our own choice. It is
longer because each letter typed after that would act on the app, and `u` would take the check-in
back."""
KEEP_AFTER = 3.0
"""Seconds without a key after which what was typed is kept, the field still being open: our own
choice."""
BOUNCE = 1.0
"""For this many seconds the key that gave the number counts as held too long: our own choice."""
_TALL = 30
"""Rows from which there is space around the parts of the panel."""


class CheckInScreen(ClosesOnce, ModalScreen[Closed]):
    """Dismisses with how it was left; None where no number was given.

    `entry` is one to edit; `last` is marked on the scale of a new one, None: nothing is; `passing`
    are the keys that close the panel and are answered by the app.
    """

    NAME = "Check-in"
    ABOUT = ABOUT
    DEFAULT_CSS = """
    CheckInScreen { align: left bottom; background: transparent; }
    CheckInScreen #check-in { height: auto; max-height: 100%; background: $panel; padding: 0 1; }
    CheckInScreen Choices { padding: 0; }
    CheckInScreen .-hidden { display: none; }
    CheckInScreen.-tall #check-in { padding: 1 2; }
    CheckInScreen.-tall CheckInForm { margin: 1 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall")]

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close, and keep what is there", id="check-in.close"),
        Binding("tab,down", "step(1)", "the next field", id="check-in.next"),
        Binding("shift+tab,up", "step(-1)", "the field before", id="check-in.back"),
        Binding("enter", "enter", "choose, or the next field", id="check-in.enter"),
        Binding("left", "move(-1)", "back", show=False),
        Binding("right", "move(1)", "on", show=False),
        Binding("question_mark", "app.help", "help", show=False, id="app.help"),
    ]

    def __init__(
        self,
        companion: Companion,
        entry: Entry | None = None,
        *,
        last: int | None = None,
        passing: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._companion = companion
        self._draft = Draft(companion, entry)
        self._is_edit = entry is not None
        self._passing = frozenset(passing) - self._bindings.key_to_bindings.keys()
        self._scores = ScoreChoices("Pain now?", last, "0 none, 10 the worst imaginable")
        self._head, self._foot = CheckInHead(), CheckInFoot()
        self._deleting = False
        self._number_key = ("", 0.0)
        """The key that gave the number, and when."""
        lately = companion.entries(last_days(companion.today(), HEAT_DAYS)[0])
        slept = sleep_said(lately, companion.today())
        self._form = CheckInForm(self._draft, heat(lately, companion.today()), slept)
        self._touched, self._seen = companion.clock.monotonic(), self._state()
        self._unsubscribe: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        with Container(id="check-in"):
            yield self._head
            yield self._scores
            yield self._form
            yield self._foot

    def on_mount(self) -> None:
        self._unsubscribe = self._companion.changed.subscribe(self._show)
        self.set_interval(1.0, self.refresh_view)
        self._show()

    def on_unmount(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()

    def on_screen_resume(self) -> None:
        self._touched = self._companion.clock.monotonic()  # help has been read

    def on_resize(self) -> None:
        self._show()

    @property
    def _is_rated(self) -> bool:
        return self._draft.entry is not None

    # -- time goes by

    def refresh_view(self) -> None:
        """Asked every second: what was typed is kept, and a panel nobody uses goes."""
        idle = self._idle()
        if idle >= KEEP_AFTER and self._form.field is not Field.TIME:  # "-2" may become "-20m"
            self.keep()
            self._seen = self._state()
        if idle >= self._stays:
            self._close()
        else:
            self._show()

    @property
    def _stays(self) -> float:
        """Seconds for which it stays without a key."""
        if self._form.is_writing:
            return WRITING_AFTER
        only_rated = self._is_rated and self._form.field is None and not self._is_edit
        return LEAVE_AFTER if only_rated else IDLE_AFTER

    def _idle(self) -> float:
        """Seconds since the person did something."""
        now, state = self._companion.clock.monotonic(), self._state()
        if state != self._seen:
            self._seen, self._touched = state, now
        return now - self._touched

    def keep(self) -> None:
        """Write down what was given so far."""
        self._form.take_text()
        self._draft.keep()

    def _state(self) -> tuple[object, ...]:
        """Changes with whatever the person does."""
        return (
            *self._form.state,
            self._draft.event,
            self._draft.at,
            self._deleting,
            self._scores.chosen,
        )

    # -- keys

    def on_key(self, event: events.Key) -> None:
        char = event.character or event.key
        if not self._is_rated:
            self._answer_number(event, char)
        elif self._deleting:
            event.stop()
            self._answer_delete(char)
        elif self._form.field is None:
            self._answer_open(event, char)

    def _answer_number(self, event: events.Key, char: str) -> None:
        choice = self._scores.answer(char)
        if choice is not None:
            event.stop()
            self._rate(choice)
        elif char in "hkjl":
            event.stop()
            self._scores.move(-1 if char in "hk" else 1)

    def _answer_open(self, event: events.Key, char: str) -> None:
        """The number is there, and no field is open: letters lead on."""
        number_key, at = self._number_key
        just_now = self._companion.clock.monotonic() - at <= BOUNCE
        if just_now and char == number_key:
            event.stop()
            return
        self._number_key = ("", 0.0)
        field = next((field for field in Field if field.key == char), None)
        if just_now and number_key == "1" and char == "0":
            event.stop()
            self._draft.rate(10)  # typed as it is written
        elif field is not None:
            event.stop()
            self._form.open(field)
        elif self._is_edit and char in ("D", "delete"):
            event.stop()
            self._deleting = True
        elif event.key in self._passing:
            event.stop()
            self._close(event.key)
        self._show()

    def _answer_delete(self, char: str) -> None:
        self._deleting = False
        if char == "y":
            self._draft.delete()
            self.dismiss(Closed(self._draft, deleted=True))
        self._show()

    def action_leave(self) -> None:
        self._close()

    def action_enter(self) -> None:
        if self._is_rated:
            self.action_step(1)
        elif (choice := self._scores.choice) is not None:
            self._rate(choice)

    def action_move(self, by: int) -> None:
        if not self._is_rated:
            self._scores.move(by)

    def action_step(self, by: int) -> None:
        """To the next field or the one before; beyond the last one the panel closes."""
        if not self._is_rated:
            self._scores.move(by)
        elif self._form.field is None:
            self._form.open(
                (Field.PAIN if self._is_edit else Field.WHERE) if by > 0 else Field.TIME
            )
        elif self._form.leave():
            field = self._form.field.step(by)
            if field is not None:
                self._form.open(field)
            elif by > 0:
                self._close()
        self._show()

    def _close(self, key: str = "") -> None:
        problem = self._form.take_text()
        self._draft.keep()
        self.dismiss(Closed(self._draft, key, problem) if self._is_rated else None)

    # -- what was given

    def on_choices_picked(self, message: Choices.Picked) -> None:
        self._rate(message.choice)

    def _rate(self, choice: Choice) -> None:
        if not self._is_rated:
            self._draft.rate(int(choice.value))
            self._number_key = (choice.key, self._companion.clock.monotonic())
            self._show()

    def on_check_in_form_answered(self) -> None:
        self.action_step(1)

    def on_check_in_form_edited(self) -> None:
        self._show()

    def on_check_in_head_chosen(self, message: CheckInHead.Chosen) -> None:
        self._deleting = False
        if self._form.leave():
            self._form.open(message.field)
        self._show()

    # -- drawing

    def _show(self) -> None:
        if not self.is_mounted:
            return
        self._idle()
        padding = 4 if self.size.height >= _TALL else 2
        form, width = self._form, max(self.size.width - padding, 1)
        stand = Stand(
            draft=self._draft, is_edit=self._is_edit, field=form.field, deleting=self._deleting
        )
        drawn = form.map.is_drawn(width, self.size)
        head = shown(self._companion, stand, self.size, drawn=drawn)
        self._head.show(head)
        self._head.set_class(not head.title and not head.above, "-hidden")
        self._scores.set_class(self._is_rated, "-hidden")
        self._foot.set_class(not self._is_rated, "-hidden")
        self._foot.show(hints(stand), form.problem)
        form.map.use_margin(self._head.height_in(width) + 1)
