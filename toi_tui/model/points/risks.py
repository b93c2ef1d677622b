"""Open points of the risks: numbers and ratings that do not fit together, and who does what about them by when."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from toi_tui.locale import N_
from toi_tui.model.names import sign
from toi_tui.model.parts.risks import Risk
from toi_tui.model.points.point import OpenPoint, Params
from toi_tui.model.rating import is_beyond, level_after, level_now, must_be_treated
from toi_tui.model.session import Session

Flaw = Literal[
    "unrated", "beyond-scale", "residual-higher", "lowered-without-measure", "no-measure", "no-owner", "no-due"
]
_SAID: Final[Mapping[Flaw, str]] = {
    "beyond-scale": N_("{risk} is rated beyond the scale {scale}."),
    "residual-higher": N_("{risk} is rated higher after the measures than before."),
    "lowered-without-measure": N_("{risk} is rated lower after the measures, but has no measure."),
    "no-measure": N_("{risk} is of level {level} and has no measure."),
}
_SAID_OF_MEASURES: Final[Mapping[Flaw, str]] = {
    "no-owner": N_("Nobody is responsible for the measure against {risk}."),
    "no-due": N_("The measure against {risk} has no date."),
}


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Numbers that two risks have, how many are not rated, and what is open about each."""
    risks, scale = session.risks.items, session.risks.scale
    seen: set[str] = set()
    for id, risk in risks.items():
        name = sign(risk)
        if name and name in seen:
            yield OpenPoint("same-number", "risks", id, N_("Two risks are {risk}."), {"risk": name})
        seen.add(name)
    unrated = [id for id, risk in risks.items() if "unrated" in flaws(risk, scale)]
    if unrated:
        said = N_("{n} of {total} risks are not rated.")
        yield OpenPoint("not-rated", "risks", unrated[0], said, {"n": len(unrated), "total": len(risks)})
    for id, risk in risks.items():
        yield from _open_about(id, risk, scale)


def _open_about(id: str, risk: Risk, scale: str) -> Iterator[OpenPoint]:
    told = {**_SAID, **(_SAID_OF_MEASURES if risk.measure else {})}
    params: Params = {
        "risk": sign(risk) or f"“{risk.text}”",
        "scale": scale.replace("x", "×"),
        "level": level_now(risk, scale) or 0,
    }
    for flaw in flaws(risk, scale):
        if flaw in told:
            yield OpenPoint(flaw, "risks", id, told[flaw], params)


def flaws(risk: Risk, scale: str) -> tuple[Flaw, ...]:
    """The flaws of a risk on a scale, the weightiest first; they are shown at the risk until they are settled."""
    return (*_rating_flaws(risk, scale), *_treatment_flaws(risk, scale))


def _rating_flaws(risk: Risk, scale: str) -> tuple[Flaw, ...]:
    if is_beyond(risk, scale):
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
    if not must_be_treated(risk, scale):
        return tuple(found)
    if not (risk.measure or found or risk.treatment == "accept"):
        found.append("no-measure")
    if not risk.owner:
        found.append("no-owner")
    if risk.due is None:
        found.append("no-due")
    return tuple(found)
