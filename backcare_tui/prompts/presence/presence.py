"""Is the person here, and are they typing? Several sources, one answer.

Unknown never counts as away: if no source knows, the work clock simply runs on.

Some sources start a program (tmux, the desktop's idle time). They are asked only if the answer
matters, and may take up to a second each: call `look` and `idle` from a thread when `programs` is
true. With `programs=False`, and in `typing`, only files are looked at (well under a millisecond).
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from backcare_tui.domain.settings import PresenceSettings
from backcare_tui.prompts.sighting import AWAY_AFTER, IsHere, Sighting, Source, judged

TYPING = timedelta(seconds=5)
"""No prompt this soon after a keystroke (Stretchly #189)."""

_JUMP = timedelta(seconds=30)
"""Wall time that went by unnoticed: what the app knew about keys is stale."""


class Presence:
    """Asks the sources. Never raises, whatever a source does."""

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        away_after: timedelta = AWAY_AFTER,
    ) -> None:
        self._sources = tuple(sources)
        self._monotonic = monotonic
        self._away_after = away_after
        self._key: float | None = None
        self._seen_at: tuple[datetime, float] | None = None

    def noticed_input(self, monotonic: float) -> None:
        """The app itself got a key or a click, at `monotonic` of the clock given above."""
        self._key = monotonic

    def look(self, now: datetime, *, programs: bool = True) -> tuple[Sighting, ...]:
        """Every source's answer, in order; the app's own keys first if there were any."""
        own = self._own(now)
        asked = [source for source in self._sources if programs or source.cheap]
        return (*([own] if own else []), *(_ask(source, now) for source in asked))

    def idle(self, now: datetime, *, programs: bool = True) -> timedelta | None:
        """Time without input, over all sources that know; None if none of them does.

        Programs are started only if the files do not say already that the person is here, one after
        the other until one of them knows: each is 2 to 7 ms of CPU.
        """
        seen = list(self.look(now, programs=False))
        known = any(sighting.answer is IsHere.YES for sighting in seen)
        for source in self._sources:
            if programs and not known and not source.cheap:
                seen.append(_ask(source, now))
                known = seen[-1].answer is not IsHere.UNKNOWN
        return _least(seen)

    def typing(self, now: datetime) -> bool:
        """Whether there was a keystroke in the last `TYPING`, or may have been.

        Linux reports input on other terminals in steps of eight seconds, so up to 13 s after the
        last key there the answer can still be yes.
        """
        return any(
            sighting.idle is not None and sighting.idle < TYPING
            for sighting in self.look(now, programs=False)
        )

    def _own(self, now: datetime) -> Sighting | None:
        """What the app's own keys say; forgotten when time went by that `monotonic` did not see."""
        tick = self._monotonic()
        if self._seen_at is not None:
            wall, then = self._seen_at
            if abs((now - wall) - timedelta(seconds=tick - then)) > _JUMP:
                self._key = None
        self._seen_at = (now, tick)
        if self._key is None:
            return None
        idle = timedelta(seconds=max(0.0, tick - self._key))
        # Keys go to other windows too: only a recent one here says something.
        return judged("app", idle, "keys in BackCare", away_after=self._away_after, blind=True)


def _ask(source: Source, now: datetime) -> Sighting:
    try:
        return source.look(now)
    except Exception as error:
        note = f"failed: {type(error).__name__}"
        return Sighting(source.name, IsHere.UNKNOWN, None, note)


def _least(sightings: Sequence[Sighting]) -> timedelta | None:
    """The least idle time, provided that at least one source stands by what it says.

    A source that is blind to other windows (UNKNOWN with a time) counts as soon as one that is not
    has answered: keys at either are keys.
    """
    if all(sighting.answer is IsHere.UNKNOWN for sighting in sightings):
        return None
    return min((each.idle for each in sightings if each.idle is not None), default=None)


def graphical(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether the person has windows beside the terminal, whose input no terminal sees."""
    if platform == "darwin":
        return not environ.get("SSH_CONNECTION")
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def presence_for(
    environ: Mapping[str, str], settings: PresenceSettings, monotonic: Callable[[], float]
) -> Presence:
    """A presence that asks all that makes sense here and the settings allow."""
    sources = sources_for(environ, settings)
    return Presence(sources, monotonic=monotonic, away_after=settings.away_after)


def sources_for(
    environ: Mapping[str, str], settings: PresenceSettings, platform: str = sys.platform
) -> list[Source]:
    """The sources that make sense here, those left out that are switched off."""
    from backcare_tui.prompts.ask_program import ProgramSource
    from backcare_tui.prompts.presence.desktop_idle import desktop_source
    from backcare_tui.prompts.presence.tmux_idle import TMUX
    from backcare_tui.prompts.presence.tty_idle import TerminalIdle

    windows, away_after = graphical(environ, platform), settings.away_after
    found: list[Source] = []
    if settings.terminals:
        found.append(TerminalIdle(blind=windows, away_after=away_after, platform=platform))
    if settings.desktop and windows:
        found.append(desktop_source(environ, platform, away_after))
    if settings.terminals and environ.get("TMUX"):
        found.append(ProgramSource(TMUX, blind=windows, away_after=away_after))
    return found
