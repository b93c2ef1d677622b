"""The page beside the comparison: the need, the decision, and the planning questions with their answers."""

from typing import Final

from toi_tui.locale import _
from toi_tui.model.method import Guide
from toi_tui.model.parts.practices import PlanningQuestion
from toi_tui.model.session import Session
from toi_tui.screens.practices.commands import answered
from toi_tui.screens.practices.words import MARKS, VERDICTS
from toi_tui.widgets.sheet import Group, Row
from toi_tui.widgets.text import one_line

NEED: Final = "need.text"
OUTCOME: Final = "decision.outcome"
REASON: Final = "decision.reason"
QUESTIONS: Final = "questions"


def deciding(session: Session, guide: Guide | None) -> list[Group]:
    """The need, the decision and the draft plan."""
    return [_need(session, guide), _decision(session), _questions(session)]


def asked(guide: Guide | None, panel: str) -> str:
    """The method's questions for a part of this step, a line each."""
    return "\n".join(guide.panels.get(panel, ())) if guide else ""


def _need(session: Session, guide: Guide | None) -> Group:
    hint = asked(guide, "need") or _("what must change, and how we know it")
    return Group("need", _("The need for change"), (Row(NEED, session.need.text, hint=hint),))


def _decision(session: Session) -> Group:
    decision = session.decision
    outcome = Row(OUTCOME, f"{MARKS[decision.outcome]} {_(VERDICTS[decision.outcome])}", _("Outcome"))
    reason = Row(REASON, decision.reason, _("Reason"), hint=_("why, in a sentence or two"))
    return Group("decision", _("The decision"), (outcome, reason))


def _questions(session: Session) -> Group:
    done, total = answered(session)
    rows = tuple(_question(id, row) for id, row in session.draft_plan.items.items())
    tail = f"{done}/{total} ✓" if total and done == total else f"{done}/{total}"
    return Group(QUESTIONS, _("Planning questions"), rows, tail, _("None. n adds a question."))


def _question(id: str, row: PlanningQuestion) -> Row:
    mark = "◌" if row.private else "✓" if row.answer else "☐"
    tail = f"✎ {one_line(row.note)}" if row.note else ""
    return Row(id, row.answer, row.question, mark, tail, hint=_("the answer"))
