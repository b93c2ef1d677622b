"""A changed session into the layout it was read from: new blocks for what changed, the old text for all else.

What stands within the block of something else, an item as a line of its list or a part before the first header, gets
a block of its own when it changes; the block that it stood in is written anew without it.
"""

from collections.abc import Iterable, Iterator, Mapping

from toi_tui.model.item import Item, alike, lists_of, values_of
from toi_tui.model.sameness import same
from toi_tui.model.session import FORMAT, Session
from toi_tui.storage.format.blocks import Keys, split
from toi_tui.storage.format.tables import own_table
from toi_tui.storage.weaving.changes import Changes, changes
from toi_tui.storage.weaving.former import Former, forget_oldest
from toi_tui.storage.weaving.layout import FileLayout
from toi_tui.storage.weaving.neighbours import has_header, with_neighbours
from toi_tui.storage.weaving.pieces import TextPiece, Texts, lay
from toi_tui.storage.weaving.readback import read_back
from toi_tui.storage.weaving.rewriting import Rewriting, lead_of, table_of


def weave(session: Session, layout: FileLayout) -> FileLayout:
    """The layout with the session's changes, or its origin with them where those are fewer; as it is where none are.

    Raises:
        MisreadError: what was woven would not be read as the session.
    """
    known = [(changes(session, each.session), each) for each in (layout, layout.origin) if each is not None]
    changed, base = min(known, key=lambda each: len(each[0]))
    if not changed:
        return base
    woven = _Weaving(session, base, layout.former).woven(changed)
    read_back(woven.pieces, session)
    return woven


class _Weaving:
    """One save: the pieces as they become, and the texts of the items that leave their list."""

    def __init__(self, session: Session, layout: FileLayout, former: Former) -> None:
        self._session, self._old, self._layout = session, layout.session, layout
        self._rewriting = Rewriting(dict(former), layout.newline)
        self._pieces = layout.pieces
        self._gone: dict[str, str] = {}

    def woven(self, changed: Changes) -> FileLayout:
        changed = with_neighbours(changed, self._session, self._layout.pieces)
        for key in changed.unknown:
            self._pieces = tuple(self._with_unknown(key))
        for part in changed.own:
            self._pieces = tuple(self._with_own(part) if part else self._with_top(changed.unknown))
        before = {path: self._texts(path) for path in changed.lists}
        for path, texts in before.items():
            self._pieces = tuple(self._without_lines(path))
            rows = self._session.items(path)
            self._gone |= {id: text for id, text in texts.items() if id not in rows}
        for path, texts in before.items():
            self._pieces = tuple(lay(self._pieces, path, self._list_texts(path, texts)))
        forget_oldest(self._rewriting.former)
        data = "".join([text for piece in self._pieces for text in piece.texts.values()]).encode()
        origin = self._layout.origin or self._layout
        writers = self._layout.writers
        return FileLayout(
            data, self._session, self._pieces, origin=origin, former=self._rewriting.former, writers=writers
        )

    def _with_unknown(self, key: str) -> Iterator[TextPiece]:
        """The pieces with a table that this version does not know where it was, a new one at the end."""
        there = [at for at, piece in enumerate(self._pieces) if piece.foreign == key and piece.path == ""]
        text = "".join(self._pieces[at].texts[""] for at in there)
        if there:
            self._rewriting.leave((key,), table_of(text, (key,)), text)
        new = self._session.extra.get(key)
        wanted = key in self._session.extra and has_header(key, new)
        for at, piece in enumerate(self._pieces):
            if wanted and at == (there[0] if there else len(self._pieces) - 1):
                yield TextPiece("", {"": self._rewriting.text((key,), new, text)}, key)
            if at not in there:
                yield piece

    def _with_top(self, unknown: Iterable[str]) -> Iterator[TextPiece]:
        """The pieces with what stands before the first header, and unknown lines there."""
        first, *others = self._pieces
        text, extra = first.texts[""], self._session.extra
        lines = {key: extra[key] for key in extra if key in unknown and not has_header(key, extra[key])}
        self._rewriting.replace((), table_of(text, ()), text)
        return iter((TextPiece("", {"": self._rewriting.text((), {"format": FORMAT, **lines}, text)}), *others))

    def _with_own(self, part: str) -> Iterator[TextPiece]:
        """The pieces with the block of a part's own fields; tables of the part in blocks of their own stay there."""
        new, keys = self._session.part(part), (part,)
        text = next((piece.texts[""] for piece in self._pieces if piece.path == part and piece.foreign is None), "")
        apart = self._apart(part)
        table = {**own_table(new), **{key: value for key, value in new.extra.items() if key not in apart}}
        if text:
            self._rewriting.replace(keys, table_of(text, keys), text)
        texts = {"": self._rewriting.text(keys, table, text)} if table or lead_of(text, keys).strip() else {}
        stay = {None, *apart, *lists_of(type(new))}
        return lay([piece for piece in self._pieces if piece.path != part or piece.foreign in stay], part, texts)

    def _apart(self, part: str) -> set[str]:
        """The unknown tables of a part that did not change and stand in blocks of their own, and nowhere else."""
        new, old = self._session.part(part).extra, self._old.part(part).extra
        texts: dict[str, str] = {}
        for piece in self._pieces:
            key = piece.foreign or ""
            if piece.path == part and key in old and same(new.get(key), old[key]):
                texts[key] = texts.get(key, "") + piece.texts[""]
        return {key for key, text in texts.items() if same(table_of(text, (part, key)), old[key])}

    def _texts(self, path: str) -> Texts:
        return {id: text for piece in self._pieces if piece.path == path for id, text in piece.texts.items()}

    def _without_lines(self, path: str) -> Iterator[TextPiece]:
        """The pieces without what says items of a list otherwise than in a block of each; its bare header stays."""
        part, _dot, name = path.partition(".")
        for piece in self._pieces:
            if (piece.path, piece.foreign) != (part, name) or not table_of(piece.texts[""], (part, name)):
                yield piece
                continue
            text = piece.texts[""]
            keys = split(text)[1].keys
            if keys == (part, name):
                self._rewriting.replace(keys, table_of(text, keys), text)
                yield TextPiece(part, {"": self._rewriting.text(keys, {}, text)}, name)
            else:
                self._gone.setdefault(keys[2], text)

    def _list_texts(self, path: str, texts: Texts) -> Texts:
        new, old = self._session.items(path), self._old.items(path)
        part, _dot, name = path.partition(".")
        for id in [id for id in texts if id not in new]:
            self._rewriting.leave((part, name, id), values_of(old[id]), texts[id])
        return {
            id: texts[id] if id in texts and row is old[id] else self._item_text((part, name, id), row, old, texts)
            for id, row in new.items()
        }

    def _item_text(self, keys: Keys, new: Item, rows: Mapping[str, Item], texts: Texts) -> str:
        id, text = keys[2], texts.get(keys[2], "")
        if not text:
            return self._rewriting.text(keys, values_of(new), self._gone.get(id, ""))
        if alike(new, rows[id]):
            return text
        self._rewriting.replace(keys, values_of(rows[id]), text)
        return self._rewriting.text(keys, values_of(new), text)
