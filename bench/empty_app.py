"""What BackCare is compared with: the smallest Textual app, one Static, on Textual's own driver."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("first-frame")


if __name__ == "__main__":
    EmptyApp().run()
