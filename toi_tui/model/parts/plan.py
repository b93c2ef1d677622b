"""What the week leaves behind: the action plan, its follow-up and the evaluation."""

import datetime as dt
from collections.abc import Mapping

from toi_tui.model import kinds, statically
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class PlanStep(Item):
    """A row of the action plan: Asia, Toimenpide, Aikataulu, Vastuuhenkilö, Tila; `schedule` as it was said."""

    issue: str = kinds.text()
    action: str = kinds.text()
    schedule: str = kinds.text()
    start: dt.date | None = kinds.day()
    due: dt.date | None = kinds.day()
    owner: str = kinds.text()
    state: str = kinds.choice("not-started", "in-progress", "done", "dropped")
    cycle: str = kinds.choice("", "planning", "implementation", "evaluation", "review")
    sources: tuple[str, ...] = kinds.references()


@statically.frozen(kw_only=True)
class Plan(Table):
    """The action plan (toimintasuunnitelma); `focus` says in one sentence what is done, for whom, first step."""

    focus: str = kinds.text()
    steps: Mapping[str, PlanStep] = kinds.items(PlanStep)


@statically.frozen(kw_only=True)
class Checkpoint(Item):
    """A point of the follow-up: what was aimed at, what came, and what is done about the difference."""

    date: dt.date | None = kinds.day()
    indicator: str = kinds.text()
    target: str = kinds.text()
    actual: str = kinds.text()
    deviation: str = kinds.text()
    correction: str = kinds.text()
    owner: str = kinds.text()
    sources: tuple[str, ...] = kinds.references()


@statically.frozen(kw_only=True)
class FollowUp(Table):
    """The follow-up plan (jatkosuunnitelma)."""

    text: str = kinds.text()
    other: str = kinds.text()
    items: Mapping[str, Checkpoint] = kinds.items(Checkpoint)


@statically.frozen(kw_only=True)
class EvaluationQuestion(Item):
    """A question of T5 and its answer."""

    question: str = kinds.text()
    answer: str = kinds.text()
    sources: tuple[str, ...] = kinds.references()


@statically.frozen(kw_only=True)
class Evaluation(Table):
    """How the mentoring week succeeded, as the provider and as the mentor see it."""

    provider: Mapping[str, EvaluationQuestion] = kinds.items(EvaluationQuestion)
    mentor: Mapping[str, EvaluationQuestion] = kinds.items(EvaluationQuestion)
