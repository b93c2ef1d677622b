"""The kinds of value that a field of the session file can hold, and their ranges: the hard rules of the model.

A kind is declared once, at the field (``weight: int | None = whole(1, 5)``). The model checks values by it, and the
storage derives the full checker with its error messages and the JSON Schema from the same declaration.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, Final

from toi_tui.model import statically
from toi_tui.model.text import clean


class _Empty(dict[str, Any]):
    """The mapping without keys; hashable and never changed, so that it can be a default."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # a plain dict has none
        return 0

    def __setitem__(self, key: str, value: Any) -> None:
        raise TypeError(key)


EMPTY: Final[Mapping[str, Any]] = _Empty()
LARGEST: Final = 2**53  # what other readers of TOML and JSON keep exactly

_DIGITS: Final = 100  # with zeros in front; Python refuses to read those of many thousands


def whole_of(text: str) -> int | None:
    """The whole number that digits say; None when a text is none, or it is larger than any field can hold."""
    return said if text.isdecimal() and len(text) <= _DIGITS and (said := int(text)) <= LARGEST else None


class UnfitError(ValueError):
    """A value that its field cannot hold."""


@statically.frozen
class Kind:
    """A kind of value; `fit` gives the value as the model holds it, or raises `UnfitError`."""

    def fit(self, value: Any) -> Any:
        """Return `value` as the model holds it, or raise `UnfitError`."""
        raise NotImplementedError


@statically.frozen
class Text(Kind):
    """Any text; it is cleaned, so a stored text can be shown as it is."""

    def fit(self, value: Any) -> str:
        """Return the cleaned text."""
        if type(value) is not str:
            raise UnfitError
        return value if value.isprintable() else clean(value)


@statically.frozen
class Reference(Text):
    """The id of another item; it may be gone."""


@statically.frozen
class Choice(Kind):
    """One of a few words."""

    words: tuple[str, ...]

    def fit(self, value: Any) -> str:
        """Return the word."""
        if type(value) is not str or value not in self.words:
            raise UnfitError
        return value


@statically.frozen
class Whole(Kind):
    """A whole number within a range, both ends included."""

    least: int
    most: int

    def fit(self, value: Any) -> int:
        """Return the number."""
        if type(value) is not int or not self.least <= value <= self.most:
            raise UnfitError
        return value


@statically.frozen
class Exactly(Kind):
    """A value of just this type: a truth value, a date, a time, or a date with a time."""

    type: type

    def fit(self, value: Any) -> Any:
        """Return the value."""
        if type(value) is not self.type:
            raise UnfitError
        if getattr(value, "tzinfo", None) is not None:
            raise UnfitError  # a workshop's clock is the one on the wall of the room
        return value


@statically.frozen
class Several(Kind):
    """A list of values of one kind."""

    of: Kind

    def fit(self, value: Any) -> tuple[Any, ...]:
        """Return the values as a tuple."""
        if type(value) not in (list, tuple):
            raise UnfitError
        return tuple(map(self.of.fit, value))


@statically.frozen
class PerKey(Kind):
    """A table of values of one kind, by id."""

    of: Kind

    def fit(self, value: Any) -> Mapping[str, Any]:
        """Return the table, immutable."""
        if not isinstance(value, Mapping):
            raise UnfitError
        return MappingProxyType({str(key): self.of.fit(each) for key, each in value.items()}) if value else EMPTY


KIND: Final = "kind"
ITEMS: Final = "items"
STATED: Final = "stated"

_TEXT, _REFERENCE, _FLAG = Text(), Reference(), Exactly(bool)


def _of(kind: Kind, default: Any, *, stated: bool = False) -> Any:
    return field(default=default, metadata={KIND: kind, STATED: stated})


def text(default: str = "") -> Any:
    """Declare a field of text."""
    return _of(_TEXT, default)


def reference() -> Any:
    """Declare a field that holds the id of another item, or nothing."""
    return _of(_REFERENCE, "")


def references() -> Any:
    """Declare a field that holds ids of other items."""
    return _of(Several(_REFERENCE), ())


def flag() -> Any:
    """Declare a field that is true or false, false by default."""
    return _of(_FLAG, default=False)


def choice(*words: str, stated: bool = False) -> Any:
    """Declare a field that holds one of these words, the first by default; a stated one is always written."""
    return _of(Choice(words), words[0], stated=stated)


def marks(*words: str) -> Any:
    """Declare a field that holds some of these words."""
    return _of(Several(Choice(words)), ())


def whole(least: int = 0, most: int = LARGEST, default: int | None = None) -> Any:
    """Declare a field of whole numbers within a range, absent by default."""
    return _of(Whole(least, most), default)


def number(least: int, most: int, default: int) -> Any:
    """Declare a field of whole numbers that is always written: the day or the step that an item belongs to."""
    return _of(Whole(least, most), default, stated=True)


def day() -> Any:
    """Declare a field that holds a date, absent by default."""
    return _of(Exactly(date), None)


def moment() -> Any:
    """Declare a field that holds a date with a time, absent by default."""
    return _of(Exactly(datetime), None)


def clock() -> Any:
    """Declare a field that holds a time of day, absent by default."""
    return _of(Exactly(time), None)


def scores() -> Any:
    """Declare a table of scores 1–5 by id."""
    return _of(PerKey(Whole(1, 5)), EMPTY)


def texts() -> Any:
    """Declare a table of texts by id."""
    return _of(PerKey(_TEXT), EMPTY)


def items(of: type) -> Any:
    """Declare a list of items: a read-only mapping from id to item, whose order is the list's order."""
    return field(default=EMPTY, metadata={ITEMS: of})
