"""Using a tool of the portfolio, from wherever it is chosen: at once, or with its timer."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.portfolio.letters import tool_letters
from backcare_tui.domain.portfolio.tools import Tool, held, left_today, used_lately
from backcare_tui.prompts.leader import is_app_running, last_seen
from backcare_tui.tui.frame.look_actions import LookActions
from backcare_tui.use_cases.relief_timer import take_up
from backcare_tui.words.times import short_length

if TYPE_CHECKING:
    from backcare_tui.tui.portfolio.relief import ReliefScreen

KEYS = "chisvACDHIJKMNOQRTUVXY"
"""Keys for the tools that are held; none of them does anything else where they act."""


class ReliefActions(LookActions):
    """Part of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r",
            "relief",
            "relief",
            show=False,
            id="relief.open",
            tooltip="Use one of the tools in your portfolio",
        ),
    ]

    _relief: "ReliefScreen | None" = None
    """The timer that is open."""

    def action_relief(self) -> None:
        """Ask which of the tools that are held is used, relief first as in the list of all."""
        tools = held(self.companion.catalogue.tools)
        if not tools:
            self.say("Nothing in your portfolio yet; 6 opens it")
            return
        from backcare_tui.tui.frame.ask import Ask, Choice

        letters = tool_letters(tools, KEYS)
        choices = [Choice(letters.get(tool.id, ""), tool.name, tool.id) for tool in tools]
        self.push_screen(Ask("Which one?", choices), self._tool_chosen)

    def use_tool(self, tool: Tool, before: int | None = None, *, timed: bool = True) -> None:
        """Use `tool` now: with its timer where it has one, else it is logged at once.

        `before`: pain 0–10, where it is known. `timed` False logs it without the timer. Where the
        person's own limit is reached they are told so and asked once; it is never kept from them.
        """
        now, entries = self.companion.now(), self._entries()
        if left_today(entries, tool, now) != 0:
            self._use(tool, before, timed)
            return
        from backcare_tui.tui.frame.ask import Ask, Choice
        from backcare_tui.words.portfolio import reminder

        said = reminder(tool, used_lately(entries, tool.id, now), now)
        answers = [Choice("y", "log it", "y"), Choice("n", "not now", "n")]
        self.push_screen(
            Ask(said, answers, chosen=1), partial(self._limit_answered, tool, before, timed)
        )

    @property
    def relief_runs(self) -> bool:
        """Whether a tool's timer runs: no prompt comes meanwhile."""
        return self._relief is not None and self._relief.is_timing

    def leave_relief(self) -> None:
        """Write down what a running timer has measured: the app is about to end."""
        if self._relief is not None:
            self._relief.leave()

    def take_lost_relief(self) -> None:
        """Go on with a timer whose app was killed; close one that has ended since, and say so.

        Call before this app shows life: the last sign of another one's says how long it was seen.
        """
        companion = self.companion
        if is_app_running(companion.paths):
            return
        going, closed = take_up(companion, last_seen(companion.paths))
        if going is not None and isinstance(going.event, ToolUsed):
            self._reopen(going, going.event)
        if not closed:
            return
        from backcare_tui.words.entries import describe

        for entry in closed:
            use = describe(entry.event, companion.catalogue)
            if isinstance(entry.event, ToolUsed) and entry.event.seconds is not None:
                use += f", {short_length(timedelta(seconds=entry.event.seconds))}"
            self.say(f"Kept from last time: {use}")

    def _reopen(self, going: Entry, use: ToolUsed) -> None:
        tool = next((each for each in self.companion.catalogue.tools if each.id == use.tool), None)
        if tool is not None and tool.minutes is not None:
            from backcare_tui.tui.portfolio.relief import ReliefScreen

            self._relief = ReliefScreen(self.companion, tool, use.before, going)
            self.push_screen(self._relief, self._relief_ended)

    def _tool_chosen(self, id_: str | None) -> None:
        tool = next((each for each in self.companion.catalogue.tools if each.id == id_), None)
        if tool is not None:
            self.use_tool(tool)

    def _limit_answered(
        self, tool: Tool, before: int | None, timed: bool, answer: str | None
    ) -> None:
        if answer == "y":
            self._use(tool, before, timed)

    def _use(self, tool: Tool, before: int | None, timed: bool) -> None:
        if timed and tool.minutes is not None:
            if self._relief is not None:
                return
            from backcare_tui.tui.portfolio.relief import ReliefScreen

            self._relief = ReliefScreen(self.companion, tool, before)
            self.push_screen(self._relief, self._relief_ended)
            return
        self.companion.record(ToolUsed(tool=tool.id, before=before))
        left = left_today(self._entries(), tool, self.companion.now())
        limit = "" if left is None else f"; {left} of {tool.at_most} left in 24 h"
        self.say(f"{tool.name} logged{limit}")

    def _relief_ended(self, used: ToolUsed | None) -> None:
        self._relief = None
        if used is not None:
            from backcare_tui.words.entries import describe

            self.say(f"Logged: {describe(used, self.companion.catalogue)}")

    def _entries(self) -> Sequence[Entry]:
        """What the last 24 hours are among, whatever the zone."""
        today, day = self.companion.today(), timedelta(days=1)
        return self.companion.entries(today - 2 * day, today + day)
