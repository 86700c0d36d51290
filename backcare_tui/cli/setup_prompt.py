"""The first questions asked in a terminal, line by line; the words are those of the app."""

import sys
from collections.abc import Callable, Collection, Sequence
from shutil import get_terminal_size

import msgspec

from backcare_tui.cli.kit import is_terminal
from backcare_tui.cli.output import clean_keeping_indent, wrapped, write
from backcare_tui.content.first_run import (
    ADVICE_LINES,
    HELP_LINES,
    HOURS,
    KEEP,
    MOST_AT_FIRST,
    NUMBERS,
    ORDER,
    PLAINLY,
    WORDING,
    Question,
)
from backcare_tui.domain.text import clean
from backcare_tui.use_cases.first_run import AnswerRefused, FirstRun

_WIDEST = 90
"""Columns; longer lines are hard to read: our own choice."""

_SEVERAL = (Question.RELIEF, Question.HABITS)

_INTRODUCTION = f"""\
{PLAINLY}
Enter alone leaves a question out. Ctrl+C stops; what was answered by then is kept."""


class Terminal(msgspec.Struct, frozen=True):
    """How we talk to the person: put in place of by tests."""

    say: Callable[[str], None]
    ask: Callable[[str], str | None]
    """Put a question; the line that is typed, None if there will be none."""


def terminal(*, data_on_stdout: bool) -> Terminal | None:
    """This process's terminal, None if there is none. Words go to stderr if data goes out."""
    stream = sys.stderr if data_on_stdout else sys.stdout
    if not (is_terminal(sys.stdin) and is_terminal(stream)):
        return None

    width = min(get_terminal_size().columns, _WIDEST)

    def say(text: str) -> None:
        lines = (wrapped(clean_keeping_indent(line), width) for line in text.split("\n"))
        write(stream, "\n".join(lines) + "\n")

    def ask(question: str) -> str | None:
        write(stream, question)
        line = sys.stdin.readline()
        return clean(line) if line else None

    return Terminal(say, ask)


def ask_questions(person: Terminal, answers: FirstRun, given: Collection[Question]) -> bool:
    """Ask what was not `given`, keep each answer; False if the person left before the end."""
    person.say(_INTRODUCTION)
    for number, question in enumerate(ORDER):
        if answers.due:
            answers.reach(number)
        if question not in given and not _ask(person, answers, question):
            return False
    return True


def _ask(person: Terminal, answers: FirstRun, question: Question) -> bool:
    """Ask until the answer is kept or left out; False if nobody answers any more."""
    wording, options = WORDING[question], _options(answers, question)
    if question in _SEVERAL and not options:
        return True
    person.say(f"\n{wording.text}")
    if question is not Question.THEME:  # nothing of it can be seen here
        person.say(wording.why)
    for number, (label, _) in enumerate(options, start=1):
        person.say(f"  {number}  {label}")
    while True:
        line = person.ask(f"{_hint(answers, question, len(options))}: ")
        if line is None:
            person.say("")
            return False
        if not line:
            return True
        try:
            if question in _SEVERAL:
                answers.pick(question, _several(line, options, question))
            else:
                answers.answer(question, _meant(line, options, question))
        except AnswerRefused as refused:
            person.say(refused.reason if refused.usage else f"Not kept. {refused}")
            if not refused.usage:
                return True
        else:
            return True


def _options(answers: FirstRun, question: Question) -> list[tuple[str, str]]:
    """What can be chosen by its number: how it is shown, and what it stands for."""
    match question:
        case Question.HOURS:
            return [(each.label, each.value) for each in HOURS]
        case Question.EMERGENCY:
            return [(number, number) for number in NUMBERS]
        case Question.ADVICE | Question.HELP:
            lines = ADVICE_LINES if question is Question.ADVICE else HELP_LINES
            return [(each.label, each.value) for each in lines]
        case Question.KEEP:
            return [(each.label, each.value) for each in KEEP]
        case Question.RELIEF | Question.HABITS:
            return [(each.label, each.value) for each in answers.options(question)]
        case Question.THEME:
            return [(name.removeprefix("backcare-"), name) for name in answers.theme_names()]
        case _:
            return []


def _hint(answers: FirstRun, question: Question, count: int) -> str:
    """How to answer; `count`: of the options with a number."""
    match question:
        case Question.NAME:
            return f"A name, instead of {answers.present(question)}"
        case Question.USUAL_PAIN:
            return "0 to 10"
        case Question.HOLDS:
            return "y or n"
        case Question.RELIEF:
            return f"Up to {MOST_AT_FIRST} of 1 to {count}"
        case Question.HABITS:
            values = [each.value for each in answers.options(question)]
            now = (str(values.index(id_) + 1) for id_ in answers.picked(question))
            return f"Up to {MOST_AT_FIRST} of 1 to {count}, instead of {' '.join(now) or 'none'}"
        case _ if WORDING[question].own:
            own = WORDING[question].own
            return f"1 to {count}, or {own[:1].lower()}{own[1:]}"
        case _:
            return f"1 to {count}"


def _meant(line: str, options: Sequence[tuple[str, str]], question: Question) -> str:
    """What `line` stands for: an option by number or label, or itself. Raises AnswerRefused."""
    if question is Question.HOLDS:
        word = line.casefold()
        if word not in ("y", "yes", "n", "no"):
            raise AnswerRefused("y or n", usage=True)
        return "true" if word[0] == "y" else "false"
    for number, (label, value) in enumerate(options, start=1):
        if line.casefold() in (str(number), label.casefold()):
            return value
    if question is Question.KEEP and line.isdecimal():  # one of the numbers was meant
        raise AnswerRefused(f"1 to {len(options)}, or in words", usage=True)
    return line


def _several(line: str, options: Sequence[tuple[str, str]], question: Question) -> tuple[str, ...]:
    """The options with these numbers. Raises AnswerRefused for another one, or too many."""
    words = line.replace(",", " ").split()
    found = [_meant(word, options, question) for word in words]
    known = [value for _, value in options]
    if any(value not in known for value in found) or len(found) > MOST_AT_FIRST:
        reason = f"up to {MOST_AT_FIRST} of the numbers 1 to {len(options)}, such as 1 3"
        raise AnswerRefused(reason, usage=True)
    return tuple(dict.fromkeys(found))
