"""Pain in words and in figures."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.content.catalogue import Catalogue
from backcare_tui.domain.journal.entries import PainRated
from backcare_tui.domain.journal.pain_events import NoteWritten, Sore
from backcare_tui.domain.pain.alarm import Alarm, alarm
from backcare_tui.domain.pain.load import Facts, Load, load
from backcare_tui.domain.pain.series import DayLine
from backcare_tui.domain.pain.usual import Known, Usual, usual_or_said
from backcare_tui.words.pain import (
    above_usual,
    alarm_word,
    between,
    day_sum,
    day_title,
    entry_words,
    explained,
    load_word,
    load_words,
    usual_sentence,
    usual_words,
)
from backcare_tui.words.pain_table import begun, table
from tests.domain.pains import TODAY, ago, entry

USUAL = Usual(2.0, 4.0, 3.0, 24)
KNOWN = Known(USUAL, 24)
NOTHING = Catalogue((), ())
HOUR = timedelta(hours=1)


def rung(*scores: int) -> Alarm | None:
    return alarm(DayLine(day=TODAY, scores=scores), USUAL)


def told(score: int, **facts: object) -> str:
    return explained(rung(score), load(Facts(**facts)), KNOWN)  # type: ignore[arg-type]


def told_so_far(*scores: int, **facts: object) -> str:
    burden = load(Facts(**facts))  # type: ignore[arg-type]
    return explained(rung(*scores), burden, KNOWN, so_far=True)


# -- the table

DAYS = (
    DayLine(day=ago(4)),
    DayLine(day=ago(3), scores=(2, 5), late=1),
    DayLine(day=ago(2), flare=True, scores=(8,), average=7, worst=9),
    DayLine(day=ago(1)),
    DayLine(day=TODAY, average=3),
)


def test_a_row_a_day_with_columns_in_line() -> None:
    assert table(DAYS, 80) == [
        "5 days       n  low–high  median",
        "Tue 17 Nov   2       2–5     3.5  late",
        "Wed 18 Nov   1       8–9     8    flare · evening 7",
        "Thu 19 Nov   ·         ·     ·",
        "Fri 20 Nov   ·         ·     ·    evening 3",
    ]


def test_a_narrow_table_has_shorter_words_and_whole_marks_only() -> None:
    assert table(DAYS, 34) == [
        "5 days   n  range   med",
        "17 Nov   2    2–5   3.5  late",
        "18 Nov   1    8–9   8    flare",
        "19 Nov   ·      ·   ·",
        "20 Nov   ·      ·   ·    evening 3"[:34],
    ]
    assert table(DAYS, 18)[2] == "18 Nov   1    8–9", "if there is no room for the median"


def test_days_before_the_first_entry_are_left_out() -> None:
    assert begun(DAYS) == DAYS[1:]
    assert begun(DAYS[:1]) == DAYS[:1], "the last day is always there"
    assert begun(()) == ()


score_list = st.lists(st.integers(0, 10), max_size=30).map(tuple)
lines = st.builds(
    DayLine,
    day=st.dates(TODAY - timedelta(days=4000), TODAY),
    scores=score_list,
    average=st.one_of(st.none(), st.integers(0, 10)),
    worst=st.one_of(st.none(), st.integers(0, 10)),
    flare=st.booleans(),
    late=st.integers(0, 30),
)


@given(st.lists(lines, max_size=5), st.integers(17, 130))
def test_no_line_of_it_is_too_wide(days: list[DayLine], width: int) -> None:
    assert all(len(line) <= width for line in table(days, width))


# -- words


def test_ranges_are_told_as_shortly_as_they_are() -> None:
    assert [between(2, 4), between(3.0, 3.0), between(0.5, 7.5)] == ["2–4", "3", "0.5–7.5"]
    assert [between(None, 6), between(None, None)] == ["up to 6", "–"]


def test_days_are_called_by_what_they_are() -> None:
    assert [day_title(ago(n), TODAY) for n in (0, 1, 2)] == [
        *("Today", "Yesterday, Thu 19 Nov", "Wed 18 Nov")
    ]


def test_a_day_is_summed_up() -> None:
    assert day_sum(DayLine(day=TODAY)) == ()
    assert day_sum(DayLine(day=TODAY, scores=(4,))) == ("1 rating", "4")
    whole = DayLine(day=TODAY, scores=(4, 2, 3), average=3, worst=6, flare=True)
    assert ", ".join(day_sum(whole)) == (
        "3 ratings, 2–4, median 3, evening: average 3, worst 6, in a flare"
    )


def test_usual_says_from_how_many_days_it_comes() -> None:
    assert usual_words(KNOWN) == "usually 2–4 (24 days)"
    assert usual_sentence(KNOWN) == "2–4, median 3, from 24 of the 28 days before"


def test_what_is_still_being_learned_says_how_far_it_is() -> None:
    assert usual_words(Known(None, 2)) == "learning: 2 of 5 days"
    assert usual_words(Known(None, 2), 3) == "learning: 2 of 5 days; you said 3"
    assert usual_sentence(Known(None, 2)) == "learning: 2 of 5 days"
    assert usual_sentence(Known(None, 2), 3) == "learning: 2 of 5 days; until then what you said: 3"
    assert "5 days" in explained(None, load(Facts()), Known(None, 2))
    assert explained(None, load(Facts()), Known(None, 2), 3) == ""
    assert alarm_word(None) == "–"


def test_a_load_names_every_part_also_those_not_known() -> None:
    some = load(Facts(sitting=4 * HOUR + timedelta(minutes=10), sleep=6.5))
    assert load_words(some) == (
        *("sat 4 h 10", "slept 6.5 h", "stress not noted", "mood not noted"),
    )
    assert load_word(some) == "some (2 of 4)"
    nothing = load(Facts())
    assert load_words(nothing) == (
        *("sitting not known", "sleep not noted", "stress not noted", "mood not noted"),
    )
    assert load_word(nothing) == "–"
    assert load_words(load(Facts(stretch=HOUR)))[0] == "1 h 00 without a break"
    assert load_word(load(Facts(sitting=HOUR, sleep=7, stress=1, mood=9))) == "little"


def test_more_pain_is_put_beside_what_stands_out() -> None:
    assert told(5, sleep=5.0, stress=2, sitting=HOUR) == (
        "More than your usual pain. A short night (5 h) can turn the alarm up."
    )
    assert told(7, sleep=5.0, stress=8, stretch=1.5 * HOUR) == (
        "Clearly more than your usual pain. 1 h 30 at work without a break, a short "
        "night (5 h) and stress at 8 can each turn the alarm up."
    )


def test_low_mood_is_named_as_one_of_the_things_that_can_turn_it_up() -> None:
    assert told(5, mood=3) == ("More than your usual pain. A mood of 3 can turn the alarm up.")


def test_a_number_above_usual_is_said_with_the_range_or_with_what_the_person_said() -> None:
    assert above_usual(6, USUAL) == "6 is above your usual 2–4"
    stands_in = usual_or_said(None, 3)
    assert stands_in is not None
    assert above_usual(6, stands_in) == "6 is above your usual 3"


def test_more_pain_with_nothing_beside_it_is_not_explained_away() -> None:
    everything = {"sleep": 8.0, "stress": 1, "mood": 7, "sitting": HOUR, "stretch": HOUR}
    assert told(5, **everything).endswith("Nothing noted beside it stands out.")
    assert told(5, sleep=8.0).endswith(
        "Nothing known beside it stands out; not known: sitting, stress and mood."
    )


def test_usual_and_little_pain_are_said_plainly() -> None:
    assert told(3) == "About your usual pain."
    assert told(3, mood=2) == "About your usual pain. Mood was 2."
    assert told(3, stress=9) == "About your usual pain. Stress was 9."
    assert told(0, sleep=7.5, own_sleep=9.0) == ("Less than your usual pain. Slept 7.5 h.")
    assert told(0, sitting=7 * HOUR, stretch=HOUR).endswith("pain. Sat 7 h 00.")
    assert told(0, sleep=5.0, stress=8).endswith("pain. Slept 5 h and stress was 8.")


def test_a_day_that_goes_on_is_told_as_that_and_its_last_rating_where_it_lies_elsewhere() -> None:
    assert told_so_far(3) == "About your usual pain so far today."
    assert told_so_far(3, 3, 6, stress=9) == (
        "Your last rating, 6, is clearly above your usual range; the day so far lies within it. "
        "Stress at 9 can turn the alarm up."
    )
    assert told_so_far(7, 7, 4, stress=9) == (
        "Your last rating, 4, is within your usual range; the day so far lies clearly above it. "
        "Stress at 9 can turn the alarm up."
    )
    assert told_so_far(3, 3, 1) == (
        "Your last rating, 1, is below your usual range; the day so far lies within it."
    )
    assert alarm_word(rung(3, 3, 6), so_far=True) == "so far as usual"
    assert alarm_word(rung(3, 3, 6)) == alarm_word(rung(3), so_far=True) == "as usual"


def test_without_a_rating_there_is_nothing_to_explain() -> None:
    assert explained(None, load(Facts(stress=9)), KNOWN) == ""


facts = st.builds(
    Facts,
    sitting=st.one_of(st.none(), st.timedeltas(timedelta(), timedelta(days=2))),
    stretch=st.one_of(st.none(), st.timedeltas(timedelta(), timedelta(days=2))),
    sleep=st.one_of(st.none(), st.floats(0, 24)),
    own_sleep=st.one_of(st.none(), st.floats(0, 24)),
    stress=st.one_of(st.none(), st.floats(0, 10)),
    mood=st.one_of(st.none(), st.floats(0, 10)),
)


@given(score_list.filter(bool), facts.map(load), st.booleans())
def test_no_words_blame_alarm_or_promise(
    scores: tuple[int, ...], burden: Load, so_far: bool
) -> None:
    told = explained(rung(*scores), burden, KNOWN, so_far=so_far)
    said = f"{told} {' '.join(load_words(burden))}".lower()
    for word in ("you should", "your fault", "because", "caused", "danger", "damage", "too much"):
        assert word not in said
    assert "!" not in said


# -- an entry beside its score


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (PainRated(score=4), ""),
        (PainRated(score=4, note="in the car"), "in the car"),
        (PainRated(score=4, words=("stiff",), sleep=6.5), "stiff, slept 6.5 h"),
        (PainRated(score=4, places=(Sore("low-back", 3),), stress=2), "low back (3); stress 2"),
        (NoteWritten(text="stairs"), "Note: stairs"),
    ],
)
def test_a_rating_stands_beside_its_score_and_other_entries_alone(
    event: PainRated | NoteWritten, words: str
) -> None:
    assert entry_words(entry(0, event), NOTHING) == words
