"""The commands of the risks step."""

from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model import rating
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation
from toi_tui.shell.commands.step import Progress, Step

RATING: Final = (0, 5)


def _on_risk(here: Situation) -> str:
    return "" if here.spot.key else _("There is no risk at the cursor to rate. n begins one.")


def _on_choice(here: Situation) -> str:
    if here.spot.key and here.spot.group in {"treatment", "state"}:
        return ""
    return _("Space changes the treatment or the state: go to that column first.")


def _probabilities(here: Situation) -> tuple[str, tuple[str, ...]]:
    """The digits that rate how likely a risk is, on the scale of the session."""
    from toi_tui.screens.risks.words import PROBABILITIES  # nothing is rated before the first paint

    return _ratings(PROBABILITIES[here.session.risks.scale])


def _impacts(here: Situation) -> tuple[str, tuple[str, ...]]:
    """The digits that rate how grave it would be."""
    from toi_tui.screens.risks.words import IMPACTS  # nothing is rated before the first paint

    return _ratings(IMPACTS[here.session.risks.scale])


def _ratings(names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return _("{key}: {choices}  0 clears"), tuple(map(_, names))


PROBABILITY = Command(
    "risks.probability",
    "p",
    "probability",
    N_("probability"),
    N_("How likely it is, from 1; 0 takes the rating away."),
    footer=2,
    digits=RATING,
    brief=N_("prob."),
    condition=_on_risk,
    asks=_probabilities,
)
IMPACT = Command(
    "risks.impact",
    "i",
    "impact",
    N_("impact"),
    N_("How grave it would be, from 1; 0 takes the rating away."),
    footer=3,
    digits=RATING,
    brief=N_("imp."),
    condition=_on_risk,
    asks=_impacts,
)
RESIDUAL_PROBABILITY = Command(
    "risks.residual-probability",
    "P",
    "residual_probability",
    N_("probability after measures"),
    N_("How likely it still is after the measures; 0 takes the rating away."),
    digits=RATING,
    condition=_on_risk,
    asks=_probabilities,
)
RESIDUAL_IMPACT = Command(
    "risks.residual-impact",
    "I",
    "residual_impact",
    N_("impact after measures"),
    N_("How grave it still would be after the measures; 0 takes the rating away."),
    digits=RATING,
    condition=_on_risk,
    asks=_impacts,
)
CYCLE = Command(
    "risks.cycle",
    "space",
    "cycle",
    N_("next choice"),
    N_("The next choice of the column with the cursor: treatment or state."),
    condition=_on_choice,
)
SCALE = Command("risks.scale", "x", "scale", "3×3 / 5×5", N_("The other scale, of 3×3 and 5×5. No rating is changed."))
SWAP = Command(
    "risks.swap", "", "swap_axes", N_("swap the axes"), N_("Show the impact upwards, or the probability."), looks=True
)
SORT = Command(
    "risks.sort", "", "sort", N_("sort by level"), N_("Put the highest level first; u brings the old order back.")
)


def progress(session: Session) -> Progress:
    """How many of the risks are rated."""
    risks = session.risks
    return rating.rated(risks.items, risks.scale), len(risks.items)


_BEHIND_RATING: Final = {each.id: each for each in (common.EDIT.at(4), common.PICK_UP.at(5))}

STEP = Step(
    id="risks",
    key="8",
    title=N_("Risks"),
    lists=("risks.items", "risks"),
    commands=(
        *common.GOING,
        *(_BEHIND_RATING.get(each.id, each) for each in common.EDITING),
        PROBABILITY,
        IMPACT,
        RESIDUAL_PROBABILITY,
        RESIDUAL_IMPACT,
        CYCLE,
        SCALE.at(7),
        common.ZOOM.at(8),
        SWAP,
        SORT,
    ),
    screen="toi_tui.screens.risks.screen:RisksScreen",
    progress=progress,
)
