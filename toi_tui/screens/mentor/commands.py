"""What the user can do on the mentor step."""

from toi_tui.locale import N_
from toi_tui.model.session import Session
from toi_tui.shell import commands as common
from toi_tui.shell.command import Command
from toi_tui.shell.step import Progress, Step

TICK = Command(
    "mentor.tick",
    "space",
    "tick",
    N_("tick"),
    N_("Tick with today's date, or take the tick back. On a date: today. On an expectation: the next person."),
    footer=4,
)
PERSON = Command(
    "mentor.person",
    "s",
    "person",
    N_("whose"),
    N_("Whose expectation it is: the number of a person, 0 for nobody in particular."),
    footer=5,
    digits=(0, 9),
)


def progress(session: Session) -> Progress:
    """How many ticks of the preparation are there."""
    checks = session.checklist.items.values()
    return sum(1 for check in checks if check.done), len(checks)


def step_progress(session: Session, step: int) -> Progress:
    """How many ticks of one preparation step are there."""
    checks = [check for check in session.checklist.items.values() if check.step == step]
    return sum(1 for check in checks if check.done), len(checks)


STEP = Step(
    id="mentor",
    key="4",
    title=N_("Mentor"),
    lists=("checklist.items", "agreement", "expectations.items", "session", "people.items"),
    commands=(*common.GOING_ON_SHEETS, *common.EDITING, TICK, PERSON),
    screen="toi_tui.screens.mentor.screen:MentorScreen",
    progress=progress,
)
