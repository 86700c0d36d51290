import re
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.prompts.delivery.osc import OscNotice, notification, through_tmux, withdrawal

ANY_TEXT = st.text(max_size=400) | st.text(
    "\x1b\x07\x9c\x9d\\];:?0123456789\n\u202e\ud800ab", max_size=60
)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def inside(sequence: str) -> list[str]:
    """What stands between the beginning and the end of each OSC; nothing may stand outside."""
    parts = re.findall(r"\x1b\]([^\x1b]*)\x1b\\", sequence)
    assert "".join(f"\x1b]{part}\x1b\\" for part in parts) == sequence
    return parts


def test_iterm_gets_one_text() -> None:
    assert (
        notification(OscNotice.ITERM, "Break now", "Stand up") == "\x1b]9;Break now: Stand up\x1b\\"
    )


def test_urxvt_gets_title_and_body() -> None:
    assert inside(notification(OscNotice.URXVT, "Break; now", "Stand; up")) == [
        "777;notify;Break, now;Stand, up"
    ]


def test_kitty_gets_both_parts_under_one_id_so_that_the_next_replaces_them() -> None:
    first, second = inside(notification(OscNotice.KITTY, "Break now", "Stand up"))
    assert first.startswith("99;i=backcare-break:e=1:d=0:p=title;")
    assert second.startswith("99;i=backcare-break:e=1:d=1:p=body;")
    assert b64decode(first.rpartition(";")[2]) == b"Break now"
    assert b64decode(second.rpartition(";")[2]) == b"Stand up"


def test_kitty_shows_a_title_alone_at_once() -> None:
    (only,) = inside(notification(OscNotice.KITTY, "Break now", ""))
    assert ":d=1:p=title;" in only


def test_only_kitty_takes_a_notification_back() -> None:
    assert inside(withdrawal(OscNotice.KITTY)) == ["99;i=backcare-break:p=close;"]
    assert withdrawal(OscNotice.ITERM) == withdrawal(OscNotice.URXVT) == ""


def test_a_text_that_begins_with_a_number_is_no_command_of_conemu() -> None:
    (said,) = inside(notification(OscNotice.ITERM, "4;1;50", ""))
    assert said == "9;BackCare: 4;1;50"


@pytest.mark.parametrize("dialect", OscNotice)
def test_without_a_word_nothing_is_sent(dialect: OscNotice) -> None:
    assert notification(dialect, " \x1b\x07", "\n") == ""


@pytest.mark.parametrize("dialect", OscNotice)
@given(title=ANY_TEXT, body=ANY_TEXT)
def test_no_text_ends_the_sequence_or_begins_another(
    dialect: OscNotice, title: str, body: str
) -> None:
    for part in inside(notification(dialect, title, body)):
        assert not CONTROL.search(part)
        assert len(part.encode()) < 2048
        if dialect is OscNotice.KITTY:
            text = b64decode(part.rpartition(";")[2], validate=True).decode()
            assert not CONTROL.search(text)
        else:
            number = "777;notify;" if dialect is OscNotice.URXVT else "9;"
            assert part.startswith(number)
            assert dialect is OscNotice.ITERM or part.count(";") == 3
            assert dialect is OscNotice.URXVT or not part.removeprefix(number)[0].isdigit()


@given(title=ANY_TEXT, body=ANY_TEXT)
def test_through_tmux_every_escape_is_doubled_and_comes_out_as_it_was(
    title: str, body: str
) -> None:
    sequence = notification(OscNotice.KITTY, title, body)
    wrapped = through_tmux(sequence)
    if not sequence:
        assert wrapped == ""
        return
    content = wrapped.removeprefix("\x1bPtmux;").removesuffix("\x1b\\")
    assert "\x1b" not in content.replace("\x1b\x1b", "")
    assert content.replace("\x1b\x1b", "\x1b") == sequence
