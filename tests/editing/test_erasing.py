"""Erasing for good: no word of an item is left in the session or in what was done, and all else is as it was."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.editing.test_history import NAMES, act_on, edits, seen
from tests.strategies import tries
from toi_tui.editing.chronicle import Chronicle, as_it_was
from toi_tui.editing.document import Document
from toi_tui.editing.erasing import erased, without
from toi_tui.editing.items import AddItem, RemoveItems, SetFields
from toi_tui.editing.merge import merge
from toi_tui.model.session import Session

STEPS = st.lists(
    st.tuples(st.sampled_from(["do", "do", "do", "undo", "redo"]), edits(), st.none()), min_size=1, max_size=14
)


def words_of(chronicle: Chronicle, id: str) -> list[Any]:
    """What a chronicle says of an item."""
    said = [each for change in chronicle.changes for each in change.delta if each.id == id]
    return [words for each in said for words in (each.before, each.after, each.place_after) if words]


@tries(200)
@given(STEPS, st.sampled_from(NAMES))
def test_no_word_is_left_and_the_other_items_have_the_same_past(steps: list[tuple[str, Any, None]], id: str) -> None:
    document = Document(Session())
    for act, edit, run in steps:
        act_on(document, act, edit, run)
    changes = [*document.chronicle.changes]
    left, _gone = without(document.session, {id})
    chronicle = Chronicle(erased(changes, {id}))
    assert not words_of(chronicle, id)
    assert len(chronicle.changes) == len(changes)
    for count in range(len(changes) + 1):
        before = without(as_it_was(document.session, changes[count:]), {id})[0]
        after = as_it_was(left, [*chronicle.changes][count:])
        assert [dict(rows) for _path, rows in after.lists()] == [dict(rows) for _path, rows in before.lists()]
    again = Document(left, lambda: chronicle)
    for count in range(len(changes) + 1):
        assert all(id not in rows for _path, rows in again.session.lists()), count
        again.undo()


def test_what_is_erased_cannot_be_undone_and_what_was_done_beside_it_can() -> None:
    document = Document(Session())
    document.do(AddItem("people.items", "p", {"name": "Matti Eskelinen", "email": "matti@example.org"}))
    document.do(AddItem("swot.threats", "a", {"text": "A"}))
    document.do(SetFields("people.items", "p", {"name": "Matti E."}))
    document.do(RemoveItems("people.items", ("p",)))
    chronicle = Chronicle(erased(document.chronicle.changes, {"p"}))
    document = Document(document.session, lambda: chronicle)
    for _ in range(4):
        document.undo()
    assert seen(document.session) == seen(Session())
    for _ in range(4):
        document.redo()
    assert [row.text for row in document.session.swot.threats.values()] == ["A"]
    assert not document.session.people.items


def test_conflicts_about_it_go_with_it() -> None:
    base = Document(Session())
    base.do(AddItem("swot.threats", "a", {"text": "A"}))
    ours, theirs = Document(base.session), Document(base.session)
    ours.do(SetFields("swot.threats", "a", {"text": "ours"}))
    theirs.do(SetFields("swot.threats", "a", {"text": "theirs"}))
    merged = merge(base.session, ours.session, theirs.session)
    assert merged.conflicts
    left, gone = without(merged.session, {"a"})
    assert seen(left) == seen(Session())
    assert len(gone.changes) == 1 + len(merged.conflicts)
