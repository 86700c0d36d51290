"""A day of pain in a few lines: what it was against what is usual, what is around it, in words."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.pain.alarm import Volume
from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Usual
from backcare_tui.domain.pain.view import PainView
from backcare_tui.tui.kit.draw.gauge import gauge
from backcare_tui.tui.kit.draw.glyphs import BLOCKS, Glyphs
from backcare_tui.tui.kit.draw.spark import spark
from backcare_tui.tui.kit.fitting import apart, fit, joined, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import NARROW
from backcare_tui.words.pain import (
    NOTHING_YET,
    between,
    day_title,
    explained,
    figure,
    load_word,
    load_words,
    usual_words,
)
from backcare_tui.words.times import day_name, plural, uncapital

TOP = 10
"""The end of the scale."""
MEASURE = 100
"""Widest a sentence is set, in cells."""
LABEL = 12
"""Cells of the labels."""
GAUGE, LEAST_GAUGE = 24, 8
"""Cells of a gauge, and what it has at least."""
_BRIEF = 8
"""Cells of the labels in little room."""
_SAID = 22
"""Cells that what stands beside a gauge takes mostly."""


class FiguresView(NamedTuple):
    """What the figures are of."""

    pain: PainView
    lines: tuple[DayLine, ...]
    """The last days."""
    today: date
    charted: bool = False
    """A chart is shown beside them, which says so if nothing is known yet."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known yet, of today or before."""
        pain = self.pain
        if not self.goes_on or pain.known.days:
            return False
        return all(line.is_empty for line in (pain.line, *self.lines))

    @property
    def goes_on(self) -> bool:
        """Whether the day is not over."""
        return self.pain.line.day == self.today

    @property
    def usual(self) -> Usual | None:
        """What the day is held against."""
        return self.pain.usual


class Measured(NamedTuple):
    """A number on the scale, with what it is beside what is usual."""

    label: str
    value: float
    word: str
    loud: bool
    """Above usual, and of today: past days are history."""
    above: bool
    spread: str = ""
    """From where to where the ratings reached."""


def title(view: FiguresView) -> str:
    """`today`, `yesterday, Thu 19 Nov`, `Tue 17 Nov`."""
    day = view.pain.line.day
    name = day_title(day, view.today)
    return name if name == day_name(day) else uncapital(name)


def facts(view: FiguresView) -> list[str]:
    """`4 ratings · usually 2–4.5 (24 days)`, and what is said with less room."""
    pain = view.pain
    ratings = plural(pain.line.n, "rating") if pain.line.n else ""
    flare = "in a flare" if pain.line.flare else ""
    usual = usual_words(pain.known, pain.said)
    every = [part for part in (ratings, flare, usual) if part]
    short = usual.partition(" (")[0].partition(";")[0]
    return [" · ".join(each) for each in (every, [*every[:-1], short], [usual], [short])]


