"""The names of ratings, levels, choices and open points: English texts of the catalogue.

The three steps of 3×3 are those of BS 8800 as Finnish workplaces use it; the five of 5×5 are our proposal.
"""

from collections.abc import Mapping
from typing import Final

from toi_tui.locale import N_
from toi_tui.model.points.risks import Flaw

LEVELS: Final[Mapping[int, str]] = {
    1: N_("Insignificant"),
    2: N_("Minor"),
    3: N_("Moderate"),
    4: N_("Significant"),
    5: N_("Intolerable"),
}
PROBABILITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "3x3": (N_("Unlikely"), N_("Possible"), N_("Likely")),
    "5x5": (N_("Very unlikely"), N_("Unlikely"), N_("Possible"), N_("Likely"), N_("Almost certain")),
}
IMPACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "3x3": (N_("Slight"), N_("Harmful"), N_("Serious")),
    "5x5": (N_("Very small"), N_("Small"), N_("Medium"), N_("Large"), N_("Critical")),
}
TREATMENTS: Final[Mapping[str, str]] = {
    "": "",
    "reduce": N_("Reduce"),
    "share": N_("Share"),
    "avoid": N_("Avoid"),
    "accept": N_("Accept"),
}
STATES: Final[Mapping[str, str]] = {
    "open": N_("Not begun"),
    "in-progress": N_("Under way"),
    "done": N_("Finished"),
}
FLAWS: Final[Mapping[Flaw, str]] = {
    "unrated": N_("Not rated yet (p and i)"),
    "beyond-scale": N_("Rated beyond the scale; rate it again"),
    "residual-higher": N_("More remains than there is now"),
    "lowered-without-measure": N_("Less remains, but no measure is named"),
    "no-measure": N_("No measure yet"),
    "no-owner": N_("No owner yet"),
    "no-due": N_("No date yet"),
}
