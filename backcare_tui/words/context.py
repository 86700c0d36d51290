"""What matters about the person, in words: the lines that are asked, and what was told."""

from collections.abc import Mapping

from backcare_tui.domain.screening.context import AGES, LINES, Context

QUESTION = "What should the safety questions know?"
WHY = (
    "Asked once. Leave out what you like; it decides which questions and exercises concern you, "
    "and stays on this machine."
)
AGE = "Your age"

AGE_WORDS: Mapping[str, str] = dict(
    zip(AGES, ("under 20", "20 to 49", "50 to 64", "65 or more"), strict=True)
)
LINE_WORDS: Mapping[str, str] = dict(
    zip(
        LINES,
        (
            "Pregnant",
            "Thin bones, or steroid tablets for months",
            "Cancer, now or before",
            "A weak immune system",
            "Injected drugs",
            "An operation or needle in the spine in the last months, or a fused spine",
            "Heart or lung disease, high blood pressure, epilepsy, an eye disease, recent surgery "
            "or panic attacks",
        ),
        strict=True,
    )
)

SAID = {True: "yes", False: "no", None: "not said"}


def told_lines(known: Context) -> list[tuple[str, str]]:
    """Each line with what was said of it, for a table."""
    ages = " or ".join(AGE_WORDS.get(age, age) for age in known.ages)
    lines = [(AGE, ages or SAID[None])]
    return [*lines, *((words, SAID[known.said(line)]) for line, words in LINE_WORDS.items())]
