"""What is open about risks besides their levels: the rating before and after the measures, and who acts by when."""

from collections.abc import Iterator, Mapping
from typing import Final

from toi_tui.locale import N_
from toi_tui.model.parts.risks import Risk
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.risk_checks import Flaw, flaws
from toi_tui.model.session import Session

_SAID: Final[Mapping[Flaw, str]] = {
    "residual-higher": N_("{risk} is rated higher after the measures than before."),
    "lowered-without-measure": N_("{risk} is rated lower after the measures, but has no measure."),
}
_SAID_OF_MEASURES: Final[Mapping[Flaw, str]] = {
    "no-owner": N_("Nobody is responsible for the measure against {risk}."),
    "no-due": N_("The measure against {risk} has no date."),
}


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Ratings that are missing or contradict each other, and measures that nobody owns or that have no date."""
    unrated = [id for id, risk in session.risks.items.items() if "unrated" in flaws(risk, session.risks.scale)]
    if unrated:
        said = N_("{n} of {total} risks are not rated.")
        params = {"n": len(unrated), "total": len(session.risks.items)}
        yield OpenPoint("not-rated", "risks", unrated[0], said, params)
    for id, risk in session.risks.items.items():
        told = {**_SAID, **(_SAID_OF_MEASURES if risk.measure else {})}
        for flaw in flaws(risk, session.risks.scale):
            if flaw in told:
                yield OpenPoint(flaw, "risks", id, told[flaw], {"risk": _name(risk)})


def _name(risk: Risk) -> str:
    return f"R{risk.number}" if risk.number is not None else f"“{risk.text}”"
