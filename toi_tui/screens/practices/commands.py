"""The commands of the practices step."""

from toi_tui.locale import N_, _
from toi_tui.model.parts.practices import PlanningQuestion
from toi_tui.model.session import Session
from toi_tui.screens.practices.words import CHOICES
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, only_on
from toi_tui.shell.commands.step import Progress, Step


def _on_choice(here: Situation) -> str:
    if here.target is not None and here.target.field in CHOICES:
        return ""
    return _("Only how it was found, the verdict and the decision are choices.")


def _words(here: Situation) -> tuple[str, tuple[str, ...]]:
    """Which number is which word."""
    words = CHOICES[here.target.field].values() if here.target is not None else ()
    return "{choices}", tuple(map(_, words))


CHOOSE = Command(
    "practices.choose",
    "s",
    "choose",
    N_("choose"),
    N_("How it was found, the verdict on it, or the decision, by its number."),
    footer=5,
    digits=(1, 6),
    condition=_on_choice,
    asks=_words,
)
NEXT_CHOICE = Command(
    "practices.next-choice",
    "space",
    "next_choice",
    N_("change"),
    N_("The next word where there is a choice: found, verdict, decision."),
    footer=4,
    condition=_on_choice,
)
QUESTION = Command(
    "practices.question",
    "E",
    "edit_question",
    N_("reword the question"),
    N_("Edit a planning question itself; e edits its answer, n adds a question."),
    condition=only_on(PlanningQuestion, said=N_("Go to a planning question first (Tab).")),
)


def answered(session: Session) -> Progress:
    """How many of the planning questions have an answer."""
    questions = session.draft_plan.items.values()
    return sum(1 for each in questions if each.answer), len(questions)


def judged(session: Session) -> Progress:
    """How many of the practices have a verdict."""
    practices = session.practices.items.values()
    return sum(1 for each in practices if each.verdict != "open"), len(practices)


def progress(session: Session) -> Progress:
    """The need, a verdict on each practice (one is needed at least), the decision, and the answers."""
    done, questions = answered(session)
    verdicts, practices = judged(session)
    decided = bool(session.need.text) + (session.decision.outcome != "open")
    return decided + verdicts + done, 2 + max(practices, 1) + questions


STEP = Step(
    id="practices",
    key="3",
    title=N_("Practices"),
    lists=("practices.items", "need", "decision", "draft_plan.items"),
    commands=(
        *common.GOING_ON_SHEETS,
        *(common.PICK_UP.at(6) if each is common.PICK_UP else each for each in common.EDITING),
        NEXT_CHOICE,
        CHOOSE,
        QUESTION,
        common.ZOOM.at(7),
    ),
    screen="toi_tui.screens.practices.screen:PracticesScreen",
    progress=progress,
)
