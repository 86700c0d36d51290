"""The hero of Today: what it says in each state, and that nothing below it ever moves."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.breaks.routines import STAND
from backcare_tui.domain.journal.entries import BreakKind, HoldReason
from backcare_tui.domain.settings import BreakSettings
from backcare_tui.tui.kit.draw.glyphs import ASCII, BLOCKS
from backcare_tui.tui.today.hero import LOW, MIDDLE, TALL, hero_lines
from backcare_tui.tui.today.hero_words import HeroView, Keep, Loud, hero_words
from tests.domain.scene import NINE
from tests.tui.house import NARROW, NORMAL, WIDE, House, until_due

MINUTE = timedelta(minutes=1)


def view(
    state: PromptState = PromptState.WORKING, left: timedelta = 19 * MINUTE, **more: object
) -> HeroView:
    """A hero at nine, with a long break `left` away."""
    due = NINE + left
    known = {"kind": BreakKind.LONG, "length": 5 * MINUTE, "due": due, "heads_up": due - MINUTE}
    plan = Plan(state=state, wake_at=due, work_since=NINE - 11 * MINUTE, **{**known, **more})  # type: ignore[arg-type]
    return HeroView(plan=plan, routine=STAND, now=NINE, due=due, rhythm=BreakSettings())


STATES = {
    "working": view(),
    "soon": view(PromptState.HEADS_UP, timedelta(seconds=42)),
    "due": view(PromptState.DUE, -2 * MINUTE),
    "on a break": view(PromptState.ON_BREAK, started=NINE - MINUTE),
    "paused": view(PromptState.PAUSED, paused_until=NINE + 60 * MINUTE),
    "held": view(PromptState.HELD, held=HoldReason.MEETING),
    "closing": view(PromptState.CLOSING, closes=NINE + 10 * MINUTE),
    "off hours": view(PromptState.OFF_HOURS, opens=NINE + 600 * MINUTE),
}


def test_it_says_what_it_is_about() -> None:
    said = {name: hero_words(each) for name, each in STATES.items()}
    assert (said["working"].number, said["working"].unit) == ("19", "min")
    assert said["working"].lead == "until a long break"
    assert said["working"].more == "5 min · every 30 min"
    assert (said["soon"].number, said["soon"].loud) == ("0:42", Loud.SOON)
    assert (said["soon"].lead, said["soon"].more) == ("until a break", "long, 5 min")
    assert (said["due"].title, said["due"].number) == ("BREAK TIME", "5")
    assert said["due"].fact == "waiting since 08:58"
    assert [hint.key for hint in said["due"].hints] == ["b", "z", "x"]
    assert said["paused"].lead == "Paused until 10:00."
    assert said["held"].lead == "Held: a meeting until 09:19."
    assert said["closing"].lead == "No more breaks today."
    assert said["off hours"].lead == "Off hours until 19:00."


def test_later_and_skip_are_offered_from_soon_on_only() -> None:
    for name, each in STATES.items():
        keys = {hint.key for hint in hero_words(each).hints}
        assert ({"z", "x"} <= keys) == (name in ("soon", "due")), name


def test_in_a_flare_it_shows_the_one_thing_to_keep_until_a_break_comes() -> None:
    keep = Keep(3, "walk 8 min", kept=False)
    words = hero_words(in_a_flare(STATES["working"], keep))
    assert (words.title, words.number, words.unit) == ("flare, day 3", "8", "min")
    assert words.lead == "Walk 8 min"
    assert words.name.startswith("19 min until a long break")
    assert hero_words(in_a_flare(STATES["due"], keep)).loud is Loud.DUE
    assert hero_words(in_a_flare(STATES["working"], keep._replace(what="swim"))).number == ""


def in_a_flare(each: HeroView, keep: Keep) -> HeroView:
    return msgspec.structs.replace(each, keep=keep)


@pytest.mark.parametrize("state", STATES)
@given(
    width=st.integers(1, 300),
    height=st.sampled_from([LOW, MIDDLE, TALL]),
    glyphs=st.sampled_from([BLOCKS, ASCII]),
)
def test_it_is_as_high_as_it_is_said_to_be_and_never_wider(
    state: str, width: int, height: int, glyphs: object
) -> None:
    lines = hero_lines(STATES[state], width, height, glyphs)  # type: ignore[arg-type]
    assert len(lines) <= height
    assert width < 2 or len(lines) == height
    assert all(line.cell_length <= width for line in lines)


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE, (200, 60)])
async def test_nothing_below_it_moves(house: House, size: tuple[int, int]) -> None:
    async with house.open(size) as desk:
        where = [n for n, line in enumerate(desk.lines) if "Stand up slower" in line]
        await until_due(desk)
        assert "BREAK TIME" in desk.text
        assert [n for n, line in enumerate(desk.lines) if "Stand up slower" in line] == where
