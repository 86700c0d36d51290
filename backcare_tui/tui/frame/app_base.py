"""What the app is made of before any feature: places, screens over them, lines, help, the palette.

What a key opens is imported when the key is pressed: the first frame does not wait for it.
"""

from collections.abc import Iterable
from functools import partial
from os import environ
from typing import Any, TypeVar

from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from backcare_tui.companion import Companion
from backcare_tui.tui.frame.place import Place
from backcare_tui.tui.frame.stage import Course
from backcare_tui.tui.frame.voice import Voice
from backcare_tui.tui.kit.banner import Tone
from backcare_tui.tui.kit.draw.glyphs import Glyphs, choose
from backcare_tui.tui.places import PLACES, PlaceEntry

FLOWS = "flows"
"""The group of workers that run the courses of flows."""

Given = TypeVar("Given")


class AppBase(App[None]):
    """The `Stage` that flows play on."""

    companion: Companion
    opened: list[Place]
    """Places that have been seen, in that order."""
    _leaving = False
    """The app was asked to end, and saves what is waiting."""

    @property
    def is_ending(self) -> bool:
        """Whether the app is on its way out; from here on its screens may be gone already.

        Timers and the scheduler run for a moment longer, and ask before they look at a screen.
        """
        return self._leaving or not self.is_running

    @property
    def glyphs(self) -> Glyphs:
        """The signs that drawings are made of, as the setting and the terminal allow."""
        terminal = "" if self.is_headless else environ.get("TERM", "")
        return choose(self.companion.settings.look.glyphs, terminal)

    # -- screens over the places

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Open `screen`, but not over one of its own kind: a key typed twice at once, which a list
        answers with a message, would open two."""
        if self._is_double(screen):
            return AwaitComplete.nothing()
        return super().push_screen(screen, *arguments, **options)

    async def ask(self, screen: Screen[Given]) -> Given | None:
        # None if one like it is in front: its key was typed twice.
        return None if self._is_double(screen) else await self.push_screen_wait(screen)

    def show(self, kind: type[Screen[Any]], *arguments: Any, **options: Any) -> None:
        if not any(isinstance(screen, kind) for screen in self.screen_stack):
            self.push_screen(kind(*arguments, **options))

    def start(self, course: Course) -> None:
        name = course.__qualname__
        if any(worker.name == name and not worker.is_finished for worker in self.workers):
            course.close()
        else:
            self.run_worker(course, name=name, group=FLOWS)

    def _is_double(self, screen: object) -> bool:
        return any(type(front) is type(screen) for front in self.screen_stack[-1:])

    def passing_keys(self) -> frozenset[str]:
        """Keys of the app's own actions that are in force on the screen in front: what a panel
        over it does not need goes on to them. Textual's own `app.focus_next` is none of them."""
        return frozenset(
            key
            for key, (node, binding, enabled, _) in self.screen.active_bindings.items()
            if enabled
            and (node is self or binding.action.startswith(("app.", "answer(")))
            and not binding.action.startswith("app.focus_")
        )

    def say(self, text: str, tone: Tone = Tone.QUIET, keys: tuple[str, ...] = ()) -> None:
        """Say one line on the page or place in front; if a panel is open, on what is below it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Voice):
                screen.say(text, tone, keys)
                return

    # -- places

    def add_places(self) -> None:
        """Make the places known; each is made when it is gone to."""
        self.opened = []
        for entry in PLACES[1:]:
            self.add_mode(entry.mode, partial(self._open_place, entry))

    def get_default_screen(self) -> Place:
        """Today, with which the app begins.

        Of the place of a mode that is known by then all styles would be read twice: 5 ms.
        """
        first = PLACES[0]
        self.add_mode(first.mode, partial(self._open_place, first))
        return self._open_place(first)

    def _open_place(self, entry: PlaceEntry) -> Place:
        screen = entry.screen_class(self.companion)
        screen.fit(self.size)
        self.opened.append(screen)
        return screen

    def refresh_front(self) -> None:
        """Draw anew what is in front, also below a panel."""
        for screen in self.screen_stack:
            if isinstance(screen, Voice) and screen.is_current:
                screen.refresh_view()

    # -- help and the palette

    def action_help(self) -> None:
        from backcare_tui.tui.frame.help import HelpScreen

        screen = self.screen
        # What a place or a panel says of itself; a question that another screen asks has no more.
        name: str = getattr(screen, "NAME", "") or "Keys"
        lines: tuple[str, ...] = getattr(screen, "ABOUT", ())
        self.show(HelpScreen, name, screen.active_bindings, lines)

    def action_command_palette(self) -> None:
        from backcare_tui.tui.frame.overlay import Palette

        self.show(Palette)

    def action_help_quit(self) -> None:
        self.say("Press q to leave")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that has a key here."""
        seen: set[str] = set()
        ours_first = sorted(screen.active_bindings.values(), key=lambda a: a.binding.id is None)
        for active in ours_first:
            binding = active.binding
            if binding.description and binding.action not in seen and not binding.system:
                seen.add(binding.action)
                run = partial(self.run_action, binding.action, default_namespace=active.node)
                yield SystemCommand(binding.description, binding.tooltip or "", run)
