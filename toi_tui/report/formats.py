"""The forms in which a session is told. A new one is a module with a `write` beside this one, and a line here."""

from collections.abc import Callable, Mapping
from typing import Final

from toi_tui.report import outline, plain
from toi_tui.report.tree import Telling

FORMATS: Final[Mapping[str, Callable[[Telling], str]]] = {
    "outline": outline.write,
    "plain": plain.write,
}
"""The writer of each of them: all that a tree says, as a text."""
