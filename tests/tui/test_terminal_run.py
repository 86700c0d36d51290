import asyncio
import os
import signal
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from backcare_tui.tui.terminal import run as terminal

AT = datetime(2026, 11, 20, 14, 12, 5, tzinfo=UTC)


class Asked:
    def __init__(self) -> None:
        self.codes: list[int] = []
        self.asked = asyncio.Event()

    def shut_down(self, code: int) -> None:
        self.codes.append(code)
        self.asked.set()


def _caught(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:
        return caught


@pytest.mark.parametrize(("signum", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
async def test_a_signal_ends_the_app_in_order_with_its_own_code(signum: str, code: int) -> None:
    app, loop = Asked(), asyncio.get_running_loop()
    terminal.install(app, loop)
    try:
        os.kill(os.getpid(), getattr(signal, signum))
        await app.asked.wait()
        assert app.codes == [code]
    finally:
        _take_out(loop)


async def test_the_second_signal_of_a_closing_terminal_changes_nothing() -> None:
    app, loop = Asked(), asyncio.get_running_loop()
    terminal.install(app, loop)
    try:
        for signum in (signal.SIGHUP, signal.SIGTERM, signal.SIGHUP):
            os.kill(os.getpid(), signum)
            await app.asked.wait()
            for _ in range(10):
                await asyncio.sleep(0)
        assert app.codes == [129]
    finally:
        _take_out(loop)


def _take_out(loop: asyncio.AbstractEventLoop) -> None:
    for signum in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.remove_signal_handler(signum)


def test_a_lost_terminal_ends_any_app_as_a_hang_up_does() -> None:
    class Plain:
        code: int | None = None

        def exit(self, return_code: int) -> None:
            self.code = return_code

    app, plain = Asked(), Plain()
    terminal.hang_up(app)
    terminal.hang_up(plain)
    assert (app.codes, plain.code) == ([129], 129)


def test_a_crash_log_says_where_and_with_what_versions() -> None:
    text = terminal.crash_text([_caught(OSError(28, "No space left on device"))], AT)
    assert "2026-11-20T14:12:05+00:00" in text
    assert "textual 8" in text
    assert "in _caught" in text
    assert "OSError: [Errno 28] No space left on device" in text


def test_a_crash_log_never_quotes_what_a_person_wrote() -> None:
    note = "argued with Sam, sciatica again"
    plain = _caught(ValueError(f"bad note: {note}"))
    decoding = _caught(UnicodeEncodeError("utf-8", note, 0, 1, note))
    try:
        try:
            raise KeyError(note)
        except KeyError as error:
            raise RuntimeError(note) from error
    except RuntimeError as error:
        chained = error
    text = terminal.crash_text([plain, decoding, chained], AT)
    assert "Sam" not in text
    assert "builtins.KeyError" in text
    assert "builtins.RuntimeError" in text


def test_an_error_that_causes_itself_is_told_once() -> None:
    error = _caught(IndexError("list index out of range"))
    error.__cause__ = error
    assert terminal.crash_text([error], AT).count("IndexError") == 1


def test_a_crash_in_a_flow_says_where_in_the_flow() -> None:
    text = terminal.crash_text([WorkerFailed(_caught(OSError(28, "No space left on device")))], AT)
    assert "in _caught" in text
    assert "OSError" in text


def test_a_crash_log_is_for_its_owner_only_and_replaces_none(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        paths = [terminal.write_crash_log(f"{n}", tmp_path / "state", AT) for n in range(3)]
    finally:
        os.umask(before)
    assert [path.name for path in paths] == [
        "crash-2026-11-20T141205.log",
        "crash-2026-11-20T141205-2.log",
        "crash-2026-11-20T141205-3.log",
    ]
    assert [path.read_text() for path in paths] == ["0", "1", "2"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}
    assert stat.S_IMODE(paths[0].parent.stat().st_mode) == 0o700


def test_without_a_terminal_the_app_says_so_and_does_not_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "has_terminal", lambda: False)
    code = terminal.run(Asked(), tmp_path, lambda: AT)  # type: ignore[arg-type]  # never started
    assert code == 2
    assert capsys.readouterr().err == terminal.NEEDS_TERMINAL + "\n"
