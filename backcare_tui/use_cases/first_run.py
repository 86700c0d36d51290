"""The first questions: what an answer sets, what stands now, and how far the questions have come.

Each answer is written when it is given. A word in the state folder says how far the questions have
come: the next start resumes there. `setup.done` is set after the last one, the screening.
"""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from backcare_tui import config
from backcare_tui.companion import Companion
from backcare_tui.content.first_run import ANY_TIME, ORDER, Question, Suggestion
from backcare_tui.disk import Files, write_quickly
from backcare_tui.domain.adjustments import Adjustment
from backcare_tui.domain.habits import offered_first
from backcare_tui.domain.journal.care_events import ScreeningAnswered
from backcare_tui.domain.portfolio.tools import Tool, ToolKind
from backcare_tui.domain.settings import Settings
from backcare_tui.domain.settings.keys import find
from backcare_tui.domain.settings.kinds import show
from backcare_tui.domain.text import clean_line
from backcare_tui.journal import names
from backcare_tui.journal.errors import JournalError
from backcare_tui.use_cases import habits

Changes = tuple[tuple[str, str], ...]
"""Settings by name, with what each is set to, as it is written on the command line."""

_KEYS = {
    Question.USUAL_PAIN: "care.usual_pain",
    Question.HOLDS: "breathing.holds",
    Question.EMERGENCY: "care.emergency_number",
    Question.ADVICE: "care.advice_line",
    Question.HELP: "care.helpline",
    Question.KEEP: "care.non_negotiable",
    Question.THEME: "look.theme",
}


_PLAINLY = {Question.USUAL_PAIN: "must be a whole number from 0 to 10"}
"""What an answer must be, if the setting's own words are about the file."""


class AnswerRefused(Exception):
    """An answer that was not kept, and why, in one line; `usage`: the answer itself is wrong."""

    def __init__(self, reason: str, *, usage: bool = False, setting: str = "") -> None:
        self.reason = clean_line(reason, 400)
        super().__init__(f"{setting}: {self.reason}" if setting else self.reason)
        self.usage = usage


