"""The words of the screening: what to do, and what a command says when something asks for it."""

from datetime import timedelta
from typing import get_args

import pytest

from backcare_tui.content.screening import load_screening
from backcare_tui.domain.journal.care_events import Form, ScreeningAnswered, Trigger
from backcare_tui.domain.screening.asking import Due
from backcare_tui.domain.screening.context import AGES, LINES, Context
from backcare_tui.domain.screening.waiting import Tier
from backcare_tui.domain.settings import CareSettings
from backcare_tui.words.context import AGE_WORDS, LINE_WORDS, told_lines
from backcare_tui.words.coping import coping_lines
from backcare_tui.words.screening import (
    HEADINGS,
    LENGTHS,
    REASONS,
    advice,
    advice_lines,
    denied,
    hint,
    hold_words,
    questions,
    why_asked,
)
from tests.domain.scene import NINE

ITEMS = load_screening(None)[0]


def test_every_trigger_has_a_reason_and_every_form_a_length() -> None:
    assert set(REASONS) == set(get_args(Trigger))
    assert all(len(reason) <= 22 for reason in REASONS.values())
    assert set(LENGTHS) == set(get_args(Form))
    assert why_asked(Due("jump", "short")) == ("Pain far above usual. It takes ten seconds")
    assert "about a minute" in why_asked(Due("first_run", "whole"))


@pytest.mark.parametrize("tier", ["emergency", "today"])
@pytest.mark.parametrize("width", [22, 32, 80, 120])
def test_the_line_that_leads_fits_and_names_its_key(tier: str, width: int) -> None:
    lead, _, key = hold_words(ScreeningAnswered(tier=tier, ticked=("x",)), width)
    assert len(lead) <= width - 8, "there is room for the key"
    assert lead.startswith(("CHECK", "NEEDS CHECKING"))
    assert bool(key) is (width >= 60)


def test_the_question_names_since_when_a_sign_is_new() -> None:
    assert questions(None, NINE)[0] == "New or worse in the last four weeks?"
    assert questions(NINE - timedelta(days=20), NINE)[1] == "New or worse since 31 Oct?"
    assert questions(NINE - timedelta(hours=1), NINE)[-1] == "New since 08:00?"
    assert all(len(asked[-1]) <= 22 for asked in (questions(None, NINE), questions(NINE, NINE)))


@pytest.mark.parametrize("tier", [Tier.TODAY, Tier.EMERGENCY])
@pytest.mark.parametrize("number", ["", "144", "\x1b[31m144\n", "9" * 200])
def test_what_is_said_is_calm_and_says_what_to_do(tier: Tier, number: str) -> None:
    care = CareSettings(emergency_number=number, advice_line=number)
    said = advice(("bladder", "of-version-9"), ITEMS, tier, care)
    text = "\n".join(advice_lines(said))
    assert "Needs checking" in said.heading
    assert "I ticked: of version 9." in text
    assert "\x1b" not in text
    assert not any(word in text.lower() for word in ("!", "danger", "you have a", "immediately"))
    assert "for most people" not in text
    assert bool(said.numbers) is (number == "")
    assert max(len(line) for line in text.split("\n")) < 250


def test_my_own_advice_line_is_named() -> None:
    said = advice(("fever",), ITEMS, Tier.TODAY, CareSettings(advice_line="116 117"))
    assert "116 117" in said.call


def test_who_is_pregnant_is_sent_to_the_maternity_line() -> None:
    said = advice(("pregnant",), ITEMS, Tier.EMERGENCY, CareSettings(emergency_number="112"))
    assert said.call.startswith("Ring your maternity unit now.")
    assert said.call.endswith("call 112.")


def test_what_is_ticked_is_read_out_in_the_first_person_and_shown_as_it_was_asked() -> None:
    said = advice(("bladder", "fever"), ITEMS, Tier.EMERGENCY, CareSettings())
    assert said.say == (
        "I have back pain, and this is new or worse. I can't control or feel my bladder as before. "
        "I have a fever without a cold, or new pain since an infection. "
        "I was told to ask to be checked for cauda equina."
    )
    assert [text.split(":")[0] for text in said.ticked] == ["Bladder", said.ticked[1]]


def test_emergency_numbers_stand_under_the_sentence_that_says_to_call_one() -> None:
    for tier, at_least in ((Tier.TODAY, "do not wait"), (Tier.EMERGENCY, "Call")):
        lines = advice_lines(advice(("fever",), ITEMS, tier, CareSettings()))
        at = next(n for n, line in enumerate(lines) if line.startswith("  112 "))
        assert lines[at - 1].lower().endswith("call 112, 911 or 999.")
        assert at_least in lines[at - 1]


def test_headings_are_calm() -> None:
    words = " ".join(HEADINGS.values()).lower()
    assert not any(word in words for word in ("urgent", "danger", "red flag", "!"))


def test_none_of_these_says_what_it_denies() -> None:
    said = denied(ITEMS[:2])
    assert said[1:] == [f"  {item.text}" for item in ITEMS[:2]]


def test_a_command_hints_at_the_questions_where_they_are_due() -> None:
    assert hint(Due("saddle", "monthly")) == (
        "The safety questions are due (saddle area marked): backcare screening"
    )


def test_whom_to_talk_to_is_shown_by_country_or_as_it_was_set() -> None:
    text = "\n".join(coping_lines(CareSettings()))
    assert "116 123" in text
    assert "988" in text
    own = "\n".join(coping_lines(CareSettings(helpline="0800 123", emergency_number="144")))
    assert "0800 123" in own
    assert "144" in own
    assert "988" not in own


def test_what_was_told_is_said_line_by_line() -> None:
    known = Context(ages=("50-64",), yes=frozenset({"cancer"}), no=frozenset({"pregnant"}))
    said = dict(told_lines(known))
    assert said["Your age"] == "50 to 64"
    assert said["Cancer, now or before"] == "yes"
    assert said["Pregnant"] == "no"
    assert said["Injected drugs"] == "not said"
    assert set(AGE_WORDS) == set(AGES)
    assert set(LINE_WORDS) == set(LINES)
