from datetime import date

import pytest

from toi_tui.editing.days import AddDay, MoveWithin, RemoveTask, SetTaskState
from toi_tui.editing.document import Document
from toi_tui.model.parts.days import Activity, Answer, Day, Days, Task, Tasks
from toi_tui.model.session import Session

TODAY = date(2027, 4, 14)
BEFORE = Session(
    days=Days(
        items={"1": Day(date=TODAY), "3": Day()},
        activities={
            "a1": Activity(day=1, text="alku"),
            "a2": Activity(day=1, text="työ"),
            "a3": Activity(day=1, text="loppu"),
            "c1": Activity(day=3, text="purku"),
        },
    ),
    tasks=Tasks(
        items={"T1": Task(day=1, state="answered", given=date(2027, 4, 12)), "T2": Task(day=2)},
        answers={"k1": Answer(task="T1", text="yksi"), "k2": Answer(task="T2", text="kaksi")},
    ),
)


@pytest.mark.parametrize(
    ("edit", "order"),
    [
        (MoveWithin("days.activities", "a3", "day", 1), "a3:1 a1:1 a2:1 c1:3"),
        (MoveWithin("days.activities", "a1", "day", 1, "a2"), "a2:1 a1:1 a3:1 c1:3"),
        (MoveWithin("days.activities", "a1", "day", 3), "a2:1 a3:1 a1:3 c1:3"),
        (MoveWithin("days.activities", "a1", "day", 3, "c1"), "a2:1 a3:1 c1:3 a1:3"),
        (MoveWithin("days.activities", "c1", "day", 1), "c1:1 a1:1 a2:1 a3:1"),
        (MoveWithin("days.activities", "c1", "day", 2), "a1:1 a2:1 a3:1 c1:2"),
        (MoveWithin("days.activities", "a1", "day", 2, "gone"), "a2:1 a3:1 a1:2 c1:3"),
        (MoveWithin("days.activities", "a1", "day", 1), None),
        (MoveWithin("days.activities", "gone", "day", 1), None),
    ],
)
def test_a_card_goes_to_its_place(edit, order):
    document = Document(BEFORE)
    change = document.do(edit)
    rows = document.session.days.activities
    assert (None if change is None else " ".join(f"{id}:{row.day}" for id, row in rows.items())) == order
    document.undo()
    assert document.session == BEFORE
    assert list(document.session.days.activities) == list(BEFORE.days.activities)


@pytest.mark.parametrize(
    ("state", "given", "debriefed"),
    [
        ("open", None, None),
        ("given", date(2027, 4, 12), None),
        ("debriefed", date(2027, 4, 12), TODAY),
    ],
)
def test_a_state_of_a_task_keeps_and_sets_dates(state, given, debriefed):
    document = Document(BEFORE)
    document.do(SetTaskState("T1", state, TODAY))
    task = document.session.tasks.items["T1"]
    assert (task.state, task.given, task.debriefed) == (state, given, debriefed)
    document.undo()
    assert document.session == BEFORE


def test_a_task_that_is_given_first_gets_the_day():
    document = Document(BEFORE)
    document.do(SetTaskState("T2", "given", TODAY))
    assert document.session.tasks.items["T2"].given == TODAY
    assert document.do(SetTaskState("T9", "given", TODAY)) is None


def test_a_task_goes_with_its_answers_alone():
    document = Document(BEFORE)
    document.do(RemoveTask("T1"))
    assert (list(document.session.tasks.items), list(document.session.tasks.answers)) == (["T2"], ["k2"])
    document.undo()
    assert document.session == BEFORE
    assert document.do(RemoveTask("T7")) is None


def test_a_day_is_added():
    document = Document(BEFORE)
    document.do(AddDay(4, {"date": TODAY}))
    assert document.session.days.items["4"] == Day(date=TODAY)
