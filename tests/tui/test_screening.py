"""The safety questions on screen: keys and mouse go in, what is shown and written down is read."""

from datetime import timedelta

import pytest

from backcare_tui.content.screening import load_screening
from backcare_tui.domain.body_map import Region
from backcare_tui.domain.care_events import ScreeningAnswered, Trigger, WasSeen
from backcare_tui.domain.entries import PainRated
from backcare_tui.domain.pain_events import Sore
from backcare_tui.domain.screening import Tier
from backcare_tui.tui.screens.advice import AdviceScreen
from backcare_tui.tui.screens.base import Place
from backcare_tui.tui.screens.screening import ScreeningScreen
from backcare_tui.tui.widgets.screening_answer import AnswerRow, Hold
from backcare_tui.tui.widgets.screening_lines import arrange, first_shown
from backcare_tui.tui.widgets.screening_list import ScreeningList
from tests.tui.house import NARROW, NORMAL, SIZES, TINY, Desk, House, until_due

ITEMS = load_screening(None)[0]
DAY = timedelta(days=1)
QUESTION = "New or worse"


@pytest.fixture
def jumped(house: House) -> House:
    """Pain rose by five points, an hour ago, and nobody has answered for it."""
    house.settle()
    companion = house.program()
    now = house.clock.now()
    companion.record(PainRated(score=2), at=now - timedelta(hours=2))
    companion.record(PainRated(score=7), at=now - timedelta(hours=1))
    return house


async def hold(desk: Desk, *, presses: int = 6, every: float = 0.5, key: str = "n") -> None:
    """Keep `key` down: it repeats `presses` times."""
    for n in range(presses):
        if n:
            desk.clock.pass_time(every)
        await desk.pilot.press(key)
    await desk.settle()


async def tick(desk: Desk, *ids: str) -> None:
    """Go through the list and tick these."""
    keys = ["home"]
    for item in ITEMS:
        keys += ["space", "j"] if item.id in ids else ["j"]
    await desk.press(*keys)


def without_thumb(desk: Desk) -> str:
    return " ".join(desk.text.replace("▐", " ").split())


def is_asked(desk: Desk) -> bool:
    return isinstance(desk.app.screen, ScreeningScreen)


def answers(desk: Desk) -> list[ScreeningAnswered]:
    return [event for event in desk.events(ScreeningAnswered) if event.trigger != "first_run"]


# -- none of these


async def test_held_for_two_seconds_it_is_none_of_these(jumped: House) -> None:
    async with jumped.open() as desk:
        assert "Why now: pain rose by 3 or more" in desk.text
        await hold(desk)
        assert not is_asked(desk)
        assert "Noted: none of these" in desk.text
        (answer,) = answers(desk)
        assert answer == ScreeningAnswered(tier="none", trigger="jump")


@pytest.mark.parametrize(("presses", "every"), [(1, 0), (4, 0.6), (4, 0.9)])
async def test_held_too_short_or_tapped_too_slowly_it_is_nothing(
    jumped: House, presses: int, every: float
) -> None:
    async with jumped.open() as desk:
        await hold(desk, presses=presses, every=every)
        assert is_asked(desk)
        assert not answers(desk)


async def test_tapped_for_two_seconds_it_counts_too(jumped: House) -> None:
    async with jumped.open() as desk:
        await hold(desk, presses=4, every=0.7)
        assert answers(desk)


async def test_another_key_in_between_begins_it_anew(jumped: House) -> None:
    async with jumped.open() as desk:
        for others in (["space", "space"], ["l"], ["escape"], ["j"], ["question_mark", "escape"]):
            await hold(desk, presses=4)
            await desk.press(*others)
            await hold(desk, presses=4)
            assert is_asked(desk)
            desk.clock.pass_time(1)
        assert not answers(desk)


async def test_the_bar_fills_and_empties_when_it_is_let_go(jumped: House) -> None:
    async with jumped.open(NARROW) as desk:
        assert desk.lines[-1] == "n none of these: hold 2 s"
        await hold(desk, presses=3)
        assert desk.line("none of these").endswith("━")
        assert desk.app.screen.query_one(AnswerRow)._hold.share == pytest.approx(0.5)
        desk.clock.pass_time(1)
        await desk.notice()
        assert desk.lines[-1] == "n none of these: hold 2 s"


