"""The items of the safety questions: whom each is asked, in which form, and what is made of it.

All rules are in docs/care.md, Safety questions. What an answer comes to is a pure function of what
was ticked; nothing a person can configure takes part in it.
"""

from collections.abc import Iterable, Sequence

import msgspec

from backcare_tui.domain.journal.care_events import Form
from backcare_tui.domain.screening.context import Context
from backcare_tui.domain.screening.waiting import Tier, tier_named

COPING = "not-coping"
"""The item that no clinic answers alone: it leads to a page of its own."""
PREGNANCY = "pregnant"
"""The item for which the maternity line is the one to call."""


class ScreeningItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to tick."""

    id: str
    tier: str
    """`routine`, `today` or `emergency`."""
    text: str
    """What is asked, in the person's words."""
    said: str
    """The same as the person says it on the phone: a sentence that begins with I, my or it."""
    source: str
    forms: tuple[Form, ...] = ("monthly", "whole")
    """The forms that ask it; none: it is only known from earlier answers."""
    concerns: tuple[str, ...] = ()
    """Ids of lines and age groups of the context: asked of whom one is so. None: everybody."""
    unsaid: tuple[str, ...] = ()
    """Ids of lines: asked of whom one was not asked about, or left out."""
    cauda_equina: bool = False
    """A sign of pressure on the lowest nerves, which those who examine have to look for."""

    @property
    def level(self) -> Tier:
        return tier_named(self.tier)

    def is_asked(self, known: Context) -> bool:
        """Whether it concerns a person of whom this is known."""
        if not self.concerns and not self.unsaid:
            return True
        left_out = any(known.said(line) is None for line in self.unsaid)
        return left_out or bool(known.applies.intersection(self.concerns))


def items_of(
    items: Iterable[ScreeningItem], known: Context, form: Form
) -> tuple[ScreeningItem, ...]:
    """The items that this form asks of a person of whom this is known, in their order."""
    return tuple(each for each in items if form in each.forms and each.is_asked(known))


def decide(ticked: Iterable[str], items: Sequence[ScreeningItem]) -> Tier:
    """The most urgent tier among the items with the ids `ticked`; NONE for no id.

    Raises ValueError for an id that is not among `items`: better no answer than a wrong one.
    """
    by_id = {item.id: item.level for item in items}
    worst = Tier.NONE
    for id_ in ticked:
        if id_ not in by_id:
            raise ValueError(f'"{id_}" is not among the items')
        worst = max(worst, by_id[id_])
    return worst


def triage_line(ticked: Iterable[str], items: Sequence[ScreeningItem]) -> str:
    """What to say on the phone, the most urgent first; "" for no id.

    An id that is not among `items` (another version wrote it) is said as it stands.
    """
    ids = tuple(dict.fromkeys(ticked))
    if not ids:
        return ""
    by_urgency = sorted(items, key=lambda item: -item.level)
    told = [item for item in by_urgency if item.id in ids and item.id != COPING]
    known = {item.id for item in items}
    said = [_OPENING, *(item.said for item in told)]
    said += [f"I ticked: {id_.replace('-', ' ')}" for id_ in ids if id_ not in known]
    if any(item.cauda_equina for item in told):
        said.append(_CAUDA_EQUINA)
    return " ".join(f"{each}." for each in said)


_OPENING = "I have back pain, and this is new or worse"
_CAUDA_EQUINA = "I was told to ask to be checked for cauda equina"
