"""What is said to somebody who finds it hard to cope: whom to talk to, in a few calm lines.

The lines of help are general knowledge: 116 123 in the UK and where it exists in Europe, 988 in the
US and Canada. A number is shown, never dialled.
"""

from backcare_tui.domain.settings import CareSettings
from backcare_tui.domain.text import clean_line
from backcare_tui.words.screening import NUMBERS

HEADING = "Hard to cope"
WEARING = (
    "Living with pain wears people down. That is no weakness, and you don't have to carry it alone."
)
TALK = "Talk to someone this week: a doctor, or a person you trust."
ALONE = "If you think of harming yourself, do not stay alone with it. Call now:"
LINES = (
    ("116 123", "UK, Ireland and much of Europe: somebody to talk to"),
    ("988", "US and Canada: call or text"),
)
"""Help lines, while the person has set none."""
STAYS = "This page stays until you close it. Nothing on it is written down."

_MAX_NUMBER = 40


def help_lines(care: CareSettings) -> tuple[tuple[str, str], ...]:
    """The numbers to call and what each is, the person's own where they are set."""
    own = clean_line(care.helpline, _MAX_NUMBER)
    emergency = clean_line(care.emergency_number, _MAX_NUMBER)
    lines = ((own, "your help line"),) if own else LINES
    numbers = ((emergency, "emergency"),) if emergency else NUMBERS
    return (*lines, *numbers)


def coping_lines(care: CareSettings) -> list[str]:
    """The page for a terminal, a paragraph each; "" between them."""
    numbers = [f"  {number}  {what}" for number, what in help_lines(care)]
    return [HEADING, "", WEARING, TALK, "", ALONE, *numbers]
