"""The alarm, what is around it and a day of pain in words: what is known, and no blame."""

from datetime import date, timedelta

from backcare_tui.content.catalogue import Catalogue
from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.pain.alarm import Alarm, Volume
from backcare_tui.domain.pain.load import Burden, Facts, Load
from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import LEARN_DAYS, USUAL_DAYS, Known, Usual
from backcare_tui.words.entries import describe
from backcare_tui.words.times import capital, day_name, long_minutes, plural

NOTHING_YET = "Nothing logged yet. l logs pain in two keys."
NOTHING_KNOWN = "–"
_LEVELS = {
    Volume.BELOW: ("Less than your usual pain", "below"),
    Volume.USUAL: ("About your usual pain", "within"),
    Volume.ABOVE: ("More than your usual pain", "above"),
    Volume.FAR_ABOVE: ("Clearly more than your usual pain", "clearly above"),
}
"""How much pain it is, and where it lies beside the usual range."""
_LOUD = (Volume.ABOVE, Volume.FAR_ABOVE)


def figure(value: float) -> str:
    """`3`, `3.5`: a score or hours, with at most one decimal."""
    return f"{round(value, 1):g}"


def between(low: float | None, high: float | None) -> str:
    """`2–4`; `3` if both are the same, `up to 4` if only the highest is known."""
    if high is None:
        return NOTHING_KNOWN
    if low is None:
        return f"up to {figure(high)}"
    first, last = figure(low), figure(high)
    return first if first == last else f"{first}–{last}"


