"""Every setting as a row: its name, its value, and what is wrong with it in the file."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from textual.content import Content

from backcare_tui.domain.hours import WEEKDAYS
from backcare_tui.domain.problems import Problem
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import SettingKey, keys
from backcare_tui.domain.settings.kinds import show
from backcare_tui.tui.kit.fitting import fit
from backcare_tui.tui.kit.roles import BRIGHT, DIM

NOTHING = "–"
_MARKS = 4
"""Columns before the name and after it: a mark, and blanks."""
_LEAST_VALUE = 7
_VALUES = 12
"""Columns in which a value stands before its default."""


class Row(msgspec.Struct, frozen=True):
    """One setting, or (`key` None) something in the file that is none."""

    key: SettingKey | None
    name: str
    heading: str
    value: str = ""
    problem: str = ""

    @property
    def label(self) -> str:
        """The name as it stands under its heading."""
        return self.key.field if self.key else self.name

    @property
    def default(self) -> str:
        return show(self.key.default) if self.key else ""

    @property
    def is_default(self) -> bool:
        return self.value == self.default

    def says(self, word: str) -> bool:
        """Whether `word` is in what a person can read of it."""
        doc = self.key.doc if self.key else ""
        return word.casefold() in f"{self.name} {self.heading} {doc} {self.value}".casefold()


def rows_of(settings: Settings, problems: Sequence[Problem], path: Path) -> tuple[Row, ...]:
    """What is wrong in the file `path`, then every setting; those of single weekdays last."""
    wrong = {each.where: each.reason for each in problems if each.path == path}
    found = [
        Row(key, key.name, key.heading, show(key.of(settings)), wrong.pop(key.name, ""))
        for key in sorted(keys(), key=lambda key: key.section in WEEKDAYS)
    ]
    trouble = [
        Row(None, where or path.name, "Wrong in the file", problem=reason)
        for where, reason in wrong.items()
    ]
    return (*trouble, *found)


def draw(row: Row, width: int, labels: int, *, here: bool) -> Content:
    """One row in `width` cells, without its mark; `labels`: cells of the longest label."""
    labels = min(labels, max(8, width - _MARKS - _LEAST_VALUE))
    mark = "!" if row.problem else " " if row.is_default else "•"
    line = Content.assemble((mark, "$bc-warn" if row.problem else "$bc-accent"), " ")
    label = Content.styled(fit(row.label, labels), BRIGHT if here else "$bc-text")
    line += label.pad_right(labels + 2 - label.cell_length)
    room = max(1, width - line.cell_length)
    if row.key is None:
        return line + Content.styled(fit(row.problem, room), "$bc-warn")
    value = Content.styled(fit(row.value or NOTHING, room), DIM if row.is_default else BRIGHT)
    default = f"default {row.default or NOTHING}"
    beside = max(value.cell_length + 2, _VALUES)
    if not row.is_default and beside + len(default) <= room:
        value = value.pad_right(beside - value.cell_length) + Content.styled(default, DIM)
    return line + value
