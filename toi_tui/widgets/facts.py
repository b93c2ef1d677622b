"""A few lines about one thing: warnings first, then what is known of it by name. Only for reading."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from operator import itemgetter
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from toi_tui.model import statically
from toi_tui.widgets.looks import DrawnWidget, Look
from toi_tui.widgets.text import clip, one_line

_BREAKS: Final = re.compile(r"[^\S\xa0]+")  # a no-break space holds together what belongs together


@statically.frozen
class Fact:
    """Something known: its name and what it is. Without a name it is a heading; `look` may be ``warning``."""

    name: str
    text: str
    look: str = ""


class Facts(DrawnWidget):
    """Facts one after the other, as many as there is room for; they flow over the lines like words of a text."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        "name": Look("secondary"),
        "heading": Look("primary", bold=True),
        "warning": Look("text-warning", bold=True),
    }
    DEFAULT_CSS = """
    Facts { background: $panel; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facts: tuple[Fact, ...] = ()
        self._lines: list[list[tuple[str, str]]] = []
        self._width = 0  # that the lines are laid out for; 0: not yet

    def show(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts."""
        if facts != self._facts:
            self._facts, self._width = facts, 0
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if self._width != width:
            self._width, self._lines = width, _laid_out(self._facts, max(width - 2, 1))
        lines = self._lines
        words = lines[y] if y < len(lines) else []
        segments = [Segment(" ", self.look("")), *(Segment(f"{text} ", self.look(look)) for text, look in words)]
        if y == self.size.height - 1 and len(lines) > y + 1:
            segments = [*Strip(segments).adjust_cell_length(width - 2, self.look("")), Segment("▼ ", self.look(""))]
        return Strip(segments).adjust_cell_length(width, self.look(""))


def _laid_out(facts: tuple[Fact, ...], width: int) -> list[list[tuple[str, str]]]:
    """The words of all facts in lines, those of a look joined."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    words = [*_words(facts), ("", "")]
    for (text, look), (following, _look) in pairwise(words):
        size = cell_len(text)
        held = 1 + cell_len(following) if look == "name" else 0  # a name does not end a line
        if used and used + size + held > width:
            lines.append([])
            used = 0
        lines[-1].append((clip(text, width), look))
        used += size + 1
    return [_joined(line) for line in lines]


def _joined(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    groups = groupby(words, itemgetter(1))
    return [(" ".join(text for text, _look in group), look) for look, group in groups]


def _words(facts: tuple[Fact, ...]) -> Iterator[tuple[str, str]]:
    for fact in facts:
        if fact.name:
            yield f"{fact.name}:", "name"
        for word in _BREAKS.split(one_line(fact.text).strip()):
            yield word.replace("\xa0", " "), fact.look
        yield "", ""
