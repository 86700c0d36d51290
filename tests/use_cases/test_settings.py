"""Setting a key from the app: written, used at once, or refused with a reason."""

from datetime import timedelta

import pytest

from backcare_tui import config
from backcare_tui.companion import Companion
from backcare_tui.use_cases.settings import keep


def test_a_key_is_written_and_counts_at_once(companion: Companion) -> None:
    assert keep(companion, "breaks.every", "40m") == ""
    assert companion.settings.breaks.every == timedelta(minutes=40)
    written = config.load(companion.paths.config_file).settings
    assert written.breaks.every == timedelta(minutes=40)


@pytest.mark.parametrize(("name", "text"), [("breaks.every", "soon"), ("breaks.colour", "blue")])
def test_what_is_not_allowed_changes_nothing_and_is_explained(
    companion: Companion, name: str, text: str
) -> None:
    before = companion.settings
    assert keep(companion, name, text)
    assert companion.settings == before
    assert not companion.paths.config_file.exists()


def test_a_folder_that_cannot_be_written_is_said(companion: Companion) -> None:
    companion.paths.config.write_text("a file where the folder should be")
    assert keep(companion, "breaks.every", "40m")
