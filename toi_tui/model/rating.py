"""The rating of risks: the level that a probability and an impact make, and the level from which a risk is treated."""

from collections.abc import Mapping
from typing import Final

from toi_tui.model.parts.risks import SCALES, Risk

_BANDS: Final = (2, 4, 9, 16, 25)  # the highest product of each of the five levels of the 5×5 scale
_TREATED_FROM: Final = 3  # moderate (kohtalainen)


def level(scale: str, probability: int | None, impact: int | None) -> int | None:
    """The level 1–5 of a rating on a scale; None when it is not rated, or rated beyond the scale.

    3×3: probability + impact − 1. 5×5: probability × impact in the bands 1–2, 3–4, 5–9, 10–16, 20–25.
    """
    side = SCALES[scale]
    if probability is None or impact is None or probability > side or impact > side:
        return None
    if scale == "3x3":
        return probability + impact - 1
    return next(number for number, top in enumerate(_BANDS, 1) if probability * impact <= top)


def level_now(risk: Risk, scale: str) -> int | None:
    """The level as things are, 1–5; None when not rated, or beyond the scale."""
    return level(scale, risk.probability, risk.impact)


def level_after(risk: Risk, scale: str) -> int | None:
    """The level that remains after the measures; None when not rated, or beyond the scale."""
    return level(scale, risk.residual_probability, risk.residual_impact)


def rated(risks: Mapping[str, Risk], scale: str) -> int:
    """How many of the risks have a level on the scale."""
    return sum(level_now(risk, scale) is not None for risk in risks.values())


def is_beyond(risk: Risk, scale: str) -> bool:
    """Whether a rating, now or after the measures, is higher than the scale goes."""
    ratings = (risk.probability, risk.impact, risk.residual_probability, risk.residual_impact)
    return any(rating is not None and rating > SCALES[scale] for rating in ratings)


def must_be_treated(risk: Risk, scale: str) -> bool:
    """Whether the level as things are asks for a measure: moderate, 3, and higher."""
    return (level_now(risk, scale) or 0) >= _TREATED_FROM