class FirstRun:
    """The first questions of one companion's person. Raises nothing but `AnswerRefused`."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self._progress = companion.paths.state / "first-run"

    # -- whether, and where

    @property
    def due(self) -> bool:
        """Whether the questions are to be asked; not if there is a settings file that cannot be
        read.
        """
        companion = self._companion
        file = companion.paths.config_file
        unreadable = any(each.path == file and not each.where for each in companion.problems)
        return not companion.settings.setup.done and not unreadable

    @property
    def screened(self) -> bool:
        """Whether the safety questions were ever answered."""
        milestones = self._companion.milestones()
        return any(isinstance(entry.event, ScreeningAnswered) for entry in milestones)

    @property
    def reached(self) -> int | None:
        """Index in `ORDER` of the question to resume at; its length: all were asked; None: none
        was.
        """
        with contextlib.suppress(OSError, ValueError):
            word = self._progress.read_bytes()[:40].decode("ascii").strip()
            known = [question.value for question in ORDER]
            return len(ORDER) if word == _ALL_ASKED else known.index(word)
        return None

    def reach(self, index: int) -> None:
        """Have the next start resume at this question of `ORDER`, or at the screening."""
        word = ORDER[index].value if index < len(ORDER) else _ALL_ASKED
        with contextlib.suppress(OSError):
            write_quickly(Files(), self._progress, f"{word}\n".encode())

    def finish(self) -> None:
        """All was asked: no start asks again. Raises AnswerRefused if that could not be kept."""
        with contextlib.suppress(OSError):
            self._progress.unlink()
        if not self._companion.settings.setup.done:
            self._set((("setup.done", "true"),))

    # -- what stands, and what an answer changes

    def present(self, question: Question) -> str:
        """The answer as it stands now, as `answer` takes it; "" for none."""
        companion = self._companion
        if question is Question.NAME:
            root, device = companion.paths.journal, companion.device
            return names.name_of(root, device) or names.suggested(device)
        if question is Question.HOURS:
            return companion.settings.hours.workdays
        return show(find(_KEYS[question]).of(companion.settings))

    def check(self, question: Question, said: str) -> None:
        """Raise AnswerRefused if `answer` would find the answer itself wrong."""
        if question is not Question.NAME:
            self.changes(question, said)
            return
        try:
            names.checked(said)
        except ValueError as error:
            raise AnswerRefused(str(error), usage=True) from None

    def answer(self, question: Question, said: str) -> None:
        """Keep what was said. RELIEF and HABITS are answered by `pick`. Raises AnswerRefused."""
        if question is Question.NAME:
            self._name(said)
        else:
            self._set(self.changes(question, said))

    def changes(self, question: Question, said: str) -> Changes:
        """The settings that the answer changes. Raises AnswerRefused if it is not allowed."""
        if question is Question.HOURS:
            made = hours_changes(said, self._companion.settings)
        else:
            made = ((_KEYS[question], said),)
        for name, value in made:
            try:
                find(name).from_text(value)
            except ValueError as error:
                reason = _PLAINLY.get(question) or str(error)
                raise AnswerRefused(reason, usage=True, setting=name) from None
        return made

    @property
    def relief(self) -> tuple[Tool, ...]:
        """What can be chosen for relief."""
        tools = self._companion.catalogue.tools
        return tuple(tool for tool in tools if tool.kind is ToolKind.RELIEF)

    def hold(self, ids: tuple[str, ...]) -> None:
        """Hold exactly these of the tools for relief. Raises AnswerRefused."""
        from backcare_tui.content import portfolio_file  # only a change needs it

        folder, companion = self._companion.paths.content, self._companion
        try:
            for tool in self.relief:
                if tool.id in ids and not tool.held:
                    portfolio_file.hold(folder, tool.id)
                elif tool.held and tool.id not in ids:
                    portfolio_file.drop(folder, tool.id)
        except portfolio_file.Refused as error:
            raise AnswerRefused(str(error), usage=error.usage) from None
        finally:
            companion.reload_content()

    def options(self, question: Question) -> tuple[Suggestion, ...]:
        """What several can be chosen of, for RELIEF and HABITS."""
        if question is Question.RELIEF:
            return tuple(Suggestion(tool.name, tool.id) for tool in self.relief)
        return tuple(Suggestion(item.cue, item.id) for item in self._first_habits)

    def picked(self, question: Question) -> tuple[str, ...]:
        """Which ids of `options` stand now."""
        if question is Question.RELIEF:
            return tuple(tool.id for tool in self.relief if tool.held)
        now = habits.habits_of(self._companion)
        return tuple(item.id for item in self._first_habits if item in now)

    def pick(self, question: Question, ids: tuple[str, ...]) -> None:
        """Of `options` have exactly these. Raises AnswerRefused."""
        if question is Question.RELIEF:
            self.hold(ids)
        else:
            self.begin_with(ids, self._first_habits)

    def begin_with(self, ids: tuple[str, ...], among: Sequence[Adjustment]) -> None:
        """Make habits of exactly these of the adjustments `among`. Raises AnswerRefused."""
        try:
            habits.choose(self._companion, among, ids)
        except JournalError as error:
            raise AnswerRefused(str(error)) from None

    @property
    def _first_habits(self) -> tuple[Adjustment, ...]:
        return offered_first(self._companion.catalogue.adjustments)

    def theme_names(self) -> tuple[str, ...]:
        """Names in the theme files; whether each can be used shows when it is."""
        package = Path(__file__).parents[1]
        folders = (package / "themes", package.parent / "themes", self._companion.paths.themes)
        return tuple(dict.fromkeys(name for folder in folders for name in _names_in(folder)))

    def _name(self, said: str) -> None:
        self.check(Question.NAME, said)
        paths = self._companion.paths
        try:
            names.give_name(paths.journal, self._companion.device, said, paths.journal_lock)
        except JournalError as error:
            raise AnswerRefused(str(error)) from None

    def _set(self, changes: Changes) -> None:
        path = self._companion.paths.config_file
        try:
            for name, value in changes:
                config.set_value(path, name, value)
        except config.Refused as error:
            raise AnswerRefused(str(error), usage=error.usage) from None
        finally:
            self._companion.apply(config.load(path))


_ALL_ASKED = "screening"


def hours_changes(said: str, settings: Settings) -> Changes:
    """Working hours as settings: Monday to Friday, and a free weekend if none was ever set."""
    if said.strip().lower() == ANY_TIME:
        return ("hours.workdays", ANY_TIME), ("hours.weekend", ANY_TIME)
    workdays = (("hours.workdays", said),)
    if settings.hours.weekend == ANY_TIME:
        return (*workdays, ("hours.weekend", "off"))
    return workdays


def _names_in(folder: Path) -> list[str]:
    import tomllib  # 15 ms

    found: list[str] = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("*.toml")):
            with contextlib.suppress(OSError, ValueError, RecursionError):
                name = tomllib.loads(path.read_text("utf-8")).get("name")
                found += [name] if isinstance(name, str) else []
    return found
