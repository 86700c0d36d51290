"""The first questions without a screen: what an answer sets, and where they go on."""

import pytest

from backcare_tui.companion import Companion
from backcare_tui.content.first_run import HOURS, KEEP, ORDER, WORDING, Question
from backcare_tui.domain.settings import HoursSettings, Settings
from backcare_tui.domain.settings.keys import find
from backcare_tui.use_cases.first_run import AnswerRefused, FirstRun, hours_changes


def test_every_question_is_worded_for_every_size() -> None:
    assert set(WORDING) == set(ORDER)
    for wording in WORDING.values():
        assert wording.text.endswith("?")
        assert len(wording.brief or wording.text) <= 22
        assert len(wording.short) <= len(wording.why)


def test_what_is_suggested_is_allowed() -> None:
    for suggestion in HOURS:
        assert find("hours.workdays").from_text(suggestion.value) == suggestion.value
    for suggestion in KEEP:
        assert find("care.non_negotiable").from_text(suggestion.value) == suggestion.value


@pytest.mark.parametrize(
    ("said", "weekend", "changes"),
    [
        ("09:00-17:00", "always", {"workdays": "09:00-17:00", "weekend": "off"}),
        ("09:00-17:00", "10:00-12:00", {"workdays": "09:00-17:00"}),
        ("09:00-17:00", "off", {"workdays": "09:00-17:00"}),
        (" Always ", "off", {"workdays": "always", "weekend": "always"}),
    ],
)
def test_hours_are_those_of_the_week_and_a_weekend_of_ones_own_stays(
    said: str, weekend: str, changes: dict[str, str]
) -> None:
    settings = Settings(hours=HoursSettings(weekend=weekend))
    found = {name.partition(".")[2]: value for name, value in hours_changes(said, settings)}
    assert found == changes


def test_a_refused_answer_changes_nothing(companion: Companion) -> None:
    answers = FirstRun(companion)
    for question, said in (
        (Question.HOURS, "nine to five"),
        (Question.USUAL_PAIN, "11"),
        (Question.KEEP, "x" * 61),
        (Question.NAME, ""),
    ):
        with pytest.raises(AnswerRefused) as refusal:
            answers.answer(question, said)
        assert refusal.value.usage
        with pytest.raises(AnswerRefused):
            answers.check(question, said)
    assert not companion.paths.config_file.exists()
    assert not companion.paths.journal.exists()


def test_an_answer_counts_at_once(companion: Companion) -> None:
    answers = FirstRun(companion)
    answers.answer(Question.EMERGENCY, "112")
    assert companion.settings.care.emergency_number == "112"
    assert answers.present(Question.EMERGENCY) == "112"
    answers.hold(("heat", "cold"))
    assert [tool.id for tool in answers.relief if tool.held] == ["heat", "cold"]
    answers.hold(("cold",))
    assert [tool.id for tool in answers.relief if tool.held] == ["cold"]
    answers.answer(Question.NAME, "Kitchen")
    assert answers.present(Question.NAME) == "Kitchen"


def test_progress_is_kept_until_all_was_asked(companion: Companion) -> None:
    answers = FirstRun(companion)
    assert answers.reached is None
    for index in range(len(ORDER) + 1):
        answers.reach(index)
        assert FirstRun(companion).reached == index
    assert answers.due
    answers.finish()
    assert not answers.due
    assert answers.reached is None


def test_a_state_folder_that_cannot_be_written_only_means_to_begin_anew(
    companion: Companion,
) -> None:
    state = companion.paths.state
    for path in state.iterdir():
        path.unlink()
    state.rmdir()
    state.write_text("in the way")
    answers = FirstRun(companion)
    answers.reach(3)
    assert answers.reached is None
    answers.finish()
    assert companion.settings.setup.done


def test_a_themes_file_that_is_none_is_left_out(companion: Companion) -> None:
    folder = companion.paths.themes
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text('name = "mine"\n')
    (folder / "torn.toml").write_bytes(b"\xff = [")
    (folder / "odd.toml").write_text("name = 3\n")
    names = FirstRun(companion).theme_names()
    assert "mine" in names
    assert "backcare-dark" in names
    assert len(names) == 7
