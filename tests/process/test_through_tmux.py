"""The real tmux in a terminal that we play: what of a notification comes out on the other side."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_tui.prompts.delivery.osc import OscNotice, notification
from tests.process.session import Session, python

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux here"),
]

RINGER = """
import asyncio, os, sys
from backcare_tui.prompts.delivery.delivery import Delivery, Notice, channels_for
from backcare_tui.prompts.delivery.terminal_kind import detect

def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()

print("ready", flush=True)
for line in sys.stdin:
    kind = detect(os.environ)
    channels = channels_for(["osc"], kind, write, os.environ)
    taken = asyncio.run(Delivery(channels).ring(Notice("Break now", "Stand; up")))
    print(f"taken by {taken}: {kind.reason}", flush=True)
"""
KITTY = "\x1bP>|kitty(0.36.4)\x1b\\"
XTERM = "\x1bP>|XTerm(379)\x1b\\"
EXPECTED = notification(OscNotice.KITTY, "Break now", "Stand; up").encode()


class InTmux:
    """A terminal with tmux in it, and in that a program that rings at every Enter."""

    def __init__(self, folder: Path, *lines: str) -> None:
        config = folder / "tmux.conf"
        config.write_text("\n".join(lines) + "\n")
        self.argv = ["tmux", "-S", str(folder / "socket"), "-f", str(config)]
        self.session = Session(
            [*self.argv, "new-session", *python("-c", RINGER)], size=(120, 24), drawn=False
        )

    def names_itself(self, answer: str) -> None:
        """tmux asks what terminal it is in (XTVERSION); the answer is there before any key."""
        self.session.until(lambda seen: b"\x1b[>q" in seen.raw)
        self.session.until(lambda seen: b"ready" in seen.raw)
        self.session.send(answer)

    def ring(self, result: str) -> bytes:
        """Press Enter; what came out until `result` was on the screen."""
        start = len(self.session.raw)
        self.session.send("\r")
        self.session.until(lambda seen: result.encode() in seen.raw[start:])
        return bytes(self.session.raw[start:])

    def tell(self, *command: str) -> None:
        subprocess.run([*self.argv, *command], check=True, timeout=20, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    argv = ["tmux", "-S", str(tmp_path / "socket"), "kill-server"]
    subprocess.run(argv, check=False, timeout=20, capture_output=True)


def test_a_notification_comes_through_tmux_as_it_was(folder: Path) -> None:
    tmux = InTmux(folder, "set -g allow-passthrough on")
    with tmux.session:
        tmux.names_itself(KITTY)
        assert EXPECTED in tmux.ring("taken by osc: kitty shows notifications")


def test_where_tmux_does_not_allow_it_nothing_is_sent(folder: Path) -> None:
    tmux = InTmux(folder, "set -g allow-passthrough off")
    with tmux.session:
        tmux.names_itself(KITTY)
        assert b"]99;" not in tmux.ring("taken by None: tmux does not hand")


def test_to_a_terminal_around_tmux_that_does_not_understand_it_nothing_is_sent(
    folder: Path,
) -> None:
    tmux = InTmux(folder, "set -g allow-passthrough on")
    with tmux.session:
        tmux.names_itself(XTERM)
        assert b"]99;" not in tmux.ring("taken by None: the terminal around tmux")


def test_with_another_window_in_front_it_is_left_to_the_next_channel(folder: Path) -> None:
    tmux = InTmux(folder, "set -g allow-passthrough on")
    with tmux.session:
        tmux.names_itself(KITTY)
        tmux.ring("taken by osc")
        start = len(tmux.session.raw)
        tmux.tell("new-window", "cat")
        tmux.tell("send-keys", "-t", ":0", "Enter")
        tmux.session.until(lambda _seen: "not in sight" in _pane(tmux, ":0"))
        assert b"]99;" not in bytes(tmux.session.raw[start:])


def _pane(tmux: InTmux, target: str) -> str:
    argv = [*tmux.argv, "capture-pane", "-p", "-J", "-t", target]
    return subprocess.run(argv, check=True, timeout=20, capture_output=True, text=True).stdout


def test_the_two_lines_of_the_readme_let_bell_and_title_out_too(folder: Path) -> None:
    tmux = InTmux(folder, "set -g allow-passthrough on", "set -g set-titles on")
    with tmux.session:
        tmux.names_itself(KITTY)
        tmux.tell("new-window", "printf '\\033]2;Break in 12 min\\007\\007'; cat")
        tmux.session.until(lambda seen: b"Break in 12 min" in seen.raw)
        tmux.session.until(lambda seen: seen.raw.count(b"\x07") > seen.raw.count(b"\x1b]"))
