"""About one setting: what it is for, its usual values, what is allowed, why it was refused."""

from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.settings.keys import SettingKey
from backcare_tui.domain.settings.kinds import Duration, Number
from backcare_tui.tui.kit.drawn import Picture
from backcare_tui.tui.kit.fitting import styled
from backcare_tui.tui.kit.flow import clickable, flow
from backcare_tui.tui.kit.roles import BRIGHT, DIM
from backcare_tui.tui.settings.drawing import NOTHING
from backcare_tui.tui.settings.rows import Pick, Row
from backcare_tui.words.settings import length_in_words

_AIRY = 8
"""Rows from which its parts stand apart."""


class SettingView(NamedTuple):
    """What is said."""

    row: Row
    notice: str
    """Why a change was just refused; "" if none was."""
    asking: bool
    """A value is being typed."""


class SettingsDetail(Picture[SettingView]):
    """Draws as much as fits: first a refusal, then what is wrong in the file, then the rest.

    A click on one of the usual values posts `PartPicked` with it.
    """

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    SettingsDetail { height: 2; }
    """

    def draw(self, view: SettingView, width: int) -> list[Content]:
        return detail_lines(view, width, self.content_size.height)


def detail_lines(view: SettingView, width: int, height: int) -> list[Content]:
    """At most `height` lines of `width` cells."""
    gap = [Content("")] if height >= _AIRY else []
    lines: list[Content] = []
    for n, part in enumerate(_parts(view, width)):
        lines += (gap if n and part else []) + part
    return [line.truncate(max(width, 0)) for line in lines[: max(height, 0)]]


def _parts(view: SettingView, width: int) -> list[list[Content]]:
    row, found = view.row, list[list[Content]]()
    if view.notice:
        found.append(styled(view.notice, width, "$bc-warn"))
    if row.problem:
        found.append(styled(f"! In the file: {row.problem}", width, "$bc-warn"))
    doc = styled(row.doc, width, "$bc-text")
    if row.key is None:
        return [*found, *([doc] if doc else [])]
    allowed = styled(_allowed(row, row.key), width, "$bc-text" if view.asking else DIM)
    if view.asking:
        return [*found, allowed, doc]
    default = styled(f"Default: {row.usually or row.default or NOTHING}", width, DIM)
    picks = flow([_pick(pick, chosen=pick.text == row.value) for pick in row.picks], width, 1)
    if row.words and row.picks:
        return [*found, doc, picks, allowed, default]
    return [*found, doc, [*default, *allowed]]


def _allowed(row: Row, key: SettingKey) -> str:
    kind = key.kind
    if row.picks and row.words and isinstance(kind, Duration):
        low, high = length_in_words(kind.low), length_in_words(kind.high)
        return f"or type another, from {low} to {high}"
    if row.picks and row.words and isinstance(kind, Number):
        return f"or type another, from {kind.low} to {kind.high}"
    return f"Allowed: {key.allowed}"


def _pick(pick: Pick, *, chosen: bool) -> Content:
    style = f"bold {BRIGHT} $bc-on-raised" if chosen else "$bc-text"
    return clickable(Content.styled(f" {pick.shown} ", style), pick)
