from datetime import UTC, datetime, timedelta
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.content.catalogue import Catalogue, load_catalogue
from backcare_tui.domain.journal.care_events import (
    ContextTold,
    FlareEnded,
    FlareStarted,
    NonNegotiableKept,
    ScreeningAnswered,
    ToolUsed,
    WasSeen,
)
from backcare_tui.domain.journal.entries import (
    AdjustmentTallied,
    AppOpened,
    AwayNoticed,
    BreakKind,
    BreakMissed,
    BreakPostponed,
    BreakSkipped,
    BreakStarted,
    BreakTaken,
    BreathingFinished,
    ClockChanged,
    Entry,
    Event,
    HoldReason,
    KnownEvent,
    PainRated,
    Posture,
    PostureChanged,
    PromptHeld,
    PromptReleased,
    PromptsPaused,
    PromptsResumed,
    Retracted,
    Side,
    UnknownEvent,
)
from backcare_tui.domain.journal.habit_events import HabitAdded, HabitRested, HabitsCarried
from backcare_tui.domain.journal.pain_events import (
    DayReflected,
    NoteWritten,
    OfferDeclined,
    PegRated,
    Sore,
)
from backcare_tui.domain.text import clean
from backcare_tui.reports.history import history_json, history_text
from backcare_tui.reports.json_text import entry_record, to_json
from backcare_tui.words.care import week_in_words
from backcare_tui.words.entries import describe
from backcare_tui.words.times import wall_time
from tests.clocks import START

EMPTY = Catalogue((), ())
MICRO, LONG = BreakKind.MICRO, BreakKind.LONG
HOUR = timedelta(hours=1)
FOUR_AFTER_A_CLOCK_CHANGE = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)

EVENTS: list[tuple[Event, str]] = [
    (AdjustmentTallied(item="hug-load"), "hug-load"),
    (AdjustmentTallied(item="bag", side=Side.LEFT, count=3), "bag, left, 3 times"),
    (HabitAdded(item="hug-load"), "Added: hug-load"),
    (HabitRested(item="hug-load"), "Rests for now: hug-load"),
    (HabitsCarried(items=("hug-load", "bag")), "Your habits: hug-load, bag"),
    (HabitsCarried(items=("a", "b", "c", "d")), "Your habits: 4 of them"),
    (HabitsCarried(), "Your habits: none"),
    (PainRated(score=4), "Pain 4"),
    (PainRated(score=4, note="rain"), "Pain 4: rain"),
    (
        BreathingFinished(pattern="even", seconds=120, cycles=12, planned_cycles=12),
        "Breathed even for 2m, 12 of 12 breaths",
    ),
    (
        BreathingFinished(
            pattern="even",
            seconds=45,
            cycles=4,
            planned_cycles=12,
            tension_before=6,
            tension_after=3,
        ),
        "Breathed even for 45s, 4 of 12 breaths, tension 6 to 3",
    ),
    (BreakStarted(break_kind=LONG), "Long break started"),
    (BreakTaken(break_kind=MICRO, seconds=130), "Micro break taken, 2m10s"),
    (BreakTaken(break_kind=MICRO, seconds=120, how="logged"), "Micro break logged, 2m"),
    (BreakPostponed(break_kind=LONG, seconds=300), "Long break put off by 5m"),
    (BreakSkipped(break_kind=MICRO), "Micro break skipped"),
    (BreakMissed(break_kind=MICRO, due=START), "Micro break went by without an answer"),
    (PromptsPaused(until=START + HOUR), "Breaks paused until 10:00"),
    (PromptsPaused(until=START + 19 * HOUR), "Breaks paused until Sat 21 Nov 04:00"),
    (PromptsPaused(until=FOUR_AFTER_A_CLOCK_CHANGE), "Breaks paused until Sat 21 Nov 04:00"),
    (PromptsResumed(), "Breaks resumed"),
    (
        AwayNoticed(since=START - HOUR, credited=LONG),
        "The machine slept for 1h; counted as a long break",
    ),
    (AwayNoticed(since=START - HOUR, cause="suspended"), "BackCare was suspended for 1h"),
    (
        PromptHeld(break_kind=LONG, due=START, reason=HoldReason.MEETING, until=START + HOUR),
        "Long break held until 10:00: you were in a meeting",
    ),
    (
        PromptHeld(break_kind=MICRO, due=START, reason=HoldReason.TYPING),
        "Micro break held: you were typing",
    ),
    (PromptReleased(), "The held break is due"),
    (PostureChanged(posture=Posture.STAND), "Standing"),
    (ClockChanged(seconds=3600), "The clock was set forward by 1h"),
    (ClockChanged(seconds=-90), "The clock was set back by 90s"),
    (AppOpened(), "BackCare opened"),
    (
        PainRated(
            score=4,
            places=(Sore("low-back"), Sore("hip-left", 2), Sore("left-ear")),
            words=("stiff",),
            stress=6,
            mood=5,
            sleep=6.5,
            note="the stairs",
        ),
        "Pain 4: low back, left outer hip (2), left-ear; stiff, stress 6, mood 5, slept 6.5 h: "
        "the stairs",
    ),
    (PegRated(pain=4, enjoyment=5, activity=3), "Week: pain 4, enjoyment 5, activity 3"),
    (
        DayReflected(average=3, worst=5, mattered="a walk"),
        "The day: pain 3 on average, 5 at worst: a walk",
    ),
    (DayReflected(average=3), "The day: pain 3 on average"),
    (NoteWritten(text="new chair"), "Note: new chair"),
    (OfferDeclined(offer="peg"), "Not now: the questions of the week"),
    (ScreeningAnswered(tier="none"), "Screening: none of these"),
    (
        ScreeningAnswered(tier="today", ticked=("fever",)),
        "Screening: something to have checked today",
    ),
    (WasSeen(), "Seen by a professional"),
    (WasSeen(by_phone=True), "Advised by phone"),
    (ContextTold(yes=("cancer",)), "About you, for the safety questions"),
    (ScreeningAnswered(tier="of-9", ticked=("x",)), "Screening: something that needs help now"),
    (WasSeen(note="the practice"), "Seen by a professional: the practice"),
    (FlareStarted(score=6), "Flare began, pain 6"),
    (FlareEnded(), "Flare ended"),
    (ToolUsed(tool="my-rub", before=5, after=3), "my-rub, pain 5 to 3"),
    (ToolUsed(tool="my-rub", before=5), "my-rub, pain 5 before"),
    (NonNegotiableKept(), "Kept up the least movement"),
    (NonNegotiableKept(what="walk 8 min"), "Kept up: walk 8 min"),
    (Retracted(entry="0123456789"), "Took back 01234567"),
    (UnknownEvent("mood", {"kind": "mood"}), "Something this version cannot read: mood"),
]


