"""The commands of the follow-up step."""

from dataclasses import replace
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model.parts.people import Expectation
from toi_tui.model.parts.plan import EvaluationQuestion
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, always, only_on
from toi_tui.shell.commands.step import Progress, Step


def _can_be_met(here: Situation) -> str:
    if isinstance(here.item, Expectation) or (here.spot.group == "date" and here.spot.key):
        return ""
    return _("Space says whether an expectation was met: go to one first (Tab).")


OUTCOME = Command(
    "followup.outcome",
    "space",
    "outcome",
    N_("met?"),
    N_("Whether an expectation was met: met, partly, not met. On the date of a checkpoint: today."),
    footer=4,
    condition=_can_be_met,
)
WORDING = Command(
    "followup.wording",
    "i",
    "wording",
    N_("question"),
    N_("Mend the wording of a question of the evaluation."),
    footer=5,
    condition=only_on(
        EvaluationQuestion, said=N_("Only questions of the evaluation have a wording: go to one first (Tab).")
    ),
)


def progress(session: Session) -> Progress:
    """How many expectations were looked at again and questions answered; checkpoints count as one more."""
    done = [bool(session.followup.items)]
    done += [bool(row.outcome) for row in session.expectations.items.values()]
    done += [bool(row.answer) for row in session.evaluation.provider.values()]
    done += [bool(row.answer) for row in session.evaluation.mentor.values()]
    return sum(done), len(done)


STEP = Step(
    id="followup",
    key="0",
    title=N_("Follow-up"),
    lists=(
        "followup.items",
        "followup",
        "expectations.items",
        "evaluation.provider",
        "evaluation.mentor",
    ),
    commands=(*common.GOING, *common.EDITING, OUTCOME, WORDING, common.ZOOM.at(6)),
    screen="toi_tui.screens.followup.screen:FollowUpScreen",
    progress=progress,
)
_LEADS: Final = replace(common.EDIT, label=N_("go there"), brief="", looks=True, condition=always)
ON_WAITING: Final = tuple(_LEADS if each.id == common.EDIT.id else each for each in STEP.commands)
"""The commands among what waits: its rows lead elsewhere, also where nothing may be changed."""
