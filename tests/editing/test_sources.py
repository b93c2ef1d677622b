"""Sources through all that can happen to a session: whatever is carried over, deleted and undone, none is lost.

A source that was deleted is shown as deleted, and it is the source again when it comes back.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import sessions
from toi_tui.editing.carrying_over import CarryOver, on_their_way
from toi_tui.editing.days import RemoveTask
from toi_tui.editing.delta import Draft
from toi_tui.editing.document import Document, Edit
from toi_tui.editing.items import RemoveItems, SetFields
from toi_tui.editing.options import RemoveOption
from toi_tui.model.carrying_over import ROUTES, Candidate, Route, can_be_source, candidates, routes_of
from toi_tui.model.item import kinds_of
from toi_tui.model.kinds import Text
from toi_tui.model.open_points import open_points
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.model.trace import Trace
from toi_tui.storage import codec

BEGUN = codec.read(
    b"format = 1\n[options.items.o]\ntext = 'x'\n[mindmap.nodes.m]\ntext = 'x'\n"
    + b"".join(b"[tasks.items.T%d]\nday = %d\n" % (n, n) for n in range(1, 6))
).session
FROM_LISTS = [route for route in ROUTES if "." in route.source]
Ids = Callable[[], str]


class Say:
    """An edit: something is said that goes a route, in every field that this takes."""

    label = "saying"

    def __init__(self, route: Route, id: str) -> None:
        self.path, self.id = route.source, id
        known = kinds_of(LISTS[route.source])
        texts = {name for names in route.fields.values() for name in names if type(known[name]) is Text}
        words = {key: words if key == "marks" else words[0] for key, words in route.only.items()}
        self.values = {name: f"{name} of {id}" for name in texts} | words

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        draft.add(self.path, self.id, self.values)


@st.composite
def spoken(draw: st.DrawFn) -> Session:
    """Sessions in which there is much to carry over, as there is little in those of any kind."""
    document = Document(BEGUN)
    for number, route in enumerate(draw(st.lists(st.sampled_from(FROM_LISTS), max_size=12))):
        document.do(Say(route, f"said{number}"))
    return document.session


def order_of(session: Session) -> dict[str, list[str]]:
    """The ids of every list in their order, which equality of sessions does not look at."""
    return {path: list(session.items(path)) for path in LISTS}


def ids_of(session: Session) -> set[str]:
    """All ids."""
    return {id for _path, rows in session.lists() for id in rows}


def sources_of(session: Session) -> dict[str, tuple[str, ...]]:
    """What each item came from; of two with the same id, which a file may have, the first counts."""
    found: dict[str, tuple[str, ...]] = {}
    for _path, rows in session.lists():
        for id, row in rows.items():
            found.setdefault(id, getattr(row, "sources", ()))
    return found


def act(data: st.DataObject, document: Document, new_id: Ids) -> None:
    """Something that somebody might do now."""
    what = data.draw(st.sampled_from((carry, carry, bring, delete, delete, join, undo, redo)))
    what(data, document, new_id)


def carry(data: st.DataObject, document: Document, new_id: Ids) -> None:
    """One item goes one of its ways, whether it went there before or not."""
    session = document.session
    items = [(path, id) for path, rows in session.lists() for id in rows]
    ways = [Candidate(route, id) for path, id in items for route in routes_of(session, path, id) if not route.into]
    if ways:
        document.do(CarryOver(on_their_way(session, (data.draw(st.sampled_from(ways)),), new_id)))


def bring(data: st.DataObject, document: Document, new_id: Ids) -> None:
    """All that waits for a list or part is brought there."""
    target = data.draw(st.sampled_from((*LISTS, *PARTS)))
    document.do(CarryOver(on_their_way(document.session, candidates(document.session, (target,)), new_id)))


def delete(data: st.DataObject, document: Document, _new_id: Ids) -> None:
    """An item is deleted, as its step does it."""
    items = [(path, id) for path, rows in document.session.lists() for id in rows]
    if items:
        path, id = data.draw(st.sampled_from(items))
        own: dict[str, Edit] = {"options.items": RemoveOption(id), "tasks.items": RemoveTask(id)}
        document.do(own.get(path) or RemoveItems(path, (id,)))


def join(data: st.DataObject, document: Document, _new_id: Ids) -> None:
    """An item turns out to come from another as well."""
    rows: list[tuple[str, str, Any]] = [
        (path, id, row) for path, found in document.session.lists() for id, row in found.items()
    ]
    goals = [each for each in rows if "sources" in kinds_of(LISTS[each[0]])]
    origins = [id for path, id, _row in rows if can_be_source(path)]
    if goals and origins:
        path, id, row = data.draw(st.sampled_from(goals))
        source = data.draw(st.sampled_from(origins))
        document.do(SetFields(path, id, {"sources": tuple(dict.fromkeys((*row.sources, source)))}))


def all_of(turn: Callable[[], object]) -> None:
    """Undo, or redo, all there is."""
    while turn() is not None:
        pass


def undo(_data: st.DataObject, document: Document, _new_id: Ids) -> None:
    """The last step is taken back."""
    document.undo()


def redo(_data: st.DataObject, document: Document, _new_id: Ids) -> None:
    """It is brought back."""
    document.redo()


@given(st.one_of(spoken(), sessions()), st.integers(1, 15), st.data())
def test_every_source_is_there_or_shown_as_deleted_whatever_was_done(session, acts, data):
    document, numbers = Document(session), count()
    for _ in range(acts):
        act(data, document, lambda: f"new{next(numbers)}")
        trace, there = Trace(document.session), ids_of(document.session)
        for id, sources in sources_of(document.session).items():
            links = trace.sources(id)
            assert [link.id for link in links] == list(dict.fromkeys(sources))
            assert all((link.row is not None) == (link.id in there) for link in links)
            assert all(link.text == "(deleted)" for link in links if link.row is None)
        assert all(point.text for point in open_points(document.session))
    all_of(document.redo)
    last = document.session
    all_of(document.undo)
    assert (document.session, order_of(document.session)) == (session, order_of(session))
    all_of(document.redo)
    assert (document.session, order_of(document.session)) == (last, order_of(last))


@given(spoken(), st.data())
def test_deleting_takes_no_source_away_and_undoing_it_brings_the_source_back(session, data):
    document, numbers = Document(session), count()
    for _ in range(data.draw(st.integers(1, 4))):
        carry(data, document, lambda: f"new{next(numbers)}")
    before, carried = document.session, sources_of(document.session)
    delete(data, document, lambda: "")
    gone = ids_of(before) - ids_of(document.session)
    assert sources_of(document.session) == {id: found for id, found in carried.items() if id not in gone}
    document.undo()
    assert (document.session, order_of(document.session)) == (before, order_of(before))