@pytest.mark.parametrize(("event", "words"), EVENTS, ids=[words for _, words in EVENTS])
def test_every_event_has_words(event: Event, words: str) -> None:
    assert describe(event, EMPTY, START) == words


def test_no_kind_of_event_was_forgotten() -> None:
    assert {type(event) for event, _ in EVENTS} >= set(get_args(KnownEvent))


def test_names_come_from_the_content() -> None:
    catalogue = load_catalogue(None)
    item, pattern = catalogue.adjustments[0], catalogue.patterns[0]
    assert describe(AdjustmentTallied(item=item.id), catalogue) == item.cue
    breathed = BreathingFinished(pattern=pattern.id, seconds=60, cycles=6, planned_cycles=6)
    assert pattern.name in describe(breathed, catalogue)


def test_another_years_time_has_its_year() -> None:
    assert wall_time(START, START + 365 * 24 * HOUR) == "Fri 20 Nov 2026 09:00"
    assert wall_time(START, None) == "09:00"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_in_an_entry_is_one_clean_line(device: str, kind: str) -> None:
    entry = Entry(id="x" * 36, at=START, device=device, event=UnknownEvent(kind, {"kind": "k"}))
    line = history_text([entry], EMPTY)
    assert clean(line) == line


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.text(max_size=5), _json, max_size=4))
def test_json_says_the_same_without_anything_that_acts_on_a_terminal(
    data: dict[str, object],
) -> None:
    text = to_json(data)
    assert msgspec.json.decode(text) == data
    assert clean(text) == text


def test_history_json_is_one_document_of_whole_entries() -> None:
    entries = [
        Entry(id=str(n), at=START, device="me", event=event, replaces="0", logged=START + HOUR)
        for n, (event, _) in enumerate(EVENTS)
    ]
    decoded = msgspec.json.decode(history_json(entries))
    assert decoded["schema"] == 1
    assert [each["id"] for each in decoded["entries"]] == [entry.id for entry in entries]
    assert all(each["event"]["kind"] for each in decoded["entries"])
    assert decoded["entries"][0]["replaces"] == "0"
    assert decoded["entries"][0]["logged"] == "2026-11-20T10:00:00+01:00"


def test_left_out_fields_are_given_with_their_default() -> None:
    entry = Entry(
        id="1", at=datetime(2026, 1, 1, tzinfo=UTC), device="me", event=FlareStarted(score=0)
    )
    assert entry_record(entry)["event"] == {"kind": "flare_started", "score": 0, "declined": ()}


@pytest.mark.parametrize(
    ("before", "compared"),
    [
        (None, "4.0, lower is better"),
        (3.3, "4.0, lower is better; last time 3.3: about the same"),
        (5.0, "4.0, lower is better; last time 5.0: better"),
        (2.7, "4.0, lower is better; last time 2.7: worse"),
        (4.7, "4.0, lower is better; last time 4.7: about the same"),
    ],
)
def test_a_week_is_told_with_its_direction(before: float | None, compared: str) -> None:
    thirds = 0 if before is None else round(before * 3)
    low = thirds // 3
    last = PegRated(pain=low, enjoyment=low, activity=thirds - 2 * low)
    week = PegRated(pain=4, enjoyment=4, activity=4)
    assert week_in_words(week, None if before is None else last) == compared


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [
        ((2, 2, 2), (1, 1, 2), "better"),  # 30 % of a low week
        ((2, 2, 2), (2, 2, 3), "about the same"),  # one answer, by a point
        ((0, 0, 0), (0, 1, 1), "worse"),
        ((5, 5, 6), (4, 5, 5), "about the same"),  # 5.3 to 4.7
        ((9, 9, 9), (8, 8, 8), "better"),  # a whole point
        ((4, 4, 4), (4, 4, 4), "about the same"),
    ],
)
def test_a_change_of_a_week_matters_from_a_point_or_a_third_on(
    before: tuple[int, int, int], now: tuple[int, int, int], direction: str
) -> None:
    assert week_in_words(PegRated(*now), PegRated(*before)).endswith(f": {direction}")
