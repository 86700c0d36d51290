"""Whatever a day brings, in whatever order: every prompt once, none in the past, none lost."""

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from backcare_tui.domain.breaks.ledger import Fate
from backcare_tui.domain.breaks.planning import PromptState
from backcare_tui.domain.journal.entries import AwayNoticed, Posture, PromptHeld
from tests.sim import Day, Stage
from tests.sim_prompts import PromptsStage

SILENT = {
    PromptState.HELD,
    PromptState.OFF_HOURS,
    PromptState.PAUSED,
    PromptState.CLOSING,
    PromptState.ON_BREAK,
}
"""States that say by themselves why no prompt comes."""

CONFIGS = (
    "",
    '[hours]\nworkdays = "09:00-12:00, 13:00-17:00"\nweekend = "off"\n',
    "[breaks]\nby_posture = true\nheads_up = '0s'\n",
    "[breaks]\npreset = 'short-and-often'\nlong_every = 0\n",
)


def step(name: str, *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.tuples(st.just(name), st.tuples(*arguments))


MINUTES = st.floats(0.1, 70).map(lambda n: round(n, 1))
STEPS = st.lists(
    st.one_of(
        step("work", MINUTES),
        step("work", st.sampled_from([29.0, 30.0, 31.0, 41.0])),
        step("type_for", MINUTES),
        step("go_away", MINUTES),
        step("close_lid", MINUTES),
        step("stop_process", MINUTES),
        step("set_clock", st.floats(-200, 200)),
        step("fly", st.integers(-11, 13)),
        step("kill_and_restart", MINUTES),
        step("meeting", st.floats(-10, 60), st.floats(1, 90)),
        step("command", st.sampled_from(["make", ""])),
        step("later"),
        step("skip"),
        step("start_break"),
        step("pause", st.floats(1, 90)),
        step("resume"),
        step("posture", st.sampled_from(Posture)),
        step("session", st.floats(1, 10)),
    ),
    max_size=14,
)


class Watched(PromptsStage):
    """A stage on which the laws are looked after at every beat."""

    def _watch(self) -> None:
        super()._watch()
        now, plan = self.clock.now(), self.plan
        assert plan == self.plan, "asked twice, the plan is the same"
        assert plan.wake_at is None or plan.wake_at > now, "never a prompt in the past"
        if plan.state not in SILENT:
            assert plan.wake_at is not None, f"no next prompt, and no reason: {plan}"
            assert plan.wake_at - now <= timedelta(hours=5)
        if plan.state is PromptState.HELD:
            assert plan.held is not None, "held without a reason"
        if plan.state is PromptState.DUE:
            assert timedelta() <= now - plan.due < timedelta(minutes=10)

    async def start_break(self) -> None:
        if self.plan.state is PromptState.ON_BREAK:
            await self.end_break()
        else:
            await super().start_break()

    async def later(self) -> None:
        if self.plan.state is not PromptState.ON_BREAK:
            await super().later()

    async def skip(self) -> None:
        if self.plan.state is not PromptState.ON_BREAK:
            await super().skip()


@given(STEPS, st.sampled_from(CONFIGS))
@example(
    [("work", (1.0,)), ("work", (29.0,)), ("fly", (0,))],
    '[hours]\nworkdays = "09:00-12:00, 13:00-17:00"\nweekend = "off"\n',
)
@example(
    [
        ("work", (29.0,)),
        ("start_break", ()),
        ("work", (6.0,)),
        ("set_clock", (-7.0,)),
        ("kill_and_restart", (1.0,)),
    ],
    "",
)
@example([("work", (77.1,)), ("pause", (1.0,)), ("work", (6.9,)), ("later", ())], "")
@example(
    [("fly", (0,)), ("work", (40.0,)), ("fly", (1,))],
    '[hours]\nworkdays = "09:00-12:00, 13:00-17:00"\nweekend = "off"\n',
)
@settings(max_examples=20)
def test_whatever_a_day_brings_every_prompt_ends_in_one_fate_and_the_next_is_in_sight(
    steps: list[tuple[str, tuple[object, ...]]], config: str
) -> None:
    day = Day()
    day.steps = steps
    day.expect(every_prompt_has_one_fate)
    with TemporaryDirectory() as home:
        asyncio.run(_play(day, Watched(Path(home), config)))


async def _play(day: Day, stage: Stage) -> None:
    await day.play(stage)
    for _ in range(3):
        await asyncio.sleep(0)


def every_prompt_has_one_fate(stage: Stage) -> bool:
    """No due time stands in the ledger twice, and each prompt that showed stands there."""
    found = Counter(line.due for line in stage.lines() if line.due is not None)
    assert not [due for due, count in found.items() if count > 1], stage.ledger()
    absences = len(stage.events(AwayNoticed))
    held = len(stage.events(PromptHeld))  # one that was showing comes back, and is one line
    settled = sum(line.due is not None for line in stage.lines())
    open_now = stage.plan.state in (PromptState.DUE, PromptState.HELD)
    assert len(stage.appeared) <= settled + absences + held + stage.restarts + open_now, (
        stage.appeared,
        stage.ledger(),
    )
    for line in stage.lines():
        assert line.fate is not Fate.HELD or line.reason is not None
    return True
