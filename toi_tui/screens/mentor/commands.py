"""The commands of the mentor step."""

from dataclasses import replace
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model.parts.mentor import Check
from toi_tui.model.parts.people import Expectation
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, always, on_target, only_on
from toi_tui.shell.commands.step import Progress, Step

DATES: Final = frozenset({"agreement.instructions_sent", "agreement.contract_sent", "agreement.pretask_sent"})
"""The fields of the agreement that say when something was sent."""
_ON_EXPECTATION: Final = only_on(Expectation, said=N_("Only an expectation is somebody's: go to one first (Tab)."))


def _dated(here: Situation) -> str:
    if isinstance(here.item, Check) or here.spot.key in DATES:
        return ""
    return _("Ticks have a date, and what was sent: go to one first.")


def _people(here: Situation) -> tuple[str, tuple[str, ...]]:
    """Whose number is whose."""
    names = tuple(person.name for person in here.session.people.items.values())[:9]
    return _("Whose? 0 nobody {names} (Esc cancels)").format(names="{choices}" if names else ""), names


TICK = Command(
    "mentor.tick",
    "space",
    "tick",
    N_("tick"),
    N_(
        "Tick with today's date, or take the tick back. On a date or a letter: sent today. "
        "On an expectation: the next person."
    ),
    footer=4,
    condition=on_target,
)
WHEN = Command(
    "mentor.when",
    "d",
    "when",
    N_("date"),
    N_("The day of a tick, where it was not today: 9.2."),
    footer=7,
    condition=_dated,
)
PERSON = Command(
    "mentor.person",
    "s",
    "person",
    N_("whose, by number"),
    N_("Whose expectation it is: the number of a person, 0 for nobody in particular."),
    digits=(0, 9),
    condition=_ON_EXPECTATION,
    asks=_people,
)
EML = Command(
    "mentor.eml",
    "x",
    "save_eml",
    N_("save .eml"),
    N_("Save the letter as a message that your mail program opens, ready to be sent; it lies beside the session."),
    looks=True,
    outward=True,
)
MARKDOWN = Command(
    "mentor.markdown",
    "X",
    "save_markdown",
    N_("save .md"),
    N_("Save the letter as Markdown."),
    looks=True,
    outward=True,
)
MAIL = Command(
    "mentor.mail",
    "M",
    "open_mail",
    N_("mail it"),
    N_("Open the letter in the mail program by a link. Some programs cut long texts; x never does."),
    looks=True,
    outward=True,
)

ON_LETTERS = (
    replace(common.COPY.at(1), condition=always),
    EML.at(2),
    MAIL.at(3),
    common.OTHER_PAGE.at(4),
    replace(common.EDIT.at(5), looks=True, condition=always),
    replace(TICK.at(6, N_("sent")), condition=always),
    MARKDOWN.at(7),
)
"""The commands that matter while a letter is read."""


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
    commands=(
        *common.GOING_ON_SHEETS,
        *common.EDITING,
        TICK,
        WHEN,
        replace(common.WHOSE.at(5), condition=_ON_EXPECTATION),
        PERSON,
        EML,
        MARKDOWN,
        MAIL,
    ),
    screen="toi_tui.screens.mentor.screen:MentorScreen",
    progress=progress,
)
