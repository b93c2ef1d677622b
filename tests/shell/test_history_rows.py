"""The history as rows: every moment is found again and gone to, and what became of each step is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.editing.test_chronicle import ALL, Step, acted
from tests.editing.test_history import edits, seen
from tests.strategies import tries
from toi_tui.editing.chronicle import Chronicle, as_it_was
from toi_tui.editing.delta import Delta
from toi_tui.editing.difference import diff
from toi_tui.editing.document import Document
from toi_tui.editing.going_back import GoBackTo
from toi_tui.editing.history import Change, from_the_top
from toi_tui.editing.items import AddItem
from toi_tui.model.session import Session
from toi_tui.shell.history.rows import Moment, OneDay, Row, Saved, rows_of
from toi_tui.storage.state.backups import Copy

MARK = st.tuples(st.sampled_from(["mark", "back"]), edits(), st.none())
TREES = st.lists(st.one_of(ALL, ALL, ALL, MARK), max_size=16)
NINE = datetime(2027, 4, 12, 9)  # noqa: DTZ001 - the clock on the wall


def grown(document: Document, tree: Sequence[Step]) -> dict[int, Session]:
    """Do all of it; the session as it was after so many changes."""
    states, mark = {0: document.session}, document.mark()
    for step in tree:
        match step[0]:
            case "mark":
                mark = document.mark()
            case "back":
                document.go_back(mark)
                mark = document.mark()
            case _:
                acted(document, [step])
        states[document.chronicle.count] = document.session
    return states


def moments(chronicle: Chronicle) -> list[Moment]:
    return [row for row in rows_of(chronicle) if isinstance(row, Moment)]


@tries(150)
@given(TREES)
def test_every_state_is_reached_again_by_a_row_and_undo_leads_back_from_it(tree: Sequence[Step]) -> None:
    document = Document(Session())
    states = grown(document, tree)
    found = {
        row.count: as_it_was(document.session, document.chronicle.since(row.count))
        for row in moments(document.chronicle)
    }
    assert all(seen(state) == seen(states[count]) for count, state in found.items())
    assert all(
        any(seen(state) == seen(each) for each in (*found.values(), document.session)) for state in states.values()
    )
    for state in found.values():
        before = document.session
        if document.do(GoBackTo(diff(before, state))) is not None:
            assert seen(document.session) == seen(state)
            document.undo()
            assert seen(document.session) == seen(before)


@tries(150)
@given(TREES)
def test_what_became_of_a_step_is_what_undo_and_redo_say_of_it(tree: Sequence[Step]) -> None:
    document = Document(Session())
    grown(document, tree)
    assume(not any(change.goes_on for change in document.chronicle.changes))  # a run that others came in between
    followed = Chronicle()
    for number, change in enumerate(document.chronicle.changes, 1):
        followed.take(replace(change, label=_number(followed, change, number)))
    fates = {row.count: row.fate for row in moments(document.chronicle) if row.change and row.change.kind == "edit"}
    undone = {int(each.label) for each in from_the_top(followed.history.undone)}
    standing = {int(each.label) for each in from_the_top(followed.history.done)}
    assert {count for count, fate in fates.items() if fate == "undone"} == undone & fates.keys()
    assert {count for count, fate in fates.items() if not fate} == standing & fates.keys()


def _number(followed: Chronicle, change: Change, number: int) -> str:
    """As the label of a step its number, which undo and redo hand on."""
    history = followed.history
    pile = {"undo": history.done, "redo": history.undone}.get(change.kind)
    return pile.top.label if pile is not None else str(number)


def copy(at: datetime) -> Copy:
    return Copy(Path("copy.toml"), at.astimezone(UTC), 1)


def told(rows: Sequence[Row]) -> list[str]:
    """Rows in short: days by their date, moments by their count, copies by their hour."""
    return [
        str(row.day) if isinstance(row, OneDay) else f"copy {row.at:%H}" if isinstance(row, Saved) else str(row.count)
        for row in rows
    ]


def done_at(*hours: float | None) -> Chronicle:
    """A chronicle of changes that were made so many hours after nine on the first day."""
    at = iter([each if each is None else NINE + timedelta(hours=each) for each in hours])
    document = Document(Session(), now=lambda: next(at))
    for number, _hour in enumerate(hours):
        document.do(AddItem("swot.threats", f"t{number}", {"text": f"T{number}"}))
    return document.chronicle


TODAY, TOMORROW = "2027-04-12", "2027-04-13"


@pytest.mark.parametrize(
    ("hours", "copies", "expected"),
    [
        ((), (), []),
        ((0, 1), (), [TODAY, "2", "1", "0"]),
        ((0, 24), (), [TOMORROW, "2", TODAY, "1", "0"]),
        ((None, 1), (), [TODAY, "2", "None", "1", "0"]),
        ((), (-24, 1), [TODAY, "copy 10", "2027-04-11", "copy 09"]),
        ((0, 2), (1,), [TODAY, "2", "copy 10", "1", "0"]),
        ((0, 2), (2,), [TODAY, "copy 11", "2", "1", "0"]),
        ((0, 2), (-30, 30), [TOMORROW, "copy 15", TODAY, "2", "1", "0", "2027-04-11", "copy 03"]),
        ((5, 1), (3,), [TODAY, "copy 12", "2", "1", "0"]),  # the clock was set back
    ],
    ids=str,
)
def test_rows_stand_under_their_days_the_latest_first_and_copies_among_them(
    hours: Sequence[float | None], copies: Sequence[float], expected: list[str]
) -> None:
    kept = [copy(NINE + timedelta(hours=each)) for each in copies]
    assert told(rows_of(done_at(*hours), kept)) == expected


def test_a_copy_knows_how_much_had_been_done_by_then() -> None:
    rows = rows_of(done_at(0, 2), [copy(NINE + timedelta(hours=each)) for each in (-1, 1, 3)])
    assert [row.count for row in rows if isinstance(row, Saved)] == [2, 1, 0]


def test_what_others_have_overtaken_is_no_moment_of_its_own_and_the_step_stays_as_it_was_done() -> None:
    chronicle = done_at(0)
    chronicle.take(Change("undo", "adding", Delta()))
    assert [(row.count, row.fate) for row in moments(chronicle)] == [(1, ""), (0, "")]
