"""A changed session into the layout it was read from: new blocks for what changed, the old text for all else."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from toi_tui.model.item import Item, Table, kinds_of, lists_of, make, value_of, values_of
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage.blocks import split
from toi_tui.storage.canonical import dump
from toi_tui.storage.layout import Layout
from toi_tui.storage.pieces import Piece, ScatteredError, Texts, lay
from toi_tui.storage.tables import own_table

Rows = Mapping[str, Item]


def weave(session: Session, layout: Layout) -> Layout:
    """The layout with the session's changes; the layout itself when nothing changed.

    Raises:
        ScatteredError: blocks cannot be kept.
    """
    old = layout.session
    if session is old:
        return layout
    keys = {**old.extra, **session.extra}
    unknown = [key for key in keys if not same(session.extra.get(key), old.extra.get(key))]
    parts = [name for name in PARTS if session.part(name) is not old.part(name)]
    own = [name for name in parts if _own_differs(session.part(name), old.part(name))]
    paths = [f"{name}.{key}" for name in parts for key in lists_of(PARTS[name])]
    lists = [path for path in paths if _list_differs(session.items(path), old.items(path))]
    if not own and not lists and not unknown:
        return layout
    return _Weaving(session, layout).woven(own, lists, unknown)


def _own_differs(new: Table, old: Table) -> bool:
    return own_table(new) != own_table(old) or not same(new.extra, old.extra)


def _list_differs(new: Rows, old: Rows) -> bool:
    if new is old:
        return False
    if new != old or list(new) != list(old):
        return True
    return any(row.extra and not same(row.extra, old[id].extra) for id, row in new.items())


class _Weaving:
    """One save: the pieces as they become, and the texts of the items that leave their list."""

    def __init__(self, session: Session, layout: Layout) -> None:
        self._session, self._old, self._newline = session, layout.session, layout.newline
        self._pieces: Iterable[Piece] = layout.pieces
        self._gone: dict[str, str] = {}

    def woven(self, own: Iterable[str], lists: Iterable[str], unknown: Iterable[str]) -> Layout:
        for key in unknown:
            self._pieces = tuple(self._with_unknown(key))
        for part in own:
            self._pieces = tuple(lay(self._pieces, part, self._own_texts(part)))
        before = {path: self._texts(path) for path in lists}
        for path, texts in before.items():
            rows = self._session.items(path)
            self._gone |= {id: text for id, text in texts.items() if id not in rows}
        for path, texts in before.items():
            self._pieces = tuple(lay(self._pieces, path, self._list_texts(path, texts)))
        pieces = tuple(self._pieces)
        data = "".join([text for piece in pieces for text in piece.texts.values()]).encode()
        return Layout(data, self._session, pieces)

    def _with_unknown(self, key: str) -> Iterator[Piece]:
        """The pieces with a table that this version does not know where it was, a new one at the end."""
        new, pieces = self._session.extra.get(key), list(self._pieces)
        there = [at for at, piece in enumerate(pieces) if piece.foreign == key and piece.path == ""]
        text = "".join(pieces[at].texts[""] for at in there)
        table = tomllib.loads(text).get(key)
        if not same(table, self._old.extra.get(key)) or not isinstance(new, Mapping | None):
            raise ScatteredError
        for at, piece in enumerate(pieces):
            if new is not None and at == (there[0] if there else len(pieces) - 1):
                yield Piece("", {"": self._block({key: new}, text)}, key)
            if at not in there:
                yield piece

    def _texts(self, path: str) -> Texts:
        return {id: text for piece in self._pieces if piece.path == path for id, text in piece.texts.items()}

    def _list_texts(self, path: str, texts: Texts) -> Texts:
        new, old = self._session.items(path), self._old.items(path)
        changed = [id for id, row in new.items() if old.get(id) is not row]
        known = {**texts, **{id: self._item_text(path, id, texts) for id in changed}}
        return known if list(known) == list(new) else {id: known[id] for id in new}

    def _item_text(self, path: str, id: str, texts: Texts) -> str:
        part, _, name = path.partition(".")
        new, old = self._session.items(path)[id], self._old.items(path).get(id)
        if old is not None:
            if new == old and same(new.extra, old.extra):
                return texts[id]
            self._require_whole(texts[id], (part, name, id), old, LISTS[path])
        return self._block({part: {name: {id: values_of(new)}}}, texts.get(id, self._gone.get(id, "")))

    def _own_texts(self, part: str) -> Texts:
        """The block of a part's own fields; what stands in blocks of its own below the part is left there."""
        texts = self._texts_of_part(part)
        new, old = self._session.part(part), self._old.part(part)
        foreign = {piece.foreign for piece in self._pieces if piece.path == part}
        apart = {key for key in foreign if key is not None}
        if any(not same(value_of(new, key), value_of(old, key)) for key in apart if key not in lists_of(type(new))):
            raise ScatteredError
        self._require_whole(texts.get("", ""), (part,), _without(old, apart), PARTS[part])
        table = {**own_table(new), **{key: value for key, value in new.extra.items() if key not in apart}}
        lead = _lead(texts.get("", ""))
        return {"": self._block({part: table}, lead)} if table or lead.strip() else {}

    def _texts_of_part(self, part: str) -> Texts:
        return next((piece.texts for piece in self._pieces if piece.path == part and piece.foreign is None), {})

    def _block(self, tables: Mapping[str, Any], before: str) -> str:
        lead = _lead(before) or self._newline
        return lead + dump(tables).replace("\n", self._newline)

    def _require_whole(self, text: str, keys: Iterable[str], row: Table, of: type[Table]) -> None:
        """Require that this text alone says the whole of an item or of a part's own fields."""
        table: Any = tomllib.loads(text.removeprefix("\ufeff"))
        for key in keys:
            table = table.get(key, {})
        said = make(of, {key: value for key, value in table.items() if key not in lists_of(of)})
        known = kinds_of(of)
        if any(value_of(said, key) != value_of(row, key) for key in known) or not same(said.extra, row.extra):
            raise ScatteredError


def _lead(text: str) -> str:
    """The blank lines and comments before the first header of a block."""
    return text[: split(text)[1].header] if text else ""


def _without(part: Table, keys: Iterable[str]) -> Table:
    left = {key: value for key, value in values_of(part).items() if key not in keys}
    return make(type(part), left)
