"""The page of letters: which there are, and the one at the cursor as it would be sent. Addresses are not shown."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from toi_tui.exchange.mail import address
from toi_tui.locale import N_, _, dates
from toi_tui.model.item import value_of
from toi_tui.model.session import Session
from toi_tui.report.letter import Letter
from toi_tui.report.letter_forms import as_text
from toi_tui.widgets.sheet import Group, Row

LETTER: Final = "letter/"
TITLES: Final[Mapping[str, str]] = {
    "proposal": N_("Preliminary agreement, in five slots"),
    "instructions": N_("Instructions, with the agreement"),
    "agreement": N_("Agreement"),
    "pretask": N_("Pre-task"),
}
SENT: Final[Mapping[str, str]] = {
    "instructions": "instructions_sent",
    "agreement": "contract_sent",
    "pretask": "pretask_sent",
}
"""The field of the agreement that says when a letter was sent."""

_NEEDED: Final[Mapping[str, str]] = {
    "agreement.what": N_("What"),
    "agreement.when": N_("When"),
    "agreement.where": N_("Where"),
    "agreement.participants": N_("Participants"),
    "agreement.contact": N_("Contact person"),
    "agreement.pretask_text": N_("Pre-task"),
    "session.mentor": N_("Mentor"),
    "session.organisation": N_("Organisation"),
    "session.practice": N_("Practice"),
    "session.goal": N_("Shared goal"),
}


def correspondence(session: Session, letters: tuple[Letter, ...], shown: Letter, link: str) -> list[Group]:
    """All letters, and one of them; `link` is shown where the system could not open it."""
    rows = tuple(_row(session, letter) for letter in letters)
    groups = [Group("letters", _("Letters"), rows, f"({len(rows)})")]
    if link:
        said = _("No program here opens mail links. The link, copied as well:")
        groups.append(Group("link", _("Link"), (Row(text=said, look="dim"), Row(text=link))))
    return [*groups, Group("letter", shown.subject, tuple(_letter(shown)))]


def sent(session: Session, letter: Letter) -> date | None:
    """When a letter was sent, as far as that is written down."""
    day: date | None = value_of(session.agreement, SENT[letter.key]) if letter.key in SENT else None
    return day


def _row(session: Session, letter: Letter) -> Row:
    day = sent(session, letter)
    tail = _("sent {date}").format(date=dates.full(day)) if day else ""
    mark = "✓" if day else "!" if letter.missing else "·"
    return Row(f"{LETTER}{letter.key}", _(TITLES[letter.key]), mark=mark, tail=tail)


def _letter(letter: Letter) -> Iterator[Row]:
    names = ", ".join(each.name for each in letter.to) or "–"
    yield Row(text=names, label=_("To, hidden from each other") if letter.blind else _("To"))
    if letter.attached:
        yield Row(text=letter.attached.subject, label=_("Attached"))
    nowhere = ", ".join(each.name for each in letter.to if not address(each))
    if nowhere:
        yield Row(text=_("No e-mail address: {names}").format(names=nowhere), look="warning")
    if letter.missing:
        missing = ", ".join(_(_NEEDED[key]) for key in letter.missing)
        said = _("Not said yet: {what}. e goes there.")
        if letter.key == "pretask":
            said = _("Not said yet: {what}. e writes the message.")
        yield Row(text=said.format(what=missing), look="warning")
    yield Row()
    yield from map(_line, as_text(letter).splitlines())


def _line(line: str) -> Row:
    """A line of the letter; a point goes on below itself, not below its dash."""
    point = line.removeprefix("- ")
    return Row(text=point, mark="-") if point != line else Row(text=line)
