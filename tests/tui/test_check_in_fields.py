"""The fields of a check-in: answering them with keys and mouse, and what they refuse."""

import pytest
from textual import events

from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.text import MAX_NOTE, clean
from backcare_tui.tui.check_in.text import CheckInText
from backcare_tui.tui.check_in.words_row import CheckInWords
from backcare_tui.tui.frame.head import PanelHead
from backcare_tui.tui.kit.scale import Scale
from tests.tui.check_in_person import click_words, is_open, last_entry, rated, rated_since
from tests.tui.house import SIZES, TINY, WIDE, Desk, House


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
        ("-20m", "2026-11-20T08:40:00+01:00"),
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


# -- sizes and the mouse


async def test_every_field_can_be_read_and_answered_at_every_size(house: House) -> None:
    questions = (
        ("Where", "a "),
        ("How does it feel?", "numb"),
        ("How much stress?", "10"),
        ("How is your mood?", "10 best"),
        ("Hours slept last night", "esc"),
        ("Anything to add?", "esc"),
        ("When was it?", "09:00"),
    )
    async with house.open() as desk:
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.press("l", "4")
            assert all(word in desk.text for word in ("pain", "where", "note", "time", "esc"))
            for question, sign in questions:
                await desk.press("tab")
                assert question in desk.text
                assert sign in desk.text
                assert any("esc done" in line for line in desk.lines[-2:])
                assert all(len(line) <= size[0] for line in desk.lines)
            await desk.press("escape")


@pytest.mark.parametrize("size", [TINY, WIDE])
async def test_fields_and_answers_can_be_clicked(house: House, size: tuple[int, int]) -> None:
    async with house.open(size) as desk:
        await desk.press("l", "4")
        await click_words(desk, PanelHead, "stress")
        assert "How much stress?" in desk.text
        await click_words(desk, Scale, "7")
        assert rated(desk)[-1].stress == 7
        await desk.press("up", "up")
        await click_words(desk, CheckInWords, "stiff")
        await desk.press("escape")
        assert rated(desk)[-1].words == ("stiff",)
