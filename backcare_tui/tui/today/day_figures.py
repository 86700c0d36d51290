"""The day in figures: dim labels, bright numbers, one line each."""

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.domain.adjustments import AdjustmentStanding
from backcare_tui.domain.journal.entries import Side
from backcare_tui.domain.today import Today
from backcare_tui.tui.kit.bar import dots, score_blocks
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import fit, joined, styled
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.kit.sizes import SHORT
from backcare_tui.words.times import clock_time, plural

if TYPE_CHECKING:
    from backcare_tui.domain.pain.usual import Usual

_LABEL = 9
"""Cells of the label column."""


class DayFigures(Picture[tuple[Today, str, str]]):
    """The day, the present posture in words (`sitting 42 min`), and a sentence to think of.

    The last two may be "".

    One line of the essentials in a small pane.
    """

    DEFAULT_CSS = """
    DayFigures { padding: 0 1; }
    """

    def draw(self, view: tuple[Today, str, str], width: int) -> list[Content]:
        today, posture, sentence = view
        if (height := self.screen.size.height) < SHORT:
            return self._small(today, width, height)
        figures = [Content.styled("Today", DIM), *self._tall(today, posture, width)]
        if sentence:
            figures += [Content(""), *styled(sentence, width, "$bc-text")]
        return figures

    def _small(self, today: Today, width: int, height: int) -> list[Content]:
        """`pain 3   moves 9/12   bag→L`, and the breaks if there is a line for them."""
        done, target = today.moves
        parts = [Content.assemble(("pain ", DIM), (_last_pain(today), BRIGHT))]
        if today.standings:
            moves = f"{done}/{target}" if target else f"{done}"
            parts.append(Content.assemble(("moves ", DIM), (moves, BRIGHT)))
        sides = _sides(today.standings)
        if sides:
            standing, side = sides[0]
            letter = "L" if side is Side.LEFT else "R"
            parts.append(Content.assemble((f"{_short(standing)}→", DIM), (letter, BRIGHT)))
        lines = [joined(parts, "   ", width)]
        if height >= 8:
            first, *others = _break_parts(today)
            first = Content.styled("breaks ", DIM) + first
            lines.append(joined([first, *others], "  ", width))
        return lines

    def _tall(self, today: Today, posture: str, width: int) -> list[Content]:
        room = width - _LABEL
        done, target = today.moves
        lines = [
            _labelled("pain", _pain(today, room)),
            _labelled("breaks", joined(_break_parts(today), " · ", room)),
        ]
        if today.standings:
            said = Content.assemble((f"{done}", BRIGHT), (f" of {target}  " if target else "", DIM))
            lines.append(_labelled("moves", said, _move_dots(done, target, room - 10)))
        sides = [
            Content.assemble((f"{_short(standing)} → ", DIM), (side.value, BRIGHT))
            for standing, side in _sides(today.standings)
        ]
        if sides:
            lines.append(_labelled("sides", joined(sides, "   ", room)))
        if posture:
            lines.append(_labelled("posture", Content.styled(posture, "$bc-text")))
        sessions, seconds = today.breathing
        if sessions:
            minutes = max(round(seconds / 60), 1)
            lines.append(
                _labelled(
                    "breath",
                    Content.assemble(
                        (f"{minutes}", BRIGHT),
                        (f" min in {plural(sessions, 'session')}", DIM),
                    ),
                )
            )
        return lines


def _labelled(label: str, *parts: Content) -> Content:
    return Content.assemble((f"{label:<{_LABEL}}", DIM), *parts)


def _pain(today: Today, room: int) -> Content:
    """`3 at 14:02   ▂▃▃▂   usual 2–4`; the usual range if there is room."""
    usual = _usual(today.usual)
    if not today.pain:
        return joined([Content.styled("l to log it", DIM), *usual], "   ", room)
    last = today.pain[-1]
    parts = [Content.assemble((f"{last.score}", BRIGHT), (f" at {clock_time(last.at)}", DIM))]
    if len(today.pain) > 1:
        blocks = score_blocks([each.score for each in today.pain[-16:]])
        parts.append(Content.styled(blocks, "$bc-fill"))
    return joined([*parts, *usual], "   ", room)


def _usual(usual: "Usual | None") -> list[Content]:
    if usual is None:
        return []
    return [Content.assemble(("usual ", DIM), (f"{usual.low:g}–{usual.high:g}", "$bc-text"))]


def _last_pain(today: Today) -> str:
    return str(today.pain[-1].score) if today.pain else "–"


def _break_parts(today: Today) -> list[Content]:
    breaks = today.breaks
    figures = [("taken", breaks.taken), ("later", breaks.later)]
    figures += [("skipped", breaks.skipped), ("missed", breaks.missed)]
    if breaks.credited:
        figures.append(("while away", breaks.credited))
    return [Content.assemble((f"{number}", BRIGHT), (f" {word}", DIM)) for word, number in figures]


def _move_dots(done: int, target: int, room: int) -> Content:
    """One dot a move; where they are too many, as many dots as fit, in proportion."""
    most = min(max(room, 0), 24)
    if target <= most:
        return dots(done, target, most)
    share = min(done / target, 1.0) if target else 0.0
    return dots(max(int(share * most), min(done, 1)), most, most)


def _sides(standings: tuple[AdjustmentStanding, ...]) -> list[tuple[AdjustmentStanding, Side]]:
    """Adjustments with sides and the side that is next, those used today first."""
    pairs = [(s, s.next_side) for s in standings if s.next_side is not None]
    known = [(s, side) for s, side in pairs if side is not None]
    return sorted(known, key=lambda pair: -pair[0].done)


def _short(standing: AdjustmentStanding) -> str:
    return standing.adjustment.short or fit(standing.adjustment.cue, 12)
