"""All that was done: every state is found again, also what was undone and passed by, and a moment is gone back to."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.editing.test_history import FOREIGN, RUNS, act_on, edits, seen
from tests.strategies import tries
from toi_tui.editing.chronicle import Chronicle, as_it_was
from toi_tui.editing.document import Document, Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import AddItem, RemoveItems, SetFields
from toi_tui.model.session import Session

Step = tuple[str, Edit, str | None]
ACTS = ("do", "do", "do", "undo", "undo", "redo", "close")
MINE = st.tuples(st.sampled_from(ACTS), edits(), RUNS)
ALL = st.one_of(MINE, MINE, MINE, st.tuples(st.just("merge"), edits(FOREIGN), st.none()))
ANY = st.lists(ALL, max_size=14)


def acted(document: Document, steps: list[Step]) -> None:
    for act, edit, run in steps:
        act_on(document, act, edit, run)


@tries(300)
@given(ANY)
def test_every_state_is_reached_again_whatever_was_undone_and_passed_by(steps: list[Step]) -> None:
    document = Document(Session())
    states = {0: document.session}
    for step in steps:
        acted(document, [step])
        states[document.chronicle.count] = document.session
    changes = [*document.chronicle.changes]
    for count, state in states.items():
        assert seen(as_it_was(document.session, changes[count:])) == seen(state)


@tries(300)
@given(ANY, ANY, st.booleans())
def test_going_back_leaves_session_undo_and_redo_as_they_were_and_the_chronicle_keeps_what_was_done(
    before: list[Step], after: list[Step], restart: bool
) -> None:
    document = Document(Session())
    acted(document, before)
    if restart:  # what was done before is read only when somebody undoes
        earlier = Chronicle(document.chronicle.changes)
        document = Document(document.session, lambda: earlier)
    kept: list[Change] = []
    document.listen_to_kept(kept.append)
    alone = [step for step in after if step[0] != "merge"]
    state, mark = document.session, document.mark()
    acted(document, alone)
    document.go_back(mark)
    assert seen(document.session) == seen(state)
    assert not kept or document.chronicle.changes[-1].kind == "back"
    after_a_restart = Chronicle(document.chronicle.changes)
    control = Document(Session())
    acted(control, before)
    expected = turned(control)
    assert turned(document) == expected
    assert turned(Document(state, lambda: after_a_restart)) == expected


def turned(document: Document) -> tuple[list[Any], list[Any]]:
    """What undo takes back down to the start, and what redo brings back then."""
    undone, redone = [], []
    while (change := document.undo()) is not None:
        undone.append((change.label, change.delta))
    while (change := document.redo()) is not None:
        redone.append((change.label, change.delta))
    return undone, redone


def test_what_others_changed_meanwhile_stays_when_gone_back() -> None:
    document = Document(Session())
    mark = document.mark()
    document.do(AddItem("swot.threats", "a", {"text": "mine"}))
    others = Document(document.session)
    theirs = others.do(AddItem("swot.threats", "b", {"text": "theirs"}))
    assert theirs is not None
    document.take_in(theirs.delta)
    document.do(SetFields("swot.threats", "a", {"text": "mine again"}))
    document.go_back(mark)
    assert [row.text for row in document.session.swot.threats.values()] == ["theirs"]
    assert not document.can_undo


def test_going_back_again_and_again_takes_back_what_was_done_since_the_last_time_alone() -> None:
    document = Document(Session())
    mark = document.mark()
    for number in range(30):
        document.do(AddItem("swot.threats", f"a{number}", {"text": "mine"}))
        change = document.go_back(mark)
        assert change is not None
        assert len(change.delta.changes) == 1
    assert document.session == Session()


def test_going_back_over_nothing_is_no_change() -> None:
    document = Document(Session())
    assert document.go_back(document.mark()) is None
    assert [*document.chronicle.changes] == []


def test_what_was_only_begun_goes_too_and_is_known_by_those_who_keep() -> None:
    document, kept = Document(Session()), Chronicle()
    document.listen_to_kept(kept.take)
    mark = document.mark()
    document.do(AddItem("swot.threats", "a", {}), "r", begins=True)
    document.go_back(mark)
    assert (document.session, document.kept) == (Session(), Session())
    assert [change.kind for change in kept.changes] == ["edit", "back"]


def test_changes_are_dated_and_a_run_of_typing_is_one_with_the_time_it_began_at() -> None:
    times = iter(datetime(2027, 4, 12, 9) + timedelta(minutes=each) for each in range(9))  # noqa: DTZ001
    document = Document(Session(), now=lambda: next(times))
    document.do(AddItem("swot.threats", "a", {"text": "a"}), "r")
    document.do(SetFields("swot.threats", "a", {"text": "ab"}), "r")
    document.do(RemoveItems("swot.threats", ("a",)))
    first, second = document.chronicle.changes
    assert (first.at, second.at) == (datetime(2027, 4, 12, 9), datetime(2027, 4, 12, 9, 2))  # noqa: DTZ001
    assert [each.after for each in first.delta] == [{"text": "ab"}]


def test_what_was_only_begun_is_dated_by_when_it_was_begun() -> None:
    times = iter(datetime(2027, 4, 12, 9) + timedelta(minutes=each) for each in range(9))  # noqa: DTZ001
    document = Document(Session(), now=lambda: next(times))
    document.do(AddItem("swot.threats", "a", {}), "r", begins=True)
    document.do(SetFields("swot.threats", "a", {"text": "a"}), "r")
    (change,) = document.chronicle.changes
    assert change.at == datetime(2027, 4, 12, 9)  # noqa: DTZ001


def test_as_many_changes_as_are_kept_are_remembered_and_the_oldest_go() -> None:
    from toi_tui.editing.chronicle import STEPS_KEPT

    document = Document(Session())
    document.do(AddItem("swot.threats", "a", {"text": "a"}))
    (change,) = document.chronicle.changes
    chronicle = Chronicle([change] * (STEPS_KEPT + 5))
    assert (len(chronicle.changes), chronicle.count) == (STEPS_KEPT, STEPS_KEPT + 5)
    assert STEPS_KEPT >= 10_000
