"""A tree of what a session says: its parts, the fields and lists of each, and the items of these with their fields.

Every text names the list, the item and the field that it comes from, so that it can be marked, or left out. Items that
stand in items are not nested: each says in how many it stands, in the order of reading, since a map may be deeper than
a function can call itself.
"""

from collections.abc import Iterator
from typing import Final

from toi_tui.locale import _, ngettext
from toi_tui.model import statically

DEEPEST: Final = 20
"""So many levels are told apart: a map deeper than that would be mostly indent."""


@statically.frozen
class Said:
    """A text, and where in the session it comes from.

    Attributes:
        path: the list, ``swot.threats``, or the part for what is its own; empty for what is of none.
        id: the item; empty for a part's own.
        field: the field that is said; empty where it is none, or more than one.
        text: what it says, in the language in use, as it was written.
    """

    path: str
    id: str
    field: str
    text: str

    @property
    def whole(self) -> str:
        """The text with all that must be said with it."""
        return self.text


@statically.frozen
class Heading(Said):
    """The name of the whole (`level` 1), of a part (2) or of a list (3)."""

    level: int


@statically.frozen
class Detail(Said):
    """A field, the remark among them, with its `name`; `depth` is in how many items it stands."""

    name: str
    depth: int

    @property
    def whole(self) -> str:
        """The name and the value."""
        return f"{self.name}: {self.text}"


@statically.frozen
class Origin(Said):
    """An item, by its own path and id, that another one was carried over from; `depth` is in how many it stands."""

    depth: int


@statically.frozen
class Statement(Said):
    """An item: what it is called, its other fields, and what it was carried over from, as far as that is told.

    Attributes:
        depth: in how many items it stands.
        private: whether it is nobody else's.
        details: its fields that say something, but the one that it is called by.
        origins: its sources, each before its own; none for what was written where it is. None where they are not told.
    """

    depth: int = 0
    private: bool = False
    details: tuple[Detail, ...] = ()
    origins: tuple[Origin, ...] | None = None

    @property
    def whole(self) -> str:
        """The name, which says when it is private."""
        return _("{text} (private)").format(text=self.text) if self.private else self.text


@statically.frozen
class Series:
    """A list, or a share of one that has a name of its own; without a name it is called as its part."""

    path: str
    name: str
    statements: tuple[Statement, ...]
    counted: bool = False

    @property
    def heading(self) -> str:
        """The name, and how many items there are if these are counted."""
        if not self.counted:
            return self.name
        number = len(self.statements)
        count = ngettext("{count} item", "{count} items", number).format(count=number)
        return f"{self.name} ({count})"


@statically.frozen
class Section:
    """A part: its name, its own fields, and its lists that have items."""

    path: str
    name: str
    details: tuple[Detail, ...]
    series: tuple[Series, ...]


@statically.frozen
class Telling:
    """All that is told of a session; the title is empty where that is one part alone."""

    title: str
    sections: tuple[Section, ...]


Node = Heading | Detail | Statement | Origin
"""A text of the tree."""


def in_order(telling: Telling) -> Iterator[Node]:
    """Every text of a tree, one after another as it is read."""
    if telling.title:
        yield Heading("", "", "", telling.title, 1)
    for section in telling.sections:
        yield Heading(section.path, "", "", section.name, 2)
        yield from section.details
        for series in section.series:
            if series.name:
                yield Heading(series.path, "", "", series.heading, 3)
            for statement in series.statements:
                yield statement
                yield from statement.details
                if statement.origins is not None:
                    yield from statement.origins or (_written_here(statement),)


def _written_here(statement: Statement) -> Origin:
    return Origin("", "", "", _("← written here"), statement.depth + 1)
