from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from backcare_tui.prompts.ask_program import Reply
from backcare_tui.prompts.delivery.osc import OscNotice
from backcare_tui.prompts.delivery.terminal_kind import TerminalKind, ancestors, detect

PLAIN = {"TERM": "xterm-256color"}
SSH = {"SSH_CONNECTION": "10.0.0.1 4000 10.0.0.2 22"}
TMUX = {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}
TMUX |= {"TMUX": "/somewhere/default,11,0", "TMUX_PANE": "%7"}


def look(environ: Mapping[str, str], above: Sequence[str] = ()) -> TerminalKind:
    def refuse(_command: Sequence[str]) -> Reply:
        raise AssertionError("nothing is asked outside tmux")

    return detect(environ, refuse, lambda _pid: above)


@pytest.mark.parametrize(
    ("environ", "name", "dialect"),
    [
        ({"TERM": "xterm-kitty"}, "kitty", OscNotice.KITTY),
        (PLAIN | {"KITTY_WINDOW_ID": "1"}, "kitty", OscNotice.KITTY),
        ({"TERM": "foot-extra"}, "foot", OscNotice.URXVT),
        ({"TERM": "contour"}, "contour", OscNotice.URXVT),
        ({"TERM": "rxvt-unicode-256color"}, "urxvt", OscNotice.URXVT),
        (PLAIN | {"TERM_PROGRAM": "WezTerm", "WEZTERM_PANE": "0"}, "WezTerm", OscNotice.URXVT),
        (PLAIN | {"TERM_PROGRAM": "WarpTerminal"}, "Warp", OscNotice.URXVT),
        (PLAIN | {"KONSOLE_VERSION": "250401"}, "Konsole", OscNotice.URXVT),
        (PLAIN | {"TERM_PROGRAM": "iTerm.app", "LC_TERMINAL": "iTerm2"}, "iTerm2", OscNotice.ITERM),
        (PLAIN | {"LC_TERMINAL": "iTerm2"} | SSH, "iTerm2", OscNotice.ITERM),
        ({"TERM": "xterm-ghostty"}, "Ghostty", OscNotice.ITERM),
        (PLAIN | {"TERM_PROGRAM": "ghostty"}, "Ghostty", OscNotice.ITERM),
        ({"TERM": "xterm-kitty"} | SSH, "kitty", OscNotice.KITTY),
    ],
)
def test_a_terminal_that_shows_notifications_is_known(
    environ: Mapping[str, str], name: str, dialect: OscNotice
) -> None:
    kind = look(environ)
    assert (kind.name, kind.dialect) == (name, dialect)
    assert kind.remote is ("SSH_CONNECTION" in environ)
    assert kind.reason == f"{name} shows notifications (OSC {dialect.value})"


@pytest.mark.parametrize(
    "environ",
    [
        {},
        PLAIN,
        {"TERM": "linux"},
        {"TERM": "dumb"},
        {"TERM": "alacritty"},
        {"TERM": "alacritty", "KITTY_WINDOW_ID": "1"},
        PLAIN | {"VTE_VERSION": "7600"},
        PLAIN | {"WT_SESSION": "f00"},
        PLAIN | {"TERM_PROGRAM": "Apple_Terminal"},
        PLAIN | {"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.120.0"},
        PLAIN | {"TERM_PROGRAM": "something new"},
        PLAIN | {"KONSOLE_VERSION": "221200"},
        PLAIN | {"KONSOLE_VERSION": "²"},
        {"TERM": "screen-256color"},
        {"TERM": "tmux-256color"} | SSH,
    ],
)
def test_nothing_is_sent_to_a_terminal_that_may_not_understand_it(
    environ: Mapping[str, str],
) -> None:
    assert look(environ).dialect is None


@pytest.mark.parametrize(
    "environ",
    [
        PLAIN | {"KITTY_WINDOW_ID": "1", "VTE_VERSION": "7600"},
        PLAIN | {"TERM_PROGRAM": "WezTerm", "WT_SESSION": "f00"},
        PLAIN | {"TERM_PROGRAM": "vscode", "KITTY_WINDOW_ID": "3"},
        PLAIN | {"TERM_PROGRAM": "something new", "KITTY_WINDOW_ID": "3"},
        PLAIN | {"LC_TERMINAL": "iTerm2", "WEZTERM_PANE": "3"},
    ],
)
def test_what_another_terminal_left_behind_is_not_believed(environ: Mapping[str, str]) -> None:
    assert look(environ).dialect is None


@pytest.mark.parametrize("variable", ["STY", "ZELLIJ", "NVIM", "VIM_TERMINAL", "INSIDE_EMACS"])
def test_nothing_is_sent_through_a_program_that_hands_nothing_on(variable: str) -> None:
    kind = look({"TERM": "xterm-kitty", variable: "1", **TMUX})
    assert kind.dialect is None
    assert "does not hand notifications on" in kind.reason


def test_nothing_is_sent_through_mosh() -> None:
    assert look({"TERM": "xterm-kitty"}, ["bash", "mosh-server"]).inside == "mosh"
    over_ssh = PLAIN | SSH | {"LC_TERMINAL": "iTerm2", "NCURSES_NO_UTF8_ACS": "1"}
    assert look(over_ssh).dialect is None


