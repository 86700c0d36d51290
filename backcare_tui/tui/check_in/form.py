"""The fields of a check-in: which widget answers the open one, and what becomes of the answer."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from backcare_tui.domain.pain.body_map import Region
from backcare_tui.domain.text import MAX_NOTE
from backcare_tui.tui.body_map.body_map import BodyMap
from backcare_tui.tui.check_in.draft import Draft
from backcare_tui.tui.check_in.fields import Field, words_with_keys
from backcare_tui.tui.check_in.options import CheckInOptions
from backcare_tui.tui.check_in.text import CheckInText
from backcare_tui.tui.kit.line import Line

_SCALES = {Field.PAIN: "score", Field.STRESS: "stress", Field.MOOD: "mood"}
_TEXTS = (Field.SLEEP, Field.NOTE, Field.TIME)


class CheckInForm(Container):
    """Takes answers over into `draft`, and has it write them down when a field is left.

    `heat` is what the body map shows of the last days, `slept` the hours of sleep that were
    written down today already.
    """

    DEFAULT_CSS = """
    CheckInForm { height: auto; }
    CheckInForm .-hidden { display: none; }
    """

    class Edited(Message):
        """An answer changed."""

    class Answered(Message):
        """An answer was given that leads to the next field."""

    def __init__(self, draft: Draft, heat: Mapping[Region, int], slept: float | None) -> None:
        super().__init__()
        self._draft, self._heat = draft, heat
        self._hints = {
            Field.SLEEP: "" if slept is None else f"{slept:g}, as you said today",
            Field.NOTE: "what you did, what it felt like",
        }
        self.field: Field | None = None
        """The field that is open."""
        self.problem = ""
        """Why what was typed cannot be taken."""
        self.map = BodyMap()
        self._options, self._text = CheckInOptions(), CheckInText()

    def compose(self) -> ComposeResult:
        yield self._options
        yield self.map
        yield self._text

    def on_mount(self) -> None:
        self._show_body()

    @property
    def body(self) -> Widget | None:
        """The widget that answers the open field."""
        if self.field is None:
            return None
        if self.field is Field.WHERE:
            return self.map
        return self._text if self.field in _TEXTS else self._options

    @property
    def is_writing(self) -> bool:
        """Whether the open field is a line of text."""
        return self.field in _TEXTS

    @property
    def state(self) -> tuple[object, ...]:
        """Changes with whatever the person does here."""
        typed = self._text.value, self._text.cursor_position
        return (self.field, typed, self.map.highlighted, self._options.cursor)

    def open(self, field: Field) -> None:
        """Let the person answer this one."""
        self.field, self.problem = field, ""
        draft = self._draft
        if field in _SCALES:
            self._options.show_scale(getattr(draft.event, _SCALES[field]))
        elif field is Field.WORDS:
            self._options.show_words(words_with_keys(), draft.words)
        elif field is Field.WHERE:
            self.map.show(draft.places, self._heat, next(iter(draft.places), None))
        else:
            text, hint = draft.text_of(field), self._hints.get(field, "")
            self._text.show(text, hint, select=field is not Field.NOTE)
        self._show_body()
        self.screen.set_focus(self.body)

    def leave(self) -> bool:
        """Write down what the open field was given; False, and why, where it cannot be taken."""
        self.problem = self.take_text()
        if not self.problem:
            self._draft.keep()
        return not self.problem

    def take_text(self) -> str:
        """Take over what stands in the open line of text; why it cannot be, if it cannot."""
        if self.field not in _TEXTS:
            return ""
        return self._draft.take_text(self.field, self._text.value)

    def _show_body(self) -> None:
        body = self.body
        self.set_class(body is None, "-hidden")
        for widget in (self._options, self.map, self._text):
            widget.set_class(widget is not body, "-hidden")

    # -- answers

    def on_check_in_options_picked(self, message: CheckInOptions.Picked) -> None:
        message.stop()
        if self.field is Field.WORDS:
            self._draft.toggle_word(message.number)
            self._options.show_words(words_with_keys(), self._draft.words)
            self.post_message(self.Edited())
        elif self.field in _SCALES:
            self._draft.change(**{_SCALES[self.field]: message.number})
            self.post_message(self.Answered())

    def on_check_in_options_cleared(self, message: CheckInOptions.Cleared) -> None:
        message.stop()
        if self.field is Field.PAIN:
            self._options.show_scale(self._draft.event.score)
        elif self.field in _SCALES:
            self._draft.change(**{_SCALES[self.field]: None})
        self.post_message(self.Edited())

    def on_body_map_ticked(self, message: BodyMap.Ticked) -> None:
        message.stop()
        self._draft.tick(message.region, on=message.on)
        self._show_places()

    def on_body_map_rated(self, message: BodyMap.Rated) -> None:
        message.stop()
        self._draft.set_intensity(message.region, message.intensity)
        self._show_places()

    def _show_places(self) -> None:
        self.map.show(self._draft.places, self._heat)
        self.post_message(self.Edited())

    def on_line_given(self, message: Line.Given) -> None:
        message.stop()
        self.post_message(self.Answered())

    def on_input_changed(self, message: Line.Changed) -> None:
        message.stop()
        if self.problem:
            self.problem = ""
            self.post_message(self.Edited())

    def on_check_in_text_refused(self, message: CheckInText.Refused) -> None:
        message.stop()
        self.problem = f"A note has at most {MAX_NOTE:,} characters; that would be more"
        self.post_message(self.Edited())
