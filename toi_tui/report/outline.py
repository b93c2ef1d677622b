"""Writing headings, facts and nested items as lines of text, in two ways."""

from typing import Final, Protocol

from toi_tui.locale import _
from toi_tui.model.text import clean

DEEPEST: Final = 20
"""So many levels are told apart: a map deeper than that would be mostly indent."""


class Writer(Protocol):
    """Where a session is told to, line by line."""

    lines: list[str]

    def heading(self, text: str, level: int) -> None:
        """Begin a section; level 1 is the whole text's."""

    def fact(self, name: str, value: str, depth: int = 0) -> None:
        """Say a named fact."""

    def item(self, text: str, depth: int = 0) -> None:
        """Say an item of a list; `depth` is how many items it is inside of."""


class Outlined:
    """As Markdown: headings, bullets and indents."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def heading(self, text: str, level: int) -> None:
        """Begin a section."""
        self.lines += [*([""] if self.lines and self.lines[-1] else []), f"{'#' * level} {_line(text)}", ""]

    def fact(self, name: str, value: str, depth: int = 0) -> None:
        """Say a named fact."""
        self.item(f"{name}: {value}", depth)

    def item(self, text: str, depth: int = 0) -> None:
        """Say an item; the other lines of its text stand under the first."""
        indent = "  " * min(depth, DEEPEST)
        first, *others = clean(text).split("\n")
        self.lines += [f"{indent}- {first}", *(f"{indent}  {other}".rstrip() for other in others)]


class Plain:
    """Lines that need no layout: sections are announced, items are numbered through all levels (2.1.3)."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._numbers: list[int] = []

    def heading(self, text: str, level: int) -> None:
        """Begin a section."""
        self._numbers = []
        self.lines.append(_line(text) if level == 1 else _("Section: {name}").format(name=_line(text)))

    def fact(self, name: str, value: str, depth: int = 0) -> None:  # noqa: ARG002  # the same line at every depth
        """Say a named fact."""
        self.lines += clean(f"{name}: {value}").split("\n")

    def item(self, text: str, depth: int = 0) -> None:
        """Say an item with its number."""
        del self._numbers[depth + 1 :]
        self._numbers += [0] * (depth + 1 - len(self._numbers))
        self._numbers[depth] += 1
        number = ".".join(map(str, self._numbers[-DEEPEST:]))
        self.lines += f"{'…' if depth >= DEEPEST else ''}{number} {clean(text)}".split("\n")


def _line(text: str) -> str:
    return " ".join(clean(text).split())
