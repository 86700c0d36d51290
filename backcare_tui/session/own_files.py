"""Changes to the person's own files, by a command or an editor, count while the app is open.

The files are looked at with every beat. One is read once two looks found it the same, so that a
file an editor is just writing is left alone.
"""

from backcare_tui.companion import Companion
from backcare_tui.content.catalogue import Signature, signature, signatures

_Look = tuple[Signature, tuple[Signature, ...]]
"""How `config.toml` looks, and the content files."""


class OwnFiles:
    """`config.toml` and the content folder of one companion's person."""

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self._used = self._seen = self._look()

    def follow(self) -> str:
        """Use what has changed; returns what is wrong with it, "" if nothing is.

        A `config.toml` that cannot be read at all changes nothing: the person is still editing it.
        """
        now, before = self._look(), self._seen
        self._seen = now
        if now == self._used or now != before:
            return ""
        (settings, content), self._used = self._used, now
        companion, known = self._companion, self._companion.problems
        left = self._read_settings() if now[0] != settings else ""
        if now[1] != content:
            companion.reload_content()
        found = (each.in_short for each in companion.problems if each not in known)
        return left or next(found, "")

    def _read_settings(self) -> str:
        from backcare_tui.config import load  # only a change needs it

        loaded = load(self._companion.paths.config_file)
        whole = next((each for each in loaded.problems if not each.where), None)
        if whole is not None:
            reason = whole.reason.partition("; all defaults")[0]
            return f"The settings stay as they were. {whole.path.name} {reason}"
        if loaded.settings != self._companion.settings or loaded.problems:
            self._companion.apply(loaded)
        return ""

    def _look(self) -> _Look:
        paths = self._companion.paths
        return signature(paths.config_file), signatures(paths.content)
