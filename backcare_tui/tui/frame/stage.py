"""What a flow sees of the app.

A flow is what one feature does over time: it asks on screens, waits for the answers, records, and
says what came of it. It knows a `Stage` and no app, so a test can play it without a terminal.
"""

from collections.abc import Sequence
from types import CoroutineType
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from textual.screen import Screen

from backcare_tui.companion import Companion
from backcare_tui.tui.kit.banner import Tone

if TYPE_CHECKING:
    from backcare_tui.session.prompter import Prompter

Given = TypeVar("Given")
Course: TypeAlias = "CoroutineType[Any, Any, object]"
"""One way through a flow, from a key to its end."""


class Stage(Protocol):
    """Shows a flow's screens and says its lines."""

    companion: Companion
    prompter: "Prompter | None"
    """None until the first frame is on screen."""

    @property
    def is_ending(self) -> bool:
        """Whether the app is on its way out; its screens may be gone."""
        ...

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        ...

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The place of this mode, and what lies over it; the last is in front."""
        ...

    @property
    def current_mode(self) -> str: ...

    def switch_mode(self, mode: str) -> object:
        """Bring the place of `mode` to the front, with what lies over it."""
        ...

    def say(self, text: str, tone: Tone = Tone.QUIET, keys: tuple[str, ...] = ()) -> None:
        """Say one line for a few seconds; `keys` are the parts of it that name a key."""
        ...

    async def ask(self, screen: Screen[Given]) -> Given | None:
        """Open `screen`, and return what it is closed with."""
        ...

    def show(self, kind: type[Screen[Any]], *arguments: Any, **options: Any) -> None:
        """Open a screen of this kind and do not wait for it; nothing if one is open already."""
        ...

    def start(self, course: Course) -> None:
        """Run `course` beside everything else, unless the same one is under way."""
        ...

    def passing_keys(self) -> frozenset[str]:
        """Keys that a panel over the screen in front may leave to the app."""
        ...

    def simulate_key(self, key: str) -> None:
        """Do what `key` does, before any key that waits."""
        ...
