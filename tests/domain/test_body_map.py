"""Regions have a name, a side that is the person's own, and an id that stays."""

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entries import Side
from backcare_tui.domain.pain.body_map import Region, name_of, region_of


def test_a_region_is_named_with_the_persons_own_side() -> None:
    assert Region.LOW_BACK_LEFT.label == "low back, left"
    assert Region.HIP_RIGHT.label == "outer hip, right"
    assert Region.BELOW_KNEE_RIGHT.label == "below knee, right"
    assert Region.LOW_BACK.label == "low back"
    assert Region.FOOT_LEFT.side is Side.LEFT
    assert Region.SADDLE.side is None


def test_the_saddle_is_called_so_and_no_more_is_said() -> None:
    assert Region.SADDLE.label == "saddle"


def test_legs_are_thigh_lower_leg_and_foot() -> None:
    assert {region.value.rsplit("-", 1)[0] for region in Region if region.is_leg} == {
        "thigh",
        "below-knee",
        "foot",
    }


def test_in_a_sentence_a_side_stands_where_people_say_it() -> None:
    assert Region.LOW_BACK_LEFT.in_a_sentence == "low back left"
    assert Region.BELOW_KNEE_RIGHT.in_a_sentence == "below knee right"
    assert Region.BUTTOCK_LEFT.in_a_sentence == "left buttock"
    assert Region.GROIN.in_a_sentence == "groin"


@given(st.text(max_size=20))
def test_an_id_that_is_not_known_stands_for_itself(id_: str) -> None:
    region = region_of(id_)
    assert name_of(id_) == (id_ if region is None else region.in_a_sentence)
