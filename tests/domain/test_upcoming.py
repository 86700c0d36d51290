"""The breaks that are still to come."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.breaks.upcoming import upcoming
from backcare_tui.domain.journal.entries import BreakKind
from backcare_tui.domain.settings import BreakSettings
from tests.domain.scene import NINE

MINUTE = timedelta(minutes=1)
SETTINGS = BreakSettings()
"""Two minutes every thirty, every third one five."""


def a_plan(state: PromptState = PromptState.WORKING, since_long: int = 0, **more: object) -> Plan:
    due = NINE + 30 * MINUTE
    known = {"kind": BreakKind.MICRO, "length": 2 * MINUTE, "due": due, "heads_up": due - MINUTE}
    return Plan(
        state=state,
        wake_at=due,
        work_since=NINE,
        since_long=since_long,
        **{**known, **more},  # type: ignore[arg-type]
    )


def told(plan: Plan, hours: float = 3) -> list[tuple[str, str]]:
    found = upcoming(plan, SETTINGS, NINE, NINE + timedelta(hours=hours))
    return [(f"{each.at:%H:%M}", each.kind.value) for each in found]


def test_after_each_the_next_comes_an_interval_later_and_every_third_is_long() -> None:
    assert told(a_plan()) == [
        ("09:30", "micro"),
        ("10:02", "micro"),
        ("10:34", "long"),
        ("11:09", "micro"),
        ("11:41", "micro"),
    ]
    assert told(a_plan(since_long=1), 1.7)[1] == ("10:02", "long")


def test_the_last_one_ends_by_closing_time() -> None:
    plan = a_plan(closes=NINE + 63 * MINUTE)
    assert told(plan) == [("09:30", "micro")]
    assert told(a_plan(closes=NINE + 64 * MINUTE))[-1] == ("10:02", "micro")


def test_on_a_break_the_next_comes_an_interval_after_its_end() -> None:
    plan = a_plan(PromptState.ON_BREAK, since_long=2, kind=BreakKind.LONG, due=NINE + 4 * MINUTE)
    assert told(plan, 1) == [("09:34", "micro")]


def test_where_none_is_coming_there_is_none() -> None:
    for state in (PromptState.CLOSING, PromptState.OFF_HOURS, PromptState.LAPSED):
        assert told(a_plan(state)) == []


@given(
    every=st.integers(5, 240),
    micro=st.integers(1, 10),
    long_every=st.integers(0, 5),
    due=st.integers(-300, 300),
    hours=st.integers(0, 24),
)
def test_they_come_in_order_after_now_and_before_the_end(
    every: int, micro: int, long_every: int, due: int, hours: int
) -> None:
    settings = BreakSettings(every=every * MINUTE, micro=micro * MINUTE, long_every=long_every)
    plan = a_plan(due=NINE + due * MINUTE)
    end = NINE + timedelta(hours=hours)
    found = upcoming(plan, settings, NINE, end)
    assert all(NINE < each.at < end for each in found)
    assert [each.at for each in found] == sorted({each.at for each in found})
