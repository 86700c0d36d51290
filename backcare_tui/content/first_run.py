"""The first questions: how each is asked, what is suggested, and what has to be said once.

The words are the same in the app and on the command line. `use_cases/first_run.py` says what an
answer sets.
"""

from enum import Enum

import msgspec

WELCOME = "A few questions fit it to your day. Each can be skipped, and changed later."
SAFETY_LAST = "The safety questions at the end are always asked."
"""Said if they were never answered."""
PLAINLY = (
    "BackCare does not diagnose, and it promises no cure. Nothing you enter leaves this machine."
)
"""Said once, before anything is asked, and shown however small the screen is."""


class Question(Enum):
    """The first questions, in the order they are asked; the value is how progress is kept."""

    NAME = "name"
    HOURS = "hours"
    USUAL_PAIN = "usual-pain"
    HOLDS = "holds"
    EMERGENCY = "emergency"
    ADVICE = "advice-line"
    HELP = "helpline"
    RELIEF = "relief"
    HABITS = "habits"
    KEEP = "keep"
    THEME = "theme"


ORDER = tuple(Question)


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One question in words."""

    text: str
    brief: str = ""
    """The same in at most 22 characters; "": it is as short already."""
    why: str
    """What it is for, or what to know before answering."""
    short: str
    """The same for a small pane."""
    vital: bool = False
    """`short` has to be read before answering, and is never left out."""
    own: str = ""
    """How an answer in one's own words is asked for; "": there is none."""


class Suggestion(msgspec.Struct, frozen=True):
    """One answer to choose: what is shown, and what it stands for."""

    label: str
    value: str


WORDING: dict[Question, Wording] = {
    Question.NAME: Wording(
        text="What is this device called?",
        brief="This device's name?",
        why="Tells your machines apart, should they ever share one journal.",
        short="Tells your machines apart.",
    ),
    Question.HOURS: Wording(
        text="When do you work?",
        why="Breaks are prompted in these hours, Monday to Friday. Days that differ, and the "
        "weekend, can be set later.",
        short="Breaks are prompted then, Monday to Friday.",
        own="Hours, like 09:00-12:30, 13:30-18:00",
    ),
    Question.USUAL_PAIN: Wording(
        text="How much pain on a usual day?",
        brief="Pain on a usual day?",
        why="0 is none, 10 the worst you can imagine. It stands in until your own entries say "
        "what is usual.",
        short="0 is none, 10 the worst imaginable.",
    ),
    Question.HOLDS: Wording(
        text="Is holding your breath fine for you?",
        brief="Breath holds fine?",
        why="Say no if you are pregnant, have heart or lung disease, high blood pressure, "
        "epilepsy or an eye disease, had surgery recently, or get panic attacks. Without a yes, "
        "breathing patterns with holds are left out.",
        short="No if pregnant; with heart, lung or eye disease, high blood pressure, epilepsy; "
        "after recent surgery; with panic attacks.",
        vital=True,
    ),
    Question.EMERGENCY: Wording(
        text="Which number do you call in an emergency?",
        brief="Emergency number?",
        why="Shown when something needs help at once. Without one, 112, 911 and 999 are listed.",
        short="Shown when help is needed at once.",
        own="The number, as it is dialled where you live",
    ),
    Question.ADVICE: Wording(
        text="Is there a medical advice line where you live?",
        brief="Medical advice line?",
        why="Shown when something needs checking today. 111 in the UK, 116 117 in Germany, 811 in "
        "most of Canada.",
        short="Shown when something needs checking.",
        own="The number, as it is dialled where you live",
    ),
    Question.HELP: Wording(
        text="Whom would you call to talk, when it is hard to cope?",
        brief="A line to talk to?",
        why="Shown when you say so; nothing is ever dialled. 116 123 in the UK, Ireland and much "
        "of Europe, 988 in the US and Canada.",
        short="Shown when you say so, never dialled.",
        own="The number, as it is dialled where you live",
    ),
    Question.RELIEF: Wording(
        text="What eases your back?",
        why="Up to three, kept at hand for bad days. Portfolio has more of them, and takes your "
        "own.",
        short="Up to three, for bad days.",
    ),
    Question.HABITS: Wording(
        text="Which small habits to begin with?",
        brief="Habits to start with?",
        why="Three for moments that come up all day, about 12 moves in all. Enter takes these. "
        "Adjustments has more of them, to add one at a time.",
        short="Three to begin with, more later.",
    ),
    Question.KEEP: Wording(
        text="What do you keep up even on a bad day?",
        brief="Kept up on bad days?",
        why="The least movement: in a flare you scale down to it, and do not stop.",
        short="Scale down to it, do not stop.",
        own="In your own words",
    ),
    Question.THEME: Wording(
        text="How should it look?",
        why="Move up and down to see each one.",
        short="Move to see each one.",
    ),
}

ANY_TIME = "always"
HOURS = (
    Suggestion("any time", ANY_TIME),
    Suggestion("08:00 to 16:00", "08:00-16:00"),
    Suggestion("09:00 to 17:00", "09:00-17:00"),
    Suggestion("10:00 to 18:00", "10:00-18:00"),
)
"""Any other hours are typed: our own choice."""

HOLDS = (Suggestion("yes", "true"), Suggestion("no", "false"))

NUMBERS = ("112", "911", "999")
"""The emergency numbers of most countries."""

ADVICE_LINES = (
    Suggestion("111 (UK)", "111"),
    Suggestion("116 117 (Germany)", "116 117"),
    Suggestion("811 (Canada)", "811"),
)
HELP_LINES = (
    Suggestion("116 123 (UK, Ireland, much of Europe)", "116 123"),
    Suggestion("988 (US, Canada)", "988"),
)
"""Lines that many know; any other one is typed."""

KEEP = tuple(
    Suggestion(said, said) for said in ("Walk 5–10 minutes", "A short core set", "Gentle mobility")
)
"""The minimum that is kept in a flare, as an article on managing back pain suggests it."""

MOST_AT_FIRST = 3
"""Tools for relief, and habits, to begin with; more can be added later: our own choice."""
