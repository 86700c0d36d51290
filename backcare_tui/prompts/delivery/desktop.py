"""Notifications on this machine's desktop: by `desktop-notifier`, or the program `notify-send`.

`desktop-notifier` is the extra `notify`; it is imported when the first notification is sent. It
talks to the desktop on the running event loop (Linux: D-Bus), and its buttons come back there.
"""

import asyncio
import importlib.util
import logging
import shutil
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import ModuleType
from typing import Any

from backcare_tui.domain.text import clean_line
from backcare_tui.prompts.ask_program import Reply, ask
from backcare_tui.prompts.delivery.osc import MAX_BODY, MAX_TITLE, Answer, Notice
from backcare_tui.prompts.delivery.terminal_kind import Look

APP_NAME = "BackCare"
SECONDS = 2.0
"""A desktop that has not answered by then counts as none [our own design choice]."""

BUTTONS = (("take", "Take it"), ("later", "Later"), ("skip", "Skip"))
"""The answer each button gives, and its label."""

Ask = Callable[[Sequence[str], float], Reply]

_MARKUP = str.maketrans({"<": "‹", ">": "›", "&": "＆"})
"""Some desktops read the body as markup and some do not, so no character of markup is sent."""


def has_library() -> bool:
    """Whether `desktop-notifier` is installed; imports nothing."""
    return importlib.util.find_spec("desktop_notifier") is not None


def load() -> ModuleType:
    """Import `desktop_notifier`, so that it never writes to the terminal. Raises ImportError."""
    # without a handler of its own, Python prints a library's warnings over the app
    for library in ("desktop_notifier", "dbus_fast"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import desktop_notifier  # pyright: ignore[reportMissingImports] - an extra
    return desktop_notifier


class Desktop:
    """One notification at a time, with buttons if the desktop has them."""

    name = "desktop"

    def __init__(self, look: Look, load: Any = load) -> None:
        self._look = look
        self._load = load
        self._library: Any = None
        self._notifier: Any = None
        self._shown: str | None = None
        """The identifier of what is shown."""
        self._listening: asyncio.Task[None] | None = None

    async def deliver(self, notice: Notice, answer: Answer | None) -> bool:
        if (await self._look()).remote:
            return False
        try:
            async with asyncio.timeout(SECONDS):
                handed_over = await self._send(notice, answer)
        except Exception:
            handed_over = False
        if not handed_over:
            self._hang_up()
        return handed_over

    async def withdraw(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None and self._notifier is not None:
            with suppress(Exception):
                async with asyncio.timeout(SECONDS):
                    await self._notifier.clear(shown)

    async def _send(self, notice: Notice, answer: Answer | None) -> bool:
        if self._library is None:
            self._library = await asyncio.to_thread(self._load)
        library = self._library
        if self._notifier is None:
            self._notifier = library.DesktopNotifier(app_name=APP_NAME, app_icon=None)
        able = await self._notifier.get_capabilities()
        bus = self._bus()
        if self._listening is None and hasattr(bus, "wait_for_disconnect"):
            self._listening = asyncio.create_task(self._until_it_ends(bus))
        if library.Capability.TITLE not in able:  # the library's stand-in if there is no desktop
            return False
        await self.withdraw()
        dispatched: list[bool] = []
        # `send` itself does not tell whether it worked
        self._shown = await self._notifier.send(
            title=clean_line(notice.title, MAX_TITLE),
            message=_body(notice),
            buttons=self._buttons(answer) if library.Capability.BUTTONS in able else (),
            on_dispatched=lambda: dispatched.append(True),
        )
        return bool(dispatched)

    def _buttons(self, answer: Answer | None) -> tuple[Any, ...]:
        if answer is None:
            return ()
        loop = asyncio.get_running_loop()  # macOS may call from elsewhere

        def pressed(word: str) -> Any:
            return lambda: loop.call_soon_threadsafe(answer, word)

        return tuple(
            self._library.Button(title=title, on_pressed=pressed(word)) for word, title in BUTTONS
        )

    def _bus(self) -> Any:
        """The connection (D-Bus). The library keeps it to itself, and never ends it."""
        return getattr(getattr(self._notifier, "_backend", None), "bus", None)

    async def _until_it_ends(self, bus: Any) -> None:
        """Wait until the desktop goes away, and forget it.

        An end that nobody waits for is printed by asyncio, over the app.
        """
        with suppress(Exception):
            await bus.wait_for_disconnect()
        if bus is self._bus():
            self._hang_up()

    def _hang_up(self) -> None:
        """Forget the desktop, so that the next time begins afresh; it may have been restarted."""
        bus, self._notifier, self._shown = self._bus(), None, None
        self._listening = None
        with suppress(Exception):
            if bus is not None:
                bus.disconnect()


class NotifySend:
    """The program `notify-send`: it has no buttons, and what it shows cannot be taken away."""

    name = "notify-send"

    def __init__(self, look: Look, environ: Mapping[str, str], asks: Ask = ask) -> None:
        self._look = look
        self._environ = environ
        self._ask = asks

    async def deliver(self, notice: Notice, answer: Answer | None) -> bool:
        if (await self._look()).remote or not has_program(self._environ):
            return False
        argv = ["notify-send", f"--app-name={APP_NAME}", "--hint=int:transient:1", "--"]
        argv += [clean_line(notice.title, MAX_TITLE) or APP_NAME, _body(notice)]
        return (await asyncio.to_thread(self._ask, argv, SECONDS)).text is not None

    async def withdraw(self) -> None:
        return


def has_program(environ: Mapping[str, str]) -> bool:
    """Whether there is a `notify-send`."""
    return shutil.which("notify-send", path=environ.get("PATH", "")) is not None


def _body(notice: Notice) -> str:
    return clean_line(notice.body, MAX_BODY).translate(_MARKUP)
