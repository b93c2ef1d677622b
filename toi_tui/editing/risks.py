"""Edits of the risks step."""

from collections.abc import Mapping
from typing import Final, Literal

from toi_tui.editing.delta import FIRST, Draft
from toi_tui.locale import N_
from toi_tui.model import births, statically
from toi_tui.model.item import Fields, Item
from toi_tui.model.parts.risks import Risk, Risks
from toi_tui.model.rating import level_now

RISKS: Final = "risks.items"
Axis = Literal["probability", "impact"]


@statically.frozen
class AddRisks:
    """Add risks behind `after` (`FIRST`: in front; None: at the end), each with the next free number."""

    risks: Mapping[str, Fields]
    after: str | None = None
    label: str = N_("adding")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        after = self.after
        names = births.names(RISKS, draft.rows(RISKS).values())
        for (id, values), name in zip(self.risks.items(), names, strict=False):
            draft.add(RISKS, id, {**values, **name}, after)
            after = id


@statically.frozen
class RateRisk:
    """Rate a risk's probability or impact as things are; None takes the rating away."""

    id: str
    axis: Axis
    rating: int | None
    label: str = N_("rating")

    def run(self, draft: Draft) -> None:
        """Change the draft; a risk that is gone meanwhile stays gone."""
        if self.id in draft.items(RISKS):
            draft.set(RISKS, self.id, **{self.axis: self.rating})


@statically.frozen
class RateResidual:
    """Rate what remains of a risk after the measures.

    Measures often change only one of the two: the other is taken from the rating as things are until it is said.
    None takes both away.
    """

    id: str
    axis: Axis
    rating: int | None
    label: str = N_("rating what remains")

    def run(self, draft: Draft) -> None:
        """Change the draft; a risk that is gone meanwhile stays gone."""
        if self.id not in draft.items(RISKS):
            return
        risk = _risk(draft.items(RISKS)[self.id])
        after = {
            "probability": risk.residual_probability or risk.probability,
            "impact": risk.residual_impact or risk.impact,
            self.axis: self.rating,
        }
        values = after if self.rating is not None else dict.fromkeys(after)
        draft.set(RISKS, self.id, **{f"residual_{axis}": rating for axis, rating in values.items()})


@statically.frozen
class MoveRisk:
    """Put a risk into another square of the matrix; None for both puts it into the tray of those not rated."""

    id: str
    probability: int | None
    impact: int | None
    label: str = N_("moving in the matrix")

    def run(self, draft: Draft) -> None:
        """Change the draft; a risk that is gone meanwhile stays gone."""
        if self.id in draft.items(RISKS):
            draft.set(RISKS, self.id, probability=self.probability, impact=self.impact)


@statically.frozen
class SortByLevel:
    """Put the risks in the order of their level now, the highest first; equals keep their order, unrated come last."""

    label: str = N_("sorting by level")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        part = draft.part("risks")
        scale = part.scale if isinstance(part, Risks) else ""
        rows = {id: _risk(draft.items(RISKS)[id]) for id in draft.order(RISKS)}
        before = FIRST
        for id in sorted(rows, key=lambda each: -(level_now(rows[each], scale) or 0)):
            draft.move(RISKS, id, before)
            before = id


def _risk(item: Item) -> Risk:
    if not isinstance(item, Risk):
        raise TypeError(item)
    return item
