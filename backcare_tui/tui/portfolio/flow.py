"""Using a tool of the portfolio, from wherever it is chosen: at once, or with its timer.

What a key opens is imported when the key is pressed: the first frame does not wait for it.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.binding import BindingType

from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.tui.frame.stage import Stage
from backcare_tui.tui.kit.keys import key
from backcare_tui.words.times import short_length

if TYPE_CHECKING:
    from backcare_tui.domain.portfolio.timer import Running
    from backcare_tui.domain.portfolio.tools import Tool
    from backcare_tui.tui.portfolio.relief import ReliefScreen

KEYS = "chisACDHJKMNOQRTUVXY"
"""Keys for the tools that are held; none of them does anything else while they are shown."""

BINDINGS: list[BindingType] = [
    key("r", "relief", "relief", "relief.open", "Use one of the tools in your portfolio")
]


class ReliefFlow:
    """The use of one tool at a time."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._companion = stage, stage.companion
        self._timer: ReliefScreen | None = None
        """The timer that is open."""

    async def choose(self) -> None:
        """Ask which of the tools that are held is used, relief first as in the list of all."""
        from backcare_tui.domain.portfolio.letters import tool_letters
        from backcare_tui.domain.portfolio.tools import held

        tools = held(self._companion.catalogue.tools)
        if not tools:
            self._stage.say("Nothing in your portfolio yet; 6 opens it")
            return
        from backcare_tui.tui.frame.ask import Ask, Choice

        letters = tool_letters(tools, KEYS)
        choices = [Choice(letters.get(tool.id, ""), tool.name, tool.id) for tool in tools]
        tool = self._tool(await self._stage.ask(Ask("Which one?", choices)))
        if tool is not None:
            await self.use(tool)

    async def use(self, tool: "Tool", before: int | None = None, *, timed: bool = True) -> None:
        """Use `tool` now: with its timer if it has one, else it is logged at once.

        `before`: pain 0–10, if it is known. `timed` False logs it without the timer. If the
        person's own limit is reached they are told so and asked once; it is never kept from them.
        """
        from backcare_tui.domain.portfolio.tools import left_today, used_lately
        from backcare_tui.use_cases.tools import lately

        now = self._companion.now()
        entries = lately(self._companion, now)
        if left_today(entries, tool, now) == 0:
            from backcare_tui.tui.frame.ask import Ask, Choice
            from backcare_tui.words.portfolio import reminder

            said = reminder(tool, used_lately(entries, tool.id, now), now)
            answers = [Choice("y", "log it", "y"), Choice("n", "not now", "n")]
            if await self._stage.ask(Ask(said, answers, chosen=1)) != "y":
                return
        if timed and tool.minutes is not None:
            await self._time(tool, before)
            return
        self._companion.record(ToolUsed(tool=tool.id, before=before))
        left = left_today(lately(self._companion, now), tool, self._companion.now())
        limit = "" if left is None else f"; {left} of {tool.at_most} left in 24 h"
        self._stage.say(f"{tool.name} logged{limit}")

    async def _time(self, tool: "Tool", before: int | None, going: "Running | None" = None) -> None:
        """Open the timer. `going`: the use that is under way already."""
        if self._timer is not None:
            return
        from backcare_tui.tui.portfolio.relief import ReliefScreen
        from backcare_tui.words.entries import describe

        timer = self._timer = ReliefScreen(self._companion, tool, before, going)
        used = await self._stage.ask(timer)
        self._timer = None
        if used is not None:
            self._stage.say(f"Logged: {describe(used, self._companion.catalogue)}")

    @property
    def runs(self) -> bool:
        """Whether a tool's timer runs: no prompt comes meanwhile."""
        return self._timer is not None and self._timer.is_timing

    def leave(self) -> None:
        """Write down what a running timer has measured: the app is about to end."""
        if self._timer is not None:
            self._timer.leave()

    def take_lost(self) -> None:
        """Resume a timer whose app was killed; close one that has ended since, and say so.

        Call before this app shows life: the last sign of another one's says how long it was seen.
        """
        from backcare_tui.prompts.leader import is_app_running, last_seen
        from backcare_tui.use_cases.tools import take_up

        companion = self._companion
        if is_app_running(companion.paths):
            return
        going, closed = take_up(companion, last_seen(companion.paths))
        if going is not None:
            tool = self._tool(going.use.tool)
            if tool is not None and tool.minutes is not None:
                self._stage.start(self._time(tool, going.use.before, going))
        for entry in closed:
            from backcare_tui.words.entries import describe

            use = describe(entry.event, companion.catalogue)
            if isinstance(entry.event, ToolUsed) and entry.event.seconds is not None:
                use += f", {short_length(timedelta(seconds=entry.event.seconds))}"
            self._stage.say(f"Kept from last time: {use}")

    def _tool(self, id_: str | None) -> "Tool | None":
        return next((each for each in self._companion.catalogue.tools if each.id == id_), None)
