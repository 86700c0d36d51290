"""Prompts while the app is open, whatever the clocks do: no late one at wake-up, and none lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.breaks import Plan, PromptState
from backcare_tui.domain.entries import (
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    ClockChanged,
    Event,
    PainRated,
    PromptHeld,
    PromptsPaused,
)
from backcare_tui.paths import Paths
from backcare_tui.tui.prompter import Prompter
from tests.clocks import START, FakeClock

MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
MINUTE = timedelta(minutes=1)
WORKING, DUE, ON_BREAK = PromptState.WORKING, PromptState.DUE, PromptState.ON_BREAK


class Machine:
    """A machine with a clock, and apps that were opened on it."""

    def __init__(self, home: Path) -> None:
        self.paths = Paths(home / "data", home / "config", home / "state")
        self.clock = FakeClock()
        self.apps: list[Open] = []

    def open(self) -> "Open":
        app = Open(self)
        self.apps.append(app)
        app.prompter.start()
        return app

    def pass_time(self, length: timedelta) -> None:
        """Time goes by, and everybody's pulse beats."""
        while length > timedelta():
            step = min(length, timedelta(seconds=15))
            self.clock.pass_time(step)
            self.beat()
            length -= step

    def beat(self) -> None:
        for app in self.apps:
            app.companion.refresh()
            app.prompter.beat()

    async def kill(self) -> None:
        """All apps end without a word: no last sign of life, nothing written."""
        for app in self.apps:
            app.prompter._alarm.stop()
            app.prompter._ringer.release()
            app.companion.changed._subscribers.clear()
        self.apps.clear()
        await asyncio.sleep(0)


class Open:
    """An open app, as far as prompts go: `rings` are the instants at which its bell rang."""

    def __init__(self, machine: Machine) -> None:
        self.companion: Companion = open_companion(machine.paths, machine.clock)
        self.rings: list[datetime] = []
        self.busy = False
        self.prompter = Prompter(self.companion, ring=self._ring, is_busy=lambda: self.busy)

    def _ring(self) -> None:
        self.rings.append(self.companion.now())

    @property
    def plan(self) -> Plan:
        return self.companion.plan()

    @property
    def left(self) -> timedelta:
        return self.plan.left(self.companion.now())

    def events(self) -> list[Event]:
        """Everything that was noted since it was opened, in the order of the days.

        What the ledger says of prompts that were held is left out.
        """
        day = self.companion.today()
        entries = self.companion.entries(day - timedelta(days=3), day + timedelta(days=1))
        return [
            entry.event for entry in entries if not isinstance(entry.event, (AppOpened, PromptHeld))
        ]

    def close(self) -> None:
        self.prompter.stop()


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    made = Machine(tmp_path)
    yield made
    await made.kill()


# -- asleep, stopped, set


@pytest.mark.parametrize("how", ["sleep", "pass_time"])
async def test_an_overdue_break_is_not_fired_at_wake_up(machine: Machine, how: str) -> None:
    """Suspended (the monotonic clock stops), or the process was stopped (it runs on)."""
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    asleep_since = machine.clock.now()
    getattr(machine.clock, how)(timedelta(hours=2))
    machine.beat()
    assert app.rings == []
    assert app.events() == [AwayNoticed(since=asleep_since, credited=LONG)]
    assert (app.plan.state, app.left) == (WORKING, 30 * MINUTE)
    machine.pass_time(30 * MINUTE)
    assert app.rings == [machine.clock.now()]


