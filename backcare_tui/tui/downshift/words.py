"""The breath in words: what to do, the count, which breath this is, and how long there is to go."""

from datetime import timedelta
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from backcare_tui.domain.downshift.session import Moment, MomentKind
from backcare_tui.domain.journal.entries import BreathingFinished
from backcare_tui.tui.downshift.marks import marks
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs, glyphs_of
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.times import plural, stopwatch

_ROOMY = 26
"""Columns from which words are written out."""


class Words(NamedTuple):
    """The line that says what to do, and the one that says how far along this is."""

    word: str = ""
    number: str = ""
    progress: str = ""


def words(
    moment: Moment, *, paused: bool, last: bool, narrow: bool, glyphs: Glyphs = BLOCKS
) -> Words:
    """What to say at `moment`. `last`: the session ends with this breath."""
    if paused:
        return Words("Paused", "", "space resumes, s ends")
    if moment.phase is None:
        if moment.kind is MomentKind.DONE:
            return Words("Done")
        return Words("Settle in", str(moment.count), _clock(moment.left))
    kind = moment.phase.kind
    word = f"{marks(glyphs)[kind]} {kind.short if narrow else kind.word}"
    which = f"{moment.cycle}/{moment.cycles}" if narrow else f"{moment.cycle} of {moment.cycles}"
    if last:
        which = "last one" if narrow else "the last one"
    progress = f"{which}  {_clock(moment.left)}" if narrow else f"breath {which}   {_left(moment)}"
    return Words(word, str(moment.count), progress)


class BreathWords(Widget):
    """Draws `Words`, centred, on as many rows as it is given; drawn again only when they change."""

    DEFAULT_CSS = """
    BreathWords { width: 1fr; max-width: 40; height: 3; text-align: center; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = Words()

    def show(self, moment: Moment, *, paused: bool = False, last: bool = False) -> None:
        said = words(
            moment,
            paused=paused,
            last=last,
            narrow=self.size.width < _ROOMY,
            glyphs=glyphs_of(self.app),
        )
        if said != self._words:
            self._words = said
            rows = {0, max(self.size.height - 1, 0)}
            self.refresh(*(Region(0, y, self.size.width, 1) for y in rows))

    def render(self) -> Content:
        said, height = self._words, self.size.height
        head = Content.assemble(
            (said.word, "bold $bc-bright"), (f"  {said.number}" if said.number else "", BRIGHT)
        )
        progress = Content.styled(said.progress, DIM)
        if height <= 1:
            return head
        return Content("\n").join([head, *[Content("")] * (height > 2), progress])


def said_left(moment: Moment, *, paused: bool, last: bool) -> str:
    """`1:52 left`, or what the keys do of a session that is paused."""
    if paused:
        return "space resumes, s ends"
    return "the last one" if last else _left(moment)


def summary(event: BreathingFinished) -> str:
    """`18 breaths, 3:00, tension 6 to 3`."""
    parts = [plural(event.cycles, "breath"), stopwatch(timedelta(seconds=event.seconds))]
    before, after = event.tension_before, event.tension_after
    if before is not None and after is not None:
        parts.append(f"tension {before} to {after}")
    return ", ".join(parts)


def _left(moment: Moment) -> str:
    return f"{_clock(moment.left)} left"


def _clock(seconds: float) -> str:
    return stopwatch(timedelta(seconds=seconds))
