"""What the uses of a portfolio were spent on, what helped, and a person's own limit."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.days import day_of
from backcare_tui.domain.journal.care_events import NonNegotiableKept, ToolUsed
from backcare_tui.domain.journal.entries import BreathingFinished, Entry
from backcare_tui.domain.portfolio.overview import overview, since
from backcare_tui.domain.portfolio.tools import (
    KEPT,
    WINDOW_DAYS,
    Allocation,
    Concentration,
    Helped,
    Tool,
    ToolKind,
    allocation,
    concentration,
    held,
    helped,
    left_today,
    missing_kinds,
    only_passive,
    target,
    to_rate,
    used_lately,
    uses,
)
from backcare_tui.domain.settings import PortfolioSettings
from tests.domain.scene import NINE, at, entry

DAY = 24 * 60
TODAY = day_of(NINE)
HEAT = Tool(id="heat", kind=ToolKind.RELIEF, name="Heat", held=True)
REST = Tool(id="rest", kind=ToolKind.RELIEF, name="Brief rest")
WALK = Tool(id="walk", kind=ToolKind.STABILISER, name="Walking", held=True)
SLEEP = Tool(id="sleep", kind=ToolKind.MODIFIER, name="Regular sleep")
TOOLS = (HEAT, REST, WALK, SLEEP)


def used(minutes: float, tool: str, before: int | None = None, after: int | None = None) -> Entry:
    found = entry(minutes, ToolUsed(tool=tool, before=before, after=after))
    return Entry(id=f"{tool}{minutes}", at=found.at, device="d", event=found.event)


# -- what is held


def test_what_is_not_held_at_all_is_known_by_kind() -> None:
    assert held(TOOLS) == (HEAT, WALK)
    assert missing_kinds(TOOLS) == (ToolKind.MODIFIER,)
    assert missing_kinds(()) == tuple(ToolKind)


# -- how uses are spread


def test_days_with_a_use_are_shared_out_by_kind() -> None:
    entries = [used(-k * DAY, "heat") for k in range(20)]
    entries += [used(-k * DAY + 1, "walk") for k in range(7)]
    spent = allocation(entries, TOOLS, TODAY)
    assert (spent.counts, spent.days) == ((14, 7, 0), 14)
    assert spent.shares == (14 / 21, 7 / 21, 0.0, 0.0)
    assert spent.by_tool == (("heat", 14), ("walk", 7))
    assert (spent.of("heat"), spent.of("sleep")) == (14, 0)


def test_often_on_one_day_is_one_day() -> None:
    entries = [used(n, "heat") for n in range(9)] + [used(20, "rest"), used(30, "walk")]
    spent = allocation(entries, TOOLS, TODAY)
    assert (spent.counts, spent.days, spent.total) == ((1, 1, 0), 1, 2)
    assert spent.of("heat") == 9


def test_prescribed_medicine_is_in_no_share_and_says_nothing_of_relying_on_one_thing() -> None:
    pill = Tool(id="pill", kind=ToolKind.RELIEF, name="Pill", held=True, prescribed=True)
    entries = [used(-k * DAY, "pill") for k in range(14)] + [used(0, "walk")]
    spent = allocation(entries, (*TOOLS, pill), TODAY)
    assert (spent.counts, spent.unknown, spent.days) == ((0, 1, 0), 0, 1)
    assert spent.of("pill") == 14
    assert spent.gone == ()
    assert concentration(spent) is None


def test_a_tool_that_is_no_longer_there_counts_as_unknown_and_keeps_its_id() -> None:
    spent = allocation([used(0, "old-gel"), used(1, "old-gel"), used(2, "heat")], TOOLS, TODAY)
    assert (spent.counts, spent.unknown, spent.total) == ((1, 0, 0), 1, 2)
    assert spent.gone == (("old-gel", 2),)
    assert spent.shares[-1] == 1 / 2


def test_the_movement_that_is_kept_up_is_a_stabiliser_and_breathing_is_not_counted_here() -> None:
    breath = BreathingFinished(pattern="long-exhale", seconds=180, cycles=18, planned_cycles=18)
    entries = [entry(0, NonNegotiableKept(what="walk")), entry(1, breath)]
    assert [each.event for each in uses(entries)] == [NonNegotiableKept(what="walk")]
    spent = allocation(entries, (), TODAY)
    assert (spent.counts, spent.by_tool, spent.gone) == ((0, 1, 0), ((KEPT, 1),), ())


def test_without_uses_there_are_no_shares() -> None:
    assert allocation([], TOOLS, TODAY) == Allocation()
    assert Allocation().shares == (0, 0, 0, 0)
    assert concentration(Allocation()) is None


@pytest.mark.parametrize(
    ("rests", "walks", "found"),
    [
        (8, 2, Concentration(ToolKind.RELIEF, 8, 10)),
        (7, 3, Concentration(ToolKind.RELIEF, 7, 10)),
        (6, 4, None),
        (4, 0, None),
        (5, 0, Concentration(ToolKind.RELIEF, 5, 5)),
    ],
)
def test_one_kind_that_is_most_of_it_is_noticed(
    rests: int, walks: int, found: Concentration | None
) -> None:
    tools = ["rest", "heat"] * rests
    entries = [used(-k * DAY, tools[k]) for k in range(rests)]
    entries += [used(-(rests + k) * DAY, "walk") for k in range(walks)]
    assert concentration(allocation(entries, TOOLS, TODAY)) == found


def test_leaning_on_relief_in_a_flare_is_not_called_relying_on_one_thing() -> None:
    entries = [used(-k * DAY, "heat") for k in range(9)]
    usual, flare = (
        overview(entries, TOOLS, PortfolioSettings(), in_flare, NINE) for in_flare in (False, True)
    )
    assert (usual.concentration is None, flare.concentration is None) == (False, True)


def test_a_target_is_ours_until_the_person_sets_one() -> None:
    assert overview([], TOOLS, PortfolioSettings(), False, NINE).is_ours
    own = PortfolioSettings(target=("30", "50", "20"))
    assert not overview([], TOOLS, own, False, NINE).is_ours
    assert overview([], TOOLS, own, True, NINE).is_ours


def test_relief_that_is_all_done_to_one_is_noticed() -> None:
    def relief(*ways: bool | None) -> list[Tool]:
        return [
            Tool(id=str(n), kind=ToolKind.RELIEF, name="x", held=True, active=way)
            for n, way in enumerate(ways)
        ]

    pill = Tool(id="pill", kind=ToolKind.RELIEF, name="Pill", held=True, prescribed=True)
    assert only_passive([*relief(False, False), pill])
    for others in ([], [pill], relief(False, True), relief(False, None)):
        assert not only_passive(others)


def test_in_a_flare_the_target_is_another_and_afterwards_the_usual_one() -> None:
    settings_ = PortfolioSettings()
    assert target(settings_, False) == (0.25, 0.55, 0.20)
    assert target(settings_, True) == (0.50, 0.40, 0.10)


# -- what helped


def test_what_helped_counts_uses_with_both_scores_and_those_that_eased_or_got_worse() -> None:
    entries = [
        used(0, "heat", 6, 4),
        used(1, "heat", 5, 4),
        used(2, "heat", 5, 5),
        used(3, "heat", 5),
        used(4, "walk", 4, 3),
        used(5, "rest", 4, 6),
    ]
    assert helped(entries) == (
        Helped("heat", 4, 3, 2),
        Helped("walk", 1, 1, 1),
        Helped("rest", 1, 1, 0, 1),
    )


# -- the person's own limit


def limited(at_most: int) -> Tool:
    return Tool(id="pill", kind=ToolKind.RELIEF, name="Pill", at_most=at_most)


def test_a_limit_is_about_any_24_hours_and_not_about_a_day() -> None:
    entries = [used(0, "pill"), used(13 * 60, "pill"), used(14 * 60, "heat")]
    assert left_today(entries, HEAT, at(0)) is None
    assert left_today(entries, limited(3), at(15 * 60)) == 1
    assert left_today(entries, limited(2), at(DAY - 1)) == 0
    assert left_today(entries, limited(2), at(DAY)) == 1
    assert left_today(entries, limited(1), at(15 * 60)) == 0
    assert left_today(entries, limited(2), at(3 * DAY)) == 2


def test_a_clock_that_was_set_back_hides_no_use() -> None:
    assert left_today([used(60, "pill")], limited(1), at(0)) == 0
    assert left_today([used(2 * DAY, "pill")], limited(1), at(0)) == 1
    assert used_lately([used(60, "pill"), used(-9, "pill")], "pill", at(0)) == (at(-9), at(60))


# -- telling the effect later


def test_the_effect_of_the_last_use_can_be_told_for_twelve_hours() -> None:
    last = used(10, "heat", 5)
    assert to_rate([used(0, "walk"), last], at(20)) == last
    assert to_rate([last], at(10 + 12 * 60 + 1)) is None
    assert to_rate([used(0, "walk"), used(10, "heat", 5, 3)], at(20)) is None
    assert to_rate([], at(0)) is None


# -- all of it


def test_the_overview_puts_what_is_held_first_in_each_kind() -> None:
    tools = (REST, HEAT, SLEEP, limited(3), WALK)
    entries = [used(0, "heat", 5, 3), used(1, "pill"), used(-20 * DAY, "heat", 5, 1)]
    found = overview(entries, tools, PortfolioSettings(), False, at(5))
    assert [each.tool.id for each in found.standings] == ["heat", "rest", "pill", "walk", "sleep"]
    assert [each.tool.id for each in found.held] == ["heat", "walk"]
    assert (found.standings[0].uses, found.standings[0].helped) == (1, Helped("heat", 1, 1, 1))
    assert found.standings[2].left == 2
    assert (found.in_flare, found.missing) == (False, (ToolKind.MODIFIER,))
    assert found.to_rate is not None
    assert since(at(0)) <= at(-14 * DAY)


# -- laws

IDS = st.sampled_from(["heat", "rest", "walk", "sleep", "gone", "old"])
SCORES = st.none() | st.integers(0, 10)
USES = st.lists(
    st.builds(
        used,
        st.integers(-30 * DAY, 2 * DAY).map(float),
        IDS,
        SCORES,
        SCORES,
    ),
    max_size=25,
)
SOME = settings(max_examples=80)


@SOME
@given(USES, st.randoms())
def test_shares_make_one_whole_whatever_the_order(entries: list[Entry], chance) -> None:
    spent = allocation(entries, TOOLS, TODAY)
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert allocation(shuffled, TOOLS, TODAY) == spent
    assert sum(spent.shares) == pytest.approx(1 if spent.total else 0)
    assert min(spent.shares) >= 0
    assert sum(count for _, count in spent.by_tool) >= spent.total >= spent.days
    assert max(*spent.counts, spent.unknown) <= spent.days <= WINDOW_DAYS
    found = concentration(spent)
    assert found is None or found.uses >= 0.7 * found.of >= 3.5


@SOME
@given(USES, st.randoms())
def test_helped_never_counts_more_eased_than_known_than_used(entries: list[Entry], chance) -> None:
    found = helped(entries)
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert helped(shuffled) == found
    assert all(0 <= each.eased <= each.known <= each.times for each in found)
    assert all(0 <= each.worse <= each.known and each.same >= 0 for each in found)
    net = [each.eased - each.worse for each in found]
    assert net == sorted(net, reverse=True), "what was followed by more pain comes last"


@SOME
@given(USES, st.integers(1, 5), st.integers(0, 3 * DAY))
def test_what_is_left_is_never_negative_and_grows_as_time_passes(
    entries: list[Entry], at_most: int, minutes: int
) -> None:
    tool = Tool(id="heat", kind=ToolKind.RELIEF, name="Heat", at_most=at_most)
    now: datetime = at(2 * DAY + minutes)
    left, later = (left_today(entries, tool, now + timedelta(hours=h)) for h in (0, 5))
    assert left is not None
    assert later is not None
    assert 0 <= left <= later <= at_most
