"""The alarm rings once, at the right instant, whatever happened to clock and scheduler."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from backcare_tui.prompts.wake_up import LATE, WakeUp
from tests.clocks import START, FakeClock

SOON = timedelta(milliseconds=4)
FAR = timedelta(hours=1)
AT_MOST = 20.0
"""Seconds after which a test that waits for a ring has failed; no test waits this long."""


class Bell:
    """Counts the rings; `heard` waits for one."""

    def __init__(self) -> None:
        self.rings = 0
        self._rung = asyncio.Event()

    def __call__(self) -> None:
        self.rings += 1
        self._rung.set()

    async def heard(self) -> None:
        await asyncio.wait_for(self._rung.wait(), AT_MOST)
        self._rung.clear()


class Desk:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.bell = Bell()
        self.alarm = WakeUp(self.clock, self.bell)

    def set(self, ahead: timedelta) -> datetime:
        at = self.clock.now() + ahead
        self.alarm.set(at)
        return at


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    made.alarm.stop()
    await settled()


async def settled() -> None:
    """Let everything that is due by now run: what would ring twice has rung twice after this."""
    alarm = Desk()
    alarm.set(SOON)
    await alarm.bell.heard()
    alarm.alarm.stop()
    for _ in range(5):
        await asyncio.sleep(0)


async def test_it_rings_at_its_time_once_and_is_not_set_any_more(desk: Desk) -> None:
    at = desk.set(SOON)
    assert desk.alarm.at == at
    await desk.bell.heard()
    assert desk.alarm.at is None
    await settled()
    assert desk.bell.rings == 1


async def test_an_instant_that_is_over_rings_at_once(desk: Desk) -> None:
    desk.set(-FAR)
    await desk.bell.heard()
    assert desk.bell.rings == 1


async def test_a_far_one_is_silent(desk: Desk) -> None:
    desk.set(FAR)
    await settled()
    assert not desk.alarm.check()
    assert desk.bell.rings == 0


async def test_setting_it_again_replaces_it(desk: Desk) -> None:
    desk.set(SOON)
    later = desk.set(FAR)
    await settled()
    assert desk.bell.rings == 0
    assert desk.alarm.at == later
    desk.set(SOON)
    await desk.bell.heard()
    await settled()
    assert desk.bell.rings == 1


@pytest.mark.parametrize("steps", range(6))
async def test_replaced_in_the_moment_it_rings_it_rings_for_the_old_time_or_the_new_never_both(
    desk: Desk, steps: int
) -> None:
    desk.set(-FAR)
    for _ in range(steps):
        await asyncio.sleep(0)
    rings = desk.bell.rings
    far = desk.set(FAR)
    await settled()
    assert desk.bell.rings == rings
    assert desk.alarm.at == far, "and the new time is not forgotten"


async def test_unsetting_it_silences_it(desk: Desk) -> None:
    desk.set(SOON)
    desk.alarm.set(None)
    await settled()
    assert desk.bell.rings == 0
    assert not desk.alarm.check()


async def test_nothing_is_started_for_an_alarm_that_was_never_set(desk: Desk) -> None:
    desk.alarm.set(None)
    assert not desk.alarm.check()
    assert desk.alarm.restarts == 0


async def test_after_a_suspend_the_check_rings_what_is_overdue_once(desk: Desk) -> None:
    desk.set(FAR)
    desk.clock.sleep(FAR + LATE)
    assert desk.alarm.check()
    assert desk.bell.rings == 1
    assert desk.alarm.at is None
    await settled()
    assert not desk.alarm.check()
    assert desk.bell.rings == 1


async def test_a_check_in_the_moment_it_is_due_rings_and_the_scheduler_does_not_ring_again(
    desk: Desk,
) -> None:
    desk.set(SOON)
    desk.clock.pass_time(SOON)
    assert desk.alarm.check()
    await settled()
    assert desk.bell.rings == 1
    assert desk.alarm.restarts == 0, "nothing was wrong with it"


async def test_restarted_after_a_clock_change_it_rings_when_the_new_clock_says_so(
    desk: Desk,
) -> None:
    desk.set(FAR)
    desk.clock.set_wall(START + FAR - SOON)
    desk.alarm.restart()
    await desk.bell.heard()
    desk.set(SOON)
    desk.clock.set_wall(START - FAR)
    desk.alarm.restart()
    await settled()
    assert desk.bell.rings == 1


async def test_what_rings_may_set_the_next_one(desk: Desk) -> None:
    times = [SOON, -FAR, SOON]

    def ring() -> None:
        desk.bell()
        if times:
            desk.set(times.pop())

    alarm = desk.alarm = WakeUp(desk.clock, ring)
    desk.set(SOON)
    while times or alarm.at is not None:
        await desk.bell.heard()
    await settled()
    assert desk.bell.rings == 4


async def test_a_dead_scheduler_is_noticed_and_replaced(desk: Desk) -> None:
    desk.set(SOON)
    scheduler = desk.alarm._scheduler
    assert scheduler is not None
    scheduler.shutdown(wait=False)
    while scheduler.running:
        await asyncio.sleep(0)
    assert not desk.alarm.check()
    assert desk.alarm.restarts == 1
    await desk.bell.heard()


async def test_a_scheduler_that_forgot_its_job_is_found_out_when_it_should_have_rung(
    desk: Desk,
) -> None:
    desk.set(FAR)
    scheduler = desk.alarm._scheduler
    assert scheduler is not None
    scheduler.remove_all_jobs()
    desk.clock.pass_time(FAR + LATE)
    assert desk.alarm.check()
    assert desk.bell.rings == 1


async def test_a_stopped_alarm_is_silent_and_can_be_checked_back_to_life(desk: Desk) -> None:
    at = desk.set(SOON)
    desk.alarm.stop()
    await settled()
    assert (desk.bell.rings, desk.alarm.at) == (0, at)
    assert not desk.alarm.check()
    await desk.bell.heard()
    assert desk.bell.rings == 1


async def test_a_restart_does_not_make_it_ring_twice(desk: Desk) -> None:
    desk.set(-FAR)
    desk.alarm.restart()
    await desk.bell.heard()
    await settled()
    assert desk.bell.rings == 1
