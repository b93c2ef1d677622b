"""A letter as plain text and as Markdown."""

import re
from typing import Final

from toi_tui.report.letter import Letter, Passage, Point

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST_MARK: Final = re.compile(r"^(\s*)(\d*)([-+.)])(?=\s)", re.MULTILINE)
_LINE_END: Final = re.compile(r"(?<!\n)\n(?!\n)")  # Markdown would make one paragraph of the lines


def as_text(letter: Letter) -> str:
    """The letter's words alone."""
    return "\n\n".join(map(_plain, letter.passages)) + "\n"


def _plain(passage: Passage) -> str:
    points = [f"- {point.name}: {point.text}" if point.name else f"- {point.text}" for point in passage.points]
    return "\n".join(part for part in (passage.heading, passage.text, *points) if part)


def as_markdown(letter: Letter) -> str:
    """The letter as Markdown; what looks like markup in it stays text."""
    return "\n\n".join((f"# {_escaped(letter.subject)}", *map(_marked_down, letter.passages))) + "\n"


def _marked_down(passage: Passage) -> str:
    heading = f"## {_escaped(passage.heading)}" if passage.heading else ""
    text = _LINE_END.sub("  \n", _LIST_MARK.sub(r"\1\2\\\3", _escaped(passage.text)))
    points = "\n".join(map(_marked_down_point, passage.points))
    return "\n\n".join(part for part in (heading, text, points) if part)


def _marked_down_point(point: Point) -> str:
    return f"- **{_escaped(point.name)}:** {_escaped(point.text)}" if point.name else f"- {_escaped(point.text)}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
