import asyncio
from collections.abc import Callable

import pytest

from backcare_tui.prompts.delivery.delivery import (
    ANSWERS,
    NAMES,
    Answer,
    Bell,
    Delivery,
    Notice,
    TerminalNotification,
    channels_for,
)
from backcare_tui.prompts.delivery.osc import OscNotice, notification, through_tmux, withdrawal
from backcare_tui.prompts.delivery.terminal_kind import TerminalKind

NOTICE = Notice("Break now", "Stand up, brace, two seconds")
KITTY = TerminalKind(name="kitty", dialect=OscNotice.KITTY)


class Fake:
    """A channel that works, refuses or breaks, and remembers what it was told."""

    def __init__(self, name: str, works: bool | Exception = True) -> None:
        self.name = name
        self.works = works
        self.delivered: list[Notice] = []
        self.answer: Answer | None = None
        self.withdrawn = 0
        self.meanwhile: Callable[[], object] = lambda: None

    async def deliver(self, notice: Notice, answer: Answer | None) -> bool:
        self.delivered.append(notice)
        self.answer = answer
        await asyncio.sleep(0)
        result = self.meanwhile()
        if asyncio.iscoroutine(result):
            await result
        if isinstance(self.works, Exception):
            raise self.works
        return self.works

    async def withdraw(self) -> None:
        self.withdrawn += 1
        if isinstance(self.works, Exception):
            raise self.works


async def test_the_first_notification_that_works_is_the_only_one() -> None:
    osc, desktop, last = Fake("osc", False), Fake("desktop"), Fake("notify-send")
    assert await Delivery([osc, desktop, last]).ring(NOTICE) == "desktop"
    assert desktop.delivered == [NOTICE]
    assert not last.delivered


async def test_the_order_is_the_person_s() -> None:
    osc, desktop = Fake("osc"), Fake("desktop")
    assert await Delivery([desktop, osc]).ring(NOTICE) == "desktop"
    assert not osc.delivered


async def test_the_bell_rings_whatever_else_works_and_before_it() -> None:
    osc, bell = Fake("osc"), Fake("bell")
    osc.meanwhile = lambda: bell.delivered or pytest.fail("the bell waits for nobody")
    assert await Delivery([osc, bell]).ring(NOTICE) == "osc"
    assert bell.delivered == [NOTICE]


async def test_a_channel_that_breaks_is_passed_over_in_silence(
    capfd: pytest.CaptureFixture[str],
) -> None:
    broken, bell = Fake("osc", RuntimeError("no")), Fake("bell")
    delivery = Delivery([broken, bell])
    assert await delivery.ring(NOTICE) == "bell"
    await delivery.withdraw()
    assert capfd.readouterr() == ("", "")


async def test_where_nothing_works_nothing_is_said_to_have() -> None:
    assert await Delivery([Fake("osc", False), Fake("bell", OSError())]).ring(NOTICE) is None
    assert await Delivery([]).ring(NOTICE) is None


async def test_a_channel_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backcare_tui.prompts.delivery.delivery._SECONDS", 0.0)
    hanging, last = Fake("desktop"), Fake("notify-send", False)
    hanging.meanwhile = asyncio.Event().wait
    assert await Delivery([hanging, last]).ring(NOTICE) is None
    assert last.delivered == [NOTICE]


async def test_a_button_answers_once() -> None:
    desktop, answers = Fake("desktop"), list[str]()
    await Delivery([desktop]).ring(NOTICE, answers.append)
    assert desktop.answer is not None
    desktop.answer("nonsense")
    desktop.answer("later")
    desktop.answer("take")
    assert answers == ["later"]
    assert set(answers) <= set(ANSWERS)


async def test_a_button_of_an_earlier_prompt_answers_nothing() -> None:
    desktop, answers = Fake("desktop"), list[str]()
    delivery = Delivery([desktop])
    await delivery.ring(NOTICE, answers.append)
    first = desktop.answer
    await delivery.ring(NOTICE, answers.append)
    assert first is not None
    first("skip")
    assert answers == []
    await delivery.withdraw()
    assert desktop.answer is not None
    desktop.answer("skip")
    assert answers == []


