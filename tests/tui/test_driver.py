from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from backcare_tui.tui.terminal import driver
from backcare_tui.tui.terminal.driver import (
    JobControl,
    LastingOutput,
    PatientDriver,
    WaitingInput,
)
from backcare_tui.tui.terminal.input_decoder import InputDecoder
from backcare_tui.tui.terminal.lasting_file import LastingFile


def test_the_textual_we_are_built_with_gets_the_driver_that_sleeps() -> None:
    assert driver.driver_class() is PatientDriver


def test_a_part_that_leans_on_what_is_gone_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(self: object, data: str) -> None:
        print("in another way", data)

    monkeypatch.setattr(LinuxDriver, "write", write)
    chosen = driver.driver_class()
    assert chosen is not None
    assert issubclass(chosen, WaitingInput)
    assert issubclass(chosen, JobControl)
    assert not issubclass(chosen, LastingOutput)
    assert driver.shortcomings() == [LastingOutput.without]


def test_a_driver_whose_parts_all_changed_is_left_to_textual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(LinuxDriver, "start_application_mode")
    assert driver.driver_class() is None
    assert len(driver.shortcomings()) == len(driver.PARTS)


def test_names_that_nobody_leans_on_may_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """8.2.5 asks for keys in another way than 8.2.8: a sum over all names is too strict."""
    original = LinuxDriver.write

    def write(self: LinuxDriver, data: str) -> None:
        if self._writer_thread is not None:
            self._writer_thread.write(data)
        print(data.casefold(), original)

    monkeypatch.setattr(LinuxDriver, "write", write)
    assert driver.driver_class() is PatientDriver


@pytest.mark.parametrize("part", driver.PARTS)
def test_every_part_names_what_it_leans_on_and_what_is_worse_without(
    part: type[driver.DriverPart],
) -> None:
    assert part.uses
    assert part.without


def test_a_driver_the_person_chose_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "DRIVER", "textual.drivers.web_driver:WebDriver")
    assert driver.driver_class() is None


@pytest.mark.parametrize("cut", range(8))
def test_a_mouse_report_past_column_95_is_taken_out_wherever_it_is_cut(cut: int) -> None:
    data = b"a\x1b[M\x20\xe0\xf0b"
    decoder = InputDecoder()
    text = decoder.feed(data[:cut]) + decoder.feed(data[cut:])
    # Cut inside its first three bytes the report goes to the parser, which knows it too.
    assert text.startswith("a")
    assert text.endswith("b")
    if cut not in (2, 3):
        assert text == "ab"


def test_the_beginning_of_a_mouse_report_is_given_out_when_the_rest_does_not_come() -> None:
    decoder = InputDecoder()
    assert decoder.feed(b"x\x1b[M") == "x"
    assert decoder.waiting
    assert decoder.flush() == "\x1b[M"
    assert not decoder.waiting


def test_a_letter_cut_in_two_by_a_slow_line_arrives_whole() -> None:
    decoder = InputDecoder()
    assert decoder.feed("é".encode()[:1]) == ""
    assert decoder.feed("é".encode()[1:]) == "é"


@settings(max_examples=200)
@given(st.lists(st.binary(max_size=40), max_size=8))
def test_no_bytes_from_a_terminal_stop_the_keys_that_follow(chunks: list[bytes]) -> None:
    bare = PatientDriver.__new__(PatientDriver)
    bare._debug = False
    seen: list[object] = []
    bare.process_message = seen.append  # type: ignore[method-assign]  # no app in this test
    decoder = InputDecoder()
    parser = XTermParser()
    for chunk in chunks:
        parser = bare._pass_on(parser, decoder.feed(chunk))
    # Whatever was begun is ended: the report's rest, the paste's end, the sequence's time-out.
    parser = bare._pass_on(parser, decoder.flush())
    parser = bare._pass_on(parser, "0" * 40 + "\x1b[201~" + "0" * 40)
    assert any(getattr(message, "character", None) == "0" for message in seen)


def test_keys_after_a_sequence_that_breaks_the_parser_are_not_lost() -> None:
    bare = PatientDriver.__new__(PatientDriver)
    bare._debug = False
    seen: list[object] = []
    bare.process_message = seen.append  # type: ignore[method-assign]  # no app in this test
    bare._pass_on(XTermParser(), "\x1b[99999999999uc")
    assert [getattr(message, "key", None) for message in seen] == ["c"]


def test_a_terminal_that_is_gone_swallows_what_is_written_and_says_so_once(tmp_path: Path) -> None:
    with (tmp_path / "terminal").open("w") as file:
        lost: list[bool] = []
        lasting = LastingFile(_Failing(file), lambda: lost.append(True))  # type: ignore[arg-type]  # a stand-in for a file
        assert lasting.write("hello") == 5
        assert lost == [True]


class _Failing:
    def __init__(self, file: object) -> None:
        self.fileno = file.fileno  # type: ignore[attr-defined]  # a stand-in for a file

    def flush(self) -> None:
        raise OSError(5, "Input/output error")

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")
