"""The few settings that most people want to change, in words and with their usual values.

Every other one is in the whole list, under its name in `config.toml`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from backcare_tui.domain.durations import parse
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import find
from backcare_tui.domain.settings.kinds import show
from backcare_tui.tui.settings.rows import Choices, Pick, Row
from backcare_tui.words.settings import hours_said, length_in_words, nth_in_words
from backcare_tui.words.times import plural


class Everyday(NamedTuple):
    """One of them."""

    group: str
    words: str
    name: str = ""
    """In `config.toml`; "": it opens something."""
    picks: tuple[Pick, ...] = ()
    """Its usual values: our own choice."""
    said: Callable[[str], str] = str
    """How another value of it is said."""
    about: str = ""
    """What it is for, if its own sentence is not enough."""
    act: str = ""
    """The action of the app that it begins."""


def _length(text: str) -> str:
    return length_in_words(parse(text))


def _lengths(*texts: str) -> tuple[Pick, ...]:
    return tuple(Pick(_length(text), text) for text in texts)


def _hours(*texts: str) -> tuple[Pick, ...]:
    return tuple(Pick(hours_said(text), text) for text in texts)


def _calendars(text: str) -> str:
    count = len(text.split(", ")) if text else 0
    return f"yes, from {plural(count, 'calendar')}" if count else "no calendar yet"


def _number(text: str) -> str:
    return text or "none of your own"


def _theme(name: str) -> str:
    return name.removeprefix("backcare-")


_YES_NO = (Pick("yes", "true"), Pick("no", "false"))
_NO_YES = (Pick("yes", "false"), Pick("no", "true"))
_NTH = tuple(Pick(nth_in_words(nth), str(nth)) for nth in (0, 2, 3, 4, 5))
_EVENINGS = tuple(Pick(f"{hour}:00", str(hour)) for hour in range(17, 22))
_SIGNS = (
    Pick("as the terminal can", "auto"),
    Pick("all", "full"),
    Pick("without dots", "no-braille"),
    Pick("letters only", "plain"),
)
BREAKS, DAY, SPEAKS, LOOK, CARE, YOU = (
    "breaks",
    "your day",
    "how it speaks",
    "look",
    "care",
    "you",
)
EVERYDAY = (
    Everyday(
        BREAKS,
        "A break every",
        "breaks.every",
        _lengths("15m", "20m", "25m", "30m", "40m", "45m", "1h"),
        _length,
        "How long you work before a break is due.",
    ),
    Everyday(
        BREAKS,
        "Short break",
        "breaks.micro",
        _lengths("30s", "1m", "2m", "3m", "5m"),
        _length,
        "How long a short break takes.",
    ),
    Everyday(
        BREAKS,
        "Long break",
        "breaks.long",
        _lengths("3m", "5m", "8m", "10m", "15m"),
        _length,
        "How long a long break takes.",
    ),
    Everyday(
        BREAKS,
        "A long one comes",
        "breaks.long_every",
        _NTH,
        lambda text: nth_in_words(int(text)),
        "Which break is a long one. As a number: 3 is every third, 0 is none.",
    ),
    Everyday(
        BREAKS, "Later puts it off by", "breaks.later", _lengths("2m", "5m", "10m", "15m"), _length
    ),
    Everyday(
        DAY,
        "Monday to Friday",
        "hours.workdays",
        _hours("always", "08:00-16:30", "09:00-17:00", "09:00-17:30", "10:00-18:00", "off"),
        hours_said,
        "Your working hours. Outside them nothing rings.",
    ),
    Everyday(
        DAY,
        "Weekend",
        "hours.weekend",
        _hours("off", "always", "10:00-14:00"),
        hours_said,
        "Your working hours on Saturday and Sunday. Outside them nothing rings.",
    ),
    Everyday(DAY, "Hold during meetings", "calendar.paths", (), _calendars),
    Everyday(
        DAY,
        "Look back on the day",
        "care.evening_from",
        _EVENINGS,
        lambda text: f"{text}:00",
    ),
    Everyday(SPEAKS, "Bell", "prompts.bell", _YES_NO),
    Everyday(SPEAKS, "Desktop note", "prompts.notify", _YES_NO),
    Everyday(
        SPEAKS,
        "Breath moves",
        "look.reduced_motion",
        _NO_YES,
        about="Whether the breath is shown by something that moves. If not, it is counted.",
    ),
    Everyday(LOOK, "Colours", "look.theme", (), _theme, "The colours. Enter shows them to choose."),
    Everyday(LOOK, "Signs", "look.glyphs", _SIGNS),
    Everyday(CARE, "Emergency number", "care.emergency_number", (), _number),
    Everyday(CARE, "Advice line", "care.advice_line", (), _number),
    Everyday(
        YOU,
        "About you",
        said=lambda _: "what the safety questions know",
        about="It decides which safety questions and which exercises concern you.",
        act="app.about_me",
    ),
    Everyday(
        YOU,
        "First questions",
        said=lambda _: "answer them again",
        about="The questions of the first start, with what you said as the answers.",
        act="app.setup",
    ),
)


def everyday_rows(settings: Settings, wrong: Sequence[Row], choices: Choices) -> tuple[Row, ...]:
    """What is `wrong` in the file, then each of these with its present value."""
    problems: Mapping[str, str] = {row.name: row.problem for row in wrong}
    ours = {each.name for each in EVERYDAY}
    others = (row for row in wrong if row.name not in ours)
    return (*others, *(_row(each, settings, problems, choices) for each in EVERYDAY))


def _row(each: Everyday, settings: Settings, problems: Mapping[str, str], choices: Choices) -> Row:
    if not each.name:
        return Row(
            None,
            each.words,
            each.group,
            words=each.words,
            said=each.said(""),
            about=each.about,
            act=each.act,
        )
    key = find(each.name)
    picks = each.picks or tuple(Pick(each.said(it), it) for it in choices.get(each.name, ()))
    value = show(key.of(settings))
    said = next((pick.shown for pick in picks if pick.text == value), "") or each.said(value)
    default = show(key.default)
    return Row(
        key,
        key.name,
        each.group,
        value,
        problems.get(key.name, ""),
        words=each.words,
        said=said,
        usually=next((p.shown for p in picks if p.text == default), "") or each.said(default),
        picks=picks,
        about=each.about,
    )
