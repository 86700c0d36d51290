"""Setting a key from the app, as `backcare config set` does."""

from backcare_tui import config
from backcare_tui.companion import Companion


def keep(companion: Companion, name: str, text: str) -> str:
    """Write `text` as the value of `name` and use it; returns why it was refused, or ""."""
    path = companion.paths.config_file
    try:
        config.set_value(path, name, text)
    except config.Refused as error:
        return str(error)
    companion.apply(config.load(path))
    return ""
