"""Everything the companion teaches, loaded once: shipped content with the person's own in it."""

from pathlib import Path

import msgspec

from backcare_tui.content.adjustments import load_adjustments
from backcare_tui.content.loader import Problem
from backcare_tui.content.patterns import load_patterns
from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.breathing import Pattern


class Catalogue(msgspec.Struct, frozen=True):
    adjustments: tuple[Adjustment, ...]
    patterns: tuple[Pattern, ...]
    problems: tuple[Problem, ...] = ()
    """What could not be used of the person's own files."""


def load_catalogue(personal: Path | None) -> Catalogue:
    """The shipped content merged with the person's own files in the folder `personal`."""
    adjustments, adjustment_problems = load_adjustments(personal)
    patterns, pattern_problems = load_patterns(personal)
    return Catalogue(adjustments, patterns, adjustment_problems + pattern_problems)
