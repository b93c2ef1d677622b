"""What is still open about a risk. Nothing here blocks; it is shown at the risk until it is settled."""

from collections.abc import Mapping
from typing import Final, Literal

from toi_tui.model.parts.risks import SCALES, Risk, level

Flaw = Literal[
    "unrated", "beyond-scale", "residual-higher", "lowered-without-measure", "no-measure", "no-owner", "no-due"
]
ACT_FROM: Final = 3
"""The level from which a risk must be treated: moderate (kohtalainen)."""


def flaws(risk: Risk, scale: str) -> tuple[Flaw, ...]:
    """What is open about a risk on a scale, the weightiest first."""
    return (*_rating_flaws(risk, scale), *_treatment_flaws(risk, scale))


def rated(risks: Mapping[str, Risk], scale: str) -> int:
    """How many of the risks have a level on the scale."""
    return sum(level_now(risk, scale) is not None for risk in risks.values())


def level_now(risk: Risk, scale: str) -> int | None:
    """The level as things are, 1–5; None when not rated, or beyond the scale."""
    return level(scale, risk.probability, risk.impact)


def level_after(risk: Risk, scale: str) -> int | None:
    """The level that remains after the measures; None when not rated, or beyond the scale."""
    return level(scale, risk.residual_probability, risk.residual_impact)


def beyond_scale(risk: Risk, scale: str) -> bool:
    """Whether a rating, now or after the measures, is higher than the scale goes."""
    ratings = (risk.probability, risk.impact, risk.residual_probability, risk.residual_impact)
    return any(rating is not None and rating > SCALES[scale] for rating in ratings)


def _rating_flaws(risk: Risk, scale: str) -> tuple[Flaw, ...]:
    if beyond_scale(risk, scale):
        return ("beyond-scale",)
    now, after = level_now(risk, scale), level_after(risk, scale)
    if now is None:
        return ("unrated",)
    return ("residual-higher",) if after is not None and after > now else ()


def _treatment_flaws(risk: Risk, scale: str) -> tuple[Flaw, ...]:
    now, after = level_now(risk, scale), level_after(risk, scale)
    found: list[Flaw] = []
    if now is not None and after is not None and after < now and not risk.measure:
        found.append("lowered-without-measure")
    if now is None or now < ACT_FROM:
        return tuple(found)
    if not (risk.measure or found or risk.treatment == "accept"):
        found.append("no-measure")
    if not risk.owner:
        found.append("no-owner")
    if risk.due is None:
        found.append("no-due")
    return tuple(found)