class Tmux:
    """What tmux would say; `asked` counts how often."""

    def __init__(
        self, allowed: str = "1", pane: str = "@1|$0|0|1", environment: Sequence[str] = ()
    ) -> None:
        self.allowed = allowed
        self.pane = pane
        self.environment = environment
        self.clients: list[str] = []
        self.asked = 0

    def attached(
        self, termtype: str, termname: str = "xterm-256color", at: str = "@1|$0|0|55"
    ) -> "Tmux":
        self.clients.append(f"{at}|{termname}|{termtype}")
        return self

    def __call__(self, command: Sequence[str]) -> Reply:
        self.asked += 1
        assert command[:3] == ["tmux", "-S", "/somewhere/default"]
        lines = [f"{self.allowed}|{self.pane}", *self.clients, "environment", *self.environment]
        return Reply("\n".join(lines) + "\n")


def in_tmux(
    tmux: Tmux, environ: Mapping[str, str] = TMUX, above: Sequence[str] = ()
) -> TerminalKind:
    return detect(environ, tmux, lambda _pid: above)


@pytest.mark.parametrize("allowed", ["1", "on", "all", ""])
def test_in_tmux_the_terminal_around_it_counts(allowed: str) -> None:
    tmux = Tmux(allowed).attached("kitty(0.36.4)")
    kind = in_tmux(tmux, TMUX | {"KITTY_WINDOW_ID": "1"})
    assert (kind.name, kind.dialect, kind.inside) == ("kitty", OscNotice.KITTY, "tmux")
    assert tmux.asked == 1


def test_a_terminal_that_does_not_name_itself_is_known_by_its_term() -> None:
    assert in_tmux(Tmux().attached("", "rxvt-unicode")).dialect is OscNotice.URXVT


@pytest.mark.parametrize("allowed", ["0", "off"])
def test_what_tmux_does_not_allow_is_not_sent_and_the_line_that_helps_is_named(
    allowed: str,
) -> None:
    kind = in_tmux(Tmux(allowed).attached("kitty(0.36.4)"))
    assert kind.dialect is None
    assert "set -g allow-passthrough on" in kind.reason


@pytest.mark.parametrize(
    "tmux",
    [
        Tmux(),
        Tmux().attached("kitty(0.36.4)", at="@2|$0|0|55"),
        Tmux(pane="@1|$0|1|0").attached("kitty(0.36.4)"),
        Tmux("all").attached("kitty(0.36.4)", at="@1|$5|0|55"),
    ],
    ids=["detached", "another window in front", "another pane zoomed", "another session"],
)
def test_what_nobody_looks_at_is_left_to_the_next_channel(tmux: Tmux) -> None:
    kind = in_tmux(tmux)
    assert kind.dialect is None
    assert kind.reason == "this tmux pane is not in sight now"


def test_where_tmux_hands_on_from_everywhere_another_window_in_front_does_not_matter() -> None:
    assert in_tmux(Tmux("all").attached("foot(1.16.2)", at="@2|$0|0|5")).name == "foot"


def test_every_terminal_that_looks_on_must_understand_it() -> None:
    tmux = Tmux().attached("kitty(0.36.4)")
    assert in_tmux(tmux.attached("kitty(0.40.0)")).dialect is OscNotice.KITTY
    assert in_tmux(tmux.attached("XTerm(379)")).dialect is None


def test_a_client_that_is_another_program_or_mosh_is_not_sent_to() -> None:
    assert in_tmux(Tmux().attached("iTerm2 3.5", at="@1|$0|1|55")).dialect is None
    assert in_tmux(Tmux().attached("iTerm2 3.5"), above=["bash", "mosh-server"]).dialect is None
    assert in_tmux(Tmux().attached("tmux 3.3a", "tmux-256color")).dialect is None


def test_who_attached_last_decides_whether_the_person_is_at_another_machine() -> None:
    came = Tmux(environment=["-DISPLAY", "SSH_CONNECTION=10.0.0.1 1 10.0.0.2 22"])
    assert in_tmux(came.attached("kitty(0.36.4)")).remote
    back = Tmux(environment=["-SSH_CONNECTION"]).attached("kitty(0.36.4)")
    assert not in_tmux(back, TMUX | SSH).remote
    assert in_tmux(Tmux().attached("kitty(0.36.4)"), TMUX | SSH).remote


@pytest.mark.parametrize("text", [None, "", "no server running", "1|@1|$0|0|1\n", "a|b\n\n"])
def test_a_tmux_that_does_not_answer_is_not_sent_to(text: str | None) -> None:
    kind = detect(TMUX, lambda _command: Reply(text), lambda _pid: [])
    assert (kind.dialect, kind.reason) == (None, "tmux does not answer")


def test_a_tmux_that_does_not_say_which_pane_is_not_asked() -> None:
    environ = {**TMUX, "TMUX_PANE": ""}
    assert look(environ).reason == "tmux does not answer"


def test_the_processes_above_are_told_by_name(tmp_path: Path) -> None:
    for pid, name, parent in [(9, "bash", 8), (8, "odd) (name", 1), (1, "init", 0)]:
        folder = tmp_path / str(pid)
        folder.mkdir()
        (folder / "stat").write_text(f"{pid} ({name}) S {parent} 0 0")
    assert ancestors(9, tmp_path) == ["odd) (name", "init"]
    assert ancestors(77, tmp_path) == []
    (tmp_path / "8" / "stat").write_text("broken")
    assert ancestors(9, tmp_path) == []


def test_processes_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "5").mkdir()
    (tmp_path / "5" / "stat").write_text("5 (loop) S 5 0 0")
    assert set(ancestors(5, tmp_path)) == {"loop"}
