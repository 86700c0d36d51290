"""The days of a week, each as a strip under its name and figures."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from textual.content import Content

from backcare_tui.companion import Companion
from backcare_tui.domain.day_shape import DayShape, day_shape
from backcare_tui.domain.pain.usual import USUAL_DAYS, usual, usual_or_said
from backcare_tui.domain.week import first_day, week_days
from backcare_tui.tui.kit.draw.day_strip import day_strip
from backcare_tui.tui.kit.draw.frames import framed
from backcare_tui.tui.kit.draw.glyphs import Glyphs, glyphs_of
from backcare_tui.tui.kit.draw.shape import strip_day
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import joined
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.words.pain import between
from backcare_tui.words.times import day_and_month, weekday

_PAINS = 2
"""Rows of pain over a day's line."""


class DayOfWeek(NamedTuple):
    """One day: its strip, and its figures with their labels."""

    day: date
    shape: DayShape
    usual: tuple[float, float] | None
    """The usual range of pain, if pain above it is to be loud."""
    facts: tuple[tuple[str, str], ...]


class WeekStrips(Picture[tuple[DayOfWeek, ...]]):
    """The days of the week, each as a strip under its name and figures."""

    def draw(self, view: tuple[DayOfWeek, ...], width: int) -> Sequence[Content]:
        if not view:
            return ()
        glyphs = glyphs_of(self.app)
        padded = [Content("  ") + line for line in strip_lines(view, width - 6, glyphs)]
        fact = span_in_words(view)
        return framed(padded, width, len(padded) + 3, "the week", fact, glyphs=glyphs)


def span_in_words(view: Sequence[DayOfWeek]) -> str:
    """`23 Nov to 29 Nov`"""
    return f"{day_and_month(view[0].day)} to {day_and_month(view[-1].day)}"


def strip_lines(view: Sequence[DayOfWeek], width: int, glyphs: Glyphs) -> list[Content]:
    """Every day: a blank line, its name with its figures, and its strip; the last has the hours."""
    lines: list[Content] = []
    for each in view:
        last = each is view[-1]
        lines += [Content(""), _named(each, width, last=last)]
        day = strip_day(each.shape, each.usual)
        lines += day_strip(day, width, _PAINS, pill=False, hours=last, glyphs=glyphs)
    return lines


def week_strips(companion: Companion) -> tuple[DayOfWeek, ...]:
    """Every day from Monday to today. Pain above usual is loud today only."""
    now, today, said = companion.now(), companion.today(), companion.settings.care.usual_pain
    monday = first_day(today)
    entries = companion.entries(today - timedelta(days=USUAL_DAYS))
    own = usual_or_said(usual(entries, companion.flares(), today), said)
    band = None if own is None else (own.low, own.high)
    found: list[DayOfWeek] = []
    for each in week_days(entries, monday, today):
        shape = day_shape(companion.entries(each.day, each.day), each.day, now)
        scores = [reading.score for reading in shape.pains]
        facts = (
            ("pain", between(min(scores), max(scores)) if scores else ""),
            ("breaks", str(each.breaks or "")),
            ("moves", str(each.moves or "")),
            ("sleep", "" if each.sleep is None else f"{each.sleep:g} h"),
        )
        known = tuple((word, value) for word, value in facts if value)
        found.append(DayOfWeek(each.day, shape, band if each.day == today else None, known))
    return tuple(found)


def _named(each: DayOfWeek, width: int, *, last: bool) -> Content:
    """`Mon 16        pain 2–4  breaks 11  moves 9`"""
    style = f"bold {BRIGHT}" if last else "$bc-text"
    name = Content.styled(f"{weekday(each.day)} {each.day.day}", style)
    told = [
        Content.assemble((f"{word} ", DIM), (value, f"bold {BRIGHT}")) for word, value in each.facts
    ]
    facts = joined(told, "  ", max(width - name.cell_length - 2, 0))
    return name + Content(" " * max(width - name.cell_length - facts.cell_length, 1)) + facts
