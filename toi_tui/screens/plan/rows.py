"""The plan as rows, bars and words: what its panels show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from toi_tui.locale import N_, _, dates
from toi_tui.model.item import Item
from toi_tui.model.parts.plan import PlanStep
from toi_tui.model.parts.risks import Challenge
from toi_tui.model.schedule import is_open, is_overdue, is_understood
from toi_tui.model.session import Session
from toi_tui.screens.plan.words import PHASES, STATES
from toi_tui.shell.meaning.typed import written
from toi_tui.widgets import sheet
from toi_tui.widgets.facts import Fact
from toi_tui.widgets.register import RegisterCell, RegisterColumn, RegisterRow
from toi_tui.widgets.text import one_line
from toi_tui.widgets.timeline import Bar

FOCUS: Final = "focus"
MARKS: Final = 3
_COLUMNS: Final = (
    RegisterColumn("issue", N_("Issue"), 11, 1, stretch=1),
    RegisterColumn("action", N_("Action"), 24, 0, stretch=3),
    RegisterColumn("schedule", N_("Schedule"), 11, 2, stretch=1),
    RegisterColumn("owner", N_("Responsible"), 13, 3, stretch=1),
    RegisterColumn("state", N_("Status"), 13, 4, stretch=1),
    RegisterColumn("start", N_("Begins"), 11, 6),
    RegisterColumn("due", N_("Due by"), 11, 5),
    RegisterColumn("cycle", N_("Phase of the cycle"), 20, 7),
)
"""The columns in their order, their titles English texts of the catalogue."""


def columns() -> tuple[RegisterColumn, ...]:
    """The five columns of the handbook, then the dates and the phase of the cycle."""
    return tuple(replace(each, title=_(each.title)) for each in _COLUMNS)


def row(key: str, step: PlanStep, today: date) -> RegisterRow:
    """A row of the plan; in front ⚠ for what is overdue or lacks something, ? for a schedule without dates.

    Behind that ◌ for a private row or ✎ for one with a note, and ← for one that was carried over from elsewhere.
    """
    flaw = "⚠" if any(_flaws(step, today)) else " " if is_understood(step) else "?"
    mark = flaw + ("◌" if step.private else "✎" if step.note else " ") + ("←" if step.sources else " ")
    return RegisterRow(key, tuple(_cell(each.key, step, today) for each in _COLUMNS), mark)


def state_text(step: PlanStep, today: date) -> str:
    """The state in words, and that it is overdue, as short as stands in whole at 80 columns."""
    state = _(STATES[step.state])
    if not is_overdue(step, today):
        return state
    return _("Overdue") if step.state == "not-started" else f"⚠ {state}"


def challenge_columns(total: int) -> tuple[RegisterColumn, ...]:
    """The two columns of challenges, with their number."""
    counted = _("Challenge ({n})").format(n=total)
    return (RegisterColumn("text", counted, 16, 0, 1), RegisterColumn("solution", _("Solution"), 16, 1, 1))


def challenge_row(key: str, challenge: Challenge) -> RegisterRow:
    """A challenge and its solution; ⚠ where the solution is missing."""
    mark = (" " if challenge.solution else "⚠") + ("◌" if challenge.private else "✎" if challenge.note else " ")
    cells = (RegisterCell(challenge.text), RegisterCell(challenge.solution))
    return RegisterRow(key, cells, mark + ("←" if challenge.sources else " "))


def focus(session: Session) -> list[sheet.Group]:
    """The focus as a sheet of one row."""
    hint = _("What do we do, for whom, and what is the first step? e writes it in one sentence.")
    return [sheet.Group(FOCUS, _("Focus"), (sheet.Row(FOCUS, session.plan.focus, hint=hint),))]


def bar(key: str, step: PlanStep, today: date) -> Bar:
    """A row of the plan on the timeline."""
    late, day = is_overdue(step, today), step.due or step.start
    said = f"– {one_line(step.schedule)}" if step.schedule else _("– no schedule")
    return Bar(
        key,
        step.issue or step.action,
        when=dates.short(day) if day else "",
        start=step.start,
        due=step.due,
        said=said,
        mark="⚠" if late else " " if is_open(step) else "✓" if step.state == "done" else "×",
        look="overdue" if late else "" if is_open(step) else "done",
    )


def caption(steps: Mapping[str, PlanStep], today: date, shown: int, filters: tuple[str, ...]) -> tuple[Fact, ...]:
    """The line over the plan: how many rows and how many of them overdue; or what a filter shows of them."""
    if filters:
        said = _("Only {filter}: {n} of {total} – Esc shows all")
        return (Fact("", said.format(filter=" · ".join(filters), n=shown, total=len(steps)), "warning"),)
    late = sum(is_overdue(step, today) for step in steps.values())
    title = Fact("", _("Action plan ({n})").format(n=len(steps)), "heading")
    return (title, Fact("", _("⚠ {n} overdue").format(n=late), "warning")) if late else (title,)


def facts(step: PlanStep, today: date, sources: tuple[str, ...]) -> tuple[Fact, ...]:
    """All about a row: what it is, what is open, its dates as understood, and what it was carried over from."""
    name = " – ".join(one_line(each) for each in (step.issue, step.action) if each)
    warnings = (Fact("", f"⚠ {each}", "warning") for each in _flaws(step, today))
    said = (
        (_("Schedule"), schedule_text(step)),
        *((_("Source"), text) for text in sources),
        (_("Phase of the cycle"), _(PHASES[step.cycle]) if step.cycle else ""),
        (_("Note"), step.note),
        (_("Responsible"), step.owner),
        (_("Status"), _(STATES[step.state])),
    )
    heading = (Fact("", name, "heading"),) if name else ()
    return (*heading, *warnings, *(Fact(name, text) for name, text in said if text))


def schedule_text(step: PlanStep) -> str:
    """A schedule as it was said, and the dates that it means."""
    if not is_understood(step):
        return _("{words} (no date understood; 30.4. or week 36 would be)").format(words=step.schedule)
    start, due = (f"{dates.weekday(day)} {dates.full(day)}" if day else "" for day in (step.start, step.due))
    meant = f"{start} – {due}".rstrip() if start else due
    return " = ".join(each for each in (step.schedule, meant) if each)


def name_of(item: Item | None) -> str:
    """The words of a source; what is gone is said to be."""
    words = ("text", "label", "name", "action", "indicator")
    return next((said for word in words if (said := getattr(item, word, ""))), "") if item else _("(deleted)")


def _flaws(step: PlanStep, today: date) -> Iterator[str]:
    if is_overdue(step, today) and step.due:
        yield _("Overdue since {date}").format(date=dates.with_weekday(step.due))
    if step.state == "dropped":
        return
    if not step.owner:
        yield _("Nobody is responsible yet")
    if not step.schedule and step.due is None:
        yield _("No schedule yet")


def _cell(name: str, step: PlanStep, today: date) -> RegisterCell:
    closed = "" if is_open(step) else "done"
    match name:
        case "state":
            return RegisterCell(state_text(step, today), "warning" if is_overdue(step, today) else closed)
        case "schedule":
            return RegisterCell(step.schedule or written(step.due), closed)
        case "cycle":
            return RegisterCell(_(PHASES[step.cycle]) if step.cycle else "", closed)
        case _:
            return RegisterCell(written(getattr(step, name)), closed)