def panel(view: FiguresView, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """At most `height` lines: every figure beside its gauge, apart from the next if they fit."""
    if view.is_bare:
        return _nothing_yet(view, width, height)
    room = min(GAUGE, max(width - LABEL - _SAID, LEAST_GAUGE))
    groups = [[_gauged(told, view, LABEL, room, glyphs)] for told in _told(view)]
    groups = groups or [[_labelled("pain", Content.styled("nothing noted", DIM), LABEL)]]
    groups.append(_around(view.pain, width, room, glyphs))
    airy = apart(groups)
    lines = airy if len(airy) <= height else [line for group in groups for line in group]
    return [line.truncate(width, ellipsis=True) for line in lines[:height]]


def brief(view: FiguresView, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """At most `height` lines: now and the day, beside each other if there is room, and the rest."""
    if view.is_bare:
        return _nothing_yet(view, width, height)
    side_by_side = width >= NARROW
    half = width // 2 - 2 if side_by_side else width
    told = [each._replace(spread="") for each in _told(view)][:2]
    said = max((_value(each, glyphs).cell_length for each in told), default=0)
    room = min(GAUGE, half - _BRIEF - said - 2)
    parts = [_gauged(each, view, _BRIEF, room, glyphs) for each in told]
    parts = parts or [_labelled("pain", Content.styled("nothing noted", DIM), _BRIEF)]
    if side_by_side:
        parts = [Content("    ").join(part.truncate(half, pad=True) for part in parts)]
    around, *_ = _around(view.pain, width, min(room, half // 3), glyphs)
    made_of = [Content.styled(word, DIM) for word in load_words(view.pain.load)]
    left = width - around.cell_length - 3
    if made_of and made_of[0].cell_length <= left:
        around += Content("   ") + joined(made_of, " · ", left)
    return [line.truncate(width, ellipsis=True) for line in [*parts, around][:height]]


def _nothing_yet(view: FiguresView, width: int, height: int) -> list[Content]:
    return [] if view.charted else styled(NOTHING_YET, width, "$bc-text", height)


def small(view: FiguresView, width: int, height: int, glyphs: Glyphs = BLOCKS) -> list[Content]:
    """For a short screen: the last reading, the days as blocks, and the usual range."""
    if view.is_bare:
        return styled(NOTHING_YET, width, "$bc-text", height)
    span = f"{len(view.lines)} d".ljust(LABEL // 2)
    days = spark([line.value for line in view.lines], width - len(span), TOP, glyphs=glyphs)
    lines = [
        _last(view, width, glyphs),
        Content.styled(span, DIM) + days,
        _band(view, width, glyphs),
        *_around(view.pain, width, min(GAUGE, width // 2), glyphs)[:1],
        *words(view, width, 2),
    ]
    return [line.truncate(width, ellipsis=True) for line in lines[:height]]


def words(view: FiguresView, width: int, most: int) -> list[Content]:
    """The day and what is around it in a sentence or two; at most `most` lines."""
    pain = view.pain
    said = explained(pain.alarm, pain.load, pain.known, pain.said, so_far=view.goes_on)
    return styled(said, min(width, MEASURE), "$bc-text", most)


def _told(view: FiguresView) -> Iterator[Measured]:
    """The last rating of a day that goes on, what the day counts as, and what the evening said."""
    line, alarm, on = view.pain.line, view.pain.alarm, view.goes_on
    if on and line.scores:
        volume = None if alarm is None else alarm.last_volume
        yield _one("now", line.scores[-1], volume, loud=on)
    if line.value is not None and (line.n > 1 or not on):
        word = _one("so far" if on else "the day", line.value, alarm and alarm.volume, loud=on)
        yield word._replace(spread=_spread(line))
    if line.average is not None:
        worst = "" if line.worst is None else f"worst {line.worst}"
        yield Measured("evening", line.average, worst, loud=False, above=False)


def _one(label: str, value: float, volume: Volume | None, *, loud: bool) -> Measured:
    above = volume is not None and volume.side > 0
    return Measured(label, value, "" if volume is None else volume.value, loud and above, above)


def _spread(line: DayLine) -> str:
    """`from 2 to 6`; "" if all ratings were the same."""
    if not line.scores or min(line.scores) == max(line.scores):
        return ""
    return between(min(line.scores), max(line.scores))


def _gauged(told: Measured, view: FiguresView, label: int, room: int, glyphs: Glyphs) -> Content:
    """`now  ━━━━━━━━━━  6 ▴ above usual`; without the gauge if it has less than its least room."""
    if room < LEAST_GAUGE:
        return _labelled(told.label, _value(told, glyphs), label)
    usual = view.usual
    band = None if usual is None else (usual.low / TOP, usual.high / TOP)
    style = "$bc-warn-fill" if told.loud else "$bc-accent" if told.label == "now" else "$bc-fill"
    bar = gauge(told.value / TOP, room, style, band, glyphs)
    return _labelled(told.label, bar + Content("  ") + _value(told, glyphs), label)


def _value(told: Measured, glyphs: Glyphs) -> Content:
    number, word = (f"bold {BRIGHT}", DIM)
    if told.loud:
        number, word = "bold $bc-warn", "$bc-warn"
    sign = f" {glyphs.above} " if told.above else "  "
    spread = f", {told.spread}" if told.spread and told.word else told.spread
    said = f"{sign}{told.word}".rstrip() if told.word else ""
    return Content.assemble((figure(told.value), number), (said, word), (spread, DIM))


def _around(pain: PainView, width: int, room: int, glyphs: Glyphs) -> list[Content]:
    """How much is around it, and below that what it is made of."""
    word = Content.styled(load_word(pain.load), f"bold {BRIGHT}")
    if pain.load.share is None or room < LEAST_GAUGE:
        first = _labelled("around it", word, LABEL)
    else:
        bar = gauge(pain.load.share, room, "$bc-fill", glyphs=glyphs)
        first = _labelled("around it", bar + Content("  ") + word, LABEL)
    made_of = [Content.styled(word, DIM) for word in load_words(pain.load)]
    room = max(width - LABEL, 1)
    return [first, _labelled("", joined(made_of, " · ", room), LABEL)] if made_of else [first]


def _labelled(label: str, line: Content, cells: int) -> Content:
    return Content.styled(label.ljust(cells), "$bc-text") + line


def _last(view: FiguresView, width: int, glyphs: Glyphs) -> Content:
    """`6 ▴ above usual   so far 4`, or of another day what it counts as."""
    told = list(_told(view))
    name = "" if view.goes_on else f"{day_name(view.pain.line.day)}  "
    if not told:
        return Content.styled(f"{name}nothing noted{' today' if view.goes_on else ''}", DIM)
    parts = [Content.styled(name, DIM) + _value(told[0]._replace(spread=""), glyphs)]
    parts += [
        Content.assemble((f"{each.label} ", DIM), (figure(each.value), BRIGHT))
        for each in told[1:]
        if each.value != told[0].value
    ]
    return joined(parts, "   ", width)


def _band(view: FiguresView, width: int, glyphs: Glyphs) -> Content:
    """The usual range with the last reading on it; until it is known, how far it is learned."""
    usual, told = view.pain.known.usual, next(_told(view), None)
    said = usual_words(view.pain.known, view.pain.said)
    if usual is None:
        return Content.styled(fit(said, width), DIM)
    label = said.partition(" (")[0]
    room = min(GAUGE, width - len(label) - 1)
    style = "$bc-warn-fill" if told and told.loud else "$bc-accent"
    share = told.value / TOP if told else 0.0
    bar = gauge(share, room, style, (usual.low / TOP, usual.high / TOP), glyphs)
    return Content.styled(label, DIM) + Content(" ") + bar
