"""The answer to "why didn't it ring?"."""

from collections.abc import Sequence
from datetime import datetime

from backcare_tui.domain.breaks.ledger import Fate, LedgerLine
from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.days import Zone
from backcare_tui.words.ledger import Lengths, say, wall, when
from backcare_tui.words.plan import plan_in_words

_QUIET = (PromptState.WORKING, PromptState.HEADS_UP)
_BREAKS = (Fate.TAKEN, Fate.OWN, Fate.CREDITED)


def why(
    plan: Plan,
    today: Sequence[LedgerLine],
    now: datetime,
    zone: Zone,
    *,
    leads: bool,
    lengths: Lengths | None = None,
) -> list[str]:
    """What the prompts are waiting for, and what became of the latest one; a sentence each.

    `today` is the day's ledger; `leads` False: another app on this machine is the one that rings.
    """
    said = [f"{plan_in_words(plan, now, zone)}."]
    if plan.state in _QUIET:
        since = "the last break" if any(line.fate in _BREAKS for line in today) else "you began"
        said.append(f"Nothing was due since {since}, so nothing rang.")
    prompted = [line for line in today if line.due is not None]
    if prompted:
        last = max(prompted, key=when)
        what = say(last, now, lengths)
        said.append(f"The last prompt was due at {wall(when(last), now)}. {what}.")
        if plan.state in _QUIET and last.fate is Fate.HELD:
            del said[1]
    if not leads:
        said.append("Another BackCare on this machine is the one that rings.")
    return said
