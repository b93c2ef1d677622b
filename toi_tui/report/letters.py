"""The letters of the mentor's preparation, filled in from the session.

Step 2 asks for a preliminary agreement in five slots, step 3 for instructions and an agreement, step 4 for a
pre-task that is e-mailed. What is private, remarks and notes are in none of them, and addresses only in the headers.
"""

from collections.abc import Iterator
from typing import Final

from toi_tui.locale import N_, _, dates, speaking
from toi_tui.model.agreement import SLOTS, dated, slot
from toi_tui.model.item import value_of
from toi_tui.model.parts.days import Day
from toi_tui.model.parts.identity import MEANINGS
from toi_tui.model.session import Session
from toi_tui.model.text import clean_line
from toi_tui.report.letter import BLANK, Letter, Passage, Point, Recipient

_NAMES: Final = {
    "what": N_("What"),
    "when": N_("When"),
    "where": N_("Where"),
    "participants": N_("Participants"),
    "contact": N_("Contact person"),
}
_SLOTS: Final = tuple(f"agreement.{name}" for name in SLOTS)


def letters(session: Session) -> tuple[Letter, ...]:
    """All letters of a session, in the order in which they are sent."""
    with speaking(session.identity.language):
        agreement = _agreement(session)
        return _proposal(session), _instructions(session, agreement), agreement, _pretask(session)


def _proposal(session: Session) -> Letter:
    text = _(
        "We are preparing a mentoring period in which a good practice is taken into use. This is what has been "
        "agreed so far. Please confirm it by replying, or correct what should be otherwise."
    )
    passages = (_greeting(session), Passage(text), Passage(points=_slots(session)), _closing(session))
    missing = _missing(session, *_SLOTS, "session.mentor")
    return Letter(
        "proposal", _subject(session, _("Preliminary agreement")), _contact(session), passages, missing=missing
    )


def _instructions(session: Session, agreement: Letter) -> Letter:
    text = _(
        "Here are the instructions for the mentoring period, with the agreement attached. Please pass them on to "
        "everybody whom they concern."
    )
    led = _(
        "The mentor leads the period, listens without judging, asks open questions and gives guidance, not ready "
        "solutions. The group makes the plan: at the end it has a documented and scheduled action plan of its own."
    )
    passages = (
        _greeting(session),
        Passage(text),
        Passage(points=tuple(_when_and_where(session)), heading=_("When and where")),
        Passage(led, heading=_("How we work")),
        Passage(points=_asked_for(), heading=_("What is asked of you")),
        _confidentiality(session),
        Passage(points=(_point(session, "agreement.contact", _("Contact person")),), heading=_("Questions")),
        _closing(session),
    )
    missing = _missing(session, "agreement.contact", "agreement.when", "agreement.where", "session.mentor")
    subject = _subject(session, _("Instructions for the mentoring period"))
    return Letter("instructions", subject, _key_persons(session), passages, missing=missing, attached=agreement)


def _asked_for() -> tuple[Point, ...]:
    return (
        Point(_("The participants have the time to be present on every day; substitutes are arranged beforehand.")),
        Point(_("There is a quiet room with a wall for flip chart sheets, sticky notes and pens, and a projector.")),
        Point(_("Everybody answers the pre-task before the first day and does a short task between the days.")),
        Point(_("Somebody who may decide on measures is present when the risks are analysed.")),
    )


def _agreement(session: Session) -> Letter:
    parties = (
        _point(session, "session.mentor", _("Mentor")),
        _point(session, "session.organisation", _("Organisation")),
        *_said(session, "session.partner", _("Partner")),
        *_said(session, "session.origin", _("The practice comes from")),
    )
    goal = clean_line(session.identity.goal) or BLANK
    passages = (
        Passage(points=parties, heading=_("Parties")),
        Passage(points=_slots(session), heading=_("What is agreed")),
        *_days(session),
        Passage(goal, heading=_("Shared goal")),
        _confidentiality(session),
        Passage(points=_duties(), heading=_("Duties")),
        Passage(_signatures(), heading=_("Signatures")),
    )
    fields = ("session.mentor", "session.organisation", *_SLOTS, "session.goal")
    subject = _subject(session, _("Agreement on mentoring"))
    return Letter("agreement", subject, _key_persons(session), passages, missing=_missing(session, *fields))


def _duties() -> tuple[Point, ...]:
    return (
        Point(
            _("prepares the days, looks after time and ground rules, listens, guides and encourages."), _("The mentor")
        ),
        Point(_("gives the participants time and a room, and names a contact person."), _("The organisation")),
        Point(_("answer the pre-task, take part on every day and do the tasks between them."), _("The participants")),
    )


def _signatures() -> str:
    names = (_("Place and date"), _("Mentor"), _("For the organisation"))
    return "\n".join(f"{name}: {BLANK * 3}" for name in names)


