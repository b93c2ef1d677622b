"""The action plan, its follow-up and the evaluation: what the week leaves behind."""

import datetime as dt
from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import never, public
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class PlanStep(Item):
    """A row of the action plan: Asia, Toimenpide, Aikataulu, Vastuuhenkilö, Tila; `schedule` as it was said."""

    issue: str = public.text()
    action: str = public.text()
    schedule: str = public.text()
    start: dt.date | None = public.day()
    due: dt.date | None = public.day()
    owner: str = public.text()
    state: str = public.choice("not-started", "in-progress", "done", "dropped")
    cycle: str = public.choice("", "planning", "implementation", "evaluation", "review")
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Plan(Table):
    """The action plan (toimintasuunnitelma); `focus` says in one sentence what is done, for whom, first step."""

    focus: str = public.text()
    steps: Mapping[str, PlanStep] = public.items(PlanStep)


@statically.frozen(kw_only=True)
class Checkpoint(Item):
    """A point of the follow-up: what was aimed at, what came, and what is done about the difference."""

    date: dt.date | None = public.day()
    indicator: str = public.text()
    target: str = public.text()
    actual: str = public.text()
    deviation: str = public.text()
    correction: str = public.text()
    owner: str = public.text()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class FollowUp(Table):
    """The follow-up plan (jatkosuunnitelma)."""

    text: str = public.text()
    other: str = public.text()
    items: Mapping[str, Checkpoint] = public.items(Checkpoint)


@statically.frozen(kw_only=True)
class EvaluationQuestion(Item):
    """A question of T5 and its answer."""

    question: str = public.text()
    answer: str = public.text()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Evaluation(Table):
    """How the mentoring week succeeded, as the provider and as the mentor see it."""

    provider: Mapping[str, EvaluationQuestion] = public.items(EvaluationQuestion)
    mentor: Mapping[str, EvaluationQuestion] = never.items(EvaluationQuestion)
