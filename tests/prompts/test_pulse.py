"""Noticing that time went by without us, and nothing else."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.prompts.pulse import BEAT, Beat, Pulse
from tests.clocks import START, FakeClock

QUIET = Beat()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def pulse(clock: FakeClock) -> Pulse:
    return Pulse(clock)


def test_beat_after_beat_nothing_is_noticed(clock: FakeClock, pulse: Pulse) -> None:
    for _ in range(20):
        clock.pass_time(BEAT)
        assert pulse.beat() == QUIET


def test_a_busy_machine_is_no_absence(clock: FakeClock, pulse: Pulse) -> None:
    clock.pass_time(29)
    assert pulse.beat() == QUIET


def test_a_suspended_machine_was_away_since_the_last_beat(clock: FakeClock, pulse: Pulse) -> None:
    clock.pass_time(BEAT)
    pulse.beat()
    before = clock.now()
    clock.sleep(timedelta(hours=2))
    assert pulse.beat() == Beat(gap_since=before)
    clock.pass_time(BEAT)
    assert pulse.beat() == QUIET, "it is noticed once"


def test_a_stopped_process_was_away_too(clock: FakeClock, pulse: Pulse) -> None:
    clock.pass_time(timedelta(minutes=10))
    assert pulse.beat() == Beat(gap_since=START)


def test_thirty_seconds_are_an_absence(clock: FakeClock, pulse: Pulse) -> None:
    clock.sleep(timedelta(seconds=30))
    assert pulse.beat() == Beat(gap_since=START)


def test_a_clock_that_was_set_back_is_told_from_an_absence(clock: FakeClock, pulse: Pulse) -> None:
    clock.pass_time(BEAT)
    clock.set_wall(clock.now() - timedelta(hours=1))
    assert pulse.beat() == Beat(set_back=timedelta(hours=1))


def test_a_time_server_that_corrects_the_clock_a_little_is_not_noticed(
    clock: FakeClock, pulse: Pulse
) -> None:
    clock.pass_time(BEAT)
    clock.set_wall(clock.now() - timedelta(seconds=4))
    assert pulse.beat() == QUIET


def test_stopped_while_the_clock_was_set_back_is_both(clock: FakeClock, pulse: Pulse) -> None:
    clock.pass_time(timedelta(minutes=10))
    clock.set_wall(START - timedelta(minutes=50))
    now = clock.now()
    assert pulse.beat() == Beat(
        gap_since=now - timedelta(minutes=10), set_back=timedelta(minutes=60)
    )


def test_a_flight_or_a_dst_night_is_neither(clock: FakeClock, pulse: Pulse) -> None:
    clock.pass_time(BEAT)
    clock.fly_to(-9)
    assert pulse.beat() == QUIET


@given(
    st.lists(
        st.tuples(st.sampled_from(["pass", "sleep", "set"]), st.floats(-9000, 9000)), max_size=8
    )
)
@settings(max_examples=80)
def test_whatever_the_clocks_do_an_absence_ends_now_and_no_time_counts_twice(
    steps: list[tuple[str, float]],
) -> None:
    clock = FakeClock()
    pulse = Pulse(clock)
    for how, seconds in steps:
        before, ran = clock.now(), clock.monotonic()
        length = timedelta(seconds=seconds)
        if how == "pass":
            clock.pass_time(abs(length))
        elif how == "sleep":
            clock.sleep(abs(length))
        else:
            clock.set_wall(before + length)
        beat = pulse.beat()
        most = max(clock.now() - before, timedelta(seconds=clock.monotonic() - ran))
        if beat.gap_since is not None:
            assert timedelta(seconds=30) <= clock.now() - beat.gap_since <= most
        if beat.set_back is not None:
            assert beat.set_back >= timedelta(seconds=5)
        assert pulse.beat() == QUIET
