"""`backcare setup`: the first questions without the app."""

from collections.abc import Sequence

import click

from backcare_tui.cli.context import Invocation
from backcare_tui.cli.exits import FAILED, OK, USAGE, Stop
from backcare_tui.cli.kit import say_json
from backcare_tui.cli.output import say, tell
from backcare_tui.cli.setup_prompt import Terminal, ask_questions, terminal
from backcare_tui.content.first_run import Question
from backcare_tui.domain.text import clean_line
from backcare_tui.use_cases.first_run import AnswerRefused, FirstRun
from backcare_tui.use_cases.habits import habits_of

_OPTIONS = {
    "name": Question.NAME,
    "hours": Question.HOURS,
    "usual_pain": Question.USUAL_PAIN,
    "holds": Question.HOLDS,
    "emergency": Question.EMERGENCY,
    "advice_line": Question.ADVICE,
    "helpline": Question.HELP,
    "keep": Question.KEEP,
    "theme": Question.THEME,
}
"""Options by the name click gives them; `--relief` and `--habit` are lists, and apart."""
_OPTION = {question: f"--{name.replace('_', '-')}" for name, question in _OPTIONS.items()}

_DUE = "The safety questions are still to be answered: backcare screening, or in the app."


@click.command()
@click.option("--name", metavar="NAME", help="What this device is called.")
@click.option("--hours", metavar="HOURS", help='Working hours, like "09:00-17:00" or "always".')
@click.option("--usual-pain", metavar="N", help="Pain on a usual day, 0 to 10.")
@click.option("--holds/--no-holds", default=None, help="Whether to show breath holds.")
@click.option("--emergency", metavar="NUMBER", help="The number to call in an emergency.")
@click.option("--advice-line", metavar="NUMBER", help="A medical advice line, such as 111.")
@click.option("--helpline", metavar="NUMBER", help="A line to talk to somebody, such as 988.")
@click.option("--relief", metavar="ID", multiple=True, help="What eases your back; repeatable.")
@click.option("--habit", metavar="ID", multiple=True, help="A habit to begin with; repeatable.")
@click.option("--keep", metavar="TEXT", help="The least movement, kept up even on a bad day.")
@click.option("--theme", metavar="THEME", help="The colours: the name of a theme.")
@click.option("--none-of-these", is_flag=True, help="None of the signs is new or worse.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what is set as JSON.")
@click.pass_obj
def command(
    invocation: Invocation,
    relief: tuple[str, ...],
    habit: tuple[str, ...],
    holds: bool | None,
    none_of_these: bool,
    yes: bool,
    as_json: bool,
    **options: str | None,
) -> int:
    """Answer the first questions without the app.

    Once it is done, the app does not ask. In a terminal it asks for what no option gives; with
    --yes, or without a terminal, everything else stays as it is. The safety questions are part of
    it: answer them when asked, or say --none-of-these if no sign is new or worse. Otherwise the app
    asks them.

    \b
    Examples:
      backcare setup
      backcare setup --yes --none-of-these
      backcare setup --hours 09:00-17:00 --emergency 112 --relief heat --relief slow-walk
      backcare setup --yes --no-holds --keep "Once round the block"
    """
    answers = FirstRun(invocation.companion)
    said = {**options, "holds": None if holds is None else str(holds).lower()}
    given = {_OPTIONS[name]: text for name, text in said.items() if text is not None}
    person = None if yes else terminal(data_on_stdout=as_json)
    if person is None and not (yes or given or relief or habit or none_of_these):
        raise Stop(
            "setup asks its questions in a terminal, and here is none. Answer with options, or "
            "take the defaults with --yes. See backcare setup --help.",
            USAGE,
        )
    try:
        library = invocation.companion.catalogue.adjustments
        _known("--habit", habit, [item.id for item in library])
        _keep(answers, given, relief)
        if habit:
            answers.begin_with(habit, library)
        if person is not None:
            asked = {*given, *([Question.RELIEF] if relief else [])}
            asked |= {Question.HABITS} if habit else set()
            if not ask_questions(person, answers, asked):
                raise Stop("Left before the end. Your answers so far are kept.")
        answers.finish()
        _screen(invocation, answers, person, none_of_these)
    except AnswerRefused as refused:
        raise Stop(str(refused), USAGE if refused.usage else FAILED) from None
    finally:
        invocation.tell_notices()
    _report(invocation, answers, as_json=as_json)
    return OK


