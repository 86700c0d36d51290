"""The safety questions in a terminal: a numbered list, answered by numbers or the word none."""

from collections.abc import Sequence

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import USAGE, Stop
from backcare_tui.cli.kit import durably
from backcare_tui.cli.output import tell
from backcare_tui.cli.setup_prompt import Terminal, terminal
from backcare_tui.domain.journal.care_events import Trigger
from backcare_tui.domain.journal.entries import Entry
from backcare_tui.domain.screening.asking import Due
from backcare_tui.domain.screening.items import COPING, ScreeningItem
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.use_cases import screening as use_case
from backcare_tui.use_cases.asking import Asked, asked_now
from backcare_tui.use_cases.screening import advice_now, tier_of
from backcare_tui.words.coping import coping_lines
from backcare_tui.words.screening import (
    HEADINGS,
    NONE_NOTE,
    ROUTINE_NOTE,
    advice_lines,
    denied,
)

NONE = "none"
"""What is typed in full if nothing of the list is so."""
SLIP = "slip"
"""What is typed in full if an item was ticked by mistake."""
SEEN_HINT = (
    "Once you were seen: backcare screening --seen   advised by phone: --seen --by-phone\n"
    "Ticked by mistake: backcare screening --slip ID"
)


def ask_in_terminal(
    invocation: Invocation, trigger: Trigger, *, none_of_these: bool = False
) -> Tier:
    """Ask, write the answer down, and say what to do about it; what it came to.

    With `none_of_these` it is answered already: what that denies is said. Stops the command if
    there is nobody to ask, or if the person leaves without an answer: nothing is written then.
    """
    asked = asked_now(invocation.companion, trigger)
    if none_of_these:
        entry = answer(invocation, (), asked.due)
        for line in (*denied(asked.items), *what_to_do(invocation, entry)):
            tell(line)
        return tier_of(entry)
    person = a_person(
        "The safety questions are asked in a terminal, and here is none. If none of the signs "
        "is new or worse, say so with --none-of-these. backcare screening --list shows them."
    )
    ticked = _ask(person, asked)
    entry = answer(invocation, ticked, asked.due)
    for line in ("", *what_to_do(invocation, entry)):
        person.say(line)
    return tier_of(entry)


def a_person(or_else: str) -> Terminal:
    """The terminal of a person to ask; stops the command with these words if there is none."""
    person = terminal(data_on_stdout=True) or terminal(data_on_stdout=False)
    if person is None:
        raise Stop(or_else, USAGE)
    return person


def answer(invocation: Invocation, ticked: Sequence[str], due: Due) -> Entry:
    """The saved answer. Raises ValueError for an id that is not among the items."""
    return durably(invocation, lambda: use_case.answer(invocation.companion, ticked, due))


def is_a_slip(item: ScreeningItem) -> bool:
    """Show the item once more and ask whether it was ticked by mistake."""
    person = a_person("A slip is put right in a terminal, by reading it again; here is none.")
    person.say(f"You ticked: {item.text}")
    line = person.ask(f"If it is not so, type the whole word {SLIP}; Enter leaves it ticked: ")
    return line is not None and line.strip().casefold() == SLIP


def what_to_do(invocation: Invocation, entry: Entry) -> list[str]:
    """What to say once this answer is written down, line by line."""
    tier, said = tier_of(entry), advice_now(invocation.companion)
    ticked: tuple[str, ...] = getattr(entry.event, "ticked", ())
    coping = coping_lines(invocation.companion.settings.care) if COPING in ticked else []
    if tier >= Tier.TODAY:
        advice = [] if said is None else [*advice_lines(said), "", SEEN_HINT]
        return [*advice, *([""] if coping else []), *coping]
    lines = [*coping] or [ROUTINE_NOTE if tier is Tier.ROUTINE else NONE_NOTE]
    if said is not None:
        lines.append(f"An earlier answer still waits. {said.heading}: backcare screening --status")
    return lines


def _ask(person: Terminal, asked: Asked) -> tuple[str, ...]:
    """Ask until there is an answer: the ids that were ticked."""
    person.say(f"{asked.questions[0]} ({asked.why})")
    tier, items = "", asked.items
    for number, item in enumerate(items, start=1):
        if item.tier != tier:
            tier = item.tier
            person.say(f"{HEADINGS[tier]}")
        person.say(f"  {number:2}  {item.text}")
    while True:
        line = person.ask("The numbers of those that are, or the word none: ")
        if line is None:
            raise Stop("Left without an answer. Nothing was written.")
        found = _meant(line, items)
        if found is not None:
            return found
        person.say(f"Numbers from 1 to {len(items)}, such as 3 12, or the whole word none.")


def _meant(line: str, items: Sequence[ScreeningItem]) -> tuple[str, ...] | None:
    """The ids of the numbers in `line`, () for the word none; None if it is neither."""
    words = line.replace(",", " ").split()
    if [word.casefold() for word in words] == [NONE]:
        return ()
    by_number = {str(number): item.id for number, item in enumerate(items, start=1)}
    if not words or any(word not in by_number for word in words):
        return None
    return tuple(dict.fromkeys(by_number[word] for word in words))
