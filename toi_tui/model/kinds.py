"""The kinds of value that a field of the session file can hold, and their ranges: the hard rules of the model.

A field's kind is declared once, at the field (`declaring`). The model checks values by it, and the storage derives the
full checker with its error messages and the JSON Schema from the same declaration.
"""

from collections.abc import Mapping
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
LARGEST: Final = 2**53  # what other readers of TOML and JSON give exactly

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
