"""The line to type in of a search or a form."""

from typing import Any, Final

from textual.widgets import Input

LONGEST: Final = 1000
"""Characters that such a line takes: with every key all of it is looked through and laid out."""


class OneLine(Input):
    """One line as long as people write; a paste that is longer is refused with a beep. Its cursor does not blink."""

    def __init__(self, value: str = "", **options: Any) -> None:
        super().__init__(value, compact=True, max_length=LONGEST, **options)
        self.cursor_blink = False