def day_title(day: date, today: date) -> str:
    """`Today`, `Yesterday, Thu 19 Nov`, `Tue 17 Nov`."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return f"Yesterday, {day_name(day)}"
    return day_name(day)


def day_sum(line: DayLine) -> tuple[str, ...]:
    """`6 ratings`, `2–4`, `median 3`, what the evening said, and a flare; maybe nothing."""
    said: list[str] = []
    if line.scores:
        said.append(plural(line.n, "rating"))
        said.append(between(min(line.scores), max(line.scores)))
        if line.n > 1 and line.median is not None:
            said.append(f"median {figure(line.median)}")
    if line.average is not None:
        worst = "" if line.worst is None else f", worst {line.worst}"
        said.append(f"evening: average {line.average}{worst}")
    if line.flare:
        said.append("in a flare")
    return tuple(said)


def usual_words(known: Known, said: int | None = None) -> str:
    """`usually 2–4 (24 days)`; while it is being learned how far that is, and what was `said`."""
    usual = known.usual
    if usual is not None:
        return f"usually {between(usual.low, usual.high)} ({usual.days} days)"
    own = "" if said is None else f"; you said {said}"
    return f"learning: {known.days} of {LEARN_DAYS} days{own}"


def usual_sentence(known: Known, said: int | None = None) -> str:
    """The usual range with all it comes from; or how far it is learned, and what stands in."""
    usual = known.usual
    if usual is None:
        stands_in = "" if said is None else f"; until then what you said: {said}"
        return f"learning: {known.days} of {LEARN_DAYS} days{stands_in}"
    came_from = f"from {usual.days} of the {USUAL_DAYS} days before"
    return f"{between(usual.low, usual.high)}, median {figure(usual.median)}, {came_from}"


def above_usual(score: int, usual: Usual) -> str:
    """`6 is above your usual 2–4`; what the person said stands for a range that is not known."""
    own = between(usual.low, usual.high) if usual.days else figure(usual.median)
    return f"{score} is above your usual {own}"


def alarm_word(alarm: Alarm | None, *, so_far: bool = False) -> str:
    """`above usual`; a dash while it is not known.

    `so_far`: the day is not over, and the word says so if the last rating lies elsewhere.
    """
    if alarm is None:
        return NOTHING_KNOWN
    elsewhere = so_far and alarm.last_elsewhere
    return f"so far {alarm.volume.value}" if elsewhere else alarm.volume.value


def load_words(load: Load) -> tuple[str, ...]:
    """What is around the alarm, most first, the unknown last: `sat 4 h 10`, `stress not noted`."""
    parts = sorted(load.parts, key=lambda part: -1.0 if part.share is None else -part.share - 2.0)
    return tuple(_made_of(part.of, load.facts) for part in parts)


def load_word(load: Load) -> str:
    """`some`, or `little (1 of 4)` if not all of its parts are known."""
    if not load.known:
        return NOTHING_KNOWN
    of = len(load.parts)
    return load.word if load.known == of else f"{load.word} ({load.known} of {of})"


def explained(
    alarm: Alarm | None,
    load: Load,
    known: Known,
    said: int | None = None,
    *,
    so_far: bool = False,
) -> str:
    """A sentence or two on the alarm and what is around it; "" if there is nothing to say.

    `said`: what the person called usual, which stands in while the range is not known. `so_far`:
    the day is not over, and its last rating is named if it lies elsewhere. A burden can turn the
    alarm up (docs/care.md, The first idea); it is never called the cause of pain.
    """
    if alarm is None:
        if known.usual is not None or said is not None:
            return ""
        return f"What is usual for you shows once {LEARN_DAYS} days before have an entry."
    level, loud = _level(alarm, so_far=so_far)
    beside = [part.of for part in load.parts if part.stands_out]
    if not loud:
        was = [_was(burden, load.facts) for burden in beside]
        return f"{level} {capital(_listed(was))}." if was else level
    if not beside:
        return f"{level} {_nothing_beside(load)}"
    turns = "can turn the alarm up" if len(beside) == 1 else "can each turn the alarm up"
    return f"{level} {capital(_listed([_beside(each, load.facts) for each in beside]))} {turns}."


def _level(alarm: Alarm, *, so_far: bool) -> tuple[str, bool]:
    """How much pain it is, in a sentence, and whether that is more than usual."""
    (level, place), last = _LEVELS[alarm.volume], alarm.last_volume
    loud = alarm.volume in _LOUD
    if not so_far or last is None:
        return f"{level}.", loud
    if not alarm.last_elsewhere:
        return f"{level} so far today.", loud
    said = f"Your last rating, {alarm.last}, is {_LEVELS[last][1]} your usual range"
    return f"{said}; the day so far lies {place} it.", loud or last in _LOUD


def _nothing_beside(load: Load) -> str:
    if load.known == len(load.parts):
        return "Nothing noted beside it stands out."
    missing = [part.of.value for part in load.parts if part.share is None]
    return f"Nothing known beside it stands out; not known: {_listed(missing)}."


def _made_of(burden: Burden, facts: Facts) -> str:
    match burden:
        case Burden.SITTING:
            if facts.sitting is not None:
                return f"sat {long_minutes(facts.sitting)}"
            if facts.stretch is not None:
                return f"{long_minutes(facts.stretch)} without a break"
            return "sitting not known"
        case Burden.SLEEP:
            return "sleep not noted" if facts.sleep is None else f"slept {figure(facts.sleep)} h"
        case Burden.STRESS:
            return "stress not noted" if facts.stress is None else f"stress {figure(facts.stress)}"
        case Burden.MOOD:
            return "mood not noted" if facts.mood is None else f"mood {figure(facts.mood)}"


def _was(burden: Burden, facts: Facts) -> str:
    """The same as `_made_of`, as part of a sentence."""
    made_of = _made_of(burden, facts)
    rated = burden in (Burden.STRESS, Burden.MOOD)
    return made_of.replace(" ", " was ", 1) if rated else made_of


def _beside(burden: Burden, facts: Facts) -> str:
    match burden:
        case Burden.SITTING:
            if facts.sitting is None:
                return f"{long_minutes(facts.stretch or timedelta())} at work without a break"
            if facts.stretch is not None and facts.stretch * 6 > facts.sitting:
                return f"{long_minutes(facts.stretch)} of sitting without a break"
            return f"{long_minutes(facts.sitting)} of sitting"
        case Burden.SLEEP:
            short = facts.sleep is not None and facts.sleep < 7
            night = "a short night" if short else "a shorter night than you mostly have"
            return f"{night} ({figure(facts.sleep or 0)} h)"
        case Burden.STRESS:
            return f"stress at {figure(facts.stress or 0)}"
        case Burden.MOOD:
            return f"a mood of {figure(facts.mood or 0)}"


def _listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def entry_words(entry: Entry, catalogue: Catalogue) -> str:
    """What an entry says beside its time, and a rating beside its score; may be empty."""
    event = entry.event
    if not isinstance(event, PainRated):
        return describe(event, catalogue, entry.at)
    said = describe(event, catalogue, entry.at).removeprefix(f"Pain {event.score}")
    return next((said.removeprefix(lead) for lead in (", ", ": ") if said.startswith(lead)), "")
