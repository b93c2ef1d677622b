"""A schedule is kept as it was said; its dates go with the words, those set by hand stay."""

from datetime import date
from typing import Any

import pytest

from toi_tui.editing.document import Document
from toi_tui.editing.plan import SetSchedule
from toi_tui.model.parts.plan import Plan, PlanStep
from toi_tui.model.session import Session

SINCE = date(2027, 3, 15)
APRIL, AUGUST = date(2027, 4, 30), date(2027, 8, 24)
MONDAY, FRIDAY = date(2027, 9, 6), date(2027, 9, 10)


@pytest.mark.parametrize(
    ("before", "words", "start", "due"),
    [
        ({}, "30.4.", None, APRIL),
        ({}, "vko 36", MONDAY, FRIDAY),
        ({}, "heti", None, None),
        ({"schedule": "30.4.", "due": APRIL}, "vko 36", MONDAY, FRIDAY),
        ({"schedule": "30.4.", "due": APRIL}, "heti", None, None),
        ({"schedule": "30.4.", "due": APRIL}, "", None, None),
        ({"schedule": "vko 36", "start": MONDAY, "due": FRIDAY}, "30.4.", None, APRIL),
        ({"schedule": "vko 36", "start": MONDAY, "due": FRIDAY}, "vko 36 alkaen", MONDAY, None),
        ({"schedule": "syksyllä kai", "due": AUGUST}, "heti", None, AUGUST),
        ({"schedule": "30.4.", "start": MONDAY, "due": APRIL}, "24.8.", MONDAY, AUGUST),
        ({"start": MONDAY, "due": AUGUST}, "30.4.", MONDAY, APRIL),
    ],
)
def test_a_schedule_brings_its_dates(before: dict[str, Any], words: str, start: date | None, due: date | None) -> None:
    first = Session(plan=Plan(steps={"row": PlanStep(action="x", **before)}))
    document = Document(first)
    document.do(SetSchedule("row", words, SINCE))
    row = document.session.plan.steps["row"]
    assert (row.schedule, row.start, row.due) == (words, start, due)
    document.undo()
    assert document.session == first


def test_the_schedule_of_a_row_that_is_gone_changes_nothing() -> None:
    assert Document(Session()).do(SetSchedule("gone", "30.4.", SINCE)) is None
