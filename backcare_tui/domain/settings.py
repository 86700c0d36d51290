"""What a person can set, as values. `config.py` reads and writes them; each key is documented there."""

from datetime import timedelta

import msgspec


class BreakSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When breaks come. Defaults: 2 min every 30, every third 5 min (CARE.md §7) [D]."""

    every: timedelta = timedelta(minutes=30)
    """Work between two breaks; 1 min to 4 h."""
    micro: timedelta = timedelta(minutes=2)
    """Length of a micro break."""
    long: timedelta = timedelta(minutes=5)
    """Length of a long break."""
    long_every: int = 3
    """Every n-th break is a long one; 1: all of them, 0: none."""
    heads_up: timedelta = timedelta(seconds=60)
    """How long before a break is due the screen says that it is coming (CARE.md §8)."""
    later: timedelta = timedelta(minutes=5)
    """How long *later* puts a break off."""
    answer_within: timedelta = timedelta(minutes=10)
    """A prompt without an answer for this long counts as missed."""
    restart_after: timedelta = timedelta(minutes=5)
    """Away for this long, and the interval starts afresh."""


class BreathingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How breathing sessions start."""

    pattern: str = "long-exhale"
    """Id of the pattern that is chosen at first."""
    minutes: int = 3
    """Length that is chosen at first; 2 to 5 minutes."""
    holds: bool = True
    """False hides every pattern with breath holds (CARE.md §4)."""
    ask_tension: bool = True
    """Ask for tension 0–10 before and after."""


class LookSettings(msgspec.Struct, frozen=True, kw_only=True):
    theme: str = "backcare-dark"
    reduced_motion: bool = False
    """True: a counted breath instead of a moving one. `TEXTUAL_ANIMATIONS=none` does the same."""


class PromptSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a due break makes itself known."""

    bell: bool = True
    """Ring the terminal's bell when a break is due."""
    title: bool = True
    """Show the next break in the window's title."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    breaks: BreakSettings = BreakSettings()
    breathing: BreathingSettings = BreathingSettings()
    look: LookSettings = LookSettings()
    prompts: PromptSettings = PromptSettings()
