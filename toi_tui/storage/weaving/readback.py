"""The woven whole read back before it may replace a file, at the cost of what changed.

The texts of items are not read once more: each was when it was cut out of a file or written, and said by itself its
item and nothing else. That this holds in the whole as well rests on a rule of TOML: a header and the lines below it
define nothing but the table that it names, and the tables above that one as far as they are not there. Blocks of
items with different ids therefore do not meet, and do to the rest of the file, all of them together, what one of
them does. So one empty table of a name that nothing else has stands for neighbouring items, and what is left is read
as a whole. Where a list is a value, or an item stands twice, there is an error, or the table is not where it has to be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from toi_tui.model.item import Item
from toi_tui.model.session import LISTS, Session
from toi_tui.storage.format import plain
from toi_tui.storage.format.tables import session_of
from toi_tui.storage.format.writers import WRITERS, writers_of
from toi_tui.storage.weaving.changes import changes
from toi_tui.storage.weaving.pieces import TextPiece

Marks = Mapping[str, TextPiece]


class MisreadError(ValueError):
    """Pieces do not say the session."""


def read_back(pieces: Iterable[TextPiece], session: Session) -> None:
    """Require that these pieces say just this session, in its order, provided that each item's text says its item.

    Raises:
        MisreadError: they say something else, or nothing that can be read.
    """
    pieces = tuple(pieces)
    mark = _new_name("".join([piece.texts[""] for piece in pieces if piece.path not in LISTS]))
    marks: dict[str, dict[str, TextPiece]] = {}
    rest: list[str] = []
    for number, piece in enumerate(pieces):
        if piece.path in LISTS:
            marks.setdefault(piece.path, {})[f"{mark}{number}"] = piece
            rest.append(f"[{piece.path}.{mark}{number}]\n")
        else:
            rest += piece.texts.values()
    try:
        said = _said("".join(rest).removeprefix("\ufeff"), marks, session)
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):  # the last three: of what is no table
        raise MisreadError from None
    if changes(session, said):
        raise MisreadError


def _new_name(text: str) -> str:
    """A name that a text does not hold."""
    return next(name for number in count() if (name := f"neighbours-{number}-") not in text)


def _said(text: str, marks: Mapping[str, Marks], session: Session) -> Session:
    """The session that a text says in which these marks stand for items."""
    tables = plain.loads(text)
    tables.pop("format")
    if writers_of(tables, text) is not None:
        tables.pop(WRITERS, None)
    order: dict[str, tuple[str, ...]] = {}
    for path, found in marks.items():
        part, _dot, name = path.partition(".")
        order[path] = tuple(tables[part][name])
        if any(tables[part][name][mark] != {} for mark in found):
            raise MisreadError  # lines that have no header of their own
        tables[part][name] = {id: row for id, row in tables[part][name].items() if id not in found}
    said = session_of(tables)
    for path, found in marks.items():
        said = _with_items(said, path, order[path], found, session)
    return said


def _with_items(said: Session, path: str, order: Iterable[str], marks: Marks, session: Session) -> Session:
    part, _dot, name = path.partition(".")
    apart, known = said.items(path), session.items(path)
    rows: dict[str, Item] = {}
    for id in order:
        here = {each: known[each] for each in marks[id].texts} if id in marks else {id: apart[id]}
        if rows.keys() & here.keys():
            raise MisreadError
        rows |= here
    lists: Any = {name: rows}
    parts: Any = {part: replace(said.part(part), **lists)}
    return replace(said, **parts)
