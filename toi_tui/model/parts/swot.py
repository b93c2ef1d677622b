"""SWOT: four lists of notes, and the strategies made of pairs of them (TOWS)."""

from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import public
from toi_tui.model.item import Item, Table

QUADRANTS = ("strengths", "weaknesses", "opportunities", "threats")
PAIRS = {"so": ("strengths", "opportunities"), "st": ("strengths", "threats"),
         "wo": ("weaknesses", "opportunities"), "wt": ("weaknesses", "threats")}  # fmt: skip


@statically.frozen(kw_only=True)
class SwotNote(Item):
    """One item of a quadrant; `note` is its evidence, `weight` 1–5 how much it weighs."""

    text: str = public.text()
    weight: int | None = public.whole(1, 5)
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Strategy(Item):
    """A strategy from a pair of quadrants; `sources` name the items it is made of."""

    kind: str = public.choice("so", "st", "wo", "wt", stated=True)
    text: str = public.text()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Swot(Table):
    """Strengths and weaknesses (internal, now), opportunities and threats (external, ahead)."""

    strengths: Mapping[str, SwotNote] = public.items(SwotNote)
    weaknesses: Mapping[str, SwotNote] = public.items(SwotNote)
    opportunities: Mapping[str, SwotNote] = public.items(SwotNote)
    threats: Mapping[str, SwotNote] = public.items(SwotNote)
    tows: Mapping[str, Strategy] = public.items(Strategy)
