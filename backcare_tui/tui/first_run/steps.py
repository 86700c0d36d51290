"""What each step of the first run shows: the page for a question, and what its keys stand for."""

from collections.abc import Sequence

import msgspec

from backcare_tui.content.first_run import (
    ADVICE_LINES,
    HELP_LINES,
    HOLDS,
    HOURS,
    KEEP,
    NUMBERS,
    ORDER,
    PLAINLY,
    SAFETY_LAST,
    WELCOME,
    WORDING,
    Question,
    Suggestion,
    Wording,
)
from backcare_tui.journal.names import MAX_NAME
from backcare_tui.tui.first_run.lines import AskedPage, Option
from backcare_tui.tui.kit.scale import key_of
from backcare_tui.use_cases.first_run import FirstRun

_OWN = "o"
_DIGITS = "123456789"
MAX_OWN = 60
"""Characters of an answer in one's own words, as config.toml takes them."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One question, ready to be asked."""

    question: Question
    wording: Wording
    options: tuple[Option, ...] = ()
    values: tuple[str | None, ...] = ()
    """What each option stands for; None: the person's own words."""
    many: bool = False
    """Several options may be ticked."""
    in_a_row: bool = False
    typed: bool = False
    """It is answered by typing alone."""
    most: int = MAX_OWN

    def option_for(self, key: str) -> int | None:
        """The option that `key` gives."""
        for number, option in enumerate(self.options):
            if option.key and option.key == key:
                return number
        return None


def step_of(question: Question, answers: FirstRun) -> Step:
    """The step that asks `question`."""
    wording = WORDING[question]
    match question:
        case Question.NAME:
            return Step(question=question, wording=wording, typed=True, most=MAX_NAME)
        case Question.HOURS:
            return _choice(question, HOURS, "your own hours", most=200)
        case Question.USUAL_PAIN:
            scale = tuple(Option(key_of(score), str(score)) for score in range(11))
            values = tuple(option.label for option in scale)
            return Step(
                question=question, wording=wording, options=scale, values=values, in_a_row=True
            )
        case Question.HOLDS:
            options = tuple(Option(key, each.label) for key, each in zip("yn", HOLDS, strict=True))
            values = tuple(each.value for each in HOLDS)
            return Step(question=question, wording=wording, options=options, values=values)
        case Question.EMERGENCY:
            numbers = [Suggestion(number, number) for number in NUMBERS]
            return _choice(question, numbers, "another number")
        case Question.ADVICE:
            return _choice(question, ADVICE_LINES, "another number")
        case Question.HELP:
            return _choice(question, HELP_LINES, "another number")
        case Question.RELIEF | Question.HABITS:
            several = answers.options(question)
            options = tuple(
                Option(_DIGITS[n] if n < len(_DIGITS) else "", each.label)
                for n, each in enumerate(several)
            )
            values = tuple(each.value for each in several)
            return Step(
                question=question, wording=wording, options=options, values=values, many=True
            )
        case Question.KEEP:
            return _choice(question, KEEP, "in your own words")
        case Question.THEME:
            return Step(question=question, wording=wording)


def begin(step: Step, answers: FirstRun) -> tuple[int | None, frozenset[int]]:
    """Where the answer stands now: the option to begin at, and those that are ticked."""
    if step.many:
        picked = answers.picked(step.question)
        ticked = (number for number, id_ in enumerate(step.values) if id_ in picked)
        return (0 if step.options else None), frozenset(ticked)
    if not step.options or step.wording.vital:  # what is vital is chosen, not confirmed
        return None, frozenset()
    present = answers.present(step.question)
    return (step.values.index(present) if present in step.values else None), frozenset()


def _choice(
    question: Question, suggestions: Sequence[Suggestion], own: str, most: int = MAX_OWN
) -> Step:
    """Suggestions by number, and one's own words."""
    keys = [*_DIGITS[: len(suggestions)], _OWN]
    labels = [*(each.label for each in suggestions), own]
    return Step(
        question=question,
        wording=WORDING[question],
        options=tuple(Option(key, label) for key, label in zip(keys, labels, strict=True)),
        values=(*(each.value for each in suggestions), None),
        most=most,
    )


def welcome_page(*, safety: bool) -> AskedPage:
    """`safety`: the safety questions follow."""
    welcome = f"{WELCOME} {SAFETY_LAST}" if safety else WELCOME
    return AskedPage(
        title="First questions",
        question="Welcome to BackCare",
        why=f"{welcome}\n{PLAINLY}",
        short=PLAINLY,
        vital=True,
    )


def page_of(
    step: Step,
    *,
    cursor: int | None,
    ticked: frozenset[int],
    own: bool,
    notice: str,
) -> AskedPage:
    """`own`: the person is typing their own words, so the options are gone."""
    wording = step.wording
    return AskedPage(
        title="First questions",
        progress=f"{ORDER.index(step.question) + 1} of {len(ORDER)}",
        question=wording.own if own and wording.own else wording.text,
        brief="" if own and wording.own else wording.brief,
        why="" if own and wording.own else wording.why,
        short="" if own and wording.own else wording.short,
        vital=wording.vital,
        options=() if own else step.options,
        in_a_row=step.in_a_row,
        cursor=cursor,
        ticked=ticked if step.many else None,
        notice=notice,
    )
