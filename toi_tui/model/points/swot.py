"""Open points of the SWOT: the method wants four lists, each thing in one of them."""

from collections.abc import Iterator
from typing import Final

from toi_tui.locale import N_
from toi_tui.model.parts.swot import QUADRANTS
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session

_EMPTY: Final = {
    "strengths": N_("The SWOT has no strengths."),
    "weaknesses": N_("The SWOT has no weaknesses."),
    "opportunities": N_("The SWOT has no opportunities."),
    "threats": N_("The SWOT has no threats."),
}


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Quadrants that stayed empty while others were filled, and what stands in two of them: it wants unpacking."""
    quadrants = {name: session.items(f"swot.{name}") for name in QUADRANTS}
    for name, notes in quadrants.items():
        if not notes and any(quadrants.values()):
            yield OpenPoint("empty-quadrant", "swot", "", _EMPTY[name])
    where: dict[str, str] = {}
    for name, notes in quadrants.items():
        for id, note in notes.items():
            text = getattr(note, "text", "")
            if where.setdefault(text.casefold().strip(), name) != name:
                said = N_("“{text}” is in two boxes of the SWOT: unpack what it means in each.")
                yield OpenPoint("two-boxes", "swot", id, said, {"text": text})
