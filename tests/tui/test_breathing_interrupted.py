"""Sessions that are paused, stopped, slept through, or begun by something else."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.screen import ModalScreen

from backcare_tui.companion import Companion, open_companion
from backcare_tui.paths import Paths
from tests.clocks import FakeClock
from tests.tui.breath_person import NORMAL, OnePlace, Person, opened, use


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def companion(tmp_path: Path, clock: FakeClock) -> Companion:
    return open_companion(Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state"), clock)


# --- pause, stop, sleep ----------------------------------------------------------------------


async def test_space_holds_the_session_and_space_goes_on(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(3 + 12.5)
        await person.press("space")
        assert "paused" in (await person.seen()).lower()
        assert not person.app.place.is_breathing
        clock.pass_time(600)
        await person.press("space")
        text = await person.seen()
        assert "breath 2 of 18" in text
        assert "2:48 left" in text


async def test_stopping_lets_the_breath_go_out_and_records_what_it_was(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(3 + 12)
        await person.press("s")
        assert "the last one" in await person.seen()
        assert person.sessions == []
        await person.wait(8.5)
        assert "2 breaths, 0:20" in await person.seen()
    [done] = person.sessions
    assert (done.seconds, done.cycles, done.planned_cycles) == (20, 2, 18)


async def test_stopping_twice_ends_at_once(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(3 + 12)
        await person.press("escape", "escape")
        assert "▌ Long exhale" in await person.seen()
    [done] = person.sessions
    assert (done.seconds, done.cycles) == (12, 1)


async def test_stopping_before_the_first_breath_records_nothing(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(1)
        await person.press("s")
        assert "▌ Long exhale" in await person.seen()
    assert person.sessions == []


async def test_going_elsewhere_pauses_the_session(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(3 + 5)
        await person.app.push_screen(ModalScreen())
        await person.pilot.pause()
        clock.pass_time(60)
        person.app.pop_screen()
        await person.pilot.pause()
        assert "paused" in (await person.seen()).lower()
        await person.press("space")
        assert "2:55 left" in await person.seen()


@pytest.mark.parametrize("asleep", [True, False])
async def test_a_session_does_not_go_on_while_the_machine_or_the_app_stands_still(
    companion, clock, asleep
):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(3 + 5)
        hour = timedelta(hours=1)
        clock.sleep(hour) if asleep else clock.pass_time(hour)
        person.app.place.tick()
        assert "paused" in (await person.seen()).lower()
        await person.press("space")
        assert "2:55 left" in await person.seen()


async def test_a_session_on_its_way_is_written_down_when_the_app_closes(companion, clock):
    async with opened(companion, clock) as person:
        await person.press("enter", "4")
        await person.wait(3 + 25)
        person.app.place.leave()
        person.app.place.leave()
    [done] = person.sessions
    assert (done.seconds, done.cycles, done.tension_before) == (25, 2, 4)


# --- begun by something else -----------------------------------------------------------------


async def test_a_session_can_be_asked_for_before_the_place_is_open(companion, clock):
    use(companion, ask_tension=False, holds=True)
    app = OnePlace(companion)
    app.place.begin("box", 2)
    async with app.run_test(size=NORMAL) as pilot:
        await pilot.pause()
        person = Person(pilot, app, clock)
        await person.wait(8 + 5)
        assert "■ hold ■" in await person.seen()
        assert await person.counts(3)
        assert "of 8" in await person.seen()


async def test_a_session_asked_for_without_a_length_takes_the_usual_one(companion, clock):
    use(companion, ask_tension=False, minutes=5)
    async with opened(companion, clock) as person:
        person.app.place.begin()
        await person.pilot.pause()
        await person.wait(9)
        assert "breath 1 of 30" in await person.seen()


async def test_asking_for_another_session_does_not_break_off_this_one(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(10)
        person.app.place.begin("box", 2)
        await person.pilot.pause()
        assert "of 18" in await person.seen()


async def test_a_pattern_name_is_drawn_as_it_is_typed(companion, clock, tmp_path: Path):
    content = tmp_path / "config" / "content"
    content.mkdir(parents=True)
    (content / "patterns.toml").write_text(
        '[[pattern]]\nid = "odd"\nname = "[b]ache [/ 7"\nphases = [{ in = 4 }, { out = 6.5 }]\n'
    )
    companion = open_companion(companion.paths, clock)
    use(companion, pattern="odd", ask_tension=False)
    async with opened(companion, clock) as person:
        assert "▌ [b]ache [/ 7" in await person.seen()
        await person.press("enter")
        await person.wait(4)
        await person.press("s", "s")
        assert "0 breaths, 0:01" in await person.seen()
