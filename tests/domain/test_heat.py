"""Where it hurt lately: days, not check-ins, and nothing that a map could not show."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import Entry, PainRated
from backcare_tui.domain.journal.pain_events import Sore
from backcare_tui.domain.pain.body_map import Region
from backcare_tui.domain.pain.heat import HEAT_DAYS, heat, level

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))
FRIDAY = date(2026, 11, 20)


def rated(days_ago: float, *regions: str) -> Entry:
    at = NOON - timedelta(days=days_ago)
    event = PainRated(score=3, places=tuple(Sore(region) for region in regions))
    return Entry(id=f"{days_ago}-{regions}", at=at, device="d", event=event)


def test_a_day_counts_once_however_often_it_was_written_down() -> None:
    entries = [rated(0, "low-back"), rated(0.1, "low-back"), rated(1, "low-back", "foot-left")]
    assert heat(entries, FRIDAY) == {Region.LOW_BACK: 2, Region.FOOT_LEFT: 1}


def test_what_lies_more_than_14_days_back_has_cooled_down() -> None:
    assert heat([rated(13, "groin")], FRIDAY) == {Region.GROIN: 1}
    assert heat([rated(14, "groin"), rated(-1, "groin")], FRIDAY) == {}


def test_a_region_that_a_newer_version_knows_is_left_out() -> None:
    assert heat([rated(0, "left-ear", "saddle")], FRIDAY) == {Region.SADDLE: 1}


def test_three_shades_by_days() -> None:
    assert [level(days) for days in (0, 1, 3, 4, 8, 9, 14)] == [0, 1, 1, 2, 2, 3, 3]


HISTORY = st.lists(
    st.builds(
        lambda ago, regions: rated(ago, *(region.value for region in regions)),
        st.floats(-2, 30),
        st.lists(st.sampled_from(Region), max_size=4, unique=True),
    ),
    max_size=25,
)


@given(HISTORY)
def test_heat_is_between_1_and_14_days_and_the_order_of_entries_does_not_matter(
    entries: list[Entry],
) -> None:
    found = heat(entries, FRIDAY)
    assert all(1 <= days <= HEAT_DAYS for days in found.values())
    assert heat(list(reversed(entries)), FRIDAY) == found
    assert heat([*entries, *entries], FRIDAY) == found
    assert list(found) == [region for region in Region if region in found]
