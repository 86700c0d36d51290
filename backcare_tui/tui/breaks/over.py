"""A break is over: what it came to, and the pain now, for as long as somebody looks at it."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.plan import PromptState
from backcare_tui.domain.journal.entries import Entry, Posture
from backcare_tui.domain.journal.readings import Reading
from backcare_tui.tui.breaks.over_lines import OverView, draw
from backcare_tui.tui.breaks.shape import LOW, over_shape
from backcare_tui.tui.frame.page import Page
from backcare_tui.tui.frame.panel import LEAVE_AFTER
from backcare_tui.tui.kit.draw.day_strip import StripDay
from backcare_tui.tui.kit.draw.glyphs import glyphs_of
from backcare_tui.tui.kit.draw.shape import strip_day
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.tui.kit.strip import FRAMED, framed_strip, headed_strip
from backcare_tui.use_cases.day import shape_of_today
from backcare_tui.use_cases.payoff import Payoff, payoff
from backcare_tui.use_cases.usual_pain import usual_now

if TYPE_CHECKING:
    from backcare_tui.tui.breaks.flow import BreakFlow

BOUNCE = 1.0
"""For this many seconds the key that ended the break counts as held too long: our own choice."""
_LOOK_EVERY = 15.0
"""Seconds between two looks whether anybody still reads it."""
_BEGUN = (PromptState.ON_BREAK, PromptState.DUE, PromptState.LAPSED)
"""What takes the card away."""


class EndedBreak(NamedTuple):
    """The break that is over."""

    took: timedelta
    cut_short: bool
    posture: Posture | None
    """What the person said when they ended it."""


class OverCard(Picture[OverView]):
    """The card. A click on a number of the scale posts `PartPicked`."""

    def draw(self, view: OverView, width: int) -> list[Content]:
        return draw(view, width, self.content_size.height, glyphs_of(self.app))


class OverStrip(Picture[StripDay]):
    """The strip of the day, framed if there are rows for it."""

    def draw(self, view: StripDay, width: int) -> list[Content]:
        height, glyphs = self.content_size.height, glyphs_of(self.app)
        if height >= FRAMED:
            return framed_strip(view, width, height, glyphs)
        return headed_strip(view, width, glyphs, pains=height - LOW + 1)[:height]


class OverScreen(Page[None]):
    """Stays until a key, the next prompt, or until nobody has pressed one for a while."""

    NAME = "Break over"
    SHOWS_PLACES = True
    KEEP = "back"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "What today came to so far, from your own numbers.",
        "0 to 9 notes the pain now. l tells more of it, and there t is 10.",
        "It goes by itself after three minutes, and when the next break is due.",
    )
    DEFAULT_CSS = """
    OverScreen #over { height: 1fr; overflow: hidden; }
    OverScreen OverCard { max-height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter", "back('sit')", "back, sitting", "over.back", "Close this, and sit from now on"
        ),
        key("t", "back('stand')", "back, standing", "over.up", "Close this, and stand from now on"),
        # Whoever said that they stand is asked the other way round.
        key("enter", "stay('stand')", "back, standing", "over.stay", "Close this, standing"),
        key("s", "stay('sit')", "back, sitting", "over.down", "Close this, and sit from now on"),
        *(
            Binding(str(score), f"rate({score})", f"pain {score}", show=False, id=f"over.{score}")
            for score in range(10)
        ),
        key("l", "tell", "log pain", "over.tell", "Say more of the pain now"),
        hidden("u", "app.undo", "undo", "over.undo", "Take back the last thing you recorded"),
        hidden("escape,q", "close", "close", "over.close", "Close this; the break counts"),
    ]

    def __init__(
        self,
        companion: Companion,
        flow: "BreakFlow",
        ended: EndedBreak,
        passing: Collection[str] = (),
    ) -> None:
        """`passing`: keys that close it and are answered by the app."""
        super().__init__(companion)
        self._flow, self._ended, self._passing = flow, ended, frozenset(passing)
        self._card, self._strip = OverCard(), OverStrip()
        self._rated: Entry | None = None
        self._was: tuple[Reading | None] | None = None
        """The pain told before; None: the card was not shown yet."""
        self._opened = self._touched = companion.clock.monotonic()

    def body(self) -> Iterable[Widget]:
        with Container(id="over"):
            yield self._card
            yield self._strip

    def on_mount(self) -> None:
        self._lay_out()
        self.set_interval(_LOOK_EVERY, self.refresh_view)

    def on_resize(self) -> None:
        self._lay_out()

    def on_screen_resume(self) -> None:
        self._touched = self.companion.clock.monotonic()  # something lay over it

    def _lay_out(self) -> None:
        where = over_shape(*self.size)
        self._card.styles.width, self._card.styles.height = where.card
        self._card.styles.margin = (where.above, 0, where.between, self._beside(where.card))
        self._strip.display = where.strip is not None
        if where.strip is not None:
            self._strip.styles.width, self._strip.styles.height = where.strip
            self._strip.styles.margin = (0, 0, 0, self._beside(where.strip))

    def _beside(self, part: tuple[int, int]) -> int:
        """Columns that are free at the left of a part in the middle."""
        return max((self.size.width - part[0]) // 2, 0)

    # -- what is shown

    def prompt_line(self) -> str:
        return ""  # the next prompt takes the page away

    def look(self) -> None:
        """Go if nobody has pressed a key for a while, or another break is due or taken."""
        idle = self.companion.clock.monotonic() - self._touched
        if idle >= LEAVE_AFTER or self.companion.plan().state in _BEGUN:
            self.action_close()

    def show(self) -> None:
        companion, usual = self.companion, usual_now(self.companion)
        span = None if usual is None else (usual.low, usual.high)
        plan, today = companion.plan(), companion.today()
        day = shape_of_today(companion, plan, companion.entries(today))
        self._strip.show(strip_day(day, span))
        self._card.show(
            OverView(
                took=self._ended.took,
                cut_short=self._ended.cut_short,
                pay=self._payoff(),
                # Without working hours nobody knows when the day is over.
                planned=0 if plan.closes is None else len(day.coming),
                usual=span,
                chosen=self._chosen(),
            )
        )

    def _payoff(self) -> Payoff:
        """What there is to say now, beside the pain that was told before the card."""
        pay = payoff(self.companion)
        if self._was is None:
            self._was = (pay.was,)
        return pay._replace(was=self._was[0])

    def _chosen(self) -> int | None:
        """The pain that was said here, if it was not taken back."""
        if self._rated is None:
            return None
        scores = {e.id: e.event for e in self.companion.entries(self.companion.today())}
        return getattr(scores.get(self._rated.id), "score", None)

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back in the posture that was said first."""
        if action in ("back", "stay"):
            return (self._ended.posture is Posture.STAND) is (action == "stay")
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        self._touched = self.companion.clock.monotonic()
        if event.key in self._passing and event.key not in self.active_bindings:
            event.stop()
            self._leave_to(event.key)

    def _leave_to(self, key_: str) -> None:
        self.action_close()
        self.app.call_later(self.app.simulate_key, key_)

    def on_drawn_part_picked(self, message: OverCard.PartPicked) -> None:
        message.stop()
        self.action_rate(message.value)

    def action_rate(self, score: int) -> None:
        """Note the pain now; another number takes the place of this one."""
        self._touched = self.companion.clock.monotonic()
        if self._chosen() != score:
            replaces = self._rated if self._chosen() is not None else None
            self._rated = self._flow.rate(score, replaces)
            self.refresh_view()

    def action_tell(self) -> None:
        self._leave_to("l")

    def action_back(self, posture: str) -> None:
        """Close, in this posture from now on. The key that ended the break is not heard twice."""
        if self.companion.clock.monotonic() - self._opened >= BOUNCE:
            self._flow.back(Posture(posture))
            self.action_close()

    def action_stay(self, posture: str) -> None:
        self.action_back(posture)
