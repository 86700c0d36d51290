"""Flare mode's screen: the day, relief within one key, what to keep up, and what comes next."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from backcare_tui.companion import Companion
from backcare_tui.content.flare import FlareWords, load_flare
from backcare_tui.domain.flare.course import Change, Flare, concerning, kept_on
from backcare_tui.domain.flare.curve import curve
from backcare_tui.domain.flare.day import (
    ahead,
    check_ins,
    contact_advised,
    halved_until,
    relief,
    trained,
)
from backcare_tui.domain.flare.summary import FlareSummary, helped_in
from backcare_tui.domain.portfolio.tools import Tool, target
from backcare_tui.tui.flare.page import FlarePage, FlarePageView, Row
from backcare_tui.tui.frame.page import ScrollPage
from backcare_tui.tui.kit.keys import hidden, key
from backcare_tui.use_cases.flare import entries_so_far
from backcare_tui.use_cases.past_flares import last_flares
from backcare_tui.use_cases.screening import advice_now
from backcare_tui.words.flare import (
    ahead_in_words,
    changed_in_words,
    check_ins_in_words,
    scale_in_words,
    span_in_words,
    what_was_used,
)
from backcare_tui.words.portfolio import relief_text

LAST_FLARES = 5
"""How many earlier flares are looked at for what was used: our own choice."""
_KEYS = 9
_RELIEF = Binding.Group("relief")


class FlareScreen(ScrollPage[None]):
    """Opened with one key while a flare is on; it goes away by itself when the flare is over."""

    NAME = "Flare"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number + 1),
                f"relief({number})",
                "relief",
                group=_RELIEF,
                id=f"flare.relief-{number + 1}",
                tooltip=f"Use relief {number + 1} of the list",
            )
            for number in range(_KEYS)
        ),
        key("e", "app.end_flare", "end", "flare.end", "End the flare, with a gradual return"),
        key(
            "m",
            "app.keep",
            "kept",
            "flare.page-keep",
            "You did your non-negotiable today; again takes it back",
        ),
        key("l", "app.log_pain", "check in", "flare.check-in", "Log how much it hurts now"),
        key(
            "h",
            "app.past_flares",
            "past",
            "flare.page-past",
            "Your earlier flares, and what you used",
        ),
        Binding("f", "close", "close", show=False),
        hidden("u", "app.undo", "undo", "flare.undo", "Take back what you recorded last"),
    ]

    def __init__(self, companion: Companion, flare: Flare, use: Callable[[Tool], None]) -> None:
        """`flare`: the one that is on; `use` is called with a tool that is to be used now."""
        said, _ = load_flare()
        page = FlarePage(page_view(companion, flare, said, None))
        super().__init__(companion, page)
        self._use, self._words, self._page = use, said, page
        self._before: tuple[FlareSummary, ...] | None = None
        """The last flares before this one; None: still being read."""

    def on_mount(self) -> None:
        self.call_after_refresh(self._read_before)

    def show(self) -> None:
        """Draw what the journal says now; once the flare is over, be gone."""
        flare = self.companion.manner.flare
        if flare is None:
            self.dismiss()
            return
        self._page.show(page_view(self.companion, flare, self._words, self._before))
        self.refresh_bindings()

    @work(name="earlier flares")
    async def _read_before(self) -> None:
        """Years can be many files: they are read beside the screen, which waits for nothing."""
        companion, flare = self.companion, self.companion.manner.flare
        unsaved = tuple(filed.entry for filed in companion.unsaved)
        found = await asyncio.to_thread(
            last_flares, companion.journal, unsaved, companion.now(), LAST_FLARES + 1
        )
        now_on = "" if flare is None else flare.began.id
        before = [each for each in found if each.flare.began.id != now_on]
        self._before = tuple(before[-LAST_FLARES:])
        self.refresh_view()

    # -- actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "relief":
            (number,) = parameters
            return isinstance(number, int) and number < len(self._relief)
        return super().check_action(action, parameters)

    @property
    def _relief(self) -> tuple[Tool, ...]:
        return relief(self.companion.catalogue.tools)[0][:_KEYS]

    def action_relief(self, number: int) -> None:
        if number < len(self._relief):
            self._use(self._relief[number])

    def on_drawn_part_picked(self, message: FlarePage.PartPicked) -> None:
        self.action_relief(message.value)


def page_view(
    companion: Companion,
    flare: Flare,
    words: FlareWords,
    before: tuple[FlareSummary, ...] | None,
) -> FlarePageView:
    """The page of `flare`, which is on; `before`: the last flares before it, None: not read yet."""
    now, today, care = companion.now(), companion.today(), companion.settings.care
    entries, tools = entries_so_far(companion), companion.catalogue.tools
    day = flare.day(today)
    keep = care.non_negotiable if Change.NON_NEGOTIABLE in flare.changes else ""
    kept = kept_on(entries, today) is not None
    made = check_ins(entries, now, care.evening_from)
    offered, suggested = relief(tools)
    advice = advice_now(companion)
    if advice is not None:  # goes before all that is said of flares
        return FlarePageView(
            day=day,
            since=span_in_words(flare, today),
            contact=(advice.heading, f"{advice.call} {advice.calm}"),
            check_ins=check_ins_in_words(made, care.evening_from),
            relief=tuple((tool.name, relief_text(tool)) for tool in offered[:_KEYS]),
            suggested=suggested,
        )
    said = words.of_day(day, curve(flare, entries, now))
    reason, trains = contact_advised(flare, entries, now), trained(tools)
    contact = words.of_contact(reason) if reason is not None else None
    next_hours = ahead(flare, today, made, trains=bool(trains))
    return FlarePageView(
        day=day,
        since=span_in_words(flare, today),
        said=said.text if said is not None else "",
        contact=(contact.title, contact.text) if contact is not None else None,
        keep=keep,
        kept=kept,
        check_ins=check_ins_in_words(made, care.evening_from),
        relief=tuple((tool.name, relief_text(tool)) for tool in offered[:_KEYS]),
        suggested=suggested,
        used=None if before is None else tuple(what_was_used(helped_in(before), tools)),
        flares_before=len(before or ()),
        protect=(_relief_share(companion), *_protect(words, halved_until(flare, today), trains)),
        ahead=tuple(ahead_in_words(next_hours, keep, today, kept=kept)),
        changed=changed_in_words(flare, concerning(entries, keeps=bool(care.non_negotiable))),
    )


def _relief_share(companion: Companion) -> Row:
    """Whether relief may be used more than on other days."""
    settings, in_flare = companion.settings.portfolio, companion.manner.flare is not None
    now, usual = target(settings, in_flare)[0], target(settings, False)[0]
    if now > usual:
        return "relief", "Lean on relief for a few days, and keep one small movement."
    return "relief", "As on other days, and keep one small movement."


def _protect(words: FlareWords, until: date | None, trains: Sequence[Tool]) -> list[Row]:
    """What is kept up; exercise only for who has some, halved `until` that day."""
    rows: list[Row] = []
    for each in words.protect:
        if each.id != "exercise":
            rows.append((each.title, each.text))
        elif trains:
            rows.append((each.title, f"{scale_in_words(until, trains)}. {each.text}"))
    return rows
