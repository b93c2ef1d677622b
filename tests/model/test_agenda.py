from datetime import date
from typing import Any

import pytest

from toi_tui.editing.delta import Draft
from toi_tui.model.agenda import agenda
from toi_tui.model.calendar import task_to_answer
from toi_tui.model.method import new_session
from toi_tui.model.session import Session
from toi_tui.storage import codec, shipped


def example(name: str, *changes: tuple[str, str, dict[str, Any]]) -> Session:
    draft = Draft(codec.read(shipped.example(name)).session)
    for path, id, values in changes:
        draft.set(path, id, **values)
    return draft.finish()[0]


def codes(session: Session, today: date) -> list[str]:
    return [point.code for point in agenda(session, today)]


def test_on_a_day_the_debrief_comes_first_then_what_is_left_then_the_task_to_give() -> None:
    points = agenda(example("kesken"), date(2027, 4, 14))
    assert (points[0].code, points[0].item) == ("debrief", "T2")
    assert {point.code for point in points[1:-2]} == {"activity"}
    assert [(point.code, point.item) for point in points[-2:]] == [("give", "T3"), ("next-day", "4")]


def test_what_is_debriefed_and_given_today_is_said_once() -> None:
    points = agenda(example("kesken"), date(2027, 4, 14))
    assert [point.code for point in points if "T2" in point.text] == ["debrief"]
    assert [point.code for point in points if "T3" in point.text] == ["give"]
    debriefed = example("kesken", ("tasks.items", "T2", {"state": "debriefed"}))
    assert [point.code for point in agenda(debriefed, date(2027, 4, 14)) if "T2" in point.text] == ["activity"]


@pytest.mark.parametrize(
    ("states", "wanted"),
    [
        ({"T1": "given", "T2": "given"}, "T2"),
        ({"T2": "answered"}, "T2"),
        ({"T2": "debriefed"}, "T3"),
        (dict.fromkeys(("T2", "T3", "T4", "T5"), "debriefed"), None),
    ],
)
def test_answers_belong_to_the_last_task_that_was_given(states: dict[str, str], wanted: str | None) -> None:
    session = example("kesken", *(("tasks.items", code, {"state": state}) for code, state in states.items()))
    assert task_to_answer(session) == wanted


def test_on_the_last_day_the_evaluation_is_gathered_and_the_expectations_are_looked_at_again() -> None:
    session = example("kesken", ("tasks.items", "T4", {"state": "answered"}))
    points = agenda(session, date(2027, 4, 16))
    assert (points[0].code, points[0].item) == ("debrief", "T4")
    assert [(point.code, point.msgid) for point in points[-2:]] == [
        ("give", "Give {task} and gather the answers"),
        ("expectations", "Look back at what was expected of the mentor"),
    ]
    assert points[-1].item == next(iter(session.expectations.items))


def test_before_the_period_the_open_ticks_of_the_preparation_wait() -> None:
    session = example("kesken")
    tick = next(iter(session.checklist.items))
    session = example("kesken", ("checklist.items", tick, {"done": None}))
    assert [(point.code, point.item) for point in agenda(session, date(2027, 3, 1))] == [
        ("next-day", "1"),
        ("prepare", tick),
    ]


@pytest.mark.parametrize(("state", "wanted"), [("given", ["next-day", "task"]), ("answered", ["next-day"])])
def test_between_the_days_a_task_waits_until_it_is_answered(state: str, wanted: list[str]) -> None:
    session = example(
        "tuntsanvaara", *(("tasks.items", id, {"state": "debriefed"}) for id in ("T1", "T2", "T3", "T4", "T5"))
    )
    draft = Draft(session)
    draft.set("tasks.items", "T1", state=state)
    assert codes(draft.finish()[0], date(2027, 9, 8)) == wanted


def test_after_the_period_the_plan_is_followed_up() -> None:
    found = codes(example("kuusilampi"), date(2027, 9, 4))
    assert found == ["overdue"] * 4 + ["due", "checkpoint"]


def test_after_the_period_a_checkpoint_that_passed_without_a_word_is_asked_for() -> None:
    session = example("kuusilampi", *(("plan.steps", id, {"state": "done"}) for id in example("kuusilampi").plan.steps))
    assert codes(session, date(2027, 9, 18)) == ["missed", "checkpoint"]
    first = next(iter(session.followup.items))
    session = example("kuusilampi", ("followup.items", first, {"actual": "90 %"}))
    assert "missed" not in codes(session, date(2027, 9, 18))


def test_after_the_period_the_expectations_and_the_evaluation_wait() -> None:
    session = example("kesken")
    points = agenda(session, date(2027, 5, 1))
    assert [(point.code, point.part) for point in points] == [
        ("plan", "plan"),
        ("revisit", "expectations"),
        ("evaluate", "evaluation"),
    ]
    assert points[1].params == {"n": 6, "total": 6}


def test_a_task_whose_debrief_was_passed_over_waits_behind_that_of_the_day() -> None:
    session = example("kesken", ("tasks.items", "T3", {"state": "given"}))
    points = agenda(session, date(2027, 4, 15))
    assert [(point.code, point.item) for point in points[:2]] == [("debrief", "T3"), ("overtaken", "T2")]


def test_a_new_session_without_dates_asks_for_them_last() -> None:
    numbers = iter(range(10000))
    session = new_session(shipped.method("toi", "en"), lambda: f"id{next(numbers):06}")
    found = codes(session, date(2027, 1, 1))
    assert found[-1] == "no-dates"
    assert set(found[:-1]) == {"prepare"}
