"""What the user can do on the follow-up step."""

from toi_tui.locale import N_
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.step import Progress, Step

OUTCOME = Command(
    "followup.outcome",
    "space",
    "outcome",
    N_("met?"),
    N_("Whether an expectation was met: met, partly, not met. On the date of a checkpoint: today."),
    footer=4,
)
WORDING = Command(
    "followup.wording",
    "i",
    "wording",
    N_("question"),
    N_("Mend the wording of a question of the evaluation."),
    footer=5,
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
