"""What to do, as lines: nothing is too wide, nothing is left out, and the number is large."""

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.content.screening import load_screening
from backcare_tui.domain.screening.items import PREGNANCY
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.domain.settings import CareSettings
from backcare_tui.tui.kit.draw.digits import DigitSize, large_digits
from backcare_tui.tui.screening.advice_lines import AdviceView, advice_page
from backcare_tui.words.screening import Advice, advice

ITEMS = load_screening(None)[0]
IDS = [item.id for item in ITEMS]


def said(tier: Tier = Tier.EMERGENCY, *ticked: str, number: str = "", line: str = "") -> Advice:
    care = CareSettings(emergency_number=number, advice_line=line)
    return advice(ticked or ("bladder",), ITEMS, tier, care)


def drawn(what: Advice, width: int, height: int) -> list[str]:
    return [row.plain for row in advice_page(AdviceView(what, height), width)]


@given(
    width=st.integers(1, 220),
    height=st.integers(1, 90),
    tier=st.sampled_from([Tier.EMERGENCY, Tier.TODAY]),
    ticked=st.lists(st.sampled_from(IDS), min_size=1, max_size=6),
    number=st.text(max_size=40) | st.from_regex(r"[0-9 +]{1,40}", fullmatch=True),
)
def test_no_line_is_too_wide_whatever_the_number(
    width: int, height: int, tier: Tier, ticked: list[str], number: str
) -> None:
    what = said(tier, *ticked, number=number, line=number)
    rows = advice_page(AdviceView(what, height), width)
    assert all(row.cell_length <= width for row in rows)
    words = " ".join(" ".join(row.plain for row in rows).split())
    if width >= 60:
        assert what.call.split()[0] in words
        assert "until you have been seen" in words


def test_my_own_number_is_in_the_largest_digits() -> None:
    rows = drawn(said(number="112"), 116, 40)
    assert large_digits("112", DigitSize.HUGE)[0].strip() in rows[1] + rows[2]
    assert "Call 112." in " ".join(rows)


def test_without_one_of_my_own_all_three_are_large() -> None:
    words = " ".join(drawn(said(), 116, 40))
    for number in ("112", "911", "999"):
        assert large_digits(number, DigitSize.BIG)[4].strip() in words
    assert "North America" in words


def test_something_for_today_has_no_emergency_number_in_large() -> None:
    for what in (said(Tier.TODAY), said(Tier.TODAY, number="112")):
        assert "\u2588" not in " ".join(drawn(what, 116, 40))
    assert "\u2588" in " ".join(drawn(said(Tier.TODAY, line="116 117"), 116, 40))


def test_the_maternity_unit_goes_before_every_number() -> None:
    rows = drawn(said(Tier.EMERGENCY, PREGNANCY, number="112"), 116, 40)
    assert "\u2588" not in " ".join(rows)
    assert "Ring your maternity unit now." in rows[1]
