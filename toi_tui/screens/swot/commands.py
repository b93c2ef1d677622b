"""The commands of the SWOT step."""

from toi_tui.locale import N_, _
from toi_tui.model.parts.swot import QUADRANTS, SwotNote
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, only_on
from toi_tui.shell.commands.step import Progress, Step


def _pairable(here: Situation) -> str:
    if here.spot.group in QUADRANTS and here.spot.key:
        return ""
    return _("Pairs are made of items: go to one on the SWOT board first.")


HEAVIER = Command(
    "swot.heavier",
    "plus",
    "weigh(1)",
    N_("weight"),
    N_("More weight, up to 5."),
    footer=4,
    condition=only_on(SwotNote),
)
LIGHTER = Command(
    "swot.lighter",
    "minus",
    "weigh(-1)",
    N_("less weight"),
    N_("Less weight; below 1 it has none."),
    condition=only_on(SwotNote),
)
PAIR = Command(
    "swot.pair",
    "p",
    "pair",
    N_("pair"),
    N_("Pair two items into a strategy: p on the first, then p on one across. Tab shows the strategies."),
    footer=5,
    condition=_pairable,
)
_STRATEGIES = common.NEXT_PANEL.at(6, N_("strategies"))
_GOING = tuple(_STRATEGIES if each is common.NEXT_PANEL else each for each in common.GOING)


def progress(session: Session) -> Progress:
    """How many of the four quadrants hold something."""
    return sum(1 for name in QUADRANTS if session.items(f"swot.{name}")), len(QUADRANTS)


STEP = Step(
    id="swot",
    key="2",
    title=N_("SWOT"),
    lists=(*(f"swot.{name}" for name in QUADRANTS), "swot.tows"),
    commands=(*_GOING, *common.EDITING, HEAVIER, LIGHTER, PAIR, common.ZOOM.at(10)),
    screen="toi_tui.screens.swot.screen:SwotScreen",
    progress=progress,
)
_QUADRANTS = common.NEXT_PANEL.at(6, N_("SWOT"))
ON_STRATEGIES = tuple(_QUADRANTS if each is _STRATEGIES else each for each in STEP.commands)
"""The commands among the strategies, from where Tab goes back to the quadrants."""
