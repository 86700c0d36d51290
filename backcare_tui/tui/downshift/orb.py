"""The breath as one picture: a disc, and where that cannot be drawn a vessel, a bar or beads."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from backcare_tui.domain.downshift.patterns import Phase
from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.downshift.disc import diameter
from backcare_tui.tui.downshift.disc_painter import Disc, DiscColours, DiscFrame
from backcare_tui.tui.downshift.marks import has_blocks
from backcare_tui.tui.downshift.painters import Bar, Beads, BreathPainter, OrbColours, Vessel
from backcare_tui.tui.downshift.shape import vessel_rows
from backcare_tui.tui.kit.draw.glyphs import glyphs_of


class BreathOrb(Widget):
    """Draws a `Moment` of a breathing session and knows nothing else.

    With `still` it does not move: beads are counted, one a second. Only what changed is drawn
    again, and nothing at all if a moment looks like the one before.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "breath-orb--accent",
        "breath-orb--fill",
        "breath-orb--ink",
        "breath-orb--outline",
        "breath-orb--track",
        "breath-orb--bright",
        "breath-orb--dim",
    }
    DEFAULT_CSS = """
    BreathOrb {
        width: 1fr;
        height: 1fr;
        & > .breath-orb--accent { color: $bc-accent; }
        & > .breath-orb--fill { color: $bc-fill; }
        & > .breath-orb--ink { color: $bc-ink; }
        & > .breath-orb--outline { color: $bc-rule; }
        & > .breath-orb--track { color: $bc-fill; background: $bc-track; }
        & > .breath-orb--bright { color: $bc-bright; }
        & > .breath-orb--dim { color: $bc-dim; }
    }
    """

    class Resized(Message):
        """The picture has another size: other words may stand in it."""

    def __init__(self, *, still: bool = False) -> None:
        super().__init__(classes="-still" if still else None)
        self._still = still
        self._phases: Sequence[Phase] = ()
        self._told: Sequence[str] = ()
        self._moment: Moment | None = None
        self._word = ""
        self._frame: object = None
        self._painter: Disc | BreathPainter | None = None

    def begin(self, *, still: bool, phases: Sequence[Phase] = (), told: Sequence[str] = ()) -> None:
        """Draw an empty breath of these phases; `still`: beads from the next moment on.

        `told`: what is said beside the disc.
        """
        self._still, self._moment, self._phases, self._told = still, None, phases, told
        self.set_class(still, "-still")
        self._redraw()

    def show(self, moment: Moment, word: str = "") -> None:
        """Draw `moment`; `word`: said in place of what to do."""
        self._moment, self._word = moment, word
        painter, before = self._painting(), self._frame
        if painter is None:
            return
        self._frame = frame = self._frame_of(painter, moment)
        if frame != before:
            self.refresh(*([] if before is None else _changed(painter, before, frame)))

    @property
    def has_words(self) -> bool:
        """Whether what to do and the count stand in the picture; a guess until it has a size."""
        if not self.size:
            return not self._still
        painter = self._painting()
        return isinstance(painter, Disc) and painter.words.has_words

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter = self._frame = None

    def on_resize(self) -> None:
        self._redraw()
        self.post_message(self.Resized())

    def render_line(self, y: int) -> Strip:
        width, blank = self.size.width, self.rich_style
        painter, moment = self._painting(), self._moment
        if painter is None or moment is None:
            return Strip([Segment(" " * width, blank)], width)
        if self._frame is None:
            self._frame = self._frame_of(painter, moment)
        if isinstance(painter, Disc):
            frame = self._frame
            return Strip(painter.line(y, frame) if isinstance(frame, DiscFrame) else [], width)
        segments, used = painter.line(y, self._frame)
        left = (width - used) // 2
        line = [Segment(" " * left, blank), *segments, Segment(" " * (width - used - left), blank)]
        return Strip(Segment.simplify(s for s in line if s.text), width)

    def _redraw(self) -> None:
        self._painter = self._frame = None
        self.refresh()

    def _frame_of(self, painter: Disc | BreathPainter, moment: Moment) -> object:
        if isinstance(painter, Disc):
            return painter.frame(moment, self._word)
        return painter.frame(moment)

    def _painting(self) -> Disc | BreathPainter | None:
        """What draws the breath in the present size; None without any room."""
        if self._painter is None and self.size:
            self._painter = self._made()
        return self._painter

    def _made(self) -> Disc | BreathPainter:
        size, glyphs = self.size, glyphs_of(self.app)
        colours = self._colours()
        if self._still:
            return Beads(size, colours, glyphs)
        if not has_blocks(glyphs):
            return Bar(size, colours, glyphs)
        disc_colours = self._disc_colours()
        if disc_colours is None:
            has_room = vessel_rows(size.width, size.height)
            return (Vessel if has_room else Bar)(size, colours, glyphs)
        screen = self.screen.size
        across = diameter(screen.width, screen.height, (size.width, size.height))
        if not across:
            return Bar(size, colours, glyphs)
        return Disc(size, across, self._phases, disc_colours, glyphs, self._told)

    def _colours(self) -> OrbColours:
        style = self.get_component_rich_style
        return OrbColours(
            style("breath-orb--fill"),
            style("breath-orb--outline"),
            style("breath-orb--accent"),
            style("breath-orb--track"),
            self.rich_style,
        )

    def _disc_colours(self) -> DiscColours | None:
        """None: on the terminal's own colours there is nothing between two of them."""
        accent, fill, ink = (
            self.get_component_styles(f"breath-orb--{name}").color
            for name in ("accent", "fill", "ink")
        )
        ground = self.background_colors[1]
        if any(colour.ansi is not None for colour in (accent, fill, ink, ground)):
            return None
        bold = Style(bold=True)
        name, number, quiet = (
            self.get_component_rich_style(f"breath-orb--{role}")
            for role in ("accent", "bright", "dim")
        )
        return DiscColours(accent, fill, ground, ink, name + bold, number, quiet)


def _changed(painter: Disc | BreathPainter, before: object, after: object) -> Sequence:
    if isinstance(painter, Disc):
        assert isinstance(before, DiscFrame)
        assert isinstance(after, DiscFrame)
        return painter.changed(before, after)
    return painter.changed(before, after)