async def test_with_something_ticked_it_says_to_untick_it(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.press("space")
        await hold(desk)
        assert is_asked(desk)
        assert "Untick what is ticked first" in desk.text


async def test_the_mouse_held_on_it_for_two_seconds_is_as_good(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.pilot.mouse_down(AnswerRow)
        for _ in range(5):
            desk.clock.pass_time(0.5)
            await desk.notice()
        assert answers(desk)


async def test_a_click_on_it_or_letting_go_early_is_nothing(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.pilot.click(AnswerRow)
        await desk.pilot.mouse_down(AnswerRow)
        for _ in range(3):
            desk.clock.pass_time(0.5)
            await desk.notice()
        await desk.pilot.mouse_up(AnswerRow)
        for _ in range(5):
            desk.clock.pass_time(0.5)
            await desk.notice()
        assert is_asked(desk)
        assert not answers(desk)


def test_a_machine_that_slept_in_between_was_not_held() -> None:
    held = Hold()
    held.sign(10.0)
    held.sign(10.5)
    held.sign(100.0)
    assert held.share == 0
    held.sign(9.0)  # no clock of ours does this
    assert held.share == 0


# -- ticking


@pytest.mark.parametrize("id_", ["saddle-numb", "bowel", "lump", "not-coping"])
async def test_what_is_ticked_is_written_down_with_its_tier(house: House, id_: str) -> None:
    item = next(item for item in ITEMS if item.id == id_)
    async with house.open() as desk:
        await desk.press("exclamation_mark", *["j"] * ITEMS.index(item), "space", "d")
        (answer,) = answers(desk)
        assert answer.ticked == (item.id,)
        assert answer.tier == item.tier
        assert isinstance(desk.app.screen, AdviceScreen) is (item.level >= Tier.TODAY)


async def test_several_are_kept_in_the_order_of_the_list(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await tick(desk, "lump", "bladder", "not-coping")
        assert desk.line("done") == "d done: 3 ticked"
        await desk.press("d")
        assert answers(desk)[0].ticked == ("bladder", "lump", "not-coping")


async def test_a_click_ticks_and_a_click_on_done_ends_it(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        row = next(n for n, line in enumerate(desk.lines) if "Fever or chills" in line)
        await desk.pilot.click(offset=(10, row))
        await desk.settle()
        assert "● Fever or chills" in desk.text
        await desk.pilot.click(AnswerRow)
        await desk.settle()
        assert answers(desk)[0].ticked == ("fever",)


async def test_without_anything_ticked_done_does_nothing(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "d", "enter", "enter")
        assert is_asked(desk)


@pytest.mark.parametrize("size", SIZES)
async def test_at_every_size_question_answer_and_the_whole_item_are_in_sight(
    house: House, size: tuple[int, int]
) -> None:
    async with house.open(size) as desk:
        await desk.press("exclamation_mark", "j")
        listed = desk.app.screen.query_one(ScreeningList)
        for keys in (["k"], ["j"] * 9, ["end"], ["pageup"], ["pagedown"], ["home"]):
            await desk.press(*keys)
            assert QUESTION in desk.lines[0] + desk.lines[1]
            assert "none of these" in desk.text
            assert ITEMS[listed.highlighted].text in without_thumb(desk)
            assert any("▸" in line for line in desk.lines)
        assert listed.highlighted == 0


@pytest.mark.parametrize("width", [23, 31, 77])
@pytest.mark.parametrize("height", [4, 5, 9, 16])
def test_every_item_is_whole_in_view_on_the_way_down_and_up(width: int, height: int) -> None:
    lines, top = arrange(ITEMS, width, height, "Once a month"), 0
    assert all(len(line.text) <= width for line in lines)
    for index in [*range(len(ITEMS)), *reversed(range(len(ITEMS)))]:
        top = first_shown(lines, index, top, height)
        rows = [n for n, line in enumerate(lines) if line.of == index]
        assert top <= rows[0]
        assert rows[-1] < top + height
    assert first_shown(lines, 0, 99, height) <= 1
    assert first_shown([], 0, 3, height) == 0


@pytest.mark.parametrize("size", [*SIZES, (24, 9), (40, 7)])
async def test_the_reason_is_in_sight_at_first_even_in_the_smallest_pane(
    jumped: House, size: tuple[int, int]
) -> None:
    async with jumped.open(size) as desk:
        assert "ain rose by 3 or more" in without_thumb(desk)
        assert any("▸" in line for line in desk.lines)
        assert "none of these" in desk.text
        await desk.press("j", "k")
        assert ITEMS[0].text in without_thumb(desk)


# -- never skipped


async def test_no_other_key_gets_past_it_and_none_acts_through_it(jumped: House) -> None:
    async with jumped.open() as desk:
        before = jumped.on_disk()
        for key in ("escape", "l", "f", "b", "p", "2", "comma", "t", "u", "o", "x", "5", "enter"):
            await desk.press(key)
            assert is_asked(desk), key
        assert desk.app.current_mode == "today"
        await desk.saved()
        assert jumped.on_disk() == before


async def test_escape_says_quietly_that_it_waits(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.press("escape")
        assert "This waits for an answer. q leaves BackCare" in desk.text
        await desk.press("j")
        assert "This waits" not in desk.text
    async with jumped.open(TINY) as desk:
        await desk.press("escape")
        assert desk.lines[-1] == "It waits for an answer"


async def test_every_command_of_the_palette_leaves_it_open(jumped: House) -> None:
    async with jumped.open() as desk:
        commands = [command.title for command in desk.app.get_system_commands(desk.app.screen)]
        assert "break" not in commands
        assert "flare" not in commands
        assert {"tick", "none of these", "help", "quit"} <= set(commands)


async def test_q_leaves_the_app_and_the_next_start_asks_again(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.quit()
        assert desk.app.return_code == 0
    async with jumped.open() as desk:
        assert is_asked(desk)


async def test_a_crash_in_the_middle_asks_again_with_nothing_ticked(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.press("space", "j", "space")
    async with jumped.open() as desk:
        assert is_asked(desk)
        assert "●" not in desk.text
        await hold(desk)
    async with jumped.open() as desk:
        assert not is_asked(desk)


async def test_help_opens_over_it_and_comes_back_to_it(jumped: House) -> None:
    async with jumped.open() as desk:
        await desk.press("question_mark")
        assert "Hold it for 2 seconds" in desk.text
        await desk.press("escape")
        assert is_asked(desk)


async def test_what_i_asked_for_myself_i_may_leave(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark", "space", "escape")
        assert not is_asked(desk)
        assert not answers(desk)


@pytest.mark.parametrize(
    "toml",
    [
        '[care]\nscreening = false\nemergency_number = ""\n[screening]\nask = false',
        "[care]\npeg = false\nevening = false\n[prompts]\nbell = false",
    ],
)
async def test_no_setting_and_no_file_of_ones_own_keeps_it_away(jumped: House, toml: str) -> None:
    jumped.configure(toml)
    jumped.own_content("screening", '[[item]]\nid = "bladder"\nhide = true\n')
    async with jumped.open() as desk:
        assert is_asked(desk)
        assert len(desk.app.screen.query_one(ScreeningList)._items) == len(ITEMS)


# -- when


async def test_somebody_who_never_answered_is_asked_at_the_start(house: House) -> None:
    house.configure("")
    async with house.open() as desk:
        assert not is_asked(desk)  # answered days ago: the house is settled
    house.new = True
    house.paths.config_file.write_text("[setup]\ndone = true\n")
    for file in house.paths.journal.rglob("*.json"):
        file.unlink()
    async with house.open() as desk:
        assert "Why now: before anything else" in desk.text
        await desk.press("escape")
        assert is_asked(desk)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Region.SADDLE, "saddle area was marked"),
        (Region.FOOT_LEFT, "a leg symptom is new"),
        (Region.LOW_BACK, None),
    ],
)
async def test_a_rating_from_a_command_asks_as_soon_as_it_is_seen(
    house: House, place: Region, reason: str | None
) -> None:
    async with house.open() as desk:
        house.program().record(PainRated(score=2, places=(Sore(place.value),)))
        await desk.pass_time(2)
        assert is_asked(desk) is (reason is not None)
        if reason:
            assert reason in desk.text


async def test_it_goes_away_when_it_is_answered_elsewhere(jumped: House) -> None:
    async with jumped.open() as desk:
        desk.clock.pass_time(1)
        jumped.program().record(ScreeningAnswered(tier="none", trigger="jump"))
        await desk.pass_time(2)
        assert isinstance(desk.app.screen, Place)


async def test_it_goes_away_when_the_rating_is_taken_back(jumped: House) -> None:
    async with jumped.open() as desk:
        assert jumped.program().undo() is not None
        await desk.pass_time(2)
        assert isinstance(desk.app.screen, Place)


async def test_one_that_i_asked_for_stays_though_nothing_is_due(house: House) -> None:
    async with house.open() as desk:
        await desk.press("exclamation_mark")
        await desk.pass_time(minutes=2)
        assert is_asked(desk)


async def test_the_monthly_one_waits_for_a_new_day_or_a_check_in(house: House) -> None:
    house.settle()
    house.clock.pass_time(25 * DAY - timedelta(hours=1))
    async with house.open() as desk:
        await desk.pass_time(minutes=90)
        assert not is_asked(desk)  # due since half an hour, and in the way
        desk.companion.record(PainRated(score=2))
        await desk.settle()
        assert "Why now: once a month" in desk.text


async def test_the_monthly_one_is_asked_at_the_start_and_on_a_new_day(house: House) -> None:
    house.settle()
    house.clock.pass_time(26 * DAY)
    async with house.open() as desk:
        assert "Why now: once a month" in desk.text
        await hold(desk)
    house.clock.pass_time(30 * DAY - timedelta(hours=6))
    async with house.open() as desk:
        assert not is_asked(desk)
        await desk.set_clock(house.clock.now() + DAY)
        await desk.pass_time(minutes=1)
        assert is_asked(desk)


# -- never on top of something


async def test_it_waits_until_a_question_is_answered(house: House) -> None:
    async with house.open() as desk:
        await desk.press("o")
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.pass_time(2)
        assert not is_asked(desk)
        await desk.press("escape")
        assert is_asked(desk)


async def test_it_waits_until_the_breathing_is_over_and_what_is_asked_after_it(
    house: House,
) -> None:
    async with house.open() as desk:
        await desk.press("3", "enter")
        assert not is_asked(desk)
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.pass_time(2)
        assert not is_asked(desk)  # how tense are you?
        await desk.press("4")
        await desk.pass_time(minutes=1)
        assert not is_asked(desk)  # breathing
        await desk.press("s", "s")
        assert not is_asked(desk)
        await desk.press("3")
        await desk.pass_time(minutes=1)
        assert is_asked(desk)


async def test_it_waits_until_the_break_is_over(house: House) -> None:
    async with house.open() as desk:
        await desk.press("b")
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.pass_time(2)
        assert not is_asked(desk)
        await desk.press("enter")
        assert is_asked(desk)


async def test_no_prompt_rings_while_it_is_open(jumped: House) -> None:
    async with jumped.open() as desk:
        await until_due(desk)
        assert desk.bells == 0
        await hold(desk)
        await desk.pass_time(minutes=1)
        assert desk.bells == 1


async def test_a_break_begun_elsewhere_and_breathed_through_leads_back_to_it(jumped: House) -> None:
    async with jumped.open() as desk:
        assert is_asked(desk)
        desk.app.switch_mode("downshift")
        await desk.settle()
        await desk.pass_time(minutes=1)
        assert is_asked(desk)
        await hold(desk)
        assert isinstance(desk.app.screen, Place)


# -- for those who ask through the app


@pytest.mark.parametrize("trigger", ["first_run", "flare"])
async def test_whoever_asked_gets_the_tier_once_all_is_closed(
    house: House, trigger: Trigger
) -> None:
    came: list[Tier | None] = []
    async with house.open() as desk:
        desk.app.ask_screening(trigger, came.append)
        await desk.settle()
        await desk.press("space", "d")
        assert not came
        await desk.press("escape")
        assert came == [Tier.EMERGENCY]
        assert answers(desk) or desk.events(ScreeningAnswered)[-1].trigger == trigger


async def test_whoever_asked_for_a_flare_that_is_left_gets_nothing(house: House) -> None:
    came: list[Tier | None] = []
    async with house.open() as desk:
        desk.app.ask_screening("flare", came.append)
        desk.app.ask_screening("flare", came.append)
        await desk.settle()
        await desk.press("escape")
        assert came == [None, None]
        assert not answers(desk)


async def test_a_flare_that_is_left_does_not_take_a_jump_away(house: House) -> None:
    async with house.open() as desk:
        desk.app.ask_screening("flare", lambda _: None)
        await desk.settle()
        house.program().record(PainRated(score=2, places=(Sore("saddle"),)))
        await desk.press("escape")
        await desk.pass_time(2)
        assert "saddle area was marked" in desk.text
        await hold(desk)
        assert not desk.events(WasSeen)


async def test_esc_is_among_the_keys_only_where_it_leaves(jumped: House) -> None:
    async with jumped.open() as desk:
        assert desk.lines[-1] == " space tick   ↑↓ move   ? help   q quit"


async def test_the_normal_size_shows_its_keys(house: House) -> None:
    async with house.open(NORMAL) as desk:
        await desk.press("exclamation_mark")
        assert desk.lines[-1].split("   ") == [
            " space tick",
            "↑↓ move",
            "esc leave",
            "? help",
            "q quit",
        ]
