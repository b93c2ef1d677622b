"""The two pages of the session screen, made of a session: what it is, and where it stands."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from toi_tui.locale import N_, _, dates, ngettext
from toi_tui.locale.languages import names
from toi_tui.model.agenda import agenda
from toi_tui.model.item import Item
from toi_tui.model.open_points import open_points
from toi_tui.model.parts.days import Day
from toi_tui.model.parts.identity import MEANINGS
from toi_tui.model.parts.people import Person
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session
from toi_tui.shell.commands.step import Step
from toi_tui.widgets.sheet import Group, Row

FIELDS: Final = {
    "title": (N_("Title"), N_("what this session is called")),
    "practice": (N_("Practice"), N_("the good practice that is transferred")),
    "practice_summary": (N_("Summary"), N_("what it is, in a few sentences")),
    "origin": (N_("Comes from"), N_("where the practice comes from")),
    "organisation": (N_("Goes to"), N_("the organisation that takes it into use")),
    "partner": (N_("Partner"), N_("a workplace or another partner")),
    "mentor": (N_("Mentor"), N_("who leads the period")),
    "contact": (N_("Contact person"), N_("who answers at the organisation")),
    "goal": (N_("Shared goal"), N_("what will be different afterwards")),
    "language": (N_("Language"), ""),
    "confidentiality": (N_("Confidentiality"), ""),
}
CHOICES: Final = {
    "language": names(),
    "confidentiality": {
        "confidential": N_("confidential"),
        "chatham-house": N_("Chatham House Rule"),
        "open": N_("open to all"),
    },
}
SHOWN: Final = 60
"""Open points that are shown at once: more than that nobody reads."""

_BAR: Final = 10


def about(session: Session) -> list[Group]:
    """The session in rows: identity, people, ground rules, days."""
    return [_identity(session), _people(session), _rules(session), _days(session)]


def standing(session: Session, today: date, steps: Sequence[Step]) -> list[Group]:
    """Where the session stands: what is to be settled, what comes next, how far each step is, what is open."""
    groups = [_next(session, today), _progress(session, steps), _open(session)]
    return [_conflicts(session), *groups] if session.conflicts.items else groups


def go_to(point: OpenPoint) -> str:
    """The key of an open point's row: where it leads."""
    return f"{point.part}/{point.item}/{point.code}"


def _identity(session: Session) -> Group:
    return Group("session", _("The session"), tuple(_identity_rows(session)))


def _identity_rows(session: Session) -> Iterator[Row]:
    for name, (label, hint) in FIELDS.items():
        value = getattr(session.identity, name)
        said = _(CHOICES[name][value]) if name in CHOICES else value
        yield Row(name, said, _(label), hint=_(hint) if hint else "")
    yield from _ways_of_confidence(session.identity.confidentiality)


def _ways_of_confidence(chosen: str) -> Iterator[Row]:
    """A row for each way, with its meaning, the chosen one marked."""
    for way, meaning in MEANINGS.items():
        text = _("{name}: {meaning}").format(name=_(CHOICES["confidentiality"][way]), meaning=_(meaning))
        yield Row(text=text, mark="●" if way == chosen else "○", look="" if way == chosen else "dim")


def _people(session: Session) -> Group:
    rows = tuple(_person(id, person) for id, person in session.people.items.items())
    hint = _("Nobody yet. n adds a person, i asks for role, organisation and e-mail.")
    return Group("people", _("People"), rows, tail=_counted(len(rows)), hint=hint)


def _person(id: str, person: Person) -> Row:
    details = " · ".join(each for each in (person.role, person.organisation, person.email) if each)
    return Row(id, person.name, mark=_mark(person) or "·", tail=details)


def _rules(session: Session) -> Group:
    rules = session.rules.items
    rows = tuple(Row(id, rule.text, mark=_mark(rule) or f"{at}") for at, (id, rule) in enumerate(rules.items(), 1))
    hint = _("None yet. n writes the first; propose three, and ask the group for more.")
    return Group("rules", _("Ground rules"), rows, tail=_counted(len(rows)), hint=hint)


def _mark(item: Item) -> str:
    return "◌" if item.private else "✎" if item.note else ""


def _days(session: Session) -> Group:
    rows = tuple(_day(key, day) for key, day in session.days.items.items())
    return Group("days", _("Days"), rows, tail=_counted(len(rows)))


def _day(key: str, day: Day) -> Row:
    said = f"{dates.weekday(day.date)} {dates.full(day.date)}" if day.date else ""
    hours = f"{dates.clock(day.start)}–{dates.clock(day.end)}" if day.start and day.end else ""
    tail = " · ".join(each for each in (hours, day.place) if each)
    return Row(key, said, _("Day {day}").format(day=key), tail=tail, hint=_("no date; e and 12.4."))


def _next(session: Session, today: date) -> Group:
    rows = tuple(Row(f"next/{go_to(point)}", point.text, mark="▸") for point in agenda(session, today)[:SHOWN])
    title = _("Next – today is {date}").format(date=dates.with_weekday(today))
    return Group("next", title, rows or (Row(text=_("Nothing is waiting."), look="dim"),))


def _progress(session: Session, steps: Sequence[Step]) -> Group:
    return Group("progress", _("Progress"), tuple(_step(session, step) for step in steps))


def _step(session: Session, step: Step) -> Row:
    done, total = step.progress(session)
    full = done * _BAR // total if total else 0
    said = f"{'■' * full}{'□' * (_BAR - full)} {done}/{total}" if total else "–"
    return Row(f"step/{step.id}", said, f"{step.key} {_(step.title)}", look="done" if total and done >= total else "")


def _open(session: Session) -> Group:
    points = open_points(session)
    rows = [Row(f"open/{go_to(point)}", point.text, mark="!") for point in points[:SHOWN]]
    more = len(points) - len(rows)
    if more:
        rows.append(Row(text=ngettext("and {n} more", "and {n} more", more).format(n=more), look="dim"))
    none = Row(text=_("Nothing is missing, as far as the program can tell."), look="dim")
    return Group("open", _("Open points"), tuple(rows) or (none,), tail=_counted(len(points)))


def _conflicts(session: Session) -> Group:
    from toi_tui.model.conflict_words import ConflictWords  # few sessions have any

    words = ConflictWords(session)
    rows = tuple(
        Row(id, words.tell(row).text, mark="◌" if row.private else "≠") for id, row in session.conflicts.items.items()
    )
    return Group("conflicts", _("Two people changed the same"), rows, tail=_counted(len(rows)))


def _counted(number: int) -> str:
    return f"({number})"
