"""Telling a session: every part, list and field of it that holds something, in the order of the file, as a tree."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from toi_tui.locale import _
from toi_tui.model import names, words
from toi_tui.model.conflict_words import ConflictWords
from toi_tui.model.item import Item, Table, kinds_of, lists_of, values_of
from toi_tui.model.names import main_field
from toi_tui.model.parts.mindmap import TOP, TRAY
from toi_tui.model.saying import Saying
from toi_tui.model.session import PARTS, Session
from toi_tui.model.trace import Link, Trace
from toi_tui.model.tree import Tree, tree_of
from toi_tui.report.tree import Detail, Origin, Section, Series, Statement, Telling

_SILENT: Final = frozenset({"id", "private", "parent", "opens"})


def tell(session: Session, *, why: bool = False) -> Telling:
    """The whole session, without the parts that say nothing; with `why` what each item was carried over from."""
    sections = map(_Teller(session, why=why).section, PARTS)
    title = session.title or _("A session without a name")
    return Telling(title, tuple(section for section in sections if not _is_empty(section)))


def tell_part(session: Session, name: str, *, why: bool = False) -> Telling:
    """One part alone; one that says nothing says so."""
    section = _Teller(session, why=why).section(name)
    if _is_empty(section):
        nothing = Statement(name, "", "", _("nothing yet"))
        section = replace(section, series=(Series(name, "", (nothing,)),))
    return Telling("", (section,))


def _is_empty(section: Section) -> bool:
    stated = section.details and section.path != "risks"  # its scale is always stated
    return not stated and not section.series


class _Teller:
    """One session being told."""

    def __init__(self, session: Session, *, why: bool) -> None:
        self._session = session
        self._trace = Trace(session) if why else None
        self._saying = Saying(session)

    def section(self, name: str) -> Section:
        """A part, with all that it says."""
        part = self._session.part(name)
        paths = (f"{name}.{each}" for each in lists_of(type(part)))
        series = tuple(series for path in paths for series in self._series(path) if series.statements)
        return Section(name, _(names.PARTS[name]), tuple(self._details(part, name)), series)

    def _series(self, path: str) -> Iterator[Series]:
        rows = self._session.items(path)
        match path:
            case "mindmap.nodes":
                yield from self._map(path, rows)
            case "conflicts.items":
                yield Series(path, "", tuple(self._conflicts(path)))
            case _:
                name = names.LISTS.get(path, "")
                told = tuple(self._statement(path, id, row) for id, row in rows.items())
                yield Series(path, name and _(name), told, counted=bool(name))

    def _map(self, path: str, nodes: Mapping[str, Item]) -> Iterator[Series]:
        tree = tree_of(self._session.mindmap.nodes)
        for top, name in ((TOP, ""), (TRAY, _("Not sorted yet"))):
            told = tuple(self._statement(path, id, nodes[id], depth) for id, depth in _walk(tree, top))
            yield Series(path, name, told)

    def _conflicts(self, path: str) -> Iterator[Statement]:
        conflicts = ConflictWords(self._session)
        for id, conflict in self._session.conflicts.items.items():
            yield Statement(path, id, "", conflicts.tell(conflict).text)

    def _statement(self, path: str, id: str, row: Item, depth: int = 0) -> Statement:
        main = main_field(row)
        told = (main, "sources") if self._trace else (main,)
        details = tuple(self._details(row, path, id, told, depth + 1))
        title = _title(path, id, str(getattr(row, main, "")))
        return Statement(path, id, main, title, depth, row.private, details, self._origins(id, row, depth))

    def _details(
        self, row: Table, path: str, id: str = "", told: tuple[str, ...] = (), depth: int = 0
    ) -> Iterator[Detail]:
        """The fields that say something and are not told yet."""
        known = kinds_of(type(row))
        for key, value in values_of(row).items():
            if key in known and key not in _SILENT and key not in told:
                said = self._saying.value(known[key], value)
                if said:
                    yield Detail(path, id, key, said, _(words.FIELDS[key]), depth)

    def _origins(self, id: str, row: Item, depth: int) -> tuple[Origin, ...] | None:
        """All that an item was carried over from, as far as it is asked for and there can be any."""
        if not self._trace or "sources" not in kinds_of(type(row)):
            return None
        if not self._trace.sources(id):
            return ()
        return tuple(_origin(link, depth) for link in islice(self._trace.chain(id), 1, None))


def _origin(link: Link, depth: int) -> Origin:
    field = main_field(link.row) if link.row else ""
    return Origin(link.path, link.id, field, f"← {link.text}", depth + link.depth)


def _title(path: str, id: str, said: str) -> str:
    """An item's name by what its main field says."""
    if path == "days.items":
        return (_("Day {number}: {phase}") if said else _("Day {number}")).format(number=id, phase=said)
    return f"{id}: {said}" if path == "tasks.items" else said or _("without a name")


def _walk(tree: Tree, top: str) -> Iterator[tuple[str, int]]:
    """All nodes below one with their depth, in the order of the map."""
    stack = [(id, 0) for id in reversed(tree.children.get(top, ()))]
    while stack:
        id, depth = stack.pop()
        yield id, depth
        if below := tree.children.get(id):
            stack.extend((child, depth + 1) for child in reversed(below))
