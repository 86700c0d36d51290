"""What is seen of a session: the breath, what to do, and how far along it is."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from backcare_tui.content.patterns import SAFETY, SAFETY_SHORT
from backcare_tui.domain.downshift.session import Moment, MomentKind, Session
from backcare_tui.tui.downshift.orb import BreathOrb
from backcare_tui.tui.downshift.session_lines import SessionFoot, SessionHead, SessionView
from backcare_tui.tui.downshift.views import recipe
from backcare_tui.tui.downshift.words import BreathWords, said_left, words
from backcare_tui.tui.kit.drawn import Drawn
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.sizes import NARROW, SHORT


class SafetyLines(Drawn):
    """What is safe, in the place of the breath until that begins."""

    DEFAULT_CSS = """
    SafetyLines { height: 1fr; max-width: 40; content-align: center middle; }
    """

    def lines(self, width: int) -> list[Content]:
        full = styled(" ".join(SAFETY), width, "$bc-text")
        fits = len(full) <= self.content_size.height
        return full if fits else styled(SAFETY_SHORT, width, "$bc-text")


class BreathGuide(Container):
    """Shows one moment after the other; knows no clock."""

    BLANK = True  # nothing of its own to draw, so nothing to compose at every frame
    DEFAULT_CSS = """
    BreathGuide {
        height: 1fr;
        align: center middle;
        padding: 0 1;
        BreathOrb { max-width: 60; &.-still { max-height: 3; } }
        SafetyLines.-still { max-height: 3; }
        SessionHead, SessionFoot { display: none; }
        &.-roomy {
            padding: 0;
            SessionHead, SessionFoot { display: block; }
            BreathOrb { max-width: 100%; &.-still { max-height: 100%; } }
            SafetyLines { max-width: 40; &.-still { max-height: 100%; } }
            BreathWords { height: 1; max-width: 100%; }
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._head = SessionHead()
        self._orb = BreathOrb()
        self._words = BreathWords()
        self._safety = SafetyLines()
        self._foot = SessionFoot()
        self._plan: Session | None = None
        self._shown: tuple[Moment, bool, bool] | None = None

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._safety
        yield self._orb
        yield self._words
        yield self._foot

    def on_resize(self, event: events.Resize) -> None:
        size = self.screen.size
        self.set_class(size.width >= NARROW and size.height >= SHORT, "-roomy")

    def on_breath_orb_resized(self) -> None:
        """In another size other words fit, and a session that is paused has no next frame."""
        if self._shown is not None:
            moment, paused, last = self._shown
            self.show(moment, paused=paused, last=last)

    def begin(self, plan: Session, *, still: bool, tension: int | None = None) -> None:
        """Be ready for a session; `still`: without movement; `tension`: as told before it."""
        self._plan, self._shown = plan, None
        self._safety.set_class(still, "-still")
        told = () if tension is None else ("tension", f"{tension} before")
        self._orb.begin(still=still, phases=plan.pattern.phases, told=told)

    def show(self, moment: Moment, *, paused: bool, last: bool) -> None:
        """`last`: the session ends with this breath."""
        self._shown = moment, paused, last
        settling = moment.kind is MomentKind.GET_READY
        self._safety.display, self._orb.display = settling, not settling
        said = words(moment, paused=paused, last=last, narrow=False)
        self._orb.show(moment, said.word.lower() if paused else "")
        inside = not settling and self._orb.has_words
        # The row of the words stays in any case, so that nothing moves.
        self._words.visible = not inside
        self._words.show(moment, paused=paused, last=last)
        if self._plan is not None and self.has_class("-roomy"):
            self._show_lines(self._plan, moment, said_left(moment, paused=paused, last=last))

    def _show_lines(self, plan: Session, moment: Moment, left: str) -> None:
        pattern = plan.pattern
        view = SessionView(pattern.name, recipe(pattern), moment.cycle, moment.cycles, left)
        self._head.show(view)
        # A dot does not change with the seconds, and is not drawn again with them.
        self._foot.show(view._replace(left=""))
