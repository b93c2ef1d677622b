"""The contents of the follow-up step: what waits, the checkpoints as rows, pages of words and questions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from toi_tui.locale import N_, _, dates, ngettext
from toi_tui.model.parts.people import Expectation
from toi_tui.model.parts.plan import Checkpoint, EvaluationQuestion
from toi_tui.model.schedule import Waiting, is_missed, is_open, overdue, upcoming
from toi_tui.model.session import Session
from toi_tui.shell.meaning.typed import written
from toi_tui.widgets import sheet
from toi_tui.widgets.facts import Fact
from toi_tui.widgets.register import RegisterCell, RegisterColumn, RegisterRow
from toi_tui.widgets.text import one_line

OUTCOMES: Final = {"": "", "met": N_("met"), "partly": N_("partly met"), "unmet": N_("not met")}
FORMS: Final = {
    "provider": N_("Evaluation (T5): the provider"),
    "mentor": N_("Evaluation (T5): the mentor"),
}
WORDS: Final = {
    "text": (N_("Follow-up plan"), N_("how the plan is followed up, and what comes after it; e writes it")),
    "other": (N_("Anything else?"), N_("what else came to mind; e writes it")),
}
_COLUMNS: Final = (
    RegisterColumn("indicator", N_("Indicator"), 20, 0, stretch=2),
    RegisterColumn("date", N_("Date"), 11, 1),
    RegisterColumn("target", N_("Target"), 10, 2, stretch=1),
    RegisterColumn("owner", N_("Responsible"), 12, 4, stretch=1),
    RegisterColumn("actual", N_("Actual"), 10, 3, stretch=1),
    RegisterColumn("deviation", N_("Deviation"), 14, 5, stretch=1),
    RegisterColumn("correction", N_("Correction"), 14, 6, stretch=1),
)
"""The columns in their order, their titles English texts of the catalogue."""
_MARKS: Final = {"": "☐", "met": "✓", "partly": "~", "unmet": "✗"}
_SEPARATOR: Final = "/"


def waiting(session: Session, today: date) -> list[sheet.Group]:
    """Rows overdue and due next, of the plan and of the checkpoints, as seen from today."""
    late, ahead = overdue(session, today), upcoming(session, today)
    groups = [_waiting("late", _("Overdue"), late, "⚠")] if late else []
    title = _("Coming up – today is {date}").format(date=dates.with_weekday(today))
    groups.append(_waiting("ahead", title, ahead, "▸"))
    undated = sum(is_open(step) and step.due is None for step in session.plan.steps.values())
    if undated:
        said = ngettext("{n} open row of the plan has no date.", "{n} open rows of the plan have no date.", undated)
        groups.append(sheet.Group("undated", _("Without a date"), (sheet.Row(text=said.format(n=undated)),)))
    return groups


def led_to(key: str) -> tuple[str, str]:
    """Where a row of what waits leads: ``step`` or ``checkpoint``, and the id."""
    kind, _slash, id = key.partition(_SEPARATOR)
    return kind, id


def _waiting(key: str, title: str, found: tuple[Waiting, ...], mark: str) -> sheet.Group:
    rows = tuple(
        sheet.Row(
            f"{each.kind}{_SEPARATOR}{each.id}",
            each.text if each.kind == "step" else _("checkpoint: {indicator}").format(indicator=each.text),
            f"{dates.weekday(each.due)} {dates.full(each.due)}",
            mark=mark,
            tail=f"– {each.owner}" if each.owner else "",
        )
        for each in found
    )
    nothing = (sheet.Row(text=_("Nothing has a date ahead."), look="dim"),)
    return sheet.Group(key, title, rows or nothing, f"({len(rows)})")


def caption(session: Session, today: date) -> tuple[Fact, ...]:
    """The line over the checkpoints: how many there are, and how many have passed without a word on them."""
    points = session.followup.items.values()
    missed = sum(is_missed(point, today) for point in points)
    facts = [Fact("", _("Checkpoints ({n})").format(n=len(points)), "heading")]
    if missed:
        said = ngettext("⚠ {n} without its actual", "⚠ {n} without their actual", missed)
        facts.append(Fact("", said.format(n=missed), "warning"))
    return tuple(facts)


def columns() -> tuple[RegisterColumn, ...]:
    """The columns of the checkpoints: what was planned, then how it was."""
    return tuple(replace(each, title=_(each.title)) for each in _COLUMNS)


def row(key: str, point: Checkpoint, today: date) -> RegisterRow:
    """A checkpoint; ⚠ marks one that has passed without its actual, ◌ a private one, ✎ one with a note."""
    mark = ("⚠" if is_missed(point, today) else " ") + ("◌" if point.private else "✎" if point.note else " ")
    return RegisterRow(key, tuple(_cell(each.key, point, today) for each in _COLUMNS), mark)


def _cell(name: str, point: Checkpoint, today: date) -> RegisterCell:
    if name == "actual" and is_missed(point, today):
        return RegisterCell(_("missing"), "warning")
    return RegisterCell(written(getattr(point, name)))


def pages(session: Session) -> list[sheet.Group]:
    """The follow-up plan in words, the expectations looked at again, and the two forms of T5."""
    forms: Mapping[str, Mapping[str, EvaluationQuestion]] = {
        "provider": session.evaluation.provider,
        "mentor": session.evaluation.mentor,
    }
    return [_words(session), _expectations(session), *(_form(key, rows) for key, rows in forms.items())]


def _words(session: Session) -> sheet.Group:
    said = {"text": session.followup.text, "other": session.followup.other}
    rows = (sheet.Row(key, said[key].strip(), _(label), hint=_(hint)) for key, (label, hint) in WORDS.items())
    return sheet.Group("followup", _("Follow-up in words"), tuple(rows))


def _expectations(session: Session) -> sheet.Group:
    rows = session.expectations.items
    done = sum(1 for each in rows.values() if each.outcome)
    hint = _("No expectations were written down on step 4.")
    found = tuple(_expectation(session, id, each) for id, each in rows.items())
    return sheet.Group("expectations", _("Expectations looked at again"), found, f"{done}/{len(rows)}", hint)


def _expectation(session: Session, id: str, each: Expectation) -> sheet.Row:
    person = session.people.items.get(each.person)
    outcome = _(OUTCOMES[each.outcome]) if each.outcome else _("not looked at yet")
    tail = " · ".join(text for text in (outcome, person.name if person else "", one_line(each.note)) if text)
    mark = _MARKS[each.outcome] + ("◌" if each.private else "")
    return sheet.Row(id, each.text, mark=mark, tail=f"– {tail}", look="" if each.outcome != "met" else "done")


def _form(key: str, rows: Mapping[str, EvaluationQuestion]) -> sheet.Group:
    answered = sum(1 for each in rows.values() if each.answer)
    hint = _("No questions. n writes one.")
    return sheet.Group(key, _(FORMS[key]), tuple(_questions(rows)), f"{answered}/{len(rows)}", hint)


def _questions(rows: Mapping[str, EvaluationQuestion]) -> Iterator[sheet.Row]:
    for id, each in rows.items():
        mark = "◌" if each.private else "✓" if each.answer else "·"
        tail = f"– {one_line(each.note)}" if each.note else ""
        yield sheet.Row(id, each.answer.strip(), each.question, mark=mark, tail=tail, hint="…")
