"""Telling a session: every part, list and field that holds something, in the order of the file."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from toi_tui.locale import _, ngettext
from toi_tui.model import names, words
from toi_tui.model.conflict_words import ConflictWords
from toi_tui.model.item import Item, Table, kinds_of, lists_of, values_of
from toi_tui.model.names import called, main_field
from toi_tui.model.parts.mindmap import TRAY
from toi_tui.model.saying import Saying
from toi_tui.model.session import PARTS, Session
from toi_tui.model.trace import Link, Trace
from toi_tui.model.tree import TOP, Tree, tree_of
from toi_tui.report.outline import Writer

_SILENT: Final = frozenset({"id", "private", "parent", "opens"})


class Telling:
    """Tells one session to a writer; with `why` each item with all that it was carried over from.

    Attributes:
        places: in which of the writer's lines each part, list, field of a part and item begins, by its path or id.
    """

    def __init__(self, session: Session, writer: Writer, *, why: bool = False) -> None:
        self.places: dict[str, int] = {}
        self._session, self._writer = session, writer
        self._trace = Trace(session) if why else None
        self._saying = Saying(session)

    def everything(self) -> None:
        """Tell the whole session."""
        self._writer.heading(self._session.title or _("A session without a name"), 1)
        for name in PARTS:
            if not self._is_empty(name):
                self.part(name)

    def part(self, name: str) -> None:
        """Tell one part."""
        part = self._session.part(name)
        self._note(name)
        self._writer.heading(_(names.PARTS[name]), 2)
        for key, value in self._facts(part):
            self._note(f"{name}.{key}")
            self._writer.fact(_(words.FIELDS[key]), value)
        for each in lists_of(type(part)):
            path = f"{name}.{each}"
            if rows := self._session.items(path):
                self._list(path, rows)
        if self._is_empty(name):
            self._writer.item(_("nothing yet"))

    def _is_empty(self, name: str) -> bool:
        part = self._session.part(name)
        stated = any(True for _fact in self._facts(part)) and name != "risks"  # its scale is always stated
        return not stated and not any(getattr(part, each) for each in lists_of(type(part)))

    def _note(self, place: str) -> None:
        self.places[place] = len(self._writer.lines)

    def _list(self, path: str, rows: Mapping[str, Item]) -> None:
        self._note(path)
        name = names.LISTS.get(path)
        if name:
            count = ngettext("{count} item", "{count} items", len(rows)).format(count=len(rows))
            self._writer.heading(f"{_(name)} ({count})", 3)
        if path == "mindmap.nodes":
            self._map(rows)
            return
        if path == "conflicts.items":
            self._conflicts()
            return
        for id, row in rows.items():
            self._item(id, row, path)

    def _item(self, id: str, row: Item, path: str = "", depth: int = 0) -> None:
        self._note(id)
        self._writer.item(self._title(id, row, path), depth)
        told = (main_field(row), *(("sources",) if self._trace else ()))
        for key, value in self._facts(row, *told):
            self._writer.fact(_(words.FIELDS[key]), value, depth + 1)
        if self._trace and "sources" in kinds_of(type(row)):
            self._why(self._trace.chain(id), depth)

    def _why(self, chain: Iterator[Link], depth: int) -> None:
        """All that an item was carried over from; of what was not, that it was written where it is."""
        said = [(f"← {link.text}", link.depth) for link in islice(chain, 1, None)]
        for text, below in said or [(_("← written here"), 1)]:
            self._writer.item(text, depth + below)

    def _title(self, id: str, row: Item, path: str) -> str:
        title = called(row)
        if path == "days.items":
            title = (
                _("Day {number}: {phase}").format(number=id, phase=title)
                if title
                else _("Day {number}").format(number=id)
            )
        elif path == "tasks.items":
            title = f"{id}: {title}"
        title = title or _("without a name")
        return _("{text} (private)").format(text=title) if row.private else title

    def _map(self, nodes: Mapping[str, Item]) -> None:
        tree = tree_of(self._session.mindmap.nodes)
        for id, depth in _walk(tree, TOP):
            self._item(id, nodes[id], depth=depth)
        if tree.children.get(TRAY):
            self._writer.heading(_("Not sorted yet"), 3)
            for id, depth in _walk(tree, TRAY):
                self._item(id, nodes[id], depth=depth)

    def _conflicts(self) -> None:
        tell = ConflictWords(self._session).tell
        for id, conflict in self._session.conflicts.items.items():
            self._note(id)
            self._writer.item(tell(conflict).text)

    def _facts(self, row: Table, *told: str) -> Iterator[tuple[str, str]]:
        known = kinds_of(type(row))
        for key, value in values_of(row).items():
            if key in known and key not in _SILENT and key not in told:
                said = self._saying.value(known[key], value)
                if said:
                    yield key, said


def _walk(tree: Tree, top: str) -> Iterator[tuple[str, int]]:
    """All nodes below one with their depth, in the order of the map."""
    stack = [(id, 0) for id in reversed(tree.children.get(top, ()))]
    while stack:
        id, depth = stack.pop()
        yield id, depth
        stack.extend((child, depth + 1) for child in reversed(tree.children.get(id, ())))
