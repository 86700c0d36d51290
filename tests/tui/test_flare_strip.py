"""The line at the top of Today while a flare is on."""

import pytest

from backcare_tui.tui.flare.strip import FlareView, strip_lines

FULL = FlareView(day=3, keep="5–10 min walk")


def shown(view: FlareView, width: int) -> list[str]:
    return [line.plain for line in strip_lines(view, width)]


def test_the_day_and_what_is_kept_up_stand_on_one_line() -> None:
    assert shown(FULL, 78) == ["Flare day 3   keep 5–10 min walk   m when done"]
    assert shown(FULL, 38) == ["Flare day 3   keep 5–10 min walk   m"]
    assert shown(FULL, 32) == ["Flare day 3   5–10 min walk   m"]
    assert shown(FULL, 26) == ["Day 3   5–10 min walk   m"]
    assert shown(FULL, 22) == ["m 5–10 min walk"]


def test_once_kept_it_says_so() -> None:
    kept = FlareView(day=3, keep="5–10 min walk", kept=True)
    assert shown(kept, 78) == ["Flare day 3   ✓ 5–10 min walk kept"]
    assert shown(kept, 30) == ["Flare day 3   ✓ 5–10 min walk"]


def test_without_a_non_negotiable_it_says_where_the_flare_is() -> None:
    assert shown(FlareView(day=3), 78) == ["Flare day 3   f shows it"]


def test_targets_that_come_back_are_said_with_their_share() -> None:
    assert shown(FlareView(share=0.75), 78) == ["Back to three quarters of your targets today"]
    assert shown(FlareView(share=0.5), 22) == ["half of targets"]
    assert shown(FlareView(), 78) == []


def test_on_the_day_to_talk_to_someone_a_second_line_says_so() -> None:
    said = shown(FlareView(day=7, keep="walk", contact="week"), 78)
    assert said[1] == "Time to talk to a doctor or physiotherapist   f says why"


def test_where_it_is_not_known_whether_it_eases_it_is_said_so() -> None:
    unknown = FlareView(day=7, contact="unknown")
    said = "If it is not easing, talk to a doctor or physiotherapist   f"
    assert shown(unknown, 78)[1] == said
    assert shown(unknown, 48)[1] == "If it is not easing, talk to a doctor   f"
    assert shown(unknown, 32)[1] == "Not easing? A doctor"


@pytest.mark.parametrize(
    "view",
    [
        FULL,
        FlareView(day=12, keep="x" * 60, contact="two-weeks"),
        FlareView(day=12, keep="ｗａｌｋ　" * 9, kept=True),
        FlareView(share=0.5),
        FlareView(day=90),
        FlareView(day=7, contact="unknown"),
    ],
)
def test_it_never_takes_more_than_two_lines_nor_more_than_the_width(view: FlareView) -> None:
    for width in range(1, 90):
        lines = strip_lines(view, width)
        assert len(lines) <= 2
        assert all(line.cell_length <= width for line in lines)
