"""Schedules as people say them: ``30.4.``, ``vko 36``, ``huhtikuu``, ``syksy 2027``, ``12.4.–30.4.``, ``by 30 April``.

A week is its working days, Monday to Friday, by the numbers of ISO 8601 as Finnish calendars have them. Terms are those
of a Finnish school year: spring January–May, summer June–August, autumn August–December, winter December–February.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import Final

from toi_tui.locale.languages import LANGUAGES, any_said
from toi_tui.model import statically
from toi_tui.model.dates import YEARS, read_day, year_of

_TERMS: Final = {
    any_said("spring"): (1, 5),
    any_said("summer"): (6, 8),
    any_said("autumn"): (8, 12),
    any_said("winter"): (12, 2),
    any_said("year"): (1, 12),
}
_YEAR = r"(?:(?:/|,? )(?P<year>\d{4}|\d{2}))?"
_LONG_YEAR = rf"(?: (?:{any_said('within_year')} )?(?P<year>\d{{4}}))?"
_WEEK = re.compile(rf"{any_said('week')} ?(?P<week>\d{{1,2}})\.?{_YEAR}")
_MONTH_NUMBER = re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})")
_LASTING: Final = (
    *(
        (re.compile(f"(?:{month}){_LONG_YEAR}"), (number, number))
        for language in LANGUAGES.values()
        for number, month in enumerate(language.reading.months, start=1)
    ),
    *((re.compile(term + _LONG_YEAR), months) for term, months in _TERMS.items()),
    (re.compile(rf"(?:{any_said('before_year')} )?(?P<year>2\d{{3}})"), (1, 12)),
)
"""The ways to say a span of months, each with its first month and its last."""
_CLOCK = re.compile(rf" {any_said('clock', 'at')} \d{{1,2}}(?:[.:]\d{{2}})?$")
_AROUND = re.compile(rf"^{any_said('around')} | {any_said('around_behind')}$")
_STROKE = r"[-–—\N{MINUS SIGN}]"
_STARTS = re.compile(rf"^{any_said('starts')} | {any_said('starts_behind')}$| ?{_STROKE}$")
_ENDS = re.compile(rf"^{any_said('ends')} | {any_said('ends_behind')}$|^{_STROKE} ?")
_DASH = re.compile(rf" ?{_STROKE} ?| (?:{any_said('also')}|&) ")
_SHARED: Final = tuple(language.reading.shared for language in LANGUAGES.values() if language.reading.shared)
_THIRDS: Final = tuple(
    (re.compile(form), part)
    for language in LANGUAGES.values()
    for part, forms in enumerate((language.reading.early, language.reading.mid, language.reading.late))
    for form in forms
)
"""A third of a month or a term: ``loppukevät``, ``toukokuun alussa``, ``mid May``."""
_DAY_ALONE = re.compile(r"\d{1,2}\.?")
_WEEK_ALONE = re.compile(r"(?P<word>[^\W\d]+\.? ?)\d{1,2}")
_WORKING_DAYS = timedelta(days=4)
_LONGEST = timedelta(days=300)


@statically.frozen
class Span:
    """From when until when, the last day included; either may be open."""

    start: date | None = None
    due: date | None = None


@statically.frozen
class _Said:
    """A time that comes again each year, and the year where one was said; `of` is None in a year without it."""

    of: Callable[[int], tuple[date, date] | None]
    year: int | None = None
    is_day: bool = False

    def next(self, since: date) -> tuple[date, date] | None:
        """The first one that is not over on a day."""
        years = range(since.year - 1, since.year + 2) if self.year is None else (self.year,)
        found = (span for span in map(self.of, (year for year in years if year in YEARS)) if span)
        return next((span for span in found if self.year is not None or span[1] >= since), None)

    def last(self, until: date) -> tuple[date, date] | None:
        """The last one that has begun on a day."""
        spans = (self.of(until.year), self.of(until.year - 1))
        return next((span for span in spans if span and span[0] <= until), None)


def read_span(text: str, since: date) -> Span | None:
    """The dates that a schedule says; None when no date is understood in it.

    A single day is when something is due. What is said without a year is the first that is not over on `since`.
    """
    said = _CLOCK.sub("", " ".join(text.casefold().split()).rstrip(","))
    bare, found = _STARTS.subn("", said)
    if found:
        span = read_span(bare, since)
        return Span(start=span.start or span.due) if span else None
    bare, found = _ENDS.subn("", said)
    if found:
        span = read_span(bare, since)
        return Span(due=span.due) if span and span.due else None
    return _whole(_AROUND.sub("", said), since)


def _whole(said: str, since: date) -> Span | None:
    """A single time, or a range."""
    time = _single(said)
    if time is None:
        return _range(said, since)
    found = time.next(since)
    return Span(None if time.is_day else found[0], found[1]) if found else None


def _range(said: str, since: date) -> Span | None:
    """A span from what stands before a dash to what stands behind it."""
    for dash in _DASH.finditer(said):
        pair = _pair(said[: dash.start()], said[dash.end() :])
        span = _between(*pair, since) if pair else None
        if span is not None:
            return span
    return None


def _pair(left: str, right: str) -> tuple[_Said, _Said] | None:
    """Both ends of a range; what one of them leaves out is taken from the other: ``12.–30.4.``, ``vkot 39–40``."""
    for begins, ends in _completed(left, right):
        first, last = _single(begins), _single(ends)
        if first and last:
            return first, last
    return None


def _completed(left: str, right: str) -> Iterator[tuple[str, str]]:
    yield left, right
    if week := _WEEK_ALONE.fullmatch(left):
        yield left, week["word"] + right
    for ending in _SHARED:
        yield left + ending, right  # touko–kesäkuu
    if _DAY_ALONE.fullmatch(left):
        yield left.rstrip(".") + "." + right.partition(".")[2], right
        yield f"{left} {right.partition(' ')[2]}", right  # 12–30 April


def _between(first: _Said, last: _Said, since: date) -> Span | None:
    if first.year is None:
        end = last.next(since)
        begin = first.last(end[1]) if end else None
    else:
        begin = first.next(since)
        end = last.next(begin[0]) if begin else None
    if begin is None or end is None or begin[0] > end[1]:
        return None
    slip = first.year is None and end[1] - begin[0] > _LONGEST  # 30.4.–12.4.: the wrong way round
    return None if slip else Span(begin[0], end[1])


def _single(said: str) -> _Said | None:
    """A day, a week, a month, a term or a year."""
    day = read_day(said)
    if day is not None:
        return _Said(lambda year: (found, found) if (found := day.of(year)) else None, day.year, is_day=True)
    return next(_longer(said), None) or _third(said)


def _third(said: str) -> _Said | None:
    """The beginning, the middle or the end of something longer."""
    for form, part in _THIRDS:
        found = form.fullmatch(said)
        whole = next(_longer(found[1]), None) if found else None
        if whole:
            return _Said(partial(_third_of, whole.of, part), whole.year)
    return None


def _third_of(whole: Callable[[int], tuple[date, date] | None], part: int, year: int) -> tuple[date, date] | None:
    span = whole(year)
    if span is None:
        return None
    first, days = span[0], (span[1] - span[0]).days + 1
    return first + timedelta(days=days * part // 3), first + timedelta(days=days * (part + 1) // 3 - 1)


def _longer(said: str) -> Iterator[_Said]:
    if found := _WEEK.fullmatch(said):
        yield _Said(_weeks(int(found["week"])), year_of(found["year"]))
    if (found := _MONTH_NUMBER.fullmatch(said)) and 1 <= int(found["month"]) <= 12:
        number = int(found["month"])
        yield _months(number, number, year=found["year"])
    for form, (first, last) in _LASTING:
        if found := form.fullmatch(said):
            yield _months(first, last, year=found["year"])


def _weeks(number: int) -> Callable[[int], tuple[date, date] | None]:
    def of(year: int) -> tuple[date, date] | None:
        with suppress(ValueError):
            monday = date.fromisocalendar(year, number, 1)
            return monday, monday + _WORKING_DAYS
        return None

    return of


def _months(first: int, last: int, *, year: str | None) -> _Said:
    def of(year: int) -> tuple[date, date] | None:
        with suppress(ValueError):
            ends = year + (last < first)
            return date(year, first, 1), date(ends, last, monthrange(ends, last)[1])
        return None

    return _Said(of, year_of(year))