def _pretask(session: Session) -> Letter:
    written = session.agreement.pretask_text.strip()
    signed = _is_signed(written)
    passages = (Passage(written),) if written else _plain_pretask()
    facts = (
        _point(session, "session.practice", _("Practice")),
        *_when_and_where(session),
        *_said(session, "agreement.contact", _("Contact person")),
        *_said(session, "session.mentor", _("Mentor")),
    )
    closing = () if signed else (_closing(session),)
    passages = (*passages, *closing, Passage(points=facts, heading=_("The mentoring period in short")))
    fields = ("agreement.pretask_text", "session.practice", "agreement.when", "agreement.where")
    missing = _missing(session, *fields, *(() if signed else ("session.mentor",)))
    subject = _subject(session, _("Pre-task"))
    return Letter("pretask", subject, _participants(session), passages, blind=True, missing=missing)


def _is_signed(text: str) -> bool:
    """Whether a letter ends with a name, which no sentence does."""
    return text[-1:].isalpha()


def _plain_pretask() -> tuple[Passage, ...]:
    text = _(
        "Before our first day I ask you for one thing: what do you expect of the mentor? A few sentences are enough; "
        "there are no right answers. We look at the answers together on the first day. If you want yours to be "
        "anonymous, say so. Please reply a week before the first day at the latest."
    )
    return Passage(_("Hello,")), Passage(text)


# What several letters have


def _subject(session: Session, what: str) -> str:
    practice = clean_line(session.identity.practice)
    return _("{what}: {practice}").format(what=what, practice=practice) if practice else what


def _greeting(session: Session) -> Passage:
    name = clean_line(session.identity.contact)
    return Passage(_("Hello {name},").format(name=name) if name else _("Hello,"))


def _closing(session: Session) -> Passage:
    return Passage("\n".join((_("Kind regards"), clean_line(session.identity.mentor) or BLANK)))


def _participants(session: Session) -> tuple[Recipient, ...]:
    people = (row for row in session.people.items.values() if not row.private)
    return tuple(Recipient(clean_line(row.name), row.email) for row in people)


def _contact(session: Session) -> tuple[Recipient, ...]:
    """The contact person, with the address if that is one of the people."""
    name = clean_line(session.identity.contact or session.agreement.contact)
    known = (each for each in _participants(session) if each.name == name)
    return (next(known, Recipient(name)),) if name else ()


def _key_persons(session: Session) -> tuple[Recipient, ...]:
    """The contact person, and those of the people to whom instructions and contract are said to go."""
    said = clean_line(session.agreement.sent_to).casefold()
    named = (each for each in _participants(session) if each.name and each.name.casefold() in said)
    return tuple(dict.fromkeys((*_contact(session), *named)))


def _slots(session: Session) -> tuple[Point, ...]:
    return tuple(Point(slot(session, name) or BLANK, _(_NAMES[name])) for name in SLOTS)


def _point(session: Session, key: str, name: str) -> Point:
    return Point(_value(session, key) or BLANK, name)


def _said(session: Session, key: str, name: str) -> Iterator[Point]:
    value = _value(session, key)
    if value:
        yield Point(value, name)


def _value(session: Session, key: str) -> str:
    """A field on one line; what one part of the session does not say another may."""
    part, _dot, field = key.partition(".")
    return slot(session, field) if key in _SLOTS else clean_line(value_of(session.part(part), field) or "")


def _missing(session: Session, *keys: str) -> tuple[str, ...]:
    return tuple(key for key in keys if not _value(session, key))


def _days(session: Session) -> Iterator[Passage]:
    points = tuple(_day(number, day) for number, day in dated(session).items())
    if points:
        yield Passage(points=points, heading=_("Days"))


def _day(number: int, day: Day) -> Point:
    when = f"{dates.weekday(day.date)} {dates.full(day.date)}" if day.date else ""
    times = dates.clock(day.start) if day.start else ""
    if day.start and day.end:
        times = f"{dates.clock(day.start)}–{dates.clock(day.end)}"
    if times:
        when = _("{date}, {times}").format(date=when, times=times)
    said = ", ".join(each for each in (when, clean_line(day.place)) if each)
    return Point(said, _("Day {day}").format(day=number))


def _when_and_where(session: Session) -> Iterator[Point]:
    days = dated(session)
    if days:
        yield from (_day(number, day) for number, day in days.items())
    else:
        yield _point(session, "agreement.when", _("When"))
    yield _point(session, "agreement.where", _("Where"))


def _confidentiality(session: Session) -> Passage:
    mode = session.identity.confidentiality
    lines = [_(MEANINGS[mode])]
    if mode == "confidential":
        lines.append(_("The participants owe nobody a report on what was talked about."))
    excluded = clean_line(session.agreement.excluded_topics)
    if excluded:
        lines.append(_("Not talked about: {topics}.").format(topics=excluded.rstrip(".")))
    return Passage(" ".join(lines), heading=_("Confidentiality"))
