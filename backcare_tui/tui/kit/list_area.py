"""The frame of a list that keys act on, or of a text beside it."""

from backcare_tui.tui.kit.area import Area


class ListArea(Area):
    """On a narrow or short screen there is no frame: each row is the list's."""

    SCOPED_CSS = False  # it depends on the screen around it
    DEFAULT_CSS = """
    ListArea { height: 1fr; padding: 0 1; }
    .-short ListArea, .-tiny ListArea, .-narrow ListArea {
        border: none !important; background: $background; padding: 0;
    }
    """