async def test_a_key_that_is_quicker_than_the_pulse_brings_no_overdue_break_at_wake_up(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.sleep(20 * MINUTE)
    app.companion.record(PainRated(score=3))
    assert app.rings == []
    assert app.plan.state is WORKING
    machine.beat()
    assert [type(event) for event in app.events()] == [PainRated, AwayNoticed]


async def test_a_nap_shorter_than_a_break_stops_the_clock_while_it_lasts(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.sleep(MINUTE)
    machine.beat()
    (away,) = app.events()
    assert isinstance(away, AwayNoticed)
    assert away.credited is None
    assert app.left == 10 * MINUTE


async def test_being_away_for_as_long_as_a_micro_break_counts_as_one(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.sleep(3 * MINUTE)
    machine.beat()
    assert app.events() == [AwayNoticed(since=START + 20 * MINUTE, credited=MICRO)]
    assert app.left == 30 * MINUTE


async def test_a_prompt_that_was_showing_when_the_lid_closed_is_gone_when_it_opens(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(31 * MINUTE)
    assert app.plan.state is DUE
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    assert app.plan.state is WORKING
    assert len(app.rings) == 1


async def test_a_break_that_comes_due_in_a_short_nap_waits_a_minute_after_it(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(29.5 * MINUTE)
    machine.clock.sleep(1.5 * MINUTE)
    machine.beat()
    assert app.rings == []
    assert app.left == MINUTE
    machine.pass_time(MINUTE)
    assert len(app.rings) == 1


async def test_a_break_is_still_there_after_sleeping_through_it(machine: Machine) -> None:
    app = machine.open()
    app.companion.record(BreakStarted(break_kind=MICRO))
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    assert app.plan.state is ON_BREAK
    assert not any(isinstance(event, AwayNoticed) and event.credited for event in app.events())


async def test_a_pause_that_ended_while_asleep_is_over_and_no_prompt_waits(
    machine: Machine,
) -> None:
    app = machine.open()
    app.companion.record(PromptsPaused(until=START + timedelta(hours=1)))
    machine.clock.sleep(timedelta(hours=3))
    machine.beat()
    assert app.rings == []
    assert app.plan.state is WORKING


async def test_a_clock_set_back_neither_rings_nor_delays(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.set_wall(machine.clock.now() - timedelta(hours=1))
    machine.beat()
    (changed,) = app.events()
    assert isinstance(changed, ClockChanged)
    assert changed.seconds == -3600
    assert app.left == 10 * MINUTE
    machine.pass_time(10 * MINUTE)
    assert len(app.rings) == 1


async def test_a_clock_set_back_while_a_prompt_shows_does_not_ring_twice(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(31 * MINUTE)
    machine.clock.set_wall(machine.clock.now() - timedelta(hours=1))
    machine.beat()
    assert app.plan.state is DUE
    machine.pass_time(MINUTE // 2)
    assert len(app.rings) == 1


async def test_a_clock_set_forward_is_like_time_away(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.set_wall(machine.clock.now() + timedelta(hours=1))
    machine.beat()
    assert app.rings == []
    assert app.left == 30 * MINUTE


async def test_a_time_servers_small_correction_leaves_no_trace(machine: Machine) -> None:
    app = machine.open()
    for seconds in (4, -4, 3):
        machine.clock.set_wall(machine.clock.now() + timedelta(seconds=seconds))
        machine.beat()
    assert app.events() == []
    machine.pass_time(31 * MINUTE)
    assert len(app.rings) == 1


async def test_a_flight_changes_nothing(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    machine.clock.fly_to(-9)
    machine.beat()
    assert app.events() == []
    assert app.left == 10 * MINUTE
    machine.pass_time(10 * MINUTE)
    assert len(app.rings) == 1


@pytest.mark.parametrize("night", [datetime(2026, 3, 29, 0, 45), datetime(2026, 10, 25, 0, 45)])  # noqa: DTZ001
async def test_on_the_nights_the_clocks_change_an_interval_is_as_long_as_ever(
    machine: Machine, night: datetime
) -> None:
    zone = ZoneInfo("Europe/Berlin")
    start = night.replace(tzinfo=UTC)
    machine.clock.set_wall(start.astimezone(zone))
    app = machine.open()
    for minutes in range(0, 30, 5):
        machine.pass_time(5 * MINUTE)
        # As the machine's clock does: the offset in force at this moment.
        now = (start + (minutes + 5) * MINUTE).astimezone(zone)
        machine.clock.set_wall(now.astimezone(timezone(now.utcoffset() or timedelta())))
        machine.beat()
    assert app.events() == []
    assert len(app.rings) == 1
    assert app.rings[0].astimezone(UTC) == start + 30 * MINUTE


# -- sent away by its person (Ctrl+Z)


async def test_the_time_the_app_was_suspended_is_no_break_but_starts_the_interval_afresh(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    app.prompter.sent_away()
    machine.clock.pass_time(timedelta(hours=1))
    app.prompter.came_back()
    assert app.events() == [AwayNoticed(since=START + 20 * MINUTE, cause="suspended")]
    assert app.left == 30 * MINUTE
    assert app.rings == []


async def test_the_next_absence_is_an_absence_again(machine: Machine) -> None:
    app = machine.open()
    app.prompter.sent_away()
    machine.clock.pass_time(MINUTE)
    app.prompter.came_back()
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    causes = [event.cause for event in app.events() if isinstance(event, AwayNoticed)]
    assert causes == ["suspended", "asleep"]


async def test_while_one_app_is_suspended_another_one_rings(machine: Machine) -> None:
    first = machine.open()
    first.prompter.sent_away()
    machine.apps.remove(first)
    second = machine.open()
    machine.pass_time(31 * MINUTE)
    assert len(second.rings) == 1
    first.companion.refresh()
    first.prompter.came_back()
    machine.apps.append(first)
    assert not first.prompter.leads
    machine.pass_time(5 * MINUTE)
    assert first.rings == []
    assert not any(isinstance(event, AwayNoticed) for event in first.events())


# -- two apps


async def test_of_two_apps_one_rings_and_notes_and_both_show_the_same(machine: Machine) -> None:
    first, second = machine.open(), machine.open()
    assert (first.prompter.leads, second.prompter.leads) == (True, False)
    machine.pass_time(31 * MINUTE)
    assert (len(first.rings), len(second.rings)) == (1, 0)
    assert first.plan == second.plan
    machine.pass_time(10 * MINUTE)
    machine.clock.sleep(timedelta(hours=1))
    machine.beat()
    machine.beat()
    kinds = [type(event) for event in first.events()]
    assert kinds == [BreakMissed, AwayNoticed]
    assert second.events() == first.events()


async def test_the_second_takes_over_when_the_first_is_closed(machine: Machine) -> None:
    first, second = machine.open(), machine.open()
    machine.pass_time(10 * MINUTE)
    first.close()
    machine.apps.remove(first)
    machine.pass_time(20 * MINUTE)
    assert second.prompter.leads
    assert second.rings == [START + 30 * MINUTE]
    assert first.rings == []


async def test_a_prompt_answered_in_one_app_is_gone_from_the_other(machine: Machine) -> None:
    first, second = machine.open(), machine.open()
    machine.pass_time(31 * MINUTE)
    second.companion.record(BreakSkipped(break_kind=MICRO))
    machine.beat()
    assert first.plan.state is WORKING
    assert first.prompter.alarm_at == first.plan.wake_at


async def test_a_closed_app_does_nothing_more(machine: Machine) -> None:
    app = machine.open()
    machine.pass_time(29 * MINUTE)
    app.close()
    machine.apps.clear()
    machine.clock.pass_time(timedelta(hours=1))
    app.companion.changed.send()
    assert app.events() == []
    assert app.rings == []
    assert not app.prompter.leads


# -- closed and opened again


async def test_opened_again_soon_the_plan_goes_on(machine: Machine) -> None:
    machine.open().close()
    machine.apps.clear()
    machine.clock.pass_time(3 * MINUTE)
    again = machine.open()
    opened = [entry.event for entry in again.companion.entries(START.date())]
    assert opened == [AppOpened(), AppOpened(last_seen=START)]
    assert again.left == 27 * MINUTE


async def test_opened_again_after_a_long_time_nothing_is_overdue(machine: Machine) -> None:
    first = machine.open()
    machine.pass_time(25 * MINUTE)
    first.close()
    machine.apps.clear()
    machine.clock.pass_time(timedelta(hours=14))
    again = machine.open()
    assert again.left == 30 * MINUTE
    assert (again.rings, again.events()) == ([], [])


async def test_after_a_kill_the_app_was_last_seen_within_half_a_minute(machine: Machine) -> None:
    machine.open()
    machine.pass_time(10 * MINUTE)
    await machine.kill()
    again = machine.open()
    (_, opened) = [entry.event for entry in again.companion.entries(START.date())]
    assert isinstance(opened, AppOpened)
    assert opened.last_seen is not None
    assert 9 * MINUTE < opened.last_seen - START <= 10 * MINUTE
    assert again.left == 20 * MINUTE


async def test_a_break_that_was_being_taken_goes_on_after_a_kill(machine: Machine) -> None:
    app = machine.open()
    app.companion.record(BreakStarted(break_kind=LONG))
    machine.pass_time(MINUTE)
    await machine.kill()
    machine.clock.pass_time(5 * MINUTE)
    again = machine.open()
    assert again.plan.state is ON_BREAK
    assert again.left == timedelta()


async def test_a_break_that_was_being_taken_yesterday_counts_yesterday(machine: Machine) -> None:
    app = machine.open()
    app.companion.record(BreakStarted(break_kind=LONG, proposal="breathing:even"))
    await machine.kill()
    machine.clock.pass_time(timedelta(hours=23))
    again = machine.open()
    assert again.plan.state is WORKING
    (entry,) = [e for e in again.companion.entries(START.date()) if isinstance(e.event, BreakTaken)]
    assert entry.event == BreakTaken(
        break_kind=LONG, seconds=300, how="own", proposal="breathing:even"
    )
    assert entry.at == START + 5 * MINUTE
    assert entry.at.utcoffset() == START.utcoffset()


async def test_a_prompt_that_was_showing_when_the_app_was_closed_was_missed_then(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(32 * MINUTE)
    app.close()
    machine.apps.clear()
    machine.clock.pass_time(timedelta(hours=20))
    again = machine.open()
    (entry,) = [
        e for e in again.companion.entries(START.date()) if isinstance(e.event, BreakMissed)
    ]
    assert entry.at == START + 32 * MINUTE
    assert again.left == 30 * MINUTE


async def test_what_was_begun_before_the_app_was_ready_is_not_undone_by_opening_it(
    machine: Machine,
) -> None:
    app = Open(machine)
    machine.apps.append(app)
    app.companion.record(BreakStarted(break_kind=MICRO))
    app.prompter.start()
    assert app.plan.state is ON_BREAK


async def test_a_clock_set_back_while_the_app_was_closed_is_no_reason_to_ring(
    machine: Machine,
) -> None:
    app = machine.open()
    machine.pass_time(20 * MINUTE)
    app.close()
    machine.apps.clear()
    machine.clock.set_wall(START - timedelta(days=3))
    again = machine.open()
    assert again.rings == []
    assert again.left <= 30 * MINUTE


# -- the bell


async def test_the_bell_waits_for_the_end_of_a_breathing_session(machine: Machine) -> None:
    app = machine.open()
    app.busy = True
    machine.pass_time(32 * MINUTE)
    assert app.rings == []
    app.busy = False
    machine.pass_time(MINUTE)
    assert len(app.rings) == 1


async def test_where_the_state_folder_cannot_be_written_prompts_come_all_the_same(
    machine: Machine,
) -> None:
    machine.paths.state.write_text("a file where the folder should be")
    app = Open(machine)
    machine.apps.append(app)
    app.companion.on_waiting = lambda: None  # the journal's lock cannot be made either
    app.prompter.start()
    machine.pass_time(31 * MINUTE)
    assert len(app.rings) == 1


# -- whatever happens


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("work"), st.floats(0, 3000)),
        st.tuples(st.just("sleep"), st.floats(1, 20_000)),
        st.tuples(st.just("stop"), st.floats(1, 20_000)),
        st.tuples(st.just("set"), st.floats(-100_000, 100_000)),
        st.tuples(st.just("fly"), st.floats(-12, 14)),
        st.tuples(st.just("reopen"), st.floats(0, 3000)),
    ),
    max_size=6,
)


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_whatever_the_clocks_do_nobody_is_surprised_and_no_break_is_lost(
    steps: list[tuple[str, float]],
) -> None:
    with TemporaryDirectory() as home:
        asyncio.run(_live_through(Machine(Path(home)), steps))


async def _live_through(machine: Machine, steps: list[tuple[str, float]]) -> None:
    app = machine.open()
    for how, amount in steps:
        rung = len(app.rings)
        match how:
            case "work":
                machine.pass_time(timedelta(seconds=amount))
                continue
            case "sleep":
                machine.clock.sleep(timedelta(seconds=amount))
            case "stop":
                machine.clock.pass_time(amount)
            case "set":
                machine.clock.set_wall(machine.clock.now() + timedelta(seconds=amount))
            case "fly":
                machine.clock.fly_to(round(amount))
            case _:
                await machine.kill()
                machine.clock.pass_time(amount)
                app = machine.open()
                rung = 0
        machine.beat()
        # A step too small to be noticed may carry a break over its time; that is not wake-up.
        if abs(amount) >= 30 or how == "fly":
            assert len(app.rings) == rung, f"rang at once after {how} {amount}"
    rung = len(app.rings)
    machine.pass_time(timedelta(minutes=42))
    assert len(app.rings) > rung, "forty minutes of work without a prompt"
    assert len(app.rings) <= rung + 4, "two prompts, each heard twice"
    await machine.kill()
    for _ in range(3):
        await asyncio.sleep(0)
