"""The words of states, of the phases of the cycle, and of filters: English texts of the catalogue.

The method gives no states; the four are ours. The phases are those of the EQAVET cycle.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from toi_tui.locale import N_
from toi_tui.model.parts.plan import PlanStep
from toi_tui.model.schedule import is_open, is_overdue

STATES: Final[Mapping[str, str]] = {
    "not-started": N_("Not started"),
    "in-progress": N_("In progress"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}
PHASES: Final[Mapping[str, str]] = {
    "": "",
    "planning": N_("Planning"),
    "implementation": N_("Implementation"),
    "evaluation": N_("Evaluation"),
    "review": N_("Review"),
}
Shows = Callable[[PlanStep, date], bool]
FILTERS: Final[Mapping[str, tuple[str, Shows]]] = {
    "": (N_("All rows"), lambda _step, _today: True),
    "open": (N_("Unfinished"), lambda step, _today: is_open(step)),
    "overdue": (N_("Overdue"), is_overdue),
    "not-started": (STATES["not-started"], lambda step, _today: step.state == "not-started"),
    "in-progress": (STATES["in-progress"], lambda step, _today: step.state == "in-progress"),
    "done": (STATES["done"], lambda step, _today: step.state == "done"),
    "dropped": (STATES["dropped"], lambda step, _today: step.state == "dropped"),
}
"""Which rows the key for states shows, one after the other."""
