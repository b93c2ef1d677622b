"""The rows of the history in words."""

from collections.abc import Callable

import pytest

from tests.shell.test_history_rows import NINE
from toi_tui import locale
from toi_tui.editing.delta import Delta, ItemChange
from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem, AddItems, RemoveItems, SetFields
from toi_tui.model.session import Session
from toi_tui.screens import steps
from toi_tui.shell.commands.step import Step
from toi_tui.shell.history.rows import Moment, rows_of
from toi_tui.shell.history.words import HistoryWords, Words, said_of, said_of_going

THREATS = "swot.threats"
BY_OTHERS = Delta((ItemChange(THREATS, "o", None, {"text": "theirs"}, None, ""),))


def step_of(path: str) -> Step | None:
    return next((step for step in steps() if path in step.lists), None)


def worked(*acts: Callable[[Document], object]) -> Document:
    """A document after these acts, the note “mine” first."""
    locale.use("en")
    document = Document(Session(), now=lambda: NINE)
    for act in (lambda it: it.do(AddItem(THREATS, "a", {"text": "mine"})), *acts):
        act(document)
    return document


def words_of(document: Document) -> HistoryWords:
    return HistoryWords(rows_of(document.chronicle), document.session, step_of)


def latest(document: Document) -> Words:
    return words_of(document).of(1)


def began_and_went_back(document: Document) -> None:
    mark = document.mark()
    document.do(SetFields(THREATS, "a", {"weight": 3}))
    document.go_back(mark)


def gave_up(document: Document) -> None:
    document.do(SetFields(THREATS, "a", {"weight": 3}), "r")
    document.cancel_run("r")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda it: it.do(SetFields(THREATS, "a", {"text": "mine now"})), "Editing “mine now”"),
        (lambda it: it.do(SetFields(THREATS, "a", {"weight": 3})), "Editing “mine”"),
        (lambda it: it.do(AddItems(THREATS, {"b": {"text": "B"}, "c": {}})), "Adding several items “B” and 1 more"),
        (lambda it: it.do(RemoveItems(THREATS, ("a",))), "Deleting “mine”"),
        (lambda it: it.do(SetFields("session", "", {"mentor": "Riitta"})), "Editing mentor"),
        (lambda it: it.undo(), "Undone: adding “mine”"),
        (lambda it: (it.undo(), it.redo()), "Redone: adding “mine”"),
        (lambda it: it.take_in(BY_OTHERS), "From others: 1 change “theirs”"),
        (gave_up, "Given up: editing “mine”"),
        (began_and_went_back, "Taken back: typing with no field open “mine”"),
    ],
)
def test_what_was_done_is_said_with_the_items_own_words(act: Callable[[Document], object], said: str) -> None:
    assert latest(worked(act)).what == said


def test_an_item_that_is_gone_is_called_as_it_ever_was() -> None:
    document = worked(
        lambda it: it.do(SetFields(THREATS, "a", {"weight": 3})), lambda it: it.do(RemoveItems(THREATS, ("a",)))
    )
    assert words_of(document).of(2).what == "Editing “mine”"


def test_only_the_latest_is_now_and_what_became_of_the_others_is_said() -> None:
    document = worked(Document.undo, lambda it: it.do(AddItem(THREATS, "b", {"text": "other"})), Document.undo)
    words = words_of(document)
    assert [words.of(number).fate for number in range(1, 6)] == ["now", "undone", "", "undone, passed by", ""]
    assert [words.of(number).is_past for number in range(1, 6)] == [False, True, False, True, False]


def test_a_row_is_found_by_its_day_its_time_its_step_and_every_text_that_was_changed() -> None:
    document = worked(lambda it: it.do(SetFields(THREATS, "a", {"note": "evidence"})))
    words = words_of(document)
    assert words.searched(0) == ""
    assert words.searched(1) == "Mon 12 Apr 09:00 SWOT Editing “mine” now evidence"


def test_what_lies_between_a_moment_and_now_is_said() -> None:
    document = worked(lambda it: it.do(SetFields(THREATS, "a", {"weight": 3})), lambda it: it.take_in(BY_OTHERS))
    row = Moment(1, NINE, document.chronicle.changes[0])
    words = words_of(document).of(3)
    assert said_of(row, words, document.chronicle.since(1)) == (
        "As it was after this, Mon 12 Apr at 09:00: Adding “mine”. 2 steps back."
        " Since then came 1 change of others, which would go along."
    )
    assert said_of_going(row, 2) == (
        "Gone back to how it was on Mon 12 Apr at 09:00. 2 changes of others went along. u takes it back."
    )


def test_where_no_time_is_known_none_is_said() -> None:
    document = worked()
    change = document.chronicle.changes[0]
    row = Moment(1, None, change)
    assert said_of(row, Words("", None, "Adding “mine”"), ()) == (
        "As it was after this: Adding “mine”. This is how it is now."
    )
    assert said_of_going(row, 0) == "Gone back to an earlier state. u takes it back."
