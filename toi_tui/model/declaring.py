"""Declarations of fields: who may see a field, what kind of value it holds, and its default.

``weight: int | None = public.whole(1, 5)``. A field cannot be declared without saying who may see it, so none can be
shown by being forgotten. What the room sees of a session goes by this, and by `private`, which takes away an item as a
whole. Of a list and the fields of its items, the stricter counts.
"""

from dataclasses import field
from datetime import date, datetime, time
from typing import Any, Final, Literal

from toi_tui.model.kinds import EMPTY, LARGEST, Choice, Exactly, Kind, PerKey, Reference, Several, Text, Whole

KIND: Final = "kind"
ITEMS: Final = "items"
STATED: Final = "stated"
SEEN: Final = "seen"

Seen = Literal["public", "named", "never"]
"""Shown to the room; shown only when the session is open, since it says who; or never shown."""

_TEXT, _REFERENCE, _FLAG = Text(), Reference(), Exactly(bool)


class Declarations:
    """The declarations of fields that the same people may see, a method for each kind of value."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def text(self, default: str = "") -> Any:
        """A field of text."""
        return self._of(_TEXT, default)

    def reference(self) -> Any:
        """A field that holds the id of another item, or nothing."""
        return self._of(_REFERENCE, "")

    def references(self) -> Any:
        """A field that holds ids of other items."""
        return self._of(Several(_REFERENCE), ())

    def flag(self) -> Any:
        """A field that is true or false, false by default."""
        return self._of(_FLAG, default=False)

    def choice(self, *words: str, stated: bool = False) -> Any:
        """A field that holds one of these words, the first by default; a stated one is always written."""
        return self._of(Choice(words), words[0], stated=stated)

    def marks(self, *words: str) -> Any:
        """A field that holds some of these words."""
        return self._of(Several(Choice(words)), ())

    def whole(self, least: int = 0, most: int = LARGEST, default: int | None = None) -> Any:
        """A field of whole numbers within a range, absent by default."""
        return self._of(Whole(least, most), default)

    def number(self, least: int, most: int, default: int) -> Any:
        """A field of whole numbers that is always written: the day or the step that an item belongs to."""
        return self._of(Whole(least, most), default, stated=True)

    def day(self) -> Any:
        """A field that holds a date, absent by default."""
        return self._of(Exactly(date), None)

    def moment(self) -> Any:
        """A field that holds a date with a time, absent by default."""
        return self._of(Exactly(datetime), None)

    def clock(self) -> Any:
        """A field that holds a time of day, absent by default."""
        return self._of(Exactly(time), None)

    def scores(self) -> Any:
        """A table of scores 1–5 by id."""
        return self._of(PerKey(Whole(1, 5)), EMPTY)

    def texts(self) -> Any:
        """A table of texts by id."""
        return self._of(PerKey(_TEXT), EMPTY)

    def items(self, of: type) -> Any:
        """A list of items: a read-only mapping from id to item, whose order is the list's order."""
        return field(default=EMPTY, metadata={ITEMS: of, SEEN: self._seen})

    def _of(self, kind: Kind, default: Any, *, stated: bool = False) -> Any:
        return field(default=default, metadata={KIND: kind, STATED: stated, SEEN: self._seen})


public, named, never = Declarations("public"), Declarations("named"), Declarations("never")
