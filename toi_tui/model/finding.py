"""Finding a text anywhere in a session. Case is ignored; ä is not a, and every letter is looked for as it is typed."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from toi_tui.model import statically
from toi_tui.model.item import Table, kinds_of
from toi_tui.model.kinds import Kind, PerKey, Text
from toi_tui.model.session import LISTS, PARTS, Session

_SILENT: Final = frozenset({"id", "method", "language", "opens", "field", "item"})


@statically.frozen
class Hit:
    """A text of a session.

    Attributes:
        path: the list that the item is in; the part, when it is a field of its own.
        id: the item; empty for a part.
        field: the field.
        text: the text.
        private: whether the item is private.
        folded: the text without the difference of capital and small letters.
    """

    path: str
    id: str
    field: str
    text: str
    private: bool
    folded: str


def texts_of(session: Session) -> tuple[Hit, ...]:
    """All texts of a session, in the order of the file: made once, looked through at every key."""
    found = [hit for name in PARTS for hit in _hits(name, "", session.part(name), _fields(PARTS[name]))]
    for path, rows in session.lists():
        fields = _fields(LISTS[path])
        for id, row in rows.items():
            found += _hits(path, id, row, fields)
    return tuple(found)


def found_in(texts: Collection[Hit], wish: str) -> tuple[Hit, ...]:
    """Those of the texts that have the wish in them; none for an empty one."""
    folded = " ".join(wish.casefold().split())
    return tuple(hit for hit in texts if folded in hit.folded) if folded else ()


def _fields(table: type[Table]) -> tuple[str, ...]:
    return tuple(key for key, kind in kinds_of(table).items() if key not in _SILENT and _is_text(kind))


def _is_text(kind: Kind) -> bool:
    return type(kind.of if isinstance(kind, PerKey) else kind) is Text


def _hits(path: str, id: str, row: Table, fields: tuple[str, ...]) -> Iterator[Hit]:
    private = bool(getattr(row, "private", False))
    for key in fields:
        value = getattr(row, key)
        for text in value.values() if isinstance(value, Mapping) else (value,):
            if text:
                yield Hit(path, id, key, text, private, " ".join(text.casefold().split()))
