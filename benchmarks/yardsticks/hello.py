"""The smallest Textual app: nothing that is made with Textual starts quicker or takes less memory."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One text."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("Hello")


if __name__ == "__main__":
    Hello().run()