def _keep(answers: FirstRun, given: dict[Question, str], relief: tuple[str, ...]) -> None:
    """Keep what the options say: all of it, or, if one of them is wrong, nothing."""
    if Question.THEME in given:
        given[Question.THEME] = _theme(answers, given[Question.THEME])
    for question, text in given.items():
        try:
            answers.check(question, text)
        except AnswerRefused as refused:
            raise AnswerRefused(f"{_OPTION[question]}: {refused.reason}", usage=True) from None
    _known("--relief", relief, [tool.id for tool in answers.relief])
    for question, text in given.items():
        answers.answer(question, text)
    if relief:
        held = (tool.id for tool in answers.relief if tool.held)
        answers.hold(tuple(dict.fromkeys((*held, *relief))))


def _known(option: str, said: Sequence[str], ids: Sequence[str]) -> None:
    """Raises AnswerRefused for the first of the `said` ids that is none of `ids`."""
    for id_ in said:
        if id_ not in ids:
            reason = f'{option}: "{clean_line(id_, 40)}" is not known; known are {", ".join(ids)}'
            raise AnswerRefused(reason, usage=True)


def _theme(answers: FirstRun, said: str) -> str:
    """The full name of a theme. Raises AnswerRefused if there is none."""
    names = answers.theme_names()
    for name in (said, f"backcare-{said}"):
        if name in names:
            return name
    reason = f'--theme: "{clean_line(said, 40)}" is not known; known are {", ".join(names)}'
    raise AnswerRefused(reason, usage=True)


def _screen(
    invocation: Invocation, answers: FirstRun, person: Terminal | None, none_of_these: bool
) -> None:
    """The safety questions: answered by the option, asked in the terminal, or left due."""
    if none_of_these or (person is not None and not answers.screened):
        from backcare_tui.cli.screening_prompt import ask_in_terminal

        ask_in_terminal(invocation, "first_run", none_of_these=none_of_these)


def _report(invocation: Invocation, answers: FirstRun, *, as_json: bool) -> None:
    relief = [tool for tool in answers.relief if tool.held]
    if as_json:
        settings = invocation.companion.settings
        set_now: dict[str, object] = {
            "name": answers.present(Question.NAME),
            "workdays": settings.hours.workdays,
            "weekend": settings.hours.weekend,
            "usual_pain": settings.care.usual_pain,
            "breath_holds": settings.breathing.holds,
            "emergency_number": settings.care.emergency_number,
            "advice_line": settings.care.advice_line,
            "helpline": settings.care.helpline,
            "relief": [tool.id for tool in relief],
            "habits": [item.id for item in habits_of(invocation.companion)],
            "non_negotiable": settings.care.non_negotiable,
            "theme": settings.look.theme,
        }
        say_json(setup=set_now, screening_answered=answers.screened)
    else:
        for question, label in _LABELS.items():
            say(f"{label:18}{_set_now(answers, question) or 'not set'}")
        say(f"{'habits':18}{', '.join(item.cue for item in habits_of(invocation.companion))}")
    if not answers.screened:
        tell(_DUE)


def _set_now(answers: FirstRun, question: Question) -> str:
    """What stands, in words; "" if nothing was said."""
    if question is Question.RELIEF:
        return ", ".join(tool.name for tool in answers.relief if tool.held)
    said = answers.present(question)
    if question is Question.HOLDS:
        return "yes" if said == "true" else "left out"
    return said


_LABELS = {
    Question.NAME: "this device",
    Question.HOURS: "working hours",
    Question.USUAL_PAIN: "usual pain",
    Question.HOLDS: "breath holds",
    Question.EMERGENCY: "emergency number",
    Question.ADVICE: "advice line",
    Question.HELP: "help line",
    Question.RELIEF: "relief",
    Question.KEEP: "kept up",
    Question.THEME: "theme",
}
