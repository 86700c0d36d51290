"""Which patterns there are, and when a held breath is none of them."""

import pytest

from backcare_tui.companion import Companion
from backcare_tui.config import LoadedSettings
from backcare_tui.domain.journal.care_events import ScreeningAnswered, WasSeen
from backcare_tui.domain.settings import BreathingSettings, Settings
from backcare_tui.use_cases.breathing import Holds, held_back, holds, offered
from backcare_tui.use_cases.screening import tell


def say_yes(companion: Companion) -> None:
    yes = Settings(breathing=BreathingSettings(holds=True))
    companion.apply(LoadedSettings(yes, ()))


def held(companion: Companion) -> set[str]:
    return {pattern.id for pattern in offered(companion) if pattern.has_holds}


def test_no_answer_is_no(companion: Companion) -> None:
    assert holds(companion) is Holds.UNANSWERED
    assert held(companion) == set()
    assert held_back(companion) == 2
    say_yes(companion)
    assert holds(companion) is Holds.SHOWN
    assert held(companion) == {"box", "four-seven-eight"}
    assert held_back(companion) == 0


@pytest.mark.parametrize("tier", ["today", "emergency"])
def test_an_answer_that_waits_leaves_them_out(companion: Companion, tier: str) -> None:
    say_yes(companion)
    companion.record(ScreeningAnswered(tier=tier, ticked=("fever",)))  # type: ignore[arg-type]
    assert holds(companion) is Holds.WAITING
    assert (held(companion), held_back(companion)) == (set(), 0)
    companion.record(WasSeen())
    assert holds(companion) is Holds.SHOWN


@pytest.mark.parametrize("said", ["pregnant", "holds"])
def test_what_the_person_said_rules_them_out_whatever_is_set(
    companion: Companion, said: str
) -> None:
    say_yes(companion)
    tell(companion, "", [said, "spine"], [])
    assert holds(companion) is Holds.RULED_OUT
    assert (held(companion), held_back(companion)) == (set(), 0)
