"""The two pages of the mentor screen, made of a session: the preparation, and the expectations."""

from collections.abc import Iterator
from typing import Final

from toi_tui.locale import N_, _, dates
from toi_tui.model.item import Table, value_of
from toi_tui.model.method import Guide
from toi_tui.model.parts.mentor import Check
from toi_tui.model.parts.people import Expectation
from toi_tui.model.session import Session
from toi_tui.screens.mentor.commands import progress, step_progress
from toi_tui.shell.meaning.typed import written
from toi_tui.widgets.sheet import Group, Row
from toi_tui.widgets.text import one_line

TITLES: Final = {
    1: N_("Mentor training"),
    2: N_("Preliminary agreement"),
    3: N_("Instructions and contract"),
    4: N_("Finalising the plan"),
}
FIELDS: Final = {
    2: (
        ("agreement.what", N_("What"), N_("what is transferred")),
        ("agreement.when", N_("When"), N_("the days and hours")),
        ("agreement.where", N_("Where"), N_("the place")),
        ("agreement.participants", N_("Participants"), N_("who takes part")),
        ("agreement.contact", N_("Contact person"), N_("who answers for the provider")),
        ("agreement.excluded_topics", N_("Not talked about"), N_("topics that are left out")),
    ),
    3: (
        ("agreement.sent_to", N_("Sent to"), N_("who got the instructions and the contract")),
        ("agreement.instructions_sent", N_("Instructions sent"), N_("Space: today")),
        ("agreement.contract_sent", N_("Contract sent"), N_("Space: today")),
    ),
    4: (
        ("session.goal", N_("Shared goal"), N_("the goal or result agreed together, in words")),
        ("agreement.pretask_text", N_("Pre-task"), N_("what is asked of the participants beforehand")),
        ("agreement.pretask_sent", N_("Pre-task sent"), N_("Space: today")),
    ),
}
PRETASK: Final = "agreement.pretask_text"

_OUTCOMES: Final = {"met": N_("met"), "partly": N_("partly met"), "unmet": N_("not met")}
_STANCE: Final = (
    N_("The relation rests on trust."),
    N_("Listen without judging."),
    N_("Give guidance and advice, not ready solutions."),
    N_("Encourage."),
)


def preparation(session: Session, guide: Guide | None) -> list[Group]:
    """The steps of the preparation with their ticks and fields."""
    steps = sorted({*TITLES, *(check.step for check in session.checklist.items.values())})
    return [_step(session, step, guide) for step in steps]


def expecting(session: Session) -> list[Group]:
    """How far the preparation is in all, the expectations, and the mentor's stance."""
    done, total = progress(session)
    whole = Row(text=_("{done} of {total} ticks of the preparation").format(done=done, total=total))
    stance = Group("stance", _("The mentor's stance"), tuple(Row(text=_(each), mark="–") for each in _STANCE))
    return [_expectations(session), stance, Group("progress", _("Progress"), (whole,))]


def _step(session: Session, step: int, guide: Guide | None) -> Group:
    done, total = step_progress(session, step)
    name = _(TITLES[step]) if step in TITLES else ""
    title = f"{step} {name}" if name else _("Step {n}").format(n=step)
    advice = guide.panels.get(str(step), ())[-1:] if guide else ()
    rows = (*_checks(session, step), *_fields(session, step), *(Row(text=each, look="dim") for each in advice))
    mark = " ✓" if total and done == total else ""
    return Group(f"step-{step}", title, rows, f"{done}/{total}{mark}", _("n adds what is to be done here."))


def _checks(session: Session, step: int) -> Iterator[Row]:
    return (_check(id, check) for id, check in session.checklist.items.items() if check.step == step)


def _check(id: str, check: Check) -> Row:
    when = dates.full(check.done) if check.done else ""
    private = "◌" if check.private else ""
    tail = " ".join(each for each in (when, one_line(check.note), private) if each)
    return Row(id, check.text, mark="✓" if check.done else "☐", tail=tail, look="done" if check.done else "")


def _fields(session: Session, step: int) -> Iterator[Row]:
    for key, label, hint in FIELDS.get(step, ()):
        part, _dot, name = key.partition(".")
        table: Table = session.part(part)
        said = written(value_of(table, name))
        shown = one_line(said.strip().replace("\n\n", "\n")) if key == PRETASK else said
        yield Row(key, shown, _(label), hint=_(hint))


def _expectations(session: Session) -> Group:
    rows = tuple(_expectation(session, id, row) for id, row in session.expectations.items.items())
    hint = _("None yet. n writes down an answer to the pre-task, i says whose it is.")
    return Group("expectations", _("What the participants expect"), rows, f"({len(rows)})", hint)


def _expectation(session: Session, id: str, row: Expectation) -> Row:
    person = session.people.items.get(row.person)
    whose = person.name if person else _("somebody who was deleted") if row.person else _("anonymous")
    outcome = _(_OUTCOMES[row.outcome]) if row.outcome else ""
    tail = " · ".join(each for each in (whose, outcome) if each)
    return Row(id, row.text, mark="◌" if row.private else "✎" if row.note else "·", tail=f"– {tail}")
