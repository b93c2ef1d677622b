"""Problems of a session file: where, what is wrong, and what to do about it."""

from collections.abc import Iterable
from typing import NamedTuple

from toi_tui.model.text import clean

KeyPath = tuple[str | int, ...]
"""The keys, and the numbers of list entries, that lead from the top of the file to a value."""


class Problem(NamedTuple):
    """One mistake in a file. The message is in the language of the screen and never quotes a value."""

    place: tuple[int, int] | None
    """Line and column, counted from 1, the column in characters; None when the mistake has no place."""
    key: str
    """The dotted key, ``risks.items.r7k2.probability``; empty when the mistake has none."""
    message: str
    """Says what is wrong, and what to do."""

    def __str__(self) -> str:
        place = ":".join(map(str, self.place or ()))
        return ": ".join(part for part in (place, self.key, self.message) if part)

    @property
    def line(self) -> int | None:
        """The line, counted from 1."""
        return self.place[0] if self.place else None

    @property
    def column(self) -> int | None:
        """The column, in characters, counted from 1."""
        return self.place[1] if self.place else None


class BrokenFile(ValueError):  # noqa: N818  # it names the file's state, and is caught to show it
    """A file that cannot be read as a session. It is never written over.

    Attributes:
        problems: all that is wrong with it, as far as it can be told.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class NewerFile(BrokenFile):
    """A session file of a later version of the program.

    Attributes:
        format: the file's format.
    """

    def __init__(self, problem: Problem, format: int) -> None:
        super().__init__((problem,))
        self.format = format


def dotted(path: KeyPath) -> str:
    """A path as a person writes it, ``options.ranking[2]``, fit for a terminal: a key may be any text."""
    said = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
    return clean(said).replace("\n", "␤")
