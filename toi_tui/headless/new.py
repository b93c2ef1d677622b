"""`toi new FILE`: a new session from the method."""

import random
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from toi_tui import locale
from toi_tui.headless import clock
from toi_tui.headless.refusal import Refusal, at, refused, shown
from toi_tui.locale import N_, _, dates, ngettext
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model.dates import read_date
from toi_tui.model.ids import make_id
from toi_tui.model.method import Method, new_session
from toi_tui.model.text import clean_line
from toi_tui.storage import shipped
from toi_tui.storage.session_file import SessionFile

IDENTITY: Final = {
    "title": N_("what the session is called"),
    "practice": N_("the good practice that is carried over"),
    "organisation": N_("where it goes"),
    "mentor": N_("who leads the mentoring"),
}
_SATURDAY = 5
_choose = random.SystemRandom().choice


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("where to write it; nothing is overwritten"))
    for name, meant in IDENTITY.items():
        parser.add_argument(f"--{name}", metavar=_("TEXT"), default="", type=clean_line, help=_(meant))
    when = parser.add_mutually_exclusive_group()
    when.add_argument(
        "--start", metavar=_("DATE"), type=_day, help=_("the first day; the others are the weekdays after it")
    )
    when.add_argument(
        "--days",
        metavar=_("DATES"),
        type=_days,
        help=_("the days one by one, as 12.4.,13.4.,19.4.; without a year: the next such date"),
    )
    parser.add_argument("--language", choices=LANGUAGES, help=_("the language of the session's content"))
    parser.add_argument("--method", metavar=_("NAME"), default="toi", help=_("which method to start from (toi)"))


def run(options: Namespace) -> int:
    """Make the session."""
    language = options.language or locale.current()
    try:
        method = shipped.method(options.method, language)
    except FileNotFoundError:
        raise _no_method(options.method) from None
    days = _dates(options, method)
    session = new_session(
        method,
        lambda: make_id(_choose),
        dates=days,
        language=options.language or method.language,
        **{key: getattr(options, key) for key in IDENTITY},
    )
    try:
        SessionFile.create(options.file, session)
    except OSError as error:
        raise refused(options.file, error) from None
    print(_("Written: {file}").format(file=shown(options.file)))
    if days:  # how they were understood: one that was mistyped may have become next year's
        print(_("Days: {days}").format(days=", ".join(f"{dates.weekday(each)} {dates.full(each)}" for each in days)))
    return 0


def _no_method(name: str) -> Refusal:
    """The methods there are instead, and those of the user that cannot be read: one of them may be meant."""
    offers = shipped.methods()
    names = ", ".join(sorted({offer.id for offer in offers if offer.method}))
    said = _("There is no method “{name}”; there are: {names}.").format(name=clean_line(name), names=names)
    return Refusal("\n".join([said, *(at(offer.path, offer.problem) for offer in offers if offer.problem)]), 2)


def _dates(options: Namespace, method: Method) -> tuple[date, ...]:
    count = len(method.template.days.items)
    if options.start:
        return weekdays(options.start, count)
    days: tuple[date, ...] = options.days or ()
    if len(days) > count:
        said = ngettext(
            "The method has {count} day; there are {given}.", "The method has {count} days; there are {given}.", count
        )
        raise Refusal(said.format(count=count, given=len(days)), 2)
    return days


def weekdays(start: date, count: int) -> tuple[date, ...]:
    """So many days from the first on, without Saturdays and Sundays but for the first itself."""
    found = [start]
    while len(found) < count:
        ahead = found[-1] + timedelta(1)
        while ahead.weekday() >= _SATURDAY:
            ahead += timedelta(1)
        found.append(ahead)
    return tuple(found[:count])


def _day(text: str) -> date:
    return _read(text, clock.today())


def _days(text: str) -> tuple[date, ...]:
    """Dates with commas between; one without a year is the next such date after the one before it."""
    found: list[date] = []
    for each in text.split(","):
        if each.strip():
            found.append(_read(each, found[-1] if found else clock.today()))
    return tuple(found)


def _read(text: str, since: date) -> date:
    found = read_date(text, since)
    if found is None:
        raise ArgumentTypeError(_("“{text}” is no date: write 12.4. or 2027-04-12").format(text=clean_line(text)))
    return found
