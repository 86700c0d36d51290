"""Is the person here, are they typing: several sources, none of which is ever in the way."""

from datetime import datetime, timedelta

import pytest

from backcare_tui.domain.settings import PresenceSettings
from backcare_tui.prompts.presence.presence import Presence, graphical, sources_for
from backcare_tui.prompts.sighting import IsHere, Sighting, Source, judged
from tests.clocks import START, FakeClock

LONG, SHORT = timedelta(minutes=12), timedelta(seconds=20)
AFTER = timedelta(minutes=1)


class Says:
    """A source that says what it is told to."""

    def __init__(self, answer: IsHere, idle: timedelta | None, *, cheap: bool = True) -> None:
        self.name = "test"
        self.cheap = cheap
        self.asked = 0
        self._sighting = Sighting(self.name, answer, idle)

    def look(self, now: datetime) -> Sighting:
        self.asked += 1
        return self._sighting


class Breaks:
    name = "broken"
    cheap = True

    def look(self, now: datetime) -> Sighting:
        raise RuntimeError("\x1b]0;boo\x07")


def presence(*sources: Source, clock: FakeClock | None = None) -> Presence:
    return Presence(sources, monotonic=(clock or FakeClock()).monotonic)


def desktop(answer: IsHere, idle: timedelta | None) -> Says:
    return Says(answer, idle, cheap=False)


def test_where_nobody_knows_the_person_is_not_away() -> None:
    assert presence().idle(START) is None
    assert presence(Says(IsHere.UNKNOWN, LONG), Says(IsHere.UNKNOWN, None)).idle(START) is None


def test_a_long_time_at_the_terminal_counts_once_the_desktop_agrees() -> None:
    blind = Says(IsHere.UNKNOWN, LONG)
    assert presence(blind, desktop(IsHere.NO, LONG * 2)).idle(START) == LONG


def test_who_moves_the_mouse_in_a_browser_is_here() -> None:
    blind = Says(IsHere.UNKNOWN, LONG)
    assert presence(blind, desktop(IsHere.YES, SHORT)).idle(START) == SHORT


def test_who_types_over_ssh_is_here_though_the_desktop_is_idle() -> None:
    assert presence(Says(IsHere.YES, SHORT), desktop(IsHere.NO, LONG)).idle(START) == SHORT


def test_no_program_is_started_where_the_terminal_says_it_already() -> None:
    costly = desktop(IsHere.NO, LONG)
    here = presence(Says(IsHere.YES, SHORT), costly)
    here.idle(START)
    assert costly.asked == 0
    here.look(START)
    assert costly.asked == 1


def test_programs_are_asked_until_one_of_them_knows() -> None:
    silent, knows, spared = desktop(IsHere.UNKNOWN, None), desktop(IsHere.NO, LONG), Breaks()
    spared.cheap = False
    assert presence(silent, knows, spared).idle(START) == LONG
    last = desktop(IsHere.NO, LONG)
    presence(silent, knows, last).idle(START)
    assert (silent.asked, knows.asked, last.asked) == (2, 2, 0)


def test_no_program_is_started_where_none_is_wanted() -> None:
    costly = desktop(IsHere.NO, LONG)
    unsure = presence(Says(IsHere.UNKNOWN, LONG), costly)
    assert unsure.idle(START, programs=False) is None
    assert not unsure.typing(START)
    assert costly.asked == 0


def test_a_source_that_breaks_is_named_and_the_others_answer() -> None:
    both = presence(Breaks(), Says(IsHere.NO, LONG))
    broken, other = both.look(START)
    assert (broken.answer, broken.note) == (IsHere.UNKNOWN, "failed: RuntimeError")
    assert other.answer is IsHere.NO
    assert both.idle(START) == LONG


def test_a_note_can_do_nothing_to_the_terminal() -> None:
    assert Sighting("x", IsHere.UNKNOWN, note="a\x1b[2J\nb").note == "a b"


def test_a_key_in_the_app_counts_at_once_and_for_five_seconds() -> None:
    clock = FakeClock()
    app = presence(clock=clock)
    app.noticed_input(clock.monotonic())
    assert app.typing(clock.now())
    clock.pass_time(4.9)
    assert app.typing(clock.now())
    clock.pass_time(0.2)
    assert not app.typing(clock.now())
    assert app.idle(clock.now()) == timedelta(seconds=5.1)


def test_a_key_in_the_app_long_ago_makes_nobody_away() -> None:
    clock = FakeClock()
    app = presence(clock=clock)
    app.noticed_input(clock.monotonic())
    clock.pass_time(1200)
    assert app.idle(clock.now()) is None


def test_after_a_sleep_the_key_before_it_is_not_a_key_just_now() -> None:
    clock = FakeClock()
    app = presence(clock=clock)
    app.noticed_input(clock.monotonic())
    assert app.typing(clock.now())
    clock.sleep(timedelta(hours=8))
    assert not app.typing(clock.now())
    assert app.idle(clock.now()) is None


def test_a_key_at_any_terminal_is_typing() -> None:
    assert presence(Says(IsHere.YES, timedelta(seconds=1))).typing(START)
    assert not presence(Says(IsHere.YES, timedelta(seconds=6))).typing(START)


@pytest.mark.parametrize("idle", [timedelta(seconds=-1), timedelta(days=9999)])
def test_an_impossible_idle_time_is_no_answer(idle: timedelta) -> None:
    assert judged("x", idle, "by x", away_after=AFTER).answer is IsHere.UNKNOWN


@pytest.mark.parametrize(
    ("environ", "platform", "windows"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"SSH_CONNECTION": "a b"}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "a b"}, "darwin", False),
    ],
)
def test_whether_there_are_windows(environ: dict[str, str], platform: str, windows: bool) -> None:
    assert graphical(environ, platform) is windows


def names(environ: dict[str, str], platform: str = "linux", **off: bool) -> list[str]:
    settings = PresenceSettings(**off)
    return [source.name for source in sources_for(environ, settings, platform)]


def test_only_what_there_is_gets_asked() -> None:
    assert names({}) == ["terminals"]
    assert names({"TMUX": "/tmp/x,1,0"}) == ["terminals", "tmux"]
    assert names({"DISPLAY": ":0"}) == ["terminals", "desktop"]
    assert names({}, "darwin") == ["terminals", "desktop"]
    assert names({"DISPLAY": ":0"}, desktop=False) == ["terminals"]
    assert names({"TMUX": "x"}, terminals=False) == []
