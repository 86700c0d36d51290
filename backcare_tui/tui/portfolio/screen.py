"""Portfolio: what you do for your back, what you used, and how that is spread."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import events
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from backcare_tui.companion import Companion
from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.portfolio.letters import tool_letters
from backcare_tui.domain.portfolio.overview import PortfolioOverview, overview, since
from backcare_tui.domain.portfolio.tools import Tool, held
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.kit.area import Area
from backcare_tui.tui.kit.keys import key
from backcare_tui.tui.kit.sizes import WIDE
from backcare_tui.tui.portfolio.detail import PortfolioDetail
from backcare_tui.tui.portfolio.flow import KEYS
from backcare_tui.tui.portfolio.list import PortfolioList
from backcare_tui.tui.portfolio.shares import PortfolioShares, SharesView
from backcare_tui.words.portfolio import name_of, sentences

if TYPE_CHECKING:
    from backcare_tui.tui.portfolio.edits import PortfolioEdits

FULL_FROM, HUGE_FROM = 24, 160
"""Rows from which a wide screen has everything in frames; columns from which the list is wider."""


class PortfolioScreen(Place):
    """Place 6: the list, how uses are spread, and the highlighted tool in full."""

    NAME: ClassVar[str] = "Tools"
    ABOUT: ClassVar[tuple[str, ...]] = (
        "What you do for your back: relief for now, stabilisers for the coming weeks, modifiers "
        "for the long run.",
        "Suggestions have a dot; take in what is yours, and add your own with +. The letter beside "
        "a tool uses it at once.",
        "The gauges show on how many of the last 14 days you used something of each kind. Shaded "
        "is a place to start that is ours, which your settings change. Prescribed medicine is in "
        "neither. What you keep up in a flare counts as a stabiliser.",
        "Passive relief is done to you, active relief you do yourself; it is good to have both.",
        "A limit is yours: BackCare reminds you of it, and never stops you. It knows nothing about "
        "doses.",
    )
    AUTO_FOCUS = "PortfolioList"

    DEFAULT_CSS = """
    PortfolioScreen {
        #portfolio { height: 1fr; padding: 0 2; layout: vertical; }
        #portfolio-tools { height: 1fr; padding: 0; border: none; background: transparent; }
        PortfolioShares { height: auto; margin-bottom: 1; }
        PortfolioDetail { height: 4; margin-top: 1; }
        &.-short PortfolioShares { margin: 0; }
        &.-short PortfolioDetail { display: none; }
        &.-full {
            #portfolio {
                layout: grid; grid-size: 2 2; grid-columns: 70 1fr; grid-rows: auto 1fr;
                grid-gutter: 1 2;
            }
            #portfolio-tools {
                row-span: 2; height: 100%; padding: 0 1; border: round $bc-border;
                background: $surface;
                &:focus-within { border: round $bc-accent; }
                &.-ascii, &.-ascii:focus-within { border: ascii $bc-border; }
            }
            PortfolioShares { margin: 0; padding: 1 2; }
            PortfolioDetail { height: 1fr; margin: 0; padding: 1 2 0 2; }
        }
        &.-huge #portfolio { grid-columns: 100 1fr; }
        &.-narrow #portfolio { padding: 0 1; }
        &.-narrow.-short #portfolio { padding: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "rate", "effect", "portfolio.rate", "Pain before or after what you used last"),
        key("plus", "add", "add", "portfolio.add", "Add a tool of your own"),
        key("e", "edit", "edit", "portfolio.edit", "Its name, kind, minutes, and your limit"),
        key(
            "minus",
            "drop",
            "drop",
            "portfolio.drop",
            "Take it out of your portfolio; what was logged stays",
        ),
        key(
            "minus",
            "remove",
            "remove",
            "portfolio.remove",
            "Take it off this list; what was logged stays",
        ),
    ]

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion)
        self._list = PortfolioList()
        self._tools = Area(self._list, id="portfolio-tools")
        self._shares = PortfolioShares()
        self._detail = PortfolioDetail()
        self._overview = PortfolioOverview()

    def body(self) -> Iterable[Widget]:
        yield Container(self._shares, self._tools, self._detail, id="portfolio")

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        full = width >= WIDE and height >= FULL_FROM
        self.set_class(full, "-full")
        self.set_class(full and width >= HUGE_FROM, "-huge")
        for part in (self._shares, self._detail):
            part.set_class(not full, "-open")
        beside = self._tools if full else self._shares
        self.query_one("#portfolio").move_child(beside, before=0)

    def show(self) -> None:
        companion = self.companion
        now, tools = companion.now(), companion.catalogue.tools
        entries = companion.entries(day_of(since(now)))
        self._overview = overview(
            entries, tools, companion.settings.portfolio, companion.manner.flare is not None, now
        )
        self._list.show(self._overview.standings, tool_letters(held(tools), KEYS))
        self._shares.show(SharesView(self._overview, sentences(self._overview, tools)))
        held_ones = len(self._overview.held)
        waiting = len(self._overview.standings) - held_ones
        self._tools.entitle("tools", f"{held_ones} yours · {waiting} to take in")
        self._detail.show(self._list.current)
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        self.companion.reload_content()  # a command may have changed the file
        super().on_screen_resume()

    # -- using

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "rate":
            return self._overview.to_rate is not None
        if action in ("edit", "drop", "remove"):
            current = self._list.current
            return current is not None and (
                action == "edit" or current.tool.held is (action == "drop")
            )
        return super().check_action(action, parameters)

    def on_portfolio_list_highlighted(self) -> None:
        self._detail.show(self._list.current)
        self.refresh_bindings()

    def action_rate(self) -> None:
        """Ask for pain before the last use where it is not known, else for pain now."""
        entry = self._overview.to_rate
        if entry is None or not isinstance(entry.event, ToolUsed):
            return
        from backcare_tui.tui.frame.ask import ask_score

        name = name_of(self.companion.catalogue.tools, entry.event.tool)
        known = entry.event.before
        question = f"Pain before {name}?" if known is None else f"{name}, pain {known} before. Now?"
        self.app.push_screen(ask_score(question, known), partial(self._rated, entry.id))

    def _rated(self, id_: str, score: str | None) -> None:
        entry = self._overview.to_rate
        # Between question and answer another device may have changed what was the last use.
        if score is None or entry is None or entry.id != id_:
            return
        event = entry.event
        if isinstance(event, ToolUsed):
            field = "before" if event.before is None else "after"
            changed = msgspec.structs.replace(event, **{field: int(score)})
            self.companion.record(changed, replaces=entry)
            if field == "before":
                self.say(f"Pain {score} before; a once more says how it is after")

    # -- the person's own file

    @property
    def _edits(self) -> "PortfolioEdits":
        from backcare_tui.tui.portfolio.edits import PortfolioEdits  # only a change needs it

        return PortfolioEdits(self.companion)

    def on_portfolio_list_taken(self, message: PortfolioList.Taken) -> None:
        tool = message.tool
        self._say(self._edits.hold(tool), f"In your portfolio: {tool.name}")

    def action_drop(self) -> None:
        current = self._list.current
        if current is not None:
            name = current.tool.name
            done = f"No longer in your portfolio: {name}; space takes it in again"
            self._say(self._edits.drop(current.tool), done)

    def action_remove(self) -> None:
        current = self._list.current
        if current is None:
            return
        from backcare_tui.tui.frame.ask import Ask, Choice

        tool = current.tool
        answers = [Choice("y", "take it off", "y"), Choice("n", "keep it", "n")]
        question = f"Take {tool.name} off this list? What was logged stays."
        self.app.push_screen(Ask(question, answers, chosen=1), partial(self._removal, tool))

    def _removal(self, tool: Tool, answer: str | None) -> None:
        if answer == "y":
            self._say(self._edits.remove(tool), f"Off the list: {tool.name}")

    def action_edit(self) -> None:
        current = self._list.current
        if current is not None:
            from backcare_tui.tui.portfolio.form import ToolForm

            tool = current.tool
            save = partial(self._edits.change, tool)
            self.app.push_screen(ToolForm(self.companion, f"Change {tool.name}", save, tool))

    def action_add(self) -> None:
        from backcare_tui.tui.portfolio.form import ToolForm

        edits = self._edits

        def added(done: bool | None) -> None:
            if done:
                self._list.highlight(edits.added)

        self.app.push_screen(ToolForm(self.companion, "A tool of your own", edits.add), added)

    def _say(self, trouble: str, done: str) -> None:
        self.say(f"Not changed. {trouble}" if trouble else done)
