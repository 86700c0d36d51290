"""Every setting by its name in `config.toml`, and settings made of their values."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from backcare_tui.domain.hours import WEEKDAYS
from backcare_tui.domain.settings import PRESETS, Settings
from backcare_tui.domain.settings.kinds import Form, Key, Value, as_toml, show
from backcare_tui.domain.text import clean_line

__all__ = ["KEYS", "Form", "Key", "Value", "as_toml", "build", "find", "show"]

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)

_DAYS = {
    "mon": "Mondays",
    "tue": "Tuesdays",
    "wed": "Wednesdays",
    "thu": "Thursdays",
    "fri": "Fridays",
    "sat": "Saturdays",
    "sun": "Sundays",
}
_EVERY = (_MINUTE, timedelta(hours=4))
_MICRO = (20 * _SECOND, 15 * _MINUTE)
_LONG = (_MINUTE, 60 * _MINUTE)


def _day_keys(day: str) -> tuple[Key, ...]:
    on = f"on {_DAYS[day]}"
    return (
        Key(f"{day}.hours", f"Working hours {on}.", form=Form.HOURS),
        Key(f"{day}.every", f"Work between two breaks {on}.", *_EVERY, form=Form.MAYBE),
        Key(f"{day}.micro", f"Length of a micro break {on}.", *_MICRO, form=Form.MAYBE),
        Key(f"{day}.long", f"Length of a long break {on}.", *_LONG, form=Form.MAYBE),
        Key(f"{day}.long_every", f"Which break is a long one {on}.", 0, 20, form=Form.MAYBE),
    )


KEYS: tuple[Key, ...] = (
    Key(
        "breaks.preset",
        "A rhythm by name: 45, 30, 15 or 20 minutes. What is set below goes before it.",
        choices=tuple(PRESETS),
    ),
    Key("breaks.every", "Work between two breaks.", *_EVERY),
    Key("breaks.micro", "Length of a micro break.", *_MICRO),
    Key("breaks.long", "Length of a long break.", *_LONG),
    Key("breaks.long_every", "Which break is a long one: 3 is every third, 0 is none.", 0, 20),
    Key(
        "breaks.heads_up",
        "How early the screen says that a break is coming.",
        0 * _SECOND,
        120 * _SECOND,
    ),
    Key("breaks.later", "How long a break is put off by later.", _MINUTE, 30 * _MINUTE),
    Key(
        "breaks.answer_within",
        "A break without an answer for this long counts as missed.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key(
        "breaks.restart_after",
        "After being away for this long the interval starts afresh.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key("breaks.by_posture", "Prompt on time in one posture, not on time since the last break."),
    Key("breaks.sitting", "Longest time sitting, when prompts go by posture.", *_EVERY),
    Key("breaks.standing", "Longest time standing, when prompts go by posture.", *_EVERY),
    Key("hours.workdays", "Working hours from Monday to Friday.", form=Form.HOURS),
    Key("hours.weekend", "Working hours on Saturday and Sunday.", form=Form.HOURS),
    *(key for day in WEEKDAYS for key in _day_keys(day)),
    Key("presence.terminals", "Notice by your terminals whether you are there."),
    Key("presence.desktop", "Notice by the desktop whether you are there, where it can be asked."),
    Key(
        "presence.away_after",
        "Without input for this long you are away.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key(
        "presence.counts_as_micro",
        "Being away for this long counts as a micro break.",
        _MINUTE,
        60 * _MINUTE,
    ),
    Key(
        "presence.counts_as_long",
        "Being away for this long counts as a long break.",
        _MINUTE,
        timedelta(hours=2),
    ),
    Key(
        "calendar.paths",
        "Calendar files, or folders of them, to keep prompts out of meetings.",
        form=Form.WORDS,
    ),
    Key("calendar.me", "Your address, to tell which invitations you declined."),
    Key(
        "calendar.after",
        "How long after a meeting a held break comes.",
        0 * _SECOND,
        30 * _MINUTE,
    ),
    Key("prompts.bell", "Ring the terminal's bell when a break is due."),
    Key("prompts.title", "Show the next break in the window's title."),
    Key("prompts.notify", "Send a notification when a break is due."),
    Key(
        "prompts.channels",
        "Ways to send it, tried in this order until one works.",
        form=Form.WORDS,
        choices=("osc", "desktop", "notify-send"),
    ),
    Key("breathing.pattern", "The breathing pattern that is chosen at first."),
    Key("breathing.minutes", "Minutes of breathing that are chosen at first.", 2, 5),
    Key("breathing.holds", "False leaves out every pattern in which the breath is held."),
    Key("breathing.ask_tension", "Ask how tense you are before and after breathing."),
    Key(
        "care.emergency_number",
        "The number to call in an emergency where you live.",
        form=Form.DIALLED,
    ),
    Key("care.usual_pain", "Your pain on a usual day.", 0, 10, form=Form.MAYBE),
    Key("care.non_negotiable", "The least movement you keep up even in a flare."),
    Key("care.evening_from", "Hour from which the look back on the day is offered.", 12, 23),
    Key("care.peg", "Offer the three questions about your week."),
    Key("care.evening", "Offer the look back on the day."),
    Key(
        "portfolio.target",
        "How what you use should be spread: relief, stabilisers, modifiers.",
        form=Form.SHARES,
    ),
    Key(
        "portfolio.target_in_flare",
        "The same for the days of a flare.",
        form=Form.SHARES,
    ),
    Key("look.theme", "The colours: the name of a theme."),
    Key("look.flare_theme", "The colours while a flare is on."),
    Key("look.tables", "True shows tables of figures instead of plots."),
    Key("look.reduced_motion", "True counts the breath instead of moving anything."),
    Key("setup.done", "False asks the first questions again at the next start."),
)


def find(name: str) -> Key:
    """The key called `name`. Raises ValueError naming the nearest one, or what is known."""
    for key in KEYS:
        if key.name == name:
            return key
    raise ValueError(f'"{clean_line(name, 60)}" is not known; {_suggestion(name)}')


def _suggestion(name: str) -> str:
    from difflib import get_close_matches  # only when something is misspelt

    names = [key.name for key in KEYS]
    section = [known for known in names if known.partition(".")[0] == name.partition(".")[0]]
    if near := get_close_matches(name, names, n=1, cutoff=0.75):
        return f"did you mean {near[0]}?"
    if section:
        return f"known here are {', '.join(section)}"
    sections = dict.fromkeys(key.section for key in KEYS)
    return f"known sections are {', '.join(sections)}"


def build(values: Mapping[str, Value]) -> Settings:
    """Settings with `values` by key name; the default stands in for what is not given."""
    sections: dict[str, dict[str, Value]] = {}
    for key in KEYS:
        if key.name in values:
            sections.setdefault(key.section, {})[key.field] = values[key.name]
    base = Settings()
    rhythm = PRESETS[str(values.get("breaks.preset", base.breaks.preset))]
    base = msgspec.structs.replace(base, breaks=rhythm.applied_to(base.breaks))
    changed = {
        section: msgspec.structs.replace(getattr(base, section), **fields)
        for section, fields in sections.items()
    }
    return msgspec.structs.replace(base, **changed)
