"""A check-in beyond its number: what else can be said, and that nothing of it is ever lost."""

from datetime import timedelta

import pytest
from textual import events

from backcare_tui.domain.entries import Entry, PainRated, Retracted
from backcare_tui.domain.pain_events import Sore
from backcare_tui.domain.text import MAX_NOTE, clean
from backcare_tui.tui.screens.base import Place
from backcare_tui.tui.screens.check_in import CheckInScreen
from backcare_tui.tui.screens.taking_break import BreakScreen
from backcare_tui.tui.widgets.check_in_head import CheckInHead
from backcare_tui.tui.widgets.check_in_options import CheckInOptions
from backcare_tui.tui.widgets.check_in_text import CheckInText
from tests.tui.house import NARROW, SIZES, TINY, WIDE, Desk, House

FULL = PainRated(
    score=4,
    places=(Sore("low-back-left", 6), Sore("buttock-left")),
    words=("aching", "burning"),
    stress=3,
    mood=6,
    sleep=7.5,
    note="long drive",
)
KEYS = (
    *("l", "4", "w", "c", "6", "g", "tab", "b", "a", "tab", "3", "6"),
    *("7", ".", "5", "enter", *"long", "space", *"drive"),
)
"""What it takes to give all of that."""


def rated(desk: Desk) -> list[PainRated]:
    return desk.events(PainRated)


def last_entry(desk: Desk) -> Entry:
    entries = desk.companion.entries(desk.companion.today() - timedelta(days=60))
    return [entry for entry in entries if isinstance(entry.event, PainRated)][-1]


def is_open(desk: Desk) -> bool:
    return isinstance(desk.app.screen, CheckInScreen)


# -- the number


async def test_two_keys_from_anywhere_are_on_the_disk_while_the_panel_is_open(
    house: House,
) -> None:
    for place in "1234":
        async with house.open() as desk:
            await desk.press(place, "l", "4")
            await desk.saved()
            assert is_open(desk)
            assert house.on_disk()[-1] == PainRated(score=4)


async def test_ten_can_be_typed_as_it_is_written(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "1", "0", "escape")
        assert rated(desk) == [PainRated(score=10)]
        await desk.press("l", "1")
        desk.clock.pass_time(1.5)
        await desk.press("0", "escape")
        assert [each.score for each in rated(desk)] == [10, 1], "a second later it is another key"


async def test_a_key_held_too_long_leads_nowhere(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "3", "3", "3")
        assert is_open(desk)
        assert "Next break" in desk.text


async def test_who_types_a_number_and_goes_on_goes_on(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "2")
        assert "Slower transitions" in desk.text
        await desk.press("l", "4", "b")
        assert isinstance(desk.app.screen, BreakScreen)
        await desk.press("enter", "l", "4", "u")
        assert "Taken back: Pain 4" in desk.text
        assert [each.score for each in rated(desk)] == [3, 4]


