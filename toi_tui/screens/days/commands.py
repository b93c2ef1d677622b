"""The commands of the days step."""

from dataclasses import replace

from toi_tui.locale import N_, _
from toi_tui.model.parts.days import Activity, Answer, Task
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, nothing_here, on_item, only_on
from toi_tui.shell.commands.step import Progress, Step


def _can_be_parked(here: Situation) -> str:
    return on_item(here) if here.panel != "parking" else nothing_here()


def _there_are_days(here: Situation) -> str:
    return "" if here.session.days.items else _("D adds a day.")


TICK = Command(
    "days.tick",
    "space",
    "tick",
    N_("done"),
    N_("Tick an activity as done, or not done. On a task: its next state, given, answered, debriefed."),
    footer=4,
    condition=only_on(Activity, Task),
)
BACK_A_STATE = Command(
    "days.back-a-state",
    "b",
    "back_a_state",
    N_("state back"),
    N_("The state of a task before."),
    condition=only_on(Task),
)
WHEN = Command(
    "days.when",
    "d",
    "when",
    N_("day"),
    N_("The date, times and place of a day: 13.4. 9–15 room Spruce."),
    footer=5,
    condition=_there_are_days,
)
ADD_DAY = Command("days.add", "D", "add_day", N_("add a day"), N_("One more day behind the last one."))
DAY = Command(
    "days.go", "f", "go_to_day", N_("go to day"), N_("Go to a day by its number."), digits=(1, 10), looks=True
)
KIND = Command(
    "days.kind",
    "s",
    "kind",
    N_("kind of answer"),
    N_("1 opportunity, 2 challenge, 3 option, 4 reason, 5 solution, 6 evaluation, 0 none."),
    digits=(0, 6),
    condition=only_on(Answer, said=N_("Only answers have a kind; n on a task adds one.")),
)
LONGER = Command(
    "days.longer",
    "plus",
    "lengthen(5)",
    N_("5 minutes more"),
    N_("Plan five minutes more for it."),
    condition=only_on(Activity),
)
SHORTER = Command(
    "days.shorter",
    "minus",
    "lengthen(-5)",
    N_("5 minutes less"),
    N_("Plan five minutes less for it."),
    condition=only_on(Activity),
)
PARK = Command(
    "days.park",
    "p",
    "park",
    N_("park"),
    N_("Put a copy into the parking lot, which Tab shows, for later."),
    condition=_can_be_parked,
)


def progress(session: Session) -> Progress:
    """How many of the activities are done."""
    activities = session.days.activities.values()
    return sum(1 for each in activities if each.done), len(activities)


STEP = Step(
    id="days",
    key="5",
    title=N_("Days"),
    lists=("days.items", "days.activities", "days.notes", "tasks.items", "tasks.answers", "parking.items"),
    commands=(
        *common.GOING,
        *common.EDITING,
        TICK,
        BACK_A_STATE,
        WHEN,
        ADD_DAY,
        DAY,
        KIND,
        replace(common.WHOSE, condition=only_on(Answer, said=N_("Only answers are somebody's; n on a task adds one."))),
        LONGER,
        SHORTER,
        PARK,
        common.ZOOM.at(6),
    ),
    screen="toi_tui.screens.days.screen:DaysScreen",
    progress=progress,
)
