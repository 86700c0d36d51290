"""The evening's look back: the instant it is about, and what stays of an earlier one."""

from datetime import datetime, timedelta

import pytest

from backcare_tui.companion import Companion
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import DayReflected
from backcare_tui.use_cases import look_back
from tests.clocks import START, FakeClock

DAY = timedelta(days=1)


def test_today_is_looked_back_on_now_and_an_earlier_day_from_its_evening(
    companion: Companion,
) -> None:
    today = companion.today()
    assert look_back.instant(companion, today) == START
    evening = companion.settings.care.evening_from
    expected = datetime(2026, 11, 18, evening, tzinfo=START.tzinfo)
    assert look_back.instant(companion, today - 2 * DAY) == expected


def test_it_is_never_in_the_future(companion: Companion, clock: FakeClock) -> None:
    clock.set_wall(START.replace(hour=0, minute=30))
    yesterday = companion.today() - DAY
    assert look_back.instant(companion, yesterday) < companion.now()


def test_what_was_given_is_a_look_back_or_nothing(companion: Companion) -> None:
    said = DayReflected(average=3)
    assert look_back.given(companion.record(said)) == said
    assert look_back.given(companion.record(PainRated(score=3))) is None
    assert look_back.given(None) is None


@pytest.mark.parametrize(("worst", "average", "kept"), [(6, 5, 6), (5, 5, 5), (4, 5, None)])
def test_a_worst_below_the_new_average_is_dropped(
    worst: int, average: int, kept: int | None
) -> None:
    before = DayReflected(average=2, worst=worst, mattered="long drive")
    after = look_back.with_average(before, average)
    assert after == DayReflected(average=average, worst=kept, mattered="long drive")
    assert look_back.with_average(None, average) == DayReflected(average=average)
