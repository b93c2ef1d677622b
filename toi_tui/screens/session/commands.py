"""The commands of the session step."""

from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, nothing_here
from toi_tui.shell.commands.step import Progress, Step

CHOICES: Final = ("language", "confidentiality")
"""The fields of the session that hold one of a few words."""


def _on_person(here: Situation) -> str:
    if here.spot.group == "people" and here.spot.key:
        return ""
    return _("Only people have details: go to one first.")


def _on_conflict(here: Situation) -> str:
    return "" if here.spot.group == "conflicts" and here.spot.key else nothing_here()


def _on_choice(here: Situation) -> str:
    return "" if here.spot.key in CHOICES else _on_conflict(here)


DETAILS = Command(
    "session.details",
    "i",
    "details",
    N_("details"),
    N_("Role, organisation and e-mail of a person, one after the other."),
    footer=5,
    condition=_on_person,
)
CHANGE = Command(
    "session.change",
    "space",
    "change",
    N_("change"),
    N_("The next choice: language, confidentiality. On a conflict: what stands now stays."),
    condition=_on_choice,
)
OTHER = Command(
    "session.other",
    "x",
    "other",
    N_("take the other"),
    N_("On a conflict: the other takes the place of what stands."),
    condition=_on_conflict,
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
