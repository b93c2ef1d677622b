"""From the need for change to a decision: the practices that were looked at, and the draft plan."""

from collections.abc import Mapping

from toi_tui.model import kinds, statically
from toi_tui.model.item import Item, Table

VERDICTS = ("open", "whole", "parts", "merged", "rejected")


@statically.frozen(kw_only=True)
class Need(Table):
    """The need for change (muutostarve)."""

    text: str = kinds.text()


@statically.frozen(kw_only=True)
class Practice(Item):
    """A good practice that was found: where, whose, in what context, and whether it fits our need."""

    name: str = kinds.text()
    found: str = kinds.choice("other", "benchmarking", "visit", "web", "database", "literature", stated=True)
    owner: str = kinds.text()
    where: str = kinds.text()
    context: str = kinds.text()
    fit: str = kinds.text()
    verdict: str = kinds.choice(*VERDICTS)
    reason: str = kinds.text()


@statically.frozen(kw_only=True)
class Practices(Table):
    """The good practices side by side (hyvien käytäntöjen kartoitus)."""

    items: Mapping[str, Practice] = kinds.items(Practice)


@statically.frozen(kw_only=True)
class Decision(Table):
    """What was decided: adopt the whole, parts, merge, or reject."""

    outcome: str = kinds.choice(*VERDICTS)
    reason: str = kinds.text()


@statically.frozen(kw_only=True)
class PlanningQuestion(Item):
    """One of the planning questions of the draft plan, with its answer."""

    question: str = kinds.text()
    answer: str = kinds.text()
    sources: tuple[str, ...] = kinds.references()


@statically.frozen(kw_only=True)
class DraftPlan(Table):
    """The draft plan (suunnitelmaluonnos) as answers to the planning questions."""

    items: Mapping[str, PlanningQuestion] = kinds.items(PlanningQuestion)
