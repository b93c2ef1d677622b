"""A bare field of Textual's: the yardstick for what a key may take."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input


class HelloInput(App[None]):
    """A header, the field with the focus, a footer."""

    def compose(self) -> ComposeResult:
        """The three of them."""
        yield Header()
        yield Input(placeholder="Hello")
        yield Footer()


if __name__ == "__main__":
    HelloInput().run()
