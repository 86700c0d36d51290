"""Where things are kept.

`BACKCARE_HOME=DIR` puts everything under one folder (`DIR/data`, `DIR/config`, `DIR/state`);
otherwise each platform's own folders for an application's data, settings and state are used.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

APP = "backcare"


class Paths(msgspec.Struct, frozen=True):
    data: Path
    """The journal and the quarantine; may be a folder that other machines share."""
    config: Path
    """config.toml, and the person's own content and themes."""
    state: Path
    """Locks, logs and this machine's name; never shared."""

    @property
    def config_file(self) -> Path:
        return self.config / "config.toml"

    @property
    def content(self) -> Path:
        """The person's own content files."""
        return self.config / "content"

    @property
    def themes(self) -> Path:
        """The person's own themes."""
        return self.config / "themes"

    @property
    def journal(self) -> Path:
        return self.data / "journal"

    @property
    def quarantine(self) -> Path:
        return self.data / "quarantine"

    @property
    def journal_lock(self) -> Path:
        return self.state / "journal.lock"

    @property
    def catalogue(self) -> Path:
        """What was read of the content files, for the next start."""
        return self.state / "catalogue.json"

    @property
    def figures(self) -> Path:
        """What was read of the figures, for the next start."""
        return self.state / "figures.json"

    @property
    def kept_config(self) -> Path:
        """What was read of the settings, for the next start."""
        return self.state / "config.json"

    @property
    def under_way(self) -> Path:
        """What version 0.2 kept of a timer that ran, in the form of what is put aside."""
        return self.state / "under-way"

    @property
    def unsaved(self) -> Path:
        """Entries that could not be saved when the app had to end."""
        return self.state / "unsaved"


def find(environ: Mapping[str, str] = os.environ) -> Paths:
    """The folders to use under `environ`; none of them is created."""
    home = environ.get("BACKCARE_HOME")
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(root / "data", root / "config", root / "state")
    from platformdirs import PlatformDirs  # 20 ms in a command that does not need it

    dirs = PlatformDirs(APP, appauthor=False)
    return Paths(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path)
