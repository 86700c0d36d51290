"""The Downshift place: choosing, and a whole session from key to journal."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.binding import Binding

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.journal.entries import BreathingFinished
from backcare_tui.paths import Paths
from backcare_tui.tui.downshift.chooser import BreathChooser
from backcare_tui.tui.downshift.panels import HowLong, OneBreath, SessionsPast
from backcare_tui.tui.downshift.screen import BreathingScreen
from backcare_tui.tui.downshift.tension import TensionQuestion
from tests.clocks import FakeClock
from tests.tui.breath_person import NORMAL, SIZES, WIDE, opened, use


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def companion(tmp_path: Path, clock: FakeClock) -> Companion:
    return open_companion(Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state"), clock)


# --- choosing --------------------------------------------------------------------------------


async def test_the_safety_lines_are_on_the_chooser_at_every_size(companion, clock):
    async with opened(companion, clock) as person:
        for size in SIZES:
            await person.resize(size)
            text = " ".join((await person.seen()).split())
            assert all(word in text for word in ("Sit, lie", "driving", "water", "Dizzy")), size


async def test_the_usual_pattern_and_length_are_chosen_at_first(companion, clock):
    use(companion, pattern="coherent", minutes=5)
    async with opened(companion, clock) as person:
        text = await person.seen()
        assert await person.counts(5)
    assert "▌ Coherent" in text
    assert "27 breaths" in text


async def test_arrows_choose_pattern_and_length(companion, clock):
    async with opened(companion, clock) as person:
        await person.press("down", "j", "j", "right")
        text = await person.seen()
        assert "▌ Coherent" in text
        assert await person.counts(4)
        await person.press("right", "right", "k", "up", "up", "up")
        text = await person.seen()
    assert "▌ Long exhale" in text
    assert "30 breaths" in text


async def test_the_length_can_be_given_in_breaths(companion, clock):
    async with opened(companion, clock) as person:
        await person.press("c", "right")
        assert await person.counts(19)
        assert "3:10" in await person.seen()
        await person.press("c")
        assert await person.counts(3)


async def test_patterns_with_holds_come_with_a_yes_only(companion, clock):
    async with opened(companion, clock) as person:
        text = " ".join((await person.seen()).split())
        assert "Box" not in text
        assert "4-7-8" not in text
        assert "Cyclic sigh" in text
        assert "2 more, see ?" in text
        await person.resize(WIDE)
        said = person.area(OneBreath)
        assert "2 more hold the breath and come with a yes: breathing.holds in Settings" in said
        assert "pregnant" in said
    use(companion, holds=True)
    async with opened(companion, clock) as person:
        text = await person.seen()
        assert "Box" in text
        assert "4-7-8" in text
        assert "with a yes" not in text


async def test_there_are_shorter_counts_for_who_does_not_reach_four(companion, clock):
    async with opened(companion, clock) as person:
        assert "take Shorter" in person.area(OneBreath)
        await person.press("down")
        text = await person.seen()
        assert "▌ Shorter" in text
        assert "in 3   out 4" in text


async def test_what_is_safe_is_said_before_every_session(companion, clock):
    async with opened(companion, clock) as person:
        for size in SIZES[:3]:
            await person.resize(size)
            await person.press("enter")
            text = " ".join((await person.seen()).split())
            assert "How tense are you now?" in text
            assert "driving" in text, size
            assert "Dizzy" in text, size
            await person.press("5")
            assert "Settle in" in await person.seen()
            assert "Dizzy" in await person.seen(), size
            await person.wait(4)
            text = await person.seen()
            assert "in ▴" in text or "breathe in" in text.lower() or "▴ In" in text
            assert "Dizzy" not in text
            await person.press("s", "s")
            assert "Dizzy" not in await person.seen(), "afterwards nothing is asked of the breath"
            await person.press("escape")


async def test_who_begins_from_elsewhere_has_time_to_read_it(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        person.app.place.begin()
        await person.pilot.pause()
        assert "Settle in  8" in await person.seen()
        assert "Dizzy" in await person.seen()


async def test_who_should_leave_out_holds_is_said_beside_a_pattern_with_holds(companion, clock):
    use(companion, pattern="box", holds=True)
    async with opened(companion, clock) as person:
        for size in (NORMAL, WIDE):
            await person.resize(size)
            assert "pregnant" in person.area(OneBreath)
        await person.press("up")
        assert "pregnant" not in person.area(OneBreath)


async def test_four_seven_eight_is_four_breaths_until_it_is_known_for_a_month(companion, clock):
    use(companion, pattern="four-seven-eight", holds=True)
    async with opened(companion, clock) as person:
        said = person.area(HowLong)
        assert "1:16" in said
        assert "at most 4 at first" in said
        await person.resize(WIDE)
        assert "at most 4 in the first month" in person.area(HowLong)
    done = BreathingFinished(pattern="four-seven-eight", seconds=76, cycles=4, planned_cycles=4)
    companion.record(done, at=clock.now() - timedelta(days=31))
    async with opened(companion, clock) as person:
        text = await person.seen()
        assert "at most 4" not in text
        assert "8 breaths" in text


async def test_a_person_who_hid_every_pattern_is_told_so(companion, clock, tmp_path: Path):
    ids = [pattern.id for pattern in companion.catalogue.patterns]
    content = tmp_path / "config" / "content"
    content.mkdir(parents=True)
    hidden = "\n".join(f'[[pattern]]\nid = "{id_}"\nhide = true' for id_ in ids)
    (content / "patterns.toml").write_text(hidden)
    companion = open_companion(companion.paths, clock)
    async with opened(companion, clock) as person:
        assert "No patterns" in await person.seen()
        await person.press("enter", "c", "left", "right", "up", "down")
        assert not person.app.place.is_breathing


# --- a whole session -------------------------------------------------------------------------


async def test_a_whole_session_from_key_to_journal(companion, clock):
    async with opened(companion, clock) as person:
        await person.press("left", "enter")
        assert "How tense are you now?" in await person.seen()
        await person.press("6")
        assert "Settle in  3" in await person.seen()
        await person.wait(3.5)
        text = await person.seen()
        assert "▴ in ▴" in text
        assert await person.counts(4)
        assert "breath 1 of 12" in text
        await person.wait(4)
        text = await person.seen()
        assert "▾ out ▾" in text
        assert await person.counts(6)
        assert "1:56 left" in text
        await person.wait(116)
        assert person.sessions[0].tension_after is None
        assert "How tense are you now?" in await person.seen()
        await person.press("t")
        assert person.area(SessionsPast) == "12 breaths, 2:00 Tension 6 → 10."
        await person.resize((50, 8))
        assert "12 breaths, 2:00, tension 6 to 10" in await person.seen()
        assert person.app.away == 0
        assert person.app.left == 1
    assert person.sessions == [
        BreathingFinished(
            pattern="long-exhale",
            seconds=120.0,
            cycles=12,
            planned_cycles=12,
            tension_before=6,
            tension_after=10,
        )
    ]


async def test_a_session_counts_even_if_nobody_answers_afterwards(companion, clock):
    async with opened(companion, clock) as person:
        await person.press("left", "enter", "enter")
        await person.wait(124)
        assert len(person.sessions) == 1
        await person.press("escape")
        assert "12 breaths, 2:00" in await person.seen()
    assert person.sessions[0].tension_before is None
    assert person.sessions[0].cycles == person.sessions[0].planned_cycles


async def test_no_question_is_asked_of_those_who_do_not_want_it(companion, clock):
    use(companion, ask_tension=False, minutes=2)
    async with opened(companion, clock) as person:
        await person.press("enter")
        assert person.app.place.is_breathing
        await person.wait(124)
        assert "12 breaths" in await person.seen()
    assert len(person.sessions) == 1


async def test_going_back_from_the_question_starts_nothing(companion, clock):
    async with opened(companion, clock) as person:
        await person.press("enter", "escape")
        assert "▌ Long exhale" in await person.seen()
        assert person.app.left == 1
    assert person.sessions == []


async def test_word_count_breath_and_time_are_shown_at_every_size(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(3 + 15.5)
        for size in SIZES:
            await person.resize(size)
            await person.wait(0.01)
            text = await person.seen()
            assert "▾" in text
            assert "out  5" in text.lower() or await person.counts(5)
            assert "2 of 18" in text or "2/18" in text
            assert "2:45" in text


async def test_a_pause_in_a_pane_made_smaller_still_reads_whole(companion, clock):
    use(companion, ask_tension=False)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(5)
        await person.press("space")
        for size in SIZES:
            await person.resize(size)
            assert "space resumes, s ends" in await person.seen()


async def test_reduced_motion_counts_without_a_vessel(companion, clock):
    use(companion, ask_tension=False, reduced=True)
    async with opened(companion, clock) as person:
        await person.press("enter")
        await person.wait(3 + 15.5)
        text = await person.seen()
    assert "Breathe out  5" in text
    assert "●   ●   ●   ●   ●   ○" in text


def test_every_action_has_an_id_and_a_tooltip():
    for owner in (BreathingScreen, BreathChooser, TensionQuestion):
        for binding in owner.BINDINGS:
            assert isinstance(binding, Binding)
            if binding.action.startswith("page("):
                continue  # of every list
            assert (binding.id or "").startswith("breathing.")
            assert binding.tooltip
