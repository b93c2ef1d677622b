"""The neighbours of a change: items that stand in one block with it, and so get a block of their own as well."""

from collections.abc import Mapping, Sequence
from typing import Any

from toi_tui.model.item import lists_of
from toi_tui.model.session import PARTS, Session
from toi_tui.storage.format.canonical import dump
from toi_tui.storage.weaving.changes import Changes
from toi_tui.storage.weaving.pieces import TextPiece
from toi_tui.storage.weaving.rewriting import table_of


def with_neighbours(changed: Changes, session: Session, pieces: Sequence[TextPiece]) -> Changes:
    """The changes with the neighbours to be written along; the part without a name stands before the first header."""
    own, lists, unknown = map(dict.fromkeys, (changed.own, changed.lists, changed.unknown))
    parts = {*own, *(path.partition(".")[0] for path in lists)}
    top = table_of(pieces[0].texts[""], ())
    lines = [key for key in unknown if key in session.extra and not has_header(key, session.extra[key])]
    if lines or top.keys() & {*parts, *unknown}:
        own |= dict.fromkeys(("", *(key for key in top if key in PARTS)))
        lists |= dict.fromkeys(path for key in top if key in PARTS for path in _lists_in(key, top[key]))
        unknown |= dict.fromkeys(key for key in top if key not in PARTS and key != "format")
    for piece in pieces:
        if piece.foreign is None and piece.path in {*own, *parts} & PARTS.keys():
            held = dict.fromkeys(_lists_in(piece.path, table_of(piece.texts[""], (piece.path,))))
            if piece.path in own or held.keys() & lists.keys():
                own |= {piece.path: None}
                lists |= held
    return Changes(tuple(own), tuple(lists), tuple(unknown))


def has_header(key: str, value: Any) -> bool:
    """Whether a table that no part holds is written with a header; else it is a line before the first one."""
    return dump({key: value}).startswith("[")


def _lists_in(part: str, table: Mapping[str, Any]) -> list[str]:
    return [f"{part}.{name}" for name in lists_of(PARTS[part]) if name in table]
