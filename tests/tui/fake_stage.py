"""A stage without an app: what a flow asks is answered from a list, what it says is kept."""

import asyncio
from collections.abc import Sequence
from typing import Any, TypeVar

from textual.geometry import Size
from textual.screen import Screen

from backcare_tui.companion import Companion
from backcare_tui.session.prompter import Prompter
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.frame.stage import Course

Given = TypeVar("Given")


class FakePlace(Place):
    """A place in front that is never drawn."""

    size = Size(80, 24)  # type: ignore[assignment]  # Textual's own asks the app
    is_mounted = True  # type: ignore[assignment]

    def refresh_bindings(self) -> None: ...

    def show_banner(self) -> None: ...

    @property
    def asked(self) -> str:
        return self.open_question


class FakeStage:
    """`answers`: what the screens are closed with, in turn; one that can be called is called with
    the screen first, while the question is open."""

    prompter: Prompter | None = None
    is_ending = False
    current_mode = "today"

    def __init__(self, companion: Companion, *answers: Any) -> None:
        self.companion = companion
        self.place = FakePlace(companion)
        self.answers = list(answers)
        self.asked: list[str] = []
        """Names of the kinds of screens that were asked on."""
        self.shown: list[str] = []
        self.said: list[str] = []
        self.keys: list[str] = []
        self.courses: list[asyncio.Task[object]] = []

    @property
    def screen(self) -> Screen[Any]:
        return self.place

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        return [self.place]

    def switch_mode(self, mode: str) -> None:
        self.current_mode = mode

    def say(self, text: str, *_: object) -> None:
        self.said.append(text)

    async def ask(self, screen: Screen[Given]) -> Any:
        self.asked.append(type(screen).__name__)
        await asyncio.sleep(0)  # an answer is never there at once
        answer: Any = self.answers.pop(0)
        if callable(answer):
            answer = answer(screen)
        return answer

    def show(self, kind: type[Screen[Any]], *_: Any, **__: Any) -> None:
        self.shown.append(kind.__name__)

    def start(self, course: Course) -> None:
        self.courses.append(asyncio.create_task(course))

    async def courses_over(self) -> None:
        for course in self.courses:
            await course

    def passing_keys(self) -> frozenset[str]:
        return frozenset()

    def simulate_key(self, key: str) -> None:
        self.keys.append(key)
