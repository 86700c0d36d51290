"""Flares as entries around noon of one day, and any history of them for hypothesis."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from backcare_tui.domain.flare.course import Change
from backcare_tui.domain.journal.care_events import FlareEnded, FlareStarted
from backcare_tui.domain.journal.entries import Entry, Event, PainRated

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
TOKYO, HONOLULU = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))


def an_entry(event: Event, at: datetime = NOON, device: str = "desk", id_: str = "") -> Entry:
    id_ = id_ or f"{at.isoformat()}-{device}-{type(event).__name__}"
    return Entry(id=id_, at=at, device=device, event=event)


def began(days: float = 0, *declined: str, device: str = "desk", score: int | None = None) -> Entry:
    """A start so many days before noon of today."""
    event = FlareStarted(score=score, declined=declined)
    return an_entry(event, NOON - days * DAY, device)


def ended(days: float = 0, over: int = 3, *, device: str = "desk") -> Entry:
    return an_entry(FlareEnded(return_days=over), NOON - days * DAY, device)


instants = st.datetimes(
    datetime(2026, 7, 1),  # noqa: DTZ001 -- hypothesis wants bounds without a zone
    datetime(2026, 12, 24),  # noqa: DTZ001 -- and adds one of `timezones`
    timezones=st.sampled_from([UTC, TOKYO, HONOLULU]),
)
events = st.one_of(
    st.builds(
        FlareStarted,
        declined=st.lists(st.sampled_from([change.value for change in Change]), max_size=3).map(
            tuple
        ),
    ),
    st.builds(FlareEnded, return_days=st.sampled_from([0, 2, 3])),
    st.builds(PainRated, score=st.integers(0, 10)),
)
histories = st.lists(
    st.builds(
        an_entry,
        event=events,
        at=instants,
        device=st.sampled_from(["desk", "phone"]),
        id_=st.uuids().map(str),
    ),
    max_size=20,
)