async def test_what_is_shown_goes_away_when_the_prompt_is_answered() -> None:
    desktop, bell = Fake("desktop"), Fake("bell")
    delivery = Delivery([bell, desktop])
    await delivery.ring(NOTICE)
    assert desktop.withdrawn == 0
    await delivery.withdraw()
    await delivery.withdraw()
    assert desktop.withdrawn == 1


async def test_a_prompt_answered_while_its_notification_was_on_its_way_is_not_left_there() -> None:
    desktop = Fake("desktop")
    delivery = Delivery([desktop])
    desktop.meanwhile = delivery.withdraw
    await delivery.ring(NOTICE)
    assert desktop.withdrawn == 1


async def test_a_prompt_answered_while_one_channel_failed_is_not_tried_on_the_next() -> None:
    osc, desktop = Fake("osc", False), Fake("desktop")
    delivery = Delivery([osc, desktop])
    osc.meanwhile = delivery.withdraw
    assert await delivery.ring(NOTICE) is None
    assert not desktop.delivered


async def test_a_second_ring_by_another_channel_takes_the_first_one_away() -> None:
    osc, desktop = Fake("osc"), Fake("desktop")
    delivery = Delivery([osc, desktop])
    await delivery.ring(NOTICE)
    osc.works = False
    assert await delivery.ring(NOTICE) == "desktop"
    assert osc.withdrawn == 1


async def test_the_bell_is_one_character() -> None:
    written: list[str] = []
    assert await Bell(written.append).deliver(NOTICE, None)
    assert written == ["\x07"]


def looking(kind: TerminalKind) -> Callable[[], object]:
    async def look() -> TerminalKind:
        return kind

    return look


@pytest.mark.parametrize("dialect", OscNotice)
async def test_a_terminal_gets_its_own_dialect(dialect: OscNotice) -> None:
    written: list[str] = []
    channel = TerminalNotification(looking(TerminalKind(dialect=dialect)), written.append)  # type: ignore[arg-type]  # a look without its type
    assert await channel.deliver(NOTICE, None)
    await channel.withdraw()
    expected = [notification(dialect, NOTICE.title, NOTICE.body), withdrawal(dialect)]
    assert written == [sequence for sequence in expected if sequence]


async def test_a_terminal_that_does_not_understand_gets_nothing() -> None:
    (channel,) = channels_for(["osc"], TerminalKind(), pytest.fail, {})
    assert not await channel.deliver(NOTICE, None)
    await channel.withdraw()


async def test_words_that_are_none_are_not_handed_over() -> None:
    (channel,) = channels_for(["osc"], KITTY, pytest.fail, {})
    assert not await channel.deliver(Notice("\x1b\x07"), None)


async def test_in_tmux_the_terminal_is_looked_at_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [
        TerminalKind(inside="tmux", dialect=OscNotice.KITTY),
        TerminalKind(inside="tmux"),
    ]
    monkeypatch.setattr(
        "backcare_tui.prompts.delivery.delivery.detect", lambda _environ: kinds.pop(0)
    )
    written: list[str] = []
    before = TerminalKind(inside="tmux", dialect=OscNotice.URXVT)
    (channel,) = channels_for(["osc"], before, written.append, {})
    assert await channel.deliver(NOTICE, None)
    assert written == [through_tmux(notification(OscNotice.KITTY, NOTICE.title, NOTICE.body))]
    assert not await channel.deliver(NOTICE, None)


def test_the_setting_s_names_become_channels_in_its_order() -> None:
    def named(text: str) -> list[str]:
        made = channels_for(text.split(), KITTY, lambda _text: None, {})
        return [channel.name for channel in made]

    assert named(" ".join(NAMES)) == ["bell", "osc", "desktop", "notify-send"]
    assert named("desktop osc title bell osc") == ["desktop", "osc", "bell"]
    assert named("") == named("nonsense title") == []
