"""What the user can do on the session step."""

from toi_tui.locale import N_
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.step import Progress, Step

DETAILS = Command(
    "session.details",
    "i",
    "details",
    N_("details"),
    N_("Role, organisation and e-mail of a person, one after the other."),
    footer=5,
)
CHANGE = Command(
    "session.change",
    "space",
    "change",
    N_("change"),
    N_("The next choice: language, confidentiality. On a conflict: what stands now stays."),
)
OTHER = Command(
    "session.other", "x", "other", N_("take the other"), N_("On a conflict: the other takes the place of what stands.")
)

READING = (Command("edit", "enter", "edit", N_("go there"), footer=1, looks=True), common.OTHER_PAGE)
SETTLING = (*READING, CHANGE.at(2, N_("keep")), OTHER.at(3))

_FIELDS = ("practice", "organisation", "mentor", "contact", "goal")


def progress(session: Session) -> Progress:
    """How many of the identity's main fields, people, rules and dates are there; a conflict is one thing to be done."""
    there = [bool(getattr(session.identity, name)) for name in _FIELDS]
    there += [bool(session.people.items), bool(session.rules.items)]
    days = session.days.items.values()
    there.append(bool(days) and all(day.date for day in days))
    return sum(there), len(there) + len(session.conflicts.items)


STEP = Step(
    id="session",
    key="1",
    title=N_("Session"),
    lists=("session", "people.items", "rules.items", "days.items", "conflicts.items"),
    commands=(*common.GOING_ON_SHEETS, *common.EDITING, DETAILS, CHANGE.at(6), OTHER),
    screen="toi_tui.screens.session.screen:SessionScreen",
    progress=progress,
)
