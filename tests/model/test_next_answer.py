import pytest

from toi_tui.model.parts.days import kind_of_next_answer


@pytest.mark.parametrize(
    ("task", "before", "wanted"),
    [
        ("T1", None, "opportunity"),
        ("T1", "opportunity", "opportunity"),
        ("T1", "challenge", "challenge"),
        ("T2", None, "option"),
        ("T3", None, "reason"),
        ("T4", None, "challenge"),
        ("T4", "challenge", "solution"),
        ("T4", "solution", "challenge"),
        ("T4", "", ""),
        ("T5", None, "evaluation"),
        ("T9", None, ""),
        ("T9", "reason", "reason"),
    ],
)
def test_the_next_answer_is_of_the_kind_that_the_task_asks_for(task: str, before: str | None, wanted: str) -> None:
    assert kind_of_next_answer(task, before) == wanted
