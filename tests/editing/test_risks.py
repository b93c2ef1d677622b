import pytest

from toi_tui.editing.document import Document
from toi_tui.editing.risks import RISKS, AddRisks, MoveRisk, RateResidual, RateRisk, SortByLevel
from toi_tui.model.parts.risks import Risk, Risks
from toi_tui.model.session import Session


def document(scale: str = "3x3", **risks: Risk) -> Document:
    return Document(Session(risks=Risks(scale=scale, items=risks)))


def ratings(of: Document, id: str) -> tuple[int | None, ...]:
    risk = of.session.risks.items[id]
    return risk.probability, risk.impact, risk.residual_probability, risk.residual_impact


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        (Risk(), RateRisk("a", "probability", 2), (2, None, None, None)),
        (Risk(probability=2), RateRisk("a", "impact", 3), (2, 3, None, None)),
        (Risk(probability=2, impact=3), RateRisk("a", "impact", None), (2, None, None, None)),
        (Risk(probability=2, impact=3), RateResidual("a", "probability", 1), (2, 3, 1, 3)),
        (
            Risk(probability=2, impact=3, residual_probability=1, residual_impact=3),
            RateResidual("a", "impact", 2),
            (2, 3, 1, 2),
        ),
        (Risk(), RateResidual("a", "impact", 2), (None, None, None, 2)),
        (
            Risk(probability=2, impact=3, residual_probability=1, residual_impact=3),
            RateResidual("a", "impact", None),
            (2, 3, None, None),
        ),
        (Risk(), MoveRisk("a", 3, 1), (3, 1, None, None)),
        (Risk(probability=2, impact=3), MoveRisk("a", None, None), (None, None, None, None)),
    ],
)
def test_ratings_before_and_after_and_after_undo(before, edit, after):
    risks = document(a=before)
    start = risks.session
    risks.do(edit)
    assert ratings(risks, "a") == after
    risks.undo()
    assert risks.session == start
    assert risks.redo() is not None
    assert ratings(risks, "a") == after


@pytest.mark.parametrize(
    "edit", [RateRisk("gone", "impact", 1), RateResidual("gone", "impact", 1), MoveRisk("gone", 1, 1)]
)
def test_a_risk_that_is_gone_stays_gone(edit):
    assert document(a=Risk()).do(edit) is None


def test_new_risks_get_the_next_numbers_and_a_deleted_one_leaves_a_gap():
    risks = document(a=Risk(number=1), d=Risk(number=4))
    risks.do(AddRisks({"e": {"text": "yksi"}, "f": {"text": "kaksi"}}, after="a"))
    assert [(id, risk.number) for id, risk in risks.session.risks.items.items()] == [
        ("a", 1), ("e", 5), ("f", 6), ("d", 4),
    ]  # fmt: skip


def test_the_first_risk_is_number_one():
    risks = document()
    risks.do(AddRisks({"a": {}}))
    assert risks.session.risks.items["a"].number == 1


def test_sorting_puts_the_highest_level_first_and_keeps_the_order_of_equals():
    risks = document(
        a=Risk(),
        b=Risk(probability=1, impact=1),
        c=Risk(probability=3, impact=1),
        d=Risk(probability=3, impact=3),
        e=Risk(probability=1, impact=3),
    )
    risks.do(SortByLevel())
    assert list(risks.session.items(RISKS)) == ["d", "c", "e", "b", "a"]
    assert risks.do(SortByLevel()) is None
    risks.undo()
    assert list(risks.session.items(RISKS)) == ["a", "b", "c", "d", "e"]


def test_sorting_goes_by_the_scale_of_the_session():
    of = {"a": Risk(probability=3, impact=3), "b": Risk(probability=1, impact=5), "c": Risk(probability=5, impact=4)}
    small, large = document(**of), document("5x5", **of)
    assert small.do(SortByLevel()) is None
    large.do(SortByLevel())
    assert list(large.session.items(RISKS)) == ["c", "a", "b"]