async def test_a_number_alone_leaves_the_screen_by_itself(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3")
        await desk.pass_time(19)
        assert is_open(desk)
        await desk.pass_time(1)
        assert isinstance(desk.app.screen, Place)


async def test_a_question_nobody_answers_goes_after_a_minute(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l")
        await desk.pass_time(60)
        assert isinstance(desk.app.screen, Place)
        assert rated(desk) == []


async def test_a_due_break_is_said_and_can_be_taken_from_the_panel(house: House) -> None:
    async with house.open(NARROW) as desk:
        await desk.pass_time(minutes=29.9)
        await desk.press("l", "4")
        await desk.pass_time(10)
        assert "Time for a 2 min break" in desk.text
        assert is_open(desk)
        await desk.pass_time(3)
        await desk.press("b")
        assert isinstance(desk.app.screen, BreakScreen)


# -- the rest


async def test_all_there_is_to_say_in_one_go(house: House) -> None:
    async with house.open() as desk:
        await desk.press(*KEYS, "enter", "escape")
        assert rated(desk) == [FULL]
        assert "Noted: Pain 4 in low back, left 6; buttock, left, aching, burning" in desk.text
        await desk.saved()
    assert FULL in house.on_disk()
    assert len([event for event in house.on_disk() if isinstance(event, PainRated)]) == 1


async def test_undo_takes_back_the_whole_check_in(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "s", "3", "6", "escape", "u")
        assert "Taken back: Pain 4, stress 3, mood 6" in desk.text
        assert rated(desk) == []


async def test_escape_keeps_what_was_given_after_every_key(house: House) -> None:
    async with house.open(WIDE) as desk:
        for count in range(2, len(KEYS), 6):
            await desk.press(*KEYS[:count], "escape")
            assert not is_open(desk), KEYS[:count]
            left = last_entry(desk).event
            assert isinstance(left, PainRated)
            assert left.score == 4
            if count >= 6:
                assert left.places == FULL.places
            if count >= 12:
                assert (left.words, left.stress, left.mood) == (FULL.words, 3, 6)
            desk.clock.pass_time(60)


async def test_killed_in_the_middle_the_fields_that_were_left_are_there(house: House) -> None:
    async with house.open() as desk:
        await desk.press(*KEYS[:12])  # the mood was given, and the hours of sleep are open
        await desk.saved()
    kept = house.on_disk()[-1]
    assert isinstance(kept, PainRated)
    assert (kept.places, kept.words, kept.mood) == (FULL.places, FULL.words, 6)


async def test_a_pause_while_typing_keeps_what_is_there_so_far(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n", *"long")
        await desk.pass_time(1)
        await desk.pass_time(3)
        await desk.saved()
        assert PainRated(score=4, note="long") in house.on_disk()
        await desk.press(*"er", "escape")
        assert rated(desk) == [PainRated(score=4, note="longer")]


async def test_told_to_end_in_the_middle_of_a_note_it_keeps_the_note(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n", *"stairs")
        desk.app.shut_down(143)
        await desk.app.workers.wait_for_complete()
    assert PainRated(score=4, note="stairs") in house.on_disk()


async def test_one_edit_a_field_and_none_where_nothing_was_given(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", *["tab"] * 9)
        assert not is_open(desk)
        await desk.press("l", "5", "w", "c", "g", "c", "tab", "tab", "escape")
        await desk.saved()
    journal = house.journal("laptop")
    months = journal.months()
    every = [e for e in journal.read(months[0], months[-1]) if isinstance(e.event, PainRated)]
    assert [len(e.event.places) for e in every if isinstance(e.event, PainRated)] == [0, 0, 1]


async def test_tab_and_arrows_go_through_the_fields_and_back(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4")
        titles = ["Where does it hurt?", "How does it feel?", "How much stress?"]
        for title in titles:
            await desk.press("tab")
            assert title in desk.text
        await desk.press("down")
        assert "How is your mood?" in desk.text
        await desk.press("up", "up")
        assert "How does it feel?" in desk.text
        await desk.press("shift+tab", "shift+tab")
        assert "How much did it hurt?" in desk.text
        await desk.press("6")
        assert rated(desk) == [PainRated(score=6)]


async def test_a_value_can_be_taken_back_and_moved_with_arrows(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "s", "right", "right", "enter")
        assert rated(desk)[-1].stress == 6
        await desk.press("up", "backspace", "tab")
        assert rated(desk)[-1].stress is None


async def test_hours_of_sleep_that_cannot_be_are_refused_where_they_are_typed(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "h", "2", "5", "enter")
        assert '"25" is not 0 to 24 hours' in desk.text
        await desk.press("backspace")
        assert "is not" not in desk.text
        await desk.press("enter")
        assert rated(desk) == [PainRated(score=4, sleep=2)]


async def test_what_was_said_about_sleep_today_is_shown_and_not_taken_over(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "h", "7", "escape")
        desk.clock.pass_time(60)
        await desk.press("l", "4", "h")
        assert "7, as you said today" in desk.text
        await desk.press("escape")
        assert [each.sleep for each in rated(desk)] == [7, None]


# -- notes


async def test_a_note_at_the_limit_is_kept_and_one_letter_more_is_refused(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n")
        paste(desk, "x" * MAX_NOTE)
        await desk.settle()
        assert "at most" not in desk.text
        await desk.press("y")
        assert "A note has at most 4,000 characters" in desk.text
        assert desk.bells == 0
        await desk.press("escape")
        assert rated(desk) == [PainRated(score=4, note="x" * MAX_NOTE)]


async def test_letters_and_other_keys_of_one_burst_stay_in_their_order(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n")
        for key in ("a", "b", "ctrl+u", "D", "o", "backspace", "i", "x", "left", "g", "enter"):
            pressed = events.Key(key, key if len(key) == 1 else None)
            pressed.set_sender(desk.app)
            desk.app.post_message(pressed)
        await desk.settle()
        await desk.press("escape")
        assert rated(desk) == [PainRated(score=4, note="Digx")]


async def test_a_pasted_megabyte_is_refused_naming_the_limit(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "n", "a")
        paste(desk, "é\n" * 500_000)
        await desk.settle()
        assert "A note has at most 4,000 characters" in desk.text
        await desk.press("escape")
        assert rated(desk) == [PainRated(score=4, note="a")]


def paste(desk: Desk, text: str) -> None:
    desk.app.screen.query_one(CheckInText).post_message(events.Paste(text))


HOSTILE = (
    "\x1b[2J\x1b]0;title\x07 two\nlines\tand\rmore\0",
    "[bold]$bc-accent[/] [/ 7 [@click=app.quit]x[/]",
    "\u202edesrever\u2066 \u200fשלום\u200e \ufeff\u2028end",
    "\x9b31m\udc80 漢字 é ✓ 🙂",
    "  \u2029  ",
)


async def test_any_pasted_text_is_kept_as_one_clean_line_and_does_nothing_else(
    house: House,
) -> None:
    async with house.open() as desk:
        for text in HOSTILE:
            house.clock.pass_time(60)
            await desk.press("l", "4", "n")
            paste(desk, text)
            await desk.settle()
            assert clean(desk.text) == desk.text.strip()
            await desk.press("escape")
            kept = last_entry(desk).event
            assert isinstance(kept, PainRated)
            assert kept.note == clean(text)
            assert clean(desk.text) == desk.text.strip()


# -- when


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("08:15", "2026-11-20T08:15:00+01:00"),
        ("-20m", "2026-11-20T08:40:00+01:00"),
        ("yesterday 18:30", "2026-11-19T18:30:00+01:00"),
        ("2026-10-03 10:00", "2026-10-03T10:00:00+01:00"),
    ],
)
async def test_it_can_be_about_an_earlier_time_and_says_when_it_was_written(
    house: House, typed: str, at: str
) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "c", *keys(typed), "enter")
        assert not is_open(desk)
        await desk.saved()
        entry = last_entry(desk)
        assert entry.at.isoformat() == at
        assert entry.logged == desk.clock.now()
        assert len(rated_since(desk, 60)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", '"soon" is not a time'),
        ("10:00", "is still to come"),
        ("09:06", "is still to come"),
        ("1899-12-31 10:00", "is before 1900"),
    ],
)
async def test_a_time_that_cannot_be_is_refused_in_the_panel(
    house: House, typed: str, said: str
) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "c", *keys(typed), "enter")
        assert said in desk.text
        await desk.press("escape")
        assert "It was left as it was" in desk.text
        assert last_entry(desk).at == desk.clock.now()


async def test_a_few_minutes_ahead_are_taken_for_now(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "4", "c", *keys("09:04"), "enter")
        assert len(rated(desk)) == 1


def keys(text: str) -> list[str]:
    """The keys that type it, replacing what stands there."""
    names = {" ": "space", ":": "colon", "-": "minus"}
    return [names.get(char, char) for char in text]


def rated_since(desk: Desk, days: int) -> list[Entry]:
    entries = desk.companion.entries(desk.companion.today() - timedelta(days=days))
    return [entry for entry in entries if isinstance(entry.event, PainRated)]


# -- mending


async def test_yesterday_can_be_mended(house: House) -> None:
    yesterday = house.clock.now() - timedelta(days=1)
    house.program().record(FULL, at=yesterday)
    async with house.open() as desk:
        desk.app.edit_check_in(last_entry(desk))
        await desk.settle()
        assert "Pain 4, Thu 19 Nov 09:00" in desk.text
        await desk.press("tab", "7")
        assert "●2" in desk.text
        await desk.press("escape")
        entry = last_entry(desk)
        assert entry.at == yesterday
        assert entry.event == PainRated(
            score=7,
            places=FULL.places,
            words=FULL.words,
            stress=3,
            mood=6,
            sleep=7.5,
            note="long drive",
        )
        assert len(rated_since(desk, 5)) == 1


async def test_a_check_in_can_be_deleted_and_is_asked_about_once(house: House) -> None:
    here = house.program()
    here.amend(here.record(PainRated(score=3)), FULL)
    async with house.open() as desk:
        desk.app.edit_check_in(last_entry(desk))
        await desk.settle()
        await desk.press("D")
        assert "Delete this check-in?" in desk.text
        await desk.press("n", "D", "escape", "D", "y")
        assert "Check-in deleted" in desk.text
        assert rated(desk) == []
        await desk.saved()
    assert not [event for event in house.on_disk() if isinstance(event, (PainRated, Retracted))]


async def test_what_a_newer_version_knows_stays_when_the_rest_is_mended(house: House) -> None:
    strange = PainRated(score=4, places=(Sore("left-ear", 2), Sore("groin")), words=("itchy",))
    house.program().record(strange)
    async with house.open() as desk:
        desk.app.edit_check_in(last_entry(desk))
        await desk.settle()
        await desk.press("w", "c", "tab", "s", "escape")
        kept = rated(desk)[-1]
        assert kept.places == (Sore("low-back-left"), Sore("groin"), Sore("left-ear", 2))
        assert kept.words == ("stiff", "itchy")


# -- beside the rest of the app


async def test_the_safety_questions_wait_until_the_panel_is_closed(house: House) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "w", "j")
        await desk.pass_time(5)
        assert is_open(desk)
        await desk.press("escape")
        assert "Why now: saddle area was marked" in desk.text
        await desk.saved()
    assert PainRated(score=3, places=(Sore("saddle"),)) in house.on_disk()


async def test_killed_before_the_questions_came_they_are_asked_at_the_next_start(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("l", "3", "w", "k", "tab")
        await desk.saved()
    async with house.open() as desk:
        assert "a leg symptom is new" in desk.text


async def test_a_disk_that_refuses_is_said_in_the_panel_too(house: House) -> None:
    async with house.open() as desk:
        await desk.saved()
        house.disk.refused = {"create"}
        await desk.press("l", "4")
        await desk.saved()
        assert "1 entry is not saved" in desk.text
        assert "noted" not in desk.text
        await desk.press("s", "3")
        await desk.saved()
        assert "2 entries are not saved" in desk.text
        house.disk.refused = set()
        await desk.press("escape")
        await desk.pass_time(10)
        await desk.saved()
    assert house.on_disk()[-1] == PainRated(score=4, stress=3)


async def test_the_panel_is_opened_once(house: House) -> None:
    async with house.open() as desk:
        desk.app.action_log_pain()
        desk.app.action_log_pain()
        await desk.settle()
        assert len([each for each in desk.app.screen_stack if isinstance(each, CheckInScreen)]) == 1


# -- sizes and the mouse


@pytest.mark.parametrize("size", SIZES)
async def test_every_field_can_be_read_and_answered_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("l", "4")
        assert all(word in desk.text for word in ("pain", "where", "note", "time", "esc"))
        for question, sign in (
            ("Where", "a "),
            ("How does it feel?", "numb"),
            ("How much stress?", "10"),
            ("How is your mood?", "10 best"),
            ("Hours slept last night", "esc"),
            ("Anything to add?", "esc"),
            ("When was it?", "09:00"),
        ):
            await desk.press("tab")
            assert question in desk.text
            assert sign in desk.text
            assert any("esc done" in line for line in desk.lines[-2:])
            assert all(len(line) <= size[0] for line in desk.lines)


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE])
async def test_fields_and_answers_can_be_clicked(house: House, size: tuple[int, int]) -> None:
    async with house.open(size) as desk:
        await desk.press("l", "4")
        await click_words(desk, CheckInHead, "stress")
        assert "How much stress?" in desk.text
        await click_words(desk, CheckInOptions, "7")
        assert rated(desk)[-1].stress == 7
        await desk.press("up", "up")
        await click_words(desk, CheckInOptions, "stiff")
        await desk.press("escape")
        assert rated(desk)[-1].words == ("stiff",)


async def click_words(desk: Desk, kind: type, words: str) -> None:
    """Click where `words` stand in the widget."""
    region = desk.app.screen.query_one(kind).region
    for y in range(region.y, region.bottom):
        x = desk.lines[y].find(words, region.x) if y < len(desk.lines) else -1
        if x >= 0:
            await desk.pilot.click(offset=(x, y))
            await desk.settle()
            return
    raise AssertionError(f"{words} is not there: {desk.text}")
