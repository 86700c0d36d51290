"""Whatever happened, in whatever order: the plan looks ahead, and there is a way on."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.breaks.fold import LONGEST_DELAY, LONGEST_PAUSE
from backcare_tui.domain.breaks.planning import Plan, PromptState, plan
from backcare_tui.domain.hours import WorkingHours, parse_day
from backcare_tui.domain.journal.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    ClockChanged,
    HoldReason,
    KnownEvent,
    Posture,
    PostureChanged,
    PromptHeld,
    PromptReleased,
    PromptsPaused,
    PromptsResumed,
)
from backcare_tui.domain.settings import BreakSettings
from tests.domain.scene import at, entry

KINDS = st.sampled_from(BreakKind)
INSTANTS = st.floats(-3000, 3000).map(at)
EVENTS = st.one_of(
    st.builds(AppOpened, last_seen=st.none() | INSTANTS),
    st.builds(AwayNoticed, since=INSTANTS, credited=st.none() | KINDS),
    st.builds(BreakStarted, break_kind=KINDS),
    st.builds(BreakTaken, break_kind=KINDS, seconds=st.floats(0, 600_000)),
    st.builds(BreakPostponed, break_kind=KINDS, seconds=st.floats(0, 600_000)),
    st.builds(BreakSkipped, break_kind=KINDS),
    st.builds(BreakMissed, break_kind=KINDS, due=INSTANTS),
    st.builds(PromptsPaused, until=INSTANTS),
    st.just(PromptsResumed()),
    st.builds(
        PromptHeld,
        break_kind=KINDS,
        due=INSTANTS,
        reason=st.sampled_from(HoldReason),
        until=st.none() | INSTANTS,
    ),
    st.just(PromptReleased()),
    st.builds(PostureChanged, posture=st.sampled_from(Posture)),
    st.builds(ClockChanged, seconds=st.floats(-3e9, 3e9)),
)
HISTORIES = st.lists(st.tuples(st.floats(-3000, 3000), EVENTS), max_size=12)
SETTINGS = st.builds(
    BreakSettings,
    every=st.integers(60, 14_400).map(lambda s: timedelta(seconds=s)),
    heads_up=st.integers(0, 120).map(lambda s: timedelta(seconds=s)),
    long_every=st.integers(0, 20),
    by_posture=st.booleans(),
)
HOURS = st.sampled_from(
    [
        WorkingHours((parse_day(text),) * days + (parse_day(rest),) * (7 - days))
        for text in ("always", "09:00-12:30, 13:30-18:00", "22:00-06:00", "00:00-00:00")
        for rest, days in (("always", 7), ("off", 5), ("10:00-11:00", 3))
    ]
)
NAMED = {
    PromptState.HELD,
    PromptState.OFF_HOURS,
    PromptState.PAUSED,
    PromptState.CLOSING,
    PromptState.ON_BREAK,
}
"""States that say by themselves why no prompt comes."""


@given(history=HISTORIES, by=SETTINGS, now=st.floats(-3000, 3000), hours=HOURS)
@settings(max_examples=120)
def test_whatever_happened_there_is_a_plan_that_looks_ahead(
    history: list[tuple[float, KnownEvent]], by: BreakSettings, now: float, hours: WorkingHours
) -> None:
    entries = [entry(minutes, event) for minutes, event in history]
    found = plan(entries, by, at(now), hours)
    assert found == plan(entries, by, at(now), hours), "asking twice gives the same"
    assert 0 <= found.progress(at(now)) <= 1
    assert found.left(at(now)) >= timedelta()
    if found.wake_at is not None:
        assert found.wake_at > at(now), "never a prompt in the past"
    else:
        assert found.state in (PromptState.LAPSED, PromptState.ON_BREAK, PromptState.HELD)
    if found.state not in NAMED:
        assert found.wake_at is not None or found.state is PromptState.LAPSED
        assert found.held is None
        # The clock may have been set back since: what was done then is still to come.
        ahead = timedelta(minutes=max([0.0, *(minutes - now for minutes, _ in history)]))
        delays = LONGEST_DELAY * sum(isinstance(event, BreakPostponed) for _, event in history)
        cycle = max(by.every, by.sitting, by.standing) + by.heads_up
        most = ahead + LONGEST_PAUSE + delays + cycle
        assert found.left(at(now)) <= most, "never further off than it was meant to be"
    if found.state is PromptState.DUE:
        assert found.due <= at(now)
        assert hours.span_at(at(now)) is not None, "nothing rings outside working hours"
        assert found.closes is None or found.due + found.length <= found.closes
    if found.missed_due is not None:
        assert found.held in (HoldReason.PAUSED, HoldReason.OFF_HOURS)


@given(history=HISTORIES, by=SETTINGS, hours=HOURS)
@settings(max_examples=100)
def test_following_the_alarm_leads_to_a_prompt_or_a_break(
    history: list[tuple[float, KnownEvent]], by: BreakSettings, hours: WorkingHours
) -> None:
    entries = [entry(-3000, AppOpened()), *(entry(minutes, event) for minutes, event in history)]
    now = at(3000)
    for _ in range(40):
        found = plan(entries, by, now, hours)
        if found.state in (PromptState.DUE, PromptState.ON_BREAK, PromptState.LAPSED):
            return
        if found.state is PromptState.HELD and found.wake_at is None:
            return  # it is asked about with every beat
        if found.state is PromptState.CLOSING and by.every >= timedelta(hours=1):
            return  # an hour of work a day has no room for it
        assert found.wake_at is not None
        now = found.wake_at.astimezone(now.tzinfo)
    raise AssertionError("forty alarms, and no prompt")


@given(history=HISTORIES, by=SETTINGS, now=st.floats(-3000, 3000), hours=HOURS)
@settings(max_examples=100)
def test_what_is_written_down_for_a_prompt_settles_it(
    history: list[tuple[float, KnownEvent]], by: BreakSettings, now: float, hours: WorkingHours
) -> None:
    """As the app does: a hold is noted, a lapsed prompt is missed, and that is that."""
    entries = [entry(minutes, event) for minutes, event in history]
    found = plan(entries, by, at(now), hours)
    for _ in range(3):
        settled = _settling(found)
        if settled is None:
            return
        entries.append(entry(now, settled))
        found = plan(entries, by, at(now), hours)
    assert _settling(found) is None, "written down again and again"


def _settling(found: Plan) -> KnownEvent | None:
    if found.missed_due is not None and found.held is not None:
        until = found.closes if found.held is HoldReason.OFF_HOURS else found.due
        return PromptHeld(
            break_kind=found.kind, due=found.missed_due, reason=found.held, until=until
        )
    if found.state is PromptState.LAPSED:
        return BreakMissed(break_kind=found.kind, due=found.prompt_due or found.due)
    return None
