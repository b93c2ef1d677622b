"""From the need for change to a decision: the practices that were looked at, and the draft plan."""

from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import public
from toi_tui.model.item import Item, Table

VERDICTS = ("open", "whole", "parts", "merged", "rejected")


@statically.frozen(kw_only=True)
class Need(Table):
    """The need for change (muutostarve)."""

    text: str = public.text()


@statically.frozen(kw_only=True)
class Practice(Item):
    """A good practice that was found: where, whose, in what context, and whether it fits our need."""

    name: str = public.text()
    found: str = public.choice("other", "benchmarking", "visit", "web", "database", "literature", stated=True)
    owner: str = public.text()
    where: str = public.text()
    context: str = public.text()
    fit: str = public.text()
    verdict: str = public.choice(*VERDICTS)
    reason: str = public.text()


@statically.frozen(kw_only=True)
class Practices(Table):
    """The good practices side by side (hyvien käytäntöjen kartoitus)."""

    items: Mapping[str, Practice] = public.items(Practice)


@statically.frozen(kw_only=True)
class Decision(Table):
    """The decision: adopt the whole, parts, merge, or reject."""

    outcome: str = public.choice(*VERDICTS)
    reason: str = public.text()


@statically.frozen(kw_only=True)
class PlanningQuestion(Item):
    """One of the planning questions of the draft plan, with its answer."""

    question: str = public.text()
    answer: str = public.text()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class DraftPlan(Table):
    """The draft plan (suunnitelmaluonnos) as answers to the planning questions."""

    items: Mapping[str, PlanningQuestion] = public.items(PlanningQuestion)
