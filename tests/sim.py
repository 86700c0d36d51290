"""A working day told as steps, lived through in milliseconds.

A `Day` is a script: `Day().work(30).expect_prompt("09:30").later().go_away(20)…`. It is played on a
`Stage`: `PromptsStage` (`tests/sim_prompts.py`) has the real plan, journal, prompter and presence,
and no screen; `AppStage` (`tests/tui/stage.py`) has the whole app under pilot. Only clocks, keys,
meetings and commands are made up. Nothing looks at the machine's clock.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from backcare_tui.companion import Companion, open_companion
from backcare_tui.domain.breaks.ledger import LedgerLine, day_ledgers, lines
from backcare_tui.domain.breaks.planning import Plan, PromptState
from backcare_tui.domain.journal.entries import (
    Entry,
    KnownEvent,
    Posture,
    PostureChanged,
    PromptsPaused,
    PromptsResumed,
)
from backcare_tui.paths import Paths
from backcare_tui.session.prompter import Prompter
from tests.clocks import START, FakeClock
from tests.sim_world import World

STEP = timedelta(seconds=25)
"""Between two beats: less than what counts as an absence."""
GLANCE = timedelta(seconds=10)
"""Somebody who works without typing touched a key this long ago."""
SHOWING = (PromptState.DUE, PromptState.LAPSED)


def after(minutes: float) -> datetime:
    """So many minutes after the day began, by the clock it began with."""
    return START + timedelta(minutes=minutes)


class Stage(ABC):
    """Where a day is lived through. Steps are the methods without an underscore."""

    def __init__(self, home: Path, config: str = "", start: datetime = START) -> None:
        self.paths = Paths(home / "data", home / "config", home / "state")
        self.clock = FakeClock(start)
        self.world = World(self.clock)
        self.appeared: list[datetime] = []
        """When prompts appeared, since the last step that expected something."""
        self.rings: list[datetime] = []
        self.restarts = 0
        self._showing = False
        if config:
            self.paths.config.mkdir(parents=True, exist_ok=True)
            self.paths.config_file.write_text(config)

    # -- what a stage must have

    @property
    @abstractmethod
    def companion(self) -> Companion:
        """What the app under test has on screen."""

    @property
    @abstractmethod
    def prompter(self) -> Prompter:
        """What keeps its prompts going."""

    @abstractmethod
    async def open(self) -> None:
        """Start the app."""

    @abstractmethod
    async def kill(self) -> None:
        """End it without a word."""

    @abstractmethod
    async def _beat(self) -> None:
        """The pulse is felt once."""

    @abstractmethod
    async def _answer(self, key: str) -> None:
        """Press a key that answers a prompt."""

    # -- time goes by

    async def work(self, minutes: float) -> None:
        """At the desk, and not typing at any moment."""
        await self._pass(minutes, lambda now: now - GLANCE)

    async def type_for(self, minutes: float) -> None:
        await self._pass(minutes, lambda now: now)

    async def go_away(self, minutes: float) -> None:
        """Nobody touches anything; that they are back shows with the next step."""
        await self._pass(minutes, lambda _: self.world.last_key)

    async def close_lid(self, minutes: float) -> None:
        """The machine sleeps, and somebody opens it and touches a key."""
        self.clock.sleep(timedelta(minutes=minutes))
        await self._wake_up()

    async def stop_process(self, minutes: float) -> None:
        """SIGSTOP, and SIGCONT so much later."""
        self.clock.pass_time(timedelta(minutes=minutes))
        await self._wake_up()

    async def set_clock(self, minutes: float) -> None:
        """Somebody sets the clock forward (negative: back)."""
        self.clock.set_wall(self.clock.now() + timedelta(minutes=minutes))
        await self._wake_up()

    async def fly(self, hours_east: float) -> None:
        """The clock shows the time of another place from now on."""
        self.clock.fly_to(hours_east)
        await self._wake_up()

    async def kill_and_restart(self, minutes: float) -> None:
        """The app ends without a word, and is opened again so much later."""
        await self.kill()
        self.clock.pass_time(timedelta(minutes=minutes))
        self._showing = False
        self.restarts += 1
        await self.open()
        await self._notice()

    # -- what the day brings

    async def meeting(self, begin: float, end: float) -> None:
        """In the calendar: a meeting, in minutes from now."""
        now = self.clock.now()
        times = now + timedelta(minutes=begin), now + timedelta(minutes=end)
        self.world.meetings.append(times)

    async def command(self, label: str) -> None:
        """`backcare break hold` runs `label`; "": it has ended."""
        self.world.commands = [label] if label else []
        await self._beat()
        await self._notice()

    # -- what the person does

    async def take_break(self, minutes: float | None = None) -> None:
        """Take the break, for its length or so long, and come back."""
        await self._answer("b")
        assert self.plan.state is PromptState.ON_BREAK
        length = self.plan.length / timedelta(minutes=1) if minutes is None else minutes
        await self.go_away(length)
        await self._answer("enter")

    async def start_break(self) -> None:
        await self._answer("b")

    async def end_break(self) -> None:
        await self._answer("enter")

    async def later(self) -> None:
        await self._answer("z")

    async def skip(self) -> None:
        await self._answer("x")

    async def pause(self, minutes: float) -> None:
        until = self.clock.now() + timedelta(minutes=minutes)
        await self.record(PromptsPaused(until=until))

    async def resume(self) -> None:
        await self.record(PromptsResumed())

    async def posture(self, posture: Posture) -> None:
        await self.record(PostureChanged(posture=posture))

    async def record(self, event: KnownEvent) -> None:
        """As a command does it."""
        open_companion(self.paths, self.clock).record(event)
        await self._beat()
        await self._notice()

    # -- what is expected

    async def expect_prompt(self, at: str = "") -> None:
        """One prompt appeared since the last expectation (at `HH:MM`), and is showing."""
        shown = [f"{when:%H:%M}" for when in self.appeared]
        assert len(shown) == 1, f"prompts at {shown or 'no time'}; the plan: {self.plan}"
        assert self.plan.state is PromptState.DUE, self.plan
        assert at in ("", shown[0]), f"it came at {shown[0]}"
        self.appeared.clear()

    async def expect_quiet(self) -> None:
        """No prompt appeared since the last expectation, and none is showing."""
        assert not self.appeared, [f"{when:%H:%M:%S}" for when in self.appeared]
        assert self.plan.state not in SHOWING, self.plan

    async def expect(self, check: Callable[["Stage"], object]) -> None:
        assert check(self), (self.plan, self.ledger())

    async def expect_ledger(self, *expected: str) -> None:
        assert self.ledger() == list(expected)

    async def expect_rings(self, count: int) -> None:
        assert len(self.rings) == count, self.rings

    async def expect_next(self, at: str) -> None:
        """The next break is due at `HH:MM`."""
        due = self.plan.due.astimezone(self.clock.now().tzinfo)
        assert f"{due:%H:%M}" == at, self.plan

    # -- seeing

    @property
    def plan(self) -> Plan:
        return self.companion.plan()

    def entries(self) -> list[Entry]:
        today = self.companion.today()
        return list(self.companion.entries(today - timedelta(days=2), today + timedelta(days=1)))

    def events(self, kind: type) -> list[Any]:
        return [entry.event for entry in self.entries() if isinstance(entry.event, kind)]

    def lines(self) -> list[LedgerLine]:
        """The ledger of the last days."""
        today = self.companion.today()
        days = [today + timedelta(days=n) for n in (-2, -1, 0, 1)]
        return [line for day in days for line in lines(self.entries(), day)]

    def ledger(self) -> list[str]:
        """The ledger: when it was due (or was), what became of it, why it was late."""
        zone = self.clock.now().tzinfo
        told = [(line.due or line.at, line) for line in self.lines()]
        return [
            " ".join(
                [f"{when.astimezone(zone):%H:%M}", line.fate.value]
                + ([line.reason.value] if line.reason else [])
            )
            for when, line in told
        ]

    def numbers(self) -> Any:
        return day_ledgers(self.entries(), [self.companion.today()], self.clock.now())[0]

    # -- inside

    async def _pass(self, minutes: float, touched: Callable[[datetime], datetime]) -> None:
        left = timedelta(minutes=minutes)
        while left > timedelta():
            step = min(STEP, left)
            alarm, now = self.prompter.wakes_at, self.clock.now()
            if alarm is not None and timedelta() < alarm - now < step:
                step = alarm - now
            self.clock.pass_time(step)
            self.world.last_key = max(touched(self.clock.now()), self.world.last_key)
            await self._beat()
            self._watch()
            left -= step
        await self._notice()

    async def _wake_up(self) -> None:
        await self._beat()
        self._watch()
        self.world.last_key = self.clock.now()
        await self._notice()

    async def _notice(self) -> None:
        self._watch()

    def _watch(self) -> None:
        showing = self.plan.state is PromptState.DUE
        if showing and not self._showing:
            self.appeared.append(self.clock.now())
        self._showing = showing


class Day:
    """The script of a day: every method of a stage, written down to be played later."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., "Day"]:
        if name.startswith("_"):
            raise AttributeError(name)

        def step(*arguments: Any) -> "Day":
            self.steps.append((name, arguments))
            return self

        return step

    async def play(self, stage: Stage) -> None:
        """Open the app on `stage`, live through the day, and end it."""
        await stage.open()
        try:
            for number, (name, arguments) in enumerate(self.steps, 1):
                try:
                    await getattr(stage, name)(*arguments)
                except AssertionError as failed:
                    failed.add_note(
                        f"step {number}, {name}{arguments}, at {stage.clock.now():%H:%M:%S}"
                    )
                    raise
        finally:
            await stage.kill()
