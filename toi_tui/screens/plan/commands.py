"""The commands of the plan step."""

from toi_tui.locale import N_, _
from toi_tui.model.schedule import all_owners, owners
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation
from toi_tui.shell.commands.step import Progress, Step


def _on_row(here: Situation) -> str:
    if here.target is not None and here.target.list == "plan.steps":
        return ""
    return _("Space changes the state of a row of the plan: go to one first (Tab).")


def _has_owners(here: Situation) -> str:
    somebody = any(step.owner and owners(step.owner) for step in here.session.plan.steps.values())
    return "" if somebody else _("Nobody is responsible for a row yet.")


def _owners(here: Situation) -> tuple[str, tuple[str, ...]]:
    """Whose rows a number shows."""
    return _("Whose rows? 0 all {names}").format(names="{choices}"), all_owners(here.session.plan.steps.values())[:9]


STATE = Command(
    "plan.state",
    "space",
    "state",
    N_("state"),
    N_("The next state of the row; in the column of the phase the next phase of the cycle."),
    footer=4,
    condition=_on_row,
)
OWNER = Command(
    "plan.owner",
    "f",
    "owner",
    N_("whose rows"),
    N_("Show only the rows of somebody: the number of a person, 0 for all."),
    footer=5,
    digits=(0, 9),
    looks=True,
    condition=_has_owners,
    asks=_owners,
)
SHOWN = Command(
    "plan.shown",
    "x",
    "shown",
    N_("which rows"),
    N_("Show all rows, the open ones, the overdue ones, or those of one state; Esc shows all."),
    footer=6,
    looks=True,
)


def progress(session: Session) -> Progress:
    """How many rows have somebody responsible and a schedule; the focus counts as one more."""
    rows = [row for row in session.plan.steps.values() if row.state != "dropped"]
    whole = [bool(row.owner and (row.schedule or row.due)) for row in rows]
    return sum((bool(session.plan.focus), *whole)), 1 + len(rows)


STEP = Step(
    id="plan",
    key="9",
    title=N_("Plan"),
    lists=("plan.steps", "plan", "challenges.items"),
    commands=(*common.GOING, *common.EDITING, STATE, OWNER, SHOWN, common.ZOOM.at(7)),
    screen="toi_tui.screens.plan.screen:PlanScreen",
    progress=progress,
)
