"""What the parts of Today are made of, asked of the companion."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.plan import Plan
from backcare_tui.domain.breaks.routines import Routine
from backcare_tui.domain.flare.course import Change, kept_on
from backcare_tui.domain.journal.care_events import ToolUsed
from backcare_tui.domain.journal.entries import BreakKind, BreathingFinished, Entry, PainRated
from backcare_tui.domain.journal.pain_events import NoteWritten
from backcare_tui.domain.today import Today
from backcare_tui.tui.today.figures import DayView
from backcare_tui.tui.today.hero_words import HeroView, Keep
from backcare_tui.tui.today.strip import StripView
from backcare_tui.tui.week.panel import WeekView
from backcare_tui.use_cases.day import shape_of_today
from backcare_tui.words.times import capital, clock_time, plural, short_length

if TYPE_CHECKING:
    from backcare_tui.domain.figures import Figure
    from backcare_tui.tui.today.ahead import ComingView


def in_a_line(figures: Today) -> str:
    """`9 breaks, 26 moves today`, or nothing of either."""
    breaks, moves = figures.breaks.taken + figures.breaks.credited, figures.moves[0]
    parts = ((breaks, "break"), (moves, "move"))
    told = ", ".join(plural(number, word) for number, word in parts if number)
    return f"{told} today." if told else ""


def hero_view(
    companion: Companion, plan: Plan, routine: Routine, figures: Today, *, drawn: bool
) -> HeroView:
    """The next break; `drawn`: with the figure of what it proposes."""
    return HeroView(
        plan=plan,
        routine=routine,
        now=companion.now(),
        due=companion.clock.local(plan.due),
        rhythm=companion.breaks,
        summary=in_a_line(figures),
        figure=_figure(companion, routine) if drawn else None,
        keep=_keep(companion),
    )


def _figure(companion: Companion, routine: Routine) -> "Figure | None":
    from backcare_tui.use_cases.figures import figure_named  # not for the first frame

    return figure_named(companion, routine.figure)


def _keep(companion: Companion) -> Keep | None:
    """What is to be kept in the flare that is on; None while something else leads."""
    manner = companion.manner
    what = companion.settings.care.non_negotiable
    if manner.flare is None or manner.hold is not None:
        return None
    if not what or not manner.has(Change.NON_NEGOTIABLE):
        return None
    today = companion.today()
    kept = kept_on(companion.entries(today, today), today) is not None
    return Keep(manner.flare.day(today), what, kept)


def day_view(
    companion: Companion, figures: Today, entries: Sequence[Entry], *, timed: bool
) -> DayView:
    """The day in figures; `timed`: with the time, since nothing above shows it."""
    today, keep = companion.today(), companion.settings.care.non_negotiable
    kept = kept_on(entries, today) if keep else None
    return DayView(
        today=figures,
        tension=_tension(entries),
        keep=keep,
        kept_at="" if kept is None else clock_time(kept.at),
        time=clock_time(companion.now()) if timed else "",
    )


def _tension(entries: Sequence[Entry]) -> tuple[int, int] | None:
    """Before and after the last session that was told both."""
    for entry in reversed(entries):
        match entry.event:
            case BreathingFinished(tension_before=before, tension_after=after) if (
                before is not None and after is not None
            ):
                return before, after
            case _:
                pass
    return None


def strip_view(
    companion: Companion, plan: Plan, view: DayView, entries: Sequence[Entry]
) -> StripView:
    """Today's shape, with the breaks that are still to come, and the day in figures."""
    shape = shape_of_today(companion, plan, entries)
    return StripView(shape, _range(view.today), view)


def _range(figures: Today) -> tuple[float, float] | None:
    """The usual range of pain."""
    usual = figures.usual
    return None if usual is None else (usual.low, usual.high)


def week_view(companion: Companion, figures: Today) -> WeekView:
    """The week so far."""
    from backcare_tui.domain.portfolio.tools import helped
    from backcare_tui.domain.week import DAYS, first_day, week
    from backcare_tui.words.flare import best_in_words  # none of these for the first frame

    today = companion.today()
    entries = companion.entries(first_day(today) - timedelta(DAYS))
    used = best_in_words(helped(entries), companion.catalogue.tools)
    return WeekView(week(entries, today), _range(figures), used)


def ahead_view(companion: Companion, strip: StripView) -> "ComingView":
    """What is still to come today, and what was noted."""
    from backcare_tui.tui.today.ahead import ComingView, TimedLine
    from backcare_tui.words.entries import describe

    breaks, today = companion.breaks, companion.today()
    ahead: list[TimedLine] = []
    for each in strip.shape.coming:
        is_long = each.kind is BreakKind.LONG
        word = "Long break" if is_long else "Micro break"
        length = short_length(breaks.long if is_long else breaks.micro)
        ahead.append(TimedLine(each.at, f"{word}, {length}"))
    noted = [
        TimedLine(entry.at, capital(describe(entry.event, companion.catalogue)))
        for entry in reversed(companion.entries(today, today))
        if isinstance(entry.event, PainRated | BreathingFinished | ToolUsed | NoteWritten)
    ]
    return ComingView(tuple(ahead), tuple(noted))
