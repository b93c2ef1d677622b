"""The forms in which a session is told. A new one is a module with a `write` beside this one, and an entry here.

`toi show` offers each under its name.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from toi_tui.locale import N_
from toi_tui.report import outline, plain
from toi_tui.report.tree import Telling


class TextFormat(NamedTuple):
    """A form that a tree is told in: its writer, and what it is like (an English msgid)."""

    write: Callable[[Telling], str]
    about: str


FORMATS: Final[Mapping[str, TextFormat]] = {
    "outline": TextFormat(outline.write, ""),
    "plain": TextFormat(plain.write, N_("no headings, bullets or indents: each line says by itself what it is")),
}
"""The forms by their names; the first is the usual one, which needs no words."""
