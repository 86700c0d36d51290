"""What stands in and beside the disc of a breath: what to do, the count, and the phases."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from backcare_tui.domain.downshift.patterns import Phase, PhaseKind
from backcare_tui.domain.downshift.session import Moment
from backcare_tui.tui.downshift.disc import holds
from backcare_tui.tui.downshift.marks import marks
from backcare_tui.tui.kit.draw.digits import DigitSize, digits_width, large_digits
from backcare_tui.tui.kit.draw.glyphs import Glyphs

_CUES = {
    PhaseKind.IN: "low into the belly",
    PhaseKind.OUT: "without force",
}
"""How it is done (docs/care.md, Breathing)."""


class DiscText(NamedTuple):
    """Rows of text, counted from the disc's top row, each to be set in its middle."""

    rows: dict[int, str]
    quiet: frozenset[int] = frozenset()
    """Those that are not bold."""


class DiscWords:
    """Which words the empty breath has room for, the same through a whole session."""

    def __init__(self, across: int, phases: Sequence[Phase], glyphs: Glyphs) -> None:
        self._glyphs, self._marks = glyphs, marks(glyphs)
        count = "0" * len(str(int(max((p.seconds for p in phases), default=9) + 0.999)))
        self._middle = across // 4
        sizes = [size for size in _SIZES if self._fits_digits(across, count, size)]
        # Smaller digits with a word are worth more than larger ones without.
        forms = [(size, is_long) for size in sizes for is_long in (True, False)]
        fitting = [form for form in forms if self._fits_words(across, phases, *form)]
        self.has_words = bool(fitting)
        """Whether what to do stands in the disc."""
        chosen = (fitting or forms or [(None, False)])[0]
        self._digits, self._has_long = chosen
        cue = max(map(len, _CUES.values()))
        big = self._digits is DigitSize.BIG
        self._has_cues = big and holds(across, self._cue_row, cue)

    def _top(self, size: DigitSize) -> int:
        """The first row of the digits."""
        return self._middle - size.rows // 2

    def _word_row(self, size: DigitSize) -> int:
        return self._top(size) - (3 if size is DigitSize.BIG else 2)

    @property
    def _cue_row(self) -> int:
        return self._middle + DigitSize.BIG.rows // 2 + 2

    def _fits_digits(self, across: int, count: str, size: DigitSize) -> bool:
        return holds(across, self._top(size), digits_width(count, size), size.rows)

    def _fits_words(
        self, across: int, phases: Sequence[Phase], size: DigitSize, is_long: bool
    ) -> bool:
        said = [self._word(phase.kind, is_long=is_long) for phase in phases]
        return holds(across, self._word_row(size), max(map(len, said), default=0))

    def _word(self, kind: PhaseKind, *, is_long: bool) -> str:
        """`▴  breathe in  ▴`, `▴ in ▴`"""
        sign, gap = self._marks[kind], "  " if is_long else " "
        return f"{sign}{gap}{(kind.word if is_long else kind.short).lower()}{gap}{sign}"

    def of(self, moment: Moment, word: str = "") -> DiscText:
        """The rows of `moment`; `word`: said in place of what to do."""
        rows: dict[int, str] = {}
        if self._digits is None or moment.phase is None:
            return DiscText(rows)
        for n, row in enumerate(large_digits(str(moment.count), self._digits, self._glyphs)):
            rows[self._top(self._digits) + n] = row
        if self.has_words:
            rows[self._word_row(self._digits)] = word or self._word(
                moment.phase.kind, is_long=self._has_long
            )
        cue = _CUES.get(moment.phase.kind, "") if self._has_cues and not word else ""
        if cue:
            rows[self._cue_row] = cue
        return DiscText(rows, frozenset({self._cue_row}))


_SIZES = (DigitSize.BIG, DigitSize.SMALL)


def phase_rows(
    phases: Sequence[Phase], height: int, glyphs: Glyphs
) -> Mapping[int, tuple[int, str, str]]:
    """The phases below each other in the middle of `height` rows: index, name and number."""
    step = 2 if 2 * len(phases) <= height else 1
    if len(phases) > height:
        return {}
    top = (height - step * (len(phases) - 1)) // 2
    signs = marks(glyphs)
    return {
        top + step * n: (
            n,
            f"{signs[phase.kind]} {phase.kind.short.lower()}".ljust(8),
            f"{phase.seconds:g}",
        )
        for n, phase in enumerate(phases)
    }


def beside(told: Sequence[str], height: int) -> Mapping[int, str]:
    """Lines in the middle of `height` rows."""
    top = (height - len(told)) // 2
    return {top + n: line for n, line in enumerate(told)} if len(told) <= height else {}
