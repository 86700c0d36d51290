"""Check-ins and notes: pain in two keys from anywhere, and what was noted opened again."""

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.binding import BindingType

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import DayReflected, NoteWritten, PegRated
from backcare_tui.domain.journal.readings import readings_of
from backcare_tui.tui.check_in.look_back import LookBackFlow
from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.kit.banner import Tone
from backcare_tui.tui.kit.keys import key
from backcare_tui.words.times import as_written

if TYPE_CHECKING:
    from backcare_tui.tui.check_in.draft import Closed
    from backcare_tui.tui.check_in.screen import CheckInScreen
    from backcare_tui.tui.check_in.writing import NoteScreen

_OF_ANOTHER_TIME = timedelta(minutes=5)
"""If the check-in is at least this old, the answer to it says when it was: our own choice."""

BINDINGS: list[BindingType] = [
    key("l", "log_pain", "log pain", "pain.log", "Log how much it hurts now, 0 to 10")
]


class CheckInFlow:
    """The panels in which pain and notes are written down."""

    def __init__(self, stage: Stage, look_back: LookBackFlow) -> None:
        self._stage, self._companion = stage, stage.companion
        self._look_back = look_back
        self._panel: CheckInScreen | NoteScreen | None = None
        """The panel that is open."""

    async def log(self) -> None:
        """Ask how much it hurts now."""
        told = readings_of(self._companion.entries(self._companion.today()))
        await self._check_in(None, told[-1].score if told else None)

    async def edit(self, entry: Entry) -> None:
        """Open the panel that `entry` was given in, with what it holds."""
        match entry.event:
            case PainRated():
                await self._check_in(entry, None)
            case DayReflected():
                await self._look_back.edit_day(entry)
            case PegRated():
                await self._look_back.edit_week(entry)
            case NoteWritten():
                await self._edit_note(entry)
            case _:
                pass

    def rate(self, score: int, entry: Entry | None = None) -> Entry:
        """Note the pain now, 0 to 10, in place of `entry` if there is one: it was given by a key of
        another screen."""
        noted = self._companion.record(PainRated(score=score), replaces=entry)
        if not self._say_above(score):
            self._stage.say(f"Pain {score} noted")
        return noted

    def keep(self) -> None:
        """Write down what an open panel was given: the app is about to end."""
        self._look_back.keep()
        if self._panel is not None:
            self._panel.keep()

    async def _check_in(self, entry: Entry | None, last: int | None) -> None:
        from backcare_tui.tui.check_in.screen import CheckInScreen

        passing = self._stage.passing_keys()
        panel = self._panel = CheckInScreen(self._companion, entry, last=last, passing=passing)
        closed = await self._stage.ask(panel)
        self._panel = None
        if closed is not None:
            self._say(closed)
            if closed.key:
                self._stage.simulate_key(closed.key)

    def _say(self, closed: "Closed") -> None:
        """What was noted; and if that is more pain than usual now, what there is to do next."""
        draft, now = closed.draft, self._companion.now()
        is_new = not (closed.trouble or closed.deleted or draft.is_edit)
        is_now = is_new and now - draft.at < _OF_ANOTHER_TIME
        if not (is_now and self._say_above(draft.event.score)):
            self._stage.say(self._said_of(closed))

    def _say_above(self, score: int) -> bool:
        """Whether `score`, given now, is above what is usual; what there is to do is said then."""
        from backcare_tui.tui.check_in.above import said_above

        said = said_above(self._companion, score, self._stage.screen.size.width)
        if said is not None:
            self._stage.say(said.after, Tone.WARNING, said.keys)
        return said is not None

    def _said_of(self, closed: "Closed") -> str:
        from backcare_tui.words.entries import describe

        if closed.trouble:
            return f"{closed.trouble}. It was left as it was."
        if closed.deleted:
            return "Check-in deleted"
        event, at, now = closed.draft.event, closed.draft.at, self._companion.now()
        if closed.draft.is_complete:
            when = f" for {as_written(at, now)}" if now - at >= _OF_ANOTHER_TIME else ""
            return f"Noted{when}: {describe(event, self._companion.catalogue)}"
        return f"Pain {event.score} noted"

    async def _edit_note(self, entry: Entry) -> None:
        from backcare_tui.tui.check_in.writing import NoteScreen
        from backcare_tui.words.entries import describe

        panel = self._panel = NoteScreen(self._companion, entry)
        kept = await self._stage.ask(panel)
        self._panel = None
        if kept is not None:
            self._stage.say(describe(kept.event, self._companion.catalogue))
