"""`python -m tests.process.scripted COMMAND`: a short session with an installed `backcare`.

Answers the first questions, then in a terminal of its own: opens the app, counts an adjustment,
logs pain, pauses and resumes, visits every place, is killed without warning, opens again, and
leaves. Then everything must be there. `BACKCARE_HOME` says where; nothing else is needed.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.process.session import Session


def use(command: str, home: Path) -> None:
    """Run the session with `command`, on files in `home`. Raises AssertionError where it fails."""
    env = {"BACKCARE_HOME": str(home)}
    run(command, home, "setup", "--yes", "--none-of-these")
    with Session([command], env=env) as app:
        app.until("next break")
        app.send(" ")
        app.until("1 of ")
        app.send("l")
        app.until("Pain now?")
        app.send("4")
        app.until("Pain 4 noted")
        app.send("2")
        app.until("yours for now")
        app.send("3")
        app.until("Long exhale")
        app.send("1")
        app.until("next break")
        app.send("?")
        app.until("On this screen")
        app.send("\x1b")
        app.until("next break")
        run(command, home, "break", "pause", "1h")
        app.until("Paused until")
        app.kill(signal.SIGKILL)
        app.wait()
    with Session([command], size=(34, 8), env=env) as app:
        app.until("Paused until")
        app.send("p")
        app.until("Breaks are back on")
        app.send("q")
        assert app.wait() == 0
        app.assert_restored()
    kinds = [entry["event"]["kind"] for entry in history(command, home)]
    for kind in ("adjustment_tallied", "pain_rated", "prompts_paused", "prompts_resumed"):
        assert kind in kinds, f"{kind} is not in the journal: {kinds}"


def run(command: str, home: Path, *arguments: str) -> str:
    """What the command prints; it must succeed."""
    env = {**os.environ, "BACKCARE_HOME": str(home)}
    done = subprocess.run([command, *arguments], env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: exit {done.returncode}: {done.stderr}"
    return done.stdout


def history(command: str, home: Path) -> list[dict[str, dict[str, str]]]:
    return json.loads(run(command, home, "history", "--json"))["entries"]


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        use(sys.argv[1], Path(home))
    print("the session went as it should, and nothing was lost")


if __name__ == "__main__":
    main()
